"""Who belonged to what, from when and until when, as a draft has it."""

import re
from collections.abc import Iterator
from functools import cached_property

from alliancecli.dates.days import OPEN_DAY
from alliancecli.factcheck.belonging import JOINED, NTH, bodies_of, groups_of, nations_of, told
from alliancecli.factcheck.document import Paragraph
from alliancecli.factcheck.edges import apart, begun, ended, is_far, sharpest, was_then_by_events
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.periods import NUMBER, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.spans import spans
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.numbers import ORDINALS, UNITS


class Members:
    """Checks sentences against the memberships of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._paragraph: Paragraph | None = None
        self._body: str | None = None
        self._asked: str | None = None

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of who joined and left by a sentence."""
        text = sentence.paragraph.text
        states = nations_of(sentence)
        yield from self._left(sentence, states)
        verbs = [verb for verb in JOINED.finditer(text, sentence.start, sentence.end) if not _BY_THE_WAY.search(text[: verb.end()])]
        verbs = [verb for verb in verbs if not _AFTER_AN_END.search(text, max(0, sentence.start - 150), verb.end())]
        if self._paragraph is not sentence.paragraph:
            self._paragraph, self._body = sentence.paragraph, None
            self._asked = self._in_a_question(sentence)
        states = states or self._pronoun(sentence, verbs)
        if (verbs or _MADE.search(sentence.text)) and not states:
            self._body = next((one.id for one in reversed(bodies_of(sentence, verbs)) if self._members(one.id)), self._body)
        items = [name for name in states if _DATED_ITEM.match(text, name.end)]
        if not states or not (verbs or (self._body and items)):
            return
        bodies = bodies_of(sentence, verbs)
        meant = self._meant(sentence, bodies, verbs, states)
        if not meant or _NOT_YET.search(sentence.text):
            return
        self._body = meant[0]
        first = min((name.start for name in bodies[:1]), default=sentence.start)
        states = [name for name in states if not (verbs and verbs[0].start() < name.start < first and _WITH.search(text, 0, name.start))]
        groups = [group for group in groups_of(text, states) if not _LEAVES.match(text, group[-1].end)]
        yield from self._also(sentence, bodies, groups)
        for begin, end, group, when, ordinal in _dated(sentence, groups, verbs):
            ids = {name.id for name in group}
            found = [self._joined(one, group, when, ordinal, begin, end) for one in meant if bodies or self._members(one) & ids]
            if not bodies and found and found[0].verdict != SUPPORTED:  # no body is named: another may be meant, into which they came then
                others = (self._joined(one, group, when, ordinal, begin, end) for one in self._clubs if ids <= self._members(one))
                found = [next((one for one in others if one.verdict == SUPPORTED and _as_exact(one, when)), found[0])]
            if bodies or len(found) == 1:
                yield from found[:1]
            elif found:  # no body is named: what fits one of those that may be meant is no mistake about another
                supported = [one for one in found if one.verdict == SUPPORTED]
                alike = all(one.verdict == found[0].verdict for one in found)
                yield supported[0] if supported else found[0] if alike else found[0]._replace(verdict=UNKNOWN)

    def _also(self, sentence: Sentence, bodies: list[Named], groups: list[list[Named]]) -> Iterator[Finding]:
        """What the same nations joined besides: `Croatia joined NATO in 2009 and the EU in 2013`."""
        text = sentence.paragraph.text
        for body in bodies[1:]:
            when = next((one for one in sentence.whens if _IN.fullmatch(text, body.end, one.start)), None)
            if when and len(groups) == 1 and _AND_IN.search(text, groups[0][-1].end, body.start) and self._members(body.id):
                yield self._joined(body.id, groups[0], when, None, body.start, when.end)

    @cached_property
    def _clubs(self) -> list[str]:
        """All that one can be a member or partner of, and be said to join without its name."""
        found = (one["id"] for one in self.claims.institutions.values() if one["kind"] in ("alliance", "organisation", "programme"))
        return [one for one in found if len(self._members(one)) < _ALL_THE_WORLD]

    def _meant(self, sentence: Sentence, bodies: list[Named], verbs: list[re.Match[str]], states: list[Named]) -> list[str]:
        """The bodies of members or partners that a sentence may mean, the likeliest first."""
        spoken = sentence.context.alliance or "nato"
        spoken = spoken if len(self._members(spoken)) < _ALL_THE_WORLD else "nato"
        told = bodies[0].id if bodies else self._asked or (self._body if not verbs else None)
        named = [told] if told else [spoken, "nato"]
        ids = {name.id for name in states}
        return sorted((one for one in dict.fromkeys(named) if self._members(one)), key=lambda one: not self._members(one) & ids)

    def _in_a_question(self, sentence: Sentence) -> str | None:
        """The body that a question is about with which a paragraph begins: `Who is in the OSCE?`."""
        asked = [name.id for name in bodies_of(sentence, []) if self._members(name.id)] if _QUESTION.search(sentence.text) else []
        return asked[0] if len(asked) == 1 else None

    def _members(self, body: str) -> set[str]:
        """Who ever was a member or partner of a body."""
        return {row["object"] for row in self.claims.relations(body) if row["relation"] in ("member", "partner")}

    def _pronoun(self, sentence: Sentence, verbs: list[re.Match[str]]) -> list[Named]:
        """The nation of the sentence before, where this one begins with it: `When it came in on 5 June 2017 ...`."""
        match = _PRONOUN.match(sentence.paragraph.text, sentence.start, sentence.end)
        if not match or not verbs or len(sentence.context.nations) != 1 or verbs[0].start() - match.end() > 12:
            return []
        return [Named(match.start("it"), match.end("it"), match["it"], sentence.context.nations[0], "state")]

    def _left(self, sentence: Sentence, states: list[Named]) -> Iterator[Finding]:
        """Who left an alliance, and when."""
        text = sentence.paragraph.text
        for match in _LEFT.finditer(text, sentence.start, sentence.end):
            earlier = [name for name in states if name.end <= match.start()]
            before = [name for name in earlier if match.start() - name.end < 25]
            if not before and len(earlier) == 1 and _AND.search(text, earlier[0].end, match.start()):
                before = earlier
            named_here = [name for name in sentence.names if name.kind in ("alliance", "organisation")]
            bodies = [name for name in named_here if match.end() <= name.start < match.end() + 12]
            when = _best(sentence.whens, match.start(), match.end())
            behind = bodies[:1] or [name for name in reversed(named_here) if name.end <= match.start()]
            named = behind[0].id if behind else sentence.context.alliance
            if not before or not when or not named:
                continue
            organisation = "nato" if not bodies and re.match(r"\s*the [Aa]lliance\b", text[match.end() :]) else named
            rows = [row for row in self.claims.relations(organisation) if row["relation"] == "member" and row["object"] == before[-1].id]
            known = [(edge, row) for row in rows if (edge := ended(row))]
            if not known and not bodies:
                continue
            fitting = [row for edge, row in sharpest(known, when.period) if edge.meets(*when.period)]
            far = known and all(is_far(edge, when.period) for edge, _ in known)
            says = {"subject": organisation, "member": before[-1].id, "until": when.period.text, "date": when.period.text}
            end = bodies[0].end if bodies else max(match.end(), when.end)
            note = told(self.claims, (fitting or rows)[:2])
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
        before = {row["object"] for row in self.claims.relations(organisation) if row["relation"] == "predecessor"}
        inherited = [row for one in before for row in self.claims.relations(one) if row["relation"] == "member"]
        agree, differ, missing, rivals = [], [], [], []
        for name in group:
            rows = [row for row in relations if row["object"] == name.id]
            if when and not any(edge.meets(*when.period) for row in rows if (edge := begun(row))):
                rows += [row for row in inherited if row["object"] == name.id]  # Greece joined in 1981 what is now the Union
            starts = every = [(period, row) for row in rows if (period := begun(row))]
            if when:
                starts = sharpest(every, when.period) or every
            if not starts:
                missing.append(name.text)
            elif (
                when is None
                or any(period.meets(*when.period) for period, _ in starts)
                or was_then_by_events(self.claims.event_dates, (row for _, row in starts), when.period)
            ):
                agree += [row for period, row in starts if when is None or period.meets(*when.period)] or [starts[0][1]]
                rivals += [row for period, row in every if when and apart(period, when.period)]
            elif all(apart(period, when.period) for period, _ in starts):
                differ += [row for _, row in starts]
            else:
                missing.append(name.text)
        note = told(self.claims, differ or agree)
        if differ:
            return Finding(begin, end, REFUTED, "member", says, note, tuple(differ[:4]))
        if ordinal and agree and not missing:
            said_, ranks = _rank(ordinal), self._ranks(relations, agree)
            if said_ and ranks and said_ not in ranks:
                return Finding(begin, end, REFUTED, "member", says, f"{note}: number {min(ranks)} by the list of members", tuple(agree[:4]))
        if missing or not agree:
            return Finding(begin, end, UNKNOWN, "member", says, f"no date of entry on record for {', '.join(missing)}", tuple(agree[:2]))
        note += f"; by other sources {told(self.claims, rivals)}" if rivals else ""
        return Finding(begin, end, SUPPORTED, "member", says, note, tuple(agree[:8]))

    def _ranks(self, relations: list[Row], mine: list[Row]) -> range | None:
        """Which place in the order of entry the members may have."""
        first: dict[str, int] = {}
        for row in relations:
            if row["relation"] == "member" and (period := begun(row)):
                first[row["object"]] = min(first.get(row["object"], OPEN_DAY), period.first)
        days = [first[row["object"]] for row in mine if row["object"] in first]
        if not days:
            return None
        before = sum(day < min(days) for day in first.values())
        return range(before + 1, before + 1 + sum(day == min(days) for day in first.values()))


