"""The record compiled into one SQLite file, and the connection to it.

`connect(folders)` is the warm path: it compares what the data files are with what the index was built from, and imports neither YAML
nor the record classes unless they differ.
"""

import os
import sqlite3
from binascii import crc32
from collections.abc import Callable, Sequence
from contextlib import suppress
from errno import ETIMEDOUT
from time import monotonic, sleep
from typing import TYPE_CHECKING, BinaryIO

from alliancecli import __version__
from alliancecli.errors import AllianceError

if TYPE_CHECKING:
    from alliancecli.record.bulk import Watch

LAYOUT = "8"
"""Raised whenever the SQL files or what build.py writes changes."""

_READ = (".yaml", ".csv", ".gz")
"""The endings of the files that a record can be read from; a mapping may name any table."""


def connect(folders: Sequence[str], cache: str | None, *, keep_going: bool = False, watch: "Watch | None" = None) -> sqlite3.Connection:
    """A connection to the index of a record, in one folder or several, built first where there is none, an old one or a damaged one.

    `cache` is the folder that keeps indexes; where it is None or cannot be written the index is temporary. With `keep_going` rows of tables
    that cannot be read are set aside in files beside the tables; `watch` is told how far a build has come.
    Raises RecordFaults where the record is faulty, AllianceError where a folder cannot be read.
    """
    try:
        folders = [os.path.realpath(folder) for folder in folders]
    except ValueError:
        raise AllianceError(f"{', '.join(map(repr, folders))}: no folder can be called so; name a folder with record.yaml in it") from None
    path = _path(folders, cache, keep_going) if cache else ""
    for _ in range(3):
        signature = _signature(folders, keep_going)
        with suppress(_Changed):
            return (path and _open(path, signature)) or _rebuild(folders, path, signature, keep_going, watch)
    raise AllianceError(f"{', '.join(folders)}: changes while it is read; ask again when nothing writes to it")


class _Changed(Exception):
    """Somebody wrote while the record was read: what was read may be half old and half new."""


def forget(folders: Sequence[str], cache: str | None, *, keep_going: bool = False) -> None:
    """Throw away the index of a record, so that the next `connect` builds it: the answer to damage met in the middle of a query."""
    if cache:
        with suppress(OSError):
            os.unlink(_path([os.path.realpath(folder) for folder in folders], cache, keep_going))


def _path(folders: list[str], cache: str, keep_going: bool) -> str:
    """Where the index of a record is kept. Two records that share a name only take turns: the signature holds the whole paths."""
    named = "\n".join(folders) + "\nkeep going" * keep_going
    return os.path.join(cache, f"{crc32(named.encode('utf-8', 'surrogateescape')):08x}.sqlite")


def _signature(folders: list[str], keep_going: bool) -> str:
    """What the data files are: their sizes, times and inodes, and the version that would read them."""
    parts = [__version__, LAYOUT, "keep going" * keep_going]
    for folder in folders:
        parts.append(folder)
        try:
            with os.scandir(folder) as there:
                names = sorted(entry.name for entry in there if entry.name.endswith(_READ) and not entry.name.endswith(".rejects.csv"))
        except OSError as error:
            raise AllianceError(f"{folder}: cannot read the data folder: {error.strerror}; name a folder with record.yaml in it") from None
        for name in names:
            with suppress(OSError):
                stat = os.stat(os.path.join(folder, name))
                parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
        if not names:
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
        if seal != SEAL or not _ours(stat):
            return False
        return stat.st_mtime == _time(checksum) or _checksum(file, stat.st_size - 12) == checksum


def _ours(stat: os.stat_result) -> bool:
    """Whether nobody else can have written a file: what another user wrote is no index of ours, however right its signature."""
    return os.name == "nt" or (stat.st_uid == os.geteuid() and not stat.st_mode & 0o022)


def _checksum(file: BinaryIO, size: int) -> int:
    """The CRC-32 of the first `size` bytes of a file."""
    checksum, left = 0, size
    file.seek(0)
    while left > 0 and (piece := file.read(min(left, 1_000_000))):
        checksum, left = crc32(piece, checksum), left - len(piece)
    return checksum


