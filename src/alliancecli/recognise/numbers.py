"""Numbers as running text writes them: `55,100`, `20k`, `$2.0 to $2.5 billion`, `one-third`, `twenty-seven`, `doubled`.

`read` reads what a text states, `hints` what it only lets one infer ("a year", "both", "only Britain").
"""

import re
from collections.abc import Iterator
from typing import Final

from alliancecli.recognise.token import Token

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS: Final = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
"""The numbers in words below a hundred that are one word, by the word."""
SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9}
_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDER = (
    *(*_NINE, "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(*(f"twenty-{word}" for word in _NINE), "thirtieth", "thirty-first", "thirty-second"),
)
ORDINALS: Final = {word: number for number, word in enumerate(_ORDER, 1)}
"""The numbers of an order in words, as far as days and members go."""
_PARTS_OF_ONE: Final = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES: Final = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling", "twice", "twofold"), 2),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling", "thrice", "threefold", "treble", "trebled"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4),
    "tenfold": 10,
    "dozen": 12,
}
_WORD = rf"(?:{'|'.join(sorted((*UNITS, 'hundred', 'thousand', 'million', 'billion', 'trillion'), key=len, reverse=True))})\b"
_BIG = r"(?:hundred|thousand|million|billion|trillion)\b"
_BELOW = rf"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})\b"
SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn)\b"
_PART = "|".join(("half", "halves", *(f"{part}s?" for part in _PARTS_OF_ONE if not part.startswith("hal"))))

_GROUPED = r"[0-9]{1,3}(?P<by>[,' ])[0-9]{3}(?:(?P=by)[0-9]{3})*(?![0-9])(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?!\.?[0-9])"
_GLUED: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
"""What may stand right after digits; an m only of money, for else it may be metres."""

PATTERN: Final = rf"""
    (?P<digits> (?:(?P<money>[$€£])\ ?)?(?<![A-Za-z0-9_/])(?:(?<![A-Za-z]-)|(?<=[0-9]k-)|(?<=[0-9][bm]n-))
      (?P<n>{_GROUPED}|[0-9]+(?:\.[0-9]+)?)(?!(?:st|nd|rd|th)\b|[0-9])
      (?:[-\ ](?P<s>(?i:{SCALE}))|(?P<glued>(?i:k|bn|m(?(money)n?|n)))\b)?(?P<percent>\ ?%|\ per\ ?cent)? )
  | (?P<part> \b(?:(?P<over>(?i:one|two|three|four|five|seven|nine))[-\ ])?(?P<of>(?i:{_PART}))
      \b(?P<unit>\ an?\ (?:year|hour|day))? )
  | (?P<words> \b(?i:{_BELOW}(?:-{_BELOW})?\ and\ a\ half\ {_BIG}
      |{_WORD}(?:(?:-\ ?|\ ){_WORD}|(?<=hundred)\ and\ {_WORD}|(?<=thousand)\ and\ {_BELOW}(?!\ {_BIG}))*)
      (?P<wpercent>\ per\ ?cent)? )
  | (?P<times> \b(?i:{"|".join(_TIMES)})\b )
"""
"""Regular expression (verbose) of a number; each of its outermost groups is one way to write it."""

OPENERS: Final = frozenset(word + ending for words in (UNITS, SCALES, _TIMES, _PARTS_OF_ONE) for word in words for ending in ("", "s"))
"""The words, in lower case, that a number may begin with."""


def read(token: Token, match: re.Match[str], text: str) -> Token | None:
    """The token with the values of a match of PATTERN; None if it is no number after all (`third` in "the third reason")."""
    match match.lastgroup:
        case "digits":
            bare = re.sub("[,' ]", "", match["n"])
            bare = bare.replace(".", "") if bare.count(".") > 1 else bare
            value = float(bare) * _factor(match["s"] or match["glued"] or "")
            values = (value, value / 100) if match["percent"] else (value,)
            return token._replace(values=(*values, float(bare.replace(".", ""))) if ambiguous(token.text) else values)
        case "part":
            return _fraction(token, match, text)
        case "words":
            return _spelt(token, match, text)
    value = float(_TIMES[match[0].lower()])
    return token._replace(values=(value,), firm=False, named=bool(re.match("[A-Z].* [A-Z]", text[match.start() : match.end() + 2])))


