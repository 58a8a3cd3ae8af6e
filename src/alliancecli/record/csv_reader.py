"""Tables: the events and figures of a folder that stand in CSV, read row by row, however many.

A row that cannot be read is refused with its line and the reason, and counted; nothing is dropped in silence.
"""

import csv
import gzip
import io
import os
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.characters import composed, escape_controls
from alliancecli.model.csv_injection import neutralise
from alliancecli.model.records import Event, Figure, Location, Record, Table, TableFile, TableMapping, TableMappings
from alliancecli.model.vocabulary import RowKind
from alliancecli.model.words import counted
from alliancecli.record.csv_mapping import RowDecoder, RowError
from alliancecli.record.yaml_reader import short

TABLE_KINDS: dict[str, type[Event] | type[Figure]] = {RowKind.EVENTS: Event, RowKind.FIGURES: Figure}
"""What can stand in a table, by the name of its file."""

ENDINGS = (".csv", ".csv.gz")

SUBFOLDER = "tables"
"""The folder in a data folder where tables may lie."""

MAX_ROW_LENGTH = 1_000_000
"""Characters of the longest row."""

MAX_REREAD = 100 * MAX_ROW_LENGTH
"""Characters that are read again, at most, because of quotation marks that never close."""

MAX_RATIO = 300
"""The most that a compressed table may grow: rows come to some ten times its size, a bomb to a thousand."""

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

    def refuse_subject(self) -> None:
        """Set it aside because what it is about is not there."""
        assert isinstance(self.record, Figure)
        self.refuse(f"subject: '{self.record.subject}' is no institution or event of the record; add it or mend the name")

    def refuse_again(self) -> None:
        """Set it aside because its id is taken: by its name, or, where rows are not `named`, because the same row was there before."""
        if self.named:
            self.refuse(f"id: '{self.record.id}' is taken already; choose another")
        else:
            self.refuse("is the same, cell for cell, as a row before it; take one out, or give both an id")


class TableReader:
    """Every table of a record, read in order: iterate over the rows, then `finish`."""

    def __init__(self, record: Record, *, keep_going: bool = False, on_progress: OnProgress | None = None) -> None:
        self._record = record
        self._keep_going = keep_going
        self.on_progress = on_progress or (lambda progress: None)
        self._readers: list[_FileReader] = []

    def __iter__(self) -> Iterator[TableRow]:
        """The rows that could be read, events before the figures that may be about them.

        Raises RecordFaults where a table or its mapping is unusable as a whole.
        """
        tables = sorted(self._record.tables, key=lambda table: table.kind != RowKind.EVENTS)
        self._readers = [_FileReader(table, self._record, self._keep_going) for table in tables]
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
        self.rejects_path = stem + ("" if os.path.basename(stem) == table.kind else f".{table.kind}") + ".rejects.csv"
        self.refused = self.seen = 0
        self._faults: list[str] = []
        self._guessed = ""
        self._table = table
        self._record = record
        self._keep_going = keep_going
        self._lines: _Lines
        self._line = 0
        self._rejects: Any = None
        if keep_going and _is_ours(self.rejects_path):
            os.unlink(self.rejects_path)

    def rows(self, taken: set[str], on_progress: OnProgress) -> Iterator[TableRow]:
        """The rows that could be read, none of them under an id that is taken."""
        cls = TABLE_KINDS[self._table.kind]
        with _opened(self.path) as (file, total, done):
            lines = self._lines = _Lines(file)
            csv.field_size_limit(MAX_ROW_LENGTH)
            delimiter = self._delimiter = self._between_cells(lines)
            reader = csv.reader(lines, strict=True, delimiter=delimiter)
            try:
                header = next(reader, None)
            except _UNREADABLE as error:
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
                        raise _NoRow(f"{UNCLOSED} before the next row begins; close it")
                    self.seen += 1
                    if not self.seen % 2000:
                        on_progress(Progress(doing, done(), total, self.seen))
                    record = make(cells)
                except csv.Error as error:
                    self.seen += 1
                    why = str(error) if isinstance(error, _NoRow) else _why("".join(lines.row), delimiter)
                    if not lines.give_back():
                        raise self._fault(self._line, f"{UNCLOSED}, here and before, too often to go on") from None
                    self.refuse(why)
                except RowError as error:
                    self.refuse(str(error))
                except _UNREADABLE as error:
                    raise self._fault(self._line, f"cannot be read on from here: {error}") from None
                else:
                    row = TableRow(record, self.path, self._line, self.refuse, make.names_ids)
                    if record.id in taken:
                        row.refuse_again()
                    else:
                        yield row
        on_progress(Progress(doing, total, total, self.seen))

    def _between_cells(self, lines: "_Lines") -> str:
        """What stands between cells: what the mapping says, else what the first line has."""
        said = self._table.mapping.delimiter if self._table.mapping else ""
        said = "\t" if said == "tab" else said
        if len(said) > 1 or said in tuple('"\r\n '):
            raise RecordFaults([f"{self._table.mapping_location}: tables: delimiter '{short(said)}' is no single sign; write one, or tab"])
        if not said:
            with suppress(csv.Error, *_UNREADABLE):
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
        if self.refused:
            said.append(f"{self.refused:,} of {self.seen:,} rows of {self.path} cannot be read and are in {self.rejects_path}")
        return said

    def refuse(self, reason: str) -> None:
        """Set the row aside that was read last."""
        self.refused += 1
        reason = escape_controls(reason)
        if self._keep_going:
            self._write(reason)
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
            os.replace(self._rejects.name, self.rejects_path)
            self._rejects = None

    def _write(self, reason: str) -> None:
        try:
            if self._rejects is None:
                if os.path.lexists(self.rejects_path) and not _is_ours(self.rejects_path):
                    raise AllianceError(
                        f"{self.rejects_path}: stands where rows would be set aside, and did not come from here; move it away"
                    )
                self._rejects = open(f"{self.rejects_path}.{os.getpid()}.tmp", "x", encoding="utf-8", errors="surrogateescape", newline="")  # noqa: SIM115
                csv.writer(self._rejects).writerow(_REJECTS)
            csv.writer(self._rejects).writerow((self._line, neutralise(reason), neutralise("".join(self._lines.row).rstrip("\r\n"))))
        except OSError as error:
            raise AllianceError(
                f"{self.rejects_path}: the rows set aside cannot be written: {error.strerror}; make room, or mend them"
            ) from None

    def __del__(self) -> None:
        if self._rejects:
            self._rejects.close()
            with suppress(OSError):
                os.unlink(self._rejects.name)

    def _fault(self, line: int, message: str) -> RecordFaults:
        return RecordFaults([f"{self.path}:{line}: {escape_controls(message)}"])


