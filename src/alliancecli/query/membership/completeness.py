"""For what time a list leaves no one out, who was there by it, and when an office has no holder on record."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates.days import OPEN_DAY, day_number, read_iso
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row, fetch


class Gap(NamedTuple):
    """A time, between two rows of a list, of which nothing is on record: from the year of one end to that of the other."""

    before: str
    first: int
    last: int


LONG = 10_000
"""The shortest time without a holder that is told as a gap, a year as numbers of days count."""

TERM = 60_000
"""For so long, six years as numbers of days count, someone of whose end nothing is on record may well have stayed: no gap is told."""


def gaps(rows: list[Row], lists: Iterable["Complete"]) -> list[Gap]:
    """The times between the terms of one office of which nothing is on record, each before the row of that id; rows in order of time.

    Where a list that is complete speaks of such a time no one held the office, and that is on record. Nor is it a gap where someone left
    the office of whom no source says when they came to it.
    """
    found = []
    known = until = None
    left = [row["spans"][-1].end[0] for row in rows if row["time"][0] == 1]
    for row in rows:
        if row["time"][0] != 0:
            break
        begin, (surely, end) = row["spans"][0].begin[0], row["spans"][-1].end
        surely = max(surely, row["spans"][-1].begin[1]) if end == OPEN_DAY else end
        told = any(one.first <= begin and one.last >= (known or begin) for one in lists)
        told = told or any((known or begin) < day <= begin + LONG for day in left)
        if until is not None and known is not None and begin - until > LONG and not told:
            found.append(Gap(row["id"], known // 10_000, begin // 10_000))
        known = max(known or surely, surely)
        until = max(until or surely, surely + TERM if end == OPEN_DAY else end)
    return found


class Listed(NamedTuple):
    """A name in a list: the days (as numbers) between which it came to be there, and the last on which it may have been."""

    name: str
    begun: tuple[int, int]
    last: int


class Complete(NamedTuple):
    """For what time a list leaves no one out, whom it names then, and who says so."""

    institution: str
    office: str | None
    shown: str
    first: int
    last: int
    names: tuple[Listed, ...]
    sources: list[Any]

    def at(self, day: int) -> tuple[set[str], set[str]]:
        """Whom it names on a day of its time: those who surely, and those who possibly were there."""
        there = [one for one in self.names if one.begun[0] <= day <= one.last]
        return {one.name for one in there if one.begun[1] <= day}, {one.name for one in there}

    def speaks_of(self, day: str) -> bool:
        """Whether it is complete on a day, written as ISO 8601."""
        return self.first <= day_number(read_iso(day), OPEN_DAY) <= self.last


def complete(connection: Engine, rows: list[Row], relation: str) -> list[Complete]:
    """The lists of the institutions of some rows that leave no one out, in order of time."""
    sql = """
        SELECT subject, office, shown, first, last, names, sources FROM complete
        WHERE relation = :relation AND subject IN (SELECT value FROM json_each(:ids)) ORDER BY first, last DESC"""
    asked = {"relation": relation, "ids": json.dumps(sorted({row["institution"] for row in rows}))}
    return [
        Complete(
            row["subject"],
            row["office"],
            row["shown"],
            row["first"],
            row["last"],
            tuple(Listed(name, (low, high), last) for name, low, high, last in row["names"]),
            row["sources"],
        )
        for row in fetch(connection, sql, asked, ("names", "sources"))
    ]


def complete_lists(connection: Engine) -> Iterator[Row]:
    """Every list that leaves no one out, in the order of the record: its id, its time, the ids of what it lists, who says so."""
    return fetch(connection, "SELECT id, date, claims, sources FROM complete_list ORDER BY position", {}, ("claims", "sources"))


def present(rows: list[Row], lists: Iterable[Complete], day: int) -> tuple[list[Row], list[Row]]:
    """The rows of those who were there on a day as far as complete lists tell, and of those who were not.

    A list that is complete on the day decides. One of an earlier day decides of those of whom nothing later is known.
    """
    here: list[Row] = []
    gone: list[Row] = []
    for row in rows:
        mine = [one for one in lists if one.institution == row["institution"] and one.office in (None, row["office"]) and one.first <= day]
        whole = max(mine, key=lambda one: (one.last >= day, min(one.last, day), one.first), default=None)
        if whole is None:
            here.append(row)
            continue
        surely, possibly = whole.at(min(day, whole.last))
        who = row["member"] or row["name"]
        if whole.last < day:
            silent = row["date"] and row["ended"] is None and max(one.begin[1] for one in row["spans"]) < whole.first
            (gone if silent and who not in possibly else here).append(row)
        elif who not in possibly:
            gone.append(row)
        else:
            known = {"certainty": "certain", "standing": "known"} if who in surely else {}
            here.append(row | known | {"complete": True})
    return here, gone
