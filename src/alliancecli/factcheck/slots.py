"""What one number of a draft is about: whose, of what, when and how surely."""

import re
from typing import Final

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.finding import Finding
from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import FORCES, PLACES, SPENDING, Named, Reader, Sentence, is_beside, is_place
from alliancecli.factcheck.wording import is_aside
from alliancecli.query.rows import Row

MEASURES: Final = {
    "troops": ("troops", "personnel", "local-forces"),
    "": ("troops", "personnel", "local-forces"),
    "nations": ("nations",),
    "dead": ("casualties",),
    "wounded": ("casualties",),
    "money": ("money",),
    "percent": ("share",),
}
_STATUS: Final = (
    ("requested", r"request\w*|ask(?:s|ed|ing)? for|sought|call(?:s|ed)? for|wants?|wanted|appeal\w* for"),
    ("recommended", r"recommend\w*|proposed|suggest\w*"),
    ("authorized", r"authori[sz]\w*|approved|mandated|ceiling|cap of|capped|limit of"),
    ("pledged", r"pledg\w+|promis\w+|offer\w*|commit\w* to send"),
    (
        "planned",
        r"plan\w*|will|would|intend\w*|expect\w*|is to|are to|was to|were to|goal|target\w*|aim\w*|due to|projected|scheduled|should",
    ),
)
_STATUSES = [(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _STATUS]
_CARRIED_OWNER = re.compile(r"(?:It|Its|They|Their|The (?:contingent|country|government|former|latter))\b")
_TOTAL = re.compile(r"\b(?:total|overall|in all|altogether|combined|entire|whole|force|strength|mission|alliance)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:ha[sd]|have|number(?:s|ed|ing)?|stood|stands|total(?:s|ed|ling|led)?|count(?:s|ed)?|strength|down to|up to"
    r"|grew|grown|rose|risen|fell|fallen|shr[aiu]nk|field(?:s|ed|ing)?"
    r"|compris\w+|consist\w+|made up|contribut\w+|provid\w+|suppl(?:y|ied|ies)|deploy\w*|maintain\w*|kept|there (?:are"
    r"|were)|command(?:s|ed|ing)?|reach\w*|drawn from|from|took part|take part"
    r"|taking part|with|was|were|is|are|serv\w+|strong|spen[dt]\w*|personnel|troops|peak\w*|fewer|sent|includ\w+)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:goals?|targets?|benchmark|guideline|pledg\w+|commit\w*|meet(?:ing|s)?|should|at least|reach\w*|aim\w*|rule"
    r"|promis\w+|threshold|mark|their GDP)\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:other than|except(?: for)?|excluding|besides|apart from|not including|not counting|unlike|without) (?:the )?$"
)
_ONE_MAN = re.compile(
    r" (?:(?:lieutenant|major|brigadier|vice|rear|four-star|three-star|defen[cs]e|foreign|prime)[ -])*(?:general|admiral|colonel|officer"
    r"|commander|diplomat|minister|president|ambassador|spokes\w+)\b",
    re.IGNORECASE,
)
"""Someone of a nation, whose soldiers are not spoken of: `a German general`."""
_GOES_ON = re.compile(r"\W*(?:Of|Among) (?:these|them|those|whom)\b")
"""A sentence that goes on with the numbers before it, of their time."""
_OWN_TIME = re.compile(
    r"\b(?:[Aa]t (?:its|the|their) (?:peak|height|maximum|largest)|[Ii]nitially|[Oo]riginally|[Aa]t first|[Aa]t the (?:start|outset)"
    r"|(?:started|began) (?:out )?with|[Aa]t (?:its|the) (?:launch|beginning))\b"
)
"""A time of its own, which may not be the one that was spoken of."""
_NEXT_ITEM = re.compile(r"\s*(?::|\(?\d)")
_WHO_WERE = re.compile(
    r"\s*of (?:them|those|these|the (?:dead|soldiers|troops|men|force))\b[^,;]{0,60}\b(?:were|are|was|came from|from) (?:the )?"
)
_BREAK = re.compile(r";|, (?:and|but|while|compared|down|up)\b|\b(?:compared|while|whereas|but|than|up from|down from)\b")


class Slots:
    """What one number is about; `withheld` is that it is wrong, where it is not sure enough what it is about."""

    def __init__(self, reader: Reader, sentence: Sentence, number: Number, after: int, until: int, owner: Named | None) -> None:
        self.reader, self.claims, self.sentence, self.number = reader, reader.claims, sentence, number
        self.after, self.until = after, until
        self.whole = sentence.paragraph.text
        self.before = self.whole[after : number.start]
        self.behind = self.whole[number.end : until]
        self.clause = self._clause()
        self.safe = True
        self.own: Named | None = None
        self.theirs = False
        self.counted = bool(_COUNTED.search(self.clause)) or sentence.paragraph.kind in ("item", "row") or number.unit == "dead"
        self.place: Named | None = None
        self.withheld: Finding | None = None
        self.contributor = self._owner(owner)
        self.subjects = self._subjects()
        if self.contributor and self._is_host(self.contributor):
            self.contributor, self.own = None, None
        self.when = self._when()
        self.status = self._status()
        self.safe = self.safe and (self.when is None or self.when.sure)

    def _clause(self) -> str:
        """The words around the number, from the last break before it to the next after it."""
        before = re.split(
            r"[;:]|, (?:and|but|while|compared|which|who)\b|\b(?:compared|while|whereas|but)\b",
            self.whole[self.sentence.start : self.number.start],
        )[-1]
        behind = re.split(r"[;:]|,(?! )|, |\b(?:compared|while|whereas|but)\b", self.whole[self.number.end : self.sentence.end])[0]
        return before + self.whole[self.number.start : self.number.end] + behind

    def _states(self, start: int, end: int) -> list[Named]:
        return [
            name
            for name in self.sentence.names
            if name.kind == "state"
            and start <= name.start
            and name.end <= end
            and not _LEFT_OUT.search(self.whole, max(0, name.start - 24), name.start)
            and not _ONE_MAN.match(self.whole, name.end)
        ]

    def _in(self, name: Named) -> bool:
        """Whether a name is a place where something is, not who does it."""
        return is_place(self.whole, name)

    def _owner(self, carried: Named | None) -> str | None:
        """Whose part the number is: the nation right behind it, else the last one before it, else that of the number before."""
        number, text = self.number, self.whole
        for name in self._states(number.start, number.end + 60):
            if name.start < number.end:
                self.own = name
                return name.id
            if (
                name.start < self.until
                and re.fullmatch(
                    r"\s*\(?(?:(?:(?:[\w-]+ ){0,3}?(?:from|by|for)"
                    r"|(?:of (?:them|these|the (?:soldiers|troops|force|men|total)),? ?)?(?:(?:are|were|is|being) )?)\s*(?:the\s+)?)?",
                    text[number.end : name.start],
                )
                and not (name.start - number.end > 1 and self._in(name))
                and not _NEXT_ITEM.match(text, name.end)
            ):
                self.own = name
                self.theirs = True
                return name.id
        for name in self._states(number.end, self.until):
            if number.unit in ("dead", "wounded", "troops", "") and _WHO_WERE.fullmatch(text[number.end : name.start]):
                self.own = name
                return name.id
        before = list(self._states(self.after, number.start))
        owners = [name for name in before if not self._in(name) or re.fullmatch(r"\s*\((?:about |some )?", text[name.end : number.start])]
        places = [name for name in before if self._in(name)]
        behind = [name for name in self._states(number.end, self.until) if self._in(name)]
        self.place = (behind or places or [None])[-1]  # type: ignore[list-item]
        if owners:
            if (
                len(owners) > 1
                and re.search(r",| and ", text[owners[-2].end : owners[-1].start])
                and len(text[owners[-2].end : owners[-1].start]) < 8
            ):
                self.safe = False
            self.own = owners[-1]
            return owners[-1].id
        if self.sentence.paragraph.kind == "row" and (states := self._states(self.sentence.start, number.start)):
            self.own = states[0]
            return states[0].id
        if carried and not _TOTAL.search(self.before) and number.unit in ("troops", "", "dead", "percent"):
            return carried.id
        if (
            self.sentence.nations
            and not self.forces(self.sentence.start, number.start)
            and _CARRIED_OWNER.match(self.whole[self.sentence.start : number.start].lstrip(" *"))
        ):
            self.safe = False
            return self.sentence.nations[-1] if len(self.sentence.nations) == 1 else None
        if re.search(r"\b(?:non-US|non-American|other (?:nations|countries|allies)|allied|European)\b", self.clause):
            self.safe = False
        return None

    @property
    def goes_on(self) -> bool:
        """Whether a bare number may go on about the nation of the sentence before: then it is not held against the whole force."""
        bare = not self.number.noun and self.number.unit == "troops" and self.contributor is None
        return bare and bool(self.sentence.nations) and not self.forces(self.sentence.start, self.number.start)

    def _is_host(self, state: str) -> bool:
        """Whether a force is in a country, which then is its place and no part of it."""
        name = self.claims.institutions[state]["name"].lower()
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return any(re.search(rf"\b{re.escape(place.replace('-', ' '))}\b", name) for place in theatres)

    def forces(self, start: int, end: int) -> list[Named]:
        """The forces named between two places of the sentence."""
        return [name for name in self.sentence.names if name.kind in FORCES and start <= name.start and name.end <= end]

    def _subjects(self) -> list[str]:
        """What the number is of: a force named in the sentence, one described by its place, a nation's own, or what was spoken of."""
        sentence, number = self.sentence, self.number
        spending = SPENDING.search(self.whole, 0, sentence.end) or (number.unit == "percent" and sentence.spending)
        if number.unit in ("percent", "money") and spending:
            if self.contributor:
                one, self.contributor = self.contributor, None
                return [one]
            return ["nato"] if any(name.kind == "alliance" for name in sentence.names) else []
        before = [name for name in self.forces(sentence.start, number.start) if not is_beside(self.whole, name)]
        behind = list(self.forces(number.end, self.until))
        header = next((text for a, b, text in sentence.paragraph.cells if a <= number.start < b), "")
        if header:
            self.safe = self.safe and not re.search(r"authori|plan|target|wound|kill|dead|%", header, re.IGNORECASE)
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
        if number.unit == "nations" and re.search(r"\b(?:member|alli(?:es|ance))", self.whole[sentence.start : sentence.end]):
            named = [name.id for name in sentence.names if name.kind in ("alliance", "organisation")]
            return named[-1:] or ([sentence.alliance] if sentence.alliance else [])
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
            not sentence.force
            and sentence.topic
            and (number.quantity.most or 0) >= 100
            and number.unit in ("troops", "nations", "", "percent", "dead", "wounded")
        ):
            self.safe = False
            return [sentence.topic]
        if not sentence.force and sentence.place and number.unit in ("troops", "", "dead", "wounded"):
            return self.reader.places.forces(sentence.place, None, self._when_period())
        if sentence.force:
            if self.contributor and not self._listed():
                self.safe = False
            return [sentence.force]
        return []

    def _listed(self) -> bool:
        """Whether a nation's number is surely one of the force spoken of: in a list, a table, or by its words."""
        if self.sentence.paragraph.kind in ("item", "row") or self.number.unit == "dead":
            return True
        words = r"\b(?:contribut|contingent|the (?:force|mission)|provid|suppl|there\b|sent\b|gave\b|gives\b)"
        return self.theirs or bool(re.search(words, self.clause)) or (self.sentence.explicit and bool(self.sentence.nations))

    def _described(self) -> list[str]:
        """The forces of a nation by their place: `US troops in Iraq`; or of the alliance that it is part of, which is less sure."""
        match = re.search(rf"\bin {PLACES}\b", self.whole[self.sentence.start : self.sentence.end])
        if not match or not self.contributor:
            return []
        own = f"us-forces-{match['place'].lower().replace('macedonia', 'north-macedonia')}"
        found = self.reader.places.forces(match["place"], "nato", self._when_period())
        if self.contributor == "usa" and own in self.claims.institutions:
            self.safe = self.safe and match["place"] == "Iraq"
            return [own, *found]
        self.safe = False
        return found or self.reader.places.forces(match["place"], None, self._when_period())

    def _when_period(self) -> Period | None:
        when = self._when()
        return when.period if when else None

    def _when(self) -> When | None:
        """The date that the number speaks of: the nearest of its clause, else that at the head of the sentence, else what carries over."""
        sentence, number = self.sentence, self.number
        cell = next(((a, b, text) for a, b, text in sentence.paragraph.cells if a <= number.start < b), None)
        if cell and cell[2]:
            from alliancecli.recognise import facts

            clock = Clock()
            clock.written, clock.heading = sentence.clock.written, sentence.clock.heading
            if held := clock.read(cell[2], 0, len(cell[2]), facts.find(cell[2])):
                return held[-1]
        if cell and sentence.whens:
            return sentence.whens[0]
        whens = [when for when in sentence.whens if not is_aside(self.whole, sentence.start, when.start, number.start)]
        own = [when for when in whens if self.after <= when.start and when.end <= self.until]
        behind = [when for when in own if when.start >= number.end and not _BREAK.search(self.whole[number.end : when.start])]
        before = [when for when in own if when.end <= number.start]
        if behind and not (before and "," in self.whole[number.end : behind[0].start]):  # that begins the next item of a list
            return behind[0]
        if before:
            return before[-1]
        earlier = [when for when in whens if when.end <= number.start]
        if earlier:
            if self.number.unit in ("troops", "", "nations", "dead") and len(earlier) > 1:
                self.safe = False
            return earlier[-1]
        if sentence.paragraph.kind == "heading":
            return sentence.whens[0] if len(sentence.whens) == 1 else None
        present = re.search(
            r"\b(?:is|are|has|have|take|takes|remain|remains|stands?|now|still|contributes?|provides?|serves?)\b", self.clause
        )
        past = re.search(r"\b(?:was|were|had|numbered|stood|counted|sent|contributed|provided)\b", self.clause)
        if present and not past and sentence.clock.now and not _GOES_ON.match(self.whole, sentence.start):
            return When(number.start, number.start, sentence.clock.now)
        if self.has_own_time:
            self.safe = False
        if sentence.clock.heading and (
            sentence.paragraph.kind in ("item", "row") or not sentence.before or sentence.before.period == sentence.clock.heading
        ):
            return When(number.start, number.start, sentence.clock.heading)
        if sentence.before:
            self.safe = self.safe and sentence.steady
            return sentence.before
        if sentence.clock.written and sentence.paragraph.kind in ("item", "row"):
            return When(number.start, number.start, sentence.clock.written)
        return None

    @property
    def has_own_time(self) -> bool:
        """Whether the number is of the beginning or the height of something, whatever time was spoken of."""
        return not self.sentence.whens and _OWN_TIME.search(self.clause) is not None

    def _status(self) -> str:
        text = re.split(r"\b(?:that|which|compared)\b", self.whole[max(self.sentence.start, self.number.start - 70) : self.number.start])[
            -1
        ]
        text = re.split("[;:]", text)[-1]
        last = text.rpartition(", ")[2]
        text = last if _COUNTED.search(last) else text  # what was asked for before a comma is not what then was
        found = [(match.end(), name) for name, pattern in _STATUSES for match in pattern.finditer(text)]
        if not found and re.match(
            r"[^,;.]{0,30}\b(?:were|was|had been|are) (?:requested|planned|authori[sz]ed|pledged|promised)", self.behind
        ):
            return "planned"
        return max(found)[1] if found else "actual"

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
