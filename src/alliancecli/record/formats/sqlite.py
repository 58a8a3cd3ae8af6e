"""SQLite databases: a table, or a view."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alliancecli.record.formats import FormatError, NameCells, Rows, chosen
from alliancecli.record.text_encoding import SAMPLE, guessed

_TABLES = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


class _Text(bytes):
    """A text as it stands, which is no blob."""


def rows(path: str, part: str, encoding: str) -> Rows:
    """Each row of the table, in its order there. Programs have put texts of any encoding into databases that are in UTF-8."""
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database:
            name = chosen([one for (one,) in database.execute(_TABLES)], part, "tables")
            asked = 'SELECT * FROM "{}"'.format(name.replace('"', '""'))
            database.text_factory = _Text
            encoding, guess = (encoding, "") if encoding else guessed(b"\n".join(_telling(database.execute(asked))))
            database.text_factory = lambda data: data.decode(encoding, "surrogateescape")
            found = database.execute(asked)
            yield NameCells([column[0] for column in found.description], guess)
            yield from found
    except sqlite3.Error as error:
        raise FormatError(f"is no SQLite database that can be read: {error}") from None
    except UnicodeDecodeError:  # of the name of a table or a column, which sqlite3 reads itself
        raise FormatError("the name of a table or a column is not UTF-8; rename it") from None


def _telling(found: sqlite3.Cursor) -> Iterator[bytes]:
    """The first texts that are not all ASCII, as many as are looked at: the others do not tell their encoding."""
    size = 0
    for row in found:
        for cell in row:
            if isinstance(cell, _Text) and not cell.isascii():
                yield cell
                size += len(cell)
        if size > SAMPLE:
            return
