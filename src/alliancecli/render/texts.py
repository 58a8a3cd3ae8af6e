"""The texts of an answer's values, each made once however often the rows repeat it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from operator import call
from typing import Any

from alliancecli.model.columns import Column
from alliancecli.query.rows import Kept, Shared
from alliancecli.views.view import View, inside, pick


def texts(view: View, columns: tuple[Column, ...], write: Callable[[str, Any], str]) -> Iterator[Iterator[str]]:
    """For each row the texts of the columns, each as `write` makes it of a column's key and value."""
    rows = iter(view.rows)
    for first in rows:
        places = [inside(column.key, first) for column in columns]
        makers = [_maker(column, place, partial(write, column.key)) for column, place in zip(columns, places, strict=True)]
        for row in chain([first], rows):
            yield map(call, makers, map(row.__getitem__, places))


def _maker(column: Column, place: str, write: Callable[[Any], str]) -> Callable[[Any], str]:
    """What makes a column's text of what the row has at `place`."""
    make = write if place == column.key else lambda value: write(pick({place: value}, column.key))
    if place == column.key and column.kind in ("text", "edtf", "day"):
        return Kept(make).__getitem__
    kept = Kept(make)
    return lambda value: kept[value] if type(value) is Shared else make(value)
