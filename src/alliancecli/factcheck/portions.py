"""Shares that are told in words: `a third of them`, `supplied a tenth`, `one in four`."""

import re
from collections.abc import Iterator

from alliancecli.factcheck.periods import counted
from alliancecli.factcheck.reading import Sentence
from alliancecli.recognise.token import Token


def share_in_words(sentence: Sentence, token: Token) -> float | None:
    """What part of a hundred a fraction is, where it is one of all of them; None for other numbers."""
    text = sentence.paragraph.text
    if not _A_PART.fullmatch(token.text) or len(token.values) < 2:
        return None
    apposed = _APPOSED.search(text, max(sentence.start, token.start - 24), token.start)
    made_up = _MADE_UP.search(text, max(sentence.start, token.start - 40), token.start) and _ENDS.match(text, token.end)
    return round(token.values[1], 1) if _OF_ALL.match(text, token.end) or apposed or made_up else None


def shares_in_people(sentence: Sentence) -> Iterator[tuple[int, int, float]]:
    """Where shares stand that are told in whole people, and what part of a hundred each is."""
    for match in _ONE_IN.finditer(sentence.paragraph.text, sentence.start, sentence.end):
        yield *match.span(), round(100 * counted(match["some"]) / counted(match["all"]), 1)


_A_PART = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine)[ -]|an? )?(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\s+of (?:the (?:total|force|mission|whole|troops)|all|them|it|whom|[A-Z]{3,}|(?:its|their|the|[A-Z][\w-]*(?:'s|s'))"
    r" (?:soldiers|troops|men|personnel|peacekeepers|strength))\b"
)
_MADE_UP = re.compile(
    r"\b(?:made up|make up|makes up|furnished|supplied|provided|contributed|accounted for|form(?:s|ed)|gave)"
    r" (?:(?:only|just|about|nearly|almost|some|roughly|over|under|more than|less than|a little (?:under|over)|just (?:under|over)) )?"
    r"(?:an? )?$"
)
"""What stands before a share that a nation gives: `supplied a little under a tenth`."""
_ENDS = re.compile(r"\s*(?:$|[,.;:)]|(?:and|but|while|in)\b)")
_ONE_IN = re.compile(
    r"\b(?P<some>one|two|three|four|five|six|seven|eight|nine)(?: (?:men|man|people|soldiers?|troops|peacekeepers?))?"
    r" (?:in|out of) (?:every )?"
    r"(?P<all>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|[0-9]{1,3})\b(?! [a-z]+s\b)",
    re.IGNORECASE,
)
"""A share in whole people: `one in four`."""
_APPOSED = re.compile(
    r"[,(] ?(?:or )?(?:(?:about|nearly|almost|some|roughly|over|under|more than|less than|just over|just under) )(?:an? )?$"
)
"""What stands before a share that tells a number in other words: `3,322, about a fifth`."""
