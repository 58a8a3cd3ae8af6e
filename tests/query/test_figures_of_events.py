"""A number may be about an event: it is shown with it, counted, added and exported as a number of an institution is."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Cli
from folders import folder

EVENTS = (
    "id,date,title,kind,actors,theatres,source,locator",
    "raid,2003-05-02,A raid,conflict,FRC,south,diary,p. 1",
    "ambush,2003-05-20,An ambush,conflict,FRC,south,diary,p. 1",
)
FIGURES = (
    "id,subject,measure,value,low,high,unit,scope,date,source,locator",
    "raid-killed,raid,casualties,12,10,15,killed,,2003-05-02,diary,p. 1",
    "raid-killed-2,raid,casualties,20,,,killed,,2003-05-02,paper-2009,p. 1",
    "ambush-killed,ambush,casualties,0,0,0,killed,,2003-05-20,diary,p. 1",
    "force-2003,FRC,troops,500,,,troops,in-force,2003,diary,p. 1",
)


@pytest.fixture
def attacks(tmp_path: Path) -> str:
    """Two attacks and their killed, in two tables."""
    made = folder(tmp_path / "attacks", *EVENTS[1:], header=EVENTS[0])
    (made / "figures.csv").write_text("\n".join((*FIGURES, "")), encoding="utf-8")
    return str(made)


def test_the_numbers_of_an_event_are_asked_by_its_id(alliance: Cli, attacks: str) -> None:
    rows = alliance("figures", "--subject", "raid", "--data", attacks, "--json").rows
    assert [(row["id"], row["subject"], row["subject_name"]) for row in rows] == [
        ("raid-killed", "raid", "A raid"),
        ("raid-killed-2", "raid", "A raid"),
    ]
    assert rows[0]["rivals"] == ["raid-killed-2"]
    assert [row["id"] for row in alliance("figures", "--theatre", "south", "--data", attacks, "--json").rows] == [
        "raid-killed",
        "raid-killed-2",
        "ambush-killed",
    ]


def test_low_best_and_high_stand_together(alliance: Cli, attacks: str) -> None:
    raid, _, ambush = alliance("figures", "--measure", "casualties", "--data", attacks, "--json").rows
    assert [raid[key] for key in ("value", "value_min", "value_max", "qualifier")] == [12, 10, 15, "range"]
    assert [ambush[key] for key in ("value", "value_min", "value_max", "qualifier")] == [0, 0, 0, "exact"]
    assert "12 (10–15)" in alliance("figures", "--subject", "raid", "--data", attacks).out


def test_an_event_is_shown_with_its_numbers(alliance: Cli, attacks: str) -> None:
    page = alliance("show", "raid", "--data", attacks).out
    assert "Numbers" in page
    assert "12 (10–15) killed" in " ".join(page.split())
    (row,) = alliance("show", "raid", "--data", attacks, "--json").rows
    assert [claim["id"] for claim in row["claims"]] == ["raid-killed", "raid-killed-2"]


def test_they_are_counted_and_added(alliance: Cli, attacks: str) -> None:
    counted = alliance("count", "--of", "figures", "--by", "theatre", "--data", attacks, "--json").rows
    assert {row["group"]: row["at_most"] for row in counted} == {"south": 3, "north": 1}
    (total,) = alliance("sum", "--by", "month", "--measure", "casualties", "--data", attacks, "--json").rows
    assert (total["value_min"], total["value_max"]) == (10, 20)
    (total,) = alliance("sum", "--by", "month", "--subject", "ambush", "--data", attacks, "--json").rows
    assert (total["value_min"], total["value_max"]) == (0, 0)


def test_a_zero_of_a_table_needs_no_passage(alliance: Cli, attacks: str) -> None:
    assert "0 without a passage" not in alliance("check", attacks).err
    assert alliance("check", attacks).code == 0


def test_a_subject_that_is_neither_is_set_aside(alliance: Cli, attacks: str) -> None:
    with (Path(attacks) / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("lost,siege,casualties,3,,,killed,,2003-06,diary,p. 1\n")
    said = "figures.csv:6: subject: 'siege' is no institution or event of the record; add it or mend the name"
    assert said in alliance("check", attacks).err
    assert said in alliance("figures", "--data", attacks).err
    found = alliance("figures", "--data", attacks, "--keep-going", "--json")
    assert len(found.rows) == 4
    assert "1 of 5 rows" in found.err


def test_a_number_in_yaml_may_be_about_an_event_of_a_table(alliance: Cli, attacks: str) -> None:
    block = """- {{id: hurt, subject: {}, measure: casualties, value: 3, unit: wounded, date: "2003-05-02",
  sources: [{{source: diary, locator: p. 1}}]}}
"""
    path = Path(attacks) / "figures.yaml"
    path.write_text(block.format("raid"), encoding="utf-8")
    assert len(alliance("figures", "--subject", "raid", "--data", attacks, "--json").rows) == 3
    path.write_text(block.format("siege"), encoding="utf-8")
    assert "hurt.subject: no institution or event is called 'siege'" in alliance("figures", "--data", attacks).err


def test_a_name_that_is_neither_is_told_with_what_is_near(alliance: Cli, attacks: str) -> None:
    found = alliance("figures", "--subject", "raids", "--data", attacks)
    assert found.code == 3
    assert "no institution or event is called 'raids'; did you mean raid?" in found.err


def test_exports_hold_them(alliance: Cli, attacks: str, tmp_path: Path) -> None:
    package = tmp_path / "package"
    assert alliance("export", "datapackage", str(package), "--data", attacks).code == 0
    assert "raid-killed,raid,,casualties,actual,12,10,15,range," in (package / "figures.csv").read_text(encoding="utf-8")
    (figures,) = [
        one for one in json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"] if one["name"] == "figures"
    ]
    assert ["subject"] not in [key["fields"] for key in figures["schema"]["foreignKeys"]]
    assert alliance("export", "sqlite", str(tmp_path / "a.sqlite"), "--data", attacks).code == 0
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as made:
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        assert made.execute("SELECT sum(value) FROM figures JOIN events ON events.id = subject").fetchone() == (32,)


def test_a_site_has_them_on_the_page_of_the_event(alliance: Cli, attacks: str, tmp_path: Path) -> None:
    assert alliance("export", "site", str(tmp_path / "site"), "--data", attacks).code == 0
    page = (tmp_path / "site" / "event" / "raid.html").read_text(encoding="utf-8")
    assert "12 (10–15)" in page
    assert 'id="raid-killed"' in page
    assert 'href="../event/raid.html#raid-killed"' in (tmp_path / "site" / "source" / "diary.html").read_text(encoding="utf-8")
