"""Dates as sources give them: EDTF level 1, and from level 2 the parts of a year and the set {a,b}.

A date *is* its whole period. `parse` reads EDTF, `str(date)` writes it back, `date.display()` is for people and never shows a digit that
was not given.

Sources: ISO 8601-2:2019; https://www.loc.gov/standards/datetime/ (EDTF levels 0 to 2).
"""

import re
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY, UNBEGUN, Day, day_number, days_in, iso_year
from alliancecli.errors import BadDate

PRECISIONS = ("day", "month", "season", "part", "year", "decade", "century", "interval")

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

UNSPECIFIED = 0
"""Value of a month or day written `XX`: there is one, and the source does not say which."""


class SubYear(NamedTuple):
    """A coded part of a year: its first month, how many months it lasts, its precision and its name."""

    first: int
    months: int
    precision: str
    name: str


SUB_YEARS = {
    21: SubYear(3, 3, "season", "spring {}"),
    22: SubYear(6, 3, "season", "summer {}"),
    23: SubYear(9, 3, "season", "autumn {}"),
    24: SubYear(12, 3, "season", "winter {}"),
    25: SubYear(3, 3, "season", "spring {} (north)"),
    26: SubYear(6, 3, "season", "summer {} (north)"),
    27: SubYear(9, 3, "season", "autumn {} (north)"),
    28: SubYear(12, 3, "season", "winter {} (north)"),
    29: SubYear(9, 3, "season", "spring {} (south)"),
    30: SubYear(12, 3, "season", "summer {} (south)"),
    31: SubYear(3, 3, "season", "autumn {} (south)"),
    32: SubYear(6, 3, "season", "winter {} (south)"),
    33: SubYear(1, 3, "part", "Q1 {}"),
    34: SubYear(4, 3, "part", "Q2 {}"),
    35: SubYear(7, 3, "part", "Q3 {}"),
    36: SubYear(10, 3, "part", "Q4 {}"),
    37: SubYear(1, 4, "part", "early {}"),
    38: SubYear(5, 4, "part", "mid-{}"),
    39: SubYear(9, 4, "part", "late {}"),
    40: SubYear(1, 6, "part", "first half of {}"),
    41: SubYear(7, 6, "part", "second half of {}"),
}
"""Codes 21 to 41 in place of a month (ISO 8601-2:2019, 4.8). Winter, and the southern summer, run into the next year."""


class Date:
    """A point, a span or a set of dates. Immutable, hashable; `min` and `max` are None where the end is open or unknown."""

    __slots__ = ()

    @property
    def min(self) -> Day | None:
        """First day that the period may hold."""
        raise NotImplementedError

    @property
    def max(self) -> Day | None:
        """Last day that the period may hold."""
        raise NotImplementedError

    @property
    def precision(self) -> str:
        """One of PRECISIONS."""
        return "interval"

    @property
    def marks(self) -> str:
        """Every mark in the date: `~` approximate, `?` uncertain, `%` both."""
        raise NotImplementedError

    @property
    def approximate(self) -> bool:
        """True if any of it is marked `~`. The mark does not widen the period."""
        return "~" in self.marks or "%" in self.marks

    @property
    def uncertain(self) -> bool:
        """True if any of it is marked `?`."""
        return "?" in self.marks or "%" in self.marks

    def display(self) -> str:
        """For people: `Aug 2003`, `summer 2003`, `c. 2008`, `from 2006`, `4th century BC`."""
        raise NotImplementedError


class _Point(NamedTuple):
    year: int
    month: int | None = None
    day: int | None = None
    unspecified_digits: int = 0
    mark: str = ""


