"""What a date says of beginning and end, whatever its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import parse
from alliancecli.query.membership.spans import Bounds, State, state, together
from alliancecli.query.rows import Row

REACH = 20100201


def claim(date: str | None, *, reach: int = REACH, life: tuple[str | None, str | None] = (None, None)) -> Row:
    """What `together` looks at of a claim, of an institution that began and ended at the dates of `life`."""
    first, last = (parse(end) if end else None for end in life)
    return {
        "date": date,
        "reach": reach,
        "dissolved": life[1],
        "member_dissolved": None,
        "life_first": day_number(first.min if first else None, -OPEN_DAY),
        "life_last": day_number(last.max if last else None, OPEN_DAY),
    }


def spans(*dates: str) -> list[Bounds]:
    return together([claim(date) for date in dates]).spans


def then(found: list[Bounds], day: int) -> str | None:
    """How sure it is on a day."""
    known = state(found, day, dated=True)
    return known.certainty if known else None


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("1999/..", (19990101, 19991231), (REACH, OPEN_DAY)),
        ("1999/", (19990101, 19991231), (19991231, OPEN_DAY)),
        ("../2006", (-OPEN_DAY, 20061231), (20060101, 20061231)),
        ("/2006", (-OPEN_DAY, 20061231), (20060101, 20061231)),
        ("2004-06", (20040601, 20040630), (20040630, OPEN_DAY)),
        ("2003-08/2003", (20030801, 20030831), (20030801, 20031231)),
        ("-0399/-0300", (-3989899, -3988769), (-2999899, -2998769)),
    ],
)
def test_bounds_claim_no_more_than_the_date(date: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    (found,) = spans(date)
    assert (found.begin, found.end) == (begin, end)


def test_a_set_holds_its_dates_and_none_between_them() -> None:
    found = spans("{2004,2008-05-01}")
    days = {20031231: None, 20040601: "possible", 20060101: None, 20080501: "certain", 20080502: None}
    assert {day: then(found, day) for day in days} == days


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("{2004,2010}", (20040101, 20041231), (20040101, 20041231)),  # what a date gives stays, however the institution lived
        ("../2004", (20030601, 20041231), (20040101, 20041231)),
        ("2003", (20030101, 20031231), (20031231, 20040531)),
        ("2003/..", (20030101, 20031231), (20040501, 20040531)),
    ],
)
def test_an_end_that_no_claim_gives_is_that_of_the_institution(date: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    found = together([claim(date, life=("2003-06", "2004-05"))]).spans
    assert (found[0].begin, found[0].end) == (begin, end)


def test_rivals_make_sure_only_what_all_of_them_allow() -> None:
    found = spans("1999-03/2005", "1999-06/2004-11", "1998/..", "1999/2005")
    days = {19971231: None, 19980101: "possible", 19990629: "possible", 19990630: "certain", 20031231: "certain", 20041101: "certain"}
    days |= {20041102: "possible", 20051231: "possible", 20060101: None}
    assert {day: then(found, day) for day in days} == days


def test_one_claim_gives_the_beginning_and_another_the_end() -> None:
    told = together([claim("../2006"), claim("1999/..")])
    assert [str(date) for date, _ in told.begins + told.ends] == ["1999", "2006"]
    assert [row["date"] for _, row in told.begins + told.ends] == ["1999/..", "../2006"]
    assert {day: then(told.spans, day) for day in (19981231, 20060101, 20060102, 20070101)} == {
        19981231: None,
        20060101: "certain",
        20060102: "possible",
        20070101: None,
    }


def test_an_open_span_is_sure_to_the_latest_source_that_calls_it_open() -> None:
    (found,) = together([claim("1999/..", reach=20001231), claim("1999/..", reach=20181231), claim("1999/", reach=20301231)]).spans
    assert found.end == (20181231, OPEN_DAY)


def test_a_date_at_which_someone_belonged_says_nothing_of_the_days_before_it() -> None:
    found = together([claim("1999/.."), claim("2015")]).spans
    days = {20100201: "certain", 20100202: "possible", 20150601: "possible", 20151231: "certain", 20160101: "possible"}
    assert {day: then(found, day) for day in days} == days
    assert state(found, 20170101, dated=True) == State("possible", "last-known", 20151231)


def test_a_life_bounds_what_no_claim_of_its_own_does() -> None:
    (found,) = together([claim("../1999", life=("1990-05", None))]).spans
    assert (found.begin, found.end) == ((19900501, 19991231), (19990101, 19991231))
    (found,) = together([claim("1991/..", life=("1990-05", "2005"))]).spans
    assert (found.begin, found.end) == ((19910101, 19911231), (20050101, 20051231))
    (found,) = together([claim(None, life=("1990-05", "2005"))]).spans
    assert (found.begin[0], found.end[1]) == (19900501, 20051231)


def test_of_several_spans_the_one_that_says_most_of_a_day_tells_why() -> None:
    found = spans("2004", "2012")
    assert state(found, 20200601, dated=True) == State("possible", "last-known", 20121231)
    begun = [*found, Bounds((20200101, 20201231), (REACH, OPEN_DAY), ended=False)]
    for every in (begun, begun[::-1]):
        assert state(every, 20200601, dated=True) == State("possible", "may-have-begun", None)


dates = st.sampled_from(["1999/..", "1999/", "../2006", "2004-06", "1952-02-18/1974", "{2004,2008}", "../..", "1999-22/2001-24"])


@given(dates, st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 28))
def test_what_is_certain_lies_inside_every_reading_of_the_date(text: str, year: int, month: int, day: int) -> None:
    when = year * 10000 + month * 100 + day
    every = spans(text)
    found = state(every, when, dated=True)
    inside = any(one.begin[0] <= when <= one.end[1] for one in every)
    assert (found is not None) == inside
    assert found is None or (found.certainty == "certain") == any(one.begin[1] <= when <= one.end[0] for one in every)
