"""Files that may be packed, unpacked within bounds: a packed file that grows without end is no table."""

import gzip
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile

from alliancecli.record.formats import FormatError

MAX_RATIO = 300
"""The most that a packed file may grow: tables come to some ten times its size, a bomb to a thousand."""

LEAST = 10_000_000
"""Bytes that any file may unpack to."""


@contextmanager
def unpacked(path: str) -> Iterator[str]:
    """The path of the file itself, or of a copy unpacked from `.gz`, which is gone afterwards."""
    try:
        size = os.stat(path).st_size
        with open(path, "rb") as file:
            packed = file.read(2) == b"\x1f\x8b" and path.lower().endswith(".gz")
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror}") from None
    if not packed:
        yield path
        return
    ending = os.path.splitext(path.lower().removesuffix(".gz"))[1]
    with NamedTemporaryFile(suffix=ending) as plain:
        try:
            with gzip.open(path) as source:
                _copied(source, plain, max(LEAST, MAX_RATIO * size))
        except (OSError, EOFError, zlib.error) as error:
            raise FormatError(f"cannot be unpacked: {error}") from None
        plain.flush()
        yield plain.name


def _copied(source: gzip.GzipFile, plain: object, most: int) -> None:
    shutil.copyfileobj(_Bounded(source, most), plain)  # type: ignore[arg-type]  # copyfileobj asks for `read` alone


class _Bounded:
    """A file that may have so many bytes."""

    def __init__(self, file: gzip.GzipFile, most: int) -> None:
        self._file, self._left = file, most

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises FormatError where they are too many."""
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise FormatError(f"unpacks to more than {MAX_RATIO} times its size; unpack it yourself, and look at it")
        return data


def refuse_bomb(path: str) -> None:
    """Raise FormatError where a file made of packed parts, as a workbook is, would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FormatError(f"is no such file, or damaged: {error}") from None
    if size > max(LEAST, MAX_RATIO * os.stat(path).st_size):
        raise FormatError(f"unpacks to more than {MAX_RATIO} times its size; unpack it yourself, and look at it")
