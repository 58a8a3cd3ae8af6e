"""The tables of the index whole, row by row: for copies that answer the same questions."""

from collections.abc import Iterable, Iterator

from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, where
from alliancecli.query.rows import Row, fetch
from alliancecli.query.windows import Window


def dated(
    connection: Engine, table: str, columns: Iterable[str], lists: tuple[str, ...], filters: Iterable[Filter], span: Window
) -> Iterator[Row]:
    """The events or figures that pass the filters and may fall in the window: the long, then the brief, each in order of time."""
    clause, parameters = where([*filters, *span.filters()])
    sql = f"""
        SELECT {", ".join(f"r.{column}" for column in columns)}
        FROM {table} r {clause} ORDER BY r.brief, r.place, r.last DESC, r.id"""
    return fetch(connection, sql, parameters, lists)


def whole(connection: Engine, table: str, columns: tuple[str, ...], lists: tuple[str, ...]) -> Iterator[Row]:
    """Every row of a small table, in the order of its columns."""
    return fetch(connection, f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(columns[:3])}", {}, lists)
