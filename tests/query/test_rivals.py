"""Errors that are known in other data sets of this field, and that this record cannot make."""

from pathlib import Path

import pytest

from conftest import Cli
from folders import folder

RECORD = {
    "record.yaml": """
title: Known errors of others
version: "1"
date: "2020-01-01"
licence: CC0-1.0
theatres: {}
scopes:
  active-duty: active-duty personnel in the country
  with-reserves: active duty with Guard and Reserve
""",
    "sources.yaml": """
- {id: quarterly, type: report, title: Quarterly report, issued: "2016-01", tier: A}
""",
    "institutions.yaml": """
- {id: deu, name: Germany, kind: state, sources: [{source: quarterly, locator: p. 1}]}
- {id: niger, name: Niger, kind: state, sources: [{source: quarterly, locator: p. 1}]}
- {id: nigeria, name: Nigeria, kind: state, sources: [{source: quarterly, locator: p. 1}]}
- {id: usa, name: United States, kind: state, sources: [{source: quarterly, locator: p. 1}]}
""",
    "figures.yaml": """
- series: germany-2015
  subject: deu
  contributor: usa
  measure: troops
  unit: troops
  date: "2015-09-30"
  sources: [{source: quarterly, locator: row Germany}]
  observations:
    - {id: germany-active, scope: active-duty, value: 35206}
    - {id: germany-all, scope: with-reserves, value: 36618}
    - {id: nigeria-2015, subject: nigeria, scope: active-duty, value: 25}
    - {id: niger-2015, subject: niger, scope: active-duty, missing: not-covered}
""",
}


@pytest.fixture
def known(alliance: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run `alliance` on a record of what others got wrong."""
    for name, text in RECORD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path))
    assert alliance("check").code == 0
    return alliance


@pytest.mark.parametrize("arguments", [["--as-of", "2015"], [], ["--as-of", "2015", "--csv"], ["--as-of", "2015", "--explain"]])
def test_overlapping_series_are_never_added_up(known: Cli, arguments: list[str]) -> None:
    """71,824 US troops in Germany in 2015 is the sum of two ways to count the same people."""
    result = known("troops", "deu", *arguments)
    assert result.code == 0
    assert "71,824" not in result.out + result.err
    assert "71824" not in result.out + result.err


def test_each_way_of_counting_answers_for_itself(known: Cli) -> None:
    rows = known("troops", "deu", "--as-of", "2015", "--json").rows
    assert {row["scope"]: row["value"] for row in rows} == {"active-duty": 35206, "with-reserves": 36618}


def test_what_was_not_reported_is_no_zero(known: Cli) -> None:
    (row,) = known("troops", "niger", "--as-of", "2015", "--json").rows
    assert (row["value"], row["value_min"], row["missing"]) == (None, None, "not-covered")
    assert "not covered" in known("troops", "niger").out


@pytest.mark.parametrize("typed", ["o'brien's league", "O’Brien’s League", "O‘Brien´s League"])
def test_an_apostrophe_is_one_however_it_is_typed(alliance: Cli, tmp_path: Path, typed: str) -> None:
    data = folder(tmp_path / "data", "it,2001,It is signed,report,obrien,diary,p. 1")
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: obrien, name: O’Brien's League, kind: alliance, sources: [{source: diary, locator: p. 1}]}\n")
    assert [row["id"] for row in alliance("timeline", "--actor", typed, "--data", str(data), "--json").rows] == ["it"]


def test_a_country_is_never_found_by_a_part_of_its_name(known: Cli) -> None:
    assert [row["subject"] for row in known("troops", "niger", "--json").rows] == ["niger"]
    assert [row["subject"] for row in known("troops", "nigeria", "--json").rows] == ["nigeria"]
    assert known("troops", "nige").code == 3


def test_a_zero_without_a_passage_that_says_none_is_a_fault(known: Cli, tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("missing: not-covered", "value: 0"), encoding="utf-8")
    result = known("check")
    assert result.code == 5
    assert "niger-2015.value: 0 without a passage that says none; if it is not known write `missing: unknown`" in result.err
