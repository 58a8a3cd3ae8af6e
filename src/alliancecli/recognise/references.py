"""Digits that are no facts: links, note marks, and numbers within names and references (`AK-47`, `Resolution 1546`, `Vol. 43`)."""

import re
from typing import Final

from alliancecli.recognise.dates import YEAR
from alliancecli.recognise.numbers import SCALE
from alliancecli.recognise.token import DateParts, Token

_CITED = ("chapter", "footnote", "note", "page", "section")
_NUMBERED = (
    *("annex", "appendix", "article", "decree", "directive", "document", "figure", "law", "number", "order", "paper", "part", "protocol"),
    *("resolution", "table", "volume"),
)
_SHORT = ("Art", "Doc", "Fig", "No", "Nos", "Res", "Vol", "n", "nn", "p", "pp", "P")
_REFERENCE = rf"(?:{'|'.join((*_CITED, *map(str.capitalize, (*_CITED, *_NUMBERED))))})s?|(?:{'|'.join(_SHORT)})\.|NSPD|ISBN:?|DOI:?"
"""Words before a number that is no fact: `Resolution 1546`, `Vol. 43`, `pp. 93`."""
PATTERN: Final = rf"""
    (?P<link> https?://\S+ | www\.\S+ | <[^<>]{{5,300}}> )
  | (?P<nine> \b9/11\b )
  | (?P<mark> \([0-9]{{1,2}}\)(?=\ [A-Za-z]) )
  | (?P<name> \b(?!(?:Mid|Pre|Post|Late|Early)-)[A-Z][A-Za-z]*-[0-9]+[A-Z]?\b(?!,[0-9]) | \b(?!Q[1-4]\ {YEAR})[A-Z]{{1,5}}[0-9]+\b
      | \([A-Z]{{2,8}}\)\ [0-9]{{1,3}}\b(?![,.][0-9]|\ (?:{SCALE}|%)) | \b[0-9]{{1,2}}/[0-9]{{1,2}}\b
      | (?:\b(?:{_REFERENCE})|§)\ (?:Number\ |No\.\ )?[0-9]+(?:\([0-9a-z]+\))*(?:[-,]\ ?[0-9]+)*(?:ff?\b\.?)? )
"""
"""Regular expression (verbose) of such digits; each of its outermost groups is one way to write them."""

OPENERS: Final = frozenset(word + ending for word in (*_CITED, *_NUMBERED, *map(str.lower, _SHORT)) for ending in ("", "s")) | {
    *("http", "https", "www", "nspd", "isbn", "doi")
}
"""The words, in lower case, that they may begin with."""


def read(token: Token, match: re.Match[str]) -> Token:
    """The token of a match of PATTERN, marked as named. `9/11` is also a date."""
    match match.lastgroup:
        case "nine":
            return token._replace(dates=(DateParts(2001, 9, 11),), named=True)
        case "link":
            return token._replace(named=True)
    return token._replace(values=tuple(float(n) for n in re.findall(r"[0-9]+", match[0])), named=True)
