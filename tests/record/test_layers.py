"""One's own record alone, several joined, and over the one that came with the tool."""

import os
import shutil
from pathlib import Path

import pytest

import alliancecli
from alliancecli import environment
from alliancecli.errors import BadUsage
from alliancecli.record.schema import FIELDS
from conftest import TESTS, Cli
from folders import folder

ROW = "own-event,2003,Something of our own,report,Old League,own-source,p. 1"
SOURCE = "- {id: own-source, type: book, title: Our own, issued: '2010', tier: S}\n"
RECORD = "title: Ours\nversion: '1'\ndate: '2020-01-01'\nlicence: CC0-1.0\ntheatres: {}\nscopes: {}\n"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record that comes with the tool is the mini record."""
    monkeypatch.setattr(environment, "_bundled", lambda: str(TESTS / "mini"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A record that needs the institutions of the bundled one."""
    made = tmp_path / "own"
    made.mkdir()
    (made / "record.yaml").write_text(RECORD, encoding="utf-8")
    (made / "sources.yaml").write_text(SOURCE, encoding="utf-8")
    (made / "events.csv").write_text(f"id,date,title,kind,actors,source,locator\n{ROW}\n", encoding="utf-8")
    return made


def ids(cli: Cli, *arguments: str) -> list[str]:
    told = cli("timeline", "--during", "2003", "--json", "--certain", *arguments)
    assert told.code == 0, told.err
    return [row["id"] for row in told.rows]


def test_over_the_bundled_record_both_are_asked(alliance: Cli, own: Path) -> None:
    both = ids(alliance, "--data", "bundled", "--data", str(own))
    assert "own-event" in both
    assert set(ids(alliance)) == set(both) - {"own-event"}


def test_the_environment_names_several_as_the_option_does(alliance: Cli, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = ids(alliance, "--data", "bundled", "--data", str(own))
    monkeypatch.setenv("ALLIANCE_DATA", os.pathsep.join(("bundled", str(own))))
    assert ids(alliance) == both


def test_the_option_goes_before_the_environment(alliance: Cli, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", os.pathsep.join(("bundled", str(own))))
    assert set(ids(alliance, "--data", "bundled")) == set(ids(alliance)) - {"own-event"}


def test_alone_what_is_not_there_is_a_fault(alliance: Cli, own: Path) -> None:
    told = alliance("timeline", "--data", str(own))
    assert (told.code, "'Old League' is no institution" in told.err) == (5, True)


def test_an_id_that_another_folder_has_is_a_fault_that_names_both_places(alliance: Cli, tmp_path: Path) -> None:
    data = shutil.copytree(TESTS / "mini", tmp_path / "again")
    told = alliance("timeline", "--data", str(TESTS / "mini"), "--data", str(data))
    assert told.code == 5
    assert f"{data}/events.yaml:1: hellenic-league.id: is taken already, at {TESTS}/mini/events.yaml:1" in told.err


def test_an_id_of_a_row_that_another_folder_has_is_a_fault(alliance: Cli, own: Path) -> None:
    table = own / "events.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("own-event", "force-takes-over"), encoding="utf-8")
    told = alliance("timeline", "--data", "bundled", "--data", str(own))
    assert (told.code, f"{own}/events.csv:2: id: 'force-takes-over' is taken already" in told.err) == (5, True)


def test_of_a_row_of_three_folders_whose_id_is_taken_both_places_are_told(alliance: Cli, tmp_path: Path) -> None:
    folders = []
    for name in ("one", "two", "three"):
        folders.append(shutil.copytree(TESTS / "mini", tmp_path / name))
        for file in ("events", "figures", "relations"):
            (folders[-1] / f"{file}.yaml").unlink()
        row = f"{name},2001,T,report,diary,p\n" + ("the-same,2001,T,report,diary,p\n" if name != "two" else "")
        (folders[-1] / "events.csv").write_text("id,date,title,kind,source,locator\n" + row, encoding="utf-8")
    said = f"{folders[2]}/events.csv:3: id: 'the-same' is taken already; choose another; the first stands at {folders[0]}/events.csv:3\n"
    assert said in alliance("check", *map(str, folders)).err
    assert said in alliance("timeline", *(part for one in folders for part in ("--data", str(one)))).err


def test_a_theatre_that_two_define_otherwise_is_a_fault(alliance: Cli, own: Path) -> None:
    (own / "record.yaml").write_text(RECORD.replace("theatres: {}", "theatres: {north: somewhere else}"), encoding="utf-8")
    told = alliance("timeline", "--data", "bundled", "--data", str(own))
    assert (told.code, "record.theatres.north: is defined otherwise at " in told.err) == (5, True)


def test_check_joins_the_folders_it_is_given(alliance: Cli, own: Path) -> None:
    told = alliance("check", "bundled", str(own))
    assert told.out.startswith("sound: ")


def test_the_library_joins_them_too(own: Path) -> None:
    with alliancecli.open("bundled", own) as record:
        assert record.timeline(source="own-source")[0]["id"] == "own-event"


def test_every_command_that_prints_rows_takes_data(alliance: Cli, tmp_path: Path) -> None:
    data = str(folder(tmp_path / "data", "row,2001,T,report,FRC,diary,p"))
    assert alliance("sources", "--data", data, "--csv", "--fields", "id").out.split() == [
        "id",
        "book-1998",
        "diary",
        "history-2015",
        "paper-2009",
    ]
    assert alliance("search", "diary", "--data", data, "--json").code == 0
    assert alliance("show", "row", "--data", data).code == 0
    assert alliance("export", "csl-json", str(tmp_path / "out.json"), "--data", data).code == 0


def test_a_new_record_is_sound_and_answers(alliance: Cli, tmp_path: Path) -> None:
    made = str(tmp_path / "mine" / "record")
    assert alliance("new", "record", made).code == 0
    assert alliance("check", made).out.startswith("sound: 1 event, ")
    (row,) = alliance("timeline", "--data", made, "--json").rows
    assert (row["id"], row["date"]) == ("first-event", "1998-22")
    assert len(list((Path(made) / "schema").iterdir())) == 7


@pytest.mark.parametrize("asked", [("timeline", "--data", ""), ("check", ""), ("export", "ics", "-", "--data", "")], ids=" ".join)
def test_a_folder_without_a_name_is_not_the_bundled_record(alliance: Cli, asked: tuple[str, ...]) -> None:
    """A script whose variable is not set would have had the answer of another record."""
    told = alliance(*asked)
    assert (told.code, told.out, "'' names no folder of a record" in told.err) == (2, "", True)
    with pytest.raises(BadUsage, match="names no folder"):
        alliancecli.open("")


def test_a_new_record_leaves_the_tool_itself_alone(alliance: Cli, tmp_path: Path) -> None:
    """Which may be installed where nobody can write."""
    before = FIELDS.stat().st_mtime_ns
    alliance("new", "record", str(tmp_path / "mine"))
    assert FIELDS.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["record"], 2, "a record needs a folder"),
        (["record", ""], 2, "a record needs a folder"),
        (["event", "x"], 2, "a template is printed, not written"),
        (["record", str(TESTS)], 1, "holds something already; name a new folder"),
        (["record", "/dev/null/x"], 1, "a record cannot be made here"),
    ],
)
def test_new_says_what_it_cannot_do(alliance: Cli, arguments: list[str], code: int, said: str) -> None:
    told = alliance("new", *arguments)
    assert (told.code, said in told.err) == (code, True)
