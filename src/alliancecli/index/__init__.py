"""The record compiled into one SQLite file, and the connection to it.

`connect(folder)` is the warm path: it compares what the data files are with what the index was built from, and imports neither YAML
nor the record classes unless they differ.
"""

import os
import sqlite3
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress

from alliancecli import __version__
from alliancecli.errors import AllianceError

LAYOUT = "5"
"""Raised whenever schema.sql or what build.py writes changes."""

_NAMES = ("record.yaml", "sources.yaml", "institutions.yaml", "events.yaml", "figures.yaml", "terms.yaml")


def connect(folder: str, cache: str | None) -> sqlite3.Connection:
    """A connection to the index of a data folder, built first where there is none, an old one or a damaged one.

    `cache` is the folder that keeps indexes; where it is None or cannot be written the index lives in memory.
    Raises RecordFaults where the record is faulty, AllianceError where the folder cannot be read.
    """
    folder = os.path.realpath(folder)
    signature = _signature(folder)
    path = _path(folder, cache) if cache else ""
    return (path and _open(path, signature)) or _rebuild(folder, path, signature)


def forget(folder: str, cache: str | None) -> None:
    """Throw away the index of a folder, so that the next `connect` builds it: the answer to damage met in the middle of a query."""
    if cache:
        with suppress(OSError):
            os.unlink(_path(os.path.realpath(folder), cache))


def _path(folder: str, cache: str) -> str:
    """Where the index of a folder is kept. Two folders that share a name only take turns: the signature holds the whole path."""
    return os.path.join(cache, f"{crc32(folder.encode('utf-8', 'surrogateescape')):08x}.sqlite")


def _signature(folder: str) -> str:
    """What the data files are: their sizes, times and inodes, and the version that would read them."""
    parts = [__version__, LAYOUT, folder]
    for name in _NAMES:
        try:
            stat = os.stat(os.path.join(folder, name))
        except OSError:
            continue
        parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
    if len(parts) == 3:
        raise AllianceError(f"{folder}: no record here that can be read; a data folder holds record.yaml, sources.yaml and events.yaml")
    return "\n".join(parts).encode("utf-8", "backslashreplace").decode()


def _open(path: str, signature: str) -> sqlite3.Connection | None:
    """The index at `path` if it is sound and was built from just these files."""
    try:
        if not _whole(path):
            return None
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return None
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'signature'").fetchone()
    except sqlite3.Error:
        found = None
    if found and found[0] == signature:
        return connection
    connection.close()
    return None


SEAL = b"alliance"
"""Stands after the database, before its checksum: SQLite reads only the pages that its header counts."""


def _whole(path: str) -> bool:
    """Whether a file still is what was written: SQLite itself would answer from a page of zeros without a word.

    A sealed file has the time that follows from its checksum, long past; what changes the file changes that, and then all of it is read.
    """
    with open(path, "rb") as file:
        stat = os.fstat(file.fileno())
        file.seek(max(stat.st_size - 12, 0))
        seal, checksum = file.read(8), int.from_bytes(file.read(4), "big")
        if seal != SEAL:
            return False
        if stat.st_mtime == _time(checksum):
            return True
        file.seek(0)
        return crc32(file.read()[:-12]) == checksum


def _seal(path: str) -> None:
    """Put seal and checksum behind a database, and give the file its time."""
    checksum = 0
    with open(path, "r+b") as file:
        while piece := file.read(1_000_000):
            checksum = crc32(piece, checksum)
        file.write(SEAL + checksum.to_bytes(4, "big"))
    os.utime(path, (_time(checksum), _time(checksum)))


def _time(checksum: int) -> int:
    """Seconds since 1970, between 2001 and 2017, and even: the coarsest file systems keep every second one."""
    return 1_000_000_000 + checksum % 500_000_000 // 2 * 2


def _quoted(path: str) -> str:
    """A path as SQLite's file: URIs want it."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _rebuild(folder: str, path: str, signature: str) -> sqlite3.Connection:
    """Compile the record, beside the old index and then into its place; in memory where the disk refuses."""
    from pathlib import Path

    from alliancecli.index.build import build
    from alliancecli.record import load

    record = load(Path(folder))
    meta = {"signature": signature, "layout": LAYOUT}
    if path and _write(path, lambda connection: build(connection, record, meta)) and (opened := _open(path, signature)):
        return opened
    connection = sqlite3.connect(":memory:")
    build(connection, record, meta)
    return connection


def _write(path: str, fill: Callable[[sqlite3.Connection], None]) -> bool:
    """Whether a database filled by `fill` now stands at `path`. Readers see the old one or the new one, never half of one."""
    beside = f"{path}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(beside)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection)
        finally:
            connection.close()
        _seal(beside)
        os.replace(beside, path)
    except (OSError, sqlite3.Error):
        return False
    finally:
        with suppress(OSError):
            os.unlink(beside)
    return True
