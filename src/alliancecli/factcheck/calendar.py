"""The periods that words of time mean: a week, a feast, the end of a year, a day of a month that was spoken of."""

import re
from typing import Final

from alliancecli.dates.days import days_in, numbered_day, ordinal
from alliancecli.factcheck.periods import Period, counted, period, shifted, year_of
from alliancecli.recognise.numbers import ORDINALS
from alliancecli.recognise.token import DateParts

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FEASTS: Final = {"christmas day": 1225, "christmas eve": 1224, "new year's day": 101, "all fools' day": 401, "april fools' day": 401}
"""Feasts of a day of the year, each as month and day (1225)."""

WEEKS: Final = {"week": 7, "fortnight": 14}
"""The days of what is counted in weeks."""


def week_of(now: Period, weeks: int) -> Period | None:
    """The week, from Monday to Sunday, so many weeks after that of a day."""
    if now.days != 1:
        return None
    monday = shifted(now.first, 7 * weeks - (ordinal(numbered_day(now.first)) - 1) % 7)
    return Period(monday, shifted(monday, 6))


def feast_day(match: re.Match[str], before: Period | None) -> Period | None:
    """The day of a feast, or so many days before or after it, in the year that is told with it or was spoken of."""
    year = int(match["year"]) if match["year"] else before.year if before else None
    if year is None:
        return None
    month_and_day = FEASTS.get((match["feast"] or "").lower(), 1225)
    days = counted(match["count"]) * (-1 if (match["way"] or "").lower() == "before" else 1) if match["count"] else 0
    then = shifted(year * 10_000 + month_and_day, days)
    return Period(then, then)


def month_of(year: int, month: int) -> Period | None:
    """A month, which may be counted beyond the twelfth or before the first."""
    return period(DateParts(year + (month - 1) // 12, (month - 1) % 12 + 1))


def edge_of(edge: str, now: Period | None, years: int) -> Period | None:
    """The first or the last two months of the year of a time, or of one so many years from it."""
    if now is None:
        return None
    year = (now.year + years) * 10_000
    return Period(year + 1101, year + 1231) if edge.lower() in ("end", "close") else Period(year + 101, year + 228)


def edge_of_month(edge: str, now: Period, months: int) -> Period | None:
    """The first or the last third of the month of a day, or of one so many months from it; None where no month is known."""
    year, month, _ = numbered_day(now.first)
    whole = month_of(year, month + months) if now.days <= 31 else None
    if whole is None:
        return None
    return Period(whole.last - 10, whole.last) if edge.lower() in ("end", "close") else Period(whole.first, whole.first + 10)


def part_of(month: Period, part: str) -> Period:
    """The early, middle or late days of a month, generously."""
    first, last = {"early": (1, 12), "beginning of": (1, 12), "mid": (8, 23), "late": (18, 31), "end of": (18, 31)}[part]
    return Period(month.first - 1 + first, min(month.last, month.first - 1 + last))


SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The seasons as EDTF numbers them, each with the month that it begins in."""


def pointed_year(way: str, month: int, reference: Period) -> int:
    """The year of a month or a season that is pointed at from a date: that June, the following summer."""
    month, lasts = (SEASONS[month], 3) if month in SEASONS else (month, 1)
    then = numbered_day(reference.first if way in ("preceding", "previous") else reference.last)
    if way in ("following", "next"):
        return then[0] + (month <= then[1])
    if way in ("preceding", "previous"):
        return then[0] - (month + lasts - 1 >= then[1])
    return then[0]


def day_of(day: str, before: Period | None) -> Period | None:
    """A day that is told without its month, in the month that was spoken of: on the twentieth, on the 28th."""
    number = ORDINALS.get(day) or int(re.sub("[a-z-]", "", day) or 0)
    if not before or before.days > 31:
        return None
    year, month, _ = numbered_day(before.first)
    if not 1 <= number <= days_in(year, month):
        return None
    then = before.first // 100 * 100 + number
    return Period(then, then)


def ago(now: Period, word: str, unit: str, *, to_the_day: bool) -> Period | None:
    """The time so long before the day of writing: its month where years or months are counted, some days where weeks are."""
    count, first = counted(word), numbered_day(now.first)
    if unit == "year" and to_the_day and now.days == 1:
        return Period(now.first - count * 10_000, now.first - count * 10_000)
    if unit == "year":
        return month_of(first[0] - count, first[1]) if count < 3 and now.days <= 31 else year_of(now.year - count)
    if now.days > 31:
        return None
    if unit == "month":
        return month_of(first[0], first[1] - count)
    days, loose = (count * WEEKS[unit], 3) if unit in WEEKS else (count, 0)
    return Period(shifted(now.first, -days - loose), shifted(now.last, -days + loose))


def weekday(written: Period, name: str, *, ahead: bool) -> Period:
    """The last day so called before a text was written, or the next one after; `written` is its day."""
    day = (ordinal(numbered_day(written.first)) - 1) % 7  # 0001-01-01 was a Monday
    if name == "Yesterday":
        days = -1
    elif ahead:
        days = (WEEKDAYS.index(name) - day - 1) % 7 + 1
    else:
        days = -((day - WEEKDAYS.index(name)) % 7)
    then = shifted(written.first, days)
    return Period(then, then)
