"""CSV as RFC 4180 has it: a header always, CRLF, quotes where needed, numbers bare."""

import csv
from collections.abc import Iterator

from alliancecli.model.cells import RUN, inert
from alliancecli.render import Surface
from alliancecli.render.harmless import harmless
from alliancecli.views.view import Column, View, pick, plain

_FIRST = (*RUN, "'")

_TYPED = frozenset(("date", "date_min", "date_max", "established", "dissolved", "issued", "as_of", "known_to"))
"""Columns whose grammar the decoder has checked: a date before year 1 keeps its bare minus."""


def render(view: View, columns: tuple[Column, ...], surface: Surface, delimiter: str = ",", ending: str = "\r\n") -> Iterator[str]:
    """A line a row."""
    out = _Lines()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending)
    keys = [column.key for column in columns]
    writer.writerow(keys)
    for row in view.rows:
        writer.writerow([_cell(key, row[key] if key in row else pick(row, key)) for key in keys])
        yield out.take()
    yield out.take()


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


def _cell(key: str, value: object) -> object:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    text = value if isinstance(value, str) else plain(value)
    if not text:
        return text
    if text.isprintable() and (text[:1] not in _FIRST or key in _TYPED):
        return text
    return inert(harmless(text))
