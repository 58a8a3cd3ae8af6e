"""Who held an office, from when, until when and after whom, as a draft has it."""

import re
from collections.abc import Iterator
from typing import Any

from alliancecli.factcheck.edges import CHOSEN, OPEN, begun, ended, is_far, sharpest, shown
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Named, plain_name
from alliancecli.factcheck.offices import Offices
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.successions import Successions
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Holders:
    """Checks sentences against who held the offices of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self._offices = claims, Offices(claims)
        self._successions = Successions(self._offices)
        self._tenures = self._offices.tenures

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of who held which office by a sentence."""
        people = [
            name
            for name in sentence.names
            if name.kind == "person" and not sentence.paragraph.text[sentence.start : name.start].endswith(("the ", "The "))
        ]
        if not people:
            return
        used: set[int] = set()
        for finding, persons in self._successions.check(sentence, people):
            used |= persons
            yield finding
        for person in people:
            if person.start in used:
                continue
            who = person.id
            office = self._offices.spoken_of(sentence, who)
            held = office and (self._first(sentence, person, who, office) or self._tenure(sentence, person, who, office, people))
            if office and held:
                self._offices.last = office
                yield held

    def _first(self, sentence: Sentence, person: Named, who: str, office: str) -> Finding | None:
        """Whether someone was the first in an office."""
        text = sentence.paragraph.text
        match = _FIRST.match(text, person.end)
        ahead = None if match else _FIRST_BEFORE.search(text, max(sentence.start, person.start - 60), person.start)
        began = [(period.first, row) for row in self.claims.holders if row["subject"] == office and (period := begun(row))]
        if not (match or ahead) or not began:
            return None
        start, end = (ahead.start(), person.end) if ahead else (person.start, match.end() if match else person.end)
        row = min(began, key=lambda one: one[0])[1]
        life = self.claims.institutions[office]["life_first"]
        if plain_name(row["name"]) == who:
            return Finding(start, end, SUPPORTED, "holder", _says(office, who, "first"), shown([row]), (row,))
        sure = life > -(10**9) and row["first"] - life < 10_000
        return Finding(start, end, REFUTED if sure else UNKNOWN, "holder", _says(office, who, "first"), shown([row]), (row,))

    def _tenure(self, sentence: Sentence, person: Named, who: str, office: str, people: list[Named]) -> Finding | None:
        """Whether a person held an office from, until or at the date beside the name."""
        text = sentence.paragraph.text
        others = [name for name in people if name.start > person.start]
        until = others[0].start if others else sentence.end
        window = text[person.end : until]
        whens = [when for when in sentence.whens if person.end <= when.start < until] or [
            when
            for when in sentence.whens
            if when.end <= person.start
            and not any(when.end <= name.start < person.start for name in people)
            and not _NEW_CLAUSE.search(text[when.end : person.start])
        ][-1:]
        rows = self._tenures.get((office, who), [])
        when = whens[0] if whens else None
        own = re.split(r"\b(?:when|while|as)\b", window)[0]  # what began then is not the term of office
        near = text[person.end : when.start] if when and when.start > person.end else own
        near = near if len(near) < len(own) and (_STARTED.search(near) or _OVER.search(near)) else own
        started, over = _STARTED.search(near), _OVER.search(near)
        end = when.end if when and when.start > person.end else person.end
        word = re.search(r"(?:[Ss]ecretary[- ][Gg]eneral|command\w*|COMISAF|SACEUR|chair\w*|head\w*|led|served?|stands? in)", window)
        start = person.start
        if when and when.end <= person.start and person.start - when.end < 40:
            start = when.start
        if word and when and person.end + word.start() < when.start:
            start = person.end + word.start() if when.start > person.end else person.start
        if when is None:
            if (
                not word
                and not re.search(
                    r"[Ss]ecretary[- ][Gg]eneral|[Cc]ommander|SACEUR|COMISAF", text[max(sentence.start, person.start - 40) : person.start]
                )
                and not re.search(r"\b[Hh]is deputy,? $", text[max(sentence.start, person.start - 20) : person.start])
            ):
                return None
            now = sentence.clock.now
            if now is None:
                return None
            when, started, over = When(person.start, person.end, now), None, None
            if re.search(r"\b(?:former|ex-|later|then|was|had|future|designate)\b", text[max(sentence.start, person.start - 40) : until]):
                return None
            end = person.end + (word.end() if word else 0)
        says = _says(office, who, when.period.text)
        period = when.period
        holders = [row for row in self.claims.holders if row["subject"] == office]
        if not holders:
            return None
        if not (started or over or word or _OFFICE.search(sentence.text) or any(name.kind == "position" for name in sentence.names)):
            return None
        since = when.bound in ("since",) or (started and not over)
        ends = when.bound == "until" or (over and not since)
        spans = [(begun(row), ended(row), row) for row in rows]
        if since or ends:
            edges = [(edge, row) for one, other, row in spans if (edge := one if since else other)]
            known = sharpest(edges, period) or edges
            fitting = [row for edge, row in known if edge and edge.meets(*period) and (edge.days <= 31 or period.days > 3)]
            second = [
                when
                for when in whens[1:]
                if when.bound == "until" or re.search(r"(?:until|to|till|-)\s*$", text[max(0, when.start - 8) : when.start])
            ]
            if fitting and since and second:
                closing = [(other, row) for _, other, row in spans if other]
                if any(other and other.meets(*second[0].period) for other, _ in closing):
                    return Finding(start, second[0].end, SUPPORTED, "holder", says, shown(fitting), tuple(fitting[:2]))
                if closing and all(other and is_far(other, second[0].period) for other, _ in closing):
                    return Finding(
                        start,
                        second[0].end,
                        REFUTED,
                        "holder",
                        says,
                        shown([row for _, row in closing]),
                        tuple(row for _, row in closing[:3]),
                    )
                return Finding(start, second[0].end, UNKNOWN, "holder", says, shown(fitting), tuple(fitting[:1]))
            if fitting:
                return Finding(start, end, SUPPORTED, "holder", says, shown(fitting), tuple(fitting[:2]))
            if event := self._appointment(who, period):
                return Finding(start, end, SUPPORTED, "holder", says, f"{event['title']} ({event['shown']})", (event,))
            if (
                known
                and all(edge and is_far(edge, period) for edge, _ in known)
                and not re.search(CHOSEN, text[sentence.start : sentence.end])
            ):
                return Finding(start, end, REFUTED, "holder", says, shown([row for _, row in known]), tuple(row for _, row in known[:3]))
        covering = [
            row
            for one, other, row in spans
            if one and one.first <= period.last and (other or (one and Period(OPEN, OPEN))).last >= period.first
        ]
        if not (since or ends):
            held = [row for row in covering if ended(row) or begun(row)]
            latest = self._offices.successor_after(office, who)
            if held and (latest is None or latest >= period.first):
                return Finding(start, end, SUPPORTED, "holder", says, shown(held), tuple(held[:2]))
        closed = [row for one, other, row in spans if one and other]
        if closed and len(closed) == len(spans) and not covering and not (since or ends) and not re.search(CHOSEN, sentence.text):
            away = all(is_far(one, period) and is_far(other, period) for one, other, _ in spans if one and other)
            if away:
                return Finding(start, end, REFUTED, "holder", says, shown(closed), tuple(closed[:3]))
        rivals = [] if re.search(CHOSEN, text[sentence.start : sentence.end]) else self._offices.sure_holders(office, period)
        if rivals and not covering and all(plain_name(row["name"]) != who for row in rivals) and period.days <= 366:
            outside = [row for one, other, row in spans if one or other]
            if period.days <= 62 or not outside:
                names = ", ".join(dict.fromkeys(row["name"] for row in rivals))
                return Finding(start, end, REFUTED, "holder", says, f"{names}: {shown(rivals)}", (*rivals[:2], *outside[:1]))
        return Finding(start, end, UNKNOWN, "holder", says, shown(rows[:2]) or "no such holder on record", tuple(rows[:2]))

    def _appointment(self, who: str, period: Period) -> Row | None:
        """The event of that time that tells of someone and an office."""
        surname = who.split()[-1]
        return next(
            (
                one
                for one in self.claims.events
                if surname in one["title"] and period.meets(one["first"], one["last"]) and _STARTED.search(one["title"])
            ),
            None,
        )


