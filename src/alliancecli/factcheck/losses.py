"""Whether a number counts the dead or the wounded, by the words around it and by what was counted before."""

import re

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.reading import Sentence


def befallen(sentence: Sentence, number: Number, after: int, until: int, counted: str) -> str:
    """The unit of a number: dead, wounded, or as it was. `after` and `until` are where the numbers beside it end and begin.

    `counted` is what the last number of the paragraph counted.
    """
    if number.unit not in ("", "odd", "troops") and number.noun not in ("members", "member"):
        return number.unit
    text = sentence.paragraph.text
    before, behind = text[after : number.start], text[number.end : until]
    if said := list(_BEFORE.finditer(before)):
        return "wounded" if said[-1]["hurt"] else "dead"
    if match := _BEHIND.match(behind):
        return "wounded" if match["hurt"] else "dead"
    if counted == "dead" and number.unit != "troops":
        for when in sentence.whens:
            if after <= when.start < number.start:
                before = before.replace(text[when.start : when.end], "", 1)
        for name in sentence.names:
            if name.kind == "state":
                before = before.replace(name.text, "", 1) if after <= name.start < number.start else before
        if (_GOES_ON.fullmatch(before) and not _OTHERWISE.match(behind)) or _OF_THEM.match(behind) or _SAME.search(before):
            return "dead"
    return number.unit


def is_in_all(sentence: Sentence) -> bool:
    """Whether a sentence counts all that a force ever lost."""
    return (
        re.search(
            r"\b(?:in all|in total|altogether|all told|so far|to date|ever|since|lists?|names|had (?:died|lost|been killed))\b",
            sentence.text,
        )
        is not None
    )


_BEFORE = re.compile(
    r"\b(?:(?P<hurt>wounded|injured)|the dead|deaths?|death toll|toll (?:is|was|of|stood|stands)|[Ll](?:ost|oses?"
    r"|osing)|buried|mourn(?:s|ed)"
    r"|ha(?:ve|d|s) died|died(?:,? and)?"
    r"|died with|were killed|have fallen|kill(?:ed|ing)|(?:cost|claimed)(?: \w+){0,3} the lives of)\b[^.,;]{0,40}$"
)
_BEHIND = re.compile(
    r"\s*of (?:the \w+['’]s|its|their|our) (?:own )?(?:dead|fallen)\b"
    r"|\s*(?:[A-Z]\w+ )?(?:of (?:us|them|those|its|their|our|whom)\b ?(?:\w+ ){0,2})?(?:(?:soldiers|troops|servicemen"
    r"|personnel|men|men and women"
    r"|people|peacekeepers|members) )?(?:of (?:the )?\w+ )?(?:who |that )?(?:(?:had|have|has) )?(?:been |were |was )?"
    r"(?:(?P<hurt>wounded|injured|hurt)\b|killed\b|dead\b|died\b|fell\b|lost (?:his|their|her) li|perished\b"
    r"|(?:did not|didn't|never) (?:come|came|go|return))"
)
_GOES_ON = re.compile(
    r"[\s,;:(]*(?:(?:that year|in all|(?:in|on|by|during)(?=[\s,]))[\s,]*)*"
    r"(?:and|but|with|among them|including|of (?:them|whom|these|which)|after|against|up from|down from|compared (?:to|with))?"
    r"\s*(?:only|just|some)?\s*(?:the|our)?"
    r"(?: (?:friends|allies))?"
    r"(?: (?:lost|had|alone|lost alone|accounted for))*\s*"
)
_OTHERWISE = re.compile(r"\s*(?:were |was |had )?(?:became|fled|displaced|homeless|captured|missing|left|survived|came home)\b")
_OF_THEM = re.compile(r"\s*(?:of (?:them|these|those|whom|the dead)|from)\b")
_SAME = re.compile(
    r"\b(?:it|there|they|that) (?:was|were|had been|is|are)\s+(?:\w+ ){0,2}$|\b(?:took|claimed|saw|with"
    r"|brought)\s+(?:\w+ ){0,1}$|\bcame from\s+$"
)
