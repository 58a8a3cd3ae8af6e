"""Numbers and dates as running text writes them: `55,100`, `$2.0 to $2.5 billion`, `one-third`, `spring of 2003`, `fourth century B.C.`.

`find` reads what a text states, `hints` what it only lets one infer ("a year", "both", "only Britain"). A text is expected folded.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alliancecli.dates import LONG_MONTHS, Choice, Date, Point, Span


class Moment(NamedTuple):
    """The named parts of a date. `month` may be a code of dates.PARTS; `year` is None where the text leaves it to the context."""

    year: int | None
    month: int | None = None
    day: int | None = None
    blur: int = 0


class Token(NamedTuple):
    """A number or date in a text. `firm`: written as one who means it; `named`: part of a name, mark or reference, not a fact."""

    start: int
    end: int
    text: str
    values: tuple[float, ...] = ()
    moments: tuple[Moment, ...] = ()
    firm: bool = True
    named: bool = False


EARLY, MIDDLE, LATE, FIRST_HALF, SECOND_HALF = 37, 38, 39, 40, 41
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
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
_MONTH = rf"(?:{_LONG}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_DAY = r"[0-9]{1,2}(?![0-9])(?:st|nd|rd|th)?"

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS: Final = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9}
_ORDER = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_ORDINALS: Final = {word: number for number, word in enumerate(_ORDER, 1)}
_PARTS_OF_ONE: Final = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES: Final = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling", "twice", "twofold"), 2),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling", "thrice", "threefold", "treble", "trebled"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4),
    "tenfold": 10,
    "dozen": 12,
}
_ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}))"
_WORD = rf"(?:{'|'.join(sorted((*_UNITS, 'hundred', 'thousand', 'million', 'billion', 'trillion'), key=len, reverse=True))})\b"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn)\b"
_PART = "half|halves|thirds?|quarters?|fourths?|fifths?|eighths?|tenths?"
_CITED = ("chapter", "footnote", "note", "page", "section")
_NUMBERED = (
    *("annex", "appendix", "article", "decree", "directive", "document", "figure", "law", "number", "order", "paper", "part", "protocol"),
    *("resolution", "table", "volume"),
)
_SHORT = ("Art", "Doc", "Fig", "No", "Nos", "Res", "Vol", "n", "nn", "p", "pp", "P")
_REFERENCE = rf"(?:{'|'.join((*_CITED, *map(str.capitalize, (*_CITED, *_NUMBERED))))})s?|(?:{'|'.join(_SHORT)})\.|NSPD|ISBN:?|DOI:?"
"""What a number may follow without being a fact: `Resolution 1546`, `Vol. 43`, `pp. 93`."""
_NO_YEAR = rf",[0-9]{{3}}|\.[0-9]|-?\ ?(?:{_SCALE}|%|per\ ?cent|(?:troops|soldiers|men|people|personnel|rifles|tons|km|miles)\b)"

_TOKEN = re.compile(
    rf"""
    (?P<link> https?://\S+ | www\.\S+ | <[^<>]{{5,300}}> )
  | (?P<nine> \b9/11\b )
  | (?P<mark> \([0-9]{{1,2}}\)(?=\ [A-Za-z]) )
  | (?P<name> \b(?!(?:Mid|Pre|Post|Late|Early)-)[A-Z][A-Za-z]*-[0-9]+[A-Z]?\b(?!,[0-9]) | \b(?!Q[1-4]\ {_YEAR})[A-Z]{{1,5}}[0-9]+\b
      | \([A-Z]{{2,8}}\)\ [0-9]{{1,3}}\b(?![,.][0-9]|\ (?:{_SCALE}|%)) | \b[0-9]{{1,2}}/[0-9]{{1,2}}\b
      | (?:\b(?:{_REFERENCE})|§)\ (?:Number\ |No\.\ )?[0-9]+(?:\([0-9a-z]+\))*(?:[-,]\ ?[0-9]+)*(?:ff?\b\.?)? )
  | (?P<date>
        (?<![0-9,.$/])(?:
            (?P<d1>{_DAY})\ (?:of\ )?(?P<m1>{_MONTH}),?\ (?P<y1>{_YEAR})
          | (?P<iso>{_YEAR})-(?P<isom>0[1-9]|1[0-2])(?:-(?P<isod>[0-9]{{2}}))?(?![0-9])
          | (?P<y5>{_YEAR})[-/](?P<y6>[0-9]{{4}}|[0-9]{{2}})(?![0-9])
          | (?P<bc>[0-9]{{1,4}})\ B\.?\ ?C
          | (?P<decade>(?:1[0-9]|20)[0-9]0)s\b
          | (?P<y7>{_YEAR})(?!{_NO_YEAR})
          | (?P<d4>{_DAY})\ (?P<m4>{_LONG})\b )
      | \b(?P<m2>{_MONTH})\ (?P<d2>{_DAY}),?\ (?P<y2>{_YEAR})
      | \b(?P<m3>{_MONTH})(?:(?:,?\ and\ |\ to\ |\ through\ |\ or\ |\ ?-\ ?)(?P<m3b>{_MONTH}))?,?\ (?:of\ )?(?P<y3>{_YEAR})
      | \b(?P<m6>{_MONTH})\ (?P<d6>{_DAY})(?!,[0-9])
      | \b(?P<m8>{_LONG})\b
      | \b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all(?=,?\ (?:of\ )?{_YEAR}))\b(?:(?:\ of|\ in)?,?\ (?P<y8>{_YEAR}))?
      | \bQ(?P<q>[1-4])[ ](?P<y9>{_YEAR})
      | (?P<c1>{_ORDINAL})(?:(?:\ and\ |\ to\ |\ or\ |-and-|,\ )(?P<c2>{_ORDINAL}))?[-\ ][Cc]entur(?:y|ies)(?P<cbc>\ B\.?\ ?C)?
    )
  | (?P<digits> (?:[$€£]\ ?)?(?<![A-Za-z0-9_/])(?<![A-Za-z]-)(?P<n>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
      (?!(?:st|nd|rd|th)\b|[0-9])(?:[-\ ](?P<s>(?i:{_SCALE})))?(?P<percent>\ ?%|\ per\ ?cent)? )
  | (?P<part> \b(?:(?P<over>(?i:one|two|three|four|five|seven|nine))[-\ ])?(?P<of>(?i:{_PART}))
      \b(?P<unit>\ an?\ (?:year|hour|day))? )
  | (?P<words> \b(?i:{_WORD}(?:[-\ ]{_WORD}|(?<=hundred)\ and\ {_WORD})*)(?P<wpercent>\ per\ ?cent)? )
  | (?P<times> \b(?i:{"|".join(_TIMES)})\b )
    """,
    re.VERBOSE,
)
"""One reading from left to right: names and references first, so that their digits are not taken for facts; dates before numbers."""


_STARTS = re.compile(r"[0-9]+|[$€£§<]|\((?=[0-9A-Z])|[A-Za-z]+(?P<code>(?=-?[0-9]))?")
_OPENERS: Final = frozenset(
    word + ending
    for words in (_UNITS, _SCALES, _ORDER, _TIMES, SEASONS, LONG_MONTHS, _MONTHS, _PARTS_OF_ONE, _CITED, _NUMBERED)
    for word in words
    for ending in ("", "s")
) | {"sept", "q", "http", "https", "www", "nspd", "isbn", "doi", *map(str.lower, _SHORT)}
"""Where a token may begin: the only places where the long expression is tried."""


def find(text: str) -> list[Token]:
    """The numbers and dates that a text states, in order."""
    found: list[Token] = []
    end = 0
    for start in _STARTS.finditer(text):
        word = start[0]
        if start.start() < end or (word.isalpha() and start["code"] is None and word.lower() not in _OPENERS):
            continue
        match = _TOKEN.match(text, start.start())
        if match is None:
            continue
        end = match.end()
        token = _token(match, text)
        if token is None:
            continue
        if found and token.values:
            found[-1] = _carried(found[-1], token, text)
        found.append(token)
    return found


_RANGE = re.compile(r" ?(?:to|-|or|and) ?(?:[$€£] ?)?")


def _carried(before: Token, token: Token, text: str) -> Token:
    """The first number of a range with the scale that only the second has: `$2.0 to $2.5 billion`."""
    scale = re.search(_SCALE + "$", token.text, re.IGNORECASE)
    bare = before.values and not before.moments and not re.search(_SCALE, before.text)
    if not scale or not bare or not _RANGE.fullmatch(text[before.end : token.start]):
        return before
    return before._replace(values=(before.values[0] * _SCALES[scale[0].lower()], *before.values))


def _token(match: re.Match[str], text: str) -> Token | None:
    kind = next(name for name in ("link", "nine", "mark", "name", "date", "digits", "part", "words", "times") if match[name] is not None)
    make = Token(match.start(), match.end(), match[0].strip())
    match kind:
        case "nine":
            return make._replace(moments=(Moment(2001, 9, 11),), named=True)
        case "link":
            return make._replace(named=True)
        case "mark" | "name":
            return make._replace(values=tuple(float(n) for n in re.findall(r"[0-9]+", match[0])), named=True)
        case "date":
            return _dated(make, match, text)
        case "digits":
            value = float(match["n"].replace(",", "")) * _SCALES.get((match["s"] or "").lower(), 1)
            return make._replace(values=(value, value / 100) if match["percent"] else (value,))
        case "part":
            return _fraction(make, match, text)
        case "words":
            return _spelt(make, match, text)
    value = float(_TIMES[match[0].lower()])
    return make._replace(values=(value,), firm=False, named=bool(re.match("[A-Z].* [A-Z]", text[match.start() : match.end() + 2])))


def _fraction(make: Token, match: re.Match[str], text: str) -> Token | None:
    """One part of several, also as a percentage. `third` alone is an order, not a part."""
    name = match["of"].lower().removesuffix("s")
    parts = _PARTS_OF_ONE[name]
    if match["over"] is None and parts > 2 and not re.match(r" of the |s of ", text[match.end() : match.end() + 8]):
        return None
    value = (_UNITS[match["over"].lower()] if match["over"] else 1) / parts
    values = (value, value * 100, float(int(value * 100)), float(round(value * 100)))
    return make._replace(values=(*values, value * 12) if match["unit"] else values, firm=match["over"] is not None)


_COUNTED = re.compile(
    r"-[a-z]| (?:or two )?(?:[a-z]+ )?(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|brigades?|divisions?|battalions?|nations?"
    r"|countr(?:y|ies)|states?|members?|per ?cent|persons?|soldiers?|dollars?)\b"
)


def _spelt(make: Token, match: re.Match[str], text: str) -> Token | None:
    """A number in words. `one` is a number only where something is counted: "one brigade", not "one of them"."""
    words = re.findall("[a-z]+", match[0].lower().replace("per cent", "").replace("percent", ""))
    words = [word for word in words if word != "and"]
    total = current = 0.0
    for word in words:
        if word in _UNITS:
            current += _UNITS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * _SCALES[word], 0.0
    value = total + current
    counted = words != ["one"] or bool(_COUNTED.match(text, match.end()))
    vague = words[0] in _SCALES and not re.search(r"\ba $", text[max(0, match.start() - 2) : match.start()])
    values = (value, value / 100) if match["wpercent"] else (value,)
    return make._replace(values=values, firm=value > 10 and not vague, named=not counted or vague)


def _dated(make: Token, match: re.Match[str], text: str) -> Token:
    """The moments that a date names."""
    got = match.groupdict()

    def year(name: str) -> int:
        return int(got[name])

    def month(name: str) -> int:
        return _MONTHS[got[name][:3].lower()]

    def day(name: str) -> int:
        return int(re.sub("[a-z]", "", got[name]))

    before = _MODIFIER.search(text, max(0, match.start() - 24), match.start())
    when = _WHEN[before[1].lower()] if before else None
    if before:
        make = make._replace(start=before.start(), text=text[before.start() : match.end()].strip())
    for n in ("1", "2"):
        if got[f"d{n}"]:
            return make._replace(moments=(Moment(year(f"y{n}"), month(f"m{n}"), day(f"d{n}")),))
    if got["m3"]:
        months = (month("m3"), month("m3b")) if got["m3b"] else (month("m3"),)
        return make._replace(moments=tuple(Moment(year("y3"), m) for m in months))
    if got["iso"]:
        first, second = year("iso"), year("isom")
        if not got["isod"] and second > first % 100:
            return make._replace(moments=(Moment(first), Moment(first // 100 * 100 + second)))
        return make._replace(moments=(Moment(first, second, int(got["isod"]) if got["isod"] else None),))
    if got["y5"]:
        last = year("y6") if len(got["y6"]) == 4 else year("y5") // 100 * 100 + year("y6")
        return make._replace(moments=(Moment(year("y5")), Moment(last)))
    if got["y9"]:
        return make._replace(moments=(Moment(year("y9"), 32 + int(got["q"])),))
    if got["season"]:
        return make._replace(
            moments=(Moment(int(got["y8"]) if got["y8"] else None, SEASONS[got["season"].lower()]),), firm=got["y8"] is not None
        )
    if got["c1"]:
        named = [got[name].lower() for name in ("c1", "c2") if got[name]]
        counts = [_ORDINALS.get(name) or int(re.sub("[a-z]", "", name) or 1) for name in named]
        return make._replace(moments=tuple(Moment(1 - 100 * n if got["cbc"] else 100 * (n - 1), blur=2) for n in counts), firm=False)
    if got["decade"]:
        return make._replace(moments=(Moment(year("decade"), blur=1),))
    if got["bc"]:
        return make._replace(moments=(Moment(1 - year("bc")),))
    if got["y7"]:
        return make._replace(moments=(Moment(year("y7"), when),), values=(float(year("y7")),))
    for n in ("4", "6"):
        if got[f"d{n}"]:
            return make._replace(moments=(Moment(None, month(f"m{n}"), day(f"d{n}")),))
    return make._replace(moments=(Moment(None, month("m8")),), firm=False)


_HINT = re.compile(
    r"\b(?:(?P<one>an?|one|only|single|sole|once|alone)|(?P<two>both|pair|couple)|(?P<none>no|none|nil|without|not)|(?P<ordinal>"
    + "|".join(_ORDINALS)
    + r"))\b",
    re.IGNORECASE,
)


def hints(text: str) -> Iterator[float]:
    """Numbers that a text only lets one infer: one by its article, two by `both`, none by `no`, five by `the fifth`."""
    for match in _HINT.finditer(text):
        if match["ordinal"]:
            yield float(_ORDINALS[match["ordinal"].lower()])
        else:
            yield 1.0 if match["one"] else 2.0 if match["two"] else 0.0


def moments(date: Date) -> list[Moment]:
    """The named parts of a date of the record: of both ends of a span, of every member of a set; an open end has none."""
    if isinstance(date, Choice):
        return [_moment(point) for point in date.members]
    if isinstance(date, Span):
        start, end = date
        if (
            isinstance(start, Point)
            and isinstance(end, Point)
            and start.precision == end.precision == "year"
            and end.year - start.year == 99
        ):
            return [Moment(start.year, blur=2)] if start.year % 100 == (1 if start.year < 0 else 0) else [_moment(start), _moment(end)]
        return [_moment(point) for point in date if isinstance(point, Point)]
    assert isinstance(date, Point)
    return [_moment(date)]


def _moment(point: Point) -> Moment:
    month = _SAME_SEASON.get(point.month or 0, point.month)
    return Moment(point.year, month or None, point.day or None, point.blur)


def shown(moment: Moment) -> str:
    """A moment in words."""
    return Point(moment.year or 0, moment.month, moment.day, moment.blur).display()