def _as_exact(finding: Finding, when: When | None) -> bool:
    """Whether the claims of a finding say as much of the time as a draft does: that of a year is in no sure sense that of a day."""
    starts = [period for row in finding.claims if (period := begun(row))]
    brief = when is None or when.period.days <= 31  # a year alone is no sign of another body
    return when is None or (brief and any(when.period.first <= one.first and one.last <= when.period.last for one in starts))


_Dated = tuple[int, int, list[Named], When | None, re.Match[str] | None]
"""Where nations of a list and their date begin and end, and which member they were."""


def _dated(sentence: Sentence, groups: list[list[Named]], verbs: list[re.Match[str]]) -> Iterator[_Dated]:
    """The lists of nations of a sentence that have a date, or a place in the order of entry."""
    text = sentence.paragraph.text
    counted, dated = (
        list(spans(sentence)),
        [when for when in sentence.whens if not _is_attribute(text, when) and when.bound not in _NOT_THEN],
    )
    led = [[when for when in dated if when.sure and text[when.end : group[0].start] == " "] for group in groups]  # `in 2004 Latvia`
    for n, group in enumerate(groups):
        until = groups[n + 1][0].start if n + 1 < len(groups) else sentence.end
        until = led[n + 1][0].start if n + 1 < len(groups) and led[n + 1] else until
        begin, last = group[0].start, group[-1].end
        if not any(begin - 60 <= verb.start() < until for verb in verbs) and n and not sentence.whens:
            continue
        whens = [one.when for one in counted if one.what[0] <= begin and last <= one.what[1]]
        whens = whens or [when for when in dated if last <= when.start < until] or led[n]
        whens = whens or [when for when in dated if when.end <= begin and n == 0]
        if not whens and n + 1 < len(groups) and not any(last <= verb.start() < until for verb in verbs):
            whens = [when for when in dated if when.start >= last][:1]
        ordinal = ORDINAL.search(text, last, until)
        when = whens[0] if whens else None
        if when or ordinal:
            end = when.end if when and when.start > last else until if ordinal is None else 0
            yield begin, max(end, ordinal.end() if ordinal else 0), group, when, ordinal


