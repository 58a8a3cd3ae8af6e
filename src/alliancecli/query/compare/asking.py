"""Which comparison a question asks for, by what its names and its options are, and its answer."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from alliancecli.dates import Date, iso
from alliancecli.errors import BadUsage
from alliancecli.query.asking import Age
from alliancecli.query.compare import forces, moments, promises, timelines
from alliancecli.query.compare.claims import strength
from alliancecli.query.compare.sides import Side, are_forces, sides
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, among, carrying, in_words
from alliancecli.query.known import moment
from alliancecli.query.rows import Row

WINDOW = {"start", "end", "during", "certain"}
FIGURES = {"measure", "scope", "contributor", "source"}
USES = {
    "forces": {*WINDOW, *FIGURES, "allow_mixed", "observations"},
    "one force at several dates": {*FIGURES, "status", "days", "known_by", "max_age"},
    "promise and delivery": {*WINDOW, *FIGURES, "status", "theatre", "days", "known_by", "max_age", "within", "allow_mixed"},
    "timelines": {*WINDOW, "timeline", "weight"},
}
"""What can be compared, and the options that mean something there."""

SPELLED = {"start": "from", "end": "to", "days": "as-of"}


class Asked(NamedTuple):
    """A question: names and options. `given` has the value of every option of USES, `filters` makes the filters once they may be made."""

    names: tuple[str, ...]
    given: Mapping[str, Any]
    days: tuple[Date, ...]
    known_by: Date | None
    max_age: Age | None
    within: Age | None
    span: Window
    filters: Callable[[Engine], list[Filter]]

    @property
    def statuses(self) -> list[str]:
        """The statuses asked for, each once, promise first."""
        return list(dict.fromkeys(term for value in self.given["status"] for term in value.split(",")))


class Compared(NamedTuple):
    """An answer: what was compared (a key of USES), its sides, its rows, and what to say of them or of there being none.

    `claims` are those of forces, `labels` name the days at which one force is shown, by their `as_of`; `lighter` counts the events that
    weigh too little to be shown, by their weight.
    """

    what: str
    sides: list[Side]
    rows: list[Row]
    notes: list[str]
    empty: str
    claims: list[Row]
    labels: dict[str, str]
    lighter: Mapping[str, int] = MappingProxyType({})


def compare(connection: Engine, asked: Asked) -> Compared:
    """The answer to a question, by what its names are.

    Raises BadUsage where it takes more to compare, where an option would be without effect, or where things are not alike.
    """
    what = _what(asked)
    named, notes = sides(connection, asked.names, places=what == "timelines")
    if what == "timelines" and not asked.given["timeline"] and are_forces(connection, named):
        what = "forces"
    _refuse_others(what, asked.given)
    filters = asked.filters(connection)
    mixed = bool(asked.given["allow_mixed"])
    measures = [] if asked.given["measure"] else [strength()]
    match what:
        case "forces":
            strengths = forces.forces(connection, named, [*measures, *filters], asked.span, mixed=mixed)
            return Compared(what, named, strengths.rows, strengths.notes, "no claims", strengths.claims, {})
        case "one force at several dates":
            return _dates(connection, named[0], [*measures, *filters], asked)
        case "promise and delivery":
            filters = [*_about(named), *filters]
            question = moment(asked.days[0] if asked.days else None, asked.known_by, asked.max_age)
            if asked.within and promises.PROMISES.isdisjoint(asked.statuses[:-1]):
                raise BadUsage("--within is for promises, as planned or requested; other claims are held against those of the same time")
            within = asked.within or promises.WITHIN
            gaps = promises.promises(connection, filters, asked.statuses, asked.span, question, within, mixed=mixed)
            empty = f"no {' or '.join(asked.statuses[:-1])} claim: {in_words(filters)}"
            return Compared(what, named, gaps.rows, gaps.notes, empty, [], {})
    found = timelines.timelines(connection, named, asked.span, asked.given["weight"] or "event")
    empty = f"no events of {', '.join(side.key for side in named)}{' ' + asked.span.words if asked.span.words else ''}"
    return Compared(what, named, found.rows, notes, empty, [], {}, found.lighter)


def _what(asked: Asked) -> str:
    """Which comparison is asked for, a key of USES; forces are told from other timelines later.

    Raises BadUsage where it takes more to compare.
    """
    names, days, statuses = asked.names, asked.days, asked.statuses
    if len(days) > 1:
        if len(names) != 1:
            raise BadUsage("--as-of given more than once compares one force at those dates; name one force")
        return "one force at several dates"
    if len(statuses) > 1:
        return "promise and delivery"
    if statuses:
        raise BadUsage(
            f"--status {statuses[0]} alone has nothing to be compared with; name two or more, promise first: --status planned,actual"
        )
    if not names:
        raise BadUsage("compare what? name two or more things, or one force with --as-of twice, or --status with two or more")
    if days and len(names) == 1:
        raise BadUsage("one --as-of has nothing to be compared with; give it once for each date")
    if days:
        raise BadUsage("--as-of compares one force at several dates; for several forces use --to")
    if len(names) == 1:
        raise BadUsage(
            f"'{names[0]}' alone has nothing to be compared with; name another, or give --as-of twice, or --status planned,actual"
        )
    return "timelines"


def _refuse_others(what: str, given: Mapping[str, Any]) -> None:
    """Raise BadUsage for an option that would be without effect."""
    known = {name for uses in USES.values() for name in uses}
    idle = [name for name in given if name in known - USES[what] and given[name]]
    if idle:
        option = SPELLED.get(idle[0], idle[0]).replace("_", "-")
        serves = " or ".join(one for one, uses in USES.items() if idle[0] in uses)
        raise BadUsage(f"--{option} has no meaning here: this compares {what}, and it is for {serves}")


def _about(named: list[Side]) -> list[Filter]:
    """Figures of the institutions, or of institutions in the theatres."""
    subjects = [side.id for side in named if side.kind == "institution"]
    places = [side.id for side in named if side.kind == "theatre"]
    if subjects and places:
        raise BadUsage("with --status name institutions or theatres, not both")
    return [*among("subject", subjects), *carrying("figure.theatre", places)]


def _dates(connection: Engine, side: Side, filters: list[Filter], asked: Asked) -> Compared:
    """One force at several dates."""
    if side.kind != "institution":
        raise BadUsage(f"{side.key} is a theatre; --as-of compares one force at several dates: `alliance institutions --theatre {side.id}`")
    questions = [(moment(day, asked.known_by, asked.max_age), day) for day in asked.days]
    questions.sort(key=lambda pair: pair[0].day or ())
    labels = {str(iso(question.day)): day.display() for question, day in questions}
    if len(labels) < len(questions):
        raise BadUsage("two of the dates given with --as-of end on the same day; give different ones")
    rows, why = moments.moments(connection, [*among("subject", [side.id]), *filters], [question for question, _ in questions])
    return Compared("one force at several dates", [side], rows, [], why, [], labels)
