"""Who held an office, from when, until when and after whom, as a draft has it."""

import re
from collections.abc import Iterator

from alliancecli.dates.days import OPEN_DAY, numbered_day
from alliancecli.factcheck.edges import CHOSEN, begun, ended, is_far, seen, sharpest, shown
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import FORCES, Named, plain_name
from alliancecli.factcheck.office_terms import OVER, PASSED, STARTED, WAS, Term, dates_beside, pronoun, term_of
from alliancecli.factcheck.offices import Offices, says
from alliancecli.factcheck.orders import in_order
from alliancecli.factcheck.periods import NUMBER, Period, When, counted
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
        text = sentence.paragraph.text
        people = [name for name in sentence.names if name.kind == "person" and not _NO_HOLDER.search(text, sentence.start, name.start)]
        if spoken := pronoun(sentence, people):
            people = [spoken, *people]
        if not people:
            return
        used: set[int] = set()
        for finding, persons in self._successions.check(sentence, people):
            used |= persons
            yield finding
        for person in people:
            if person.start in used and not _WHO.match(sentence.paragraph.text, person.end):
                continue
            if not (aside := _ASIDE.match(sentence.paragraph.text, person.end, sentence.end)):
                yield from self._held(sentence, person, people)
                continue
            passing, sentence = sentence.within(*aside.span("told")), sentence.without(*aside.span("told"))
            yield from self._held_in_passing(passing, sentence, person, people)
            yield from self._held(sentence, person._replace(end=aside.end()), people)

    def _held(self, sentence: Sentence, person: Named, people: list[Named]) -> Iterator[Finding]:
        """What the record makes of the office of someone whom a sentence names."""
        who = person.id
        office, term = self._offices.spoken_of(sentence, who), term_of(sentence, person, people)
        if not office and term and term.direct and sentence.paragraph.kind in ("item", "row"):
            office = self._offices.spoken_of(sentence, who, sentence.context.head)
        held = office and (
            in_order(self.claims, sentence, person, office)
            or self._lasted(sentence, person, who, office)
            or (term and self._tenure(sentence, term, who, office))
        )
        if not held or held.verdict == UNKNOWN:
            held = self._edge(sentence, person, people) or (office and self._in_office(sentence, person, office)) or held
        if held:
            self._offices.last = held.says["subject"]
            yield held

    def _held_in_passing(self, aside: Sentence, main: Sentence, person: Named, people: list[Named]) -> Iterator[Finding]:
        """What is told of someone in passing: of an office that is named there, or of that of the main clause where it is gone on with."""
        office, term = self._offices.stated_in(aside, person.id), term_of(aside, person, people)
        if _THE_SAME.search(aside.text):
            office = self._offices.spoken_of(main, person.id) or office
        held = office and term and self._tenure(aside, term, person.id, office)
        if not held or held.verdict == UNKNOWN:
            held = self._edge(aside, person, people) or held
        if held:
            yield held

    def _lasted(self, sentence: Sentence, person: Named, who: str, office: str) -> Finding | None:
        """Whether someone held an office so long as is said: `held the post for a whole year`."""
        until = min((name.start for name in sentence.names if name.kind == "person" and name.start > person.start), default=sentence.end)
        match = _LASTED.search(sentence.paragraph.text, person.end, until)
        spans = [(one, other, row) for row in self._tenures.get((office, who), []) if (one := begun(row)) and (other := ended(row))]
        if not match or not spans:
            return None
        months = counted(match["count"]) * (12 if match["unit"] == "year" else 1)
        off = [abs(_months(other) - _months(one) - months) for one, other, _ in spans]
        if min(off) <= min(MOST_OFF, months * ROUNDED):
            verdict = SUPPORTED
        elif min(off) > max(LEAST_OFF, months * WRONG):
            verdict = REFUTED
        else:
            verdict = UNKNOWN
        said = says(office, who, f"for {match['count']} {match['unit']}s")
        rows = [row for *_, row in spans]
        return Finding(match.start(), match.end(), verdict, "holder", said, shown(rows), tuple(rows[:2]))

    def _edge(self, sentence: Sentence, person: Named, people: list[Named]) -> Finding | None:
        """That a term of someone began or ended on the date beside the name, whatever the words and the office.

        It surely did not where the words can only mean that someone came, and the only office that the person had began at another time.
        """
        text = sentence.paragraph.text
        offices = [office for office in sorted(self._offices.held_by(person.id)) if self._is_of(office, sentence)]
        tenures = [row for office in offices for row in self._tenures[office, person.id]]
        for when in dates_beside(sentence, person, people) if tenures else ():
            near = text[min(when.end, person.end) : max(when.start, person.start)]
            if _OTHERWISE.search(near):
                continue
            came, went = _CAME.match(near) or STARTED.search(near), OVER.search(near)
            passed = PASSED.search(text, sentence.start, person.start)
            passed = passed if passed and not _OTHERWISE.search(passed[0]) else None
            edges = [
                (edge, row)
                for row in tenures
                for edge, meant in ((begun(row), came or not went), (ended(row), (went or not came) and not passed))
                if edge and edge.days <= 31 and meant
            ]
            fitting = [row for edge, row in edges if when.period.days <= 92 and edge.meets(*when.period)]
            sure = (passed or _CAME.match(near)) and when.sure and not when.bound and len(offices) == 1
            wrong = sure and edges and all(is_far(edge, when.period) and abs(edge.year - when.period.year) < 4 for edge, _ in edges)
            if rows := fitting[:1] or [row for _, row in edges if wrong][:2]:
                span = min(when.start, person.start), max(when.end, person.end)
                said = says(rows[0]["subject"], person.id, when.period.text)
                return Finding(*span, SUPPORTED if fitting else REFUTED, "holder", said, shown(rows), tuple(rows))
        return None

    def _in_office(self, sentence: Sentence, person: Named, office: str) -> Finding | None:
        """Whether someone of whom an office is said without a date held it at a time that the draft has named; not so if at none."""
        text, dates = sentence.paragraph.text, [one for one in sentence.context.draft.dates if one.days <= 366]
        ahead = WAS.search(text, max(sentence.start, person.start - 60), person.start)
        behind = _IS_OFFICE.match(text, person.end, sentence.end)
        rows = self._tenures.get((office, person.id), [])
        if sentence.whens or not dates or not (ahead or behind) or not rows:
            return None
        spans = [(one.first, (ended(row) or _NEVER).last, row) for row in rows if (one := begun(row))]
        spans += [(one.first, one.last, row) for row in rows if (one := seen(row))]
        then = [row for first, last, row in spans if any(one.meets(first, last) for one in dates)]
        start, end = (ahead.start(), person.end) if ahead else (person.start, behind.end() if behind else person.end)
        others = self._offices.sure_holders(office, dates[-1])
        sure = ahead and spans and others and all(plain_name(row["name"]) != person.id for row in others)
        if not then and not sure:
            return None
        found = then or [row for *_, row in spans]
        said = says(office, person.id, dates[-1].text)
        return Finding(start, end, SUPPORTED if then else REFUTED, "holder", said, shown(found), tuple(found[:2]))

    def _is_of(self, office: str, sentence: Sentence) -> bool:
        """Whether an office is one of what a sentence names, if it names an office or a force."""
        named = {name.id for name in sentence.names if name.kind in FORCES or name.kind == "position"}
        known = self.claims.institutions.get(office)
        return not named or bool(named & {office, known and known["parent"]})

    def _tenure(self, sentence: Sentence, term: Term, who: str, office: str) -> Finding | None:
        """Whether a person held an office from, until or at the date beside the name."""
        if not any(row["subject"] == office for row in self.claims.holders):
            return None
        verdict, claims, note = self._verdict(term, who, office, re.search(CHOSEN, sentence.text) is not None)
        if verdict == REFUTED and not term.when.sure:  # the year is only likely
            verdict = UNKNOWN
        end = term.until.end if term.until else term.end
        return Finding(
            term.start, end, verdict, "holder", says(office, who, term.when.period.text), note or shown(claims), tuple(claims[:3])
        )

    def _verdict(self, term: Term, who: str, office: str, is_chosen: bool) -> tuple[str, list[Row], str]:
        """The verdict on a term, the claims that decide, and a note where these do not say it; who only `is_chosen` holds nothing yet."""
        period, rows = term.when.period, self._tenures.get((office, who), [])
        spans = [(begun(row), ended(row), row) for row in rows]
        if term.since or term.over:
            edges = [(edge, row) for one, other, row in spans if (edge := one if term.since else other)]
            known = sharpest(edges, period) or edges
            fitting = [row for edge, row in known if edge.meets(*period) and (edge.days <= 31 or period.days > 3)]
            if fitting:
                return (*(self._until(term.until, spans, fitting) if term.until else (SUPPORTED, fitting[:2])), "")
            if event := self._appointment(who, period):
                return SUPPORTED, [event], f"{event['title']} ({event['shown']})"
            if known and all(is_far(edge, period) for edge, _ in known) and not is_chosen:
                return REFUTED, [row for _, row in known], ""
        latest = self._offices.successor_after(office, who)
        gone = _NEVER if latest is None else Period(latest, latest)
        covering = [row for one, other, row in spans if one and one.first <= period.last and (other or gone).last >= period.first]
        covering += [row for *_, row in spans if (one := seen(row)) and one.meets(*period)]
        if not (term.since or term.over):
            if covering and gone.last >= period.first:
                return SUPPORTED, covering[:2], ""
            closed = [row for one, other, row in spans if one and other and is_far(one, period) and is_far(other, period)]
            if closed and len(closed) == len(spans) and not covering and not is_chosen:
                return REFUTED, closed, ""
        rivals = [] if is_chosen else self._offices.sure_holders(office, period)
        outside = [row for one, other, row in spans if one or other]
        if rivals and not covering and period.days <= 366:
            names = ", ".join(dict.fromkeys(row["name"] for row in rivals))
            return REFUTED, [*rivals[:2], *outside[:1]], f"{names}: {shown(rivals)}"
        return UNKNOWN, rows[:2], shown(rows[:2]) or "no such holder on record"

    def _until(self, until: When, spans: list[tuple[Period | None, Period | None, Row]], begun_then: list[Row]) -> tuple[str, list[Row]]:
        """The verdict on the other end of a term that began as it is said."""
        closing = [(other, row) for _, other, row in spans if other]
        closing = [one for one in closing if one[0].days <= 31] or closing
        if any(other.meets(*until.period) for other, _ in closing):
            return SUPPORTED, begun_then[:2]
        if closing and all(is_far(other, until.period) for other, _ in closing):
            return REFUTED, [row for _, row in closing]
        return UNKNOWN, begun_then[:1]

    def _appointment(self, who: str, period: Period) -> Row | None:
        """The event of that time that tells of someone and an office."""
        surname = who.split()[-1]
        return next(
            (
                one
                for one in self.claims.events
                if surname in one["title"] and period.meets(one["first"], one["last"]) and STARTED.search(one["title"])
            ),
            None,
        )


