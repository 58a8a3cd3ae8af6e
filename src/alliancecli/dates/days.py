"""Days of the calendar, as numbers and as ISO writes them, before year 1 as well.

A day is `(year, month, day)` of the proleptic Gregorian calendar with a year 0 (= 1 BC), so plain tuples compare as time does.
"""

from typing import TypeAlias

Day: TypeAlias = tuple[int, int, int]
"""A calendar day: year (astronomical, 0 is 1 BC), month, day."""

OPEN_DAY = 10**14
"""Beyond every day: what an open end counts as where a number is needed to compare by."""

UNBEGUN = OPEN_DAY // 2
"""Added to the last day of a date without a known beginning, so that it sorts after every first day."""


BRIEF = 10_000
"""The longest that a brief period reaches after its first day: a year, as numbers of days count."""


def day_number(day: Day | None, otherwise: int) -> int:
    """A day as an integer that orders as time does and can be read: (2009, 1, 31) is 20090131. `otherwise` stands for None."""
    return otherwise if day is None else day[0] * 10000 + day[1] * 100 + day[2]


def numbered_day(day: int) -> Day:
    """The day that a number stands for: 20090131 is (2009, 1, 31)."""
    year, rest = divmod(day, 10000)
    return year, rest // 100, rest % 100


def iso(day: Day | None) -> str | None:
    """A day as ISO 8601 writes it: `2009-01-31`, `-0399-01-01`."""
    return None if day is None else f"{iso_year(day[0])}-{day[1]:02}-{day[2]:02}"


def iso_year(year: int) -> str:
    """A year as ISO 8601 writes it: `2009`, `-0399`."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def read_iso(day: str) -> Day:
    """The day that `iso` wrote."""
    return int(day[:-6]), int(day[-5:-3]), int(day[-2:])


def ordinal(day: Day) -> int:
    """Days counted from 0001-01-01 = 1, also before it. Proleptic Gregorian; agrees with `datetime.date.toordinal`."""
    year, month, date = day
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    era, of_era = divmod(year, 400)
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + (153 * month + 2) // 5 + date - 306


def width(first: int, last: int) -> int:
    """Days from the first to the last of a period, both as numbers: their difference orders as time does, and is no length."""
    return ordinal(numbered_day(last)) - ordinal(numbered_day(first))


def months_between(first: Day, last: Day) -> int:
    """Whole months from a day to a later one, by the calendar; the last day of a month ends one that began on a day it does not have."""
    unfinished = last[2] < first[2] and last[2] < days_in(*last[:2])
    return (last[0] - first[0]) * 12 + last[1] - first[1] - unfinished


def days_in(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
