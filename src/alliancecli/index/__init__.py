"""The record compiled into one SQLite file, and the connection to it.

`connect(folders)` is the warm path: it compares what the data files are with what the index was built from, and imports neither YAML
nor the record classes unless they differ.
"""

import os
import sqlite3
from binascii import crc32
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import time
from typing import TYPE_CHECKING

from alliancecli import __version__
from alliancecli.errors import AllianceError
from alliancecli.model.columns import KINDS

if TYPE_CHECKING:
    from alliancecli.record.bulk import Watch

LAYOUT = "9"
"""Raised whenever the SQL files or what build.py writes changes, but for a column more or less of a kind of record."""

SEALED = 946_684_800
"""The time that each finished index is given, in seconds since 1970: who writes to the file after that changes it."""

ABANDONED = 600
"""Seconds after which an unfinished index that nobody writes to is taken for a killed build's."""

_READ = (".yaml", ".csv", ".gz")
"""The endings of the files that a record can be read from; a mapping may name any table."""


def connect(folders: Sequence[str], cache: str | None, *, keep_going: bool = False, watch: "Watch | None" = None) -> sqlite3.Connection:
    """A connection to the index of a record, in one folder or several, built first where there is none of these very files.

    `cache` is the folder that keeps indexes; where it is None or cannot be written the index is temporary. With `keep_going` rows of tables
    that cannot be read are set aside in files beside the tables; `watch` is told how far a build has come.
    Raises RecordFaults where the record is faulty, AllianceError where a folder cannot be read.
    """
    try:
        folders = [os.path.realpath(folder) for folder in folders]
    except ValueError:
        raise AllianceError(f"{', '.join(map(repr, folders))}: no folder can be called so; name a folder with record.yaml in it") from None
    for _ in range(3):
        signature = _signature(folders, keep_going)
        path = os.path.join(cache, f"{_start(folders, keep_going)}-{_hash(signature)}.sqlite") if cache else ""
        with suppress(_Changed):
            return (path and _open(path, signature)) or _rebuild(folders, path, signature, keep_going, watch)
    raise AllianceError(f"{', '.join(folders)}: changes while it is read; ask again when nothing writes to it")


class _Changed(Exception):
    """Somebody wrote while the record was read: what was read may be half old and half new."""


def forget(folders: Sequence[str], cache: str | None, *, keep_going: bool = False) -> None:
    """Throw away the index of a record, so that the next `connect` builds it: the answer to damage met in the middle of a query."""
    if cache:
        _drop(cache, _start([os.path.realpath(folder) for folder in folders], keep_going))


def _start(folders: list[str], keep_going: bool) -> str:
    """How the names of all indexes of a record begin."""
    return _hash("\n".join(folders) + "\nkeep going" * keep_going)


def _hash(text: str) -> str:
    """Eight digits for a file's name. Where two texts share them the index itself decides: it holds its signature."""
    return f"{crc32(text.encode('utf-8', 'surrogateescape')):08x}"


def _signature(folders: list[str], keep_going: bool) -> str:
    """What the data files are (their sizes, times and inodes), the version that would read them, and the columns that it would keep."""
    parts = [__version__, LAYOUT, "keep going" * keep_going]
    parts += [" ".join([kind.table, *(column.key for column in kind.stored)]) for kind in KINDS.values()]
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
    """The index at `path` if it is sound, ours alone and was built from just these files.

    What others own or can write is not read, however right its signature. Most damage SQLite refuses itself; it would answer from zeros,
    but who puts them there or cuts the file short changes its time.
    """
    try:
        stat = os.stat(path)
        others = os.name != "nt" and (stat.st_uid != os.geteuid() or stat.st_mode & 0o022)
        if others or stat.st_mtime != SEALED:
            return None
        quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        connection = sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return None
    with suppress(sqlite3.Error):
        if connection.execute("SELECT value FROM meta WHERE key = 'signature'").fetchone() == (signature,):
            return connection
    connection.close()
    return None


def _rebuild(folders: list[str], path: str, signature: str, keep_going: bool, watch: "Watch | None") -> sqlite3.Connection:
    """Compile the record into its file; where the disk refuses, into a temporary database."""
    from pathlib import Path

    from alliancecli.index.build import build
    from alliancecli.record import Tables, load

    def fill(connection: sqlite3.Connection) -> None:
        record = load(*map(Path, folders))
        tables = Tables(record, keep_going=keep_going, watch=watch)
        build(connection, record, tables, {"signature": signature, "layout": LAYOUT})
        if _signature(folders, keep_going) != signature:
            raise _Changed

    if path:
        with suppress(OSError, sqlite3.Error):
            _write(path, fill)
        if opened := _open(path, signature):
            _drop(os.path.dirname(path), _start(folders, keep_going), path)
            return opened
    with suppress(sqlite3.OperationalError):  # no disk at all has room
        return _filled("", fill)  # in memory as long as it is small, then in a file without a name
    return _filled(":memory:", fill)


def _filled(where: str, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A database filled by `fill`, closed where that fails."""
    connection = sqlite3.connect(where)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        fill(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write(path: str, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Put a database filled by `fill` at `path`, whole or not at all. Raises OSError or sqlite3.Error where it cannot stand there."""
    from tempfile import mkstemp

    folder, name = os.path.split(path)
    _make_private(folder)
    descriptor, beside = mkstemp(".tmp", name[:9], folder)
    try:
        try:
            _filled(beside, fill).close()
            os.utime(beside, (SEALED, SEALED))
            os.fsync(descriptor)  # else a power cut could leave zeros under the right name and time
        finally:
            os.close(descriptor)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _drop(cache: str, start: str, but: str = "") -> None:
    """Remove a record's indexes but one, and what killed builds of it left. A build under way is let be."""
    with suppress(OSError):
        for name in os.listdir(cache):
            path = os.path.join(cache, name)
            if name.startswith(start) and name.endswith((".sqlite", ".tmp")) and path != but:
                with suppress(OSError):
                    if name.endswith(".sqlite") or time() - os.stat(path).st_ctime > ABANDONED:
                        os.unlink(path)


def _make_private(folder: str) -> None:
    """Make a folder and those above it, for their owner alone whatever the umask."""
    above = os.path.dirname(folder)
    if above != folder and not os.path.isdir(above):
        _make_private(above)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)
