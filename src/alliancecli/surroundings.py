"""What the process gives: the data folder, the cache folder, the day it is. The only reader of environment and clock."""

import os

from alliancecli.dates import Day, Point, parse
from alliancecli.errors import BadUsage


def data_folder() -> str:
    """The record asked: ALLIANCE_DATA, or the one that came with the tool (in a checkout the top-level data/)."""
    if named := os.environ.get("ALLIANCE_DATA"):
        return named
    package = os.path.dirname(os.path.abspath(__file__))
    bundled = os.path.join(package, "data")
    return bundled if os.path.isdir(bundled) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")


def cache_folder() -> str | None:
    """Where indexes are kept: ALLIANCE_CACHE, or the user's cache folder; None where there is no home."""
    if named := os.environ.get("ALLIANCE_CACHE"):
        return named
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(base, "alliance") if os.path.isabs(base) else None


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