class Point(_Point, Date):
    """One date.

    `year` is the first of the period; `unspecified_digits` says how many of its last digits are unknown (1 decade,
    2 century); `month` may be a code of SUB_YEARS or UNSPECIFIED, `day` may be UNSPECIFIED; `mark` is one of "", "~", "?", "%".
    """

    __slots__ = ()

    @property
    def min(self) -> Day:
        first = SUB_YEARS[self.month].first if self.month in SUB_YEARS else self.month
        return self.year, first or 1, self.day or 1

    @property
    def max(self) -> Day:
        if self.unspecified_digits:
            return self.year + 10**self.unspecified_digits - 1, 12, 31
        if not self.month:
            return self.year, 12, 31
        year, month = self.year, self.month
        if part := SUB_YEARS.get(month):
            years, month = divmod(part.first + part.months - 2, 12)
            year, month = year + years, month + 1
        return year, month, self.day or days_in(year, month)

    @property
    def precision(self) -> str:
        if self.unspecified_digits:
            return "decade" if self.unspecified_digits == 1 else "century"
        if not self.month:
            return "year"
        if part := SUB_YEARS.get(self.month):
            return part.precision
        return "day" if self.day else "month"

    @property
    def marks(self) -> str:
        return self.mark

    def __str__(self) -> str:
        text = edtf_year(self.year)
        if self.unspecified_digits:
            sign, digits = ("-", -self.year) if self.year < 0 else ("", self.year)
            text = f"{sign}{digits // 10**self.unspecified_digits:0{4 - self.unspecified_digits}}{'X' * self.unspecified_digits}"
        for piece in (self.month, self.day):
            if piece is not None:
                text += "-XX" if piece == UNSPECIFIED else f"-{piece:02}"
        return text + self.mark

    def display(self) -> str:
        text = _named_century(self.year, self.year + 99) if self.unspecified_digits == 2 else self._words()
        return ("c. " if self.approximate else "") + text + ("?" if self.uncertain else "")

    def _words(self) -> str:
        if self.unspecified_digits:
            if self.year < 0:
                return f"{1 - self.year}–{1 - self.max[0]} BC"
            return f"{self.year}s" if self.year >= 1000 else f"AD {self.year}s"
        year = named_year(self.year)
        if not self.month:
            return year
        if part := SUB_YEARS.get(self.month):
            return part.name.format(year)
        return f"{self.day} {MONTHS[self.month - 1]} {year}" if self.day else f"{MONTHS[self.month - 1]} {year}"


class _Interval(NamedTuple):
    start: Point | str
    end: Point | str


class Interval(_Interval, Date):
    """From one date to another, both included; from a date to itself it is that date. An end is a Point, ".." (open) or "" (unknown)."""

    __slots__ = ()

    @property
    def min(self) -> Day | None:
        return self.start.min if isinstance(self.start, Point) else None

    @property
    def max(self) -> Day | None:
        return self.end.max if isinstance(self.end, Point) else None

    @property
    def precision(self) -> str:
        both = single(self)
        return both.precision if isinstance(both, Point) else "interval"

    @property
    def marks(self) -> str:
        return "".join(end.mark for end in self if isinstance(end, Point))

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def display(self) -> str:
        start, end = self
        if isinstance(both := single(self), Point):
            return both.display()
        if isinstance(start, Point) and isinstance(end, Point):
            century = not self.marks and start.precision == end.precision == "year" and _named_century(start.year, end.year)
            if century:
                return century
            if start.precision == end.precision == "year" and start.year > 0:
                return f"{start.display()}–{end.display()}"
            return f"{_without_year(start, end)} – {end.display()}"
        if isinstance(start, Point):
            return f"from {start.display()}" if end == ".." else f"{start.display()} – ?"
        if isinstance(end, Point):
            return f"until {end.display()}" if start == ".." else f"? – {end.display()}"
        return {"../..": "at all times", "../": "until ?", "/..": "from ?"}.get(str(self), "?")


class _DateSet(NamedTuple):
    members: tuple[Point, ...]


class DateSet(_DateSet, Date):
    """A set {a,b}: all of its dates, and none between them. At least one member, each once, in order of time; a set of one is that date."""

    __slots__ = ()

    @property
    def min(self) -> Day:
        return min(m.min for m in self.members)

    @property
    def max(self) -> Day:
        return max(m.max for m in self.members)

    @property
    def precision(self) -> str:
        return self.members[0].precision if len(self.members) == 1 else "interval"

    @property
    def marks(self) -> str:
        return "".join(m.mark for m in self.members)

    def __str__(self) -> str:
        return "{" + ",".join(map(str, self.members)) + "}"

    def display(self) -> str:
        return " and ".join(", ".join(dict.fromkeys(m.display() for m in self.members)).rsplit(", ", 1))


def parse(text: str) -> Date:
    """The date that an EDTF string means.

    Raises BadDate, with the string and what is wrong with it. A time of day is refused: the record keeps days.
    """
    if text.startswith("{") and text.endswith("}"):
        return DateSet(tuple(sorted(dict.fromkeys(parse_point(t, text) for t in text[1:-1].split(",")), key=sort_key)))
    if "/" in text:
        ends = text.split("/")
        if len(ends) != 2:
            raise BadDate(f"'{text}' has more than one '/'; a span is written 2001/2003, a day 2009-01-12")
        span = Interval(*(e if e in ("", "..") else parse_point(e, text) for e in ends))
        start, end = span
        if isinstance(start, Point) and isinstance(end, Point) and start.min > end.max:
            raise BadDate(f"'{text}' ends before it begins")
        return span
    return parse_point(text, text)


