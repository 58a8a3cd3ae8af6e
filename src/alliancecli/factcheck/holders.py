"""Who held an office, from when, until when and after whom, as a draft has it."""

import re
from collections.abc import Iterator
from typing import Any

from alliancecli.factcheck.edges import CHOSEN, OPEN, begun, ended, is_far, sharpest, shown
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.moments import Period, When
from alliancecli.factcheck.offices import Offices
from alliancecli.factcheck.reading import Named, Sentence, plain_name
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Holders:
    """Checks sentences against who held the offices of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self._offices = claims, Offices(claims)
        self._tenures = self._offices.tenures

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of who held which office by a sentence."""
        people = [
            name
            for name in sentence.names
            if name.kind == "person" and not sentence.paragraph.text[sentence.start : name.start].endswith(("the ", "The "))
        ]
        if not people and not (sentence.person and _FOLLOWED.search(sentence.text)):
            return
        text = sentence.paragraph.text
        used: set[int] = set()
        for match in _AFTER_HIM.finditer(text, sentence.start, sentence.end):
            before = [name for name in people if name.end <= match.start() and match.start() - name.end < 12]
            if not before or not sentence.person or sentence.person == before[-1].id:
                continue
            office = self._offices.spoken_of(sentence, before[-1].id)
            if finding := self._succession(before[-1].start, match.end(), office, before[-1].id, sentence.person):
                yield finding
                used.add(before[-1].start)
        for match in _FOLLOWED.finditer(text, sentence.start, sentence.end):
            before = [name for name in people if name.end <= match.start()]
            behind = [name for name in people if name.start >= match.end() and name.start - match.end() < 60]
            if not behind or re.match(r"\s*(?:us|them|him|her|me|it|you)\b", text[match.end() :]):
                continue
            one = before[-1].id if before else sentence.person
            other = behind[0].id
            if not one or one == other:
                continue
            passive = match["passive"] is not None
            later, earlier = (other, one) if passive else (one, other)
            office = self._offices.spoken_of(sentence, later)
            both = {subject for subject, name in self._tenures if name == later} & {
                subject for subject, name in self._tenures if name == earlier
            }
            if office not in both and len(both) == 1:
                office = next(iter(both))
            if finding := self._succession(match.start(), behind[0].end, office, later, earlier):
                used.add(behind[0].start)
                whens = [
                    when
                    for when in sentence.whens
                    if behind[0].end <= when.start and re.fullmatch(r"\s*(?:on|in|at)?\s*", text[behind[0].end : when.start])
                ]
                dated = office and whens and not any(name.start > behind[0].end for name in people)
                edge = self._edge(office, later, whens[0]) if office and dated else None
                if edge:
                    used |= {name.start for name in before[-1:]}
                    yield edge
                if not edge or edge.verdict == SUPPORTED or finding.verdict == REFUTED:  # else it is not so as it is said
                    yield finding
        for person in people:
            if person.start in used:
                continue
            who = person.id
            office = self._offices.spoken_of(sentence, who)
            if office and (finding := self._first(sentence, person, who, office) or self._tenure(sentence, person, who, office, people)):
                self._offices.last = office
                yield finding

    def _succession(self, start: int, end: int, office: str | None, later: str, earlier: str) -> Finding | None:
        if office is None:
            return None
        says = _says(office, later, "follows " + earlier)
        mine = self._tenures.get((office, later), [])
        starts = [period for row in mine if (period := begun(row))]
        if not mine or not starts:
            return Finding(start, end, UNKNOWN, "holder", says, "nothing on record about just that succession", tuple(mine[:1]))
        first = min(period.first for period in starts)
        widest = max(period.last for period in starts)
        others = [(name, rows) for (subject, name), rows in self._tenures.items() if subject == office and name != later]
        before = []
        for name, rows in others:
            began = [period for row in rows if (period := begun(row))]
            over = [period for row in rows if (period := ended(row))]
            beginning = min((period.first for period in began), default=None)
            ending = max((period.last for period in over), default=None)
            if (beginning is not None and beginning < first) or (beginning is None and ending is not None and ending <= widest + 600):
                before.append((beginning or 0, ending, name, rows))
        direct = [
            one
            for one in before
            if any(period.first <= widest + 100 and period.last >= first - 200 for row in one[3] if (period := ended(row)))
        ]
        latest = max(before, key=lambda one: one[0]) if before else None
        if any(one[2] == earlier for one in direct) or (latest and latest[2] == earlier):
            rows = next(one[3] for one in before if one[2] == earlier)
            return Finding(start, end, SUPPORTED, "holder", says, f"{earlier} until {rows[0]['shown']}", (mine[0], *rows[:2]))
        mine_began = [period for row in self._tenures.get((office, earlier), []) if (period := begun(row))]
        if mine_began and all(period.first > widest for period in mine_began):
            rows = self._tenures[(office, earlier)]
            return Finding(start, end, REFUTED, "holder", says, f"{earlier} came later: {shown(rows)}", (mine[0], *rows[:2]))
        if direct and latest and all(not _acting(one[3]) for one in direct):
            names = ", ".join(dict.fromkeys(one[2] for one in direct))
            rows = [row for one in direct for row in one[3]]
            return Finding(start, end, REFUTED, "holder", says, f"before {later} came {names}", (mine[0], *rows[:3]))
        return Finding(start, end, UNKNOWN, "holder", says, "the record has a gap before", (mine[0],))

    def _first(self, sentence: Sentence, person: Named, who: str, office: str) -> Finding | None:
        """Whether someone was the first in an office."""
        match = _FIRST.match(sentence.paragraph.text, person.end)
        began = [(period.first, row) for row in self.claims.holders if row["subject"] == office and (period := begun(row))]
        if not match or not began:
            return None
        row = min(began, key=lambda one: one[0])[1]
        life = self.claims.institutions[office]["life_first"]
        if plain_name(row["name"]) == who:
            return Finding(person.start, match.end(), SUPPORTED, "holder", _says(office, who, "first"), shown([row]), (row,))
        sure = life > -(10**9) and row["first"] - life < 10_000
        return Finding(person.start, match.end(), REFUTED if sure else UNKNOWN, "holder", _says(office, who, "first"), shown([row]), (row,))

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

    def _edge(self, office: str, who: str, when: When) -> Finding:
        """Whether a term of office began on the date of a succession."""
        rows = self._tenures.get((office, who), [])
        known = sharpest([(edge, row) for row in rows if (edge := begun(row))], when.period)
        fitting = [row for edge, row in known if edge.meets(*when.period)]
        far = bool(known) and all(is_far(edge, when.period) for edge, _ in known)
        verdict = SUPPORTED if fitting else REFUTED if far else UNKNOWN
        return Finding(
            when.start,
            when.end,
            verdict,
            "holder",
            _says(office, who, when.period.text),
            shown(fitting or rows),
            tuple((fitting or rows)[:2]),
        )


