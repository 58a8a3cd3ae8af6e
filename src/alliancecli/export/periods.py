"""A date as its first and last moment, each with just the parts that its source gives: what timelines of other programs can hold."""

from typing import NamedTuple, TypeAlias

from alliancecli.dates.days import iso_year
from alliancecli.dates.edtf import SUB_YEARS, Date, DateSet, Interval, Point

Parts: TypeAlias = tuple[int, ...]
"""Year; year and month; or year, month and day."""


class Period(NamedTuple):
    """From one moment to another, both included and each as vague as it was; None where that end is open or unknown."""

    start: Parts | None
    end: Parts | None


def periods(date: Date) -> list[Period]:
    """The periods that a date names: one, or one a member of a set. A season or part of a year is its months."""
    if isinstance(date, DateSet):
        return [_point(member) for member in date.members]
    if isinstance(date, Interval):
        ends = [_point(end) if isinstance(end, Point) else Period(None, None) for end in date]
        return [Period(ends[0].start, ends[1].end)]
    assert isinstance(date, Point)
    return [_point(date)]


def _point(date: Point) -> Period:
    if date.unspecified_digits or not date.month:
        return Period(date.min[:1], date.max[:1])
    if date.month in SUB_YEARS or not date.day:
        return Period(date.min[:2], date.max[:2])
    return Period(date.min, date.max)


def written(parts: Parts) -> str:
    """The parts as ISO 8601 writes them: `2003`, `2003-08`, `-0399`."""
    year, *rest = parts
    return "-".join([iso_year(year), *(f"{part:02}" for part in rest)])
