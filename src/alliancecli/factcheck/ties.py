"""Who held an office, who belonged to what, what came from what and when it began and ended, as a draft has it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from alliancecli.dates import day_number, ends, numbered_day, ordinal, parse
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.moments import Period, When
from alliancecli.factcheck.reading import FORCES, Named, Sentence, plain_name
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.numbers import ORDINALS

OPEN = 10**14


def begun(row: Row) -> Period | None:
    """The first day of a relation as its date gives it, as a period; None where it has no beginning."""
    return _end(row, 0)


def ended(row: Row) -> Period | None:
    """The last day, likewise."""
    return _end(row, 1)


def _end(row: Row, which: int) -> Period | None:
    if not row["date"] or ("/" not in row["date"] and which and row["relation"] != "life"):
        return None
    return _edges(row["date"])[which]


@lru_cache(maxsize=4_000)
def _edges(date: str) -> tuple[Period | None, Period | None]:
    """The first and the last date of a date in EDTF, each as a period."""
    first, last = ends(parse(date))
    return first and Period(day_number(first.min, 0), day_number(first.max, 0)), last and Period(
        day_number(last.min, 0), day_number(last.max, 0)
    )


@lru_cache(maxsize=4_000)
def _whole(date: str) -> Period:
    """A date in EDTF as a period."""
    read = parse(date)
    return Period(day_number(read.min, -OPEN), day_number(read.max, OPEN))


def _best(whens: list[When], start: int, end: int, *, behind: bool = True) -> When | None:
    """The date nearest to what was said at [start, end], those behind it first."""
    after = [when for when in whens if when.start >= start]
    before = [when for when in whens if when.end <= start]
    if after and after[0].start - end < 90:
        return after[0]
    return before[-1] if before else (after[0] if after else None)


class Ties:
    """Checks sentences against the relations of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._offices: dict[str, str] = {}
        for one in claims.institutions.values():
            if one["kind"] == "position" and one["parent"]:
                self._offices[one["id"]] = one["parent"]
        self._last: str | None = None
        self.tenures: dict[tuple[str, str], list[Row]] = {}
        for row in claims.holders:
            self.tenures.setdefault((row["subject"], plain_name(row["name"])), []).append(row)

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of the ties that a sentence states."""
        yield from self._holders(sentence)
        yield from self._members(sentence)
        yield from self._lineage(sentence)
        yield from self._lives(sentence)

    # Offices

    def _office(self, sentence: Sentence, person: str) -> str | None:
        """The office that a sentence speaks of: named in it, described in it, or the only one of that person that was spoken of."""
        text = sentence.text
        known = self.claims.institutions
        named = [name.id for name in sentence.names if name.kind == "position"]
        held = {subject for subject, name in self.tenures if name == person}
        if fitting := [one for one in named if one in held]:
            return fitting[0]
        if named:
            return named[0]
        if re.search(r"\b[Ss]ecretar(?:y|ies)[- ][Gg]eneral(?:ship)?\b", text):
            if re.search(r"\b(?:W?EU|European|OSCE|OAS|OAU|Arab|Commonwealth|Council of)\b", text) and "NATO" not in text:
                return None
            if "NATO" not in text and (sentence.alliance not in (None, "nato", "un") or _WHOSE_OFFICE.search(text)):
                return None
            un = re.search(r"\b(?:UN|U\.N\.|United Nations)\b", text) or (sentence.alliance == "un" and "NATO" not in text)
            deputy = re.search(r"\b[Dd]eputy [Ss]ecretary", text)
            office = "un-secretary-general" if un else "nato-deputy-secretary-general" if deputy else "nato-secretary-general"
            return office if office in known else None
        if re.search(r"\bMilitary Committee\b", text) and "nato-military-committee-chair" in known:
            return "nato-military-committee-chair"
        if re.search(r"\b[Dd]eputy\b(?! commander| minister)", text) and (sentence.office or self._last) in (
            "nato-secretary-general",
            "nato-deputy-secretary-general",
        ):
            return "nato-deputy-secretary-general"
        if re.search(r"\b[Ss]upreme (?:[Aa]llied )?[Cc]ommander\b", text) and "saceur" in known:
            return "saceur"
        if re.search(r"\b(?:command(?:er|ed|ing|s)?|led|lead|head(?:ed)?|chief|helm|charge)\b", text, re.IGNORECASE):
            forces = [name.id for name in sentence.names if name.kind in FORCES]
            forces += [sentence.force] if sentence.force and not forces else []
            for force in forces:
                if force in held:
                    return force
                for office, parent in self._offices.items():
                    if parent == force and office.startswith("commander"):
                        return office
        if re.search(r"\b[Dd]efen[cs]e [Ss]ecretary|[Ss]ecretary of [Dd]efen[cs]e\b", text) and "us-secretary-of-defense" in known:
            return "us-secretary-of-defense"
        if sentence.office in held:
            return sentence.office
        if self._last in held and re.search(
            r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|taken over|followed|came in"
            r"|before h(?:im|er)|after h(?:im|er))\b",
            text,
        ):
            return self._last
        return next(iter(held)) if len(held) == 1 and _IN_OFFICE.search(text) else None

    def _holders(self, sentence: Sentence) -> Iterator[Finding]:
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
            office = self._office(sentence, before[-1].id)
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
            office = self._office(sentence, later)
            both = {subject for subject, name in self.tenures if name == later} & {
                subject for subject, name in self.tenures if name == earlier
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
            office = self._office(sentence, who)
            if office and (finding := self._first(sentence, person, who, office) or self._tenure(sentence, person, who, office, people)):
                self._last = office
                yield finding

    def _succession(self, start: int, end: int, office: str | None, later: str, earlier: str) -> Finding | None:
        if office is None:
            return None
        says = _says(office, later, "follows " + earlier)
        mine = self.tenures.get((office, later), [])
        starts = [period for row in mine if (period := begun(row))]
        if not mine or not starts:
            return Finding(start, end, UNKNOWN, "holder", says, "nothing on record about just that succession", tuple(mine[:1]))
        first = min(period.first for period in starts)
        widest = max(period.last for period in starts)
        others = [(name, rows) for (subject, name), rows in self.tenures.items() if subject == office and name != later]
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
        mine_began = [period for row in self.tenures.get((office, earlier), []) if (period := begun(row))]
        if mine_began and all(period.first > widest for period in mine_began):
            rows = self.tenures[(office, earlier)]
            return Finding(start, end, REFUTED, "holder", says, f"{earlier} came later: {_shown(rows)}", (mine[0], *rows[:2]))
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
            return Finding(person.start, match.end(), SUPPORTED, "holder", _says(office, who, "first"), _shown([row]), (row,))
        sure = life > -(10**9) and row["first"] - life < 10_000
        return Finding(
            person.start, match.end(), REFUTED if sure else UNKNOWN, "holder", _says(office, who, "first"), _shown([row]), (row,)
        )

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
        rows = self.tenures.get((office, who), [])
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
            known = _sharpest(edges, period) or edges
            fitting = [row for edge, row in known if edge and edge.meets(*period) and (edge.days <= 31 or period.days > 3)]
            second = [
                when
                for when in whens[1:]
                if when.bound == "until" or re.search(r"(?:until|to|till|-)\s*$", text[max(0, when.start - 8) : when.start])
            ]
            if fitting and since and second:
                closing = [(other, row) for _, other, row in spans if other]
                if any(other and other.meets(*second[0].period) for other, _ in closing):
                    return Finding(start, second[0].end, SUPPORTED, "holder", says, _shown(fitting), tuple(fitting[:2]))
                if closing and all(other and _far(other, second[0].period) for other, _ in closing):
                    return Finding(
                        start,
                        second[0].end,
                        REFUTED,
                        "holder",
                        says,
                        _shown([row for _, row in closing]),
                        tuple(row for _, row in closing[:3]),
                    )
                return Finding(start, second[0].end, UNKNOWN, "holder", says, _shown(fitting), tuple(fitting[:1]))
            if fitting:
                return Finding(start, end, SUPPORTED, "holder", says, _shown(fitting), tuple(fitting[:2]))
            if event := self._appointment(who, period):
                return Finding(start, end, SUPPORTED, "holder", says, f"{event['title']} ({event['shown']})", (event,))
            if (
                known
                and all(edge and _far(edge, period) for edge, _ in known)
                and not re.search(_CHOSEN, text[sentence.start : sentence.end])
            ):
                return Finding(start, end, REFUTED, "holder", says, _shown([row for _, row in known]), tuple(row for _, row in known[:3]))
        covering = [
            row
            for one, other, row in spans
            if one and one.first <= period.last and (other or (one and Period(OPEN, OPEN))).last >= period.first
        ]
        if not (since or ends):
            held = [row for row in covering if ended(row) or begun(row)]
            latest = self._successor_after(office, who)
            if held and (latest is None or latest >= period.first):
                return Finding(start, end, SUPPORTED, "holder", says, _shown(held), tuple(held[:2]))
        closed = [row for one, other, row in spans if one and other]
        if closed and len(closed) == len(spans) and not covering and not (since or ends) and not re.search(_CHOSEN, sentence.text):
            away = all(_far(one, period) and _far(other, period) for one, other, _ in spans if one and other)
            if away:
                return Finding(start, end, REFUTED, "holder", says, _shown(closed), tuple(closed[:3]))
        rivals = [] if re.search(_CHOSEN, text[sentence.start : sentence.end]) else self._sure_holders(office, period)
        if rivals and not covering and all(plain_name(row["name"]) != who for row in rivals) and period.days <= 366:
            outside = [row for one, other, row in spans if one or other]
            if period.days <= 62 or not outside:
                names = ", ".join(dict.fromkeys(row["name"] for row in rivals))
                return Finding(start, end, REFUTED, "holder", says, f"{names}: {_shown(rivals)}", (*rivals[:2], *outside[:1]))
        return Finding(start, end, UNKNOWN, "holder", says, _shown(rows[:2]) or "no such holder on record", tuple(rows[:2]))

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
        rows = self.tenures.get((office, who), [])
        known = _sharpest([(edge, row) for row in rows if (edge := begun(row))], when.period)
        fitting = [row for edge, row in known if edge.meets(*when.period)]
        far = bool(known) and all(_far(edge, when.period) for edge, _ in known)
        verdict = SUPPORTED if fitting else REFUTED if far else UNKNOWN
        return Finding(
            when.start,
            when.end,
            verdict,
            "holder",
            _says(office, who, when.period.text),
            _shown(fitting or rows),
            tuple((fitting or rows)[:2]),
        )

    def _successor_after(self, office: str, who: str) -> int | None:
        """The first day of the next holder."""
        mine = [period.first for row in self.tenures.get((office, who), []) if (period := begun(row))]
        if not mine:
            return None
        later = [
            period.first
            for row in self.claims.holders
            if row["subject"] == office and plain_name(row["name"]) != who and (period := begun(row)) and period.first > max(mine)
        ]
        return min(later, default=None)

    def _sure_holders(self, office: str, period: Period) -> list[Row]:
        """Who surely held an office all that time, by one claim with both ends, or by one that the next holder ends."""
        found = []
        for row in self.claims.holders:
            if row["subject"] != office or not (first := begun(row)) or first.last > period.first or row["office"]:
                continue
            last = ended(row)
            limit = last.first if last else self._successor_after(office, plain_name(row["name"]))
            if limit is not None and limit >= period.last:
                found.append(row)
        return found

    # Members

    def _members(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.paragraph.text
        states = [name for name in sentence.names if name.kind == "state" and not self._whose(name, text)]
        yield from self._left(sentence, states)
        verbs = list(_JOINED.finditer(text, sentence.start, sentence.end))
        if not states or not verbs:
            return
        bodies = [name for name in sentence.names if name.kind in ("alliance", "organisation", "programme")]
        named = [bodies[0].id] if bodies else [one for one in (sentence.alliance, "nato") if one]
        ties = ("member", "partner")
        members = {one: {row["object"] for row in self.claims.relations(one) if row["relation"] in ties} for one in named}
        organisation = next((one for one in named if members[one] & {name.id for name in states}), named[0] if named else None)
        if re.search(
            r"\b(?:command structure|integrated|military structure|Action Plan|talks|invit\w+|appl(?:y|ied|ication)"
            r"|wants? to|hop\w+|would|could|may|might|ask\w+|protocols?|urg\w+|veto\w*|oppos\w+|support\w*|back\w*)\b",
            text[sentence.start : sentence.end],
        ):
            return
        if organisation is None or not any(row["relation"] in ("member", "partner") for row in self.claims.relations(organisation)):
            return
        groups: list[list[Named]] = []
        for name in states:
            if (
                bodies
                and name.start < bodies[0].start
                and re.search(r"\b(?:with|in|of|for) (?:the )?$", text[max(0, name.start - 10) : name.start])
                and name.start > verbs[0].start()
            ):
                continue
            if groups and re.fullmatch(
                r"\s*(?:,|,? and|,? followed by|&)\s*(?:the )?(?:and )?(?:the )?|, | and the ", text[groups[-1][-1].end : name.start]
            ):
                groups[-1].append(name)
            else:
                groups.append([name])
        for n, group in enumerate(groups):
            until = groups[n + 1][0].start if n + 1 < len(groups) else sentence.end
            begin, last = group[0].start, group[-1].end
            if not any(begin - 60 <= verb.start() < until for verb in verbs) and n and not sentence.whens:
                continue
            whens = [when for when in sentence.whens if last <= when.start < until]
            if not whens:
                lead = [when for when in sentence.whens if when.end <= begin and n == 0]
                tail = [when for when in sentence.whens if when.start >= last]
                whens = lead or (tail[:1] if n + 1 < len(groups) and not _verb_between(verbs, last, until) else [])
            ordinal = _ORDINAL.search(text, last, until)
            when = whens[0] if whens else None
            if when is None and ordinal is None:
                continue
            end = when.end if when and when.start > last else until if ordinal is None else ordinal.end()
            found = [
                self._joined(one, group, when, ordinal, begin, max(end, ordinal.end() if ordinal else 0))
                for one in dict.fromkeys((organisation, *named))
                if members[one]
            ]
            if bodies or len(found) == 1:
                yield found[0]
            else:  # no body is named: what fits one of those that may be meant is no mistake about another
                supported = [one for one in found if one.verdict == SUPPORTED]
                alike = all(one.verdict == found[0].verdict for one in found)
                yield supported[0] if supported else found[0] if alike else found[0]._replace(verdict=UNKNOWN)

    def _whose(self, name: Named, text: str) -> bool:
        """Whether a name says whose something is: `Belgian jets`, `Slovenia's referendum`."""
        one = self.claims.institutions[name.id]
        noun = name.text in (one["name"], *one["acronyms"], *one["aliases"])
        return bool(re.match(r"['’]s? [a-z]" if noun else r" [a-z]", text[name.end : name.end + 4]))

    def _left(self, sentence: Sentence, states: list[Named]) -> Iterator[Finding]:
        """Who left an alliance, and when."""
        text = sentence.paragraph.text
        for match in _LEFT.finditer(text, sentence.start, sentence.end):
            before = [name for name in states if name.end <= match.start() and match.start() - name.end < 25]
            bodies = [
                name
                for name in sentence.names
                if name.kind in ("alliance", "organisation") and match.end() <= name.start < match.end() + 12
            ]
            when = _best(sentence.whens, match.start(), match.end())
            if not before or not when or not (bodies or re.match(r"\s*the (?:Pact|[Aa]lliance)\b", text[match.end() :])):
                continue
            organisation = bodies[0].id if bodies else "warsaw-pact" if "Pact" in text[match.end() : match.end() + 12] else "nato"
            rows = [row for row in self.claims.relations(organisation) if row["relation"] == "member" and row["object"] == before[-1].id]
            known = [(edge, row) for row in rows if (edge := ended(row))]
            fitting = [row for edge, row in _sharpest(known, when.period) if edge.meets(*when.period)]
            far = known and all(_far(edge, when.period) for edge, _ in known)
            says = {"subject": organisation, "member": before[-1].id, "until": when.period.text, "date": when.period.text}
            end = bodies[0].end if bodies else match.end() + 9
            note = "; ".join(f"{self._called(row['object'])} {row['shown']}" for row in (fitting or rows)[:2])
            yield Finding(
                before[-1].start,
                end,
                SUPPORTED if fitting else REFUTED if far else UNKNOWN,
                "member",
                says,
                note,
                tuple((fitting or rows)[:2]),
            )

    def _joined(
        self, organisation: str, group: list[Named], when: When | None, ordinal: re.Match[str] | None, begin: int, end: int
    ) -> Finding:
        says = {"subject": organisation, "member": [name.id for name in group], "date": when.period.text if when else None}
        relations = [row for row in self.claims.relations(organisation) if row["relation"] in ("member", "partner") and row["object"]]
        agree, differ, missing = [], [], []
        for name in group:
            rows = [row for row in relations if row["object"] == name.id]
            starts = [(period, row) for row in rows if (period := begun(row))]
            if when:
                starts = _sharpest(starts, when.period) or starts
            if not starts:
                missing.append(name.text)
            elif when is None or any(period.meets(*when.period) for period, _ in starts) or self._rival_date(starts, when.period):
                agree += [row for period, row in starts if when is None or period.meets(*when.period)] or [starts[0][1]]
            elif all(_apart(period, when.period) for period, _ in starts):
                differ += [row for _, row in starts]
            else:
                missing.append(name.text)
        note = "; ".join(dict.fromkeys(f"{self._called(row['object'])} {row['shown']}" for row in (differ or agree)))
        if differ:
            return Finding(begin, end, REFUTED, "member", says, note, tuple(differ[:4]))
        if ordinal and agree and not missing:
            said_, ranks = _rank(ordinal), self._ranks(relations, agree)
            if said_ and ranks and said_ not in ranks:
                return Finding(begin, end, REFUTED, "member", says, f"{note}: number {min(ranks)} by the list of members", tuple(agree[:4]))
        if missing or not agree:
            return Finding(begin, end, UNKNOWN, "member", says, f"no date of entry on record for {', '.join(missing)}", tuple(agree[:2]))
        return Finding(begin, end, SUPPORTED, "member", says, note, tuple(agree[:8]))

    def _rival_date(self, starts: list[tuple[Period, Row]], period: Period) -> bool:
        """Whether a source of the event that made them members dates it so."""
        for _, row in starts:
            event = self.claims.event_dates.get(row["event"] or "")
            if event and (period.meets(event["first"], event["last"]) or any(period.meets(*one) for one in source_periods(event))):
                return True
        return False

    def _ranks(self, relations: list[Row], mine: list[Row]) -> range | None:
        """Which place in the order of entry the members may have."""
        first: dict[str, int] = {}
        for row in relations:
            if row["relation"] == "member" and (period := begun(row)):
                first[row["object"]] = min(first.get(row["object"], OPEN), period.first)
        days = [first[row["object"]] for row in mine if row["object"] in first]
        if not days:
            return None
        before = sum(day < min(days) for day in first.values())
        return range(before + 1, before + 1 + sum(day == min(days) for day in first.values()))

    def _called(self, institution: str) -> str:
        one = self.claims.institutions.get(institution)
        return one["name"] if one else institution

    # Lineage

    def _lineage(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group")]
        for match in _REPLACED.finditer(text, sentence.start, sentence.end):
            before = [name for name in bodies if name.end <= match.start() and match.start() - name.end < 60]
            behind = [name for name in bodies if name.start >= match.end() and name.start - match.end() < 30]
            if not behind or (not before and not sentence.force):
                continue
            one = before[-1].id if before else sentence.force
            other = behind[0].id
            later, earlier = (other, one) if match["passive"] else (one, other)
            if not later or not earlier or later == earlier:
                continue
            whens = [when for when in sentence.whens if when.start >= match.start()] or [
                when for when in sentence.whens if when.end <= match.start()
            ]
            when = whens[0] if (whens and abs(whens[0].start - behind[0].end) < 60) or (whens and len(sentence.whens) == 1) else None
            says = {"subject": later, "predecessor": earlier, "date": when.period.text if when else None}
            rows = [row for row in self.claims.relations(later) if row["relation"] == "predecessor"]
            start = before[-1].start if before else match.start()
            end = max(behind[0].end, when.end if when else 0)
            mine = [row for row in rows if row["object"] == earlier]
            note = "; ".join(
                dict.fromkeys(
                    f"{self._called(later)} from {self._called(row['object'])}, {row['shown'] or 'undated'}" for row in (mine or rows)
                )
            )
            if not rows:
                continue
            if not mine:
                known = self.claims.institutions
                alike = known[earlier]["kind"] in FORCES and known[later]["kind"] in FORCES
                yield Finding(start, end, REFUTED if alike else UNKNOWN, "lineage", says, note, tuple(rows[:3]))
                continue
            dated = [row for row in mine if row["date"]]
            if (
                when is None
                or not dated
                or any(when.period.meets(row["first"], row["last"]) for row in dated)
                or self._event_at(dated, when.period)
            ):
                yield Finding(start, end, SUPPORTED if when is None or dated else UNKNOWN, "lineage", says, note, tuple(mine[:2]))
            else:
                sure = all(_apart(Period(row["first"], row["last"]), when.period) for row in dated) and not re.search(
                    _CHOSEN, sentence.text
                )
                yield Finding(start, end, REFUTED if sure else UNKNOWN, "lineage", says, note, tuple(dated[:2]))

    def _event_at(self, rows: list[Row], period: Period) -> bool:
        return any(
            event and (period.meets(event["first"], event["last"]) or any(period.meets(*one) for one in source_periods(event)))
            for row in rows
            if (event := self.claims.event_dates.get(row["event"] or ""))
        )

    # Lives

    def _lives(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group", "agency", "government")]
        for match in _LIFE.finditer(text, sentence.start, sentence.end):
            before = [name for name in bodies if name.end <= match.start()]
            if not before and sentence.force and (pronoun := _PRONOUN.match(text, sentence.start)) and pronoun.end() <= match.start():
                before = [Named(sentence.start, pronoun.end(), pronoun[0], sentence.force, "force")]
            if (
                not before
                or len(text[before[-1].end : match.start()]) > 45
                or re.search(r"[,;].*[,;]|\b(?:who|whose|after|before|since)\b", text[before[-1].end : match.start()])
            ):
                continue
            one = before[-1]
            whens = [when for when in sentence.whens if when.start >= match.end() and when.start - match.end() < 60]
            whens = whens or [when for when in sentence.whens if when.end <= one.start]
            if not whens:
                continue
            when = whens[0]
            opening = match["begun"] is not None
            rows = [row for row in self.claims.relations(one.id) if row["relation"] == "life"]
            edges = [(edge, row) for row in rows if (edge := begun(row) if opening else ended(row))]
            says = {"subject": one.id, "life": "begins" if opening else "ends", "date": when.period.text}
            start = one.start if match.start() - one.end < 40 else match.start()
            end = max(match.end(), when.end)
            sharp = _sharpest(edges, when.period)
            fitting = [row for edge, row in sharp if edge.meets(*when.period)]
            if not fitting:
                for event in self._own_events(one.id):
                    dates = [one for one in source_periods(event) if one.days <= max(3, when.period.days)]
                    then = when.period.meets(event["first"], event["last"]) or any(when.period.meets(*one) for one in dates)
                    if then and (_OPENS if opening else _CLOSES).search(event["title"]) and event["last"] - event["first"] < 500:
                        fitting.append(event)
            if fitting:
                note = "; ".join(row.get("title") or f"{self._called(one.id)} {row['shown']}" for row in fitting[:2])
                yield Finding(start, end, SUPPORTED, "event", says, note, tuple(fitting[:2]))
                continue
            note = "; ".join(dict.fromkeys(f"{self._called(one.id)} {row['shown']}" for _, row in edges))
            strict = match["strict"] is not None or match["over"] is not None or _year_off(sharp, when.period)
            sure = (
                sharp
                and strict
                and one.text != "It"
                and all(_apart(edge, when.period) for edge, _ in sharp)
                and not re.search(r"\bas of\b", text[match.end() : when.start])
                and all(_apart_event(event, when.period) for event in self._own_events(one.id))
            )
            yield Finding(
                start,
                end,
                REFUTED if sure else UNKNOWN,
                "event",
                says,
                note or "nothing on record about just that",
                tuple(row for _, row in edges[:3]),
            )

    def _own_events(self, institution: str) -> list[Row]:
        return [event for event in self.claims.events if institution in event["institutions"] or institution in event["actors"]]


def source_periods(event: Row) -> list[Period]:
    """The dates that sources of an event give beside the record's own."""
    return [_whole(source["date"]) for source in event["sources"] if source["date"]]


