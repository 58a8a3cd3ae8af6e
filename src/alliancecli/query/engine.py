"""What runs a question: it takes plain SQL with named parameters (`:name`) and streams rows.

The connection to the SQLite index is one as it stands; another engine has these few methods over the tables of the index.
"""

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Protocol
else:  # a protocol is for who reads and checks; to make one costs every run a fifth of a millisecond
    Protocol = object


MAX_INTEGER = 2**63 - 1
"""The largest number that SQLite takes."""


class Answered(Protocol):
    """The rows of a statement, each a tuple, read once."""

    @property
    def description(self) -> Any:
        """A sequence with one entry a column, the name first in each (PEP 249)."""

    def __iter__(self) -> "Iterator[Any]":
        """The rows, one by one."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""


class Engine(Protocol):
    """What the questions are put to."""

    def execute(self, sql: str, parameters: "Mapping[str, Any]" = ..., /) -> Answered:
        """The rows of one statement."""

    def close(self) -> None:
        """Let go of what it holds."""


def shares(engine: Engine) -> bool:
    """True of an index: beside the views it has tables of what claims share, and in the views the numbers of that."""
    return isinstance(engine, sqlite3.Connection) or bool(getattr(engine, "shares", False))
