"""Names in a clause of a draft that an event does not tell: who opens a centre in Riga tells of another than one in Bydgoszcz."""

import re
from collections.abc import Collection
from difflib import SequenceMatcher
from typing import Final

from alliancecli.dates.edtf import LONG_MONTHS
from alliancecli.factcheck.calendar import WEEKDAYS
from alliancecli.factcheck.details import Details
from alliancecli.factcheck.event_words import Clause, EventWords, Scored
from alliancecli.factcheck.naming import BODIES, Named
from alliancecli.factcheck.wording import stems
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Strange:
    """Says whether a clause names what an event does not."""

    def __init__(self, claims: Claims, words: EventWords, details: Details) -> None:
        self._words, self._details = words, details
        self._institutions = claims.institutions

    def names(self, told: Clause, one: Scored) -> list[str]:
        """The capitalised words of a clause that are no word of an event and no name of what it is about.

        Nations and people are held against it elsewhere (`Details.fit_names`). Of a name of several words the last must be told, and
        those that the record has of something else: `Baltic Sentry` is no Eastern Sentry.
        """
        if told.sentence.paragraph.kind == "heading":
            return []
        bodies = (name for name in self._bodies(told) if not self._is_of(one.event, name))
        found = [name.text for name in (*bodies, *self._doer(told, one.event))]
        text = told.sentence.paragraph.text
        for run in _RUN.finditer(text, told.start, told.end):
            words = self._of_name(told, one, run)
            whole = text.endswith("the ", 0, run.start())  # nobody's first name
            for n, word in enumerate(words, 1):
                stem = next(iter(stems(word)), "")
                if stem and (whole or n == len(words) or self._words.knows(stem)) and not _is_told(stem, one):
                    found.append(word)
        return found

    def _of_name(self, told: Clause, one: Scored, run: re.Match[str]) -> list[str]:
        """The words of a run with capitals that name someone or something: no rank, no date, no word with which a sentence just begins."""
        text = told.sentence.paragraph.text
        words = [word for word in _WORD.finditer(text, *run.span()) if word[0].lower() not in _GENERAL]
        words = [word for word in words if not self._is_settled(told, one, word.start())]
        if words and words[0].start() == told.sentence.start and (self._words.is_common(words[0][0]) or _LEADS.match(text, words[0].end())):
            words = words[1:]
        return [word[0] for word in words]

    def is_of_all(self, told: Clause, event: Row) -> bool:
        """Whether an event is one of every body that a clause names, and if it is one of nations, of every nation."""
        fits = not self._has(event, {"state"}) or self._details.fit_names(event, told)
        return fits and all(self._is_of(event, name) for name in self._bodies(told))

    def _doer(self, told: Clause, event: Row) -> list[Named]:
        """The nation with which a clause begins, or `it`, where others did what the event tells: `Greece invaded Cyprus`."""
        states = [name for name in told.sentence.names if name.kind == "state" and told.start <= name.start < told.end]
        others = [one for one in event["actors"] if one in self._institutions and self._institutions[one]["kind"] == "state"]
        leads = states[:1] if states and states[0].start - told.start < 5 else []
        said = _PRONOUN.match(told.sentence.paragraph.text, told.start)
        if said and not states and others and told.sentence.context.nations and not {*told.sentence.context.nations} & {*others}:
            return [Named(*said.span(), said[0], told.sentence.context.nations[0], "state")]
        leads = [name for name in leads if name.text not in event["title"]]
        passive = leads and _IS.match(told.sentence.paragraph.text, leads[0].end)
        return [] if passive or not others or {name.id for name in states} & set(others) else leads

    def _is_settled(self, told: Clause, one: Scored, at: int) -> bool:
        """Whether a place in the text is part of the date, of a nation or a person, or of a name of what the event is about."""
        if told.when.start <= at < told.when.end:
            return True
        name = next((name for name in told.sentence.names if name.start <= at < name.end), None)
        if name is None:
            return False
        return name.kind in ("state", "person") or self._is_of(one.event, name)

    def _is_of(self, event: Row, name: Named) -> bool:
        """Whether an event is one of what a name means, tells of it, or is of the day on which that began or ended.

        One that has no organisation may be any alliance's.
        """
        own, one = {*event["institutions"], *event["actors"]}, self._institutions[name.id]
        if name.id in own or self._details.names(event, name.id):
            return True
        if any(event["first"] <= edge <= event["last"] for edge in (one["life_first"], one["life_last"])):
            return True
        return name.kind in _ORGANISED and not self._has(event, _ORGANISED)

    def _has(self, event: Row, kinds: Collection[str]) -> bool:
        """Whether an event is one of an institution of certain kinds."""
        own = (*event["institutions"], *event["actors"])
        return any(self._institutions[one]["kind"] in kinds for one in own if one in self._institutions)

    def _bodies(self, told: Clause) -> list[Named]:
        """The alliances, organisations and forces that a clause names; `the mission in Bosnia` is none of these."""
        names = (name for name in told.sentence.names if told.start <= name.start < told.end)
        return [name for name in names if name.kind in BODIES and name.text[0].isupper()]


def _is_told(stem: str, one: Scored) -> bool:
    """Whether an event has a word, or one that is spelt nearly like it: Gadhafi for Gaddafi."""
    if stem in one.wording.words:
        return True
    return any(
        stem[0] == other[0] and len(other) > 4 and SequenceMatcher(None, stem, other).ratio() >= ALIKE for other in one.wording.words
    )


_ORGANISED: Final = frozenset(("alliance", "organisation"))
ALIKE: Final = 0.8
"""How much two spellings of a name share."""

_PRONOUN = re.compile(r"(?:It|The country)\b")
_IS = re.compile(r" (?:is|are|was|were|has|have|had)\b")
_RUN = re.compile(r"\b[A-ZÀ-ÞŠŽČ][\w'-]*(?: [A-ZÀ-ÞŠŽČ][\w'-]*)*")
_WORD = re.compile(r"[\w'-]+")
_LEADS = re.compile(r" (?:in|on|at|of|from|to|for|by|with|as|and|the|an?|that|this|these|those|his|her|its|their)\b")
"""What stands behind a word with which a sentence begins, and seldom behind a name: `Back in 2017`."""
_RANKS = "general admiral colonel major lieutenant brigadier captain marshal gen adm col maj lt brig capt cdr sgt"
_TITLES = "lord sir mr mrs ms dr prof st king pope emperor president prime minister ministers secretary chancellor commander ambassador"
_BODIES = (
    "committee commission council assembly union alliance allies ally federal republic government parliament congress state states summit"
)
_THINGS = "resolution treaty agreement operation mission force command article"
_GENERAL: Final = frozenset((*LONG_MONTHS, *map(str.lower, WEEKDAYS), *f"{_RANKS} {_TITLES} {_BODIES} {_THINGS}".split()))
"""Words with a capital that name nobody: what is called so stands beside them."""
