"""A date that is a set is all of its members and none of the days between, whatever is asked."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import TESTS, Cli

EVENT = """
- id: fair
  date: "{2004,2006-05}"
  title: A zebra fair is held twice
  kind: idea
  weight: detail
  theatres: [north]
  sources:
    - {source: diary, locator: p. 4, anchor: "twice"}
"""

FIGURE = """
- id: counted
  title: zebras
  subject: force
  measure: money
  value: 12
  unit: zebras
  date: "{2004,2006-05}"
  sources:
    - {source: diary, locator: p. 4, anchor: "twelve zebras"}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini record with an event and a figure of 2004 and May 2006."""
    data = shutil.copytree(TESTS / "mini", tmp_path_factory.mktemp("sets") / "record")
    for name, more in (("events", EVENT), ("figures", FIGURE)):
        with (data / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    return data


@pytest.fixture
def twice(record: Path, monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on that record."""
    monkeypatch.setenv("ALLIANCE_DATA", str(record))
    return alliance


WINDOWS = pytest.mark.parametrize(
    ("window", "there"),
    [
        ("--during 2004", True),
        ("--during 2005", False),
        ("--during 2006", True),
        ("--during 2006-04", False),
        ("--during 2006-05-31", True),
        ("--from 2005 --to 2006-04", False),
        ("--from 2006-06", False),
        ("--from 2006-05", True),
        ("--to 2003", False),
        ("--during 2004 --certain", False),
        ("--from 2004 --to 2006 --certain", True),
    ],
)


@WINDOWS
@pytest.mark.parametrize(
    ("asked", "one"),
    [("timeline --weight background", "fair"), ("figures", "counted"), ("search zebra", "fair"), ("search zebras", "counted")],
)
def test_only_the_days_of_its_members_are_found(twice: Cli, asked: str, one: str, window: str, there: bool) -> None:
    result = twice(*asked.split(), *window.split(), "--json")
    assert (one in {row["id"] for row in json.loads(result.out or "[]")}) == there


def test_a_limit_counts_what_is_in_the_window(twice: Cli) -> None:
    everything = twice("figures", "--from", "2005", "--json").rows
    assert twice("figures", "--from", "2005", "--limit", "1", "--json").rows == everything[:1]


def test_lighter_events_in_a_gap_are_not_counted(twice: Cli) -> None:
    assert "1 detail" in twice("timeline", "--during", "2006-05").err
    assert "detail" not in twice("timeline", "--during", "2005").err


@pytest.mark.parametrize(("year", "there"), [("2004", True), ("2005", False), ("2006", True)])
def test_an_export_leaves_gaps_out(twice: Cli, tmp_path: Path, year: str, there: bool) -> None:
    out = tmp_path / "out"
    result = twice("export", "datapackage", str(out), "--during", year)
    assert result.code == 0, result.err
    for name, one in (("events", "fair"), ("figures", "counted")):
        assert (f"\n{one}," in (out / f"{name}.csv").read_text(encoding="utf-8")) == there


def test_coverage_is_sure_of_its_members_and_silent_between(twice: Cli) -> None:
    rows = twice("coverage", "force", "--json").rows
    (money,) = (row for row in rows if row["measure"] == "money")
    assert (2004 in money["surely"], 2005 in money["silent"], 2006 in money["surely"]) == (True, True, True)
    assert 2005 not in money["surely"] + money["maybe"]


@pytest.mark.parametrize(
    ("day", "answer", "certainty", "age"),
    [
        ("2004-06", "counted", "possible", None),  # no year of it is over
        ("2004", "counted", "certain", "0 d"),
        ("2005-03", "counted", "certain", "3 mo"),  # it was so in 2004, whatever comes after
        ("2006", "later", "certain", "0 d"),
        ("2007-05", "counted", "certain", "0 d"),
        ("2008-05", "counted", "certain", "1 y"),
    ],
)
def test_as_of_a_day_a_set_is_the_last_of_its_dates_that_is_over(
    alliance: Cli, tmp_path: Path, day: str, answer: str, certainty: str, age: str | None
) -> None:
    data = shutil.copytree(TESTS / "mini", tmp_path / "record")
    later = FIGURE.replace("counted", "later").replace("value: 12", "value: 13").replace('"{2004,2006-05}"', '"2006"')
    with (data / "figures.yaml").open("a", encoding="utf-8") as file:
        file.write((FIGURE + later).replace("money", "troops").replace("{2004,2006-05}", "{2004,2007-05}"))
    asked = ("troops", "force", "--as-of", day, "--data", str(data))
    (row,) = (row for row in alliance(*asked, "--json").rows if row["unit"] == "zebras")
    assert (row["id"], row["certainty"]) == (answer, certainty)
    (line,) = (line for line in alliance(*asked).out.splitlines() if f"  {row['value']}  " in line and "also" not in line)
    assert age is None or f"  {age}  " in line
