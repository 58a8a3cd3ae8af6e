"""From nodes to records: what the decoder refuses, and how it says so."""

import re
from pathlib import Path

import pytest
from one_fault import BASE, Change, catalogue, said_of

from alliancecli.dates.edtf import Date, Point, parse
from alliancecli.model.quantity import positional
from alliancecli.model.records import Citation, Complete, Event, Institution, Name, Relation, Source
from alliancecli.model.vocabulary import EventKind, RelationKind, Tier
from alliancecli.record import read
from alliancecli.record.decode import MAX_REPORTED, Faults, convert, decode, number, spec
from alliancecli.record.yaml_reader import Node, read_yaml


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
        issued=Point(2016),
        tier=Tier.S,
    )
    assert {"container-title", "publisher-place"} <= spec(Source).keys()


def test_an_observation_has_the_header_of_its_series_and_a_source_of_its_own() -> None:
    record, _ = read(BASE)
    assert record.relations[3] == Relation(
        id="isaf-member-usa",
        subject="isaf",
        relation=RelationKind.MEMBER,
        object="usa",
        date=parse("2002-06/.."),
        sources=(Citation(source="yearbook", locator="9", anchor="in June"),),
    )


def test_a_series_says_for_what_time_it_is_complete_and_what_it_lists() -> None:
    record, _ = read(BASE)
    figures, members = record.series
    assert members.complete == Complete(date=Point(2009, 1), sources=(Citation(source="gazette", locator="4", anchor="the two nations"),))
    assert [claim.id for claim in members.claims] == ["isaf-member-norway", "isaf-member-usa", "isaf-member-usa-2"]
    assert (figures.id, [claim.id for claim in figures.claims]) == ("nations", ["norway-2009", "usa-2009"])


def test_an_empty_key_stands_for_its_default() -> None:
    given = {"id": Node("x", 1), "name": Node("X", 2), "kind": Node("state", 3), "sources": Node([], 4)}
    empty = {key: Node(None, 5) for key in ("caveat", "aliases", "wikidata")}
    problems = Faults("x.yaml")
    assert decode(Institution, Node(given | empty, 1), "x", problems) == decode(Institution, Node(given, 1), "x", problems)
    assert not problems.found


def test_all_faults_of_a_record_are_said_at_once() -> None:
    problems = Faults("x.yaml")
    node = Node({"id": Node(7, 2), "date": Node(2009, 3), "title": Node("", 4), "kind": Node("war", 5), "sources": Node("me", 6)}, 1)
    assert decode(Event, node, "x", problems) is None
    assert [(str(place), text.split(": ")[0]) for place, text in problems.found] == [
        ("x.yaml:2", "x.id"),
        ("x.yaml:3", "x.date"),
        ("x.yaml:4", "x.title"),
        ("x.yaml:5", "x.kind"),
        ("x.yaml:6", "x.sources"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20000", 20000),
        ("20000.0", 20000),
        ("1e+05", 100_000),
        ("2.5", 2.5),
        ("100.00", 100),
        ("55100.000", 55100),
        ("20.000", 20.0),
        ("1.715e-05", 1.715e-05),
        (".5", 0.5),
        ("-.25", -0.25),
        ("1e-05", 0.00001),
        ("0.18719211822660098", 0.18719211822660098),
        ("-3", -3),
    ],
)
def test_numbers_are_read_as_people_and_other_programs_write_them(text: str, meant: float) -> None:
    assert number(text) == meant
    assert type(number(text)) is type(meant)
    assert number(positional(meant, "")) == meant


@pytest.mark.parametrize("text", ["1,000", "55 100", "1.000.000", "0123", "1e999", "0.12345678901234567890", "+5", "x", "", "NaN"])
def test_what_is_no_number_in_bare_digits_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # its message is a half sentence
        number(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1,000", "take the separators out"),
        ("007", "take the zeros before it out"),
        ("1 000,5", "a point stands before decimals"),
        ("c. 500", "`qualifier: about`"),
        ("500-600", "`low` and `high`"),
        ("500+", "`at-least`"),
        ("50%", "`unit: percent`"),
    ],
)
def test_a_number_that_is_written_otherwise_is_told_how_to_write_it(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f"^; .*{re.escape(advice)}"):
        number(text)


@pytest.mark.parametrize("word", ["unknown", "withheld", "not-covered"])
def test_a_word_for_no_number_has_a_place_of_its_own(word: str) -> None:
    with pytest.raises(ValueError, match=f"; write `missing: {word}` and no value"):
        number(word)


def test_a_text_has_one_line() -> None:
    for text in ("a\nb", " a", ""):
        problems = Faults("x")
        assert convert(str, Node(text, 1, quoted=True), "x", problems) is None
        assert problems.count == 1


@pytest.mark.parametrize("count", [MAX_REPORTED - 1, MAX_REPORTED, MAX_REPORTED + 1, MAX_REPORTED + 5])
def test_of_very_many_faults_ten_thousand_are_told_and_then_that_there_are_more(count: int) -> None:
    problems = Faults("x.yaml")
    for line in range(1, count + 1):
        problems.add(Node("x", line), "a.date", "is wrong")
    told = [str(said) for _, said in problems.found]
    assert problems.count == count
    assert told[:10_000] == ["a.date: is wrong"] * min(count, 10_000)
    assert told[10_000:] == ["a.date: and more faults from here on; mend these first"] * (count > 10_000)


DEEP = "[" * 90 + "]" * 90
LONG = "x" * 5_000_000


@pytest.mark.parametrize("value", [DEEP, LONG], ids=["90 levels", "5 MB"])
@pytest.mark.parametrize("field", ["id", "date", "title", "kind", "theatres"])
def test_neither_depth_nor_length_breaks_the_decoder(field: str, value: str, tmp_path: Path) -> None:
    given = {"id": "x", "date": '"2009"', "title": "X", "kind": "war", "sources": "[]"} | {field: value}
    (tmp_path / "x.yaml").write_text("".join(f"{key}: {text}\n" for key, text in given.items()), encoding="utf-8")
    node, problems = read_yaml(tmp_path / "x.yaml"), Faults("x.yaml")
    assert node
    decode(Event, node, "x", problems)
    assert max((len(text) for _, text in problems.found), default=0) < 1_000, "a fault should fit a line"


@pytest.mark.parametrize(
    ("value", "written"), [(2009, "2009"), (44, "0044"), (0, "0000"), (-44, "-0044"), (19999, "Y19999"), (2009.5, "2009.5")]
)
def test_a_number_in_the_place_of_a_date_is_told_as_the_date_that_it_is(value: int | float, written: str) -> None:
    problems = Faults("")
    convert(Date, Node(value, 1), "date", problems)
    assert [said for _, said in problems.found] == [f'date: date without quotes; write "{written}"']
