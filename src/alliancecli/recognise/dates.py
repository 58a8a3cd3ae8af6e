"""Dates as running text writes them: `14 May 2002`, `spring of 2003`, `end of June 2005`, `1714-67`, `fourth century B.C.`, `Q3 2008`."""

import re
from typing import Final

from alliancecli.dates.edtf import LONG_MONTHS, Date, DateSet, Interval, Point
from alliancecli.recognise.numbers import ORDINALS, SCALE
from alliancecli.recognise.token import DateParts, Token

EARLY, MIDDLE, LATE, FIRST_HALF, SECOND_HALF = 37, 38, 39, 40, 41
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SAME_SEASON: Final = {25: 21, 26: 22, 27: 23, 28: 24, 29: 21, 30: 22, 31: 23, 32: 24}
_WHEN: Final = {
    **dict.fromkeys(("early", "beginning", "start", "outset"), EARLY),
    **dict.fromkeys(("mid", "middle"), MIDDLE),
    **dict.fromkeys(("late", "end", "close"), LATE),
    "first half": FIRST_HALF,
    "second half": SECOND_HALF,
    **{f"{name} quarter": 33 + n for n, name in enumerate(("first", "second", "third", "fourth"))},
}
_MODIFIER = re.compile(rf"\b({'|'.join(_WHEN)})(?:-|(?<!ing) in | of )? ?(?:the )?(?:year )?$", re.IGNORECASE)

