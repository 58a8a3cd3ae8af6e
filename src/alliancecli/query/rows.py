"""From the index's tuples to rows: plain dicts whose keys are the contract's, lists as lists."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
"""One row of an answer. Its keys are those of the command, always all of them; None stands for nothing."""


def fetch(connection: sqlite3.Connection, sql: str, parameters: dict[str, Any], lists: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of a statement, one by one; the columns named in `lists` hold JSON and become lists."""
    cursor = connection.execute(sql, parameters)
    keys = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(keys, values, strict=True))
        for key in lists:
            row[key] = json.loads(row[key]) if row[key] != "[]" else []
        yield row
