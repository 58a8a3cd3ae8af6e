"""Who belonged to what, from when and until when, as a draft has it."""

import re
from collections.abc import Iterator
from functools import cached_property

from alliancecli.dates.days import OPEN_DAY
from alliancecli.factcheck.document import Paragraph
from alliancecli.factcheck.edges import apart, begun, ended, is_far, sharpest, was_then_by_events
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.nations import ADJECTIVES
from alliancecli.factcheck.periods import NUMBER, Period, When
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

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of who joined and left by a sentence."""
        text = sentence.paragraph.text
        states = [
            name
            for name in sentence.names
            if name.kind == "state" and not (_is_owner(name, text) or _is_beside(name, text) or _IS_JOINED.search(text, 0, name.start))
        ]
        yield from self._left(sentence, states)
        yield from self._founded(sentence, states)
        verbs = [verb for verb in _JOINED.finditer(text, sentence.start, sentence.end) if not _BY_THE_WAY.search(text[: verb.end()])]
        if self._paragraph is not sentence.paragraph:
            self._paragraph, self._body = sentence.paragraph, None
        states = states or self._pronoun(sentence, verbs)
        if (verbs or _MADE.search(sentence.text)) and not states:
            self._body = next((one.id for one in reversed(_bodies(sentence, verbs)) if self._members(one.id)), self._body)
        items = [name for name in states if _DATED_ITEM.match(text, name.end)]
        if not states or not (verbs or (self._body and items)):
            return
        bodies = _bodies(sentence, verbs)
        meant = self._meant(sentence, bodies, verbs, states)
        if not meant or _NOT_YET.search(sentence.text):
            return
        self._body = meant[0]
        first = min((name.start for name in bodies[:1]), default=sentence.start)
        states = [name for name in states if not (verbs and verbs[0].start() < name.start < first and _WITH.search(text, 0, name.start))]
        groups = [group for group in _groups(text, states) if not _LEAVES.match(text, group[-1].end)]
        yield from self._also(sentence, bodies, groups)
        for begin, end, group, when, ordinal in _dated(sentence, groups, verbs):
            ids = {name.id for name in group}
            found = [self._joined(one, group, when, ordinal, begin, end) for one in meant if bodies or self._members(one) & ids]
            if not bodies and found and found[0].verdict != SUPPORTED:  # no body is named: another may be meant, into which they came then
                others = (self._joined(one, group, when, ordinal, begin, end) for one in self._clubs if ids <= self._members(one))
                found = [next((one for one in others if one.verdict == SUPPORTED), found[0])]
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
        """All that one can be a member or partner of."""
        return [one["id"] for one in self.claims.institutions.values() if one["kind"] in ("alliance", "organisation", "programme")]

    def _meant(self, sentence: Sentence, bodies: list[Named], verbs: list[re.Match[str]], states: list[Named]) -> list[str]:
        """The bodies of members or partners that a sentence may mean, the likeliest first."""
        named = [bodies[0].id] if bodies else [self._body] if self._body and not verbs else [sentence.context.alliance or "nato", "nato"]
        ids = {name.id for name in states}
        return sorted((one for one in dict.fromkeys(named) if self._members(one)), key=lambda one: not self._members(one) & ids)

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
            note = self._told((fitting or rows)[:2])
            yield Finding(
                before[-1].start,
                end,
                SUPPORTED if fitting else REFUTED if far else UNKNOWN,
                "member",
                says,
                note,
                tuple((fitting or rows)[:2]),
            )

    def _founded(self, sentence: Sentence, states: list[Named]) -> Iterator[Finding]:
        """Who was there when an alliance began: who joined within a year of that, and none who joined later or is in no complete list."""
        text = sentence.paragraph.text
        for match in _FOUNDER.finditer(text, sentence.start, sentence.end):
            group = [one for one in _groups(text, states) if one[-1].end <= match.start() < one[-1].end + 30][-1:]
            bodies = [name for name in _bodies(sentence, []) if match.start() <= name.start < match.end() + 24]
            body = bodies[0].id if bodies else sentence.context.alliance
            if not group or not body:
                continue
            relations = self.claims.relations(body)
            starts = [edge for row in relations if row["relation"] == "life" and (edge := begun(row))]
            rows = [
                [row for row in relations if row["relation"] == "member" and row["object"] == name.id and begun(row)] for name in group[0]
            ]
            early = [[row for row in mine if self._is_early(row, starts)] for mine in rows]
            late = [row for mine, soon in zip(rows, early, strict=True) for row in mine if not soon]
            lists = [one for one in self.claims.complete_members(body) if any(edge.meets(one["first"], one["last"]) for edge in starts)]
            found, note = late or [row for mine in early for row in mine], ""
            if not late and not all(rows) and lists:
                found, note = [{**lists[0], "id": body}], f"not in the list of {lists[0]['shown']}"
            went_before = any(row["relation"] == "predecessor" for row in relations)  # who founded that, and not this, may be meant
            verdict = REFUTED if starts and (late or note) else SUPPORTED if starts and all(rows) and not went_before else UNKNOWN
            says = {"subject": body, "founder": [name.id for name in group[0]]}
            end = max(match.end(), bodies[0].end if bodies else 0)
            yield Finding(group[0][0].start, end, verdict, "member", says, note or self._told(found), tuple(found[:4]))

    def _is_early(self, row: Row, starts: list[Period]) -> bool:
        """Whether a membership began when the body did, give or take a year."""
        edge = begun(row)
        return edge is not None and any(abs(edge.year - start.year) <= 1 for start in starts)

    def _joined(
        self, organisation: str, group: list[Named], when: When | None, ordinal: re.Match[str] | None, begin: int, end: int
    ) -> Finding:
        says = {"subject": organisation, "member": [name.id for name in group], "date": when.period.text if when else None}
        relations = [row for row in self.claims.relations(organisation) if row["relation"] in ("member", "partner") and row["object"]]
        before = {row["object"] for row in self.claims.relations(organisation) if row["relation"] == "predecessor"}
        inherited = [row for one in before for row in self.claims.relations(one) if row["relation"] == "member"]
        agree, differ, missing, rivals = [], [], [], []
        for name in group:
            rows = [row for row in (*relations, *inherited) if row["object"] == name.id]  # Greece joined in 1981 what is now the Union
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
        note = self._told(differ or agree)
        if differ:
            return Finding(begin, end, REFUTED, "member", says, note, tuple(differ[:4]))
        if ordinal and agree and not missing:
            said_, ranks = _rank(ordinal), self._ranks(relations, agree)
            if said_ and ranks and said_ not in ranks:
                return Finding(begin, end, REFUTED, "member", says, f"{note}: number {min(ranks)} by the list of members", tuple(agree[:4]))
        if missing or not agree:
            return Finding(begin, end, UNKNOWN, "member", says, f"no date of entry on record for {', '.join(missing)}", tuple(agree[:2]))
        note += f"; by other sources {self._told(rivals)}" if rivals else ""
        return Finding(begin, end, SUPPORTED, "member", says, note, tuple(agree[:8]))

    def _told(self, rows: list[Row]) -> str:
        return "; ".join(dict.fromkeys(f"{self.claims.called(row['object'])} {row['shown']}" for row in rows))

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


def _bodies(sentence: Sentence, verbs: list[re.Match[str]]) -> list[Named]:
    """The bodies that a sentence names, the one in the verb or right behind it first; without those that only say whose another is."""
    text = sentence.paragraph.text
    bodies = [
        name
        for name in sentence.names
        if name.kind in ("alliance", "organisation", "programme") and not _ONLY_BY_THE_WAY.search(text, max(0, name.start - 12), name.start)
    ]
    bodies = [one for one in bodies if not any(_WHOSE.fullmatch(text, one.end, other.start) for other in bodies)]

    def place(name: Named) -> int:
        inside = bool(verbs) and verbs[0].start() <= name.start < verbs[0].end()
        return 0 if inside else 1 if verbs and 0 <= name.start - verbs[0].end() < 30 else 2

    return sorted(bodies, key=place)


def _groups(text: str, states: list[Named]) -> list[list[Named]]:
    """Nations that a text lists together."""
    groups: list[list[Named]] = []
    for name in states:
        if groups and _LISTED.fullmatch(text, groups[-1][-1].end, name.start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


_Dated = tuple[int, int, list[Named], When | None, re.Match[str] | None]
"""Where nations of a list and their date begin and end, and which member they were."""


def _dated(sentence: Sentence, groups: list[list[Named]], verbs: list[re.Match[str]]) -> Iterator[_Dated]:
    """The lists of nations of a sentence that have a date, or a place in the order of entry."""
    text = sentence.paragraph.text
    counted, dated = list(spans(sentence)), [when for when in sentence.whens if not _is_attribute(text, when)]
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


def _is_owner(name: Named, text: str) -> bool:
    """Whether a name says whose something is: `Belgian jets`, `Slovenia's referendum`."""
    return bool(re.match(r" [a-z]" if name.text.split()[-1] in ADJECTIVES else r"['’]s? [a-z]", text[name.end : name.end + 4]))


def _is_beside(name: Named, text: str) -> bool:
    """Whether a nation is only who another is compared with: `eleven months after Finland`, `unlike Sweden,`."""
    return _COMPARED.search(text, 0, name.start) is not None and not _JOINED.match(text, name.end + 1)


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


_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SPELT = "|".join(sorted(UNITS, key=len, reverse=True))
ORDINAL = re.compile(
    rf"\b(?:member|ally|state|as|its|was|is|became) number (?:(?P<digits>[0-9]{{1,2}})|(?P<spelt>{_SPELT}))\b"
    rf"|\b(?:(?P<nth>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{_NTH}))(?= (?:member|ally|state|nation|country))"
    rf"|(?<=became the )(?P<bare>{_NTH})(?= (?:in|on|when)\b|[,.;])",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\b(?:bec(?:a|o)mes? the (?:{_NTH})(?= (?:in|on|when)\b|[,.;])|bec(?:a|o)mes? (?:member )?(?:number|no\.) (?:\w+)(?= (?:in|on)\b)|"
    r"join(?:s|ed|ing)?(?! (?:forces|hands|up)\b)|acced(?:e|es|ed|ing)|accession to|enter(?:s|ed)|bec(?:a|o)mes? (?:an? |the |its |our "
    r"|NATO's )?(?:[\w-]+ )?(?:full )?(?:members?|ally|allies|part of)|admitted|followed(?! by\b| [A-Z])|got in|came in|come in"
    r"|handed in|deposited|sign(?:ed|s|ing) up|signed(?= (?:in|on|the framework|its framework)\b|[,.;])"
    r"|been in (?=(?:the )?[A-Z][\w ]{1,30} since\b)"
    r"|(?:members?|partners?|ally|allies) (?:of \w+ )?(?:since|in)|entry|was welcomed|brought in|took in|taken in|let in"
    r"|(?:accession|admission) of"
    r"|(?:grown|grew|expanded|enlarged) (?:\w+ )?(?:by|to (?:take in|include)))\b"
)
_FOUNDER = re.compile(
    r"\b(?:was|were|is|are|as|been) (?:(?:also|both|all|itself) )?(?:among |(?:one|two|some) of )?"
    r"(?:its |an? |(?:the )?(?:[A-Z]\w+['’]s? ){0,2})?(?:\w+ )?(?:founding (?:members?|states?|nations?)|founders?)\b"
)
"""What makes one of those who were there at the beginning."""
_AND_IN = re.compile(r"[0-9] and (?:in )?(?:the )?$")
_IN = re.compile(r",? (?:in|on|since) (?:early |late |mid-)?")
_IS_JOINED = re.compile(r"\bjoin(?:s|ed|ing)? (?:the )?$")
"""What stands before whom somebody joins: who that is joins nothing."""
_BY_THE_WAY = re.compile(r"\b(?:after|before|since|of|for|about) \w+ing$")
"""What is only the time of something else: `two years after joining`."""
_ONLY_BY_THE_WAY = re.compile(r"\b(?:former|ex-?|then|old) ?$")
_NOT_YET = re.compile(
    r"\b(?:(?:not|never) (?:yet )?(?:join|becom|enter|acced|admit)\w*"
    r"|command structure|integrated|military structure|Action Plan|talks|invit\w+|appl(?:y|ied|ication)"
    r"|wants? to|hop\w+|would|could|may|might|ask\w+|protocols?|urg\w+|veto\w*|oppos\w+|support\w*|back\w*)\b"
)
_MADE = re.compile(r"\b(?:(?:creat|found|establish|launch)(?:ed|es)|sets? up)\b")
"""How a body came to be, of whose members the sentences after it may tell."""
_WITH = re.compile(r"\b(?:with|in|of|for) (?:the )?$")
_LISTED = re.compile(r"\s*(?:,|,? and|,? followed by|&)\s*(?:the )?(?:and )?(?:the )?|, | and the ")
_COMPARED = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Aa]head of|[Uu]nlike|[Ll]ike|[Ww]ithout|than|not|with) (?:the )?$")
_WHOSE = re.compile(r"'s? (?:own )?")
_PRONOUN = re.compile(r"\W*(?:(?:[Ww]hen|[Aa]nd|[Bb]ut|[Aa]s) )?(?P<it>[Ii]t|[Tt]he country)\b")
_DATED_ITEM = re.compile(
    rf" (?:\((?:[^()]{{0,20}} )?(?:19|20)[0-9]{{2}}\)|(?:(?:was|came|got) )?(?:in|on)\b|(?:{NUMBER}) (?:year|month)s? later\b)"
)
"""What stands behind a nation in a list of entries that goes on with what was said: `Croatia (May 2000)`, `Ireland a year later`."""
_LEFT = re.compile(r"\b(?:left|leaves?|withdr[ae]ws?(?: from)?|quit|walked out of|pulled out of)\b")
_LEAVES = re.compile(rf",? (?:(?:then|later|formally|finally|itself) )?{_LEFT.pattern}")
"""What stands behind those who left, and so did not join."""
_AND = re.compile(r"\b(?:and|but|before it|until it) (?:then |later )?$")
"""What goes on with the one who was spoken of: `Britain joined in 1993 and left the EU on 31 January 2020`."""
