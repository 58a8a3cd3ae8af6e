"""CSV as RFC 4180 has it: a header always, CRLF, quotes where needed, numbers bare."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.model.csv_injection import FORMULA_STARTS, neutralise
from alliancecli.model.quantity import positional
from alliancecli.query.rows import Shared
from alliancecli.render import Surface
from alliancecli.views.view import View, pick, plain

_FIRST = (*FORMULA_STARTS, "'")

_TYPED = frozenset(("date", "date_min", "date_max", "established", "dissolved", "issued", "as_of", "known_to"))
"""Columns whose grammar the decoder has checked: a date before year 1 keeps its bare minus."""


_SUSPECT = re.compile(f"""[,\t\n]"?[{re.escape("".join(_FIRST))}]""")
"""Where a cell of a line may begin as a formula does, after what ended the line before it."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row."""
    out = _Lines()
    writer = csv.writer(out)

    def line(cells: Iterable[object]) -> str:
        writer.writerow(cells)
        return out.take()

    return lines(view, columns, line)


def lines(view: View, columns: tuple[Column, ...], line: Callable[[Iterable[object]], str]) -> Iterator[str]:
    """The header and a line a row, each made of its cells by `line`, which ends it.

    Each is written as it is, looked at as a whole, and only where something in it may do harm written again with care.
    """
    keys = [column.key for column in columns]
    before = line(keys)
    for row in view.rows:
        values = [row[key] if key in row else pick(row, key) for key in keys]
        cells = [value if type(value) in _BARE else _Float(value) if type(value) is float else _flat(value) for value in values]
        made = line(cells)
        if not made.rstrip("\r\n").isprintable() or _SUSPECT.search(f"\n{made}"):
            made = line(map(_safe, keys, cells))
        yield before + made
        before = ""
    yield before


_BARE = frozenset((str, int, type(None)))


class _Float(float):
    """A number that is written in digits alone: not every reader knows `1e-05`."""

    def __str__(self) -> str:
        return positional(float(self), "")


def _flat(value: object) -> object:
    """A list, or whatever else is no bare text or number, as the text of a cell."""
    return _kept(value) if type(value) is Shared else plain(value)


_kept = lru_cache(maxsize=4_000)(plain)


class _Lines:
    """The file that csv.writer writes to: keeps the text until it is taken."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> int:
        self._text += text
        return len(text)

    def take(self) -> str:
        text, self._text = self._text, ""
        return text


def _safe(key: str, cell: object) -> object:
    """A cell that no terminal obeys and no spreadsheet runs."""
    if not isinstance(cell, str) or (cell.isprintable() and (cell[:1] not in _FIRST or key in _TYPED)):
        return cell
    return neutralise(escape_controls(cell))
