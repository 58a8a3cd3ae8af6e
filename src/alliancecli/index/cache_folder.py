"""The folder that keeps indexes: what is in it, and how little may stay."""

import os
import re
import sqlite3
from contextlib import closing, suppress
from typing import NamedTuple

from alliancecli.index import read_only

MAX_INDEXES = 8
"""So many indexes are kept, those used last."""

MAX_BYTES = 1_000_000_000
"""And no more of them than come to this size, the last one whatever its size."""

_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}\.sqlite")
"""The names of indexes. What is called otherwise is not ours."""


class KeptIndex(NamedTuple):
    """An index: its file, its size in bytes, and when it was used last, to a day (seconds since 1970)."""

    path: str
    size: int
    used: float

    @property
    def title(self) -> str:
        """The title of its record; empty where the file cannot be read."""
        with suppress(sqlite3.Error), closing(read_only(self.path)) as connection:
            return str(connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()[0])
        return ""


def kept(cache: str) -> list[KeptIndex]:
    """The indexes in a folder, the last used first; none where there is no such folder."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(cache):
            if _NAME.fullmatch(entry.name):
                with suppress(OSError):
                    stat = entry.stat(follow_symlinks=False)
                    found.append(KeptIndex(entry.path, stat.st_size, stat.st_mtime))
    return sorted(found, key=lambda one: (-one.used, one.path))


def shrink(cache: str, indexes: int = MAX_INDEXES, size: int = MAX_BYTES) -> int:
    """Remove the indexes that were not used for longest until no more are left than may be. Returns how many were removed."""
    removed = 0
    for number, one in enumerate(kept(cache)):
        size -= one.size
        if number >= indexes or (number and size < 0):
            with suppress(OSError):
                os.unlink(one.path)
                removed += 1
    return removed
