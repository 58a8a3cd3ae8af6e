"""What the process gives a command: the data folder, the index, the day it is."""

from alliancecli import index
from alliancecli.query.engine import Engine
from alliancecli.surroundings import cache_folder, data_folder, today

__all__ = ["connect", "data_folder", "forget_index", "today", "version_line"]


def connect() -> Engine:
    """The index of the record asked."""
    return index.connect(data_folder(), cache_folder())


def forget_index() -> None:
    """Throw away the index of the record asked."""
    index.forget(data_folder(), cache_folder())


def version_line() -> str:
    """The versions of the tool and of the record, with the record's date."""
    from alliancecli import __version__

    meta = dict(connect().execute("SELECT key, value FROM meta"))
    return f"alliance {__version__}, record {meta['version']} of {meta['date']}"
