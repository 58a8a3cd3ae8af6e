"""Events and milestones, in order of time."""

from collections.abc import Iterator
from typing import Any

from alliancecli.dates import overlaps, parse
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, beside, in_time, joined
from alliancecli.query.rows import Row, fetch

LISTS = ("theatres", "actors", "institutions", "tags", "sources")


def timeline(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """The events that pass the filters and may fall in the window, each marked `certain` or `possible`.

    Ordered by first day, the wider period first, then id.
    """
    columns = f"""id, date, date_min, date_max, precision, {window.certainty} AS certainty,
               title, summary, kind, status, theatres, actors, institutions, tags, caveat, sources, shown, first, last"""
    rows = fetch(connection, *in_time("event", columns, filters, window, limit), LISTS)
    return (row for row in rows if row["date"][0] != "{" or overlaps(parse(row["date"]), window.low, window.high))


def count(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows of a table ("event", "figure") pass the filters and may fall in the window."""
    if not filters and not window.bounded:
        return int(connection.execute(f"SELECT count(*) FROM {table}", {}).fetchone()[0])
    brief, long = (joined([*beside(window, filters), arm]) for arm in window.arms())
    sql = f"""
        SELECT sum(records) FROM (
            SELECT count(*) AS records FROM {table} r WHERE {brief.sql}
            UNION ALL
            SELECT count(*) AS records FROM {table} r WHERE {long.sql}
        )"""
    found: Any = connection.execute(sql, brief.parameters).fetchone()
    return int(found[0])


def left_out(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows may fall in a window without surely doing so, where only what surely does is wanted; else 0."""
    if not window.certain:
        return 0
    return count(connection, table, filters, window._replace(certain=False)) - count(connection, table, filters, window)
