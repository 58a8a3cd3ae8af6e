"""The words of a text that tell it from others: without their endings, words of like meaning as one."""

import re
from functools import lru_cache
from typing import Final

_STOP: Final = frozenset(
    (
        *("the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "for", "by", "with", "from"),
        *("as", "is", "are", "was", "were", "be", "been", "it", "its", "that", "this", "which", "who", "whom"),
        *("after", "before", "since", "until", "not", "no", "new", "their", "his", "her", "into", "over", "under", "out"),
        *("they", "them", "he", "him", "she", "we", "us", "our", "you", "these", "those", "there"),
        *("up", "down", "then", "later", "also", "first", "had", "has", "have", "did", "does", "do", "will", "would"),
        *("only", "already", "just", "though", "however", "still", "even", "finally", "now", "when", "while", "where", "than", "so"),
        *("year", "years", "day", "days", "month", "months", "nato", "alliance", "force", "forces", "troops"),
    )
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+|[0-9]{3,4}")
_ENDINGS = re.compile(r"(?:'s|ing|ed|es|s|e|ion|ions|ment)$")
_LIKE: Final = {
    **dict.fromkeys(("open", "opened", "began", "begun", "start", "started", "launch", "launched", "commenc", "kick"), "begin"),
    **dict.fromkeys(("end", "ends", "ended", "terminat", "conclud", "ceas", "halt", "stop"), "end"),
    **dict.fromkeys(("pass", "adopt", "vote", "authoris", "authoriz", "approv"), "adopt"),
    **dict.fromkeys(("found", "establish", "creat", "form", "set"), "found"),
    **dict.fromkeys(("cross", "enter", "deploy", "march", "roll", "move"), "deploy"),
    **dict.fromkeys(("sign", "conclud"), "sign"),
    **dict.fromkeys(("apply", "applied", "appli", "applic", "bid", "bids"), "apply"),
    **dict.fromkeys(("annex", "annexat"), "annex"),
    **dict.fromkeys(("invad", "invas"), "invade"),
    **dict.fromkeys(("return", "rejoin"), "return"),
    **dict.fromkeys(("yugoslav", "yugoslavia"), "yugoslavia"),
    **dict.fromkeys(("suspend", "paus"), "suspend"),
    **dict.fromkeys(("fell", "fall", "falls"), "fall"),
    **dict.fromkeys(("met", "meet", "meets"), "meet"),
    **dict.fromkeys(("left", "leave", "leav", "quit"), "leave"),
    **dict.fromkeys(("join", "acced", "access", "member"), "join"),
    **dict.fromkeys(("unit", "element"), "element"),
    **dict.fromkeys(("peacekeeper", "peacekeep"), "peacekeep"),
    **dict.fromkeys(("kill", "die", "died", "dead", "death", "deaths"), "die"),
    **dict.fromkeys(("bomb", "struck", "strike", "strik", "attack", "hit", "hits"), "attack"),
    **dict.fromkeys(("choos", "chose", "chosen", "select", "appoint", "nam", "named"), "choose"),
    **dict.fromkeys(("withdraw", "withdrew", "withdrawn", "withdrawal"), "withdraw"),
    **dict.fromkeys(("dissolv", "disband", "dissolut", "scrap", "abolish"), "dissolv"),
    **dict.fromkeys(("invit", "invite", "invitat"), "invit"),
    **dict.fromkeys(("fly", "flew", "flown", "flies", "airlift"), "fly"),
    **dict.fromkeys(("expand", "expans", "widen", "spread", "enlarg"), "expand"),
    **dict.fromkeys(("hurt", "injur", "wound"), "wound"),
    "initiall": "initial",
    **dict.fromkeys(("announc", "declar", "proclaim"), "declare"),
    **{f"{side}ern": side for side in ("west", "east", "north", "south")},
    **dict.fromkeys(("took", "take", "tak", "takeover", "assum", "pick", "took"), "take"),
}


_PHRASES: Final = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word)
    for phrase, word in (
        (r"(?:came|comes?|coming) into force", "enters into force"),
        (r"br(?:oke|eaks?) out", "begins"),
        (r"(?:came|comes?|torn|pulled|brought) down", "falls"),
        (r"(?:took|takes?) back", "returns takes"),
        (r"(?:called|calls?) off|given up|lifted|wound up", "ends"),
        (r"sets? sail|g[eo]ts? going|(?:is|was|were|got|gets?) under ?way", "begins"),
        (r"asked (?:in|to join)", "invited"),
        (r"blue (?:helmet|beret)s?", "peacekeepers"),
        (r"(?:came|comes?) to an end|was over|were over", "ends"),
        (r"put (?:their|its|his|her) names? to", "signs"),
    )
)
"""Verbs of two words, and the word that they mean."""


def stems(text: str) -> list[str]:
    """The words of a text that tell it from others, without their endings, words of like meaning as one."""
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return [stem for word in _WORD.findall(text) if (stem := _stem(word))]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its ending; nothing where all texts have it."""
    low = word.lower()
    if low in _STOP:
        return ""
    stem = _ENDINGS.sub("", low) if len(low) > 4 else low
    return _LIKE.get(low) or _LIKE.get(stem, stem)


_SIDES: Final = frozenset(("west", "east", "north", "south"))
_OPPOSITES: Final = (
    *(("begin", "end"), ("join", "leave"), ("accept", "reject"), ("suspend", "resum"), ("found", "dissolv"), ("adopt", "reject")),
    *(
        ("sign", "reject"),
        ("sign", "initial"),
        ("deploy", "withdraw"),
        ("invok", "withdraw"),
        ("found", "end"),
        ("begin", "leave"),
    ),
)


def are_opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two sets of stems has a verb or a side of the compass, and the other its opposite in the place of it."""
    verbs = any({a, b} & one and {a, b} & other and not {a, b} & one & other for a, b in _OPPOSITES)
    return verbs or bool(one & _SIDES and other & _SIDES and not one & other & _SIDES)


def is_aside(text: str, start: int, at: int, seen_from: int) -> bool:
    """Whether a place in a sentence lies in a clause between commas that another place is not in: `SFOR, which had replaced IFOR, ...`."""
    return any(
        match.start() <= at < match.end() and not match.start() <= seen_from < match.end()
        for match in _RELATIVE_CLAUSE.finditer(text, start)
    )


def is_compared(text: str, start: int, at: int) -> bool:
    """Whether a date in a sentence is only one that another is held against: `the fewest since 2001`, `as many as in January 2009`."""
    return _COMPARED.search(text, start, at) is not None


_COMPARED = re.compile(
    r"(?:\b(?:\w{3,}est|most|least|first(?: time)?|record)\b[^.;,]{0,30}\b(?:since|before)"
    r"|\bas (?:many|much|few|large|strong|high|low) as|\b(?:more|fewer|less|larger|smaller|higher|lower|stronger) than)"
    r" (?:\w+ ){0,3}$"
)
_RELATIVE_CLAUSE = re.compile(r",\s*(?:which|who|whose|itself)\b[^,;.]*(?:[,.]|$)")
