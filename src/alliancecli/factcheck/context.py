"""What a sentence is read with: what the draft has spoken of before it."""

import re
from typing import NamedTuple

from alliancecli.factcheck.document import Paragraph
from alliancecli.factcheck.naming import BODIES, FORCES, Named, is_beside, is_compared, is_place
from alliancecli.factcheck.periods import Period, When


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


class Context(NamedTuple):
    """What was spoken of before a sentence.

    `force`, `alliance`, `office` and `body` (of any kind) are those last spoken of; `explicit` is False where the paragraph has not yet
    named the force; `topic` is the force that the draft named last, anywhere, and `place` the country of forces that it was in; `people`
    are all whom it has named, the last at the end; `spending` is whether the sentence speaks, or the draft spoke before it, of what is
    spent on defence; `nations` are who did something in the sentence before, `land` is the country that the paragraph named last as a
    place, `head` the last heading, `nation` the one that the title is about, `draft` all that has been named so far, the sentence with it.
    The force of the title and that of the heading are what a paragraph begins with; of it alone are `times` and `people_here`.
    """

    draft: Spoken
    force: str | None = None
    explicit: bool = False
    alliance: str | None = None
    office: str | None = None
    body: str | None = None
    topic: str | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    people_here: frozenset[str] = frozenset()
    times: frozenset[Period] = frozenset()
    spending: bool = False
    nations: tuple[str, ...] = ()
    land: str | None = None
    head: str = ""
    nation: str | None = None
    title_force: str | None = None
    heading_force: str | None = None

    @property
    def is_alone(self) -> bool:
        """Whether the paragraph has named one person only."""
        return len(self.people_here) == 1

    @property
    def steady(self) -> bool:
        """Whether the paragraph has spoken of one time only."""
        return len(self.times) == 1

    def entering(self, paragraph: Paragraph) -> "Context":
        """What the first sentence of a paragraph is read with."""
        return self._replace(
            force=self.heading_force or self.title_force or self.topic,
            explicit=False,
            people_here=frozenset(),
            times=frozenset(),
            nations=(),
            land=None,
            head=paragraph.text if paragraph.kind == "heading" else self.head,
        )

    def reading(self, paragraph: Paragraph, start: int, end: int, moved: str | None) -> "Context":
        """What a sentence is read with that speaks of spending, or by the place that it names of another force, `moved`."""
        heads = (head for _, _, head in paragraph.cells)
        spending = self.spending or any(map(speaks_of_spending, (*heads, paragraph.text[start:end])))
        explicit = self.explicit and moved == self.force
        return self._replace(force=moved, explicit=explicit, spending=spending)

    def after(self, text: str, names: list[Named], places: list[str], whens: list[When]) -> "Context":
        """What the sentence after this one is read with: names, places of forces and dates are those of this one."""
        known = self._replace(
            times=self.times | {when.period for when in whens},
            place=places[-1] if places else self.place,
            body=next((name.id for name in names if name.kind in BODIES and not is_beside(text, name)), self.body),
            land=next((name.id for name in reversed(names) if name.kind == "state" and is_place(text, name)), self.land),
        )
        if main := _gone_on_with(text, [name for name in names if name.kind in FORCES], self.explicit or bool(self.force)):
            known = known._replace(force=main, explicit=True, topic=main)
        if states := [name.id for name in names if name.kind == "state" and not (is_place(text, name) or is_compared(text, name))]:
            known = known._replace(nations=tuple(states))
        last = {_SPOKEN_OF.get(name.kind): name.id for name in names}
        people = dict.fromkeys(name.id for name in reversed(names) if name.kind == "person")
        return known._replace(
            alliance=last.get("alliance", known.alliance),
            office=last.get("office", known.office),
            people=(*(one for one in known.people if one not in people), *reversed(people)),
            people_here=known.people_here | people.keys(),
        )

    def below(self, heading: Paragraph, names: list[Named], number: int) -> "Context":
        """What stands below the title or a heading, the paragraph of that `number`, which counts from 0."""
        known = self
        if number == 0:
            states = {name.id for name in names if name.kind == "state" and not is_place(heading.text, name)}
            known = known._replace(nation=states.pop() if len(states) == 1 else None)
        if heading.kind == "heading":
            known = known._replace(heading_force=next((name.id for name in names if name.kind in FORCES), None))
        return known._replace(title_force=known.title_force or (known.heading_force if number < 2 else None))


_SPOKEN_OF = {"alliance": "alliance", "organisation": "alliance", "programme": "alliance", "position": "office"}
"""The kinds of things that are gone on with, and as what."""

_SPENDING = re.compile(
    r"\bGDP|gross domestic product|of (?:her|his|its|their|our|the national|national) (?:product|output|income|wealth)\b"
    r"|defen[cs]e (?:spending|budgets?|expenditure)|military (?:spending|expenditure)"
    r"|(?:spen[dt]\w*|goes|went) (?:[\w.,$€£]+ ){0,6}on defen[cs]e",
)
"""What says that shares are those of an economy."""


def speaks_of_spending(text: str) -> bool:
    """Whether a text says that shares are those of an economy."""
    return _SPENDING.search(text) is not None


def _gone_on_with(text: str, forces: list[Named], explicit: bool) -> str | None:
    """Which of the forces that a sentence names the next one goes on with: the first, unless it only stands beside another thing."""
    for name in forces:
        if not is_beside(text, name):
            return name.id
        if len(forces) == 1 and explicit:
            return None
    return forces[-1].id if forces else None
