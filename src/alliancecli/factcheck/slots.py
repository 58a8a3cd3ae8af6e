"""What one number of a draft is about: of what, whose, when and how surely."""

import re
from typing import Final

from alliancecli.dates.days import OPEN_DAY
from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.around import Around
from alliancecli.factcheck.context import speaks_of_spending
from alliancecli.factcheck.finding import Finding
from alliancecli.factcheck.hosts import host_of
from alliancecli.factcheck.naming import FORCES, Named, is_beside, is_place
from alliancecli.factcheck.owners import owner_of
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import Reader, Sentence
from alliancecli.factcheck.timing import status_of, time_of
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.rows import Row

MOST_IN_A_PLACE: Final = 5
"""More forces are not those of a place that a text speaks of: `in Europe`."""

MEASURES: Final = {
    "troops": STRENGTHS,
    "": STRENGTHS,
    "nations": ("nations",),
    "dead": ("casualties",),
    "wounded": ("casualties",),
    "money": ("money",),
    "percent": ("share",),
}
_AIM = re.compile(
    r"\b(?:goals?|targets?|benchmark|guideline|pledg\w+|commit\w*|meet(?:ing|s)?|should|at least|reach\w*|aim\w*|rule"
    r"|promis\w+|threshold|mark|their GDP)\b"
)

_STARTED_WITH = re.compile(r"\b(?:started|began|set) (?:out |off |life )?with (?:some |about |roughly )?$")
_SCHEME = re.compile(r"\b(?:[Tt]he (?:scheme|programme|program|partnership|pact|body|forum|council|organi[sz]ation))\b")
_THE_COUNTRY = re.compile(r"\b(?:[Tt]he country|[Tt]he nation|[Ww]e|[Oo]ur)\b")
_MEMBERS = re.compile(r"\b(?:[Aa]llies|(?:whole|entire) [Aa]lliance|[Mm]ember (?:states|nations|countries)|[Mm]embers)\b")
_WITHOUT_US = re.compile(
    r"\b(?:without|leave out|leaves? aside|take away|excluding"
    r"|except|but for|minus|other than|leaving out) (?:the )?(?:US|USA|U\.S\.|United States|America(?:ns)?)(?!\w)"
    r"|\b(?:European allies|NATO Europe|Europe) and Canada\b",
    re.IGNORECASE,
)

_SAME_SHARE = re.compile(r"\b(?:[Ii]t|[Tt]he (?:share|figure|rate|level)) (?:had |has )?(?:was|is|been|stood at|reached|rose to|fell to)\b")
"""What a share is of that was told in the sentence before: `five years later it was 1.36 per cent`."""


