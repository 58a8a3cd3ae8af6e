"""Each row of a compiled table may have been published by itself: its outlet, its address and its day stand with it."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from folders import folder

HEADER = "id,date,title,kind,source,locator,outlet,url,published"
ROWS = (
    "early,2001-02,Early,conflict,history-2015,row 1,Daily News,https://news.example/a?d=2001-03-02;x=1,2001-03-02",
    "late,2001-02,Late,conflict,history-2015,row 2,,,2004-05",
    "plain,2001-02,Plain,conflict,history-2015,row 3,,,",
    "two,2001-02,Two,conflict,diary;history-2015,p. 1;row 4,;Radio,,",
)
FIGURES = (
    "id,subject,measure,value,unit,date,source,locator,published",
    "killed-early,early,casualties,3,killed,2001-02,history-2015,row 1,2001-03-02",
    "killed-late,early,casualties,4,killed,2001-02,history-2015,row 2,2004-05",
)


@pytest.fixture
def compiled(tmp_path: Path) -> str:
    made = folder(tmp_path / "compiled", *ROWS, header=HEADER)
    (made / "figures.csv").write_text("\n".join((*FIGURES, "")), encoding="utf-8")
    return str(made)


def test_they_stand_in_the_entry_where_they_are_given_and_only_there(alliance: Cli, compiled: str) -> None:
    told = alliance("timeline", "--data", compiled, "--json").rows
    assert not {"outlet", "url", "published", "source_date"} & {key for row in told for key in row}
    rows = {row["id"]: row["sources"] for row in told}
    beside = {"outlet": "Daily News", "url": "https://news.example/a?d=2001-03-02;x=1", "published": "2001-03-02"}
    assert rows["early"] == [{"source": "history-2015", "locator": "row 1", "anchor": "", "date": None, **beside}]
    assert rows["late"][0]["published"] == "2004-05"
    assert list(rows["plain"][0]) == ["source", "locator", "anchor", "date"]
    assert [entry.get("outlet") for entry in rows["two"]] == [None, "Radio"]


@pytest.mark.parametrize(("day", "known"), [("2001", ["killed-early"]), ("2010", ["killed-early", "killed-late"]), ("2000", [])])
def test_what_could_be_known_goes_by_the_row(alliance: Cli, compiled: str, day: str, known: list[str]) -> None:
    rows = alliance("figures", "--subject", "early", "--known-by", day, "--data", compiled, "--json").rows
    assert [row["id"] for row in rows] == known


def test_a_row_says_no_more_than_was_out_when_it_was_published(alliance: Cli, compiled: str) -> None:
    with (Path(compiled) / "events.csv").open("a", encoding="utf-8") as file:
        file.write("soon,2002,Soon,conflict,history-2015,row 5,,,2001-01\n")
    assert "soon.date: 2002 is later than its source history-2015 (2001-01)" in alliance("check", compiled).err


def test_a_citation_names_them(alliance: Cli, compiled: str) -> None:
    passage = "row 1, Daily News, 2 Mar 2001, https://news.example/a?d=2001-03-02;x=1"
    assert f"(Press, 2015), {passage}; via alliance, record 7" in alliance("cite", "early", "--data", compiled).out
    assert f"(Late, 2015, {passage})" in alliance("cite", "early", "--style", "apa", "--data", compiled).out
    assert f"For early: {passage}" in json.loads(alliance("cite", "early", "--style", "csl-json", "--data", compiled).out)[0]["note"]
    assert "row 3; via alliance" in alliance("cite", "plain", "--data", compiled).out
    assert passage in alliance("show", "early", "--data", compiled).out
    assert f"2015, {passage} (history-2015)" in alliance("timeline", "--data", compiled).out


def test_exports_hold_them(alliance: Cli, compiled: str, tmp_path: Path) -> None:
    assert alliance("export", "datapackage", str(tmp_path / "package"), "--data", compiled).code == 0
    found = (tmp_path / "package" / "citations.csv").read_text(encoding="utf-8")
    assert found.startswith("type,record,position,source,locator,anchor,date,outlet,url,published")
    assert "events,early,1,history-2015,row 1,,,Daily News,https://news.example/a?d=2001-03-02;x=1,2001-03-02" in found


def test_a_day_of_publication_is_a_date(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "one,2001,T,conflict,diary,p,,,soon", header=HEADER)
    assert "events.csv:2: published: 'soon' is not a date" in alliance("timeline", "--data", str(data)).err