def _says(office: str, person: str, date: str) -> dict[str, Any]:
    return {"subject": office, "holder": person, "date": date}


def _acting(rows: list[Row]) -> bool:
    return any(re.search("acting|interim|second", f"{row.get('office')} {row.get('change')}") for row in rows)


_FIRST = re.compile(
    r"\s+(?:was|became|is) (?:the |its |NATO's )?(?:very )?first (?:\w+ ){0,3}(?:commander|secretary[- ]general|SACEUR|head|chair\w*)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:[Ss]ecretar\w+[- ][Gg]eneral|[Cc]ommand\w*|[Cc]hair\w*|SACEUR|COMISAF|[Dd]eputy|office|post|in charge)\b")
_STARTED = re.compile(
    r"\b(?:became|becomes|takes (?:office|over|command|up|the)|assumes|came in|comes in|followed|appointed"
    r"|took (?:office|over|command|up|the)|assumed|sworn|since|named|elected|started|began|succeeded|replaced)\b"
)
_OVER = re.compile(r"\b(?:bowed out|until|till|left|stepped down|resigned|retired|handed over|relinquished|ended|died|gave up)\b")
_NEW_CLAUSE = re.compile(r"[;:]|,? (?:and|but|while|whereas)\b")
_AFTER_HIM = re.compile(r"\b(?:follow|succeed|reliev|replac)ed (?:him|her)\b")
_FOLLOWED = re.compile(
    r"\b(?:(?P<passive>(?:was|were|is|been)? ?(?:succeeded by|replaced by|followed by)|handed (?:over )?(?:command "
    r"|the post |it )?(?:over )?to|made way for|gave way to)"
    r"|t(?:ook|aken) over(?: \w+){0,3} from|took command(?: of \w+)? from|taking over from|succeed(?:s|ed|ing)"
    r"|successor (?:of|to)|replac(?:es|ed|ing)|predecessor (?:was|is|had been),?|follow(?:s|ed|ing)(?= (?:[A-Z]"
    r"|the [A-Z]|Lord))|in succession to|relieved|got it from|inherited (?:it|the (?:post|job|office)) from)"
)
