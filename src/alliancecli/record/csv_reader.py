"""Tables: the events and figures of a folder that stand in CSV, read row by row, however many.

A row that cannot be read is refused with its line and the reason, and counted; nothing is dropped in silence.
"""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from alliancecli.errors import RecordFaults
from alliancecli.model.characters import escape_controls
from alliancecli.model.records import Event, Figure, Record, TableFile
from alliancecli.model.words import counted
from alliancecli.record.csv_lines import MAX_ROW_LENGTH, UNCLOSED, UNREADABLE, Lines, NoRow, opened, why
from alliancecli.record.csv_mapping import RowDecoder, RowError
from alliancecli.record.rejects import Rejects
from alliancecli.record.table_files import TABLE_KINDS
from alliancecli.record.yaml_reader import short

MAX_REPORTED = 20
"""Rows that are told one by one; the others are counted."""


class Progress(NamedTuple):
    """Progress of a build: its stage, bytes done and in all (0 where that is not known), rows so far."""

    stage: str
    done: int = 0
    total: int = 0
    rows: int = 0


OnProgress = Callable[[Progress], None]


class TableRow(NamedTuple):
    """A record from a table, where it stands there, and how to set it aside after all."""

    record: Event | Figure
    file: str
    line: int
    refuse: Callable[[str], None]
    named: bool = True

    def refuse_again(self) -> None:
        """Set it aside because its id is taken: by its name, or, where rows are not `named`, because the same row was there before."""
        if self.named:
            self.refuse(f"id: '{self.record.id}' is taken already; choose another")
        else:
            self.refuse("is the same, cell for cell, as a row before it; take one out, or give both an id")


class TableReader:
    """The tables of a record, or some of them, read in order: iterate over the rows, then `finish`."""

    def __init__(
        self, record: Record, tables: list[TableFile] | None = None, *, keep_going: bool = False, on_progress: OnProgress | None = None
    ) -> None:
        self._record = record
        self._tables = record.tables if tables is None else tables
        self._keep_going = keep_going
        self.on_progress = on_progress or (lambda progress: None)
        self._readers: list[_FileReader] = []

    def __iter__(self) -> Iterator[TableRow]:
        """The rows that could be read. Raises RecordFaults where a table or its mapping is unusable as a whole."""
        self._readers = [_FileReader(table, self._record, self._keep_going) for table in self._tables]
        taken = {one.id for one in self._record}
        for reader in self._readers:
            yield from reader.rows(taken, self.on_progress)

    def finish(self) -> list[str]:
        """Finish: move the rejects into place and return what is to be said of them, and of what was guessed or taken off.

        Raises RecordFaults where rows were refused and nobody said to keep going.
        """
        refused = [reader for reader in self._readers if reader.refused]
        if not self._keep_going and refused:
            raise RecordFaults([line for reader in refused for line in reader.messages()])
        for reader in self._readers:
            reader.close()
        return [note for reader in self._readers for note in reader.notes()]

    @property
    def refused(self) -> int:
        """How many rows could not be read."""
        return sum(reader.refused for reader in self._readers)


