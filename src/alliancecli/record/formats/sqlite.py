"""SQLite databases: a table, or a view."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alliancecli.record.formats import FormatError, Rows, chosen

_TABLES = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


def rows(path: str, part: str) -> Rows:
    """Each row of the table, in its order there."""
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.text_factory = lambda data: data.decode("utf-8", "replace")
            name = chosen([one for (one,) in database.execute(_TABLES)], part, "tables")
            found = database.execute('SELECT * FROM "{}"'.format(name.replace('"', '""')))
            yield [column[0] for column in found.description]
            yield from found
    except sqlite3.Error as error:
        raise FormatError(f"is no SQLite database that can be read: {error}") from None
