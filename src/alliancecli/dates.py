"""Dates as sources give them: EDTF level 1, and from level 2 the parts of a year and the set {a,b}.

A date *is* its whole period. `parse` reads EDTF, `read` what people type, `str(date)` writes EDTF back, `date.display()` is for people
and never shows a digit that was not given. Bounds are days `(year, month, day)` of the proleptic Gregorian calendar with a
year 0 (= 1 BC), so plain tuples compare as time does, before year 1 as well.

Sources: ISO 8601-2:2019; https://www.loc.gov/standards/datetime/ (EDTF levels 0 to 2).
"""

import re
from typing import Any, NamedTuple, TypeAlias

from alliancecli.errors import BadDate

Day: TypeAlias = tuple[int, int, int]
"""A calendar day: year (astronomical, 0 is 1 BC), month, day."""

PRECISIONS = ("day", "month", "season", "part", "year", "decade", "century", "interval")

FORMS = "2009, 2009-01, 2009-01-12, 2009-Q1, 12 Sep 2001, Sep 2001, summer 2003, 199X, 2008~, 2001/2003, 2006/.. or today"
"""The accepted forms, for messages; `alliance help dates` explains them."""

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
        text = _edtf_year(self.year)
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
            return f"{self.year}s" if self.year >= 0 else f"{1 - self.year}–{1 - self.max[0]} BC"
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
        return self.start.precision if isinstance(self.start, Point) and self.start == self.end else "interval"

    @property
    def marks(self) -> str:
        return "".join(end.mark for end in self if isinstance(end, Point))

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def display(self) -> str:
        start, end = self
        if isinstance(start, Point) and start == end:
            return start.display()
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
    """A set {a,b}: all of its dates, and none between them. At least one member, in order of time; a set of one is that date."""

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
        return " and ".join(", ".join(m.display() for m in self.members).rsplit(", ", 1))


def parse(text: str) -> Date:
    """The date that an EDTF string means.

    Raises BadDate, with the string and what is wrong with it. A time of day is refused: the record keeps days.
    """
    if text.startswith("{") and text.endswith("}"):
        return DateSet(tuple(sorted((_point(t, text) for t in text[1:-1].split(",")), key=sort_key)))
    if "/" in text:
        ends = text.split("/")
        if len(ends) != 2:
            raise BadDate(f"'{text}' has more than one '/'; a span is written 2001/2003")
        span = Interval(*(e if e in ("", "..") else _point(e, text) for e in ends))
        start, end = span
        if isinstance(start, Point) and isinstance(end, Point) and start.min > end.max:
            raise BadDate(f"'{text}' ends before it begins")
        return span
    return _point(text, text)


def read(text: str | int, today: Day | None = None) -> Date:
    """The date that a person typed: whatever `spoken` reads, or "today", which means the day `today`. Nothing is guessed.

    Raises BadDate, naming the accepted forms.
    """
    if today and str(text).strip().lower() == "today":
        return Point(*today)
    try:
        return spoken(text)
    except BadDate as error:
        raise BadDate(f"{error}; write a date as {FORMS}") from None


def spoken(text: str | int) -> Date:
    """The date that a number (a year) or a text means: EDTF, the words of FORMS, and whatever `display` writes. Raises BadDate."""
    if isinstance(text, int):
        return Point(text) if abs(text) < 10**9 else _point(str(text), str(text))
    text = text.strip()
    try:
        return parse(text)
    except BadDate:
        words = " ".join(text.lower().split())
        found = _in_words(words) if len(words) < MAX_WORDS and not words.isdecimal() else None
        if found is None:
            raise
        return parse(str(found))  # words may name a span that ends before it begins


MAX_WORDS = 300
"""Characters of the longest date in words."""

_NAMED_PARTS = {part.name: code for code, part in SUB_YEARS.items()} | {"fall {}": 23}

_NAMED_MONTHS = {name.lower(): number for names in (MONTHS, LONG_MONTHS) for number, name in enumerate(names, 1)} | {"sept": 9}


def _in_words(words: str) -> Date | None:
    """A span, a set or a point in words; None for anything else."""
    if words.startswith("from ") and (start := _marked(words[5:])):
        return Interval(start, "..")
    if words.startswith("until ") and (end := _marked(words[6:])):
        return Interval("..", end)
    if point := _marked(words):
        return point
    if " and " in words:
        members = [_marked(one) for one in re.split(", | and ", words)]
        return DateSet(tuple(sorted(filter(None, members), key=sort_key))) if all(members) else None
    first, dash, last = words.partition(" – ")
    if not dash:
        first, dash, last = words.partition("–")
    if dash:
        end = _marked(last)
        start = _marked(first) or (_started(first, end) if end else None)
        ends = start or (first == "?" and ""), end or (last == "?" and "")
        return Interval(*ends) if (start or end) and False not in ends else None  # type: ignore[arg-type]  # what is false is not here
    return None


def _started(words: str, end: Point) -> Point | None:
    """The start of a span, less what its end repeats: `14` of `14 – 16 Nov 1990`, `Feb` of `Feb – May 2003`."""
    of_end = named_year(end.year).lower()
    if words.isdecimal() and end.day and end.month:
        return _marked(f"{words} {MONTHS[end.month - 1].lower()} {of_end}")
    return _marked(f"{words} {of_end}") or _marked(f"{words}{of_end}")


def _marked(words: str) -> Point | None:
    """A point in words, `c. ` before it where it is approximate and `?` after it where it is uncertain."""
    approximate, uncertain = words.startswith("c. "), words.endswith("?")
    found = _point_in_words(words.removeprefix("c. ").removesuffix("?"))
    mark = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    return found._replace(mark=mark) if found and mark and not found.mark else None if found and mark else found


