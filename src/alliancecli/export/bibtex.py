"""The bibliography as BibTeX: all sources, or those that what is asked rests on."""

from alliancecli.export import Selection
from alliancecli.export.bibliography import written
from alliancecli.query.engine import Engine


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the file; the note counts the sources."""
    return written(connection, asked, path, "bibtex")
