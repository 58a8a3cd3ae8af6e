"""The parts of an index, the claims of a folder each: touching one folder of several builds its part anew, and no other's.

A claim leans on what the whole record says of its source and of whom it is about. A part stays while that does.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress

from alliancecli.index import full_text, read_only
from alliancecli.model.columns import CLAIMS

BLOCK = 1 << 30
"""The row numbers of a folder: those of the first from 0, of the second from here."""

COMMON = -BLOCK, -1
"""The first and the last row number of what is of all folders together: all but events and figures."""

Context = Mapping[str, bytes]
"""By the id of a source or an institution a digest of what claims take from it."""


class TakenIdError(Exception):
    """A claim cannot go in beside parts that stayed; without them the right one of the two is refused."""


def block(place: int) -> tuple[int, int]:
    """The first and the last row number of the folder at a place."""
    return place * BLOCK, (place + 1) * BLOCK - 1


def take_over(connection: sqlite3.Connection, before: str, reader: str, files: Sequence[str], context: Context) -> set[int]:
    """Copy the index at `before` into an empty database, if it is worth it. Returns the places of the folders whose parts are right there.

    `reader` is what read them, `files` what those of each folder are; the index is one of the same folders in the same order.
    """
    if not before or len(files) == 1:
        return set()
    with suppress(sqlite3.Error, OSError), closing(read_only(before)) as old:
        if old.execute("SELECT value FROM meta WHERE key = 'reader'").fetchone() != (reader,):
            return set()
        leaned_on = dict(old.execute("SELECT id, said FROM context"))
        if any(context.get(identity) != said for identity, said in leaned_on.items()):
            return set()
        rows = [_size(old, place) for place in range(len(files))]
        kept = {place for place, said in old.execute("SELECT place, files FROM part") if said == files[place]}
        if 2 * sum(rows[place] for place in kept) <= sum(rows) or any(_leans_on_events(old, place) for place in kept):
            return set()
        old.backup(connection)
        return kept
    return set()


def _leans_on_events(connection: sqlite3.Connection, place: int) -> bool:
    """Whether figures of a part are about events of another."""
    sql = """SELECT 1 FROM figure_claim f JOIN series USING (series) JOIN event_claim e ON e.id = subject
             WHERE of_event = 1 AND f.row BETWEEN :first AND :last AND e.row NOT BETWEEN :first AND :last LIMIT 1"""
    first, last = block(place)
    return connection.execute(sql, {"first": first, "last": last}).fetchone() is not None


def _size(connection: sqlite3.Connection, place: int) -> int:
    """How many claims a part has."""
    counts = (f"SELECT count(*) FROM {kind}_claim WHERE row BETWEEN ? AND ?" for kind in ("event", "figure"))
    return sum(connection.execute(sql, block(place)).fetchone()[0] for sql in counts)


def clear(connection: sqlite3.Connection, places: Iterable[int]) -> None:
    """Take out the claims of the folders at those places, and all that is of all folders together."""
    for first, last in [COMMON, *map(block, places)]:
        full_text.remove(connection, first, last)
        for kind in CLAIMS:
            rows = f"FROM {kind.table}_claim WHERE row BETWEEN ? AND ?"
            connection.execute(f"DELETE FROM period WHERE record IN (SELECT id {rows})", (first, last))
            connection.execute(f"DELETE {rows}", (first, last))
    connection.execute("DELETE FROM period WHERE record IN (SELECT id FROM texts)")
    for table in UNPARTED:
        connection.execute(f"DELETE FROM {table}")


UNPARTED = (
    *("meta", "theatre", "scope", "name", "complete", "complete_list", "source"),
    *("institution", "term", "texts", "context", "part"),
)
"""The tables of what is of all folders together, but for relations."""


def told(connection: sqlite3.Connection) -> dict[int, list[str]]:
    """By the place of a folder, what is to be said of its tables: rows set aside, a delimiter guessed."""
    return {place: json.loads(said) for place, said in connection.execute("SELECT place, told FROM part ORDER BY place")}


def sweep(connection: sqlite3.Connection) -> None:
    """Take out what no claim shares any more."""
    for table, kinds in SHARED.items():
        used = " UNION ALL ".join(f"SELECT {table} FROM {kind}_claim WHERE {table} IS NOT NULL" for kind in kinds)
        connection.execute(f"DELETE FROM {table} WHERE {table} NOT IN ({used})")


SHARED = {table: [kind.table for kind in CLAIMS if table in dict(kind.shared)] for one in CLAIMS for table, _ in one.shared}
"""The tables of what claims share, and the kinds that do."""


def owner(folders: Iterable[str], path: str) -> str:
    """The folder that a file lies in."""
    return max((folder for folder in folders if path.startswith(folder + os.sep)), key=len)
