"""The lines of a table in CSV, plain or packed, whatever is wrong with them: never longer than a bound, each with its number."""

import csv
import gzip
import io
import os
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.characters import composed
from alliancecli.model.words import counted
from alliancecli.record.text_encoding import guessed, telling

MAX_ROW_LENGTH = 1_000_000
"""Characters of the longest row."""

MAX_REREAD = 100 * MAX_ROW_LENGTH
"""Characters that are read again, at most, because of quotation marks that never close."""

MAX_RATIO = 300
"""The most that a compressed table may grow: rows come to some ten times its size, a bomb to a thousand."""

UNCLOSED = "a quotation mark opens a cell and is not closed"

UNREADABLE = (OSError, EOFError, zlib.error, csv.Error, UnicodeError)
"""Errors of a file that is damaged, or no CSV."""


class NoRow(csv.Error):
    """A row that we refuse ourselves."""


@contextmanager
def opened(path: str, encoding: str = "") -> Iterator[tuple[io.TextIOWrapper, int, Callable[[], int], str]]:
    """A table's text, unpacked if need be; its size; how many bytes of that have been read; and what its encoding was guessed to be.

    Where no encoding is said it is found in the text.
    """
    guess = ""
    if not encoding:
        encoding = "utf-8"
        with _bytes(path) as (data, _), suppress(*UNREADABLE):  # which is told where the rows are read
            encoding, guess = guessed(telling(data))
    with _bytes(path) as (data, raw):
        text = io.TextIOWrapper(data, "utf-8-sig" if encoding == "utf-8" else encoding, "surrogateescape", newline="")
        yield text, os.fstat(raw.fileno()).st_size, raw.tell, guess


@contextmanager
def _bytes(path: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """A file's bytes, unpacked if need be, and the file as it is."""
    try:
        raw = open(path, "rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise AllianceError(f"{path}: cannot be read: {error.strerror}") from None
    with raw:
        try:
            data: Any = _Unpacked(raw) if raw.peek(2)[:2] == b"\x1f\x8b" else raw
            data.peek(2)
        except UNREADABLE as error:
            raise RecordFaults([f"{path}:1: cannot be read: {error}"]) from None
        yield data, raw


class _Unpacked(gzip.GzipFile):
    """A compressed file that comes to no more than MAX_RATIO times its size."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed)
        self._packed = packed

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes. Raises OSError where they are too many."""
        return self._bounded(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        """The next bytes, as many as are there. Raises OSError where they are too many."""
        return self._bounded(super().read1(size))

    def _bounded(self, data: bytes) -> bytes:
        if self.tell() > MAX_RATIO * max(self._packed.tell(), 32_768):
            raise OSError(f"it unpacks to more than {MAX_RATIO} times its size; unpack it yourself, and look at it")
        return data


class Lines:
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
            raise NoRow(f"{UNCLOSED}, or the row is longer than {MAX_ROW_LENGTH:,} characters; close it, or split the row")
        self._number += 1
        if len(line) == MAX_ROW_LENGTH and line[-1] not in "\r\n":
            self.row.append(line[:200] + "…")
            while (more := self._file.readline(MAX_ROW_LENGTH)) and more[-1] not in "\r\n":
                pass
            raise NoRow(f"the line is longer than {MAX_ROW_LENGTH:,} characters; split it")
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
        if not self._again and (line := self._read()):
            self._again.append(line)
        return self._again[0] if self._again else ""

    def give_back(self) -> bool:
        """Push back the lines of the row but its first, to be read as rows of their own. False if too much was read again already."""
        self._again.extendleft(reversed(self.row[1:]))
        self._number -= len(self.row) - 1
        self._patience -= sum(map(len, self.row[1:]))
        del self.row[1:]
        return self._patience > 0


def marks_taken_off(path: str, count: int, where: str) -> Iterator[str]:
    """What is said of a file in some lines or rows of which the mark of a file's beginning was taken off."""
    if count:
        yield f"{path}: the invisible mark U+FEFF was taken off in {counted(count, where)}"


_QUOTED = r'"(?:[^"]+|"")*+"'


def why(row: str, delimiter: str) -> str:
    """Explain why csv refused a row, from the row itself: csv's own messages differ from release to release."""
    sign = re.escape(delimiter)
    cells = re.match(rf'(?:(?:{_QUOTED}|[^"{sign}\r\n][^{sign}\r\n]*+)?(?:{sign}|\r?\n|\r|\Z))*+', row)
    if cells and re.compile(_QUOTED).match(row, cells.end()):
        return "a quotation mark stands inside a cell; write it twice there, or close the cell that was opened"
    return f"{UNCLOSED}; close it"
