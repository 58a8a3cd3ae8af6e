"""The bundled record, record by record."""

from collections import Counter
from functools import cache

import pytest

from alliancecli.dates import parse
from alliancecli.model.records import Record, Source
from alliancecli.record import checks, read
from conftest import ROOT, Cli


@cache
def bundled() -> Record:
    record, faults = read(ROOT / "data")
    assert faults == []
    return record


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: str(check.__name__))
def test_every_check_holds(check: checks.Check) -> None:
    assert [str(fault) for fault in check(bundled())] == []


def test_it_is_as_large_as_the_two_documents_make_it() -> None:
    record = bundled()
    assert len(record.events) >= 160
    assert len(record.figures) >= 95
    assert len(record.institutions) >= 110
    assert {s.id for s in record.sources} >= {"nids-2009", "yost-1998"}


def test_anchors_are_few_words_and_not_sentences() -> None:
    for one in bundled():
        for cited in () if isinstance(one, Source) else one.sources:
            assert 1 <= len(cited.anchor.split()) <= 8, one.id


def test_every_event_and_figure_is_printed(alliance: Cli) -> None:
    record = bundled()
    assert [row["id"] for row in alliance("timeline", "--json").rows] == [event.id for event in record.events]
    assert Counter(row["id"] for row in alliance("figures", "--json").rows) == Counter(figure.id for figure in record.figures)
    for command, part in (("institutions", record.institutions), ("terms", record.terms), ("sources", record.sources)):
        assert [row["id"] for row in alliance(command, "--json").rows] == [one.id for one in part]


def test_every_record_can_be_shown(alliance: Cli) -> None:
    for one in bundled():
        result = alliance("show", one.id, "--json")
        assert (result.code, result.rows[0]["id"]) == (0, one.id), result.err


NIDS_ISAF = {"usa": 23220, "gbr": 8910, "deu": 3405, "fra": 2890, "ita": 2350, "nld": 1770, "pol": 1590, "aus": 1090}


def test_isaf_in_january_2009_is_as_the_nids_paper_lists_it(alliance: Cli) -> None:
    rows = alliance("troops", "isaf", "--as-of", "2009-01", "--scope", "in-force", "--json").rows
    assert {row["contributor"]: row["value"] for row in rows[1:]} == NIDS_ISAF
    assert (rows[0]["contributor"], rows[0]["value"]) == (None, 55100)
    assert (rows[0]["qualifier"], rows[0]["date"], rows[0]["certainty"]) == ("about", "2009-01", "certain")


@pytest.mark.parametrize(
    ("id_", "date", "shown"),
    [("nato-takes-isaf", "2003-08", "Aug 2003"), ("nato-invokes-collective-defence", "2001-09-12", "12 Sep 2001")],
)
def test_events_people_know_have_the_date_that_the_document_gives(alliance: Cli, id_: str, date: str, shown: str) -> None:
    row = alliance("show", id_, "--json").rows[0]
    assert (row["date"], parse(row["date"]).display()) == (date, shown)


def test_two_dates_for_one_event_are_both_there(alliance: Cli) -> None:
    row = alliance("show", "nato-takes-isaf", "--json").rows[0]
    assert {cited["date"] for cited in row["sources"]} >= {None, "2003-22"}


def test_reported_and_confirmed_equipment_stay_apart(alliance: Cli) -> None:
    rows = alliance("figures", "--measure", "equipment", "--json").rows
    values = {(row["unit"], row["status"]): row["value"] for row in rows}
    assert values[("rifles", "reported")] == 185000
    assert values[("rifles", "confirmed")] == 75000
    assert values[("pistols", "reported")] == 170000
    assert values[("pistols", "confirmed")] == 80000
