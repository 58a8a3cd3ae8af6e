"""Tables: the events and figures of a folder that stand in CSV, read row by row, however many.

A row that cannot be read is refused with its line and the reason, and counted; nothing is dropped in silence.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from alliancecli.errors import RecordFaults
from alliancecli.model.characters import escape_controls
from alliancecli.model.record import Location, Record, TableFile
from alliancecli.model.records import Figure
from alliancecli.model.vocabulary import RowKind
from alliancecli.model.words import counted
from alliancecli.record.csv_mapping import RowDecoder
from alliancecli.record.csv_rows import CsvRows, opened_rows
from alliancecli.record.formats.format_rows import FormatRows
from alliancecli.record.refusals import FIRST, Refusals
from alliancecli.record.rejects import Rejects
from alliancecli.record.row_error import RowError
from alliancecli.record.table_files import TABLE_KINDS, bare_name


class Progress(NamedTuple):
    """Progress of a build: its stage, bytes done and in all (0 where that is not known), rows so far."""

    stage: str
    done: int = 0
    total: int = 0
    rows: int = 0


OnProgress = Callable[[Progress], None]


class TableReader:
    """The tables of a record, or some of them, read in order: iterate over the records, then `finish`."""

    def __init__(
        self, record: Record, tables: list[TableFile] | None = None, *, keep_going: bool = False, on_progress: OnProgress | None = None
    ) -> None:
        self._record = record
        self._tables = record.tables if tables is None else tables
        self._keep_going = keep_going
        self.on_progress = on_progress or (lambda progress: None)
        self._readers: list[FileReader] = []
        self._reading: FileReader

    def __iter__(self) -> Iterator[Any]:
        """The records of the rows that could be read, events before the figures that may be about them.

        Raises RecordFaults where a table or its mapping is unusable as a whole.
        """
        self._readers = [FileReader(table, self._record, keep_going=self._keep_going) for table in _in_order(self._tables)]
        taken = {one.id for one in self._record}
        for reader in self._readers:
            self._reading = reader
            yield from reader.records(taken, self.on_progress)

    @property
    def place(self) -> Location:
        """Where the record stands that was read last."""
        return self._reading.place

    def refuse_again(self, one: Any) -> None:
        """Set the record aside that was read last, because its id is taken."""
        self._reading.refuse_again(one)

    def refuse_subject(self, one: Figure) -> None:
        """Set the figure aside that was read last, because what it is about is not there."""
        self._reading.refuse(f"subject: '{one.subject}' is no institution or event of the record; add it or mend the name")

    def finish(self) -> list[str]:
        """Finish: move the rejects into place and return what is to be said of them, and of what was guessed or taken off.

        Raises RecordFaults where rows were refused and nobody said to keep going.
        """
        refused = [reader for reader in self._readers if reader.refused]
        if not self._keep_going and refused:
            places = first_places(self._record, self._record.tables, [one for reader in refused for one in reader.again.values()])
            raise RecordFaults([line for reader in refused for line in reader.messages(places)])
        for reader in self._readers:
            reader.close()
        return [note for reader in self._readers for note in reader.notes()]

    def left_out(self) -> list[str]:
        """How many rows gave no record, because a mapping says so or because they are empty: a line for each table."""
        return [f"{one.path}: {counted(one.left_out, 'row')} of {one.seen:,} left out" for one in self._readers if one.left_out]

    @property
    def refused(self) -> int:
        """How many rows could not be read."""
        return sum(reader.refused for reader in self._readers)


def _in_order(tables: Iterable[TableFile]) -> list[TableFile]:
    """Tables as they are read, events first."""
    return sorted(tables, key=lambda table: table.kind != RowKind.EVENTS)


def first_places(record: Record, tables: Iterable[TableFile], ids: Iterable[str]) -> dict[str, Location]:
    """Where each of some ids stands first, in the record or in tables, which are read once more: nothing is kept of their rows."""
    wanted = set(ids)
    found = {one.id: record.locations[id(one)] for one in record if one.id in wanted}
    for reader in (FileReader(table, record) for table in _in_order(tables)):
        if wanted <= found.keys():
            break
        for one in reader.records(set(), lambda progress: None):
            if one.id in wanted:
                found.setdefault(one.id, reader.place)
    return found


class FileReader:
    """One table: its `rows`, those `refused` among those `seen`, and those `left_out` because the mapping says so or they are empty.

    `again` has the first lines that were refused because their id is taken, each with that.
    """

    def __init__(self, table: TableFile, record: Record, *, keep_going: bool = False) -> None:
        self.path = table.path
        stem = bare_name(self.path)
        aside = stem + ("" if os.path.basename(stem) == table.kind else f".{table.kind}") + ".rejects.csv"
        self._rejects = Rejects(aside) if keep_going else None
        self.seen = self.left_out = self._refused_last = 0
        self.refusals = Refusals()
        self.again: dict[int, str] = {}
        self._table = table
        self._record = record
        self._rows: CsvRows | FormatRows
        self._names_ids = True

    def records(self, taken: set[str], on_progress: OnProgress) -> Iterator[Any]:
        """The records of the rows that could be read, none of them under an id that is taken.

        Raises RecordFaults where that goes for none.
        """
        doing = f"reading {os.path.basename(self.path)}"
        with opened_rows(self._table) as rows:
            self._rows = rows
            make = RowDecoder(TABLE_KINDS[self._table.kind], rows.header, self._table, self._record)
            self._names_ids = make.names_ids
            rows.is_row = lambda cells: _is_row(make, cells)
            for cells in rows:
                self.seen += 1
                if not self.seen % 2000:
                    on_progress(Progress(doing, rows.done(), rows.total, self.seen))
                try:
                    if isinstance(cells, RowError):
                        raise cells
                    made = make(cells)
                except RowError as error:
                    self.refuse(*error.args)
                    continue
                if not made:
                    self.left_out += 1
                for record in made:
                    if record.id in taken:
                        self.refuse_again(record)
                    else:
                        yield record
        on_progress(Progress(doing, rows.total, rows.total, self.seen))

    def notes(self) -> list[str]:
        """What is to be said of the table when all rows are in."""
        return [*self._rows.notes(), *self.set_aside()]

    def set_aside(self) -> list[str]:
        """How many of its rows are in the rejects, a line where there are some."""
        if not self._rejects or not self.refused:
            return []
        return [f"{self.refused:,} of {self.seen:,} rows of {self.path} cannot be read and are in {self._rejects.path}"]

    @property
    def refused(self) -> int:
        """How many rows could not be read."""
        return self.refusals.rows

    @property
    def place(self) -> Location:
        """Where the row stands that was read last."""
        return Location(file=self.path, line=self._rows.line)

    def refuse_again(self, one: Any) -> None:
        """Set the row aside that was read last: its id is taken, or, where rows name none, the same row was there before."""
        if len(self.again) < FIRST:
            self.again.setdefault(self._rows.line, one.id)
        if self._names_ids:
            self.refuse(f"id: '{one.id}' is taken already; choose another")
        else:
            self.refuse("is the same, cell for cell, as a row before it; take one out, or give both an id")

    def refuse(self, *reasons: str) -> None:
        """Set the row aside that was read last, once where it gives several records."""
        if self._rows.line == self._refused_last:
            return
        self._refused_last = self._rows.line
        self.refusals.add(self._rows.line, reasons)
        if self._rejects:
            self._rejects.write(self._rows.line, escape_controls("; ".join(reasons)), self._rows.text)

    def causes(self, places: Mapping[str, Location]) -> Iterator[tuple[int, str]]:
        """Why rows were refused, each cause once, with the line of a row; and of ids that are taken the places where they stand first."""
        again = dict(self.again)
        for line, said in self.refusals.lines():
            place = places.get(again.pop(line, ""))
            yield line, f"{said}; the first stands at {place}" if place else said

    def messages(self, places: Mapping[str, Location]) -> list[str]:
        """The faults of the rows refused, each cause once."""
        advice = "mend them, or set them aside with --keep-going"
        rows = f"{self.refused:,} of {self.seen:,} rows cannot be read"
        told = (f"{self.path}:{line}: {said}" for line, said in self.causes(places))
        return [*told, f"{self.path}: {rows}; {advice}"]

    def close(self) -> None:
        """Put the rejects in their place."""
        if self._rejects:
            self._rejects.close()


def _is_row(make: RowDecoder, cells: list[str]) -> bool:
    """True if cells are a sound row by themselves."""
    try:
        return bool(make(cells))
    except RowError:
        return False
