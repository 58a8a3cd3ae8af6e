"""The texts of an answer's values, each made once however often the rows repeat it; those that claims share are made together."""

from collections.abc import Callable, Iterator
from itertools import chain, groupby
from operator import call
from typing import Any, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.rows import Claim, Common, Kept, Row, Shared
from alliancecli.views.view import View, inside, pick

Write: TypeAlias = Callable[[str, Any], str]
"""What makes a text of a column's key and value."""

Makers: TypeAlias = tuple[list[Callable[[Any], str]], list[str]]
"""What makes a text each, and the keys of what in a row each makes it of."""


def joined(view: View, columns: tuple[Column, ...], write: Write, between: str) -> Iterator[str]:
    """For each row the texts of the columns, with `between` between them."""
    rows = iter(view.rows)
    for first in rows:
        single = _single(columns, first, write)
        together = _together(columns, first, write, between) if type(first) is Claim else single
        for row in chain([first], rows):
            makers, places = together if type(row) is Claim else single
            yield between.join(map(call, makers, map(row.__getitem__, places)))


def _single(columns: tuple[Column, ...], row: Row, write: Write) -> Makers:
    """Each column by itself."""
    places = [inside(column.key, row) for column in columns]
    return [_maker(column, place, write) for column, place in zip(columns, places, strict=True)], places


def _together(columns: tuple[Column, ...], row: Row, write: Write, between: str) -> Makers:
    """Columns beside one another that come from what claims share as one text."""
    commons = [key for key, value in row.items() if type(value) is Common]

    def owner(column: Column) -> str:
        return next((key for key in commons if inside(column.key, row) in row[key]), "")

    makers: list[Callable[[Any], str]] = []
    places: list[str] = []
    for place, run in groupby(columns, owner):
        listed = tuple(run)
        if place:
            makers.append(_maker_of_common([column.key for column in listed], write, between))
            places.append(place)
        else:
            own, keys = _single(listed, row, write)
            makers += own
            places += keys
    return makers, places


def _maker_of_common(keys: list[str], write: Write, between: str) -> Callable[[Any], str]:
    return Kept(lambda common: between.join([write(key, pick(common, key)) for key in keys])).__getitem__


def _maker(column: Column, place: str, write: Write) -> Callable[[Any], str]:
    """What makes a column's text of what the row has at `place`."""
    key = column.key
    direct = place == key

    def make(value: Any) -> str:
        return write(key, value if direct else pick({place: value}, key))

    if direct and column.kind in ("text", "edtf", "day"):
        return Kept(make).__getitem__
    kept = Kept(make)
    return lambda value: kept[value] if type(value) is Shared else make(value)
