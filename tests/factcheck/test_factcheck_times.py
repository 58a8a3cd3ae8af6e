"""How times of a draft and of the record lie to each other: on which day they meet, and from which they are far or a slip."""

from types import SimpleNamespace
from typing import Any

import pytest

from alliancecli.factcheck.edges import apart, begun, edges, ended, is_far, sharpest, shown, source_periods, whole, year_off
from alliancecli.factcheck.event_times import edge_told, has_edges, is_near, is_slip, may_remember, one_part_off
from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.periods import Period, When, counted, joined, period, shifted, year_of
from alliancecli.factcheck.spans import spans
from alliancecli.recognise import facts
from alliancecli.recognise.token import DateParts

JUNE = Period(19990601, 19990630)


def day(number: int) -> Period:
    return Period(number, number)


def event(first: int, last: int | None = None, **more: Any) -> dict[str, Any]:
    return {"first": first, "last": last or first, "kind": "deployment", "precision": "day", "date": "", **more}


def dated(one: Period) -> tuple[Period, dict[str, Any]]:
    """A claim of a time."""
    return one, {}


def test_periods_meet_from_their_first_day_to_their_last() -> None:
    assert [JUNE.meets(one, other) for one, other in ((19990501, 19990531), (19990501, 19990601))] == [False, True]
    assert [JUNE.meets(one, other) for one, other in ((19990701, 19990731), (19990630, 19990731))] == [False, True]
    assert [apart(JUNE, day(one)) for one in (19990531, 19990601, 19990630, 19990701)] == [True, False, False, True]


def test_days_are_counted_from_both_ends() -> None:
    assert (JUNE.days, day(19990601).days, year_of(2000).days) == (30, 1, 366)
    assert Period(19990701, 19990702).after(JUNE) == 1
    assert day(19990630).after(JUNE) == 0
    assert JUNE.after(day(19990604)) == -3


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (19990601, 19990601, "1999-06-01"),
        (19990601, 19990630, "1999-06"),
        (19990201, 19990228, "1999-02"),
        (19990201, 19990227, "1999-02-01/1999-02-27"),
        (19990602, 19990630, "1999-06-02/1999-06-30"),
        (19990601, 19990731, "1999-06-01/1999-07-31"),
        (19990101, 19991231, "1999"),
        (19990101, 20001231, "1999-01-01/2000-12-31"),
    ],
)
def test_a_period_is_written_as_edtf(first: int, last: int, text: str) -> None:
    assert Period(first, last).text == text


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (DateParts(1999), (19990101, 19991231)),
        (DateParts(1999, 6), (19990601, 19990630)),
        (DateParts(1999, 6, 12), (19990612, 19990612)),
        (DateParts(1999, 6, 31), (19990631, 19990631)),  # which a draft may have
        (DateParts(None, 6, 12), None),
    ],
)
def test_parts_of_a_date_are_a_period_where_they_name_a_year(parts: DateParts, wanted: tuple[int, int] | None) -> None:
    assert period(parts) == wanted


def test_times_that_share_a_day_are_joined() -> None:
    one, two, three = Period(20010101, 20010110), Period(20010110, 20010120), Period(20010105, 20010106)
    apart_ = Period(20010121, 20010122)
    assert joined([apart_, two, three, one]) == [Period(20010101, 20010120), apart_]
    assert joined([]) == []


def test_days_are_shifted_over_the_ends_of_months_and_years() -> None:
    assert [shifted(20001231, days) for days in (1, -1, 0, 60)] == [20010101, 20001230, 20001231, 20010301]


def test_days_that_no_calendar_has_are_shifted_too() -> None:
    assert [shifted(19990631, days) for days in (-1, 0, 3)] == [19990630, 19990701, 19990704]
    assert [shifted(10105, -days) for days in (4, 5)] == [10101, 10101]
    assert [shifted(99991227, days) for days in (4, 5)] == [99991231, 99991231]


def test_words_count_as_digits_do() -> None:
    assert [counted(word) for word in ("a", "An", "two", "Twelve", "12")] == [1, 1, 2, 12, 12]


@pytest.mark.parametrize(
    ("date", "relation", "first", "last"),
    [
        ("1999-06/2001", "member", JUNE, year_of(2001)),
        ("1999-06/..", "member", JUNE, None),
        ("../2001", "member", None, year_of(2001)),
        ("1999-06", "member", JUNE, None),  # known of that month, and not until when
        ("1999-06", "life", JUNE, JUNE),
        ("", "member", None, None),
    ],
)
def test_a_relation_begins_and_ends_as_its_date_says(date: str, relation: str, first: Period | None, last: Period | None) -> None:
    row = {"date": date, "relation": relation}
    assert (begun(row), ended(row)) == (first, last)


