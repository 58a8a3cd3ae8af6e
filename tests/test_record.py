"""The bundled record, record by record."""

import csv
import random
import re
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product

import pytest

from alliancecli import index
from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import ends, parse, sort_key
from alliancecli.errors import NoAnswer
from alliancecli.model.characters import name_key
from alliancecli.model.facts import FACTUAL
from alliancecli.model.record import Record
from alliancecli.model.records import Event, Figure, Source
from alliancecli.query.as_of import AsOf, last_known
from alliancecli.query.figures import strength
from alliancecli.query.filters import column_in
from alliancecli.query.nations import NATIONS
from alliancecli.record import TableReader, checks, read
from alliancecli.record.table_checks import check_tables
from conftest import ROOT, Cli, some, tries


@cache
def bundled() -> Record:
    record, faults = read(ROOT / "data")
    assert faults == []
    return record


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: str(check.__name__))
def test_every_check_holds(check: checks.Check) -> None:
    if check is not checks.UNUSED:  # which needs the rows of tables, below
        assert [str(fault) for fault in check(bundled())] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("DRC", "cod"),
        ("Türkiye", "tur"),
        ("Turkiye", "tur"),
        ("Holland", "nld"),
        ("West Germany", "deu"),
        ("Federal Republic of Germany", "deu"),
        ("East Germany", "gdr"),
        ("Russian Federation", "rus"),
        ("OTAN", "nato"),
        ("UN Secretary General", "un-secretary-general"),
        ("NATO secretary-general", "nato-secretary-general"),
        ("Supreme Allied Commander Europe", "saceur"),
        ("US Secretary of State", "us-secretary-of-state"),
    ],
)
def test_a_name_that_anyone_types_is_known(alliance: Cli, typed: str, meant: str) -> None:
    (row,) = alliance("show", typed, "--json").rows
    assert row["id"] == meant


def test_what_a_nation_is_called_in_a_draft_it_is_called_in_the_record_too_or_nobody_is() -> None:
    owners = {name_key(name): one for one in bundled().institutions for name in (one.id, one.name, *one.acronyms, *one.aliases)}
    words = [(nation, word.replace("|", " ")) for nation, called in NATIONS.items() for word in called.split()]
    both = [(nation, owners[name_key(word)].name) for nation, word in words if name_key(word) in owners]
    assert len(both) > 8
    assert [pair for pair in both if pair[0] != pair[1]] == []


@cache
def rows() -> list[Event | Figure]:
    """Every row of the bundled tables."""
    return list(TableReader(bundled()))


def test_every_row_of_a_table_passes_the_checks_and_every_word_is_used() -> None:
    checked = check_tables(bundled())
    assert checked.faults == []
    assert checked.counts == Counter(events=2705, figures=22200)


def test_rows_of_tables_crowd_out_no_curated_resolution() -> None:
    """No number is twice an event, and none stands out of the order of days."""
    numbers = [one.title for one in rows() if one.id.startswith("unscr-")]
    assert len(numbers) == len(set(numbers))
    resolutions = sorted(
        (int(one.id.removeprefix("unscr-")), one.date)
        for one in (*bundled().events, *rows())
        if re.fullmatch(r"unscr-\d+", one.id) and len(str(one.date)) == 10
    )
    assert len(resolutions) > 2600
    late = [two for (_, before), (two, after) in pairwise(resolutions) if sort_key(after) < sort_key(before)]
    assert late == [], late


def test_parts_of_a_mission_come_to_no_more_than_its_total() -> None:
    """Of two compilations, by two readings of one report: to one in a hundred, but for the months in which they are known to differ."""
    figures = [one for one in rows() if isinstance(one, Figure) and one.value is not None and one.measure != "casualties"]
    totals = {(one.subject, one.scope, str(one.date)): one.value for one in figures if not one.contributor}
    parts: Counter[tuple[str, str, str]] = Counter()
    for one in figures:
        if one.contributor:
            parts[one.subject, one.scope, str(one.date)] += int(one.value or 0)
    over = [key for key, listed in parts.items() if key in totals and listed > (totals[key] or 0) * 1.01]
    assert len(over) <= len(parts) * 0.02, over


