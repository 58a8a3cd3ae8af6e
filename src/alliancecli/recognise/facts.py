"""The numbers and dates of a text, found in one reading from left to right. A text is expected normalised (`recognise.text`)."""

import re

from alliancecli.recognise import dates, numbers, references
from alliancecli.recognise.token import Token

_TOKEN = re.compile(f"{references.PATTERN} | {dates.PATTERN} | {numbers.PATTERN}", re.VERBOSE)
"""Names and references first, so that their digits are not taken for facts; dates before numbers."""

_STARTS = re.compile(r"[0-9]+|[$€£§<]|\((?=[0-9A-Z])|[A-Za-z]+(?P<code>(?=-?[0-9]))?")
OPENERS = references.OPENERS | dates.OPENERS | numbers.OPENERS
"""Where a token may begin: the only places where the long expression is tried."""


def find(text: str) -> list[Token]:
    """The numbers and dates that a text states, in order."""
    found: list[Token] = []
    end = 0
    for start in _STARTS.finditer(text):
        word = start[0]
        if start.start() < end or (word.isalpha() and start["code"] is None and word.lower() not in OPENERS):
            continue
        match = _TOKEN.match(text, start.start())
        if match is None:
            continue
        end = match.end()
        token = _token(match, text)
        if token is None:
            continue
        if found and token.values:
            found[-1] = numbers.scaled(found[-1], token, text)
        found.append(token)
    return found


def _token(match: re.Match[str], text: str) -> Token | None:
    token = Token(match.start(), match.end(), match[0].strip())
    match match.lastgroup:
        case "date":
            return dates.read(token, match, text)
        case "link" | "nine" | "mark" | "name":
            return references.read(token, match)
    return numbers.read(token, match, text)
