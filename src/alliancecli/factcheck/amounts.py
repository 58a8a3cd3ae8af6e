"""Numbers in a draft: how exact each is, what it counts, and whether a claim agrees with it."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from alliancecli.factcheck.portions import share_in_words, shares_in_people
from alliancecli.factcheck.reading import Sentence
from alliancecli.model.quantity import Quantity, hedged, quantity, unit_of
from alliancecli.query.rows import Row
from alliancecli.recognise.token import Token

_BEFORE: Final = {
    "about": "about|some|barely|hardly|scarcely|around|approximately|approx\\.?|roughly|an estimated|estimated|circa|ca?\\.|~|or so"
    "|in the region of",
    "under": "fewer than|less than|under|below|not even|nearly|almost|close to|just under|not quite|just short of",
    "over": "more than|over|above|in excess of|well over|well above|just over|upwards of|exceeding|exceeds|exceeded|topped|surpassed",
    "at-least": "at least|no fewer than|no less than|a minimum of",
    "up-to": "up to|at most|a maximum of|no more than|as many as",
}
_HEDGE = re.compile(
    r"(?:^|[\s(])(?:" + "|".join(f"(?P<h{n}>{words})" for n, words in enumerate(_BEFORE.values())) + r")\s*(?:(?:the|an?)\s)?$",
    re.IGNORECASE,
)
_HEDGES = tuple(_BEFORE)
_NEARLY = re.compile(r"(?:nearly|almost|close to|just under|not quite|just short of)\s*$", re.IGNORECASE)
UNITS: Final = {
    "troops": r"troops?|soldiers?|[Bb]lue helmets|men(?: and women)?|personnel|servicem[ae]n|peacekeepers?|all ranks|strong|forces"
    r"|service members|police(?:men)?"
    r"|military (?:personnel|staff)|trainers|officers|[Mm]arines|recruits|(?:military )?observers|people|staff|Americans"
    r"|Germans|Britons|Canadians"
    r"|Italians|Danes|Turks|Poles",
    "nations": r"nations?|countries|country|states|contributors|contributing|member(?:s|-states| states| countries)?"
    r"|allies|partners|participants|governments|signatories|flags",
    "dead": r"dead|deaths?|fatalities|lives|killed|fallen|died|casualties",
    "wounded": r"wounded|injured",
    "money": r"dollars|euros|pounds",
    "other": r"helicopters?|aircraft|ships?|warships|sorties|missions|battalions?|brigades?|divisions?|battlegroups?"
    r"|tanks?|weapons?|rifles|pistols"
    r"|vehicles|flights|tons|tonnes|teams?|PRTs|years?|months?|weeks?|days?|hours?|kilomet(?:re|er)s|km|miles|bases|planes|jets|targets",
}
ANY_UNIT: Final = "|".join(f"(?P<{name}>{words})" for name, words in UNITS.items())
"""What tells any of the units, in a group of its name."""
_UNIT = re.compile(rf"\s*(?:-|\()?(?:[\w'./-]+ ){{0,3}}?(?:{ANY_UNIT})\b")
_UNIT_NEXT = re.compile(rf"(?:\s|-)(?:{ANY_UNIT})\b")
_OF_SO_MANY = re.compile(rf" of (?:the|its|their|our|NATO's) (?:now )?(?P<all>[0-9]+|[a-z-]+) (?P<nations>{UNITS['nations']})\b")
"""What tells that nations are counted, and beside them all that there are: `19 of the 28 allies`."""
_ANOTHER = re.compile(
    r"[0-9]| (?:and|in|from|to|of|had|was|were|with|the|by|while|but|compared|last|this|next|that|at|a|an|each|every|per) "
)
"""What between a number and a noun says that this is counted by another."""
_NO_UNIT = re.compile(
    r"[\s,.;:)!?]*(?:$|[|;:,.)!?]|(?:and|in|to|from|by|on|at|then|under|with|for|as|of|was|were|are|is|had|has|have|now|again|strong|against|after"
    r"|all|altogether|or|flat|out there|who|that|remain(?:ed|s)?|left|there|here|more|last|this|next|that|together|each|alone|apiece"
    r"|served?|came|went|stood|stayed)\b)"
)
_ODD: Final = frozenset(("years", "months", "weeks", "days", "hours", "kilometres", "miles", "km"))
_NTH = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
"""The end of a number that tells an order, and counts nothing: `thirty-second`."""
_FATE = re.compile(
    r"\s*(?:[A-Z]\w+ )?(?:(?:soldiers|troops|servicemen|personnel|men) )?(?:(?:had|have|has) )?(?:been |were "
    r"|was )(?:(?P<hurt>wounded|injured|hurt)|killed|dead|lost)\b|\s*(?:had |have )?died\b"
)


_RESOLUTION = re.compile(r"\b(?:[Rr]esolutions?|Res\.?|UNSCR|SCR) (?:[0-9]+(?:, | and | or ))*$")
"""What a number that names a resolution follows."""


class Number(NamedTuple):
    """A number in a sentence, `text[start:end]`, with its hedge; what it counts is a key of UNITS, percent, or nothing."""

    start: int
    end: int
    quantity: Quantity
    unit: str
    noun: str
    nearly: bool

    def agrees(self, row: Row) -> bool:
        """Whether a claim may be the same number."""
        mine, other = self.quantity, quantity(row)
        low, high = _span(mine, self.nearly)
        if self.unit == "nations":
            low, high = (mine.low or 0, mine.high or 0) if mine.hedge == "exact" else (low, high)
        least, most = other.meant
        if other.hedge == "about":  # about 1,000 may round 500, but means no 700
            least, most = max(least, 0.8 * (other.least or 0)), min(most, 1.2 * (other.most or 0))
        if other.hedge in ("over", "at-least"):
            most = least * 1.15
        elif other.hedge in ("under", "up-to"):
            least = most * 0.85
        return low <= most and least <= high

    def bears_out(self, row: Row) -> bool:
        """Whether a claim that agrees is as exact as the draft: about 2,000 bears out no 2,050, and over 60,000 no 68,000."""
        mine, other = self.quantity, quantity(row)
        one, two = mine.least or 0, other.least or 0
        if mine.hedge in ("about", "over", "at-least") and other.hedge in ("over", "at-least"):
            return one <= 1.1 * two  # at least 1,780 is no word for 2,000
        if mine.hedge != "exact":
            return True
        if other.rounded:
            return one == two or unit_of(one) >= unit_of(two)
        return other.hedge in ("exact", "range") or abs(one - two) <= 0.02 * two

    def is_swapped(self, row: Row) -> bool:
        """Whether it has the digits of a claim in another order: 738 for 378."""
        one, other = f"{self.quantity.least or 0:.0f}", f"{quantity(row).least or 0:.0f}"
        return self.quantity.hedge == "exact" and one != other and sorted(one) == sorted(other) and len(one) > 2

    def is_like(self, row: Row) -> bool:
        """Whether it may count the same thing and be mistaken: it is of about that size."""
        one, other = self.quantity.least or 0, quantity(row).least or 0
        return other / 3 <= one <= other * 3

    def differs(self, row: Row) -> bool:
        """Whether the numbers are so far apart that no rounding explains it."""
        mine, other = self.quantity, quantity(row)
        if self.is_swapped(row):
            return True
        if self.agrees(row):
            return False
        one, two = mine.least or 0, other.least or 0
        if mine.hedge == "over":
            return two < one * 0.97
        if mine.hedge in ("under", "up-to") and not self.nearly:
            return two > one * 1.03
        if mine.hedge == "at-least":
            return two < one * 0.97
        apart = abs(one - two) / max(one, two, 1)
        if mine.hedge == "exact" and other.hedge == "exact":
            rounder = self.unit != "nations" and unit_of(one) > unit_of(two)
            return apart > (0.05 if rounder else 0.002)
        if other.rounded and mine.hedge == "exact" and unit_of(two) < 0.01 * two:
            return apart > 0.06
        return apart > 0.12 if self.unit != "nations" else apart > 0.06


def numbers(sentence: Sentence, taken: list[tuple[int, int]]) -> list[Number]:
    """The numbers of a sentence that are no dates and not `taken` by another statement; the two ends of a range are one."""
    text = sentence.paragraph.text
    alls = {match.start("all") for token in sentence.numbers if (match := _OF_SO_MANY.match(text, token.end))}
    dated = [(when.start, when.end) for when in sentence.whens] + taken
    in_people = list(shares_in_people(sentence))
    dated += [(start, end) for start, end, _ in in_people]
    tokens = [
        token
        for token in sentence.numbers
        if not token.dates
        and not _NTH.match(text, token.end)
        and not _FACTOR.match(text, token.end)
        and token.start not in alls
        and not _CHANGED_BY.search(text, max(sentence.start, token.start - 40), token.start)
        and not any(token.start < end and start < token.end for start, end in dated)
        and not _score(text, token)
        and not _RESOLUTION.search(text, max(0, token.start - 40), token.start)
    ]
    found: list[Number] = []
    joined = None
    for token, following in zip_longest(tokens, tokens[1:]):
        if token is joined:
            continue
        joined = following if following and _is_range(text, token, following) else None
        if number := _number(sentence, token, joined):
            found.append(number)
    shares = (Number(start, end, hedged("about", _whole(share)), "percent", "", nearly=False) for start, end, share in in_people)
    return sorted([*found, *_nobody(sentence), *shares])


def _nobody(sentence: Sentence) -> Iterator[Number]:
    """That a nation lost nobody, as the number that it is: `the Dutch came through without a single loss`."""
    for match in _NO_LOSS.finditer(sentence.paragraph.text, sentence.start, sentence.end):
        if any(name.kind == "state" and 0 <= match.start() - name.end < 60 for name in sentence.names):
            yield Number(match.start(), match.end(), hedged("exact", 0), "dead", "dead", nearly=False)


_NO_LOSS = re.compile(
    r"\bwithout (?:(?:a|one) single|any|one|a) (?:loss|death|fatality|casualty|dead)\b"
    r"|\b(?:suffered|had|mourned|reported) no (?:deaths?|dead|losses|fatalities)\b"
    r"|\b(?:lost|had lost) (?:no ?body|no one|not (?:a|one) (?:single )?(?:man|soldier|life))\b"
)


_FACTOR = re.compile(r"(?: and a half)? (?:(?:times )?as (?:many|much|large|big|high|strong)|times)\b")
_CHANGED_BY = re.compile(
    r"\b(?:shr[aiu]nk|gr[eo]wn?|r[oi]sen?|fell|fallen|dropped|cut|reduced|increased|decreased|(?:went|gone|was|were) (?:up|down))"
    r" (?:\w+ ){0,2}?by (?:\w+ ){0,2}$"
)
"""What a number is by how much, or how many times, something became another: nothing that there was."""


def _is_range(text: str, token: Token, following: Token) -> bool:
    """Whether two numbers are the ends of a range: `8 to 10`, `between 8 and 10`."""
    joint = re.fullmatch(r" ?(-|to|or|and)? ?\$?", text[token.end : following.start])
    return bool(
        joint
        and (joint[1] != "and" or re.search(r"\bbetween $", text[max(0, token.start - 10) : token.start]))
        and following.values[0] > _whole(token.values[0])
    )


def _number(sentence: Sentence, token: Token, upper: Token | None) -> Number | None:
    """A number with its hedge and what it counts; `upper` is the other end of a range. None for a stretch of time or space."""
    text, end = sentence.paragraph.text, upper.end if upper else token.end
    share = share_in_words(sentence, token)
    value, percent = _whole(token.values[0] if share is None else share), share is not None
    if not percent and re.search(r"(?:%|per ?cent)\s*$", text[token.start : end]):
        percent = True
    elif not percent and (sign := re.compile(r"\s?(?:%|per ?cent|percent)").match(text, end)):
        percent, end = True, sign.end()
    hedge = _HEDGE.search(text, max(sentence.start, token.start - 22), token.start)
    word = next((_HEDGES[i] for i in range(len(_HEDGES)) if hedge and hedge[f"h{i}"]), "exact")
    word = "about" if share is not None and word == "exact" else word
    quantity = hedged("range", None, value, _whole(upper.values[0])) if upper else hedged(word, value)
    begins = hedge.start() + (hedge[0][0] in " (\n") if hedge else token.start
    unit, noun, end = ("percent", "", end) if percent else _counted(sentence, token, end)
    if unit == "other" and noun in _ODD:
        return None
    if unit in ("troops", "") and (fate := _FATE.match(text, end)):
        unit, end = "wounded" if fate["hurt"] else "dead", fate.end()
    return Number(begins, end, quantity, unit, noun, bool(hedge and _NEARLY.search(hedge[0])))


def _counted(sentence: Sentence, token: Token, end: int) -> tuple[str, str, int]:
    """What a number that ends at `end` counts: the unit, the noun that says it, and where that ends."""
    text = sentence.paragraph.text
    if text[token.start] in "$€£" or text[max(0, token.start - 1) : token.start] in ("$", "€", "£"):
        return "money", "", end
    following = _OF_SO_MANY.match(text, end) or _UNIT.match(text, end, min(sentence.end, end + 60))
    if following and following.re is _OF_SO_MANY:
        return "nations", following["nations"], end
    if following and _ANOTHER.search(following[0]):
        following = _UNIT_NEXT.match(text, end)
    if following:
        unit = following.lastgroup or ""
        return unit, following[unit], following.end()
    nation = any(name.kind == "state" and 0 <= name.start - end <= 1 for name in sentence.names)
    return ("" if nation or _NO_UNIT.match(text, end) else "odd"), "", end


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _score(text: str, token: Token) -> bool:
    """Whether digits are part of a score, a time, a telephone or room number, or a count of a list."""
    around = text[max(0, token.start - 2) : token.end + 2]
    return bool(re.search(r"\d[:+/]\d|\+\d|#\d|\d-\d\b(?!,)|[(]\d{1,2}[)]|\d\.\d{3}\b", around)) and not re.search(r"\d,\d{3}", around)


def _span(mine: Quantity, nearly: bool) -> tuple[float, float]:
    """The least and the most that the draft's number can mean."""
    one = mine.least or 0
    if mine.hedge == "range":
        return mine.low or 0, mine.high or 0
    if mine.rounded:
        half = max(unit_of(one) / 2, 0.03 * one)
        half = min(half, 0.08 * one)
        return one - half, one + half
    if nearly:
        return one * 0.92, one * 1.002
    if mine.hedge in ("over", "at-least"):
        return one, one * 1.2
    if mine.hedge in ("under", "up-to"):
        return one * 0.8, one
    half = min(unit_of(one) / 2, 0.006 * one)
    return one - half, one + half
