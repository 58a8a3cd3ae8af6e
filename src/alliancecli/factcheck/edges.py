"""When the relations of a record begin and end, and how far that is from what a draft says."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import ends, parse
from alliancecli.factcheck.periods import Period
from alliancecli.query.rows import Row


def begun(row: Row) -> Period | None:
    """The first day of a relation as its date gives it, as a period; None where it has no beginning."""
    return _end(row, 0)


def ended(row: Row) -> Period | None:
    """The last day, likewise."""
    return _end(row, 1)


def _end(row: Row, which: int) -> Period | None:
    if not row["date"]:
        return None
    if "/" not in row["date"] and row["relation"] != "life" and (which or row["relation"] == "holder"):
        return None  # a day on which someone was seen in an office neither began nor ended that
    return edges(row["date"])[which]


def seen(row: Row) -> Period | None:
    """The time at which a source has someone in an office of whom it does not say since when or until when."""
    return whole(row["date"]) if row["date"] and not (begun(row) or ended(row)) else None


@lru_cache(maxsize=4_000)
def edges(date: str) -> tuple[Period | None, Period | None]:
    """The first and the last date of a date in EDTF, each as a period."""
    first, last = ends(parse(date))
    return first and Period(day_number(first.min, 0), day_number(first.max, 0)), last and Period(
        day_number(last.min, 0), day_number(last.max, 0)
    )


@lru_cache(maxsize=4_000)
def whole(date: str) -> Period:
    """A date in EDTF as a period."""
    read = parse(date)
    return Period(day_number(read.min, -OPEN_DAY), day_number(read.max, OPEN_DAY))


def source_periods(event: Row) -> list[Period]:
    """The dates that sources of an event give beside the record's own."""
    return [whole(source["date"]) for source in event["sources"] if source["date"]]


def was_then(event: Row, period: Period) -> bool:
    """Whether an event was then, by the record's date or by a source's own that is about as exact as the draft's."""
    known = Period(event["first"], event["last"])
    own = [one for one in source_periods(event) if one.days <= max(3, period.days)]
    return not _across(known, period) and any(period.meets(*one) for one in (known, *own))


def was_then_by_events(events: Mapping[str, Row], relations: Iterable[Row], period: Period) -> bool:
    """Whether an event by which one of the relations came to be was then; `events` are those of the record by their ids."""
    named = (events.get(row["event"] or "") for row in relations)
    return any(event and was_then(event, period) for event in named)


def _across(one: Period, other: Period) -> bool:
    """Whether two stretches of days share some and each has others: a meeting on the 19th and 20th was not on the 20th and 21st."""
    aside = (one.first < other.first and one.last < other.last) or (one.first > other.first and one.last > other.last)
    return aside and one.meets(*other) and max(one.days, other.days) <= STRETCH


STRETCH = 20
"""The most days that are a stretch from one day to another, and no part of a year."""


def sharpest(edges: list[tuple[Period, Row]], period: Period) -> list[tuple[Period, Row]]:
    """The dates that are about as exact as the draft's; where none is, those that are: a claim of a year decides on no day."""
    sharp = [(edge, row) for edge, row in edges if edge.days <= max(3, period.days)]
    sharp = sharp or [(edge, row) for edge, row in edges if edge.days <= 31]
    return sharp or ([] if period.days <= 3 else edges)


def shown(rows: list[Row]) -> str:
    """The first few holders with their times, in a line."""
    return "; ".join(dict.fromkeys(f"{row['name']} {row['shown']}" for row in rows[:3] if row["shown"]))


def apart(one: Period, other: Period) -> bool:
    """Whether two periods share no day."""
    return not one.meets(*other)


def year_off(known: list[tuple[Period, Row]], period: Period) -> bool:
    """Whether a day or month is that of every date on record, in another year."""
    return bool(known) and all(edge.days <= 31 and _in_the_year(edge, period) for edge, _ in known)


def _in_the_year(edge: Period, period: Period) -> bool:
    """Whether one lies in the other but for the year."""
    first, last = edge.first % 10_000, edge.last % 10_000
    return first == period.first % 10_000 or (period.days <= 31 and period.first % 10_000 <= first and last <= period.last % 10_000)


def is_far(edge: Period, period: Period) -> bool:
    """Whether a term of office begins or ends clearly elsewhere: in another month, or days off where days are named, for sources differ."""
    months = min(edge.days, period.days) >= 28 and max(edge.days, period.days) <= 31
    return not edge.meets(*period) if months else max(edge.after(period), period.after(edge)) > 10


CHOSEN = re.compile(
    r"\b(?:is to|are to|was to|to succeed|next|will|designate|nominat\w+|chos\w+|choos\w+|named|names|appoint\w*"
    r"|elect\w*|agree\w*|accept\w*|propos\w+|announc\w+|decid\w+)\b"
)
"""Words by which something is still to come, or was only chosen."""