_YEAR = r"(?:(?P<bc>[1-9][0-9]{0,8}) bce?|(?:ad )?(?P<ad>[0-9]{4,9})|ad (?P<early>[0-9]{1,3}))"


def _point_in_words(words: str) -> Point | None:
    """`12 sep 2001`, `sep 12 2001`, `summer 2003`, `early 1995`, `2009-q1`, `1990s`, `400 bc`, `4th century bc`; None for anything else."""
    words = words.replace(",", "")
    if found := re.fullmatch(r"([0-9]{4})-?q([1-4])", words):
        return Point(int(found[1]), 32 + int(found[2]))
    if found := re.fullmatch(r"([0-9]{0,3})0s", words):
        return Point(int(found[1] or 0) * 10, unspecified_digits=1)
    if found := re.fullmatch(r"([1-9][0-9]{0,4})–([1-9][0-9]{0,4}) bc", words):
        first = 1 - int(found[1])
        return Point(first, unspecified_digits=1) if int(found[2]) == int(found[1]) - 9 and first % 10 == 1 else None
    if found := re.fullmatch(r"([1-9][0-9]{0,2})(?:st|nd|rd|th) century( bce?)?", words):
        count = int(found[1])
        return Point(1 - 100 * count if found[2] else 100 * (count - 1), unspecified_digits=2)
    *_, found = (None, *re.finditer(_YEAR, words))
    if found is None:
        return None
    year = 1 - int(found["bc"]) if found["bc"] else int(found["ad"] or found["early"])
    name = f"{words[: found.start()]}{{}}{words[found.end() :]}"
    if name == "{}":
        return Point(year)
    code = next((code for form, code in _NAMED_PARTS.items() if form.lower() == name), None)
    if code or not name.endswith(" {}"):
        return Point(year, code) if code else None
    month, _, day = name.removesuffix(" {}").partition(" ")
    if month.isdecimal():
        month, day = day, month
    if month in _NAMED_MONTHS and re.fullmatch("[0-9]{0,2}", day):
        return _point(f"{_edtf_year(year)}-{_NAMED_MONTHS[month]:02}" + (f"-{int(day):02}" if day else ""), words)
    return None


def _point(text: str, whole: str) -> Point:
    """One EDTF date inside the string `whole`, which messages name."""
    match = re.fullmatch(r"(Y-?[1-9][0-9]{4,8}|-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)", text)
    if not match:
        hint = " (the record keeps days, not times)" if re.match(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T", text) else ""
        raise BadDate(f"'{whole}' is not a date{hint}")
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


def sort_key(date: Date) -> tuple[int, int]:
    """Order of time: the earlier beginning first, of two that begin together the wider first, so a year comes before its months.

    What has no known beginning has no place among these: it comes after all of them, by its end.
    """
    last = day_number(date.max, OPEN_DAY)
    return (UNBEGUN + last, 0) if date.min is None else (day_number(date.min, 0), -last)


OPEN_DAY = 10**14
"""Beyond every day: what an open end counts as where a number is needed to compare by."""

UNBEGUN = OPEN_DAY // 2
"""Added to the last day of a date without a known beginning, so that it sorts after every first day."""


def day_number(day: Day | None, otherwise: int) -> int:
    """A day as an integer that orders as time does and can be read: (2009, 1, 31) is 20090131. `otherwise` stands for None."""
    return otherwise if day is None else day[0] * 10000 + day[1] * 100 + day[2]


def numbered_day(day: int) -> Day:
    """The day that a number stands for: 20090131 is (2009, 1, 31)."""
    year, rest = divmod(day, 10000)
    return year, rest // 100, rest % 100


def iso(day: Day | None) -> str | None:
    """A day as ISO 8601 writes it: `2009-01-31`, `-0399-01-01`."""
    return None if day is None else f"{_edtf_year(day[0]).lstrip('Y')}-{day[1]:02}-{day[2]:02}"


def read_iso(day: str) -> Day:
    """The day that `iso` wrote."""
    return int(day[:-6]), int(day[-5:-3]), int(day[-2:])


def ordinal(day: Day) -> int:
    """Days counted from 0001-01-01 = 1, also before it. Proleptic Gregorian; agrees with `datetime.date.toordinal`."""
    year, month, date = day
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    era, of_era = divmod(year, 400)
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + (153 * month + 2) // 5 + date - 306


def days_in(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def when(date: Date) -> str:
    """A date with the word that goes before it: `on 20 Dec 1995`, `in late 2014`, `from 2006`."""
    before = {"day": "on ", "interval": ""}.get(date.precision, "in ")
    return before + date.display()


def _edtf_year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


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


def ends(date: Date | None) -> tuple[Point | None, Point | None]:
    """The dates at which a span begins and ends, None where it does not say. A date that is no span gives both: it is its whole period."""
    if isinstance(date, Interval):
        return tuple(end if isinstance(end, Point) else None for end in date)  # type: ignore[return-value]
    return (date, date) if isinstance(date, Point) else (None, None)


def overlaps(date: Date, low: int, high: int) -> bool:
    """True if any day that the date may mean lies between two day numbers. Of a set the members count, not the gaps between them."""
    pieces: tuple[Any, ...] = date.members if isinstance(date, DateSet) else (date,)
    return any(day_number(p.min, -OPEN_DAY) <= high and day_number(p.max, OPEN_DAY) >= low for p in pieces)
