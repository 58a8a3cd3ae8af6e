"""A draft read sentence by sentence: names, numbers and dates in it, and what carries over from heading, dateline and earlier sentences."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alliancecli.factcheck.document import Draft, Paragraph
from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.naming import BODIES, FORCES, Named, Naming, is_beside, is_compared, is_place
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.places import Described, Places
from alliancecli.query.statements import Claims
from alliancecli.recognise import facts
from alliancecli.recognise.token import Token


class Spoken(NamedTuple):
    """All that a draft has named so far: forces, the last one last, places of forces and dates; those of the paragraph are `here`."""

    forces: dict[str, None]
    places: dict[str, None]
    dates: dict[Period, None]
    here: dict[Period, None]

    def add(self, names: list[Named], places: list[str], whens: list[When]) -> None:
        """Add what a sentence names."""
        for one in (name.id for name in names if name.kind in FORCES):
            self.forces.pop(one, None)
            self.forces[one] = None
        self.places.update(dict.fromkeys(places))
        self.dates.update({when.period: None for when in whens})
        self.here.update({when.period: None for when in whens})


class Sentence(NamedTuple):
    """A sentence, `text[start:end]` of a paragraph, and what is in it.

    `force`, `alliance`, `office` and `body` (of any kind) are those last spoken of before it; `explicit` is False where the paragraph has
    not yet named the force; `topic` is the force that the draft named last, anywhere, and `place` the country of forces that it was in;
    `people` are all whom it has named, the last at the end, and one `is_alone` where its paragraph has named no other; `spending` is
    whether it speaks, or spoke before, of what is spent on defence, `steady` whether the paragraph has spoken of one time only; `nations`
    are who did something in the sentence before, `land` is the country that the paragraph named last as a place, `head` the last heading,
    `nation` the one that the title is about, `draft` all that has been named so far, this sentence with it.
    """

    paragraph: Paragraph
    start: int
    end: int
    names: list[Named]
    numbers: list[Token]
    whens: list[When]
    clock: Clock
    before: When | None
    force: str | None
    explicit: bool
    alliance: str | None
    office: str | None
    body: str | None
    people: tuple[str, ...]
    is_alone: bool
    topic: str | None
    place: str | None
    spending: bool
    steady: bool
    nations: tuple[str, ...]
    land: str | None
    head: str
    nation: str | None
    draft: Spoken

    @property
    def text(self) -> str:
        """The sentence."""
        return self.paragraph.text[self.start : self.end]

    def other_years(self, when: When) -> list[Period]:
        """What a date of which the year is only likely may mean else: the same days of the other years that the draft has named."""
        first, last = when.period
        if when.sure or first // 10_000 != last // 10_000:
            return []
        years = dict.fromkeys(one.year for one in self.draft.dates)
        return [Period(year * 10_000 + first % 10_000, year * 10_000 + last % 10_000) for year in years if year != when.period.year]


class Reader:
    """Reads drafts with the names of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self.naming, self.places = claims, Naming(claims), Places(claims)
        self._heads: dict[str, list[Named]] = {}

    def column(self, paragraph: Paragraph, at: int) -> tuple[str, list[Named]]:
        """What stands at the head of the column of a place in a row, and the names in it; nothing where there is none."""
        head = next((head for start, end, head in paragraph.cells if start <= at < end), "")
        if head not in self._heads:
            self._heads[head] = self.naming.find(head, {})
        return head, self._heads[head]

    def read(self, draft: Draft) -> Iterator[Sentence]:
        """The sentences of a draft, in order, each with what was known when it was reached."""
        clock = Clock()
        force = alliance = office = body = heading_force = title_force = topic = place = nation = None
        spending, head, kind = False, "", ""
        people: dict[str, None] = {}
        met: dict[str, str] = {}
        spoken = Spoken({}, {}, {}, {})
        for number, paragraph in enumerate(draft.paragraphs):
            text = paragraph.text
            tokens = facts.find(_NUMBERED.sub(lambda mark: " " * len(mark[0]), text) if paragraph.kind == "heading" else text)
            if paragraph.kind == "heading":
                clock.heading, head = None, text
            if paragraph.kind not in ("item", "row"):
                clock.introduced = None
            if paragraph.kind != "row" or clock.introduced:
                clock.last = clock.introduced or clock.heading or (clock.last if paragraph.kind == kind == "item" else None)
            kind = paragraph.kind
            spoken_of: set[Period] = set()
            spoken.here.clear()
            spoken.here.update(dict.fromkeys([clock.heading] if clock.heading else []))
            in_paragraph: set[str] = set()
            force, explicit = heading_force or title_force or topic, False
            nation_names: list[str] = []
            land: str | None = None
            names = self.naming.find(text, met)
            for start, end in sentences(text):
                inside = [name for name in names if start <= name.start < end]
                inside = sorted([*inside, *self.naming.sisters(text, start, end, force)])
                before = When(start, start, clock.last) if clock.last else None
                dated = [token for token in tokens if start <= token.start < end]
                if number < 4 and start == 0 and paragraph.kind in ("text", "heading") and clock.written is None:
                    clock.written = _written(text, dated)
                    if clock.written and (line := _DATELINE.match(text)):  # where a text was written is not whom it speaks of
                        inside = [name for name in inside if name.kind != "state" or name.start >= line.end()]
                whens = clock.read(text, start, end, dated)
                then = whens[0].period if whens else clock.now or clock.last
                described = [one for one in self.places.described(text, start, end, then) if not _names_force(inside, one)]
                inside = sorted([*inside, *(Named(a, b, text[a:b], force, "force") for a, b, force in described)])
                if paragraph.kind != "heading" and (moved := self.places.moved_to(text, start, force, then)) != force:
                    force, explicit = moved, False
                numbers = [token for token in dated if token.values and not token.named and token.values[0] < MOST]
                spending = spending or any(_SPENDING.search(head) for _, _, head in paragraph.cells)
                spending = spending or _SPENDING.search(text, start, end) is not None
                places = self.places.named(text, start, end)
                spoken.add(inside, places, whens)
                spoken.dates.update(dict.fromkeys([clock.written] if clock.written else []))
                yield Sentence(
                    paragraph,
                    start,
                    end,
                    inside,
                    numbers,
                    whens,
                    clock,
                    before,
                    force,
                    explicit,
                    alliance,
                    office,
                    body,
                    tuple(people),
                    len(in_paragraph) == 1,
                    topic,
                    place,
                    spending,
                    len(spoken_of) == 1,
                    tuple(nation_names),
                    land,
                    head,
                    nation,
                    spoken,
                )
                spoken_of |= {when.period for when in whens}
                if main := _spoken_of(text, [name for name in inside if name.kind in FORCES], explicit or bool(force)):
                    force, explicit, topic = main, True, main
                place = places[-1] if places else place
                for name in inside:
                    if name.kind in ("alliance", "organisation", "programme"):
                        alliance = name.id
                    elif name.kind == "position":
                        office = name.id
                    elif name.kind == "person":
                        people.pop(name.id, None)
                        people[name.id] = None
                        in_paragraph.add(name.id)
                body = next((name.id for name in inside if name.kind in BODIES and not is_beside(text, name)), body)
                if states := [name.id for name in inside if name.kind == "state" and not (is_place(text, name) or is_compared(text, name))]:
                    nation_names = states
                land = next((name.id for name in reversed(inside) if name.kind == "state" and is_place(text, name)), land)
            if paragraph.kind in ("text", "item") and text.rstrip().endswith(":"):
                clock.introduced = clock.last
            if number == 0 and (paragraph.kind == "heading" or len(text) < 120):
                titled = {name.id for name in names if name.kind == "state" and not is_place(text, name)}
                nation = titled.pop() if len(titled) == 1 else None
            if paragraph.kind == "heading" or (number == 0 and len(text) < 120):
                heading_force = (
                    next((name.id for name in names if name.kind in FORCES), None) if paragraph.kind == "heading" else heading_force
                )
                title_force = title_force or (heading_force if number < 2 else None)
                clock.heading = clock.last
                if clock.written is None and number < 2 and clock.last and clock.last.days <= 31:
                    clock.written = clock.last


