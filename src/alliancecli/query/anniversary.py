"""A day of the year, in any year."""

import re
from contextlib import suppress
from datetime import date, timedelta

from alliancecli.dates import LONG_MONTHS, MONTHS, Point, days_in
from alliancecli.dates import read as read_date
from alliancecli.errors import BadDate
from alliancecli.query.filters import Filter

FORMS = "09-12, 12 Sep, Sep 12 or today"
"""The accepted forms, for messages."""

LEAP = 2000
"""A year that has every day: 29 February too."""


def read(text: str, today: tuple[int, int, int] | None = None) -> tuple[int, int]:
    """The month and the day that a person typed. `today` is what that word means.

    Raises BadDate, naming the accepted forms.
    """
    words = text.lower().replace(",", " ").split()
    if words == ["today"] and today:
        return today[1:]
    month, day = _numbers(words) or (None, None)
    if month is None or day is None:
        raise BadDate(f"'{text}' is no day of the year; write {FORMS}{_of_one_year(text)}")
    if not 1 <= month <= 12:
        raise BadDate(f"'{text}': there is no month {month:02}; write {FORMS}")
    if not 1 <= day <= days_in(LEAP, month):
        raise BadDate(f"'{text}': {LONG_MONTHS[month - 1].capitalize()} has {days_in(LEAP, month)} days; write {FORMS}")
    return month, day


def _of_one_year(text: str) -> str:
    """What to write for a day that has a year, to end a message; nothing for anything else."""
    with suppress(BadDate):
        given = read_date(text)
        if isinstance(given, Point) and given.precision == "day":
            then = f"`alliance timeline --during {given} --weight background` has what happened then"
            return f". {then}, `alliance on {given.month:02}-{given.day:02}` what did on that day of any year"
    return ""


def _numbers(words: list[str]) -> tuple[int, int] | None:
    """Month and day as they stand, in or out of the calendar; None for anything else."""
    if len(words) == 1 and (found := re.fullmatch(r"([0-9]{2})-([0-9]{2})", words[0])):
        return int(found[1]), int(found[2])
    named = {name: number for names in (LONG_MONTHS, map(str.lower, MONTHS)) for number, name in enumerate(names, 1)}
    if len(words) == 2:
        for month, day in (words, reversed(words)):
            if month in named and re.fullmatch("[0-9]{1,2}", day):
                return named[month], int(day)
    return None


def name(month: int, day: int) -> str:
    """A day of the year in words: `12 Sep`."""
    return f"{day} {MONTHS[month - 1]}"


def on(month: int, day: int, days: int = 1) -> Filter:
    """Events that are dated to just this day of some year, or to one of so many from it on; a month or a season is not enough."""
    first = date(LEAP, month, day)
    parameters = {f"day{n}": f"{first + timedelta(n):%m-%d}" for n in range(days)}
    slots = ", ".join(f":{slot}" for slot in parameters)
    last = first + timedelta(days - 1)
    words = f"on {name(month, day)}" if days == 1 else f"from {name(month, day)} to {name(last.month, last.day)}"
    return Filter(f"r.precision = 'day' AND substr(r.date_min, -5) IN ({slots})", parameters, words)
