"""The rows of a table that is no CSV, as the reader of tables takes them."""

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.characters import composed, escape_controls
from alliancecli.record.csv_lines import marks_taken_off
from alliancecli.record.formats import FormatError, LineCells, MissingReaderError, NameCells, Rows, opened
from alliancecli.record.formats.values import as_text
from alliancecli.record.text_encoding import DAMAGE, encoding_guessed, is_damaged


@contextmanager
def opened_format(path: str, part: str, header: int = 1, *, encoding: str = "", mapped: bool = False) -> "Iterator[FormatRows]":
    """The rows of a file, whose columns are named in the row `header`; where they are `mapped`, no more than what is named.

    `encoding` is that of its text, where somebody says it and the format does not.

    Raises RecordFaults where it cannot be read, also later on; AllianceError where a package is missing that reads it.
    """
    made = None
    try:
        with opened(path, part, encoding) as rows:
            made = FormatRows(path, rows, header, mapped=mapped)
            yield made
    except MissingReaderError as missing:
        raise AllianceError(f"{path}: {missing}") from None
    except FormatError as error:
        raise RecordFaults([f"{path}:{error.line or (made.line if made else 1)}: {escape_controls(str(error))}"]) from None


class FormatRows:
    """The rows of a table, to be iterated once: the cells of each, as text, as many as there are columns or more.

    `line` is the number of the row that was read last, the first of the file being 1, or the line that it begins in; `text` is that row
    as CSV.
    """

    def __init__(self, path: str, rows: Rows, header: int, *, mapped: bool) -> None:
        self.line = header
        self.total = os.stat(path).st_size
        self.is_row: Callable[[list[str]], bool] = lambda cells: False
        self._rows = rows
        self._mapped = mapped
        self._cells: list[str] = []
        self._path, self._marks, self._guess = path, 0, ""
        above, named = next(((n, row) for n, row in enumerate(islice(map(self._read, rows), header - 1, None)) if any(row)), (0, []))
        while named and not named[-1]:
            named.pop()
        if not named:
            raise FormatError(f"is empty from row {header:,} on, which should name the columns; say under `header:` which row does")
        self.line += above
        self.header = [name or f"column {number}" for number, name in enumerate(named, 1)]
        if any(map(is_damaged, self.header)):
            raise FormatError(f"the name of a column {DAMAGE}; mend it, or say its `encoding:` in record.yaml")

    def __iter__(self) -> Iterator[list[str]]:
        """Each row that is not empty. Raises FormatError where it cannot be read on."""
        width = len(self.header)
        for row in self._rows:
            self.line = row.line if isinstance(row, LineCells) else self.line + 1
            cells = self._read(row)
            while len(cells) > width and (self._mapped or not cells[-1]):
                cells.pop()
            self._cells = cells + [""] * (width - len(cells))
            if any(cells):
                yield self._cells

    @property
    def text(self) -> str:
        """The row that was read last, as a line of CSV."""
        line = io.StringIO()
        csv.writer(line).writerow(self._cells)
        return line.getvalue()

    def done(self) -> int:
        """Nobody knows how far a file of this kind is read: nothing, until it is."""
        return 0

    def notes(self) -> Iterator[str]:
        """What is to be said of the file when all rows are in: what was guessed or taken off."""
        yield from encoding_guessed(self._path, self._guess)
        yield from marks_taken_off(self._path, self._marks, "row")

    def _read(self, row: Iterable[Any]) -> list[str]:
        """The cells of a row as text, in its normal form and without the marks that begin a file."""
        if isinstance(row, NameCells):
            self._guess = row.guess
        cells = [composed(as_text(value)) for value in row]
        if any("\ufeff" in cell for cell in cells):
            self._marks += 1
            cells = [cell.replace("\ufeff", "") for cell in cells]
        return cells
