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
    ],
)
def test_dates_by_the_day_of_writing(text: str, found: list[str]) -> None:
    assert dates(text, written=(20100202, 20100202)) == found


def test_every_day_of_the_week_before_the_day_of_writing_is_known() -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = [dates(f"on {name}", written=(20100202, 20100202)) for name in names]  # a Tuesday
    assert found == [["2010-02-01"], ["2010-02-02"], *([f"2010-01-{day}"] for day in range(27, 32))]


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
        ("on the twentieth", ["1952-02-20"]),
        ("on the 28th of that month", ["1952-02-28"]),
        ("at year's end", ["1952-12"]),
        ("a month later to the day", ["1952-03-18"]),
        ("two years later, in the same month", ["1954-02", "1954-02"]),
    ],
)
def test_dates_by_what_was_said_before(text: str, found: list[str]) -> None:
    assert dates(text, last=(19520218, 19520218)) == found
