"""Events and milestones, in order of time."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from alliancecli.dates import overlaps, parse
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, among, beside, in_time, joined
from alliancecli.query.rows import Row, fetch

LISTS = ("theatres", "actors", "institutions", "tags", "sources")

WEIGHTS = ("landmark", "event", "detail", "background")
"""The terms of model.vocabulary.Weight, which a warm run does not import, the heaviest first."""


def timeline(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """The events that pass the filters and may fall in the window, each marked `certain` or `possible`.

    Ordered by first day, the wider period first, then id; what has no first day comes last, by its last.
    """
    columns = f"""id, date, date_min, date_max, precision, {window.certainty} AS certainty,
               title, summary, kind, status, theatres, actors, institutions, tags, caveat, sources, weight, shown, first, last"""
    rows = fetch(connection, *in_time("event", columns, filters, window, limit), LISTS)
    return (row for row in rows if row["date"][0] != "{" or overlaps(parse(row["date"]), window.low, window.high))


def weighing(least: str) -> Iterator[Filter]:
    """The condition that an event weighs as much as `least`, or more."""
    if least != WEIGHTS[-1]:
        yield from among("weight", WEIGHTS[: WEIGHTS.index(least) + 1])


class Weighed(NamedTuple):
    """How many events weigh enough to be shown, and how many of each weight do not, the heaviest first."""

    shown: int
    lighter: dict[str, int]


def weighed(connection: Engine, filters: list[Filter], window: Window, least: str) -> Weighed:
    """Of the events that pass the filters and may fall in the window, how many weigh as much as `least`, and how many less."""
    weights = WEIGHTS[WEIGHTS.index(least) + 1 :]
    total, records, gaps = _by_weight(connection, filters, window, weights)
    # a set of dates may reach over the window and have none in it: what is no answer is no part of one that was left out
    for weight, date in _sets(connection, filters, window) if gaps else ():
        if not overlaps(parse(date), window.low, window.high):
            total -= 1
            records[weight] = records.get(weight, 0) - 1
    found = {weight: records[weight] for weight in weights if records[weight]}
    return Weighed(total - sum(found.values()), found)


def lighter(connection: Engine, filters: list[Filter], window: Window, least: str) -> dict[str, int]:
    """How many events that pass the filters and may fall in the window weigh less than `least`, by weight, the heaviest first."""
    return weighed(connection, filters, window, least).lighter if least != WEIGHTS[-1] else {}


def _by_weight(connection: Engine, filters: list[Filter], window: Window, weights: tuple[str, ...]) -> tuple[int, dict[str, int], int]:
    """How many events there are, how many of each of the weights, and how many have a set of dates that is not all in the window."""
    if not filters and not window.bounded:
        known = dict(connection.execute("SELECT term, records FROM carried WHERE field = 'event.weight'", {}).fetchall())
        total = count(connection, "event", [], window)
        if sum(known.values()) == total:  # a copy that others wrote need not have counted them
            return total, {weight: known.get(weight, 0) for weight in weights}, 0
    sums = [f"sum(CASE WHEN r.weight = '{weight}' THEN 1 ELSE 0 END) AS {weight}" for weight in weights]
    if window.bounded and not window.certain:
        sums.append(f"sum(CASE WHEN {_INSIDE} THEN 0 WHEN {_A_SET} THEN 1 ELSE 0 END) AS gaps")
    arms = [joined([*beside(window, filters), arm]) for arm in window.arms()]
    union = " UNION ALL ".join(f"SELECT {', '.join(['count(*) AS events', *sums])} FROM event r WHERE {arm.sql}" for arm in arms)
    names = ["events", *weights, *(["gaps"] if len(sums) > len(weights) else [])]
    found: Any = connection.execute(f"SELECT {', '.join(f'sum({name})' for name in names)} FROM ({union})", arms[0].parameters).fetchone()
    counts = dict(zip(names, (number or 0 for number in found), strict=True))
    return counts["events"], {weight: counts[weight] for weight in weights}, counts.get("gaps", 0)


_INSIDE = "r.place >= :low AND r.last <= :high"
"""That a record with a first day lies in the window whole."""

_A_SET = "substr(r.date, 1, 1) = '{'"
"""That a record has a set of dates. Such a one has a first day."""


def _sets(connection: Engine, filters: list[Filter], window: Window) -> Iterator[tuple[str, str]]:
    """The weight and the date of each event that may fall in the window, has a set of dates, and is not whole in the window."""
    arms = [joined([*beside(window, filters), arm]) for arm in window.arms()]
    union = " UNION ALL ".join(f"SELECT r.weight, r.date FROM event r WHERE {arm.sql} AND NOT ({_INSIDE}) AND {_A_SET}" for arm in arms)
    yield from connection.execute(union, arms[0].parameters)


def count(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows of a table ("event", "figure") pass the filters and may fall in the window."""
    if not filters and not window.bounded:
        return int(connection.execute(f"SELECT count(*) FROM {table}", {}).fetchone()[0])
    arms = [joined([*beside(window, filters), arm]) for arm in window.arms()]
    counted = " UNION ALL ".join(f"SELECT count(*) AS records FROM {table} r WHERE {arm.sql}" for arm in arms)
    found: Any = connection.execute(f"SELECT sum(records) FROM ({counted})", arms[0].parameters).fetchone()
    return int(found[0])


def left_out(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows may fall in a window without surely doing so, where only what surely does is wanted; else 0."""
    if not window.certain:
        return 0
    return count(connection, table, filters, window._replace(certain=False)) - count(connection, table, filters, window)
