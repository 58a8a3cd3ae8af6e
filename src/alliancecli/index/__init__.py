"""The record compiled into one SQLite file, and the connection to it.

`connect(folders)` is the warm path: it compares what the data files are with what the index was built from, and imports neither YAML
nor the record classes unless they differ.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from time import time
from typing import TYPE_CHECKING

from alliancecli import __version__
from alliancecli.errors import AllianceError
from alliancecli.model.columns import KINDS

if TYPE_CHECKING:
    from alliancecli.record.csv_reader import OnProgress

SCHEMA_VERSION = "30"
"""Raised whenever the SQL files or what build.py writes changes."""

ABANDONED_AFTER_S = 600
"""Seconds after which an unfinished index that nobody writes to is taken for a killed build's."""

A_DAY_S = 86_400
"""Seconds after which an index that is used is marked as used again: by that the folder knows which were not used for longest."""

_READ = (
    *(".yaml", ".yml", ".csv", ".tsv", ".tab", ".txt", ".gz", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet"),
    *(".sqlite", ".sqlite3", ".db", ".dta", ".sav", ".zsav", ".sas7bdat", ".rda", ".rdata", ".rds", ".bib", ".ics", ".mw"),
)
"""The endings of the files that a record can be read from, in small letters. The formats say it too, and are not imported here."""


def connect(
    folders: Sequence[str], cache: str | None, *, keep_going: bool = False, on_progress: "OnProgress | None" = None
) -> sqlite3.Connection:
    """A connection to the index of a record, in one folder or several, built first where there is none of these very files.

    `cache` is the folder that keeps indexes; where it is None or cannot be written the index is in memory. With `keep_going` rows of tables
    that cannot be read are set aside in files beside the tables; `on_progress` is told how far a build has come.
    Raises RecordFaults where the record is faulty, AllianceError where a folder cannot be read or changes meanwhile.
    """
    try:
        folders = [os.path.realpath(folder) for folder in folders]
    except ValueError:
        raise AllianceError(f"{', '.join(map(repr, folders))}: no folder can be called so; name a folder with record.yaml in it") from None
    signatures = _signatures(folders, keep_going)
    if not cache:
        return _build(":memory:", folders, signatures, keep_going, on_progress)
    signature = "\n".join(signatures)
    path = os.path.join(cache, f"{_start(folders)}{_hash(signature)}.sqlite")
    if kept := _open(path, signature):
        return kept

    from tempfile import mkstemp

    with suppress(OSError, sqlite3.Error):
        os.makedirs(cache, 0o700, exist_ok=True)
        descriptor, beside = mkstemp(".tmp", _start(folders), cache)
        try:
            _build(beside, folders, signatures, keep_going, on_progress, _before(folders, cache)).close()
            os.fsync(descriptor)  # SQLite would answer from what a power cut left as zeros, without a word
            os.replace(beside, path)
        finally:
            os.close(descriptor)
            with suppress(OSError):
                os.unlink(beside)
    if not (kept := _open(path, signature)):
        return _build(":memory:", folders, signatures, keep_going, on_progress)
    discard(folders, cache, but=path)

    from alliancecli.index.cache_folder import shrink

    shrink(cache)
    return kept


def told(connection: sqlite3.Connection) -> list[str]:
    """What is to be said of the tables of a record: rows set aside, a delimiter guessed."""
    sql = "SELECT value FROM meta WHERE key = 'told' UNION ALL SELECT told FROM (SELECT told FROM part WHERE told <> '[]' ORDER BY place)"
    found = [said for (said,) in connection.execute(sql)]
    if not found:
        return found
    import json

    return [note for said in found for note in json.loads(said)]


def discard(folders: Sequence[str], cache: str | None, but: str = "") -> None:
    """Remove the indexes of a record but for one, and what killed builds of it left; a build under way is let be."""
    start = _start([os.path.realpath(folder) for folder in folders])
    with suppress(OSError):
        for entry in os.scandir(cache) if cache else ():
            if entry.name.startswith(start) and entry.path != but:
                with suppress(OSError):
                    if entry.name.endswith(".sqlite") or time() - entry.stat().st_mtime > ABANDONED_AFTER_S:
                        os.unlink(entry.path)


def _before(folders: Sequence[str], cache: str) -> str:
    """The index of these folders that was built last, when their files were others; empty where there is none of ours."""
    start = _start(folders)
    found: list[tuple[int, str]] = []
    for entry in os.scandir(cache):
        if entry.name.startswith(start) and entry.name.endswith(".sqlite"):
            with suppress(FileNotFoundError):  # another build may have put its own in its place
                if _is_ours(stat := entry.stat()):
                    found.append((stat.st_mtime_ns, entry.path))
    return max(found, default=(0, ""))[1]


def _start(folders: Sequence[str]) -> str:
    """How the names of all indexes of a record begin."""
    return _hash("\n".join(folders)) + "-"


def _hash(text: str) -> str:
    """Eight digits for a file's name. Where two texts share them the index itself decides: it holds its signature."""
    return f"{int.from_bytes(text.encode('utf-8', 'surrogateescape')) % _PRIME:08x}"


_PRIME = 4_294_967_291
"""The largest below 2**32."""


def _signatures(folders: Sequence[str], keep_going: bool) -> list[str]:
    """The version that would read the data files and the columns that it would keep; then what those of each folder are.

    A file is what its size, times and inode are.
    """
    columns = [" ".join([kind.table, *(column.key for column in kind.stored)]) for kind in KINDS.values()]
    signatures = ["\n".join([__version__, SCHEMA_VERSION, "keep going" * keep_going, *columns])]
    for folder in folders:
        parts = [folder]
        try:
            with os.scandir(folder) as there:
                names = sorted(
                    entry.name for entry in there if entry.name.lower().endswith(_READ) and not entry.name.endswith(".rejects.csv")
                )
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(os.path.join(folder, "tables")) as there:
                names += sorted(f"tables/{entry.name}" for entry in there if not entry.name.endswith(".rejects.csv"))
        except OSError as error:
            raise AllianceError(f"{folder}: cannot read the data folder: {error.strerror}; name a folder with record.yaml in it") from None
        for name in names:
            with suppress(OSError):
                stat = os.stat(os.path.join(folder, name))
                parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
        if not names:
            raise AllianceError(f"{folder}: no record here that can be read; a data folder holds record.yaml, sources.yaml and events.yaml")
        signatures.append("\n".join(parts).encode("utf-8", "backslashreplace").decode())
    return signatures


def _open(path: str, signature: str) -> sqlite3.Connection | None:
    """The index at `path`, read-only, if it was built from just these files, and by us: what others own or can write is not read."""
    with suppress(OSError, sqlite3.Error):
        stat = os.stat(path)
        if not _is_ours(stat):
            return None
        connection = read_only(path)
        with suppress(sqlite3.Error):
            if connection.execute("SELECT value FROM meta WHERE key = 'signature'").fetchone() == (signature,):
                if time() - stat.st_mtime > A_DAY_S:
                    with suppress(OSError):
                        os.utime(path)
                return _with_names(connection)
        connection.close()
    return None


def read_only(path: str) -> sqlite3.Connection:
    """A connection to a finished index, which nobody writes to."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)


def _is_ours(stat: os.stat_result) -> bool:
    """True of a file that no one else can have written."""
    return os.name == "nt" or (stat.st_uid == os.geteuid() and not stat.st_mode & 0o022)


def _build(
    where: str, folders: Sequence[str], signatures: list[str], keep_going: bool, watch: "OnProgress | None", before: str = ""
) -> sqlite3.Connection:
    """The record compiled into a database at `where`, with what the index at `before` has of it; closed again where that fails."""
    from pathlib import Path

    from alliancecli.index.build import build
    from alliancecli.index.parts import TakenIdError
    from alliancecli.record import load

    meta = {"signature": "\n".join(signatures), "reader": signatures[0], "layout": SCHEMA_VERSION}
    connection = sqlite3.connect(where)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        record = load(*map(Path, folders), keep_going=keep_going)
        parts = dict(zip(folders, signatures[1:], strict=True))
        build(connection, record, meta, parts, before=before, keep_going=keep_going, on_progress=watch)
        if _signatures(folders, keep_going) != signatures:
            raise AllianceError(f"{', '.join(folders)}: changes while it is read; ask again when nothing writes to it")
    except TakenIdError:
        connection.close()
        os.truncate(where, 0)
        return _build(where, folders, signatures, keep_going, watch)
    except BaseException:
        connection.close()
        raise
    return _with_names(connection)


def _with_names(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, which knows `called` in SQL: what a record is called by its id, name and other names, as `folding.called` says."""

    def called(identity: str, name: str, names: str) -> str:
        from alliancecli.model import folding

        return folding.called(identity, name, names)

    connection.create_function("called", 3, called, deterministic=True)
    return connection
