"""The numbers, the nations and the people that a draft puts in an event, held against what the event tells."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from alliancecli.factcheck.event_words import Clause
from alliancecli.factcheck.members import ORDINAL
from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.wording import stems
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise import facts
from alliancecli.recognise.numbers import UNITS
from alliancecli.recognise.token import Token


class Details:
    """What a clause says beside the date of an event."""

    def __init__(self, claims: Claims) -> None:
        self._institutions = claims.institutions

    def fit(self, event: Row, clause: Clause, settled: Sequence[tuple[int, int]] = ()) -> bool:
        """Whether an event tells of the numbers, the nations and the people that the draft puts in the clause, but for those `settled`."""
        sentence, start, end, *_ = clause
        numbers = numbers_of(event)
        for token in _counts(sentence, start, end):
            if any(a <= token.start < b for a, b in settled):
                continue
            thing = _HARDWARE.match(sentence.paragraph.text, token.end)
            if thing and not {*stems(thing[1])} & {*stems(_told(event))}:
                return False
            if token.values[0] >= 2 and f"{token.values[0]:g}" not in numbers and str(int(token.values[0])) not in numbers:
                return False
        if RESOLUTION.search(sentence.paragraph.text, start, end) and not names_resolution(event, sentence.paragraph.text[start:end]):
            return False
        if ORDINAL.search(sentence.paragraph.text, start, end) and not ORDINAL.search(event["title"]):
            return False
        return self.fit_names(event, clause)

    def fit_names(self, event: Row, clause: Clause) -> bool:
        """Whether an event tells of the nations and the people that the draft puts in the clause."""
        told = _told(event)
        for name in clause.sentence.names:
            if clause.start <= name.start < clause.end and name.kind == "state" and not self._tells_of(event, name):
                return False
            if clause.start <= name.start < clause.end and name.kind == "person" and name.text.split()[-1].lower() not in told:
                return False
        return True

    def wrong(self, event: Row, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """Where a clause has something wrong of an event that it surely means: another number of the same thing, one of several nations."""
        text, told = sentence.paragraph.text, _told(event)
        for mine in _VOTES.finditer(text, start, end):
            theirs = _VOTES.search(told)
            if theirs and mine.groups() != theirs.groups():
                return mine.span()
        for token in _counts(sentence, start, end):
            if self.tells(event, sentence, token) is False:
                return token.start, _noun(text, token.end)
        return self._exchanged(event, sentence, start, end)

    def votes(self, event: Row, sentence: Sentence, at: int) -> bool | None:
        """Whether the votes for and against that are told from a place on are those of an event; None where none are."""
        mine = _VOTES.match(sentence.paragraph.text, at)
        theirs = _VOTES.search(_told(event))
        return None if mine is None else theirs is not None and mine.groups() == theirs.groups()

    def end_of(self, sentence: Sentence, at: int) -> int:
        """Where a detail ends whose number ends at a place: behind the votes against, or behind the word that says what is counted."""
        match = _AGAINST.match(sentence.paragraph.text, at)
        return match.end() if match else at

    def tells(self, event: Row, sentence: Sentence, token: Token) -> bool | None:
        """Whether an event tells a number of the draft; False where it tells another of the same thing, None where none of it."""
        text, mine = sentence.paragraph.text, token.values[0]
        theirs = _counted(f"{event['title']} {event['summary'] or ''}")
        nouns = _nouns(text, token.end)
        around = nouns | frozenset(stems(text[max(0, token.start - 20) : token.start])[-2:])
        people = around & _PEOPLE
        if any(
            one.value == mine and (mine >= 100 or around & (one.nouns | one.before) or (people and one.nouns & _PEOPLE)) for one in theirs
        ):
            return True
        things = frozenset(stems(" ".join(_THING.findall(text[token.end : _noun(text, token.end)]))))
        things = things if len(theirs) == 1 else things - _PEOPLE
        same = {one.value for one in theirs if one.nouns & things}
        with_the_named = {one + 1 for one in same} if things & _PARTIES else set()
        return False if len(same) == 1 and mine not in {one.value for one in theirs} | with_the_named else None

    def _exchanged(self, event: Row, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """The one nation of a list that stands in the place of another of the event: `Georgia and Moldova` for Georgia and Ukraine."""
        text = sentence.paragraph.text
        states = [name for name in sentence.names if name.kind == "state" and start <= name.start < end]
        pairs = pairwise(states)
        if len(states) < 2 or not all(re.fullmatch(r",? (?:and )?", text[one.end : other.start]) for one, other in pairs):
            return None
        strange = [name for name in states if not self._tells_of(event, name)]
        listed = {one for one in event["actors"] if one in self._institutions and self._institutions[one]["kind"] == "state"}
        missing = listed - {name.id for name in states}
        alike = len(listed) == len(states) and len(strange) == len(missing) == 1
        return (strange[0].start, strange[0].end) if alike else None

    def names(self, event: Row, institution: str) -> bool:
        """Whether an event tells of an institution by one of its names."""
        one, told = self._institutions[institution], _told(event)
        return any(re.search(rf"\b{re.escape(word.lower())}\b", told) for word in (one["name"], *one["acronyms"], *one["aliases"]))

    def _tells_of(self, event: Row, name: Named) -> bool:
        """Whether an event is one of a nation, is in its land, or tells of it by any of its names."""
        one, told = self._institutions[name.id], _told(event)
        words = (one["name"], *one["acronyms"], *one["aliases"], name.text, name.text.rstrip("s"))
        there = any(place.replace("-", " ") in one["name"].lower() for place in event["theatres"])
        return there or name.id in event["actors"] or name.id in event["institutions"] or any(word.lower() in told for word in words)


def names_resolution(event: Row, clause: str) -> bool:
    """Whether a clause names a resolution by number that an event is, or tells of."""
    told = f"{event['id']} {event['title'] if event['kind'] == 'resolution' else _told(event)}"
    return any(re.search(rf"\b{match[1]}\b", told) for match in RESOLUTION.finditer(clause))


def tells_of_losses(event: Row) -> bool:
    """Whether an event tells of the dead or the wounded."""
    return _LOSSES.search(_told(event)) is not None


def numbers_of(event: Row) -> set[str]:
    """The numbers that an event tells, as digits."""
    told = _told(event)
    return {word.replace(",", "") for word in re.findall(r"[0-9][0-9,]*", told)} | {
        str(n) for word, n in UNITS.items() if word in told.split()
    }


def _told(event: Row) -> str:
    return f"{event['title']} {event['summary'] or ''}".lower()


class _Count(NamedTuple):
    """A number in an event, with the stems of the words behind it, which say what it counts, and of those before it."""

    value: float
    nouns: frozenset[str]
    before: frozenset[str]


@lru_cache(maxsize=2_000)
def _counted(told: str) -> list[_Count]:
    """What an event counts."""
    return [
        _Count(token.values[0], _nouns(told, token.end), frozenset(stems(told[max(0, token.start - 20) : token.start])[-2:]))
        for token in facts.find(told)
        if token.values and not token.dates and not token.named
    ]


def _nouns(text: str, at: int) -> frozenset[str]:
    """The stems of the few words behind a number."""
    return frozenset(stems(text[at : _noun(text, at)]))


def _noun(text: str, at: int) -> int:
    """Where the few words behind a number end that may say what it counts."""
    match = _BEHIND.match(text, at)
    return match.end() if match else at


def _counts(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The numbers of a clause that count something, and no time."""
    return [
        token
        for token in sentence.numbers
        if start <= token.start < end
        and not token.dates
        and not any(one.start <= token.start < one.end for one in sentence.whens)
        and not (token.values[0] == 2 and sentence.paragraph.text[: token.start].lower().endswith("the "))
        and not _TIME.match(sentence.paragraph.text, token.end)
    ]


