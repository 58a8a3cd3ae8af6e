"""Settings from outside: the data folder, the cache folder, the day it is, the width of a terminal."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from alliancecli.dates.days import Day
from alliancecli.errors import BadDate, BadUsage

BUNDLED = "bundled"
"""The word for the record that came with the tool, where folders are named."""

PACKED = "alliancecli/data/"
"""Where the record lies in an archive of the tool."""

STDOUT, STDERR = 1, 2
"""The numbers of the open files of every process."""


def open_file(path: str | None) -> int | None:
    """The number of the open file that a path is a name of: `-` and `/dev/stdout` are STDOUT, `/dev/fd/63` is 63; None for any other."""
    folder, _, name = (path or "").rpartition("/")
    if folder in ("/dev/fd", "/proc/self/fd") and name.isdecimal():
        return int(name)
    return {"-": STDOUT, "/dev/stdout": STDOUT, "/dev/stderr": STDERR}.get(path or "")


def data_folders(named: Sequence[str] = ()) -> tuple[str, ...]:
    """The folders of the record asked, each once: those named, else those of ALLIANCE_DATA, else the one that came with the tool."""
    places: dict[str, str] = {}
    for one in named_folders(named):
        folder = _bundled() if one == BUNDLED else _folder(one)
        places.setdefault(folder if "\0" in folder else os.path.realpath(folder), folder)
    return tuple(places.values()) or (_bundled(),)


def named_folders(named: Sequence[str] = ()) -> tuple[str, ...]:
    """The folders named, else those of ALLIANCE_DATA, as they are written there. Raises BadUsage for one without a name."""
    if "" in named:  # as a script has it whose variable is not set: the record that came with the tool would answer in its place
        raise BadUsage("'' names no folder of a record; write its path, or leave it out")
    return tuple(filter(None, named or os.environ.get("ALLIANCE_DATA", "").split(os.pathsep)))


def _folder(named: str) -> str:
    """The folder of a data package that is named by its descriptor; any other as it is named."""
    from alliancecli.model.data_package import DESCRIPTOR

    folder, name = os.path.split(named)
    return (folder or os.curdir) if name == DESCRIPTOR else named


def _bundled() -> str:
    """The record that came with the tool (in a checkout the top-level data/)."""
    package = os.path.dirname(os.path.abspath(__file__))
    bundled = os.path.join(package, "data")
    if not os.path.isdir(bundled) and (archive := getattr(__spec__ and __spec__.loader, "archive", None)):
        return _unpacked(archive)
    return bundled if os.path.isdir(bundled) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")


def _unpacked(archive: str) -> str:
    """The record out of the archive that the tool is run from (a zipapp), unpacked once beside the indexes."""
    from shutil import rmtree
    from tempfile import mkdtemp
    from zipfile import ZipFile
    from zlib import crc32

    found = os.stat(archive)
    cache = cache_folder()
    if not cache or not _made(cache):
        cache = mkdtemp()
    place = os.path.join(cache, f"record-{crc32(f'{os.path.realpath(archive)} {found.st_size} {found.st_mtime_ns}'.encode()):08x}")
    if not os.path.isdir(place):
        beside = mkdtemp(dir=cache)
        with ZipFile(archive) as packed:
            packed.extractall(beside, [name for name in packed.namelist() if name.startswith(PACKED)])
        try:
            os.rename(beside, place)
        except OSError:  # another run was first
            rmtree(beside, ignore_errors=True)
    return os.path.join(place, PACKED)


def _made(folder: str) -> bool:
    """True if a folder is there, or could be made, to be written to."""
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def cache_folder() -> str | None:
    """The folder of the indexes: ALLIANCE_CACHE, or the user's cache folder; None where there is no home."""
    if named := os.environ.get("ALLIANCE_CACHE"):
        return named
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(base, "alliance") if os.path.isabs(base) else None


def today() -> Day:
    """The day it is: ALLIANCE_TODAY, or the clock's."""
    if named := os.environ.get("ALLIANCE_TODAY"):
        from alliancecli.dates.edtf import Point, parse

        with suppress(BadDate):
            day = parse(named)
            if isinstance(day, Point) and day.precision == "day":
                return day.min
        raise BadUsage(f"ALLIANCE_TODAY is '{named}'; write a day, as 2026-01-31")
    from datetime import date

    now = date.today()
    return now.year, now.month, now.day


def today_if_named(text: object) -> Day | None:
    """The day it is, for a text that is the word `today`; None for any other, so that the clock is read for that word alone."""
    return today() if str(text).strip().lower() == "today" else None


def width_of(stream: IO[str]) -> int:
    """Cells of a line of the terminal that a stream is: COLUMNS, or what the terminal says; 80 where neither does."""
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        with suppress(OSError):
            return os.get_terminal_size(stream.fileno()).columns or 80
        return 80