class _FileReader:
    """One table."""

    def __init__(self, table: TableFile, record: Record, keep_going: bool) -> None:
        self.path = table.path
        stem = self.path.removesuffix(".gz").removesuffix(".csv")
        aside = stem + ("" if os.path.basename(stem) == table.kind else f".{table.kind}") + ".rejects.csv"
        self._rejects = Rejects(aside) if keep_going else None
        self.refused = self.seen = 0
        self._faults: list[str] = []
        self._guessed = ""
        self._table = table
        self._record = record
        self._lines: Lines
        self._line = 0

    def rows(self, taken: set[str], on_progress: OnProgress) -> Iterator[TableRow]:
        """The rows that could be read, none of them under an id that is taken."""
        cls = TABLE_KINDS[self._table.kind]
        with opened(self.path) as (file, total, done):
            lines = self._lines = Lines(file)
            csv.field_size_limit(MAX_ROW_LENGTH)
            delimiter = self._delimiter = self._between_cells(lines)
            reader = csv.reader(lines, strict=True, delimiter=delimiter)
            try:
                header = next(reader, None)
            except UNREADABLE as error:
                raise self._fault(1, f"its first line cannot be read: {error}") from None
            if not header:
                raise self._fault(1, "is empty; its first line names the columns")
            if "\0" in "".join(header):
                raise self._fault(1, "its first line holds NUL characters, as UTF-16 does; save the file as UTF-8")
            make = RowDecoder(cls, header, self._table, self._record)
            doing = f"reading {os.path.basename(self.path)}"
            while True:
                self._line = lines.begin()
                try:
                    cells = next(reader, None)
                    if cells is None:
                        break
                    if not cells:
                        continue
                    if len(lines.row) > 1 and any(self._is_row(make, line) for line in lines.row[1:]):
                        raise NoRow(f"{UNCLOSED} before the next row begins; close it")
                    self.seen += 1
                    if not self.seen % 2000:
                        on_progress(Progress(doing, done(), total, self.seen))
                    record = make(cells)
                except csv.Error as error:
                    self.seen += 1
                    reason = str(error) if isinstance(error, NoRow) else why("".join(lines.row), delimiter)
                    if not lines.give_back():
                        raise self._fault(self._line, f"{UNCLOSED}, here and before, too often to go on") from None
                    self.refuse(reason)
                except RowError as error:
                    self.refuse(str(error))
                except UNREADABLE as error:
                    raise self._fault(self._line, f"cannot be read on from here: {error}") from None
                else:
                    row = TableRow(record, self.path, self._line, self.refuse, make.names_ids)
                    if record.id in taken:
                        row.refuse_again()
                    else:
                        yield row
        on_progress(Progress(doing, total, total, self.seen))

    def _between_cells(self, lines: "Lines") -> str:
        """What stands between cells: what the mapping says, else what the first line has."""
        said = self._table.mapping.delimiter if self._table.mapping else ""
        said = "\t" if said == "tab" else said
        if len(said) > 1 or said in tuple('"\r\n '):
            raise RecordFaults([f"{self._table.mapping_location}: tables: delimiter '{short(said)}' is no single sign; write one, or tab"])
        if not said:
            with suppress(csv.Error, *UNREADABLE):
                if "," not in (first := lines.ahead()):
                    self._guessed = csv.Sniffer().sniff(first, ";\t|").delimiter
        return said or self._guessed or ","

    def _is_row(self, make: RowDecoder, line: str) -> bool:
        """True if a line is a sound row by itself: then a quotation mark before it has swallowed rows."""
        try:
            make(next(csv.reader([line], delimiter=self._delimiter), []))
        except (RowError, csv.Error):
            return False
        return True

    def notes(self) -> list[str]:
        """What is to be said of the table when all rows are in."""
        said = []
        if self._guessed:
            sign = {"\t": "a tab"}.get(self._guessed, f"'{self._guessed}'")
            said.append(f"{self.path}: its cells are taken to stand between {sign}; `delimiter:` in record.yaml says it otherwise")
        if self._lines.marks:
            lines = counted(self._lines.marks, "line")
            said.append(f"{self.path}: the invisible mark U+FEFF was taken off in {lines}")
        if self._rejects and self.refused:
            said.append(f"{self.refused:,} of {self.seen:,} rows of {self.path} cannot be read and are in {self._rejects.path}")
        return said

    def refuse(self, reason: str) -> None:
        """Set the row aside that was read last."""
        self.refused += 1
        reason = escape_controls(reason)
        if self._rejects:
            self._rejects.write(self._line, reason, "".join(self._lines.row))
        elif len(self._faults) < MAX_REPORTED:
            self._faults.append(f"{self.path}:{self._line}: {reason}")

    def messages(self) -> list[str]:
        """The faults of the rows refused, the first few one by one."""
        advice = "mend them, or set them aside with --keep-going"
        rows = f"{self.refused:,} of {self.seen:,} rows cannot be read"
        return [*self._faults, f"{self.path}: {rows}; {advice}"]

    def close(self) -> None:
        """Put the rejects in their place."""
        if self._rejects:
            self._rejects.close()

    def _fault(self, line: int, message: str) -> RecordFaults:
        return RecordFaults([f"{self.path}:{line}: {escape_controls(message)}"])
