"""Stretches of time as a draft means them, and words that count them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from alliancecli.dates.days import day_number, numbered_day, ordinal
from alliancecli.dates.edtf import Point
from alliancecli.recognise.numbers import UNITS
from alliancecli.recognise.token import DateParts


class Period(NamedTuple):
    """From one day to another, as numbers that order as time does (20090131)."""

    first: int
    last: int

    def meets(self, first: int, last: int) -> bool:
        """Whether it shares a day with another."""
        return self.first <= last and first <= self.last

    def after(self, other: "Period") -> int:
        """How many days it begins after the last of another."""
        return ordinal(numbered_day(self.first)) - ordinal(numbered_day(other.last))

    @property
    def days(self) -> int:
        """How many days it has."""
        return ordinal(numbered_day(self.last)) - ordinal(numbered_day(self.first)) + 1

    @property
    def year(self) -> int:
        """The year of its first day."""
        return self.first // 10_000

    @property
    def text(self) -> str:
        """As EDTF."""
        first, last = numbered_day(self.first), numbered_day(self.last)
        one, other = f"{first[0]:04}-{first[1]:02}-{first[2]:02}", f"{last[0]:04}-{last[1]:02}-{last[2]:02}"
        if one == other:
            return one
        if self == year_of(first[0]):
            return one[:4]
        if one[:7] == other[:7] and first[2] == 1 and last[2] >= 28:
            return one[:7]
        return f"{one}/{other}"


class When(NamedTuple):
    """A date in a text, `text[start:end]`, as the period that it means; `bound` is since, until, by or nothing.

    It is not `sure` where its year is only likely, and not `told` where that is only what was spoken of before.
    """

    start: int
    end: int
    period: Period
    bound: str = ""
    sure: bool = True
    told: bool = True


def year_of(year: int) -> Period:
    """A whole year."""
    return Period(year * 10_000 + 101, year * 10_000 + 1231)


def period(parts: DateParts) -> Period | None:
    """The period of parts that name a year, also of a day that its month has not; None where they name none."""
    if parts.year is None:
        return None
    point = Point(parts.year, parts.month, parts.day, parts.unspecified_digits)
    return Period(day_number(point.min, 0), day_number(point.max, 0))


def joined(periods: Iterable[Period]) -> list[Period]:
    """The same times with those that overlap as one, in order."""
    found: list[Period] = []
    for one in sorted(periods):
        if found and one.first <= found[-1].last:
            found[-1] = Period(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return found


def counted(word: str) -> int:
    """What a word counts: a, two, 12."""
    return int(word) if word.isdecimal() else 1 if word.lower() in ("a", "an") else UNITS[word.lower()]


def shifted(number: int, days: int) -> int:
    """A day some days later, of the years 1 to 9999; 31 June counts as the day after the 30th."""
    then = date.fromordinal(min(max(ordinal(numbered_day(number)) + days, 1), date.max.toordinal()))
    return then.year * 10_000 + then.month * 100 + then.day


FROM_TO = re.compile(r"\s*(?:to|until|till|through|-)\s*(?:the )?")
"""What stands between the two ends of a stretch of time."""

NUMBER = "|".join([*UNITS, "an?", "[0-9]{1,2}"])