def test_the_dead_of_nations_come_to_no_more_than_the_dead_of_the_mission() -> None:
    dead = [one for one in rows() if isinstance(one, Figure) and one.scope == "un-deaths-in-year"]
    parts: Counter[tuple[str, str]] = Counter()
    for one in dead:
        if one.contributor:
            parts[one.subject, str(one.date)] += int(one.value or 0)
    totals = {(one.subject, str(one.date)): one.value for one in dead if not one.contributor}
    assert all(count <= (totals[key] or 0) for key, count in parts.items())
    assert sum(int(one.value or 0) for one in dead if not one.contributor and str(one.date) == "1993") >= 240


def test_it_is_as_large_as_people_come_for() -> None:
    record = bundled()
    assert len(record.events) >= 420
    assert len(record.figures) >= 1000
    assert len(record.institutions) >= 250
    assert {s.id for s in record.sources} >= {"nids-2009", "yost-1998", "dmdc", "crunsc"}


def test_anchors_are_few_words_and_not_sentences() -> None:
    for one in bundled():
        for cited in () if isinstance(one, Source) else one.sources:
            assert len(cited.anchor.split()) <= 8, one.id


@pytest.mark.parametrize("source", ["nids-2009", "yost-1998"])
def test_the_two_documents_are_anchored_word_by_word(source: str) -> None:
    cited = [c for one in bundled() if not isinstance(one, Source) for c in one.sources if c.source == source]
    assert len(cited) > 300
    assert all(c.anchor for c in cited)


def test_every_event_and_figure_is_printed(alliance: Cli) -> None:
    record = bundled()
    made = [one for one in rows() if isinstance(one, Event)]
    in_time = sorted([*record.events, *made], key=lambda event: (sort_key(event.date), event.id))
    assert [row["id"] for row in alliance("timeline", "--weight", "background", "--json").rows] == [event.id for event in in_time]
    assert Counter(row["id"] for row in alliance("figures", "--json").rows) == Counter(
        one.id for one in (*record.figures, *rows()) if isinstance(one, Figure)
    )
    for command, part in (("institutions", record.institutions), ("terms", record.terms), ("sources", record.sources)):
        assert [row["id"] for row in alliance(command, "--json").rows] == [one.id for one in part]


def test_every_record_can_be_shown(alliance: Cli) -> None:
    """Sixty of them, or in a thorough run each."""
    for one in some(list(bundled()), 60):
        result = alliance("show", one.id, "--json")
        assert (result.code, result.rows[0]["id"]) == (0, one.id), result.err


NIDS_ISAF = {"usa": 23220, "gbr": 8910, "deu": 3405, "fra": 2890, "ita": 2350, "nld": 1770, "pol": 1590, "aus": 1090}


def test_isaf_in_january_2009_is_as_the_nids_paper_lists_it(alliance: Cli) -> None:
    result = alliance("troops", "isaf", "--as-of", "2009-01", "--scope", "in-force", "--status", "actual", "--json")
    total, *parts = result.rows
    assert (total["contributor"], total["value"], total["qualifier"]) == (None, 55100, "about")
    assert {row["contributor"]: row["value"] for row in parts if row["date"] == "2009-01"} == NIDS_ISAF
    assert all(row["age_days"] > 200 for row in parts if row["date"] != "2009-01")  # nations that the paper does not name
    assert "listed 45,225 of about 55,100 (82 %), computed from 8 parts; 6 parts of another time" in result.err


@pytest.mark.parametrize(
    ("force", "day", "sum_", "total"),
    [("isaf", "2008-06-03", 52908, 52908), ("isaf", "2009-10-01", 67694, 67700), ("kfor", "2017-02", 3042 + 1231, 4273)],
)
def test_a_list_adds_up_as_its_source_has_it(force: str, day: str, sum_: int, total: int) -> None:
    figures = [f for f in bundled().figures if f.subject == force and str(f.date) == day and f.status == "actual" and f.measure == "troops"]
    parts = [f.value for f in figures if f.contributor or f.scope == "other-nations"]
    (whole,) = {f.value for f in figures if not f.contributor and f.scope == "in-force"}
    assert (sum(value for value in parts if value is not None), whole) == (sum_, total)


@pytest.mark.parametrize(
    ("id_", "date", "shown"),
    [("nato-takes-isaf", "2003-08-11", "11 Aug 2003"), ("nato-invokes-collective-defence", "2001-09-12", "12 Sep 2001")],
)
def test_events_people_know_have_the_date_that_the_document_gives(alliance: Cli, id_: str, date: str, shown: str) -> None:
    row = alliance("show", id_, "--json").rows[0]
    assert (row["date"], parse(row["date"]).display()) == (date, shown)


