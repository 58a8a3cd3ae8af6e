"""A draft read sentence by sentence: the names, numbers and dates in each, with what carries over to it."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alliancecli.factcheck.context import Context, Spoken
from alliancecli.factcheck.document import Draft, Paragraph
from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.naming import FORCES, Named, Naming
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.places import Described, Places
from alliancecli.factcheck.wording import is_compared
from alliancecli.factcheck.written import DATELINE, written
from alliancecli.query.statements import Claims
from alliancecli.recognise import facts
from alliancecli.recognise.token import Token


class Sentence(NamedTuple):
    """A sentence, `text[start:end]` of a paragraph, what is in it, the time told last `before` it, and the `context` it is read with."""

    paragraph: Paragraph
    start: int
    end: int
    names: list[Named]
    numbers: list[Token]
    whens: list[When]
    clock: Clock
    before: When | None
    context: Context

    @property
    def text(self) -> str:
        """The sentence."""
        return self.paragraph.text[self.start : self.end]

    @property
    def meant(self) -> list[When]:
        """Its dates, but for those that another is only held against."""
        return [when for when in self.whens if not is_compared(self.paragraph.text, self.start, when.start)]

    def within(self, start: int, end: int) -> "Sentence":
        """A stretch of it by itself."""
        names = [one for one in self.names if start <= one.start < end]
        return self._replace(start=start, end=end, names=names, whens=[one for one in self.whens if start <= one.start < end])

    def without(self, start: int, end: int) -> "Sentence":
        """It without a stretch, in the place of which nothing stands."""
        text = self.paragraph.text[:start] + " " * (end - start) + self.paragraph.text[end:]
        names = [one for one in self.names if not start <= one.start < end]
        whens = [one for one in self.whens if not start <= one.start < end]
        return self._replace(paragraph=self.paragraph._replace(text=text), names=names, whens=whens)

    def other_years(self, when: When) -> list[Period]:
        """What a date of which the year is only likely may mean else: the same days of the other years that the draft has named."""
        first, last = when.period
        if when.sure or first // 10_000 != last // 10_000:
            return []
        years = dict.fromkeys(one.year for one in self.context.draft.dates)
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
        clock, context = Clock(), Context(Spoken({}, {}, {}, {}))
        met: dict[str, str] = {}
        for number, paragraph in enumerate(draft.paragraphs):
            text = paragraph.text
            tokens = facts.find(_NUMBERED.sub(lambda mark: " " * len(mark[0]), text) if paragraph.kind == "heading" else text)
            clock.enter(paragraph.kind)
            context = context.entering(paragraph)
            context.draft.here.clear()
            context.draft.here.update(dict.fromkeys([clock.heading] if clock.heading else []))
            names = self.naming.find(text, met)
            for start, end in sentences(text):
                dated = [token for token in tokens if start <= token.start < end]
                inside = sorted(
                    [*(name for name in names if start <= name.start < end), *self.naming.sisters(text, start, end, context.force)]
                )
                before = When(start, start, clock.last) if clock.last else None
                if number < 4 and start == 0 and paragraph.kind in ("text", "heading") and clock.written is None:
                    clock.written = written(text, dated)
                    if clock.written and (line := DATELINE.match(text)):  # where a text was written is not whom it speaks of
                        inside = [name for name in inside if name.kind != "state" or name.start >= line.end()]
                whens = clock.read(text, start, end, dated)
                then = whens[0].period if whens else clock.now or clock.last
                described = [one for one in self.places.described(text, start, end, then) if not _names_force(inside, one)]
                inside = sorted([*inside, *(Named(a, b, text[a:b], force, "force") for a, b, force in described)])
                moved = context.force if paragraph.kind == "heading" else self.places.moved_to(text, start, context.force, then)
                context = context.reading(paragraph, start, end, moved)
                numbers = [token for token in dated if token.values and not token.named and token.values[0] < MOST]
                places = self.places.named(text, start, end)
                context.draft.add(inside, places, whens)
                context.draft.dates.update(dict.fromkeys([clock.written] if clock.written else []))
                yield Sentence(paragraph, start, end, inside, numbers, whens, clock, before, context)
                context = context.after(text, inside, places, whens)
            heads = paragraph.kind == "heading" or (number == 0 and len(text) < TITLE)
            introduces = paragraph.kind in ("text", "item") and text.rstrip().endswith(":")
            clock.leave(heads=heads, introduces=introduces, early=number < 2)
            if heads:
                context = context.below(paragraph, names, number)


_NUMBERED = re.compile(r"^\s*[0-9]{1,2}[.)]\s+(?=[A-Z])")
"""The number of a heading, which is no day: `2. January 1998`."""


def _names_force(names: list[Named], one: Described) -> bool:
    """Whether a description has the name of a force in it, which then is meant."""
    return any(name.kind in FORCES and name.start < one.end and one.start < name.end for name in names)


_END = re.compile(r"[.!?]['\")\]]*\s+(?=['\"(\[]?[A-Z0-9])|;\s+")
_SHORT = re.compile(
    r"(?:\b(?:Gen|Lt|Maj|Col|Adm|Brig|Sgt|Capt|Mr|Mrs|Ms|Dr|St|No|Nos|Res|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca?|vs|cf|incl|est|[A-Z])"
    r"|\b(?:i\.e|e\.g|U\.S|U\.N|a\.m|p\.m))\.$"
)


LONGEST: Final = 1_500
"""So many characters are no sentence but a list, which is read a piece after the other."""
TITLE: Final = 120
"""A first paragraph of fewer characters is a title."""
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
