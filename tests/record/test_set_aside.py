"""With `--keep-going` faulty rows of any table are set aside, with all that rests on them, and every answer tells how many."""

import csv
from pathlib import Path

import pytest

import alliancecli
from alliancecli.record import csv_lines
from conftest import Cli
from folders import folder

SOURCES = "id,type,title,issued,tier"
INSTITUTIONS = "id,name,kind,source,locator"
RELATIONS = "id,subject,relation,object,date,source,locator"


def tables(
    path: Path, *events: str, sources: tuple[str, ...] = (), institutions: tuple[str, ...] = (), relations: tuple[str, ...] = ()
) -> Path:
    """The mini record with tables of all kinds."""
    data = folder(path, *events)
    for name, header, rows in (
        ("sources", SOURCES, sources),
        ("institutions", INSTITUTIONS, institutions),
        ("relations", RELATIONS, relations),
    ):
        if rows:
            (data / f"{name}.csv").write_text("\n".join((header, *rows, "")), encoding="utf-8")
    return data


def rejects(data: Path, name: str) -> list[str]:
    """The reasons for which rows of a table were set aside."""
    with open(data / f"{name}.rejects.csv", encoding="utf-8", newline="") as file:
        return [row["reason"] for row in csv.DictReader(file)]


FAULTY = {
    "sources": (("log,report,A log,2009,A", "bad,report,A bad one,32 May,A"), (), ()),
    "institutions": ((), ("west,Westland,state,diary,p. 1", "bad,Badland,planet,diary,p. 1"), ()),
    "relations": ((), (), ("held,noria,member,force,2003,diary,p. 1", "bad,noria,member,,2003,diary,p. 1")),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_row_of_any_table_is_set_aside_and_counted(alliance: Cli, tmp_path: Path, kind: str) -> None:
    sources, institutions, relations = FAULTY[kind]
    data = tables(tmp_path / "data", "one,2003,T,report,noria,diary,p. 1", sources=sources, institutions=institutions, relations=relations)
    assert alliance("timeline", "--data", str(data)).code == 5
    for _ in range(2):  # when the index is built, and when it is there
        told = alliance("timeline", "--data", str(data), "--keep-going", "--json")
        assert [row["id"] for row in told.rows] == ["one"]
        assert f"1 of 2 rows of {data}/{kind}.csv cannot be read and are in {data}/{kind}.rejects.csv" in told.err.splitlines()
    (reason,) = rejects(data, kind)
    assert reason.startswith(
        ("date: '32 May' is not a date", "kind: 'planet' is no term", "object: is missing; a relation `member` needs it")
    )
    with alliancecli.open(data, cache=None, keep_going=True) as record:
        assert len(record.timeline()) == 1


def test_what_rests_on_it_is_set_aside_too(alliance: Cli, tmp_path: Path) -> None:
    data = tables(
        tmp_path / "data",
        *("one,2003,T,report,noria,diary,p. 1", "two,2003,T,report,east,diary,p. 1", "three,2003,T,report,noria,bad,p. 1"),
        sources=("bad,report,A bad one,32 May,A",),
        institutions=("east,Eastland,state,bad,p. 1",),
        relations=("held,east,member,force,2003,diary,p. 1",),
    )
    told = alliance("timeline", "--data", str(data), "--keep-going", "--json")
    assert [row["id"] for row in told.rows] == ["one"]
    counts = (
        "1 of 1 rows of {}/sources.csv",
        "1 of 1 rows of {}/institutions.csv",
        "1 of 1 rows of {}/relations.csv",
        "2 of 3 rows of {}/events.csv",
    )
    assert all(one.format(data) in told.err for one in counts)
    assert rejects(data, "institutions")[0].startswith("source: 'bad' is not in sources.yaml")
    assert [reason.partition(";")[0] for reason in rejects(data, "events")] == [
        "actors: 'east' is no institution of institutions.yaml, or means two",
        "source: 'bad' is not in sources.yaml",
    ]


def test_what_is_kept_by_hand_must_stand_without_it(alliance: Cli, tmp_path: Path) -> None:
    data = tables(tmp_path / "data", "one,2003,T,report,noria,diary,p. 1", institutions=("bad,Badland,planet,diary,p. 1",))
    with (data / "relations.yaml").open("w", encoding="utf-8") as file:
        file.write("- {id: held, subject: force, relation: member, object: bad, sources: [{source: diary, locator: p. 1}]}\n")
    told = alliance("timeline", "--data", str(data), "--keep-going")
    assert told.code == 5
    first, second = told.err.splitlines()
    assert first.endswith("relations.yaml:1: held.object: 'bad' is not in institutions.yaml; add it there or mend the name")
    assert second.startswith(f"1 of 1 rows of {data}/institutions.csv cannot be read")


def test_nothing_names_an_event_that_was_set_aside(alliance: Cli, tmp_path: Path) -> None:
    data = tables(tmp_path / "data", "one,2003,T,report,noria,diary,p. 1", "raid,32 May,T,report,noria,diary,p. 1")
    cited = "sources: [{source: diary, locator: p. 1}]"
    with (data / "relations.yaml").open("w", encoding="utf-8") as file:
        file.write(f"- {{id: held, subject: force, relation: member, object: noria, event: raid, {cited}}}\n")
    with (data / "figures.yaml").open("w", encoding="utf-8") as file:
        for one, subject in (("hurt", "raid"), ("there", "one")):
            file.write(f'- {{id: {one}, subject: {subject}, measure: casualties, value: 3, unit: killed, date: "2003", {cited}}}\n')
    told = alliance("figures", "--data", str(data), "--keep-going", "--json")
    assert [row["id"] for row in told.rows] == ["there"]
    assert "1 figure left out, about events that are not there: hurt" in told.err.splitlines()
    assert "1 relation without the event that it names, which is not there: held" in told.err.splitlines()
    assert alliance("show", "held", "--data", str(data), "--keep-going", "--json").rows[0]["event"] is None
    assert alliance("search", "killed", "--data", str(data), "--keep-going", "--json").rows[0]["id"] == "there"


@pytest.mark.parametrize(("most", "stops"), [(100, True), (10_000, False)])
def test_where_quotation_marks_never_close_reading_stops_before_it_takes_for_ever(
    alliance: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, stops: bool
) -> None:
    monkeypatch.setattr(csv_lines, "MAX_REREAD", most)
    data = folder(tmp_path / "data", *(f'row-{n},2001-01-01,"Open {n},report,,diary,p. {n}' for n in range(9)))
    told = alliance("check", str(data))
    assert (told.code, "here and before, too often to go on" in told.err) == (5, stops)