def test_an_open_date_reaches_beyond_every_day() -> None:
    assert whole("1999-06") == JUNE
    assert whole("1999-06/..").first == JUNE.first
    assert whole("1999-06/..").last > 99991231
    assert whole("../1999-06").first < -99991231
    assert edges("1999-06/..") == (JUNE, None)
    assert source_periods({"sources": [{"date": "1999-06"}, {"date": None}, {"date": "2001"}]}) == [JUNE, year_of(2001)]


def test_claims_about_as_exact_as_the_draft_decide() -> None:
    year, month, july, three, four = (
        dated(one) for one in (year_of(1999), JUNE, Period(19990701, 19990731), Period(19990601, 19990603), Period(19990601, 19990604))
    )
    assert sharpest([year, month, three], day(19990601)) == [three]
    assert sharpest([year, month, four], day(19990601)) == [month, four]
    assert sharpest([year, july], day(19990601)) == [july]
    assert sharpest([year], Period(19990601, 19990603)) == []  # a claim of a year decides on no day
    assert sharpest([year], Period(19990601, 19990604)) == [year]
    assert sharpest([year, month], JUNE) == [month]
    assert sharpest([year, july], JUNE) == [july]


def test_the_first_three_holders_are_told_once_each_with_their_times() -> None:
    rows = [{"name": name, "shown": time} for name, time in (("A", "1999"), ("A", "1999"), ("B", ""), ("C", "2000"))]
    assert shown(rows) == "A 1999"
    assert shown(rows[1:]) == "A 1999; C 2000"


@pytest.mark.parametrize(
    ("edge", "said", "wanted"),
    [
        (day(19990612), day(20000612), True),
        (day(19990612), day(20000613), False),
        (JUNE, Period(20000601, 20000630), True),
        (day(19990612), Period(20000601, 20000630), True),
        (day(19990630), Period(20000601, 20000630), True),
        (day(19990601), Period(20000601, 20000630), True),
        (day(19990701), Period(20000601, 20000630), False),
        (day(19990531), Period(20000601, 20000630), False),
        (day(19990612), year_of(2000), False),
        (Period(19990601, 19990702), Period(20000601, 20000630), False),  # no month of its own
    ],
)
def test_the_day_or_month_of_another_year(edge: Period, said: Period, wanted: bool) -> None:
    assert year_off([(edge, {})], said) is wanted
    assert not year_off([], said)
    assert not year_off([(edge, {}), (day(19980315), {})], said)


def test_more_than_ten_days_off_is_far() -> None:
    assert [is_far(JUNE, day(one)) for one in (19990710, 19990711, 19990522, 19990521)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (day(19990612), False),
        (day(20000612), True),
        (day(19990712), True),
        (day(19990613), True),
        (day(20000613), False),
        (Period(20000612, 20000614), True),
        (Period(20000612, 20000615), True),  # a month, near enough: June of another year
        (Period(20000601, 20000630), True),
        (Period(20000701, 20000731), False),
        (JUNE, False),
        (Period(19990701, 19990731), True),
        (Period(20000601, 20000702), False),
    ],
)
def test_one_part_of_a_date_is_off(said: Period, wanted: bool) -> None:
    assert one_part_off(event(19990612), said) is wanted


@pytest.mark.parametrize(
    ("told", "said", "wanted"),
    [
        (event(19990612), day(20000612), True),
        (event(19990612), day(19990712), True),
        (event(19990612), day(20000712), False),
        (event(19990612), day(19990612), False),
        (event(19990612), day(20000613), False),
        (event(19990612, kind="meeting"), day(20000612), False),  # which recurs
        (event(19990612, kind="statement"), day(20000612), False),
        (event(19990612, 19990615), day(20000612), True),
        (event(19990612, 19990616), day(20000612), False),
        (event(19990612), Period(20000601, 20000630), True),
        (event(19990212), Period(20000201, 20000229), True),
        (event(19990612), JUNE, False),
        (event(19990612), Period(20000701, 20000731), False),
        (event(19990601, 19990630), Period(20000601, 20000630), True),
        (event(19990601, 19990701), Period(20000601, 20000630), False),
        (event(19990612), Period(20000601, 20000627), False),  # neither a day nor a month
        (event(19990612), Period(20000601, 20000702), False),
    ],
)
def test_a_slip_has_the_day_but_for_its_year_or_month(told: dict[str, Any], said: Period, wanted: bool) -> None:
    assert is_slip(told, said) is wanted