_HARDWARE = re.compile(
    r" (?:\w+ )?((?:helicopter|aircraft|ship|warship|tank|rifle|pistol|vehicle|plane|jet|missile|battalion|brigade|division|base)s?)\b"
)
"""What is no soldier and may be counted beside them: an event must tell of it."""
RESOLUTION = re.compile(r"\b(?:[Rr]esolution|Res\.?|UNSCR|SCR) (?:\d+ \()?(\d{3,4})\b")
"""What names a resolution by its number."""
_BEHIND = re.compile(
    r"(?: of (?:the|its|their|[A-Z][\w-]*'s)(?= ))?"
    r"(?: (?!and\b|over\b|on\b|near\b|into\b|to\b|in\b|at\b|of\b|by\b|with\b|from\b)[A-Za-z][\w'-]*){0,3}"
)
_THING = re.compile(r"\b(?:[a-z][\w-]*|[\w-]+s)\b")
"""A word that is no name: `Galebs`, not `Bremer`."""
_PEOPLE: Final = frozenset(stems("soldiers troops peacekeepers men people personnel votes members"))
"""What many numbers of an event may count."""
_PARTIES: Final = frozenset(stems("states nations countries"))
"""Who takes part is counted with or without those who are named: seven states and the Soviet Union are eight."""
_TIME = re.compile(r" (?:years?|months?|weeks?|days?|hours?) (?:later|after|before|earlier|ago|on)\b|[ -](?:o'clock|GMT)\b")
_LOSSES = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[sd]?|dying|los(?:es?|t|ses)|fall(?:en)?|fell|lives|casualt\w+|fatal\w+|victims?|massacre\w*|murder\w*|shot"
    r"|wound\w*|injur\w*|hurt|bomb\w*|crash\w*|attack\w*|toll|ambush\w*|drown\w*|perish\w*)\b"
)
_AGAINST = re.compile(r"(?: votes)? to \d+\b")
_VOTES = re.compile(r"\b(\d+)(?: votes)? to (\d+)\b")
