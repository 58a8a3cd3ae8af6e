"""How many members an alliance had, as a draft has it, counted in the lists that a source calls complete."""

import re
from collections.abc import Iterator

from alliancecli.factcheck.finding import REFUTED, SUPPORTED, Finding
from alliancecli.factcheck.naming import BODIES
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.token import Token


class Counts:
    """Checks numbers of members against complete lists of them."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """A finding for each number of members that the record can decide on."""
        text = sentence.paragraph.text
        for token in sentence.numbers:
            behind = _BEHIND.match(text, token.end)
            end = behind.end() if behind else token.end
            strict = _AHEAD.search(text, sentence.start, token.start) is not None and _WHOLE.match(text, end) is not None
            if token.dates or not (behind or _CLUB.search(text, sentence.start, token.start)):
                continue
            if (behind and not (strict or behind["belong"] or _ALL.search(text, sentence.start, token.start))) or _MAYBE.search(
                sentence.text
            ):
                continue
            subject, period = self._subject(sentence, token), _time(sentence, token)
            if subject and period:
                sure = bool(strict or (behind and behind["belong"]) or not behind) and len(sentence.whens) > 0
                grown = _GROWN.search(text, sentence.start, token.start) is not None
                yield from self._held(subject, period, token, end, sure, grown)

    def _held(self, subject: str, period: Period, token: Token, end: int, sure: bool, grown: bool) -> Iterator[Finding]:
        """The number against a list that reaches over its time; what an alliance has grown to is how many it was after that."""
        lists = self._claims.complete_members(subject)
        held = [one for one in lists if one["first"] <= period.first and period.last <= one["last"]]
        sizes = _sizes(held[0], lists, period)[-1 if grown else 0 :] if held else range(0)
        mine = int(token.values[0])
        if not held or (mine not in sizes and not sure):
            return
        shown = f"{sizes[0]} to {sizes[-1]}" if len(sizes) > 1 else str(sizes[0])
        says = {"subject": subject, "members": mine, "date": period.text}
        note = f"{shown} members by the list of {held[0]['shown']}"
        yield Finding(token.start, end, SUPPORTED if mine in sizes else REFUTED, "member", says, note, ({**held[0], "id": subject},))

    def _subject(self, sentence: Sentence, token: Token) -> str | None:
        """The alliance that is spoken of: the last that the sentence names before the number, or the one before it."""
        named = [name for name in sentence.names if name.kind in BODIES | {"body", "group"}]
        before = [name for name in named if name.start < token.start]
        last = (before or named)[-1:]
        if last:
            return last[0].id
        return sentence.context.alliance if sentence.context.alliance and _SPOKEN_OF.search(sentence.text) else None


def _sizes(row: Row, lists: list[Row], period: Period) -> range:
    """The numbers of members that a list allows for a time, from before the first who came in it to after the last.

    When each came in is taken from the list that knows best.
    """
    known: dict[str, tuple[int, int]] = {}
    for who, first, last, _ in (name for one in lists for name in one["names"]):
        if who not in known or last - first < known[who][1] - known[who][0]:
            known[who] = first, last
    inside = [known[who] for who, _, _, until in row["names"] if until > period.first and known[who][0] <= period.last]
    return range(sum(last < period.first for _, last in inside) or len(inside), len(inside) + 1)


def _time(sentence: Sentence, token: Token) -> Period | None:
    """The date nearest to the number in its sentence, else the time that is spoken of."""
    if sentence.whens:
        near = min(sentence.whens, key=lambda when: max(when.start - token.end, token.start - when.end))
        return None if near.bound in ("since", "before", "until") else near.period
    if _NOW.search(sentence.text):
        return sentence.clock.now
    return sentence.before.period if sentence.before else None


_MEMBERS = r"(?:full )?(?:members?(?:[- ](?:states?|nations|countries))?|allies|Allies)\b"
_BEHIND = re.compile(
    rf" (?:(?P<members>{_MEMBERS})(?! (?:of (?!NATO|the alliance|it\b)|who\b|that\b|which\b))"
    r"|(?P<belong>(?:states|countries|nations|members) (?:(?:now|then|today|already) )?belong(?:ed|s)?(?: to)?\b))"
)
_AHEAD = re.compile(
    r"\b(?:ha[ds]|have|having|with|counts?|counted|numbers?|numbered|(?:grew|grown|rose|risen|rises|grows|expanded|enlarged|came|went"
    r"|membership|members|allies|brought \w+(?: \w+)?|brings \w+(?: \w+)?|bringing \w+(?: \w+)?) to|alliance of|club of|pact of"
    r"|(?:there|[Tt]hey) (?:were|are))"
    r" (?:(?:just|only|then|now|already|still) )?$"
)
_GROWN = re.compile(
    r"\b(?:(?:grew|grown|rose|risen|grows|rises|expanded|enlarged|br[oi]\w+ \w+(?: \w+){0,3}) to"
    r"|ma(?:de|kes|king) \w+ (?:an? )?(?:\w+ )?of) (?:\w+ )?$"
)
_WHOLE = re.compile(
    r"\s*(?:[.,;:()]|$|(?:at|by|then|now|today|since|when|and|after|on|until|with the|through)\b|in (?:\w+ )?[0-9]|in (?:all|total))"
)
"""What comes behind a number of all members, and does not say which."""
_ALL = re.compile(r"\b(?:the|its|all|all of the|NATO's|then|now) $")
_CLUB = re.compile(
    r"\b(?:(?:alliance|club|pact|family) of|number of (?:members|allies|member states) (?:\w+ )?(?:to|was|is|at)"
    r"|membership (?:\w+ ){0,2}(?:to|was|is|at|of)) (?:(?:just|only|then|now) )?$"
)
_MAYBE = re.compile(r"\b(?:would|will|could|should|may|might|soon|if|more than|fewer than|(?:new|former|founding|European) members)\b")
_NOW = re.compile(r"\b(?:has|have|is|are|now|today|belongs?)\b")
_SPOKEN_OF = re.compile(r"\b(?:[Aa]lliance|[Pp]act|[Mm]embers?|[Mm]embership|[Aa]llies|club|[Ii]t)\b")
