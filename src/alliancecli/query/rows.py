"""From the index's tuples to rows: plain dicts whose keys are the contract's, lists as lists."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.engine import Engine

Row: TypeAlias = dict[str, Any]
"""One row of an answer. Its keys are those of the command, always all of them; None stands for nothing."""


def selected(columns: Iterable[Column], **worked_out: str) -> str:
    """The list of SELECT for columns: each that of the record `r`, or the expression that works it out."""
    keys = (column.key for column in columns if column.nested)
    return ", ".join(f"{worked_out[key]} AS {key}" if key in worked_out else f"r.{key}" for key in keys)


def lists(columns: Iterable[Column]) -> tuple[str, ...]:
    """The keys of the columns that are JSON in the index."""
    return tuple(column.key for column in columns if column.encoded and column.nested)


def fetch(connection: Engine, sql: str, parameters: dict[str, Any], lists: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of a statement, one by one; the columns named in `lists` hold JSON and become lists."""
    cursor = connection.execute(sql, parameters)
    keys = [column[0] for column in cursor.description]
    places = [keys.index(key) for key in lists]
    for values in cursor:
        row = dict(zip(keys, values, strict=True))
        # all the lists of a row in one scan: the scanner is C, and calling it once is a third of calling it for each
        row.update(zip(lists, _decode("[" + ",".join([values[place] for place in places]) + "]", 0)[0], strict=True))
        yield row


_decode = json.JSONDecoder().raw_decode
