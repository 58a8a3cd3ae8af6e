"""The words of the full text: put in for many rows at once, and taken out."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

WORDS = ("name", "names", "body", "beside", "about")
"""The columns of the full text that are searched."""

BARE = ", ".join(f"latin({name})" for name in WORDS)
"""The same in bare letters, in SQL."""

DELETE = "'delete'"
"""The command of the full text that takes words out."""

WORDS_KEPT = 16_000_000
"""Bytes of words kept in memory before they are written. SQLite keeps a sixteenth: more pieces to search, and an eighth more time."""

MERGED = 4
"""So many parts of one size that the full text is written in are made one as it grows; the usual number. Not while all of it is written."""


def add(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Put the words of those rows in, in bare letters."""
    _put(connection, "", BARE, "row BETWEEN ? AND ?", (first, last))


def remove(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Take the words of those rows out, which went in in bare letters."""
    _put(connection, DELETE, BARE, "row BETWEEN ? AND ?", (first, last))


def add_all(connection: sqlite3.Connection) -> None:
    """Put the words of every row in, in bare letters, where there are none yet.

    They go in as they stand, which is the fastest; the words then tell whether any has other letters, and the rows of these go in again.
    """
    setting = "INSERT INTO text (text, rank) VALUES (?, ?)"
    with suppress(sqlite3.Error):  # SQLite has it, and does not document it
        connection.execute(setting, ("hashsize", WORDS_KEPT))
    connection.execute(setting, ("automerge", 0))
    connection.execute("INSERT INTO text (text) VALUES ('rebuild')")
    connection.execute(setting, ("automerge", MERGED))
    connection.execute("CREATE VIRTUAL TABLE temp.word_place USING fts5vocab (main, text, instance)")
    others = "SELECT term FROM word WHERE term GLOB '*[^ -~]*' AND latin(term) <> term"
    connection.execute(f"CREATE TEMP TABLE again AS SELECT DISTINCT doc AS row FROM word_place WHERE term IN ({others})")
    connection.execute("DROP TABLE word_place")
    where = "row IN (SELECT row FROM again)"
    _put(connection, DELETE, ", ".join(WORDS), where)
    _put(connection, "", BARE, where)
    connection.execute("DROP TABLE again")


def _put(connection: sqlite3.Connection, command: str, words: str, where: str, given: Sequence[int] = ()) -> None:
    """Put words of rows into the full text, or do with them what a command of it says."""
    columns, values = (", text", f", {command}") if command else ("", "")
    connection.execute(
        f"INSERT INTO text (rowid, {', '.join(WORDS)}{columns}) SELECT row, {words}{values} FROM wording WHERE {where}", given
    )