def _sharpest(edges: list[tuple[Period, Row]], period: Period) -> list[tuple[Period, Row]]:
    """The dates that are about as exact as the draft's; where none is, those that are: a claim of a year decides on no day."""
    sharp = [(edge, row) for edge, row in edges if edge.days <= max(3, period.days)]
    sharp = sharp or [(edge, row) for edge, row in edges if edge.days <= 31]
    return sharp or ([] if period.days <= 3 else edges)


def _says(office: str, person: str, date: str) -> dict[str, Any]:
    return {"subject": office, "holder": person, "date": date}


def _shown(rows: list[Row]) -> str:
    return "; ".join(dict.fromkeys(f"{row['name']} {row['shown']}" for row in rows[:3] if row["shown"]))


def _acting(rows: list[Row]) -> bool:
    return any(re.search("acting|interim|second", f"{row.get('office')} {row.get('change')}") for row in rows)


def _apart(one: Period, other: Period) -> bool:
    """Whether two periods share no day."""
    return not one.meets(*other)


def _apart_event(event: Row, period: Period) -> bool:
    """Whether an event is of another time; one of the same week may be what is meant."""
    return not (event["first"] - 7 <= period.last and period.first <= event["last"] + 7) or event["kind"] in ("meeting", "statement")


def _year_off(edges: list[tuple[Period, Row]], period: Period) -> bool:
    """Whether a day or month is that of every date on record, in another year."""
    return bool(edges) and all(edge.days <= 31 and edge.first % 10_000 == period.first % 10_000 for edge, _ in edges)


