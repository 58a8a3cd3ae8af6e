"""A day of the year, in any year."""

import re

from alliancecli.dates import LONG_MONTHS, MONTHS, days_in
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
        raise BadDate(f"'{text}' is no day of the year; write {FORMS}")
    if not 1 <= month <= 12:
        raise BadDate(f"'{text}': there is no month {month:02}; write {FORMS}")
    if not 1 <= day <= days_in(LEAP, month):
        raise BadDate(f"'{text}': {LONG_MONTHS[month - 1].capitalize()} has {days_in(LEAP, month)} days; write {FORMS}")
    return month, day


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


def on(month: int, day: int) -> Filter:
    """Events that are dated to just this day of some year, or to a set that has it; a month or a season is not enough."""
    of_set = "SELECT record FROM period WHERE first = last AND (first % 10000 + 10000) % 10000 = :in_year"
    return Filter(
        f"(r.precision = 'day' AND substr(r.date_min, -5) = :month_day OR r.id IN ({of_set}))",
        {"month_day": f"{month:02}-{day:02}", "in_year": month * 100 + day},
        f"on {name(month, day)}",
    )
