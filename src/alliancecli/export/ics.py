"""iCalendar (RFC 5545): whole-day events, and only those of which the days are known for certain."""

from collections.abc import Iterator
from typing import TypeAlias, TypeGuard

from alliancecli.dates.days import Day, days_in
from alliancecli.dates.edtf import Date, DateSet, Interval, Point, parse
from alliancecli.export import Selection
from alliancecli.export.shared import cited, remark
from alliancecli.model.characters import steering
from alliancecli.model.words import counted, headline
from alliancecli.query.definitions import titles
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.rows import Row


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the calendar; the notes say how many events are in it, and what of the others is left out."""
    heading, known = edition(connection), titles(connection)
    stamp = f"{_basic(parse(heading.date).min or (1970, 1, 1))}T000000Z"
    rows = list(timeline(connection, list(asked.events), asked.window))
    found = [(row, known_days(parse(row["date"]))) for row in rows]
    dated = [(row, kept) for row, days in found if (kept := list(filter(fits, days)))]
    endless = sum(_after(last)[0] > LAST_YEAR for _, days in dated for _, last in days)
    with open(path, "w", encoding="utf-8", newline="") as file:
        for line in (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//alliancecli//alliance export ics//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{escaped(heading.title)}",
            f"X-WR-CALDESC:{escaped(heading.line)}",
        ):
            file.write(folded(line))
        for row, days in dated:
            for number, one in enumerate(days, 1):
                file.writelines(map(folded, _event(row, f"-{number}" if number > 1 else "", one, stamp, known)))
        file.write("END:VCALENDAR\r\n")
    undated = sum(not any(days) for _, days in found)
    beyond = len(rows) - len(dated) - undated
    partly = sum(any(map(fits, days)) and not all(map(fits, days)) for _, days in found)
    ends = [f"the end of {counted(endless, 'event')} left out: a calendar's years have four digits"] if endless else []
    ends += [f"some dates of {counted(partly, 'event')} left out: a calendar needs days, of the years 1 to {LAST_YEAR}"] if partly else []
    why = f"; {undated:,} left out: a calendar needs days, and their dates have none that are certain" * bool(undated)
    why += f"; {beyond:,} left out: a calendar has the years 1 to {LAST_YEAR}" * bool(beyond)
    return [f"{counted(len(dated), 'event')} written{why}", *ends]


LAST_YEAR = 9999
"""The last year of a calendar: RFC 5545 gives four digits to one."""


Days: TypeAlias = tuple[Day, Day]
"""A first and a last day."""


def known_days(date: Date) -> list[Days | None]:
    """The days of a date, or of each member of a set; None for those that are not given as days, without a mark."""
    if isinstance(date, DateSet):
        return [days for member in date.members for days in known_days(member)]
    ends = (date, date) if isinstance(date, Point) else (date.start, date.end) if isinstance(date, Interval) else ()
    days = [end.min for end in ends if isinstance(end, Point) and end.precision == "day" and end.day and not end.mark]
    return [(days[0], days[1]) if len(days) == 2 else None]


def fits(days: Days | None) -> TypeGuard[Days]:
    """Whether a calendar can hold days: they are known, and of the years 1 to 9999."""
    return days is not None and all(0 < day[0] <= LAST_YEAR for day in days)


def _event(row: Row, which: str, days: Days, stamp: str, known: dict[str, str]) -> Iterator[str]:
    first, last = days
    description = [row["summary"], remark(row), f"Date: {row['shown']}", f"Sources: {'; '.join(cited(row, known))}"]
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}{which}@alliancecli"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    if _after(last)[0] <= LAST_YEAR:
        yield f"DTEND;VALUE=DATE:{_basic(_after(last))}"
    yield f"SUMMARY:{escaped(headline(row))}"
    yield f"DESCRIPTION:{escaped(chr(10).join(filter(None, description)))}"
    yield f"CATEGORIES:{','.join(map(escaped, [row['kind'], row['weight'], *row['theatres'], *row['tags']]))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: Day) -> str:
    return f"{day[0]:04}{day[1]:02}{day[2]:02}"


def _after(day: Day) -> Day:
    """The next day: in iCalendar an end is the first day that no longer belongs."""
    year, month, date = day
    if date < days_in(year, month):
        return year, month, date + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def escaped(text: str) -> str:
    """A text value as RFC 5545, 3.3.11 writes it; control characters, which it cannot hold, become spaces."""
    text = "\n".join(steering().sub(" ", line) for line in text.split("\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets (RFC 5545, 3.1), never through a character, each ended by CRLF."""
    pieces, piece, room = [], "", 75
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", 74  # the space that continues a line is one of the 75
        piece, room = piece + character, room - size
    return "\r\n ".join([*pieces, piece]) + "\r\n"