def _months(period: Period) -> int:
    """The month of a period, counted from the year 0."""
    year, month, _ = numbered_day(period.first)
    return 12 * year + month


_ASIDE = re.compile(
    r",\s(?P<told>(?:[^,;.()]|(?<=[0-9]),(?= ?[0-9])|(?<=\b[A-Z])\.){4,160}),\s"
    r"(?=(?:had |has |have |was |is |were |would |will |later |then |soon |also )*"
    r"(?:been|became|becomes|took|takes|was|is|had|has|held|led|leads|commanded|headed|served|stepped|stayed|remained|assumed|succeed\w+|replac\w+"
    r"|follow\w+|reliev\w+|came|comes|arrived|left|resigned|retired|died|joined|ran|chaired|handed|moved|made|gave|said|says|told|spoke)\b)"
)
"""What is told of someone in passing, between commas, before the verb: `Wörner, who died on Saturday, had been Secretary General`."""
MOST_OFF, ROUNDED = 6, 1 / 4
"""A term that is told in months or years is rounded: it is right within a quarter of its length, and within so many months."""
LEAST_OFF, WRONG = 5, 1 / 6
"""It is wrong where it is off by more than a sixth of its length, and by more than so many months; in between it stays open."""
_THE_SAME = re.compile(
    r"\b(?:in (?:command|charge|office|place)|(?:the|that|this) (?:post|office|job|command)"
    r"|(?:led|headed|commanded) (?:it|us|them|the (?:force|mission|operation|alliance|troops)))\b"
)
"""What goes on with the office of the main clause: `Sticz, in command from 31 January 2024, succeeded Wessely`."""
_LASTED = re.compile(
    r"\b(?:held (?:on|out|it|(?:the|that|this) (?:post|office|job|command))|served|stayed|remained|commanded|led"
    r"|(?:was|been) in (?:office|charge|command))"
    rf"\b[^.;,]{{0,50}}? for (?:(?:the next|about|almost|nearly|some|over|more than) )?"
    rf"(?P<count>{NUMBER}) (?:whole |full )?(?P<unit>year|month)s?\b",
    re.IGNORECASE,
)
_NO_HOLDER = re.compile(r"(?:\b[Tt]he |\b(?:dismissed|sacked|fired|removed|appointed|named|chosen|recalled) by (?:[A-Z][\w.]+ ){0,3})$")
"""What stands before a name that tells of no office of that person: of a thing named so, or of who appointed or dismissed another."""
_WHO = re.compile(r"(?: of \w+)?,? (?:and )?(?:had )?who\b")
"""What tells more of someone whom another followed: `relieving General Joe Doe, who had led it since May`."""
_NEVER = Period(OPEN_DAY, OPEN_DAY)
_IS_OFFICE = re.compile(
    r",? (?:(?:was|is|then|as|the|its|NATO's|UN|had been) )*(?:SACEUR|COMISAF|[Ss]upreme (?:[Aa]llied )?[Cc]ommander"
    r"|[Ss]ecretary[- ][Gg]eneral|[Cc]ommander|in (?:command|charge))\b(?! of the (?:army|navy|US|British|German))"
)
"""What says of someone that he held an office."""
_CAME = re.compile(r",? (?:arrived|came(?: in)?|took (?:office|over|up|command|charge)|takes (?:office|over|up|command|charge))\b")
"""What someone does who takes an office."""
_OTHERWISE = re.compile(r"\b(?:surviv|born|visit|met\b|said|says|told|wrote|report|warn|call|spoke|promis|propos)\w*")
"""What someone did who neither came nor went."""
