"""Words that several layers say, each in one way."""

from collections.abc import Iterable, Mapping
from typing import Any


def counted(count: int, noun: str) -> str:
    """A number of things: `1 event`, `1,200 events`."""
    return f"{count:,} {noun}" + ("s" if count != 1 and noun != "series" else "")


def few(names: Iterable[str], most: int) -> str:
    """The first `most` of the names, and how many more there are: `isaf, kfor and 3 more`."""
    every = list(names)
    return ", ".join(every[:most]) + (f" and {len(every) - most} more" if len(every) > most else "")


def unreal(row: Mapping[str, Any]) -> str:
    """The status of a claim where it is not actual, else ""."""
    return "" if row["status"] == "actual" else str(row["status"])


def headline(row: Mapping[str, Any]) -> str:
    """The title of an event, with its status where it is not actual."""
    return f"{row['title']} ({row['status']})" if unreal(row) else str(row["title"])
