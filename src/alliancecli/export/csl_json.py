"""The bibliography as CSL-JSON: all sources, or those that what is asked rests on."""

import sqlite3

from alliancecli.export import Asked
from alliancecli.export.bibliography import written


def write(connection: sqlite3.Connection, asked: Asked, path: str) -> list[str]:
    """Write the file; the note counts the sources."""
    return written(connection, asked, path, "csl-json")
