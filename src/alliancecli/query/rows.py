"""From the index's tuples to rows: plain dicts whose keys are the contract's, lists as lists."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.engine import Engine

Row: TypeAlias = dict[str, Any]
"""One row of an answer. Its keys are those of the command, always all of them; None stands for nothing."""


KEPT = 4_000
"""How many values are kept of what rows repeat."""


class Common(Row):
    """Values that many rows share. Nobody changes them, so that they can be the key of a cache of what was made of them."""

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]


class Claim(Row):
    """A row that also has each Common that its values are from, under a name of its own. A changed copy is a mere dict."""

    __slots__ = ()


class Shared(list[Any]):
    """A list that many rows share. Nobody changes it, so that it can be the key of a cache of what was made of it.

    `text` is the same as JSON, where that is at hand as answers write it.
    """

    __slots__ = ("text",)
    __hash__ = object.__hash__  # type: ignore[assignment]  # one that is equal is made of the same text, or made again

    def __init__(self, values: Iterable[Any], text: str = "") -> None:
        super().__init__(values)
        self.text = text


def selected(columns: Iterable[Column], **worked_out: str) -> str:
    """The list of SELECT for columns: each that of the record `r`, or the expression that works it out."""
    keys = (column.key for column in columns if column.asked)
    return ", ".join(f"{worked_out[key]} AS {key}" if key in worked_out else f"r.{key}" for key in keys)


def lists(columns: Iterable[Column]) -> tuple[str, ...]:
    """The keys of the columns that are JSON in the index."""
    return tuple(column.key for column in columns if column.encoded and column.asked)


def fetch(connection: Engine, sql: str, parameters: dict[str, Any], lists: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of a statement, one by one; the columns named in `lists` hold JSON and become lists."""
    cursor = connection.execute(sql, parameters)
    keys = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(keys, values))  # noqa: B905  # they are as many
        for key in lists:
            row[key] = DECODED[row[key]]
        yield row


def set_members(connection: Engine) -> dict[str, list[tuple[int, int]]]:
    """The first and the last day, as numbers, of each member of the sets of dates, by the id of the record dated so."""
    found: dict[str, list[tuple[int, int]]] = {}
    for record, first, last in connection.execute("SELECT record, first, last FROM period"):
        found.setdefault(record, []).append((first, last))
    return found


def more_columns(connection: Engine, kind: str) -> list[str]:
    """The keys of the flat columns that events or figures of this record have beyond those of every record, in alphabetical order."""
    return [key for (key,) in connection.execute("SELECT key FROM more_column WHERE kind = :kind ORDER BY key", {"kind": kind})]


class Kept(dict[Any, Any]):
    """What was made of values, by the value, for as long as few are kept: rows repeat them, and this is the quickest way to find them."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __missing__(self, value: Any) -> Any:
        if len(self) >= KEPT:
            self.clear()
        made = self[value] = self._make(value)
        return made


def decoded(texts: list[str]) -> list[Any]:
    """What texts of JSON say, read in one go: those of an index, which holds them as answers write them."""
    return [Shared(said, text) if type(said) is list else said for said, text in zip(_said(texts), texts, strict=True)]


def _said(texts: list[str]) -> list[Any]:
    found: list[Any] = json.loads(f"[{','.join(texts)}]")
    return found


def _shared(text: str) -> Any:
    (found,) = _said([text])
    return Shared(found) if type(found) is list else found


DECODED = Kept(_shared)
"""What texts of JSON say, of which rows repeat many."""
