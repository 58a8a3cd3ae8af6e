"""What the process gives a command: the data folder, the index, the day it is. The only reader of environment and clock."""

import os
import sqlite3

from alliancecli import index
from alliancecli.dates import Day, Point, parse
from alliancecli.errors import BadUsage


def data_folder() -> str:
    """The record asked: ALLIANCE_DATA, or the one that came with the tool (in a checkout the top-level data/)."""
    if named := os.environ.get("ALLIANCE_DATA"):
        return named
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bundled = os.path.join(package, "data")
    return bundled if os.path.isdir(bundled) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")


def cache_folder() -> str | None:
    """Where indexes are kept: ALLIANCE_CACHE, or the user's cache folder; None where there is no home."""
    if named := os.environ.get("ALLIANCE_CACHE"):
        return named
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(base, "alliance") if os.path.isabs(base) else None


def connect() -> sqlite3.Connection:
    """The index of the record asked."""
    return index.connect(data_folder(), cache_folder())


def forget_index() -> None:
    """Throw away the index of the record asked."""
    index.forget(data_folder(), cache_folder())


def today() -> Day:
    """The day it is: ALLIANCE_TODAY, or the clock's."""
    if named := os.environ.get("ALLIANCE_TODAY"):
        day = parse(named)
        if not isinstance(day, Point) or day.precision != "day":
            raise BadUsage(f"ALLIANCE_TODAY is '{named}'; write a day, as 2026-01-31")
        return day.min
    from datetime import date

    now = date.today()
    return now.year, now.month, now.day


def version_line() -> str:
    """The versions of the tool and of the record, with the record's date."""
    from alliancecli import __version__

    meta = dict(connect().execute("SELECT key, value FROM meta"))
    return f"alliance {__version__}, record {meta['version']} of {meta['date']}"
