"""The rows of a table in CSV: its header, and cell by cell each row that is one, with its line, and the reason for each that is none."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from alliancecli.errors import RecordFaults
from alliancecli.model.characters import escape_controls
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import TableFile
from alliancecli.record.csv_lines import MAX_ROW_LENGTH, UNCLOSED, UNREADABLE, Lines, NoRow, marks_taken_off, opened, why
from alliancecli.record.formats import format_of
from alliancecli.record.formats.format_rows import FormatRows, opened_format
from alliancecli.record.row_error import RowError
from alliancecli.record.text_encoding import DAMAGE, encoding_guessed, is_damaged
from alliancecli.record.yaml_reader import short


@contextmanager
def opened_rows(table: TableFile) -> "Iterator[CsvRows | FormatRows]":
    """The rows of a table, whatever its format.

    Raises RecordFaults where it is no table or its header cannot be read, AllianceError where no file is, or a package to read it.
    """
    mapping = table.mapping or TableMapping()
    header = _header_line(mapping, str(table.mapping_location))
    encoding = _encoding(mapping, str(table.mapping_location))
    if format_of(table.path):
        with opened_format(table.path, mapping.part, header, encoding=encoding, mapped=bool(mapping.columns)) as rows:
            yield rows
        return
    if mapping.part:
        raise RecordFaults([f"{table.mapping_location}: tables: part '{short(mapping.part)}': text has no parts; take it out"])
    with opened(table.path, encoding) as (file, total, done, guess):
        yield CsvRows(table, Lines(file), total, done, header, guess)


def _header_line(mapping: TableMapping, where: str) -> int:
    if mapping.header != int(mapping.header) or mapping.header < 1:
        raise RecordFaults([f"{where}: tables: header is {mapping.header}; write the line in which the columns are named, from 1"])
    return int(mapping.header)


def _encoding(mapping: TableMapping, where: str) -> str:
    with suppress(LookupError, UnicodeError):
        "".encode(mapping.encoding or "utf-8")
        return mapping.encoding and codecs.lookup(mapping.encoding).name
    raise RecordFaults([f"{where}: tables: encoding '{short(mapping.encoding)}' is not known; write utf-8, cp1252, utf-16 or another"])


class CsvRows:
    """The rows of a table, to be iterated once: the cells of each, or a RowError that says why it has none.

    `line` and `text` are those of the row that was read last, `done` of `total` bytes are read. `is_row` says of the cells of a line
    whether they are a sound row by themselves: then a quotation mark before it has swallowed rows.
    """

    def __init__(self, table: TableFile, lines: Lines, total: int, done: Callable[[], int], header: int, encoding: str) -> None:
        self.total, self.done = total, done
        self.is_row: Callable[[list[str]], bool] = lambda cells: False
        self.line = 1
        self._path, self._lines = table.path, lines
        self._guessed, self._encoding = "", encoding
        mapping = table.mapping or TableMapping()
        csv.field_size_limit(MAX_ROW_LENGTH)
        self._named = header
        self.line = self._skip(header)
        self._delimiter = self._between_cells(mapping, str(table.mapping_location))
        self._rows = csv.reader(lines, strict=True, delimiter=self._delimiter)
        self.header = self._header()
        self._mapped = bool(mapping.columns)

    @property
    def text(self) -> str:
        """The row that was read last, as it stands."""
        return "".join(self._lines.row)

    def __iter__(self) -> Iterator[list[str] | RowError]:
        """Each row. Raises RecordFaults where it cannot be read on."""
        lines = self._lines
        while True:
            self.line = lines.begin()
            try:
                cells = next(self._rows, None)
                if cells is None:
                    return
                if len(cells) != len(self.header) and not any(map(str.strip, cells)) and '"' not in "".join(lines.row):
                    continue
                whole = lines.row[0].count(self._delimiter) >= len(self.header) - 1  # else a cell of it goes on below
                if len(lines.row) > 1 and whole and any(self._stands_alone(line) for line in lines.row[1:]):
                    raise NoRow(f"{UNCLOSED} before the next row begins; close it")
            except csv.Error as error:
                reason = str(error) if isinstance(error, NoRow) else why(self.text, self._delimiter)
                if not lines.give_back():
                    raise self._fault(f"{UNCLOSED}, here and before, too often to go on") from None
                yield self._unquoted() or RowError(reason)
            except UNREADABLE as error:
                raise self._fault(f"cannot be read on from here: {error}") from None
            else:
                if self._delimiter == "\t" and not self._quoted and '"' in self.text:
                    cells = self._as_they_stand(cells)
                while len(cells) > len(self.header) and not cells[-1].strip():
                    cells.pop()
                if self._mapped and len(cells) <= self._width:
                    del cells[len(self.header) :]  # what stands below no name, as notes beside a table do
                yield cells

    def _unquoted(self) -> list[str] | None:
        """The cells of a line between tabs, as IANA has them: without quotation marks. None where it has no cell for each column."""
        cells = self._lines.row[0].rstrip("\r\n").split("\t")
        return cells if self._delimiter == "\t" and len(cells) == len(self.header) else None

    def _as_they_stand(self, cells: list[str]) -> list[str]:
        """The cells of a row between tabs, with quotation marks around one that needs none: they are its own, as IANA has it."""
        plain = self._unquoted() if len(self._lines.row) == 1 else None
        return [one if one == f'"{cell}"' and not set(cell) & set('",') else cell for cell, one in zip(cells, plain or cells, strict=True)]

    def notes(self) -> Iterator[str]:
        """What is to be said of the file when all rows are in: what was guessed or taken off."""
        yield from encoding_guessed(self._path, self._encoding)
        if self._guessed and not (self._guessed == "\t" and self._path.removesuffix(".gz").lower().endswith((".tsv", ".tab"))):
            sign = {"\t": "tabs"}.get(self._guessed, f"'{self._guessed}'")
            yield f"{self._path}: its cells are taken to stand between {sign}; `delimiter:` in record.yaml says it otherwise"
        yield from marks_taken_off(self._path, self._lines.marks, "line")

    def _skip(self, header: int) -> int:
        """Read what stands above the header, blank lines too; returns the line of that."""
        try:
            for _ in range(header - 1):
                self._lines.begin()
                next(self._lines)
            while (line := self._lines.ahead()) and not line.strip():
                self._lines.begin()
                next(self._lines)
        except StopIteration:
            pass
        except UNREADABLE as error:
            raise self._fault(f"its first line cannot be read: {error}") from None
        return self._lines.begin()

    def _between_cells(self, mapping: TableMapping, where: str) -> str:
        """What stands between cells: what the mapping says, else a first line `sep=;` as Excel writes it, else what the header has."""
        said = "\t" if mapping.delimiter == "tab" else mapping.delimiter
        if len(said) > 1 or said in tuple('"\r\n '):
            raise RecordFaults([f"{where}: tables: delimiter '{short(said)}' is no single sign; write one, or tab"])
        with suppress(csv.Error, *UNREADABLE):
            first = self._lines.ahead()
            if declared := re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE):
                next(self._lines)
                self.line = self._lines.begin()
                return said or declared[1]
            if not said:
                likeliest = max(",;\t|", key=first.count)
                self._guessed = likeliest if likeliest != "," else ""
        return said or self._guessed or ","

    def _header(self) -> list[str]:
        try:
            header = next(self._rows, None)
        except UNREADABLE as error:
            raise self._fault(f"its first line cannot be read: {error}") from None
        if not header:
            self.line = self._named
            raise self._fault("is empty; its first line names the columns" if self.line == 1 else "is empty; this line names the columns")
        if "\0" in "".join(header):
            said = "it is in UTF-16, or no text at all (a workbook, something packed); save it as CSV in UTF-8"
            raise self._fault(f"its first line holds NUL characters: {said}")
        if is_damaged(self.text):
            raise self._fault(f"the line that names the columns {DAMAGE}; save the file as UTF-8, or say its `encoding:` in record.yaml")
        self._width = len(header)
        self._quoted = '"' in self.text
        while len(header) > 1 and not header[-1].strip():
            header.pop()
        return header

    def _stands_alone(self, line: str) -> bool:
        try:
            return self.is_row(next(csv.reader([line], delimiter=self._delimiter), []))
        except csv.Error:
            return False

    def _fault(self, message: str) -> RecordFaults:
        return RecordFaults([f"{self._path}:{self.line}: {escape_controls(message)}"])
