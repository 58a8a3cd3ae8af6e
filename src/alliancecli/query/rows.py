"""From the index's tuples to rows: plain dicts whose keys are the contract's, lists as lists."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from alliancecli.query.engine import Engine

Row: TypeAlias = dict[str, Any]
"""One row of an answer. Its keys are those of the command, always all of them; None stands for nothing."""


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