def _is_attribute(text: str, when: When) -> bool:
    """Whether a date only tells which of several things is meant: `announced at the November 2002 summit`."""
    return bool(
        re.search(r"\b(?:the|its|their|his|a) $", text[max(0, when.start - 8) : when.start]) and re.match(" [A-Za-z]", text[when.end :])
    )


def _best(whens: list[When], start: int, end: int) -> When | None:
    """The date nearest to what was said at [start, end], those behind it first."""
    after = [when for when in whens if when.start >= start]
    before = [when for when in whens if when.end <= start]
    if after and after[0].start - end < 90:
        return after[0]
    return before[-1] if before else (after[0] if after else None)


def _rank(ordinal: re.Match[str]) -> int | None:
    if digits := ordinal["digits"] or ordinal["nth"]:
        return int(digits)
    if ordinal["spelt"]:
        return UNITS[ordinal["spelt"].lower()]
    word = (ordinal["word"] or ordinal["bare"]).lower()
    return ORDINALS.get(word)


_QUESTION = re.compile(r"\?\W*$")
_NOT_THEN = ("after", "before")
"""What stands before a date on which nobody is said to have come."""
_SPELT = "|".join(sorted(UNITS, key=len, reverse=True))
ORDINAL = re.compile(
    rf"\b(?:member|ally|state|as|its|was|is|became) number (?:(?P<digits>[0-9]{{1,2}})|(?P<spelt>{_SPELT}))\b"
    rf"|\b(?:(?P<nth>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{NTH}))(?= (?:member|ally|state|nation|country))"
    rf"|(?<=became the )(?P<bare>{NTH})(?= (?:in|on|when)\b|[,.;])",
    re.IGNORECASE,
)
_ALL_THE_WORLD = 100
"""So many members has a body to which nearly all states belong: that a nation joins it is said with its name."""
_AND_IN = re.compile(r"[0-9] and (?:in )?(?:the )?$")
_IN = re.compile(r",? (?:in|on|since) (?:early |late |mid-)?")
_AFTER_AN_END = re.compile(
    r"\b(?:dissolved|disbanded|collapsed|fell|broken? (?:up|apart)|ceased|split|gone|ended|wound up)\b[^.]*\bfollowed$"
)
"""What follows an end is another end: `The Pact was dissolved in July, and the Union followed in December`."""
_BY_THE_WAY = re.compile(r"\b(?:after|before|since|of|for|about) \w+ing$")
"""What is only the time of something else: `two years after joining`."""
_NOT_YET = re.compile(
    r"\b(?:(?:not|never) (?:yet )?(?:join|becom|enter|acced|admit)\w*"
    r"|command structure|integrated|military structure|Action Plan|talks|invit\w+|appl(?:y|ied|ication)"
    r"|wants? to|hop\w+|would|could|may|might|ask\w+|protocols?|urg\w+|veto\w*|oppos\w+|support\w*|back\w*)\b"
)
_MADE = re.compile(r"\b(?:(?:creat|found|establish|launch)(?:ed|es)|sets? up)\b")
"""How a body came to be, of whose members the sentences after it may tell."""
_WITH = re.compile(r"\b(?:with|in|of|for) (?:the )?$")
_PRONOUN = re.compile(r"\W*(?:(?:[Ww]hen|[Aa]nd|[Bb]ut|[Aa]s) )?(?P<it>[Ii]t|[Tt]he country)\b")
_DATED_ITEM = re.compile(
    rf" (?:\((?:[^()]{{0,20}} )?(?:19|20)[0-9]{{2}}\)|(?:(?:was|came|got) )?(?:in|on)\b"
    rf"|(?:{NUMBER}) (?:year|month)s? (?:later|after (?:that|them|it))\b)"
)
"""What stands behind a nation in a list of entries that goes on with what was said: `Croatia (May 2000)`, `Ireland a year later`."""
_LEFT = re.compile(r"\b(?:left|leaves?|withdr[ae]ws?(?: from)?|quit|walked out(?: of)?|pulled out of)\b")
_LEAVES = re.compile(rf",? (?:(?:then|later|formally|finally|itself) )?{_LEFT.pattern}")
"""What stands behind those who left, and so did not join."""
_AND = re.compile(r"\b(?:and|but|before it|until it) (?:then |later )?$")
"""What goes on with the one who was spoken of: `Britain joined in 1993 and left the EU on 31 January 2020`."""
