"""What one number of a draft is about: of what, whose, when and how surely."""

import re
from typing import Final

from alliancecli.dates.days import OPEN_DAY
from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.finding import Finding
from alliancecli.factcheck.hosts import host_of
from alliancecli.factcheck.naming import FORCES, Named
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import Reader, Sentence
from alliancecli.factcheck.subjects import Subjects
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.rows import Row

MEASURES: Final = {
    "troops": STRENGTHS,
    "": STRENGTHS,
    "nations": ("nations",),
    "dead": ("casualties",),
    "wounded": ("casualties",),
    "money": ("money",),
    "percent": ("share",),
}
MOST_OF_A_LIFE: Final = 400
"""Days of a force of which all may be meant where no time is told."""
_AIM = re.compile(
    r"\b(?:goals?|targets?|benchmark|guideline|pledg\w+|commit\w*|meet(?:ing|s)?|should|at least|reach\w*|aim\w*|rule"
    r"|promis\w+|threshold|mark|their GDP)\b"
)

_OF_ANOTHER_SORT = re.compile(r"authori|plan|target|wound|kill|dead|%|other|non-", re.IGNORECASE)
"""What at the head of a column counts others than those who were there."""
_STARTED_WITH = re.compile(r"\b(?:started|began|set) (?:out |off |life )?with (?:some |about |roughly )?$")


class Slots(Subjects):
    """What one number is about; `withheld` is that it is wrong, where it is not sure enough what it is about.

    A share is one of a measure, `share_of`.
    """

    def __init__(self, reader: Reader, sentence: Sentence, number: Number, after: int, until: int, carried: Named | None) -> None:
        super().__init__(reader, sentence, number, after, until, carried)
        self.withheld: Finding | None = None
        self.share_of = "troops"
        subjects, self.contributor, sure = self.meant()
        self.safe = self.safe and sure and (number.unit == "percent" or not _OF_ANOTHER_SORT.search(self.head))
        self.subjects = [one for one in subjects if one in self.claims.institutions]  # not every record has an alliance
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
        if life and self.status != "actual":  # what was set or asked for may have been so before
            life = Period(life.first // 10_000 * 10_000 + 101, life.last)
        return When(self.number.start, self.number.start, life) if life and life.days <= MOST_OF_A_LIFE else when

    @property
    def goes_on(self) -> bool:
        """Whether a bare number may go on about the nation of the sentence before: then it is not held against the whole force."""
        bare = not self.number.noun and self.number.unit == "troops" and self.contributor is None
        return bare and bool(self.sentence.context.nations) and not self.forces(self.sentence.start, self.number.start)

    def _is_host(self, state: str) -> bool:
        """Whether a force is in a country, which then is its place and no part of it."""
        name = self.claims.institutions[state]["name"].lower()
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return any(re.search(rf"\b{re.escape(place.replace('-', ' '))}\b", name) for place in theatres)

    def of_theatre(self) -> list[str]:
        """The forces of the same theatres."""
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return [one["id"] for one in self.claims.institutions.values() if one["kind"] in FORCES and theatres & set(one["theatres"])]

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
