"""A day of the year, in any year."""

import re
from contextlib import suppress
from datetime import date, timedelta

from alliancecli.dates.days import days_in
from alliancecli.dates.edtf import LONG_MONTHS, MONTHS, Point
from alliancecli.dates.words import NAMED_MONTHS
from alliancecli.dates.words import read as read_date
from alliancecli.errors import BadDate
from alliancecli.query.filters import Filter, slots

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
    if len(words) == 2:
        for month, day in (words, reversed(words)):
            if month in NAMED_MONTHS and re.fullmatch("[0-9]{1,2}", day):
                return NAMED_MONTHS[month], int(day)
    return None


def name(month: int, day: int) -> str:
    """A day of the year in words: `12 Sep`."""
    return f"{day} {MONTHS[month - 1]}"


def on(month: int, day: int, days: int = 1) -> Filter:
    """Events dated to just this day of some year, one of so many from it on, or a set that has one; a month or a season is not enough.

    A 29 February on the way is one day more: most years have none.
    """
    first = date(LEAP, month, day)
    days += first < date(LEAP, 2, 29) < first + timedelta(days)
    named = [first + timedelta(n) for n in range(days)]
    parameters: dict[str, object] = {f"day{n}": f"{one:%m-%d}" for n, one in enumerate(named)}
    numbers = {f"number{n}": one.month * 100 + one.day for n, one in enumerate(named)}
    of_set = f"SELECT record FROM period WHERE first = last AND (first % 10000 + 10000) % 10000 IN ({slots(numbers)})"
    words = f"on {name(month, day)}" if days == 1 else f"from {name(month, day)} to {name(named[-1].month, named[-1].day)}"
    whole = f"(r.precision = 'day' AND substr(r.date_min, -5) IN ({slots(parameters)}) OR r.id IN ({of_set}))"
    return Filter(whole, {**parameters, **numbers}, words)