class Slots(Around):
    """What one number is about; `withheld` is that it is wrong, where it is not sure enough what it is about.

    A share is one of a measure, `share_of`.
    """

    def __init__(self, reader: Reader, sentence: Sentence, number: Number, after: int, until: int, carried: Named | None) -> None:
        super().__init__(sentence, number, after, until)
        self.reader, self.claims = reader, reader.claims
        self.withheld: Finding | None = None
        self.share_of = "troops"
        self.head, headed = reader.column(sentence.paragraph, number.start)
        owner = owner_of(self, carried, headed)
        self._headed = [name.id for name in headed if name.kind in FORCES]
        self.contributor, self.own, self.place, self.theirs = owner.nation, owner.named, owner.place, owner.right_behind
        self.when, timed = time_of(self)
        self.status = status_of(self)
        self.safe = owner.sure and timed and (self.when is None or self.when.sure)
        self.subjects = [one for one in self._subjects() if one in self.claims.institutions]  # not every record has an alliance
        self.when = self._at_first() or self._alive(self.when)
        if self.contributor and self._is_host(self.contributor):
            self.contributor, self.own = None, None
        hosts = reader.places.hosts.get(self.subjects[0], {}) if self.subjects else {}
        self.host = host_of(self, hosts, self.own) if hosts else None
        if self.host:
            self.subjects = [hosts[self.host.country]]
            self.contributor = None if self.contributor == self.host.country else self.contributor
            self.safe = self.safe and self.host.sure

    def _at_first(self) -> When | None:
        """The rest of the year in which a force began, where that is told to have started with a number."""
        one = self.claims.institutions[self.subjects[0]] if self.subjects else None
        first = one["life_first"] if one and one["kind"] in FORCES else -OPEN_DAY
        if self.sentence.whens or first == -OPEN_DAY or not _STARTED_WITH.search(self.before):
            return None
        return When(self.number.start, self.number.start, Period(first, first // 10_000 * 10_000 + 1231))

    def _alive(self, when: When | None) -> When | None:
        """The time that a number is of, where its sentence names none and the force did not live in what carries over: the force's days."""
        one = self.claims.institutions[self.subjects[0]] if self.subjects else None
        if not one or self.sentence.whens or one["kind"] not in FORCES or (when and when.period.meets(one["life_first"], one["life_last"])):
            return when
        known = one["life_first"] > -OPEN_DAY and one["life_last"] < OPEN_DAY
        life = Period(one["life_first"], one["life_last"]) if known else None
        return When(self.number.start, self.number.start, life) if life and life.days <= 366 else when

    @property
    def goes_on(self) -> bool:
        """Whether a bare number may go on about the nation of the sentence before: then it is not held against the whole force."""
        bare = not self.number.noun and self.number.unit == "troops" and self.contributor is None
        return bare and bool(self.sentence.context.nations) and not self.forces(self.sentence.start, self.number.start)

    @property
    def of_an_economy(self) -> bool:
        """Whether a share is one of what a nation makes: the draft speaks of spending, and the sentence not of a force instead."""
        sentence = self.sentence
        forces = self.forces(sentence.start, sentence.end)
        return sentence.context.spending and (not forces or speaks_of_spending(sentence.text))

    def _is_host(self, state: str) -> bool:
        """Whether a force is in a country, which then is its place and no part of it."""
        name = self.claims.institutions[state]["name"].lower()
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return any(re.search(rf"\b{re.escape(place.replace('-', ' '))}\b", name) for place in theatres)

    def _subjects(self) -> list[str]:
        """What the number is of: a force named in the sentence, one described by its place, a nation's own, or what was spoken of."""
        sentence, number = self.sentence, self.number
        if number.unit in ("percent", "money") and self.of_an_economy:
            if self.without_us:
                self.contributor = None
                return ["nato"]
            if self.contributor:
                one, self.contributor = self.contributor, None
                return [one]
            of_all = any(name.kind == "alliance" for name in sentence.names) or _MEMBERS.search(self.whole, sentence.start, number.start)
            ahead = (
                self.when is not None and self.when.bound == "by" and sentence.context.alliance == "nato" and not sentence.context.nations
            )
            if of_all or ahead:
                return ["nato"]
            if sentence.context.nation and _THE_COUNTRY.search(self.clause):
                return [sentence.context.nation]
            alone = len(sentence.context.nations) == 1 and not sentence.names and _SAME_SHARE.search(self.before)
            return list(sentence.context.nations) if alone else []
        before = [name for name in self.forces(sentence.start, number.start) if not is_beside(self.whole, name)]
        behind = list(self.forces(number.end, self.until))
        if self.head:
            self.safe = self.safe and not re.search(r"authori|plan|target|wound|kill|dead|%|other|non-", self.head, re.IGNORECASE)
        if self._headed:
            return self._headed[:1]
        if (
            behind
            and re.search(r"\b(?:in|to|of|for|with|under)(?: the| NATO's)? $", self.whole[number.end : behind[0].start])
            and behind[0].start - number.end < 40
        ):
            return [behind[0].id]
        if before:
            return [before[-1].id]
        if behind:
            return [behind[0].id]
        if number.unit == "nations":
            leagues = ("alliance", "organisation", "programme", "league")
            named = [name.id for name in sentence.names if name.kind in leagues and not is_place(self.whole, name)]
            if re.search(r"\b(?:member|alli(?:es|ance))", self.whole[sentence.start : sentence.end]):
                return named[-1:] or ([sentence.context.alliance] if sentence.context.alliance else [])
            if spoken := named[-1:] or ([sentence.context.body] if sentence.context.body and _SCHEME.search(self.clause) else []):
                return spoken
        if described := self._described():
            return described
        if whose := [
            name.id for name in sentence.names if name.kind in ("alliance", "organisation") and number.start <= name.start < number.end
        ]:
            return whose
        if self.contributor and re.search(r"\b(?:armed forces|under arms|active(?:-| )duty|in uniform)\b", self.clause):
            one, self.contributor = self.contributor, None
            return [one]
        if (
            not sentence.context.force
            and sentence.context.topic
            and (number.quantity.most or 0) >= 100
            and number.unit in ("troops", "nations", "", "percent", "dead", "wounded")
        ):
            self.safe = False
            return [sentence.context.topic]
        if not sentence.context.force and sentence.context.place and number.unit in ("troops", "", "dead", "wounded"):
            there = self.reader.places.forces(sentence.context.place, None, self.when and self.when.period)
            return there if len(there) <= MOST_IN_A_PLACE else []
        if sentence.context.force:
            if self.contributor and not self._listed():
                self.safe = False
            return [self._of_others(sentence.context.force)]
        return []

    def _of_others(self, force: str) -> str:
        """The force spoken of; of what another nation lost the last one that is no nation's own."""
        institutions = self.claims.institutions
        own = institutions[force]["kind"] == "armed-forces" and self.number.unit in ("dead", "wounded")
        if not own or self.contributor in (None, institutions[force]["parent"]):
            return force
        joint = [one for one in self.sentence.context.draft.forces if institutions[one]["kind"] != "armed-forces"]
        return joint[-1] if joint else force

    def _listed(self) -> bool:
        """Whether a nation's number is surely one of the force spoken of: in a list, a table, or by its words."""
        if self.sentence.paragraph.kind in ("item", "row") or self.number.unit == "dead":
            return True
        words = r"\b(?:contribut|contingent|the (?:force|mission)|provid|suppl|there\b|sent\b|gave\b|gives\b)"
        return (
            self.theirs or bool(re.search(words, self.clause)) or (self.sentence.context.explicit and bool(self.sentence.context.nations))
        )

    def _described(self) -> list[str]:
        """The forces of a nation by their place: `US troops in Iraq`; or of the alliance that it is part of, which is less sure."""
        places, then = self.reader.places, self.when and self.when.period
        place = places.inside(self.whole, self.sentence.start, self.sentence.end)
        if not place or not self.contributor:
            return []
        if self.contributor != "usa" and (there := places.hosted(place)):
            return there
        own, found = places.forces(place, self.contributor, None), places.forces(place, "nato", then)
        if own:
            self.safe = self.safe and not found
            return [*own, *found]
        self.safe = False
        return found or places.forces(place, None, then)

    def of_theatre(self) -> list[str]:
        """The forces of the same theatres."""
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return [one["id"] for one in self.claims.institutions.values() if one["kind"] in FORCES and theatres & set(one["theatres"])]

    @property
    def without_us(self) -> bool:
        """Whether it is of the members of the alliance but the United States."""
        return _WITHOUT_US.search(self.clause) is not None

    @property
    def is_aim(self) -> bool:
        """Whether a share is one that nations are to reach, or that several have."""
        return self.status != "actual" or (
            _AIM.search(self.sentence.text) is not None and float(self.number.quantity.least or 0).is_integer()
        )

    def found(self, verdict: str, note: str, claims: tuple[Row, ...], kind: str) -> Finding:
        """A verdict on the number, with what it says as understood."""
        number = self.number
        says = {
            "subject": self.subjects[0] if self.subjects else None,
            "contributor": self.contributor,
            "measure": next(iter(MEASURES.get(number.unit, ())), "other"),
            "status": self.status,
            "value": str(number.quantity),
            "unit": number.noun or number.unit or None,
            "date": self.when.period.text if self.when else None,
        }
        return Finding(number.start, number.end, verdict, kind, says, note, claims)