def parse_point(text: str, whole: str) -> Point:
    """One EDTF date inside the string `whole`, which messages name."""
    match = re.fullmatch(r"(Y-?[1-9][0-9]{4,8}|-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)", text)
    if not match:
        hint = " (the record keeps days, not times)" if re.match(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]", text) else ""
        raise BadDate(f"{_visible(whole)} is not a date{hint}")
    year_text, month_text, day_text, mark = match.groups()
    blur = year_text.count("X")
    year = int(year_text.lstrip("Y").replace("X", "9" if year_text.startswith("-") else "0"))
    month, day = ((None if t is None else UNSPECIFIED if t == "XX" else int(t)) for t in (month_text, day_text))
    if year_text == "-0000":
        raise BadDate(f"'{whole}': year 0 has no sign; write 0000 for 1 BC")
    if month is not None and (blur or (month not in SUB_YEARS and not 0 <= month <= 12) or (month_text == "00")):
        raise BadDate(f"'{whole}' has a month in a year that is not whole" if blur else f"'{whole}' has no month {month_text}")
    if day is not None:
        if month in SUB_YEARS or (month == UNSPECIFIED and day != UNSPECIFIED):
            raise BadDate(f"'{whole}' has a day without its month")
        if day_text == "00" or (month and day > days_in(year, month)):
            lasts = f": that month has {days_in(year, month)}" if month else ""
            raise BadDate(f"'{whole}' has no day {int(day_text)}{lasts}")
    return Point(year, month, day, blur, mark)


def _visible(text: str) -> str:
    """A text between quotation marks, with what nobody sees in it written out."""
    return f"'{text}'" if text.isprintable() else repr(text)


def sort_key(date: Date) -> tuple[int, int]:
    """Order of time: the earlier beginning first, of two that begin together the wider first, so a year comes before its months.

    What has no known beginning has no place among these: it comes after all of them, by its end.
    """
    last = day_number(date.max, OPEN_DAY)
    return (UNBEGUN + last, 0) if date.min is None else (day_number(date.min, 0), -last)


def when(date: Date) -> str:
    """A date with the word that goes before it: `on 20 Dec 1995`, `in late 2014`, `from 2006`."""
    before = {"day": "on ", "interval": ""}.get(date.precision, "in ")
    return before + date.display()


def edtf_year(year: int) -> str:
    """A year as EDTF writes it: `2009`, `-0399`, `Y12345`."""
    return f"Y{year}" if abs(year) > 9999 else iso_year(year)


def named_year(year: int) -> str:
    """A year for people: `2003`, `AD 900`, `400 BC`."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 1000 else f"AD {year}"


def _named_century(first: int, last: int) -> str:
    """`4th century BC` for the years -399 to -300, `15th century` for 1400 to 1499; "" where the years are no century."""
    if last - first != 99 or first % 100 != (1 if first < 0 else 0):
        return ""
    count, era = (first // 100 + 1, "") if first >= 0 else (-(first // 100), " BC")
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending} century{era}"


def _without_year(start: Point, end: Point) -> str:
    """The start of a span in words, less what its end repeats: `Feb` of `Feb – May 2003`, `14` of `14 – 16 Nov 1990`."""
    words = start.display()
    if start.year != end.year or start.marks or {"year", "decade", "century"} & {start.precision, end.precision}:
        return words
    if start.precision == end.precision == "day" and start.month == end.month:
        return str(start.day)
    shorter = words.removesuffix(" " + named_year(start.year))
    return words if shorter.endswith(" of") else shorter


MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
"""The mark of a date, by whether it is approximate and whether it is uncertain."""


def single(date: Date) -> Date:
    """The one date that a span from it to itself, or a set of it alone, says; any other as it is. A mark at either end is its mark."""
    if isinstance(date, Interval):
        start, end = date
        if isinstance(start, Point) and isinstance(end, Point) and (start.min, start.max) == (end.min, end.max):
            return start._replace(mark=MARKS[date.approximate, date.uncertain])
    return date.members[0] if isinstance(date, DateSet) and len(date.members) == 1 else date


def ends(date: Date | None) -> tuple[Point | None, Point | None]:
    """The dates at which a span begins and ends, None where it does not say. A single date is both, a set is neither."""
    if isinstance(date, Interval):
        return tuple(end if isinstance(end, Point) else None for end in date)  # type: ignore[return-value]
    return (date, date) if isinstance(date, Point) else (None, None)


def day_numbers(date: Date) -> tuple[int, int]:
    """The first and the last day, as numbers, that a date may mean; beyond every day where that end is open."""
    return day_number(date.min, -OPEN_DAY), day_number(date.max, OPEN_DAY)


def periods_of(date: Date) -> tuple[tuple[int, int], ...]:
    """The periods of a date, each from one day number to another: of a set those of its members, of any other date one."""
    return tuple(map(day_numbers, date.members if isinstance(date, DateSet) else (date,)))


def overlaps(date: Date, low: int, high: int) -> bool:
    """True if any day that the date may mean lies between two day numbers. Of a set the members count, not the gaps between them."""
    return any(first <= high and last >= low for first, last in periods_of(date))