def _says(office: str, person: str, date: str) -> dict[str, Any]:
    return {"subject": office, "holder": person, "date": date}


_FIRST = re.compile(
    r"\s+(?:was|became|is) (?:the |its |NATO's )?(?:very )?first (?:\w+ ){0,3}(?:commander|secretary[- ]general|SACEUR|head|chair\w*)",
    re.IGNORECASE,
)
_FIRST_BEFORE = re.compile(
    r"\bfirst (?:commanded|led|headed) by (?:[A-Z][\w.]*[ ,]+){0,3}$"
    r"|\b(?:[Ii]ts|[Tt]he|NATO's) (?:very )?first (?:commander|[Ss]ecretary[- ][Gg]eneral|SACEUR|head|chair\w*)(?:,| was| had been)"
    r" (?:(?:[A-Z][\w.]*|an? \w+|the)[ ,]+){0,4}$"
)
_OFFICE = re.compile(r"\b(?:[Ss]ecretar\w+[- ][Gg]eneral|[Cc]ommand\w*|[Cc]hair\w*|SACEUR|COMISAF|[Dd]eputy|office|post|in charge)\b")
_STARTED = re.compile(
    r"\b(?:became|becomes|takes (?:office|over|command|up|the)|assumes|came in|comes in|followed|appointed"
    r"|took (?:office|over|command|up|the)|assumed|sworn|since|named|elected|started|began|succeeded|replaced)\b"
)
_OVER = re.compile(r"\b(?:bowed out|until|till|left|stepped down|resigned|retired|handed over|relinquished|ended|died|gave up)\b")
_NEW_CLAUSE = re.compile(r"[;:]|,? (?:and|but|while|whereas)\b")
