"""How many events or claims there are, by what they have in common: a time, a place, who acted, who says so."""

from collections import Counter
from typing import NamedTuple

from alliancecli.dates import OPEN_DAY
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, hint_for_window, where

COLUMNS = {
    "event": ("kind", "status", "weight"),
    "figure": ("subject", "contributor", "measure", "status", "scope", "unit"),
}
"""What each record has one of."""

LISTS = {"event": ("theatre", "actor", "institution", "tag", "source"), "figure": ("theatre", "source")}
"""What a record may have several of: it is counted with each."""

TIMES = ("year", "month")

MOST_PERIODS = 12_000
"""Months that one date may be spread over: a thousand years."""


class Count(NamedTuple):
    """How many records have a value: those of which that is sure, and those that may."""

    value: str
    sure: int
    possible: int


def ways(table: str) -> tuple[str, ...]:
    """By what the records of a table can be counted."""
    return (*TIMES, *LISTS[table], *COLUMNS[table])


def count_by(connection: Engine, table: str, by: str, filters: list[Filter], window: Window) -> list[Count]:
    """How many records of a table ("event", "figure") that pass the filters and may fall in the window have each value, the most first.

    By times each in order of time: a record is surely of a month where its whole date lies in it, and may be of each that its date
    reaches into. A record without a value counts under "", and one without a first or a last day under "" of all times.
    """
    clause, parameters = where([*hint_for_window(window, filters), *filters, *window.filters()])
    if by in TIMES:
        return _by_time(connection, f"SELECT r.first, r.last FROM {table} r {clause}", parameters, by, window)
    sure = f"sum({window.certainty} = 'certain')" if window.bounded else "count(*)"
    value = f"coalesce(r.{by}, '')" if by in COLUMNS[table] else "coalesce(f.term, '')"
    joined = "" if by in COLUMNS[table] else f"LEFT JOIN facet f ON f.record = r.row AND f.field = '{table}.{by}'"
    sql = f"SELECT {value} AS common, {sure}, count(*) FROM {table} r {joined} {clause} GROUP BY common ORDER BY 3 DESC, common"
    return [Count(one, certain, every - certain) for one, certain, every in connection.execute(sql, parameters)]


def _by_time(connection: Engine, sql: str, parameters: dict[str, object], by: str, window: Window) -> list[Count]:
    part = 10_000 if by == "year" else 100
    sure: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    undated = 0
    for first, last in connection.execute(sql, parameters):
        low, high = max(first, window.low), min(last, window.high)
        if first <= -OPEN_DAY or last >= OPEN_DAY:
            undated += 1
        elif first // part == last // part:
            sure[first // part] += 1
        else:
            for period in _periods(low, high, by):
                possible[period] += 1
    found = [Count(_name(period, by), sure[period], possible[period]) for period in sorted({*sure, *possible})]
    return [*found, Count("", undated, 0)] if undated else found


def _periods(low: int, high: int, by: str) -> range | list[int]:
    """The years or months from one day to another, as numbers that order as time does; none where they are too many to tell."""
    if by == "year":
        return range(low // 10_000, min(high // 10_000, low // 10_000 + MOST_PERIODS) + 1)
    begin, end = ((day // 10_000) * 12 + (day // 100) % 100 - 1 for day in (low, high))
    return [month // 12 * 100 + month % 12 + 1 for month in range(begin, min(end, begin + MOST_PERIODS) + 1)]


def _name(period: int, by: str) -> str:
    """The EDTF of a year or a month."""
    year = period if by == "year" else period // 100
    name = f"{year:04}" if 0 <= year <= 9999 else f"-{-year:04}" if -9999 <= year < 0 else f"Y{year}"
    return name if by == "year" else f"{name}-{period % 100:02}"