_MONTHS: Final = {name[:3]: number for number, name in enumerate(LONG_MONTHS, 1)}
_LONG = "|".join(name.capitalize() for name in LONG_MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_DAY = r"[0-9]{1,2}(?![0-9])(?:st|nd|rd|th)?"
_TO = r"(?:\ ?-\ ?|,?\ (?:and|to|through|until|or)\ (?:the\ )?)"

_COUNTED_DAY = rf"(?i:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_COUNTED_DAY})"
_NO_YEAR = rf",[0-9]{{3}}|\.[0-9]|-?\ ?(?:{SCALE}|%|per\ ?cent|(?:troops|soldiers|men|people|personnel|rifles|tons|km|miles)\b)"

PATTERN: Final = rf"""
    (?P<date>
        (?<![0-9,.$/])(?:
            (?P<d0>[0-9]{{1,2}})\.\ ?(?P<m0>0?[1-9]|1[0-2])\.\ ?(?P<y0>{YEAR})
          | (?:(?P<d1a>{_DAY}){_TO})?(?P<d1>{_DAY}\.?)\ (?:of\ )?(?P<m1>{_MONTH}),?\ (?P<y1>{YEAR})
          | (?P<iso>{YEAR})-(?P<isom>0[1-9]|1[0-2])(?:-(?P<isod>[0-9]{{2}}))?(?![0-9])
          | (?P<y5>{YEAR})[-/](?P<y6>[0-9]{{4}}|[0-9]{{2}})(?![0-9])
          | (?P<bc>[0-9]{{1,4}})\ B\.?\ ?C
          | (?P<ad1>[1-9][0-9]{{0,3}})\ (?:A\.?\ ?D\b|C\.?\ ?E\b)
          | (?P<decade>(?:1[0-9]|20)[0-9]0)s\b
          | (?P<y7>{YEAR})(?!{_NO_YEAR})
          | (?:(?P<d4a>{_DAY}){_TO})?(?P<d4>{_DAY})\ (?:of\ )?(?P<m4>{_LONG})\b )
      | \bAD\ (?P<ad2>[1-9][0-9]{{0,3}})(?![0-9,.][0-9]|[0-9])
      | \b(?P<m2>{_MONTH})\ (?:(?P<d2a>{_DAY}){_TO})?(?P<d2>{_DAY}),?\ (?P<y2>{YEAR})
      | \b(?P<m3>{_MONTH})(?:{_TO}(?P<m3b>{_MONTH}))?,?\ (?:of\ )?(?P<y3>{YEAR})
      | \b(?P<m6>{_MONTH})\ (?:(?P<d6a>{_DAY}){_TO})?(?P<d6>{_DAY})(?!{_NO_YEAR})
      | \b(?P<m8>{_LONG})\b
      | \b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all(?=,?\ (?:of\ )?{YEAR}))\b(?:(?:\ of|\ in)?,?\ (?P<y8>{YEAR}))?
      | \b(?P<d9>{_COUNTED_DAY})\ of\ (?P<m9>{_LONG})\b(?:,?\ (?:of\ )?(?P<y9>{YEAR}))?
      | \bQ(?P<q>[1-4])\ (?P<yq>{YEAR})
      | (?P<c1>{_ORDINAL})(?:(?:\ and\ |\ to\ |\ or\ |-and-|,\ )(?P<c2>{_ORDINAL}))?[-\ ][Cc]entur(?:y|ies)(?P<cbc>\ B\.?\ ?C)?
    )
"""
"""Regular expression (verbose) of a date: one group, `date`."""

OPENERS: Final = frozenset((*_SEASONS, *LONG_MONTHS, *_MONTHS, *ORDINALS, "sept", "q", "ad"))
"""The words, in lower case, that a date may begin with."""


def read(token: Token, match: re.Match[str], text: str) -> Token:
    """The token with the dates of a match of PATTERN, and with the words before it that narrow a year: `early`, `second half of`."""
    before = _MODIFIER.search(text, max(0, match.start() - 24), match.start())
    if before:
        token = token._replace(start=before.start(), text=text[before.start() : match.end()].strip())
    parts = _parts(match, _WHEN[before[1].lower()] if before else None)
    bare = match["m8"] or (match["season"] and not match["y8"])
    return token._replace(dates=parts, values=(float(match["y7"]),) if match["y7"] else (), firm=not (bare or match["c1"]))


def _parts(match: re.Match[str], when: int | None) -> tuple[DateParts, ...]:
    """The dates that a match names; `when` is the part of the year that the words before it name."""
    got = match.groupdict()

    def year(name: str) -> int:
        return int(got[name])

    def month(name: str) -> int:
        return _MONTHS[got[name][:3].lower()]

    def day(name: str) -> int:
        return int(re.sub("[a-z.]", "", got[name]))

    def days(n: str) -> list[int]:
        return [day(name) for name in (f"d{n}a", f"d{n}") if got[name]]

    if got["d0"]:
        return (DateParts(year("y0"), int(got["m0"]), day("d0")),)
    for n in ("1", "2"):
        if got[f"d{n}"]:
            return tuple(DateParts(year(f"y{n}"), month(f"m{n}"), one) for one in days(n))
    if got["m3"]:
        return tuple(DateParts(year("y3"), month(name)) for name in ("m3", "m3b") if got[name])
    if got["iso"]:
        first, second = year("iso"), year("isom")
        if not got["isod"] and second > first % 100:  # `1908-12` is two years
            return DateParts(first), DateParts(first // 100 * 100 + second)
        return (DateParts(first, second, int(got["isod"]) if got["isod"] else None),)
    if got["y5"]:
        last = year("y6") if len(got["y6"]) == 4 else year("y5") // 100 * 100 + year("y6")
        return DateParts(year("y5")), DateParts(last)
    if got["q"]:
        return (DateParts(year("yq"), 32 + int(got["q"])),)
    if got["d9"]:
        return (DateParts(year("y9") if got["y9"] else None, month("m9"), ORDINALS[got["d9"].lower()]),)
    if got["season"]:
        return (DateParts(int(got["y8"]) if got["y8"] else None, _SEASONS[got["season"].lower()]),)
    if got["c1"]:
        named = [got[name].lower() for name in ("c1", "c2") if got[name]]
        counts = [ORDINALS.get(name) or int(re.sub("[a-z]", "", name)) for name in named]
        return tuple(DateParts(1 - 100 * n if got["cbc"] else 100 * (n - 1), unspecified_digits=2) for n in counts)
    if got["decade"]:
        return (DateParts(year("decade"), unspecified_digits=1),)
    for n in ("1", "2"):
        if got[f"ad{n}"]:
            return (DateParts(year(f"ad{n}")),)
    if got["bc"]:
        return (DateParts(1 - year("bc")),)
    if got["y7"]:
        return (DateParts(year("y7"), when),)
    for n in ("4", "6"):
        if got[f"d{n}"]:
            return tuple(DateParts(None, month(f"m{n}"), one) for one in days(n))
    return (DateParts(None, month("m8")),)


def parts(date: Date) -> list[DateParts]:
    """The parts of a date of the record: of both ends of an interval, of every member of a set; an open end has none."""
    if isinstance(date, DateSet):
        return [_named(point) for point in date.members]
    if isinstance(date, Point):
        return [_named(date)]
    assert isinstance(date, Interval)
    ends = [end for end in date if isinstance(end, Point)]
    if [end.precision for end in ends] == ["year", "year"]:
        first, last = ends[0].year, ends[1].year
        if last - first == 99 and first % 100 == (1 if first < 0 else 0):
            return [DateParts(first, unspecified_digits=2)]
    return [_named(end) for end in ends]


def _named(point: Point) -> DateParts:
    month = _SAME_SEASON.get(point.month or 0, point.month)
    return DateParts(point.year, month or None, point.day or None, point.unspecified_digits)


def covers(known: DateParts, asked: DateParts) -> bool:
    """True if a date that is known has every part of the one asked about: 12 May 2003 has those of May 2003, 2003 has not."""
    if known.unspecified_digits != asked.unspecified_digits:
        return False
    return all(a is None or a == k for k, a in ((known.year, asked.year), (known.month, asked.month), (known.day, asked.day)))


def in_words(date: DateParts) -> str:
    """A date as people read it: `May 2003`."""
    return Point(date.year or 0, date.month, date.day, date.unspecified_digits).display()
