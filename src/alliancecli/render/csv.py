"""CSV as RFC 4180 has it: a header always, CRLF, quotes where needed, numbers bare."""

import re
from collections.abc import Callable, Iterator

from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.model.csv_injection import FORMULA_STARTS, neutralise
from alliancecli.model.quantity import positional
from alliancecli.render import Surface
from alliancecli.render.texts import joined
from alliancecli.views.view import View, plain

_FIRST = (*FORMULA_STARTS, "'")

_TYPED = frozenset(("date", "date_min", "date_max", "established", "dissolved", "issued", "as_of", "known_to"))
"""Columns whose grammar the decoder has checked: a date before year 1 keeps its bare minus."""

_QUOTED = re.compile('[",\r\n]')
"""What a cell is quoted for."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row, many at a time."""
    alone = len(columns) == 1

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) or (alone and not text) else text

    return lines(view, columns, cell, ",", "\r\n")


def lines(view: View, columns: tuple[Column, ...], cell: Callable[[str], str], between: str, end: str) -> Iterator[str]:
    """The header, and lines of many rows at a time: cells as `cell` has their texts, `between` between them and `end` behind the last."""
    yield between.join(cell(column.key) for column in columns) + end
    for rows in joined(view, columns, lambda key, value: cell(_safe(key, value)), between):
        yield end.join(rows) + end


def _safe(key: str, value: object) -> str:
    """A value as a text that no terminal obeys and no spreadsheet runs."""
    if type(value) is str and value[:1].isalnum() and value.isprintable():  # most are
        return value
    if type(value) is float:
        return positional(value, "")  # not every reader knows `1e-05`
    text = plain(value)
    if text.isprintable() and (text[:1] not in _FIRST or key in _TYPED or not isinstance(value, str | list)):
        return text
    return neutralise(escape_controls(text))
