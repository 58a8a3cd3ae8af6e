"""Days agree with the calendar of the standard library, and go on where it ends."""

import calendar
import datetime

from any_date import DAYS, is_real, often
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from alliancecli.dates.days import OPEN_DAY, Day, day_number, days_in, iso, months_between, ordinal, read_iso, width


@given(st.dates())
@often
def test_days_agree_with_the_standard_library(day: datetime.date) -> None:
    ours = (day.year, day.month, day.day)
    assert (iso(ours), ordinal(ours), read_iso(day.isoformat())) == (day.isoformat(), day.toordinal(), ours)
    assert days_in(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]


@given(DAYS)
@example((-1, 12, 31))
@example((0, 12, 31))
@example((0, 2, 28))
@example((-100, 2, 28))
@often
def test_the_day_after_has_the_next_ordinal(day: Day) -> None:
    year, month, date = day
    following = [(year, month, date + 1), (year, month + 1, 1), (year + 1, 1, 1)][
        not is_real((year, month, date + 1)) and 1 + (month == 12)
    ]
    assert ordinal(following) == ordinal(day) + 1


@given(DAYS, DAYS)
@often
def test_numbers_and_ordinals_order_as_days_do(one: Day, other: Day) -> None:
    assert (day_number(one, 0) < day_number(other, 0)) == (ordinal(one) < ordinal(other)) == (one < other)
    assert -OPEN_DAY < day_number(one, 0) < OPEN_DAY


@given(st.dates(), st.dates(), st.integers(-3, 3))
@example(datetime.date(2009, 1, 31), datetime.date(2009, 2, 28), 0)
@example(datetime.date(2008, 2, 29), datetime.date(2009, 2, 28), -6)
@example(datetime.date(2009, 1, 31), datetime.date(2009, 3, 30), 0)
@often
def test_months_are_counted_as_the_calendar_counts_them_in_any_era(one: datetime.date, other: datetime.date, cycles: int) -> None:
    gap = relativedelta(max(one, other), min(one, other))
    first, last = (((day.year + 400 * cycles), day.month, day.day) for day in sorted((one, other)))
    assert months_between(first, last) == gap.years * 12 + gap.months


@given(st.dates(), st.dates())
@example(datetime.date(2008, 12, 31), datetime.date(2009, 1, 1))
@often
def test_a_period_is_as_wide_as_its_days(first: datetime.date, last: datetime.date) -> None:
    numbers = (day_number((day.year, day.month, day.day), 0) for day in (first, last))
    assert width(*numbers) == (last - first).days


def test_a_period_with_an_open_end_is_wider_than_any_other() -> None:
    assert width(20090131, OPEN_DAY) > width(-99_990_101, 99_991_231)
    assert width(-OPEN_DAY, 20090131) > width(-99_990_101, 99_991_231)


def test_an_open_end_has_no_day() -> None:
    assert iso(None) is None
    assert (day_number(None, -OPEN_DAY), day_number(None, OPEN_DAY), day_number((2009, 1, 31), 0)) == (-OPEN_DAY, OPEN_DAY, 20090131)
