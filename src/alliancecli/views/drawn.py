"""Small drawings in a cell: what a page that can draw shows in place of characters. A terminal shows the text of the cell."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from alliancecli.dates.days import Day
from alliancecli.dates.edtf import Date, Point


class Axis(NamedTuple):
    """Years from `low` up to, but without, `high`, to one scale."""

    low: int
    high: int

    def place(self, year: float) -> float:
        """Where a time, as a year with its fraction, stands: 0 at the beginning, 1 at the end."""
        return min(max((year - self.low) / (self.high - self.low), 0), 1)


class Lasting(NamedTuple):
    """A span of time on an axis, in parts of it: how soon and how late it began and ended, None where no source says; `of` is whose."""

    axis: Axis
    began: tuple[float, float] | None
    ended: tuple[float, float] | None
    of: str = ""


class Strip(NamedTuple):
    """Cells in a row: of each that has any, how many claims it has, and whether one of them surely means its time; `of` is whose."""

    cells: int
    counts: Mapping[int, int]
    sure: frozenset[int]
    first_apart: bool
    of: str = ""


class Ticks(NamedTuple):
    """What stands above a strip: the label of a cell, by its number."""

    cells: int
    labels: Mapping[int, str]
    first_apart: bool


class Heights(NamedTuple):
    """Numbers over time, as parts of the greatest of them; 0 where none is claimed. `of` is whose they are."""

    parts: tuple[float, ...]
    of: str = ""


class Part(NamedTuple):
    """How much of a whole: surely up to `low`, perhaps up to `high`; None where it is `or more`."""

    low: float
    high: float | None


class Branch(NamedTuple):
    """What leads to a line of a tree, in the characters that draw it."""

    stem: str


Drawn: TypeAlias = Axis | Lasting | Strip | Ticks | Heights | Part | Branch


BEYOND = 10
"""An axis goes on by this part of itself, so that an open end is seen."""


def axis(spans: Iterable[tuple[Date | None, Date | None]]) -> Axis | None:
    """The axis that holds these beginnings and ends; None where none is known."""
    days = [day for span in spans for date in span if date for day in (date.min, date.max) if day]
    if not days:
        return None
    low, high = min(day[0] for day in days), max(day[0] for day in days) + 1
    return Axis(low, high + (high - low) // BEYOND + 1)


def lasting(scale: Axis | None, began: Date | None, ended: Date | None, of: str = "", *, succeeded: Date | None = None) -> Lasting | None:
    """The span of time on the axis, of what has that id; None where neither end is known.

    Where no source says when it ended, it may have lasted until another had come in its place, which `succeeded` says, and no longer.
    """
    if scale is None or not (began or ended):
        return None
    first, last = _between(scale, began), _between(scale, ended)
    if last is None and first and (after := _between(scale, succeeded)) and after[1] >= first[1]:
        last = (first[1], after[1])
    return Lasting(scale, first, last, of)


def _between(scale: Axis, date: Date | None) -> tuple[float, float] | None:
    if date is None or date.min is None or date.max is None:
        return None
    return scale.place(_year(date.min)), scale.place(_year(date.max))


def _year(day: Day) -> float:
    """A day as a year with its fraction."""
    return day[0] + (day[1] - 1) / 12 + day[2] / 372


def point(date: Date | str | None) -> Point | None:
    """A date that is one moment; None for any other, which is no end of a span."""
    return date if isinstance(date, Point) else None
