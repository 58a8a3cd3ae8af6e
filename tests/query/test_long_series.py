"""A long series stays readable on a page; machines have all of it."""

from pathlib import Path

import pytest

from conftest import Cli
from folders import folder

MAPPING = """
tables:
  - file: months.csv
    makes: figures
    columns:
      {id: "s-{month}", subject: force, measure: troops, value: "{n}", unit: troops, date: "{month}", source: diary, locator: "p. {month}"}
"""


def strengths(count: int) -> dict[str, int]:
    """A strength a month from 2001 on, the greatest in July 2002, each other a little more than the one before."""
    made = {f"{2001 + n // 12}-{n % 12 + 1:02}": 1000 + n for n in range(count)}
    return made | ({"2002-07": 5000} if count > 18 else {})


def record(path: Path, count: int) -> str:
    lines = (f"{n},{month}" for month, n in strengths(count).items())
    return str(folder(path, *lines, header="n,month", name="months.csv", mapping=MAPPING))


def test_a_page_has_the_last_of_each_year_and_marks_the_first_the_greatest_and_the_last(alliance: Cli, tmp_path: Path) -> None:
    data = record(tmp_path / "data", 41)
    page = alliance("troops", "force", "--data", data, "--no-sources").out.splitlines()
    assert page[0] == "FRC, troops: 41 claims"
    assert [line.split("  ")[0] for line in page[2:8]] == ["Jan 2001", "Dec 2001", "Jul 2002", "Dec 2002", "Dec 2003", "May 2004"]
    assert [line.rpartition("  ")[2] for line in page[:8] if line.endswith(("first", "greatest", "last"))] == ["first", "greatest", "last"]
    assert page[-1].endswith("the last of each year; 35 more of 41: --every")


@pytest.mark.parametrize("asked", [("--every",), ("--every", "--with-predecessors")])
def test_every_shows_all_of_them(alliance: Cli, tmp_path: Path, asked: tuple[str, ...]) -> None:
    page = alliance("troops", "force", "--data", record(tmp_path / "data", 41), *asked).out
    assert page.count("p. 200") == 41
    assert "--every" not in page


def test_a_series_of_forty_is_whole(alliance: Cli, tmp_path: Path) -> None:
    assert alliance("figures", "--data", record(tmp_path / "data", 40)).out.count("p. 200") == 40


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_machines_have_all(alliance: Cli, tmp_path: Path, form: str) -> None:
    assert alliance("troops", "force", "--data", record(tmp_path / "data", 41), form).out.count("p. 200") == 41


def test_under_headings_too(alliance: Cli, tmp_path: Path) -> None:
    page = alliance("troops", "force", "--with-predecessors", "--data", record(tmp_path / "data", 41)).out
    assert (page.count("p. 200"), "35 more of 41: --every" in page) == (6, True)


def test_on_the_axis_of_a_comparison_too(alliance: Cli) -> None:
    page = alliance("compare", "unprofor", "ifor").out
    assert "UNPROFOR troops in-force: the last of each year; " in page
    assert len(alliance("compare", "unprofor", "ifor", "--observations", "--json").rows) > 40
