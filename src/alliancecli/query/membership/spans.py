"""Spans in time: what the claims of one membership or term come to, and what that says of a day.

A span is not known better than its source gives it. `2003/..` began on some day of 2003 and went on for as long as its sources could
know; a bare `2007-09` is known of that month and of no other; no date at all is `undated`. So the answer for a day has three values:
surely so, possibly so, or not at all, and only the first two are rows.
"""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import DateSet, Interval, Point, day_numbers, parse
from alliancecli.query.rows import Row


class Bounds(NamedTuple):
    """The days (as numbers) between which something began and between which it ended; `ended` is whether a source gives the end."""

    begin: tuple[int, int]
    end: tuple[int, int]
    ended: bool


class State(NamedTuple):
    """What is known of a day: `certain` or `possible`, why, and the day (as a number), up to it, to which what is known reaches."""

    certainty: str
    standing: str
    known_to: int | None


STANDINGS = ("known", "may-have-begun", "may-have-ended", "last-known", "undated")
"""Why an answer is as certain as it is: surely so; begun by then or not; ended by then or not; nothing said of so late a day; no date."""


class Told(NamedTuple):
    """What the claims of one membership or term come to: those that give its beginning and its end, the best first, and for sure when."""

    begins: list[tuple[Point, Row]]
    ends: list[tuple[Point, Row]]
    spans: list[Bounds]


def together(claims: list[Row]) -> Told:
    """What claims of one and the same span say of its beginning and its end, the best claim first.

    Where they differ any of them may be right. Where none gives an end, the life of the institution bounds it, and it is sure only up
    to the day by which the latest source that calls it open had appeared. A claim that someone belonged at a date says no more than that.
    """
    dated = [(row, parse(row["date"])) for row in claims if row["date"]]
    spans = [(row, date) for row, date in dated if isinstance(date, Interval)]
    life = _life(claims[0])
    moments = [(date, (day_number(date.max, OPEN_DAY), OPEN_DAY), False) for _, date in dated if isinstance(date, Point)]
    moments += [(one, day_numbers(one), True) for _, date in dated if isinstance(date, DateSet) for one in date.members]
    known = [_within(day_numbers(date), end, life, begun=True, ended=ended) for date, end, ended in moments]
    if not spans:
        return Told([], [], known or [_within((-OPEN_DAY, OPEN_DAY), (-OPEN_DAY, OPEN_DAY), life, begun=False, ended=False)])
    begins = _sharpest([(date.start, row) for row, date in spans if isinstance(date.start, Point)])
    ends = _sharpest([(date.end, row) for row, date in spans if isinstance(date.end, Point)])
    begin = (
        (min(day_numbers(one)[0] for one, _ in begins), max(day_numbers(one)[1] for one, _ in begins)) if begins else (-OPEN_DAY, OPEN_DAY)
    )
    if ends:
        end = min(day_numbers(one)[0] for one, _ in ends), max(day_numbers(one)[1] for one, _ in ends)
    else:
        end = max((*(row["reach"] for row, date in spans if date.end == ".."), begin[1] if begins else -OPEN_DAY)), OPEN_DAY
    end = max(end[0], begin[0]), end[1]
    begin = begin[0], min(begin[1], end[1])
    later = [] if ends else [one for one in known if one.begin[1] > end[0]]
    return Told(begins, ends, [_within(begin, end, life, begun=bool(begins), ended=bool(ends)), *later])


def _sharpest(said: list[tuple[Point, Row]]) -> list[tuple[Point, Row]]:
    """Of dates, the best claim first, those that hold no other: 1949 says no more than 1949-04. What agrees with the best comes first."""
    sharp = [
        (date, row)
        for date, row in said
        if not any(date.min <= other.min and other.max <= date.max and (other.min, other.max) != (date.min, date.max) for other, _ in said)
    ]
    return sorted(sharp, key=lambda one: one[0].min > said[0][0].max or one[0].max < said[0][0].min)


class _Life(NamedTuple):
    """The days (as numbers) in which an institution and its member may have existed, and the last on which both surely did."""

    first: int
    last: int
    surely: int


def _life(row: Row) -> _Life:
    ended = [parse(row[key]).min for key in ("dissolved", "member_dissolved") if row[key]]
    return _Life(row["life_first"], row["life_last"], min((day_number(one, OPEN_DAY) for one in ended), default=row["life_last"]))


def _within(begin: tuple[int, int], end: tuple[int, int], life: _Life, *, begun: bool, ended: bool) -> Bounds:
    """The same within a life: what has no beginning of its own began with the institution at the earliest, and likewise its end."""
    if not begun:
        begin = max(begin[0], life.first), begin[1]
    if not ended:
        end = min(end[0], life.surely), min(end[1], life.last)
    return Bounds(begin, end, ended)


def state(spans: Iterable[Bounds], day: int, *, dated: bool) -> State | None:
    """What spans say of a day; None where it was surely not so."""
    found = [_state(one, day, dated) for one in spans if one.begin[0] <= day <= one.end[1]]
    return min(found, key=lambda one: (one.certainty, STANDINGS.index(one.standing), -(one.known_to or 0)), default=None)


def _state(one: Bounds, day: int, dated: bool) -> State:
    if not dated:
        return State("possible", "undated", None)
    if one.begin[1] <= day <= one.end[0]:
        return State("certain", "known", day)
    if day < one.begin[1]:
        return State("possible", "may-have-begun", None)
    return State("possible", "may-have-ended" if one.ended else "last-known", one.end[0] if one.end[0] >= one.begin[1] else None)
