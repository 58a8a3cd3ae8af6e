"""Words that several layers say, each in one way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def counted(count: int, noun: str) -> str:
    """A number of things: `1 event`, `1,200 events`."""
    return f"{count:,} {noun}" + ("s" if count != 1 and noun != "series" else "")


def few(names: Iterable[str], most: int) -> str:
    """The first `most` of the names, and how many more there are: `isaf, kfor and 3 more`."""
    every = list(names)
    return ", ".join(every[:most]) + (f" and {len(every) - most} more" if len(every) > most else "")


def in_short(name: str, kind: str, acronyms: Sequence[str]) -> str:
    """What an institution is called in a sentence: a state by its name, others by their acronym where they have one."""
    return acronyms[0] if acronyms and kind != "state" else name


def life_span(began: str, ended: str) -> str:
    """From one date in words to another: `1991 – 1997`, `from 2004`, `until 1991`; "" where neither is known."""
    if began and ended:
        return f"{began} – {ended}"
    return f"from {began}" if began else f"until {ended}" if ended else ""


def unreal(row: Mapping[str, Any]) -> str:
    """The status of a claim where it is not actual, else ""."""
    return "" if row["status"] == "actual" else str(row["status"])


def apart(cited: Mapping[str, Any]) -> str:
    """How a passage of its own was published: `Daily News, 2 Mar 2015, https://…`; "" where it came with its source."""
    if len(cited) == PLAIN:
        return ""
    from alliancecli.dates.edtf import parse

    published = cited.get("published")
    return ", ".join(filter(None, (cited.get("outlet"), parse(published).display() if published else "", cited.get("url"))))


PLAIN = 4
"""The keys of an entry of sources whose passage was not published by itself: source, locator, anchor, date."""


def passage(cited: Mapping[str, Any]) -> str:
    """Where in a source to look, and how that passage was published, if by itself: `row 12, Daily News, 2 Mar 2015`."""
    return f"{cited['locator']}, {said}" if (said := apart(cited)) else str(cited["locator"])


def headline(row: Mapping[str, Any]) -> str:
    """The title of an event, with its status where it is not actual."""
    return f"{row['title']} ({row['status']})" if unreal(row) else str(row["title"])


def reason(error: Exception) -> str:
    """Why something cannot be read. What is nested too deep is told in our words: each release of Python has others."""
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)
