"""What one number of a draft is of: the force, the alliance or the nation, as the words tell it or as it was spoken of."""

import re
from typing import Final, NamedTuple

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.around import Around
from alliancecli.factcheck.context import speaks_of_spending
from alliancecli.factcheck.naming import FORCES, Named, is_beside, is_place
from alliancecli.factcheck.owners import owner_of
from alliancecli.factcheck.reading import Reader, Sentence
from alliancecli.factcheck.timing import status_of, time_of

MOST_IN_A_PLACE: Final = 5
"""More forces are not those of a place that a text speaks of: `in Europe`."""


class Meant(NamedTuple):
    """What a number is of, the likeliest first, by whom it is given, and whether the words surely tell so."""

    subjects: list[str]
    contributor: str | None
    sure: bool = True


class Subjects(Around):
    """A number with whose it is, its time and its status, and what it then may be of."""

    def __init__(self, reader: Reader, sentence: Sentence, number: Number, after: int, until: int, carried: Named | None) -> None:
        super().__init__(sentence, number, after, until)
        self.reader, self.claims = reader, reader.claims
        self.head, headed = reader.column(sentence.paragraph, number.start)
        owner = owner_of(self, carried, headed)
        self._headed = [name.id for name in headed if name.kind in FORCES]
        self.contributor, self.own, self.place, self.theirs = owner.nation, owner.named, owner.place, owner.right_behind
        self.when, timed = time_of(self)
        self.status = status_of(self)
        self.safe = owner.sure and timed and (self.when is None or self.when.sure)

    def meant(self) -> Meant:
        """What the number is of, by the first of these that tells it."""
        for ask in (
            self._of_an_economy,
            self._at_the_head,
            self._named_force,
            self._named_league,
            self._described,
            self._in_the_number,
            self._under_arms,
            self._of_the_topic,
            self._of_the_place,
        ):
            if (found := ask()) is not None:
                return found
        force = self.sentence.context.force
        return (
            Meant([self._of_others(force)], self.contributor, not self.contributor or self._listed())
            if force
            else Meant([], self.contributor)
        )

    @property
    def of_an_economy(self) -> bool:
        """Whether a share is one of what a nation makes: the draft speaks of spending, and the sentence not of a force instead."""
        sentence = self.sentence
        forces = self.forces(sentence.start, sentence.end)
        return sentence.context.spending and (not forces or speaks_of_spending(sentence.text))

    @property
    def without_us(self) -> bool:
        """Whether it is of the members of the alliance but the United States."""
        return _WITHOUT_US.search(self.clause) is not None

    def _of_an_economy(self) -> Meant | None:
        """A share, or money, of a nation or of all members."""
        sentence, context = self.sentence, self.sentence.context
        if self.number.unit not in ("percent", "money") or not self.of_an_economy:
            return None
        if self.without_us:
            return Meant(["nato"], None)
        if self.contributor:
            return Meant([self.contributor], None)
        of_all = any(name.kind == "alliance" for name in sentence.names) or _MEMBERS.search(self.whole, sentence.start, self.number.start)
        ahead = self.when is not None and self.when.bound == "by" and context.alliance == "nato" and not context.nations
        if of_all or ahead:
            return Meant(["nato"], None)
        if context.nation and _THE_COUNTRY.search(self.clause):
            return Meant([context.nation], None)
        alone = len(context.nations) == 1 and not sentence.names and _SAME_SHARE.search(self.before)
        return Meant(list(context.nations) if alone else [], None)

    def _at_the_head(self) -> Meant | None:
        """The force at the head of the column."""
        return Meant(self._headed[:1], self.contributor) if self._headed else None

    def _named_force(self) -> Meant | None:
        """The force that is named beside the number: right behind it, else before it."""
        before = [name for name in self.forces(self.sentence.start, self.number.start) if not is_beside(self.whole, name)]
        behind = self.forces(self.number.end, self.until)
        if behind and behind[0].start - self.number.end < 40 and _OF_A_FORCE.search(self.whole[self.number.end : behind[0].start]):
            return Meant([behind[0].id], self.contributor)
        named = before[-1:] or behind[:1]
        return Meant([named[0].id], self.contributor) if named else None

    def _named_league(self) -> Meant | None:
        """What nations belong to: named in the sentence, or spoken of as the scheme."""
        sentence, context = self.sentence, self.sentence.context
        if self.number.unit != "nations":
            return None
        named = [name.id for name in sentence.names if name.kind in _LEAGUES and not is_place(self.whole, name)][-1:]
        if _OF_MEMBERS.search(sentence.text):
            return Meant(named or ([context.alliance] if context.alliance else []), self.contributor)
        spoken = named or ([context.body] if context.body and _SCHEME.search(self.clause) else [])
        return Meant(spoken, self.contributor) if spoken else None

    def _described(self) -> Meant | None:
        """The forces of a nation by their place: `US troops in Iraq`; or of the alliance that it is part of, which is less sure."""
        places, then = self.reader.places, self.when and self.when.period
        place = places.inside(self.whole, self.sentence.start, self.sentence.end)
        if not place or not self.contributor:
            return None
        if self.contributor != "usa" and (there := places.hosted(place)):
            return Meant(there, self.contributor)
        own, found = places.forces(place, self.contributor, None), places.forces(place, "nato", then)
        if own:
            return Meant([*own, *found], self.contributor, not found)
        forces = found or places.forces(place, None, then)
        self.safe = False
        return Meant(forces, self.contributor, sure=False) if forces else None

    def _in_the_number(self) -> Meant | None:
        """The alliance whose name stands in the number: `28 NATO members`."""
        number = self.number
        names = (name for name in self.sentence.names if number.start <= name.start < number.end)
        whose = [name.id for name in names if name.kind in ("alliance", "organisation")]
        return Meant(whose, self.contributor) if whose else None

    def _under_arms(self) -> Meant | None:
        """The nation of which all are counted that are under arms."""
        return Meant([self.contributor], None) if self.contributor and _UNDER_ARMS.search(self.head or self.clause) else None

    def _of_the_topic(self) -> Meant | None:
        """The force that the draft named last, anywhere, where the paragraph has named none."""
        number, context = self.number, self.sentence.context
        many = (number.quantity.most or 0) >= 100 and number.unit in ("troops", "nations", "", "percent", "dead", "wounded")
        return Meant([context.topic], self.contributor, sure=False) if context.topic and not context.force and many else None

    def _of_the_place(self) -> Meant | None:
        """The forces of the place that was spoken of, where the paragraph has named none."""
        context = self.sentence.context
        if context.force or not context.place or self.number.unit not in ("troops", "", "dead", "wounded"):
            return None
        there = self.reader.places.forces(context.place, None, self.when and self.when.period)
        return Meant(there if len(there) <= MOST_IN_A_PLACE else [], self.contributor)

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


_OF_A_FORCE = re.compile(r"\b(?:in|to|of|for|with|under)(?: the| NATO's)? $")
_LEAGUES: Final = ("alliance", "organisation", "programme", "league")
_OF_MEMBERS = re.compile(r"\b(?:member|alli(?:es|ance))")
_UNDER_ARMS = re.compile(
    r"\b(?:[Aa]rmed forces|under arms|active(?:-| )duty|in uniform)\b|\b(?:its|whose) forces (?:numbered|came to|totalled)\b"
)
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
