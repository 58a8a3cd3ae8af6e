"""When a text speaks of."""

import pytest

from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.periods import Period
from alliancecli.recognise import facts


def dates(text: str, written: tuple[int, int] | None = None, last: tuple[int, int] | None = None) -> list[str]:
    clock = Clock()
    clock.written = Period(*written) if written else None
    clock.last = Period(*last) if last else None
    return [when.period.text for when in clock.read(text, 0, len(text), facts.find(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 4 April 1949", ["1949-04-04"]),
        ("on 10.6.1999 and 22. February 2006", ["1999-06-10", "2006-02-22"]),
        ("in June 2009 and in July", ["2009-06", "2009-07"]),
        ("opened on March 24, 1999 and ended on June 20 of that year", ["1999-03-24", "1999-06-20"]),
        ("in June 1990; in November of the next year", ["1990-06", "1991-11"]),
        ("Resolution 1244 was passed", []),
        ("it may come", []),
        ("on the last day of July 2006", ["2006-07-31"]),
        ("on the first day of December 2009", ["2009-12-01"]),
        ("in early May 1999", ["1999-05-01/1999-05-12"]),
        ("in mid-May 1999", ["1999-05-08/1999-05-23"]),
        ("in late May 1999", ["1999-05-18/1999-05-31"]),
        ("at the beginning of 1999", ["1999-01-01/1999-02-28"]),
        ("at the end of 1999", ["1999-11-01/1999-12-31"]),
    ],
)
def test_dates_by_themselves(text: str, found: list[str]) -> None:
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last June it was 45", ["2009-06"]),
        ("in early December", ["2009-12-01/2009-12-12"]),
        ("on Monday", ["2010-02-01"]),
        ("yesterday", ["2010-02-01"]),
        ("last year and this month", ["2009", "2010-02"]),
        ("now", ["2010-02-02"]),
        ("last December", ["2009-12"]),
        ("last February", ["2009-02"]),
        ("last January", ["2010-01"]),
        ("last summer", ["2009-06-01/2009-08-31"]),
        ("in January", ["2010-01"]),
        ("in May", ["2009-05"]),  # what is told was, unless it is said that it is to come
        ("by May", ["2010-05"]),
        ("last month", ["2010-01"]),
        ("next month and next year", ["2010-03", "2011"]),
        ("two years ago", ["2008-02"]),
        ("three years ago", ["2007"]),
        ("two months ago", ["2009-12"]),
        ("two weeks ago", ["2010-01-16/2010-01-22"]),
        ("ten days ago", ["2010-01-23"]),
        ("at year's end", ["2010-12"]),
        ("at the start of this year", ["2010-01-01/2010-02-28"]),
        ("at the end of last year", ["2009-11-01/2009-12-31"]),
        ("on 5 March of last year", ["2009-03-05"]),
        ("on 5 March next year", ["2011-03-05"]),
    ],
)
def test_dates_by_the_day_of_writing(text: str, found: list[str]) -> None:
    assert dates(text, written=(20100202, 20100202)) == found


def test_every_day_of_the_week_before_the_day_of_writing_is_known() -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = [dates(f"on {name}", written=(20100202, 20100202)) for name in names]  # a Tuesday
    assert found == [["2010-02-01"], ["2010-02-02"], *([f"2010-01-{day}"] for day in range(27, 32))]


def test_the_last_of_a_month_in_which_a_text_was_written_is_a_year_ago() -> None:
    assert dates("last December", written=(20101215, 20101215)) == ["2009-12"]
    assert dates("next month", written=(20101215, 20101215)) == ["2011-01"]
    assert dates("last month", written=(20100115, 20100115)) == ["2009-12"]


@pytest.mark.parametrize("text", ["three days later", "two weeks later", "a month later to the day"])
def test_time_counted_from_a_day_that_no_month_has_is_told(text: str) -> None:
    assert dates(text, last=(19990631, 19990631))
    assert dates("yesterday, on Monday, three days ago", written=(19990631, 19990631))


def test_what_an_aside_dates_is_not_what_then_means() -> None:
    clock = Clock()
    text = "In June 1990 the force, which had come in May 1985, left."
    assert [when.period.text for when in clock.read(text, 0, len(text), facts.find(text))] == ["1990-06", "1985-05"]
    assert clock.last
    assert clock.last.text == "1990-06"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("three years later", ["1955"]),
        ("two months later", ["1952-04"]),
        ("nineteen days later", ["1952-03-08"]),
        ("in the same month", ["1952-02"]),
        ("the following year", ["1953"]),
        ("by the next July", ["1952-07"]),
        ("that same May", ["1952-05"]),
        ("in the preceding March", ["1951-03"]),
        ("in the preceding February", ["1951-02"]),
        ("in the preceding January", ["1952-01"]),
        ("by the next February", ["1953-02"]),
        ("by the following March", ["1952-03"]),
        ("in May", ["1952-05"]),
        ("two days earlier", ["1952-02-16"]),
        ("the day before", ["1952-02-17"]),
        ("a week earlier", ["1952-02-08/1952-02-14"]),
        ("the week after", ["1952-02-22/1952-02-28"]),
        ("eleven months later", ["1953-01"]),
        ("on the twentieth", ["1952-02-20"]),
        ("on the 29th", ["1952-02-29"]),
        ("on the 30th", []),  # February has none
        ("on the 28th of that month", ["1952-02-28"]),
        ("at year's end", ["1952-12"]),
        ("a month later to the day", ["1952-03-18"]),
        ("two years later, in the same month", ["1954-02", "1954-02"]),
    ],
)
def test_dates_by_what_was_said_before(text: str, found: list[str]) -> None:
    assert dates(text, last=(19520218, 19520218)) == found


def test_what_is_counted_from_a_month_or_a_year_is_no_more_exact_than_that() -> None:
    month, year = (19520201, 19520229), (19520101, 19521231)
    assert dates("on the twentieth", last=month) == ["1952-02-20"]
    assert dates("a month later to the day", last=month) == ["1952-03"]
    assert dates("two days later", last=month) == []
    assert dates("on the twentieth", last=year) == []
    assert dates("two months later", last=year) == []
    assert dates("two years later, in the same month", last=year) == ["1954"]
