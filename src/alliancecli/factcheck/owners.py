"""Whose part a number of a draft is."""

import re
from typing import NamedTuple

from alliancecli.factcheck.around import Around
from alliancecli.factcheck.naming import Named, is_place


class Owner(NamedTuple):
    """The nation that a number is of, by its id and where it is `named`; it is not `sure` where that is guessed.

    It is `right_behind` where it stands just behind the number; `place` is a nation beside the number that only is where something is.
    """

    nation: str | None = None
    named: Named | None = None
    place: Named | None = None
    right_behind: bool = False
    sure: bool = True


def owner_of(around: Around, carried: Named | None, headed: list[Named]) -> Owner:
    """The nation in the number or right behind it, else the last one before it, else that of the number before (`carried`).

    In a table it is that at the head of the column, where one is `headed` so.
    """
    states = [name.id for name in headed if name.kind == "state"]
    return Owner(states[0]) if states else _in_turn(around) or _behind(around) or _before(around, carried)


def _in_turn(around: Around) -> Owner | None:
    """The first or the second of two nations for the first or the second number of a bracket behind them."""
    match = _AS_MANY.search(around.whole, around.sentence.start, around.sentence.end)
    places = {match.start("first"): match.start("one"), match.start("second"): match.start("other")} if match else {}
    place = places.get(around.number.start)
    return next((Owner(name.id, name) for name in around.states(around.sentence.start, around.number.start) if name.start == place), None)


def _behind(around: Around) -> Owner | None:
    text, end = around.whole, around.number.end
    for name in around.states(around.number.start, end + 60):
        if name.start < end:
            return Owner(name.id, name)
        apart = name.start - end > 1 and is_place(text, name)
        if name.start < around.until and _OF.fullmatch(text[end : name.start]) and not apart and not _NEXT_ITEM.match(text, name.end):
            return Owner(name.id, name, right_behind=True)
    if around.number.unit in ("dead", "wounded", "troops", "percent", ""):
        for name in around.states(end, around.sentence.end):
            if _WHO_WERE.fullmatch(text[end : name.start]):
                return Owner(name.id, name)
    return None


def _before(around: Around, carried: Named | None) -> Owner:
    text, number, sentence = around.whole, around.number, around.sentence
    if around.after > sentence.start and _OF_THE.fullmatch(text, around.after, number.start):
        return Owner()
    if sentence.context.nation and _is_of_title(around):
        return Owner(sentence.context.nation)
    there = around.states(around.after, number.start)
    before = [name for name in there if not _is_left(around, name)]
    places = [name for name in before if is_place(text, name)]
    behind = [name for name in around.states(number.end, around.until) if is_place(text, name)]
    place = next(reversed(behind or places), None)
    if owners := [name for name in before if name not in places or _BRACKET.fullmatch(text[name.end : number.start])]:
        if len(owners) > 1 and _OVERTOOK.fullmatch(text, owners[-2].end, owners[-1].start) and text.endswith(" with ", 0, number.start):
            return Owner(owners[-2].id, owners[-2], place)
        two = len(owners) > 1 and _AND.search(between := text[owners[-2].end : owners[-1].start]) and len(between) < 8
        return Owner(owners[-1].id, owners[-1], place, sure=not two)
    if sentence.paragraph.kind == "row" and (states := around.states(sentence.start, number.start)):
        return Owner(states[0].id, states[0], place)
    if carried and len(before) == len(there) and not _TOTAL.search(around.before) and number.unit in ("troops", "", "dead", "percent"):
        return Owner(carried.id, place=place)
    head = text[sentence.start : number.start].lstrip(" *")
    if sentence.context.nations and not around.forces(sentence.start, number.start) and _GOES_ON.match(head):
        return Owner(sentence.context.nations[-1] if len(sentence.context.nations) == 1 else None, place=place, sure=False)
    return Owner(place=place, sure=not _OTHERS.search(around.clause))


def _is_left(around: Around, nation: Named) -> bool:
    """Whether a new clause begins behind a nation with a force, whose number it is: `Germany was not alone: ISAF had 55,100 troops`."""
    text, number = around.whole, around.number
    if _AGAIN.match(text, nation.end, number.start) and _WHEN.search(text, around.sentence.start, nation.start):
        return True
    if _THE_FORCE.search(text, nation.end, number.start):
        return True
    forces = around.forces(nation.end, number.start)
    return bool(forces) and _CLAUSE.search(text, nation.end, forces[0].start) is not None


