"""One SQLite database: plain tables with keys, the meaning of every column beside it and in `documentation`, full-text search."""

import json
import sqlite3
from contextlib import closing

from alliancecli.export import Selection
from alliancecli.export.shared import claims_written
from alliancecli.export.tables import Contents, ExportTable, collect, references
from alliancecli.model.columns import Column
from alliancecli.query.edition import Edition, edition
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row

SEARCHED = {
    "events": "title, summary, caveat",
    "figures": "title, caveat",
    "institutions": "name, summary, caveat",
    "terms": "name, definition",
}
"""The columns that can be searched in full text, in `events_fts` and so on."""

_TYPES = {"number": "NUMERIC", "integer": "INTEGER", "truth": "INTEGER"}


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the database; the note counts its events and figures.

    Raises OSError where it cannot be written.
    """
    heading = edition(connection)
    contents = collect(connection, asked)
    rows = contents.rows
    try:
        with closing(sqlite3.connect(path)) as made, made:
            _fill(made, heading, contents)
    except sqlite3.Error as error:
        raise OSError(str(error)) from None
    return [f"{claims_written(len(rows['events']), len(rows['figures']))}; `documentation` explains every column"]


def _fill(made: sqlite3.Connection, heading: Edition, contents: Contents) -> None:
    tables, rows = contents
    made.execute("PRAGMA journal_mode = OFF")  # it is new, and thrown away when anything fails
    made.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    made.executemany("INSERT INTO about VALUES (?, ?)", heading._asdict().items())
    made.execute("CREATE TABLE documentation (of TEXT NOT NULL, column TEXT, meaning TEXT NOT NULL) -- each table, and each of its columns")
    for table in tables:
        refers = references(table, rows[table.name])
        made.execute(_created(table, refers))
        made.execute("INSERT INTO documentation VALUES (?, NULL, ?)", (table.name, table.describe))
        described = [(table.name, field.key, field.describe) for field in table.flat]
        made.executemany("INSERT INTO documentation VALUES (?, ?, ?)", described)
        slots = ", ".join("?" * len(table.flat))
        values = ([_value(field, row) for field in table.flat] for row in rows[table.name])
        made.executemany(f"INSERT INTO {table.name} VALUES ({slots})", values)
        for key in refers:
            made.execute(f"CREATE INDEX {table.name}_by_{key} ON {table.name} ({key})")
    for name, columns in SEARCHED.items():  # content="..." as Datasette looks for it, to offer a search
        options = f"""content="{name}", tokenize='unicode61 remove_diacritics 2'"""
        made.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5 ({columns}, {options})")
        made.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")


def _created(table: ExportTable, refers: dict[str, str]) -> str:
    """The statement that makes a table, the meaning of each column beside it: a reader of the schema sees it."""
    lines = []
    for field in table.flat:
        rules = (" NOT NULL" if field.required else "") + (f" REFERENCES {refers[field.key]} (id)" if field.key in refers else "")
        name = f'"{field.key}"' if "." in field.key else field.key
        lines.append((f"    {name} {_TYPES.get(field.kind, 'TEXT')}{rules},", f" -- {_said(field)}"))
    body = "\n".join(code + said for code, said in lines)
    return f"CREATE TABLE {table.name} ( -- {table.describe}\n{body}\n    PRIMARY KEY ({', '.join(table.key)})\n)"


def _said(field: Column) -> str:
    return field.describe + (" (a JSON array)" if field.kind == "texts" else "")


def _value(field: Column, row: Row) -> object:
    value = row[field.key]
    return json.dumps(value, ensure_ascii=False) if field.kind == "texts" else value