def ambiguous(number: str) -> bool:
    """Whether one cannot tell thousands from decimals: `20.000`."""
    return re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", number) is not None


def _factor(scale: str) -> float:
    return {"": 1, **SCALES, **_GLUED}[scale.lower()]


_SCALED = re.compile(rf"(?:{SCALE}|(?<=[0-9])(?:{'|'.join(_GLUED)}))$", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:to|-|or|and) ?(?:[$€£] ?)?")


def scaled(before: Token, token: Token, text: str) -> Token:
    """The first number of a range with the scale that only the second has: `$2.0 to $2.5 billion`."""
    scale = _SCALED.search(token.text)
    bare = before.values and not before.dates and not _SCALED.search(before.text)
    if not scale or not bare or not _RANGE.fullmatch(text[before.end : token.start]):
        return before
    return before._replace(values=(before.values[0] * _factor(scale[0]), *before.values))


_A = re.compile(r"\ban? $")
_ABOUT_A = re.compile(r"\b(?:about|nearly|almost|some|roughly|over|under|more than|less than|not quite|or) an? $")
_OF_THEM = re.compile(r" of (?:them|all|its|their|whom|which|these|those|it|[A-Z]{3,})\b")
_ENDS = re.compile(r"[,.;:)]|$| of ")


def _fraction(token: Token, match: re.Match[str], text: str) -> Token | None:
    """One part of several, also as a percentage. `third` alone is an order, not a part, but for `a third of them` and `about a third`."""
    name = match["of"].lower().removesuffix("s")
    parts = _PARTS_OF_ONE[name]
    before, behind = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 12]
    of_all = re.match(r" of the |s of ", behind) or (_A.search(before) and _OF_THEM.match(behind))
    if match["over"] is None and parts > 2 and not of_all and not (_ABOUT_A.search(before) and _ENDS.match(behind)):
        return None
    value = (UNITS[match["over"].lower()] if match["over"] else 1) / parts
    values = (value, value * 100, float(int(value * 100)), float(round(value * 100)))
    return token._replace(values=(*values, value * 12) if match["unit"] else values, firm=match["over"] is not None)


_COUNTED = re.compile(
    r"-[a-z]| (?:or two )?(?:[a-z]+ )?(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|brigades?|divisions?|battalions?|nations?"
    r"|countr(?:y|ies)|states?|members?|per ?cent|persons?|soldiers?|dollars?)\b"
)


def _spelt(token: Token, match: re.Match[str], text: str) -> Token | None:
    """A number in words. `one` is a number only where something is counted: "one brigade", not "one of them"."""
    words = re.findall("[a-z]+", match[0].lower().replace("per cent", "").replace("percent", ""))
    words = [word for word in words if word not in ("and", "a")]
    total = current = 0.0
    for word in words:
        if word in UNITS:
            current += UNITS[word]
        elif word == "half":
            current += 0.5
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * SCALES[word], 0.0
    value = total + current
    counted = words != ["one"] or bool(_COUNTED.match(text, match.end()))
    vague = words[0] in SCALES and not re.search(r"\ba $", text[max(0, match.start() - 2) : match.start()])
    values = (value, value / 100) if match["wpercent"] else (value,)
    return token._replace(values=values, firm=value > 10 and not vague, named=not counted or vague)


_HINT = re.compile(
    r"\b(?:(?P<one>an?|one|only|single|sole|once|alone)|(?P<two>both|pair|couple)|(?P<none>no|none|nil|without|not)|(?P<ordinal>"
    + "|".join(ORDINALS)
    + r"))\b",
    re.IGNORECASE,
)


def hints(text: str) -> Iterator[float]:
    """Numbers that a text only lets one infer: one by its article, two by `both`, none by `no`, five by `the fifth`."""
    for match in _HINT.finditer(text):
        if match["ordinal"]:
            yield float(ORDINALS[match["ordinal"].lower()])
        else:
            yield 1.0 if match["one"] else 2.0 if match["two"] else 0.0


def equal(one: float, other: float) -> bool:
    """True if two numbers are the same but for rounding in the last places of a float."""
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))