def _seal(path: str) -> None:
    """Put seal and checksum behind a database, and give the file its time."""
    with open(path, "r+b") as file:
        checksum = _checksum(file, os.fstat(file.fileno()).st_size)
        file.write(SEAL + checksum.to_bytes(4, "big"))
    os.utime(path, (_time(checksum), _time(checksum)))


def _time(checksum: int) -> int:
    """Seconds since 1970, between 2001 and 2017, and even: the coarsest file systems keep every second one."""
    return 1_000_000_000 + checksum % 500_000_000 // 2 * 2


def _quoted(path: str) -> str:
    """A path as SQLite's file: URIs want it."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _rebuild(folders: list[str], path: str, signature: str, keep_going: bool, watch: "Watch | None") -> sqlite3.Connection:
    """Compile the record, beside the old index and then into its place; where the disk refuses, as a temporary database.

    While one process builds, others that want the same index wait for it.
    """
    from pathlib import Path

    from alliancecli.index.build import build
    from alliancecli.record import Tables, load

    def fill(connection: sqlite3.Connection) -> None:
        record = load(*map(Path, folders))
        tables = Tables(record, keep_going=keep_going, watch=watch)
        build(connection, record, tables, {"signature": signature, "layout": LAYOUT})
        if _signature(folders, keep_going) != signature:
            raise _Changed

    if path and (opened := _write(path, fill, lambda: _open(path, signature))):
        return opened
    with suppress(sqlite3.OperationalError):  # no disk at all has room
        return _filled("", fill)  # in memory as long as it is small, then in a file without a name
    return _filled(":memory:", fill)


def _filled(where: str, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A temporary database filled by `fill`, closed where that fails."""
    connection = sqlite3.connect(where)
    try:
        fill(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write(
    path: str, fill: Callable[[sqlite3.Connection], None], read: Callable[[], sqlite3.Connection | None]
) -> sqlite3.Connection | None:
    """The connection that `read` makes once a database filled by `fill` stands at `path`; None where it cannot stand there.

    Readers see the old one or the new one, never half of one. What a killed process left is written over.
    """
    mine, beside = -1, ""
    try:
        _make_private(os.path.dirname(path))
        mine, beside = _taken(path)
        if there := read():  # someone else has built it meanwhile
            return there
        os.truncate(mine, 0)
        connection = sqlite3.connect(beside)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection)
        finally:
            connection.close()
        _seal(beside)
        os.replace(beside, path)
        return read()
    except (OSError, sqlite3.Error):
        return None
    finally:
        if mine >= 0:
            if _is(mine, beside):
                os.unlink(beside)
            os.close(mine)


def _make_private(folder: str) -> None:
    """Make a folder and those above it, for their owner alone whatever the umask."""
    above = os.path.dirname(folder)
    if above != folder and not os.path.isdir(above):
        _make_private(above)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)


PATIENCE = 30
"""Seconds for which another process's build may stand still before it is no longer waited for: it may be stopped."""


def _taken(path: str) -> tuple[int, str]:
    """A file beside an index that only this process writes: descriptor and name. While another process builds there it is waited for.

    Raises OSError where it is another user's and stays, or where the build that holds it stands still.
    """
    beside, moved, seen = f"{path}.tmp", monotonic(), None
    while True:
        found = os.open(beside, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            stat = os.fstat(found)
            if not _ours(stat):
                os.unlink(beside)
            elif _locked(found):
                if _is(found, beside):
                    mine, found = found, -1
                    return mine, beside
            elif (stat.st_ino, stat.st_size, stat.st_mtime_ns) != seen:
                moved, seen = monotonic(), (stat.st_ino, stat.st_size, stat.st_mtime_ns)
            elif monotonic() - moved > PATIENCE:
                raise TimeoutError(ETIMEDOUT, "another build stands still", beside)
            else:
                sleep(0.02)
        except _NoLocks:  # then no two may share a file
            with suppress(OSError):
                os.unlink(beside)
            beside = f"{path}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
            return os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), beside
        finally:
            if found >= 0:
                os.close(found)


class _NoLocks(Exception):
    """The system or the file system knows no locks."""


def _locked(descriptor: int) -> bool:
    """Whether this process has the lock of a file now.

    Raises _NoLocks where there are none.
    """
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        raise _NoLocks from None
    return True


def _is(descriptor: int, path: str) -> bool:
    """Whether an open file still is the one of that name."""
    try:
        there = os.stat(path)
    except OSError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)
