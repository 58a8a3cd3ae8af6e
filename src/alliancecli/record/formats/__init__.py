"""Tables that are no CSV: workbooks, JSON, databases, what statisticians use. Each is read as rows of text, whatever it was.

Each format is a module with `rows(path, part)`: the names of the columns, then each row, as the values that the file has. `part` is the one
wanted of several tables in a file (a sheet, a table, an object, a list), empty where nobody said. A format whose text may be in any
encoding has a third argument, the one that was named, or "". It raises FormatError.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias

Rows: TypeAlias = Iterator[Iterable[Any]]
"""The names of the columns, and each row."""


class LineCells(list[Any]):
    """The values of a row that begins in a line of its own in the file, which `line` is."""

    def __init__(self, values: Iterable[Any], line: int) -> None:
        super().__init__(values)
        self.line = line


class NameCells(list[str]):
    """The names of the columns in a file whose text is taken for a `guess`: an encoding, as in one of its words."""

    def __init__(self, names: Iterable[str], guess: str) -> None:
        super().__init__(names)
        self.guess = guess


class FormatError(Exception):
    """A file that cannot be read as what it is called; the message says why, and what to do. `line` is where, if that is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class MissingReaderError(FormatError):
    """A file of a format that needs a package which is not installed."""


class Format(NamedTuple):
    """A format: what it is called, its module here, the package that it needs, which is none of ours, and if any encoding may be in it."""

    name: str
    module: str
    needs: str = ""
    encoded: bool = False


FORMATS = {
    ".xlsx": Format("an Excel workbook", "xlsx", "openpyxl"),
    ".xlsm": Format("an Excel workbook", "xlsx", "openpyxl"),
    ".json": Format("JSON", "json_lists"),
    ".jsonl": Format("JSON lines", "json_lines"),
    ".ndjson": Format("JSON lines", "json_lines"),
    ".yaml": Format("YAML", "yaml_lists"),
    ".yml": Format("YAML", "yaml_lists"),
    ".parquet": Format("Parquet", "parquet", "pyarrow"),
    ".sqlite": Format("an SQLite database", "sqlite", encoded=True),
    ".sqlite3": Format("an SQLite database", "sqlite", encoded=True),
    ".db": Format("an SQLite database", "sqlite", encoded=True),
    ".dta": Format("a Stata file", "statistics", "pyreadstat"),
    ".sav": Format("an SPSS file", "statistics", "pyreadstat"),
    ".zsav": Format("an SPSS file", "statistics", "pyreadstat"),
    ".sas7bdat": Format("a SAS file", "statistics", "pyreadstat"),
    ".ics": Format("an iCalendar file", "icalendar_events", "icalendar", encoded=True),
    ".mw": Format("a Markwhen timeline", "markwhen"),
    ".rda": Format("an R file", "r", "pyreadr"),
    ".rdata": Format("an R file", "r", "pyreadr"),
    ".rds": Format("an R file", "r", "pyreadr"),
}
"""The formats, by the ending of the file in small letters. Any may be packed: `.gz` after it."""


def format_of(path: str) -> Format | None:
    """The format that a file is called by; None for what is read as CSV."""
    name = path.lower().removesuffix(".gz")
    return next((one for ending, one in FORMATS.items() if name.endswith(ending)), None)


@contextmanager
def opened(path: str, part: str, encoding: str = "") -> Iterator[Rows]:
    """The rows of a file. Raises FormatError where it cannot be read, also while they are."""
    from alliancecli.record.formats.unpacking import unpacked

    found = format_of(path)
    assert found
    with unpacked(path) as plain:
        try:
            read: Callable[..., Rows] = import_module(f"{__name__}.{found.module}").rows
            yield read(plain, part, encoding) if found.encoded else read(plain, part)
        except ImportError:
            raise MissingReaderError(
                f"{found.name} is read with {found.needs}, which is not installed: pip install 'alliancecli[formats]'"
            ) from None


def chosen(names: Iterable[str], part: str, called: str) -> str:
    """Which of several tables in a file is meant: the one that `part` names, or the only one. `called` is what they are, in the plural."""
    there = list(names)
    if part in there or (not part and len(there) == 1):
        return part or there[0]
    listed = ", ".join(map(repr, there[:12])) + (f" and {len(there) - 12:,} more" if len(there) > 12 else "")
    if not there:
        raise FormatError(f"holds no {called}")
    raise FormatError(
        f"has no '{part}' among its {called}: {listed}" if part else f"has several {called}; say which under `part:`: {listed}"
    )
