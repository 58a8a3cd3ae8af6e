"""The events of a record by their words: how much each has of a clause."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from alliancecli.factcheck.event_times import edge_told, has_edges
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.wording import stems
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims

_ON = re.compile(r"(?:\b(?:on|in|In|On|at|At)(?: the)?|\bof|,|:)\s*$")


class Clause(NamedTuple):
    """A clause of a sentence, `text[start:end]`, its date and its text without it; the stems of its own words and of those around it.

    What is `settled` in it are other statements, whose numbers are no details of what happened.
    """

    sentence: Sentence
    start: int
    end: int
    when: When
    clause: str
    own: frozenset[str]
    wider: frozenset[str]
    settled: tuple[tuple[int, int], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the date is one on which something happened, and no bound."""
        when, text = self.when, self.sentence.paragraph.text
        on = _ON.search(text, max(0, when.start - 12), when.start) or text[when.start :].startswith("on ")
        return when.bound == "" and (when.start - self.sentence.start < 6 or bool(on))


class Wording(NamedTuple):
    """The stems of an event: all, those of its title, of these what is no name, and what comes before its topic; the title's weight."""

    words: frozenset[str]
    title: frozenset[str]
    deeds: frozenset[str]
    head: frozenset[str]
    weight: float

    def is_topic(self, words: frozenset[str]) -> bool:
        """Whether of a title words have only what it is about."""
        return bool(words & self.title) and not words & self.head


_TOPIC = re.compile(r" (?:on|about|condemns?|discuss(?:es)?) .*")
"""What a title has after its own deed: the invasion on which leaders meet is another event."""


class Scored(NamedTuple):
    """How much an event has of the words of a clause: the weight of those, the part of all, and how many."""

    points: float
    likeness: float
    number: int
    common: int
    event: Row
    wording: Wording

    @property
    def length(self) -> int:
        """How long the event lasts, as numbers of days differ: 10,000 is a year."""
        return int(self.event["last"] - self.event["first"])

    @property
    def strength(self) -> float:
        """How surely the clause speaks of the event."""
        return self.points * self.likeness

    def is_outshone(self, strength: float) -> bool:
        """Whether an event of no month of its own is spoken of far less surely than another."""
        return self.strength < 0.5 * strength and self.length > 100


class EventWords:
    """The words of events, and how much each tells them apart."""

    def __init__(self, claims: Claims) -> None:
        self._claims, self._events = claims, claims.events
        wordings: list[tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]] = []
        self._by_word: dict[str, list[int]] = {}
        known = claims.institutions
        spread: Counter[str] = Counter()
        self._common: set[str] = set()
        for number, event in enumerate(self._events):
            involved = " ".join(
                " ".join(
                    (
                        known[one]["name"],
                        *known[one]["acronyms"],
                        (known[one]["summary"] or "") if known[one]["kind"] == "operation" else "",
                    )
                )
                for one in (*event["institutions"], *event["actors"])
                if one in known and one != "nato"
            )
            title, deeds = frozenset(stems(event["title"])), " ".join(word for word in event["title"].split() if word[0].islower())
            words = title | frozenset(stems(f"{event['summary'] or ''} {involved} {' '.join((*event['theatres'], *event['tags']))}"))
            wordings.append((words, title, frozenset(stems(deeds)), frozenset(stems(_TOPIC.sub("", event["title"])))))
            self._common.update(re.findall(r"\b[a-z]+", f"{event['title']} {event['summary'] or ''}"))
            for word in words:
                self._by_word.setdefault(word, []).append(number)
            spread.update(words)
        self._lasting = {number for number, event in enumerate(self._events) if has_edges(event)}
        total = len(self._events) + 1
        self._weight = weight = {word: log(total / (1 + count)) for word, count in spread.items()}
        self._wordings = [Wording(*one, sum(weight.get(word, 0.0) for word in one[1]) or 1.0) for one in wordings]

    def clause(self, sentence: Sentence, start: int, end: int, when: When, clause: str) -> Clause:
        """The clause of a sentence, `text[start:end]`, with its words; `clause` is its text without its date."""
        return Clause(sentence, start, end, when, clause, frozenset(self._own(sentence, start, end, clause)), self._wider(sentence))

    def is_common(self, word: str) -> bool:
        """Whether events have a word without a capital: at the head of a sentence it is then no name."""
        return word.lower() in self._common

    def knows(self, stem: str) -> bool:
        """Whether any event has a stem."""
        return stem in self._weight

    def weight(self, words: Iterable[str]) -> float:
        """How much words tell events apart, all together."""
        return sum(self._weight.get(word, 4.0) for word in words)

    def _own(self, sentence: Sentence, start: int, end: int, clause: str) -> list[str]:
        """The stems of a clause and of what it names."""
        known = self._claims.institutions
        named = [known[name.id]["name"] for name in sentence.names if name.id in known and start <= name.start < end]
        return stems(f"{clause} {' '.join(named)}")

    def _wider(self, sentence: Sentence) -> frozenset[str]:
        """The stems of the whole sentence and of the force that was spoken of."""
        force = self._claims.institutions.get(sentence.context.force or sentence.context.topic or "")
        about = f"{force['name']} {' '.join((*force['acronyms'], *force['theatres']))}" if force else ""
        return frozenset(stems(f"{sentence.text} {about}"))

    def scored(self, told: Clause, then: Period | None = None) -> list[Scored]:
        """The events that have words of a clause, those with the weightiest first; of one time only, if `then` is given."""
        weigh, found = self._weight, []
        total = self.weight(told.own) or 1.0
        around, both = told.wider - told.own, told.wider | told.own
        for number in {number for word in told.own if weigh.get(word, 0) > 1.5 for number in self._by_word.get(word, ())}:
            one, event = self._wordings[number], self._events[number]
            if then and not then.meets(event["first"], event["last"]):
                continue
            if number in self._lasting:
                event = edge_told(event, told.clause)
            common = told.own & one.words
            got = sum(weigh[word] for word in common)
            extra = sum(weigh[word] for word in around & one.words)
            of_title = sum(weigh.get(word, 0) for word in one.title & both)
            likeness = got / total * 0.5 + of_title / one.weight * 0.5
            found.append(Scored(got + 0.4 * extra, likeness, number, len(common), event, one))
        return sorted(found, key=lambda one: (one.points, one.likeness, one.number), reverse=True)
