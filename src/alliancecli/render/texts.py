"""The texts of an answer's values, made of many rows at a time: a value that they repeat once, and what claims share together."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from types import NoneType
from typing import Any, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.rows import KEPT, Claim, Common, Kept, Row, Shared
from alliancecli.views.view import View, inside, pick

Write: TypeAlias = Callable[[str, Any], str]
"""What makes a text of a column's key and value."""

Texts: TypeAlias = Callable[[list[Any]], list[str]]
"""What makes a text of each value of a column."""

Part: TypeAlias = tuple[str, Texts]
"""The key of what rows have somewhere, and what makes the texts of that."""

BLOCK = 512
"""Rows whose texts are made together."""

_MARKS = ('"', ",", "\\")
"""What one format or another writes otherwise, of what can be printed."""

_ORDINARY = "0"
"""A text that every format writes as it stands."""


def joined(view: View, columns: tuple[Column, ...], write: Write, between: str) -> Iterator[list[str]]:
    """For each row the texts of the columns, with `between` between them; of many rows together."""
    rows = iter(view.rows)
    known: dict[type[Row], list[tuple[str, Texts]]] = {}
    while block := list(islice(rows, BLOCK)):
        for kind, run in groupby(block, type):
            alike = list(run)
            if kind not in known:
                known[kind] = list(_parts(columns, alike[0], write, between))
            yield _lines(alike, known[kind], between)


def _lines(rows: Sequence[Row], parts: list[Part], between: str) -> list[str]:
    """The texts of each row, one behind the other."""
    return list(map(between.join, zip(*[texts([row[place] for row in rows]) for place, texts in parts], strict=True)))


def _parts(columns: tuple[Column, ...], row: Row, write: Write, between: str) -> Iterator[Part]:
    """What rows like this one are written by. Columns beside one another that come from what claims share are one part."""
    commons = [key for key, value in row.items() if type(value) is Common] if type(row) is Claim else []

    def owner(column: Column) -> str:
        return next((key for key in commons if inside(column.key, row) in row[key]), "")

    for place, run in groupby(columns, owner):
        parts = [_part(column, row, write) for column in run]
        if place:
            yield place, _texts_of_common(parts, between)
        else:
            yield from parts


def _texts_of_common(parts: list[Part], between: str) -> Texts:
    """What makes the texts of what rows share, once of each while few are known."""
    known: dict[Common, str] = {}

    def texts(commons: list[Common]) -> list[str]:
        if len(known) > KEPT:
            known.clear()
        new = list(set(commons) - known.keys())
        known.update(zip(new, _lines(new, parts, between), strict=True))
        return [known[common] for common in commons]

    return texts


def _part(column: Column, row: Row, write: Write) -> Part:
    """What a column of rows like this one is written by."""
    key, place = column.key, inside(column.key, row)
    direct = place == key

    def make(value: Any) -> str:
        return write(key, value if direct else pick({place: value}, key))

    if direct and column.kind in ("integer", "number"):
        first, _, last = make(0).rpartition("0")
        nothing = make(None)
        return (
            place,
            lambda values: (
                [nothing if value is None else f"{first}{value}{last}" for value in values]
                if set(map(type, values)) <= {int, NoneType}
                else list(map(make, values))
            ),
        )
    if direct and column.kind in ("text", "edtf", "day"):
        before, _, after = make(_ORDINARY).rpartition(_ORDINARY)
        return place, lambda values: [before + value + after for value in values] if _are_ordinary(values) else _each_once(make, values)
    kept = Kept(make)
    return place, lambda values: [kept[value] if type(value) is Shared else make(value) for value in values]


def _are_ordinary(values: list[Any]) -> bool:
    """True of texts that can be printed, have no marks, and begin with a letter or a digit."""
    try:
        whole, initials = "".join(values), "".join([value[:1] for value in values])
    except TypeError:  # there is nothing in some row
        return False
    return len(initials) == len(values) and initials.isalnum() and whole.isprintable() and not any(mark in whole for mark in _MARKS)


def _each_once(make: Callable[[Any], str], values: list[Any]) -> list[str]:
    """What is made of each value, once of those that are alike."""
    made = {value: make(value) for value in set(values)}
    return [made[value] for value in values]