def test_two_dates_for_one_event_are_both_there(alliance: Cli) -> None:
    row = alliance("show", "nato-takes-isaf", "--json").rows[0]
    assert {cited["date"] for cited in row["sources"]} >= {None, "2003-08", "2003-22"}


def test_reported_and_confirmed_equipment_stay_apart(alliance: Cli) -> None:
    rows = alliance("figures", "--measure", "equipment", "--json").rows
    values = {(row["unit"], row["status"]): row["value"] for row in rows}
    assert values[("rifles", "reported")] == 185000
    assert values[("rifles", "confirmed")] == 75000
    assert values[("pistols", "reported")] == 170000
    assert values[("pistols", "confirmed")] == 80000


def test_every_dispute_that_was_found_while_curating_is_shown(alliance: Cli) -> None:
    """The pairs of sources that the research notes as disagreeing, where both are in the record and speak of one time."""
    notes = ROOT.parent / "shared" / "research" / "disputed.csv"
    if not notes.exists():
        pytest.skip("the research notes are not part of the project")
    conflicts: dict[int, set[str]] = {}
    for row in alliance("conflicts", "--json").rows:
        conflicts.setdefault(row["conflict"], set()).update(cited["source"] for cited in row["sources"])
    known = {source.id for source in bundled().sources}
    with notes.open(encoding="utf-8", newline="") as file:
        pairs = [{_source(row["source_a"]), _source(row["source_b"])} for row in csv.DictReader(file)]
    missed = [pair for pair in pairs if pair <= known and not any(pair <= sources for sources in conflicts.values())]
    # an entry of a diary that runs later events together is no date of them; one number at dates a year apart is no conflict of one time
    assert missed == [{"natoupd-199512"}, {"fama-ifor", "natoupd-20030122"}]


Days = tuple[int, int]
"""The first and the last day, as numbers, that a life may have had."""


def lives() -> dict[str, Days]:
    """The widest life that the relations give each institution, read from the record and not from its index."""
    found: dict[str, Days] = {}
    for one in bundled().relations:
        if one.relation == "life" and one.date and one.status in FACTUAL:
            begins, over = ends(one.date)
            first, last = found.get(one.subject, (OPEN_DAY, -OPEN_DAY))
            found[one.subject] = (
                min(first, day_number(begins.min, OPEN_DAY) if begins else OPEN_DAY),
                max(last, day_number(over.max, OPEN_DAY) if over else -OPEN_DAY),
            )
    return {
        one: (-OPEN_DAY if first == OPEN_DAY else first, OPEN_DAY if last == -OPEN_DAY else last) for one, (first, last) in found.items()
    }


def random_days(count: int) -> list[date]:
    """Days between 1945 and the day of the record, the same ones each time."""
    start = date(1945, 1, 1)
    until = bundled().metadata.date.max
    assert until
    return [start + timedelta(days) for days in random.Random(12).sample(range((date(*until) - start).days), count)]


def test_no_answer_to_how_many_on_a_day_lies_outside_a_life() -> None:
    """`troops F --as-of D`, F every force on record, D days drawn at random: no force and no state answers when there was none."""
    known = lives()
    states = {one.id for one in bundled().institutions if one.kind == "state"}
    answered = 0
    with closing(index.connect([str(ROOT / "data")], None)) as connection:
        forces = [
            one for (one,) in connection.execute("SELECT DISTINCT r.subject FROM figure r WHERE " + strength().sql, strength().parameters)
        ]
        assert len(forces) > 20
        for day, force in product(random_days(tries(100)), forces):
            try:
                found = last_known(connection, [*column_in("subject", [force]), strength()], AsOf((day.year, day.month, day.day))).answers
            except NoAnswer:
                continue
            for row in (row for answer in found for row in (answer.row, *answer.others)):
                answered += 1
                asked = day.year * 10_000 + day.month * 100 + day.day
                for one in (row["subject"], *({row["contributor"]} & states)):
                    first, last = known.get(one, (-OPEN_DAY, OPEN_DAY))
                    assert asked <= last, f"troops {force} --as-of {day} answers {row['id']}, and {one} had ended"
                    assert asked >= first or row["status"] not in FACTUAL, f"troops {force} --as-of {day} answers {row['id']} before {one}"
    assert answered > 100


def _source(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().removeprefix("src-"))
