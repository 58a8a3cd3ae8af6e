"""From nodes to records: what the decoder refuses, and how it says so."""

from pathlib import Path

import pytest
from one_fault import BASE, Change, catalogue, said_of

from alliancecli.dates import Point, parse
from alliancecli.model.records import Citation, Event, Institution, Membership, Name, Source
from alliancecli.model.vocabulary import EventKind, InstitutionKind, Tier
from alliancecli.record import read
from alliancecli.record.decode import Problems, decode, spec
from alliancecli.record.nodes import Node, read_yaml


@pytest.mark.parametrize("change", catalogue("grammar"), ids=str)
def test_one_fault_is_said_once_with_its_line_and_field(change: Change, tmp_path: Path) -> None:
    assert said_of(change.written(tmp_path)) == change.said


def test_a_record_is_decoded_by_the_types_of_its_class() -> None:
    record, _ = read(BASE)
    assert record.events[0] == Event(
        id="bonn",
        date=Point(2001, 12, 5),
        title="Afghan factions sign the Bonn Agreement",
        kind=EventKind.AGREEMENT,
        theatres=("afghanistan",),
        sources=(
            Citation(source="gazette", locator="2", anchor="signed at Bonn"),
            Citation(source="yearbook", locator="7", anchor="late in 2001", date=Point(2001, 12)),
        ),
    )


def test_keys_of_sources_are_written_as_csl_writes_them() -> None:
    record, _ = read(BASE)
    assert record.sources[1] == Source(
        id="yearbook",
        type="book",
        title="The yearbook",
        author=(Name(family="Doe", given="Jo"),),
        container_title="Yearbooks",
        issued=Point(2010),
        tier=Tier.S,
    )
    assert {"container-title", "publisher-place"} <= spec(Source).keys()


def test_blocks_in_lists_are_records_of_their_own() -> None:
    record, _ = read(BASE)
    assert record.institutions[0].kind is InstitutionKind.FORCE
    assert record.institutions[0].members == (Membership(id="norway", date=parse("2002/..")),)


def test_an_empty_key_stands_for_its_default() -> None:
    given = {"id": Node("x", 1), "name": Node("X", 2), "kind": Node("state", 3), "sources": Node([], 4)}
    empty = {key: Node(None, 5) for key in ("caveat", "aliases", "established")}
    problems = Problems("x.yaml")
    assert decode(Institution, Node(given | empty, 1), "x", problems) == decode(Institution, Node(given, 1), "x", problems)
    assert not problems.found


def test_all_faults_of_a_record_are_said_at_once() -> None:
    problems = Problems("x.yaml")
    node = Node({"id": Node(7, 2), "date": Node("2009", 3), "title": Node("", 4), "kind": Node("war", 5), "sources": Node("me", 6)}, 1)
    assert decode(Event, node, "x", problems) is None
    assert [(str(place), text.split(": ")[0]) for place, text in problems.found] == [
        ("x.yaml:2", "x.id"),
        ("x.yaml:3", "x.date"),
        ("x.yaml:4", "x.title"),
        ("x.yaml:5", "x.kind"),
        ("x.yaml:6", "x.sources"),
    ]


DEEP = "[" * 90 + "]" * 90
LONG = "x" * 5_000_000


@pytest.mark.parametrize("value", [DEEP, LONG], ids=["90 levels", "5 MB"])
@pytest.mark.parametrize("field", ["id", "date", "title", "kind", "theatres"])
def test_neither_depth_nor_length_breaks_the_decoder(field: str, value: str, tmp_path: Path) -> None:
    given = {"id": "x", "date": '"2009"', "title": "X", "kind": "war", "sources": "[]"} | {field: value}
    (tmp_path / "x.yaml").write_text("".join(f"{key}: {text}\n" for key, text in given.items()), encoding="utf-8")
    node, problems = read_yaml(tmp_path / "x.yaml"), Problems("x.yaml")
    assert node
    decode(Event, node, "x", problems)
    assert max((len(text) for _, text in problems.found), default=0) < 1_000, "a fault should fit a line"