_REJECTS = ("line", "reason", "row")


def _is_ours(path: str) -> bool:
    """True if a file is one that rejects were written to."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.readline(100).strip() == ",".join(_REJECTS)
    except OSError:
        return False


UNCLOSED = "a quotation mark opens a cell and is not closed"

_UNREADABLE = (OSError, EOFError, zlib.error, csv.Error)
"""Errors of a file that is damaged, or no CSV."""


_QUOTED = r'"(?:[^"]+|"")*+"'


class _NoRow(csv.Error):
    """A row that we refuse ourselves."""


def _why(row: str, delimiter: str) -> str:
    """Explain why csv refused a row, from the row itself: csv's own messages differ from release to release."""
    sign = re.escape(delimiter)
    cells = re.match(rf'(?:(?:{_QUOTED}|[^"{sign}\r\n][^{sign}\r\n]*+)?(?:{sign}|\r?\n|\r|\Z))*+', row)
    if cells and re.compile(_QUOTED).match(row, cells.end()):
        return "a quotation mark stands inside a cell; write it twice there, or close the cell that was opened"
    return f"{UNCLOSED}; close it"


@contextmanager
def _opened(path: str) -> Iterator[tuple[io.TextIOBase, int, Callable[[], int]]]:
    """A table's text, unpacked if need be; its size; and how many bytes of that have been read."""
    try:
        raw = open(path, "rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise AllianceError(f"{path}: cannot be read: {error.strerror}") from None
    with raw:
        try:
            data: Any = _Unpacked(raw) if raw.peek(2)[:2] == b"\x1f\x8b" else raw
            start = data.peek(2)[:2]
        except _UNREADABLE as error:
            raise RecordFaults([f"{path}:1: cannot be read: {error}"]) from None
        if start in (b"\xff\xfe", b"\xfe\xff"):
            raise RecordFaults([f"{path}:1: the file is UTF-16; save it as UTF-8"])
        text = io.TextIOWrapper(data, encoding="utf-8-sig", errors="surrogateescape", newline="")
        yield text, os.fstat(raw.fileno()).st_size, raw.tell


class _Unpacked(gzip.GzipFile):
    """A compressed file that comes to no more than MAX_RATIO times its size."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed)
        self._packed = packed

    def read1(self, size: int = -1) -> bytes:
        """The next bytes. Raises OSError where they are too many."""
        data = super().read1(size)
        if self.tell() > MAX_RATIO * max(self._packed.tell(), 32_768):
            raise OSError(f"it unpacks to more than {MAX_RATIO} times its size; unpack it yourself, and look at it")
        return data


class _Lines:
    """The lines of a file for csv.reader; `row` has those of the row that it reads, MAX_ROW_LENGTH characters at most."""

    def __init__(self, file: io.TextIOBase) -> None:
        self.row: list[str] = []
        self._file = file
        self._size = self._number = 0
        self._again: deque[str] = deque()
        self._patience = MAX_REREAD
        self.marks = 0

    def begin(self) -> int:
        """Begin a row; returns the number of its first line."""
        self.row.clear()
        self._size = 0
        return self._number + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        if self._size + len(line) >= MAX_ROW_LENGTH and self.row:
            self._again.appendleft(line)
            raise _NoRow(f"{UNCLOSED}, or the row is longer than {MAX_ROW_LENGTH:,} characters; close it, or split the row")
        self._number += 1
        if len(line) == MAX_ROW_LENGTH and line[-1] not in "\r\n":
            self.row.append(line[:200] + "…")
            while (more := self._file.readline(MAX_ROW_LENGTH)) and more[-1] not in "\r\n":
                pass
            raise _NoRow(f"the line is longer than {MAX_ROW_LENGTH:,} characters; split it")
        self.row.append(line)
        self._size += len(line)
        return line

    def _read(self) -> str:
        """The next line of the file, in the normal form of text, and without the marks that begin a file where files were joined."""
        line = composed(self._file.readline(MAX_ROW_LENGTH))
        if "\ufeff" in line:
            self.marks += 1
            line = line.replace("\ufeff", "") or self._read()
        return line

    def ahead(self) -> str:
        """The next line, which is read again."""
        line = self._read()
        if line:
            self._again.appendleft(line)
        return line

    def give_back(self) -> bool:
        """Push back the lines of the row but its first, to be read as rows of their own. False if too much was read again already."""
        self._again.extendleft(reversed(self.row[1:]))
        self._number -= len(self.row) - 1
        self._patience -= sum(map(len, self.row[1:]))
        del self.row[1:]
        return self._patience > 0


def tables_of(
    folder: Path, said: tuple[Table, ...] | TableMappings | None, place: Location, wrong: Callable[[str], None]
) -> Iterator[TableFile]:
    """The tables of a folder: those that record.yaml lists, or maps by kind, and files of the usual names."""
    listed = said if isinstance(said, tuple) else ()
    for number, table in enumerate(listed):
        yield from _table(folder, table.makes, table.file, table, place, wrong, f"tables[{number}]")
    for kind in TABLE_KINDS:
        mapping = getattr(said, kind, None)
        usual = [name for ending in ENDINGS if os.path.lexists(folder / (name := f"{kind}{ending}"))]
        usual = [name for name in usual if name not in [table.file for table in listed]]
        names = list(dict.fromkeys(([mapping.file] if mapping and mapping.file else []) + usual))
        if len(names) > 1:
            wrong(f"{folder}: {' and '.join(map(short, names))} are both there; keep one")
        elif mapping and not names:
            wrong(f"{place}: tables.{kind}: there is no {kind}.csv here; name the file under `file:`")
        for name in names[:1]:
            yield from _table(folder, kind, name, mapping, place, wrong, f"tables.{kind}")


def _table(
    folder: Path, kind: str, name: str, mapping: Table | TableMapping | None, place: Location, wrong: Callable[[str], None], key: str
) -> Iterator[TableFile]:
    """The table of that name, if there may be one and there is."""
    bare = name.removeprefix(f"{SUBFOLDER}/")
    if os.path.basename(bare) != bare or bare in (".", ".."):
        wrong(f"{place}: {key}.file: '{short(name)}' is no file of this folder; write its bare name, or {SUBFOLDER}/ and its name")
    elif not name.endswith(ENDINGS) or name.endswith(".rejects.csv"):
        wrong(f"{place}: {key}.file: '{short(name)}' is no name of a table; end it in .csv or .csv.gz")
    elif not os.path.lexists(folder / name):
        wrong(f"{place}: {key}.file: there is no {short(name)} in {folder}; mend the name")
    else:
        yield TableFile(kind=kind, path=str(folder / name), mapping=mapping, mapping_location=place)
