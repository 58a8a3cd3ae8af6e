"""What search reads of each record: its words, its date and the bounds of that."""

from dataclasses import replace

import pytest

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import parse
from alliancecli.index.text import Texts
from alliancecli.model.lives import Life
from alliancecli.model.records import Institution, Relation
from alliancecli.record import load
from conftest import TESTS

RECORD = load(TESTS / "mini")
ISSUED = {one.id: day_number(one.issued.max, OPEN_DAY) for one in RECORD.sources}
FORCE = next(one for one in RECORD.institutions if one.id == "force")
PARENT = next(one for one in RECORD.relations if one.id == "force-parent-league")


def row(one: Institution | Relation, life: Life | None = None, issued: dict[str, int] = ISSUED) -> tuple[object, ...]:
    found = Texts(RECORD, {one.id: life} if life else {}, issued).row(one)
    return tuple(found[key] for key in ("date", "shown", "first", "last", "reach"))


@pytest.mark.parametrize(
    ("began", "ended", "edtf", "shown"),
    [
        ("1949", "1990", "1949/1990", "1949 – 1990"),
        ("1949-04", None, "1949-04/", "from Apr 1949"),
        (None, "1990", "/1990", "until 1990"),
        (None, None, None, ""),
    ],
)
def test_an_institution_has_the_ends_of_its_life_that_are_known(began: str | None, ended: str | None, edtf: str | None, shown: str) -> None:
    start, end = (parse(one) if one else None for one in (began, ended))
    assert row(FORCE, Life(began=start, ended=end))[:2] == (edtf, shown)


def test_what_is_undated_may_be_of_any_time() -> None:
    assert row(PARENT) == row(FORCE) == (None, "", -OPEN_DAY, OPEN_DAY, OPEN_DAY)


@pytest.mark.parametrize(
    ("date", "issued", "reach"),
    [
        ("2003/..", 20100201, 20100201),
        ("2003/..", 19980101, 20030101),  # a plan: no day before it began
        ("2003/2005", 20100201, 20051231),
        ("../2005", 20100201, 20051231),
    ],
)
def test_what_has_no_end_reaches_to_the_day_of_its_source(date: str, issued: int, reach: int) -> None:
    one = replace(PARENT, date=parse(date))
    assert row(one, issued=dict.fromkeys(ISSUED, issued))[-1] == reach


def test_of_several_sources_the_latest_counts() -> None:
    cited = tuple(replace(PARENT.sources[0], source=one) for one in ("diary", "book-1998"))
    assert row(replace(PARENT, date=parse("2003/.."), sources=cited))[-1] == ISSUED["diary"]


@pytest.mark.parametrize(
    ("subject", "contributor", "label"),
    [("force", "", "FRC: total, troops"), ("league", "force", "The League: FRC, troops"), ("nobody", "no-one", "nobody: no-one, troops")],
)
def test_a_figure_without_a_title_is_called_by_short_names(subject: str, contributor: str, label: str) -> None:
    assert Texts(RECORD, {}, ISSUED).series_words(subject, contributor, "troops", "actual", "in-force", "troops")[0] == label


def test_a_state_is_called_by_its_name_there_too() -> None:
    states = [replace(one, acronyms=("N.",)) if one.id == "noria" else one for one in RECORD.institutions]
    record = replace(RECORD, institutions=states)
    assert Texts(record, {}, ISSUED).series_words("noria", "", "troops", "actual", "in-force", "troops")[0] == "Noria: total, troops"


def test_every_name_that_it_once_had_is_searched() -> None:
    once = next(one for one in RECORD.relations if one.id == "force-name-first-force")
    record = replace(RECORD, relations=[*RECORD.relations, replace(once, id="second", name="Second Force")])
    said = Texts(record, {}, ISSUED).row(FORCE)
    assert [name in said["names"] for name in ("First Force", "Second Force")] == [True, True]
