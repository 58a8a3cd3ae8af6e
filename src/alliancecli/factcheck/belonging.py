"""The nations and the bodies of a sentence that tells who belongs to what."""

import re

from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.nations import ADJECTIVES
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.numbers import ORDINALS


def nations_of(sentence: Sentence) -> list[Named]:
    """The nations that belong, or do not: none whose something is, with whom another is compared, or whom another joins."""
    text = sentence.paragraph.text
    return [
        name
        for name in sentence.names
        if name.kind == "state" and not (_is_owner(name, text) or _is_beside(name, text) or _JOINS_NOT.search(text, 0, name.start))
    ]


def bodies_of(sentence: Sentence, verbs: list[re.Match[str]]) -> list[Named]:
    """The bodies that a sentence names, the one in the verb or right behind it first; without those that only say whose another is."""
    text = sentence.paragraph.text
    found = [
        name
        for name in sentence.names
        if name.kind in ("alliance", "organisation", "programme") and not _ONLY_BY_THE_WAY.search(text, max(0, name.start - 12), name.start)
    ]
    found = [one for one in found if not any(_WHOSE.fullmatch(text, one.end, other.start) for other in found)]

    def place(name: Named) -> int:
        inside = bool(verbs) and verbs[0].start() <= name.start < verbs[0].end()
        return 0 if inside else 1 if verbs and 0 <= name.start - verbs[0].end() < 30 else 2

    return sorted(found, key=place)


def groups_of(text: str, states: list[Named]) -> list[list[Named]]:
    """Nations that a text lists together."""
    found: list[list[Named]] = []
    for name in states:
        if found and _LISTED.fullmatch(text, found[-1][-1].end, name.start):
            found[-1].append(name)
        else:
            found.append([name])
    return found


def told(claims: Claims, rows: list[Row]) -> str:
    """Members with their times, in a line."""
    return "; ".join(dict.fromkeys(f"{claims.called(row['object'])} {row['shown']}" for row in rows))


def _is_owner(name: Named, text: str) -> bool:
    """Whether a name says whose something is: `Belgian jets`, `Slovenia's referendum`."""
    return bool(re.match(r" [a-z]" if name.text.split()[-1] in ADJECTIVES else r"['’]s? [a-z]", text[name.end : name.end + 4]))


def _is_beside(name: Named, text: str) -> bool:
    """Whether a nation is only who another is compared with: `eleven months after Finland`, `unlike Sweden,`."""
    return _COMPARED.search(text, 0, name.start) is not None and not JOINED.match(text, name.end + 1)


NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
JOINED = re.compile(
    rf"\b(?:bec(?:a|o)mes? the (?:{NTH})(?= (?:in|on|when)\b|[,.;])|bec(?:a|o)mes? (?:member )?(?:number|no\.) (?:\w+)(?= (?:in|on)\b)|"
    r"join(?:s|ed|ing)?(?! (?:forces|hands|up)\b)|acced(?:e|es|ed|ing)|accession to|enter(?:s|ed)|bec(?:a|o)mes? (?:an? |the |its |our "
    r"|NATO's )?(?:[\w-]+ )?(?:full )?(?:members?|ally|allies|part of)|admitted|followed(?! by\b| [A-Z])|got in"
    r"|c[ao]me in(?! (?:at|above|below|over|under|behind|ahead|short)\b)"
    r"|handed in|deposited|sign(?:ed|s|ing) up|(?<!was )(?<!were )(?<!been )signed(?= (?:in|on|the framework|its framework)\b|[,.;])"
    r"|(?:been|was|were) in (?=(?:it|(?:the )?[A-Z][\w ]{1,30}) (?:since|from)\b)"
    r"|(?:was|were) (?:among|one of) the (?:\w+ )?(?:newcomers|entrants)"
    r"|(?:members?|partners?|ally|allies) (?:of \w+ )?(?:since|in)|entry|was welcomed|took in|taken in|let in"
    r"|brought in(?= (?:the )?(?:[A-Z]|\w+ (?:new |more )?(?:members|allies|states|countries|nations)\b))"  # and no `observers`
    r"|(?:accession|admission) of"
    r"|(?:grown|grew|expanded|enlarged) (?:\w+ )?(?:by|to (?:take in|include)))\b"
)
"""How it is told that somebody joins."""
_JOINS_NOT = re.compile(r"\b(?:join(?:s|ed|ing)?|(?!(?:join|follow)ed\b)\w+ed by) (?:the )?$")
"""What stands before whom somebody joins, or who does something else: `suspended by Russia`. They join nothing."""
_ONLY_BY_THE_WAY = re.compile(r"\b(?:former|ex-?|then|old) ?$")
_LISTED = re.compile(r"\s*(?:,|,? and|,? followed by|&)\s*(?:the )?(?:and )?(?:the )?|, | and the ")
_COMPARED = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Aa]head of|[Uu]nlike|[Ll]ike|[Ww]ithout|than|not|with) (?:the )?$")
_WHOSE = re.compile(r"'s? (?:own )?")
