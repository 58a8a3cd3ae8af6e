"""The texts of an answer's values, made of many rows at a time: a value that they repeat once, and what claims share together."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.rows import Claim, Common, Kept, Row, Shared
from alliancecli.views.view import View, inside, pick

Write: TypeAlias = Callable[[str, Any], str]
"""What makes a text of a column's key and value."""

Texts: TypeAlias = Callable[[list[Any]], list[str]]
"""What makes a text of each value of a column."""

BLOCK = 512
"""Rows whose texts are made together."""

_MARKS = re.compile(r'[",\\]')
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
            yield list(map(between.join, zip(*[texts([row[place] for row in alike]) for place, texts in known[kind]], strict=True)))


def _parts(columns: tuple[Column, ...], row: Row, write: Write, between: str) -> Iterator[tuple[str, Texts]]:
    """What rows like this one are written by: a key, and what makes the texts of what rows have there.

    Columns beside one another that come from what claims share are one part.
    """
    commons = [key for key, value in row.items() if type(value) is Common] if type(row) is Claim else []

    def owner(column: Column) -> str:
        return next((key for key in commons if inside(column.key, row) in row[key]), "")

    for place, run in groupby(columns, owner):
        if place:
            yield place, _texts_of_common([column.key for column in run], write, between)
        else:
            yield from ((inside(column.key, row), _texts(column, inside(column.key, row), write)) for column in run)


def _texts_of_common(keys: list[str], write: Write, between: str) -> Texts:
    kept = Kept(lambda common: between.join([write(key, pick(common, key)) for key in keys]))
    return lambda values: [kept[value] for value in values]


def _texts(column: Column, place: str, write: Write) -> Texts:
    """What makes a column's texts of what rows have at `place`."""
    key = column.key
    direct = place == key

    def make(value: Any) -> str:
        return write(key, value if direct else pick({place: value}, key))

    if direct and column.kind in ("text", "edtf", "day"):
        before, _, after = make(_ORDINARY).rpartition(_ORDINARY)
        return lambda values: [before + value + after for value in values] if _are_ordinary(values) else _each_once(make, values)
    kept = Kept(make)
    return lambda values: [kept[value] if type(value) is Shared else make(value) for value in values]


def _are_ordinary(values: list[Any]) -> bool:
    """True of texts that can be printed, have no marks, and begin with a letter or a digit."""
    try:
        whole, initials = "".join(values), "".join([value[:1] for value in values])
    except TypeError:  # there is nothing in some row
        return False
    return len(initials) == len(values) and initials.isalnum() and whole.isprintable() and not _MARKS.search(whole)


def _each_once(make: Callable[[Any], str], values: list[Any]) -> list[str]:
    """What is made of each value, once of those that are alike."""
    made = {value: make(value) for value in set(values)}
    return [made[value] for value in values]