def test_a_day_before_or_after_an_event_is_near_it() -> None:
    assert [is_near(event(19990612, 19990614), day(one)) for one in (19990610, 19990611, 19990615, 19990616)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("first", "last", "precision", "wanted"),
    [
        (19990612, 19990615, "interval", False),
        (19990612, 19990616, "interval", True),
        (19990612, 19990616, "month", False),
        (-(10**14), 19990616, "interval", False),
        (19990612, 10**14, "interval", False),
    ],
)
def test_what_lasted_some_days_has_a_first_and_a_last(first: int, last: int, precision: str, wanted: bool) -> None:
    assert has_edges(event(first, last, precision=precision)) is wanted


@pytest.mark.parametrize(
    ("date", "clause", "first", "last"),
    [
        ("1999-06-12/1999-08", "it began", 19990612, 19990612),
        ("1999-06-12/1999-08", "it ended", 19990801, 19990831),
        ("1999-06-12/1999-08", "it went on", 19990612, 19990831),
        ("1999/2001", "it ended", 19990612, 19990831),  # by a year, which is no day
        ("1999-06-12/..", "it ended", 19990612, 19990831),
    ],
)
def test_what_began_or_ended_is_of_its_first_or_last_day(date: str, clause: str, first: int, last: int) -> None:
    told = edge_told(event(19990612, 19990831, date=date), clause)
    assert (told["first"], told["last"]) == (first, last)


@pytest.mark.parametrize(
    ("year", "text", "wanted"),
    [
        (2004, "they met", True),
        (2009, "they met", True),
        (2003, "they met", False),
        (1999, "they met", False),
        (1994, "they met", False),
        (2003, "the anniversary", True),
    ],
)
def test_after_five_or_ten_years_an_event_may_be_remembered(year: int, text: str, wanted: bool) -> None:
    assert may_remember(event(19990612), day(year * 10_000 + 612), text) is wanted


def counted_from(text: str, whens: list[When] | None = None) -> list[tuple[Period, Period]]:
    """The times that a sentence counts from a day that it names: when that was, and the time outside of which it surely was not."""
    read = Clock().read(text, 0, len(text), facts.find(text)) if whens is None else whens
    sentence: Any = SimpleNamespace(paragraph=SimpleNamespace(text=text), start=0, end=len(text), whens=read)
    return [(span.when.period, span.loose) for span in spans(sentence)]


@pytest.mark.parametrize(
    ("text", "then", "loose"),
    [
        # days are meant to the day; of weeks, months and years a tenth and three days more or less are
        ("On 12 June 1999 they came, three days after the council had sat.", (19990609, 19990609), (19990608, 19990610)),
        ("On 12 June 1999 they came, three days before the council had sat.", (19990615, 19990615), (19990614, 19990616)),
        ("Three days after the council had sat, on 12 June 1999 they came.", (19990609, 19990609), (19990608, 19990610)),
        ("On 12 June 1999 they came, two weeks after the council had sat.", (19990525, 19990602), (19990520, 19990607)),
        ("On 12 June 1999 they came, a month before the council had sat.", (19990706, 19990718), (19990629, 19990725)),
        ("On 12 June 1999 they came, two years after the council had sat.", (19970328, 19970827), (19970110, 19971112)),
    ],
)
def test_time_is_counted_from_the_day_that_a_sentence_names(text: str, then: tuple[int, int], loose: tuple[int, int]) -> None:
    assert counted_from(text) == [(then, loose)]


@pytest.mark.parametrize(
    "text",
    ["In June 1999 they came, two years after the council had sat.", "They came two years after the council of 12 June 1999 had sat."],
)
def test_no_time_is_counted_from_a_month_or_from_what_is_dated_itself(text: str) -> None:
    assert counted_from(text) == []


@pytest.mark.parametrize(("last", "spans"), [(19990614, 1), (19990615, 0)])
def test_time_is_counted_from_three_days_at_most(last: int, spans: int) -> None:
    text = "On those days of June they came, two days after the council had sat."
    assert len(counted_from(text, [When(3, 21, Period(19990612, last))])) == spans