_SPENDING = re.compile(
    r"\bGDP|gross domestic product|of (?:her|his|its|their|our|the national|national) (?:product|output|income|wealth)\b"
    r"|defen[cs]e (?:spending|budgets?|expenditure)|military (?:spending|expenditure)"
    r"|(?:spen[dt]\w*|goes|went) (?:[\w.,$€£]+ ){0,6}on defen[cs]e",
)
"""What says that shares are those of an economy."""


_NUMBERED = re.compile(r"^\s*[0-9]{1,2}[.)]\s+(?=[A-Z])")
"""The number of a heading, which is no day: `2. January 1998`."""


def _names_force(names: list[Named], one: Described) -> bool:
    """Whether a description has the name of a force in it, which then is meant."""
    return any(name.kind in FORCES and name.start < one.end and one.start < name.end for name in names)


def _spoken_of(text: str, forces: list[Named], explicit: bool) -> str | None:
    """Which of the forces that a sentence names the next one goes on with: the first, unless it only stands beside another thing."""
    for name in forces:
        if not is_beside(text, name):
            return name.id
        if len(forces) == 1 and explicit:
            return None
    return forces[-1].id if forces else None


def _written(text: str, dated: list[Token]) -> Period | None:
    """The day on which a text was written, where its head says it: a dateline, or a day that no sentence speaks of."""
    line = _DATELINE.match(text)
    head = Clock().read(text, 0, line.end(), [token for token in dated if token.end <= line.end()]) if line else []
    if (
        head
        and (head[-1].period.days == 1 or 28 <= head[-1].period.days <= 92)
        and not _SPOKEN_OF.search(text, max(0, head[-1].start - 12), head[-1].start)
    ):
        return head[-1].period
    for when in Clock().read(text, 0, min(len(text), 160), [token for token in dated if token.end <= 160]):
        month = when.period.days <= 31 and when.start > 0 and _SET_OFF.match(text, when.end) and text.endswith((", ", "("), 0, when.start)
        if (when.period.days == 1 or month) and not _SPOKEN.search(text, max(0, when.start - 12), when.start):
            return when.period
    return None