def _is_of_title(around: Around) -> bool:
    """Whether a number is of the nation that the title is about: `12 in UNIFIL` in a list, the cells of a row of a force."""
    number, sentence = around.number, around.sentence
    if number.unit not in ("troops", "", "dead", "wounded") or _TOTAL.search(around.clause):
        return False
    forces = around.forces(sentence.start, sentence.end)
    if sentence.paragraph.kind == "row":
        givers = [name for name in around.states(sentence.start, sentence.end) if not around.whole.endswith("(", 0, name.start)]
        return bool(forces) and forces[0].end <= number.start and not givers
    return sentence.paragraph.kind == "item" and any(_SENT_TO.fullmatch(around.whole, number.end, one.start) for one in forces)


_CLAUSE = re.compile(r"[;:]|, (?:and|but|while)\b|\b(?:and|but|while) (?:the )?$")
_WHEN = re.compile(r"\b(?:when|while|by which time)\b[^,;]*$")
_AGAIN = re.compile(r", (?:there (?:were|are)|it (?:had|has|was)|(?:the )?[A-Z]\w+(?: \w+)? (?:had|has|was|numbered|counted|stood at)) ")
"""What goes on behind a clause of time with what that was about: `when most of it were American, ISAF had 87,000 soldiers`."""
_THE_FORCE = re.compile(r"[,;] (?:but|and|while|whereas) (?:the|its) (?:whole )?(?:mission|force|operation)\b")
_OF_THE = re.compile(r"(?: (?:soldiers|troops|men|people|peacekeepers))? of (?:the|its|their|a total of|some|about) (?:\w+ )?")
"""What stands between a part and the whole that it is of: `supplied 3,322 of the 17,220 soldiers`."""
_SENT_TO = re.compile(r"\s*(?:soldiers|troops|men|personnel|people)?\s*(?:were |are |served )?(?:in|with|to|for|under) (?:the )?")


_OF = re.compile(
    r"\s*\(?(?:(?:(?:[\w-]+ ){0,3}?(?:from|by|for)"
    r"|(?:of (?:them|these|the (?:soldiers|troops|force|men|total)),? ?)?(?:(?:are|were|is|being) )?)\s*(?:the\s+)?)?"
)
_NEXT_ITEM = re.compile(r"\s*(?::|\(?\d|(?:for|with|gave|sent|had) (?:\w+ )?\d)")
_WHO_WERE = re.compile(
    r"(?: ?%| per ?cent)?\s*of (?:them|whom|those|these"
    r"|(?:the )?[A-Z]{3,}|(?:its|their|the|[A-Z][\w-]*(?:'s|s')) (?:dead|soldiers|troops|men|force|personnel|peacekeepers))\b"
    r"(?:,? or [^,;]{0,20}(?:%|per ?cent),?)?[^,;]{0,60}\b(?:were|are|was|came from|from) (?:the )?"
)
_AS_MANY = re.compile(
    r"\b(?:as many|more|fewer) (?P<one>[A-Z]\w+) (?:as|than) (?P<other>[A-Z]\w+)(?: (?:were|are|had been) \w+)?"
    r" \((?P<first>[0-9][0-9.,]*) (?:against|to|versus) (?P<second>[0-9])"
)
"""Two nations and the number of each: `twice as many Germans as Frenchmen (3,370 against 1,670)`."""
_OVERTOOK = re.compile(
    r" (?:(?:only |just |narrowly |closely )?(?:followed|trailed|beat|overtook|outdid|topped)"
    r"|(?:came|was|ranked) (?:just )?(?:behind|after|ahead of)) (?:the )?"
)
"""What one nation did to another whose number is then its own: `Italy followed the British with 2,745`."""
_BRACKET = re.compile(r"\s*\((?:about |some )?")
_AND = re.compile(r",| and ")
_TOTAL = re.compile(r"\b(?:total|overall|in all|altogether|combined|entire|whole|force|strength|mission|alliance)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:It|Its|They|Their|The (?:contingent|country|government|former|latter))\b")
_OTHERS = re.compile(r"\b(?:non-US|non-American|other (?:nations|countries|allies)|allied|European)\b")
