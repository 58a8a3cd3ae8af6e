"""Calendars: each event a row. One that repeats is a row for its first time, with the rule of its repetition in `rrule`."""

import datetime
import os
import re
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar

from alliancecli.record.formats import FormatError, NameCells, Rows
from alliancecli.record.text_encoding import DAMAGE, guessed, is_damaged

MAX_BYTES = 50_000_000
"""Bytes of the largest file: it is in memory as a whole."""

_COLUMNS = {"SUMMARY": "title", "DESCRIPTION": "text", "LOCATION": "place", "CATEGORIES": "tags", "URL": "link"}
"""What the columns are called that every calendar has; every other property has one of its own name."""

_NOT_KEPT = ("DTSTART", "DTEND", "DURATION", "DTSTAMP")


def rows(path: str, part: str, encoding: str) -> Rows:
    """Each event with its `date` (a day, or the first and the last) and its `time` of day, where it has one."""
    if part:
        raise FormatError("has no parts; take out `part:`")
    if os.stat(path).st_size > MAX_BYTES:
        raise FormatError(f"has more than {MAX_BYTES:,} bytes, which would all be in memory; split it")
    try:
        with open(path, "rb") as file:
            text, guess = _text(file.read(), encoding)
        calendars = Calendar.from_ical(text, multiple=True)
        found = [dict(_cells(event)) for calendar in calendars if calendar.name == "VCALENDAR" for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, OSError) as error:  # of what is no calendar, any of them
        raise FormatError(f"is no iCalendar file: {' '.join(str(error).split())}") from None
    if not found:
        raise FormatError("holds no events of a calendar")
    columns = list(dict.fromkeys(("date", "time", *_COLUMNS.values(), *(name for row in found for name in row))))
    yield NameCells(columns, guess)
    for row in found:
        yield [row.get(name) for name in columns]


def _text(data: bytes, encoding: str) -> tuple[str, str]:
    """The text of a file, and what its encoding was guessed to be. Lines are unfolded before: some programs fold within a letter."""
    if b"\0" not in data:  # of UTF-16
        data = re.sub(rb"\r?\n[ \t]", b"", data)
    encoding, guess = (encoding, "") if encoding else guessed(data)
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, "surrogateescape")
    if is_damaged(text):
        raise FormatError(f"{DAMAGE}; save it as UTF-8, or say its `encoding:` in record.yaml")
    return text, guess


def _cells(event: Any) -> Iterator[tuple[str, Any]]:
    start = event.get("DTSTART")
    try:
        if start:
            yield "date", _days(event, start.dt)
        if start and isinstance(start.dt, datetime.datetime):
            yield "time", start.dt.strftime("%H:%M")
    except (AttributeError, TypeError, ValueError):  # a date that is none: its row is refused, and no other
        yield "date", start.to_ical().decode()
    for name, value in event.items():
        if name not in _NOT_KEPT:
            values = value if isinstance(value, list) else [value]
            yield _COLUMNS.get(name, name.lower()), [said for one in values for said in _texts(one)]


def _days(event: Any, start: datetime.date) -> str:
    """The first day, or the first and the last: what a calendar has as its end is the first moment that no longer belongs."""
    end = event["DTEND"].dt if "DTEND" in event else start + event["DURATION"].dt if "DURATION" in event else start
    first, last = _day(start), _day(end)
    if last > first:
        last = _day(end - (datetime.timedelta(microseconds=1) if isinstance(end, datetime.datetime) else datetime.timedelta(days=1)))
    return "/".join(dict.fromkeys(one.strftime("%Y-%m-%d").zfill(10) for one in (first, last)))


def _day(moment: datetime.date) -> datetime.date:
    """The day of a moment, as its own clock has it."""
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _texts(value: Any) -> list[str]:
    """The texts of a property: several of a list, else one."""
    if isinstance(value, str):
        return [" ".join(value.split())]
    return [str(one) for one in value.cats] if hasattr(value, "cats") else [value.to_ical().decode()]
