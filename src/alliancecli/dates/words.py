"""Dates in words, as people type them and as `Date.display` writes them. Nothing is guessed."""

import re
from contextlib import suppress

from alliancecli.dates.days import Day
from alliancecli.dates.edtf import (
    LONG_MONTHS,
    MARKS,
    MONTHS,
    SUB_YEARS,
    Date,
    DateSet,
    Interval,
    Point,
    edtf_year,
    named_year,
    parse,
    parse_point,
    sort_key,
)
from alliancecli.errors import BadDate

FORMS = "2009, 2009-01, 2009-01-12, 2009-Q1, 12 Sep 2001, Sep 2001, summer 2003, 199X, 2008~, 2001/2003, 2006/.. or today"
"""The accepted forms, for messages; `alliance help dates` explains them."""


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
        return Point(text) if abs(text) < 10**9 else parse(str(text))
    text = text.strip()
    if "00:00" in text:
        text = re.sub(_MIDNIGHT, "", text)
    try:
        return parse(text)
    except BadDate:
        words = " ".join(text.lower().split())
        found = _in_words(words) if len(words) < MAX_WORDS and not words.isdecimal() else None
        if found is None:
            raise
        return parse(str(found))  # words may name a span that ends before it begins


_MIDNIGHT = r"(?<=-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?(?=/|$)"
"""The time that programs write beside a day of which they know none."""

MAX_WORDS = 300
"""Characters of the longest date in words."""

_NAMED_PARTS = {part.name: code for code, part in SUB_YEARS.items()} | {"fall {}": 23}

NAMED_MONTHS = {name.lower(): number for names in (MONTHS, LONG_MONTHS) for number, name in enumerate(names, 1)} | {"sept": 9}
"""The months by the names that people type, in small letters."""


def _in_words(words: str) -> Date | None:
    """A span, a set or a point in words; None for anything else."""
    if words.startswith("from ") and (start := _point(words[5:])):
        return Interval(start, "..")
    if words.startswith("until ") and (end := _point(words[6:])):
        return Interval("..", end)
    if point := _marked(words):
        return point
    if " and " in words:
        members = [_marked(one) for one in re.split(", | and ", words)]
        return DateSet(tuple(sorted(dict.fromkeys(filter(None, members)), key=sort_key))) if all(members) else None
    if words.count("/") == 1:
        first, last = (end if end in ("", "..") else _point(end) for end in words.split("/"))
        return None if first is None or last is None else Interval(first, last)
    first, dash, last = words.partition(" – ")
    if not dash:
        first, dash, last = words.partition("–")
    if dash:
        end = _marked(last)
        start = _marked(first) or (_started(first, end) if first and end else None)
        ends = start or (first == "?" and ""), end or (last == "?" and "")
        return Interval(*ends) if (start or end) and False not in ends else None  # type: ignore[arg-type]  # what is false is not here
    return None


def _point(words: str) -> Point | None:
    """A point as EDTF, though in small letters, or in words."""
    with suppress(BadDate):
        return parse_point(words.upper(), words)
    return _marked(words)


def _started(words: str, end: Point) -> Point | None:
    """The start of a span, less what its end repeats: `14` of `14 – 16 Nov 1990`, `Feb` of `Feb – May 2003`, `44` of `44–43 BC`.

    Of centuries it is their number: `4th` of `4th–3rd century BC`.
    """
    if end.precision == "century":
        return _marked(f"{words} century{' bc' * (end.year < 0)}")
    of_end = named_year(end.year).lower()
    if words.isdecimal():
        if end.day and end.month:
            return _marked(f"{words} {MONTHS[end.month - 1].lower()} {of_end}")
        return _marked(f"{words} bc") if end.year <= 0 and end.precision == "year" else None
    return _marked(words + ("" if words.endswith("-") else " ") + of_end)


def _marked(words: str) -> Point | None:
    """A point in words, `c. ` before it where it is approximate and `?` after it where it is uncertain."""
    approximate, uncertain = words.startswith("c. "), words.endswith("?")
    found = _point_in_words(words.removeprefix("c. ").removesuffix("?"))
    mark = MARKS[approximate, uncertain]
    return found._replace(mark=mark) if found and mark and not found.mark else None if found and mark else found


_YEAR = (
    r"(?:(?P<bc>[1-9][0-9]{0,9}) (?:bce?|b\.c\.(?:e\.)?)|(?P<ce>\b[1-9][0-9]{0,3}) (?:ad|ce|a\.d\.|c\.e\.)"
    r"|(?:ad )?(?P<ad>[0-9]{4,9})|ad (?P<early>[0-9]{1,3}))"
)


def _point_in_words(words: str) -> Point | None:
    """`12 sep 2001`, `sep 12 2001`, `summer 2003`, `early 1995`, `2009-q1`, `2009h1`, `1990s`, `4th century bc`; None for anything else."""
    words = " ".join(words.replace(",", " ").split())
    if found := re.fullmatch(r"([0-9]{4})-?q([1-4])", words):
        return Point(int(found[1]), 32 + int(found[2]))
    if found := re.fullmatch(r"([0-9]{4})-?h([12])", words):  # this and the next as Stata writes them
        return Point(int(found[1]), 39 + int(found[2]))
    if found := re.fullmatch(r"([0-9]{4})m(1[0-2]|[1-9])", words):
        return Point(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(?:([0-9]{3})|ad ([0-9]{0,2}))0s", words):
        return Point(int(found[1] or found[2] or 0) * 10, unspecified_digits=1)
    if found := re.fullmatch(r"([1-9][0-9]{0,4})–([1-9][0-9]{0,4}) bc", words):
        first = 1 - int(found[1])
        return Point(first, unspecified_digits=1) if int(found[2]) == int(found[1]) - 9 and first % 10 == 1 else None
    if found := re.fullmatch(r"([1-9][0-9]{0,2})(?:st|nd|rd|th) century( bce?)?", words):
        count = int(found[1])
        return Point(1 - 100 * count if found[2] else 100 * (count - 1), unspecified_digits=2)
    *_, found = (None, *re.finditer(_YEAR, words))
    if found is None:
        return None
    year = 1 - int(found["bc"]) if found["bc"] else int(found["ce"] or found["ad"] or found["early"])
    name = f"{words[: found.start()]}{{}}{words[found.end() :]}"
    if name == "{}":
        return Point(year)
    code = next((code for form, code in _NAMED_PARTS.items() if form.lower() == name), None)
    if code or not name.endswith(" {}"):
        return Point(year, code) if code else None
    month, _, day = name.removesuffix(" {}").partition(" ")
    if month.isdecimal():
        month, day = day, month
    if month in NAMED_MONTHS and re.fullmatch("[0-9]{0,2}", day):
        return parse_point(f"{edtf_year(year)}-{NAMED_MONTHS[month]:02}" + (f"-{int(day):02}" if day else ""), words)
    return None