_SET_OFF = re.compile(r"[;.)]|\s*$")
"""What comes behind a month that only says when a text was written: `committee paper, September 2025; copies ...`."""
_SPOKEN = re.compile(
    r"(?<!\bposition )(?<!\bsituation )(?<!\bstatus )(?<!\bas )"
    r"(?<!\bposted )(?<!\bpublished )(?<!\bupdated )(?<!\bfiled )(?<!\bissued )(?<!\bsent )"
    r"\b(?:on|in|by|since|until|till|from|of|to|and|before|after|the|between|that) $",
    re.IGNORECASE,
)
"""What stands before a date that a sentence speaks of; `position of 25 April` says when a text was written."""
_SPOKEN_OF = re.compile(r"\b(?:on|in|by|since|until|till|between) $", re.IGNORECASE)

_DATELINE = re.compile(
    r"[^.!?]{0,60}?(?:[0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)?)(?=[^0-9])[^.!?]{0,25}?(?:\([A-Z][\w/ ]+\)\s*)?(?: -|:)\s|.{0,90}[0-9]{4}\W*$"
)
_END = re.compile(r"[.!?]['\")\]]*\s+(?=['\"(\[]?[A-Z0-9])|;\s+")
_SHORT = re.compile(
    r"(?:\b(?:Gen|Lt|Maj|Col|Adm|Brig|Sgt|Capt|Mr|Mrs|Ms|Dr|St|No|Nos|Res|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca?|vs|cf|incl|est|[A-Z])"
    r"|\b(?:i\.e|e\.g|U\.S|U\.N|a\.m|p\.m))\.$"
)


LONGEST: Final = 1_500
"""So many characters are no sentence but a list, which is read a piece after the other."""
MOST: Final = 1e15
"""What has more digits is a list of numbers without spaces, and counts nothing."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; a semicolon ends one."""
    start = 0
    for match in (*_END.finditer(text), None):
        while (match.start() if match else len(text)) - start > LONGEST:
            cut = max(text.rfind(",", start, start + LONGEST), text.rfind(" ", start, start + LONGEST), start + LONGEST // 2) + 1
            yield start, cut
            start = cut
        if match is None:
            break
        if match[0][0] == "." and _SHORT.search(text, max(start, match.start() - 12), match.start() + 1):
            continue
        if match[0][0] == "." and text[match.end()].isdecimal() and text[: match.start()].endswith((" no", " nos")):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