def _far(edge: Period, period: Period) -> bool:
    """Whether a term of office begins or ends clearly elsewhere: a month off where days are named, for sources differ by days."""
    gap = max(
        ordinal(numbered_day(edge.first)) - ordinal(numbered_day(period.last)),
        ordinal(numbered_day(period.first)) - ordinal(numbered_day(edge.last)),
    )
    return gap > 10


def _verb_between(verbs: list[re.Match[str]], start: int, end: int) -> bool:
    return any(start <= verb.start() < end for verb in verbs)


def _rank(ordinal: re.Match[str]) -> int | None:
    if digits := ordinal["digits"] or ordinal["nth"]:
        return int(digits)
    return ORDINALS.get(ordinal["word"].lower()) or _TENTHS.get(ordinal["word"].lower())


_TENTHS: Final = {"thirtieth": 30, "thirty-first": 31, "thirty-second": 32} | {
    f"twenty-{word}": 20 + n
    for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1)
}
_NTH = "|".join(sorted((*ORDINALS, *_TENTHS), key=len, reverse=True))
_ORDINAL = re.compile(
    r"\bnumber (?P<digits>[0-9]{1,2})\b"
    rf"|\b(?:(?P<nth>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{_NTH}))(?= (?:member|ally|state|nation|country))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\s+(?:was|became|is) (?:the |its |NATO's )?(?:very )?first (?:\w+ ){0,3}(?:commander|secretary[- ]general|SACEUR|head|chair\w*)",
    re.IGNORECASE,
)
_WHOSE_OFFICE = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:\w+ )?[Ss]ecretary[- ][Gg]eneral\b")
_OFFICE = re.compile(r"\b(?:[Ss]ecretar\w+[- ][Gg]eneral|[Cc]ommand\w*|[Cc]hair\w*|SACEUR|COMISAF|[Dd]eputy|office|post|in charge)\b")
_IN_OFFICE = re.compile(
    r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|took charge|served?|bowed out|stepped down|handed over|in charge)\b"
)
_CHOSEN = re.compile(
    r"\b(?:is to|are to|was to|to succeed|next|will|designate|nominat\w+|chos\w+|choos\w+|named|names|appoint\w*"
    r"|elect\w*|agree\w*|accept\w*|propos\w+|announc\w+|decid\w+)\b"
)
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
_JOINED = re.compile(
    r"\b(?:join(?:s|ed|ing)?|acced(?:e|es|ed|ing)|accession to|enter(?:s|ed)|bec(?:a|o)mes? (?:an? |the |its |our "
    r"|NATO's )?(?:[\w-]+ )?(?:full )?(?:members?|ally|allies|part of)|admitted|followed|got in|came in|came in|come in"
    r"|handed in|deposited|member since|members? (?:since|in)|entry|was welcomed|brought in)\b"
)
_LEFT = re.compile(r"\b(?:left|leaves|withdr[ae]ws?(?: from)?|quit|walked out of|pulled out of)\b")
_OPENS = re.compile(
    r"\b(?:set[s]? up|establish\w*|found\w*|creat\w+|authoris\w+|launch\w*|begin\w*|start\w*|first|open\w*|form\w*|deploys?)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:dissol\w+|disband\w*|end[s]?|ended|terminat\w+|clos\w+|complet\w+|withdraw\w*|leave\w*|last|hand\w* over|takes over)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:(?P<passive>(?:was|were|been|is) (?:replaced|succeeded|followed) by|(?:gave|made) way to"
    r"|handed (?:over )?(?:its |the )?(?:\w+ )?(?:over )?to|became|turned into|evolved into)"
    r"|replac(?:ed|es|ing)|succeed(?:ed|s|ing)|took over (?:\w+ )?from|takes over from|taking over from|(?:the )?successor (?:of"
    r"|to)|grew out of|emerged from|followed on from|took the place of)\b"
)
_PRONOUN = re.compile(r"(?:It|(?:The|Its) (?:force|mission|operation|command|mandate))\b")
_LIFE = re.compile(
    r"\b(?:(?P<begun>(?P<strict>founded|established|created|set up|came into being|formed|was born|inaugurated)"
    r"|launched|began|begun|started|activated|opened|deployed)"
    r"|(?P<over>dissolved|disbanded|ended"
    r"|terminated|wound up|ran out|expired|lapsed|passed away|closed down|ceased|was closed|concluded|came to an end|completed))\b"
)
