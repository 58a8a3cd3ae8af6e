"""Rows of events and figures: what a claim has of its own from the statement that asks, what it shares with others looked up once.

A statement that needs the shared columns only to show them is spared the joins, and whoever writes the rows writes what many share once.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeAlias

from alliancecli.model.columns import Kind
from alliancecli.query.engine import Engine, shares
from alliancecli.query.rows import DECODED, KEPT, Claim, Common, Row, decoded, fetch, lists

Ask: TypeAlias = Callable[[str], tuple[str, dict[str, Any]]]
"""The statement for a list of columns, and its parameters."""

BLOCK = 512
"""Rows whose shared columns are looked up together."""


def claims(
    connection: Engine,
    kind: Kind,
    ask: Ask,
    beside: Collection[str],
    worked_out: Mapping[str, str],
    of_series: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Row]:
    """The rows of a statement, each with the columns of the kind and those `beside`; of an index they are Claims.

    What an expression makes is `worked_out`; those `of_series` need no more of a row than its series.
    """
    expressions = {**worked_out, **of_series}
    wanted = {key: expressions.get(key, f"r.{key}") for key in (*(one.key for one in kind.row if one.asked), *beside)}
    if not shares(connection):
        return fetch(connection, *ask(_listed(wanted)), lists(kind.row))
    table_of = {key: table for table, keys in kind.shared for key in keys} | dict.fromkeys(of_series, "series")
    tables = {table: {key: sql for key, sql in wanted.items() if table_of.get(key) == table} for table, _ in kind.shared}
    own = {key: sql for key, sql in wanted.items() if key not in table_of} | {table: f"r.{table}" for table in tables}
    encoded = lists(kind.row)
    known = {table: _Known(connection, table, columns, encoded) for table, columns in tables.items()}
    return _joined(connection, ask(_listed(own)), known, [key for key in encoded if key in own])


def _listed(columns: Mapping[str, str]) -> str:
    return ", ".join(sql if sql == f"r.{key}" else f"{sql} AS {key}" for key, sql in columns.items())


def _joined(connection: Engine, asked: tuple[str, dict[str, Any]], known: Mapping[str, "_Known"], encoded: list[str]) -> Iterator[Row]:
    cursor = connection.execute(*asked)
    keys = [column[0] for column in cursor.description]
    places = [(keys.index(table), f"common_{table}", one) for table, one in sorted(known.items(), key=lambda found: -found[1].size)]
    (first, name, largest), *others = places
    rows = iter(cursor)
    while block := list(islice(rows, BLOCK)):
        for place, _, one in places:
            one.look_up({values[place] for values in block})
        for values in block:
            common = largest[values[first]]
            row = Claim(common)  # a copy is quicker than an update
            row[name] = common
            for place, key, one in others:
                common = one[values[place]]
                row.update(common)
                row[key] = common
            row.update(zip(keys, values))  # noqa: B905  # they are as many
            for key in encoded:
                row[key] = DECODED[row[key]]
            yield row


class _Known(dict[int, Common]):
    """The columns of rows of a shared table, by their numbers."""

    def __init__(self, connection: Engine, table: str, columns: Mapping[str, str], encoded: Collection[str]) -> None:
        self._connection = connection
        self._table = table
        self.size = len(columns)
        self._encoded = [key for key in columns if key in encoded]
        # A cross join is taken in the order in which it stands: each number is searched for.
        self._sql = f"SELECT r.{table}, {_listed(columns)} FROM json_each(:numbers) n CROSS JOIN {table} r WHERE r.{table} = n.value"

    def look_up(self, numbers: set[int]) -> None:
        """Learn those that are not known, and forget the others where they are many."""
        new = numbers - self.keys()
        if new and len(self) > KEPT:
            self.clear()
            new = numbers
        if new:
            cursor = self._connection.execute(self._sql, {"numbers": json.dumps([*new])})
            keys = [column[0] for column in cursor.description]
            found = [Common(zip(keys, values)) for values in cursor]  # noqa: B905  # they are as many
            for key in self._encoded:
                for common, value in zip(found, decoded([common[key] for common in found]), strict=True):
                    common[key] = value
            self.update((common[self._table], common) for common in found)
