"""Side by side: which comparison a question asks for, by what its names and its options are."""

from shlex import join

from alliancecli.dates.days import iso
from alliancecli.errors import BadUsage
from alliancecli.model.facts import AHEAD
from alliancecli.query import events
from alliancecli.query.compare import forces, moments, promises
from alliancecli.query.compare.sides import Side, are_forces, sides, touching
from alliancecli.query.engine import Engine
from alliancecli.query.figures import strength
from alliancecli.query.filters import Filter, column_in, describe, has_facet
from alliancecli.query.rows import Row
from alliancecli.query.scene import Scene, scene
from alliancecli.query.windows import Window
from alliancecli.questions.moments import MOMENT, moment
from alliancecli.questions.param import Param
from alliancecli.questions.params import FIGURES, SOURCE, WINDOW, filters, span_of, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Drawing, Question
from alliancecli.views.compare import forces as forces_view
from alliancecli.views.compare import moments as moments_view
from alliancecli.views.compare import promises as promises_view
from alliancecli.views.compare import timelines as timelines_view

_WINDOW = {param.name for param in WINDOW}
_FIGURES = {"measure", "scope", "contributor", "source", "unit", "box"}
USES = {
    "forces": {*_WINDOW, *_FIGURES, "allow_mixed", "observations"},
    "one force at several dates": {*_FIGURES, "status", "as_of", "known_by", "max_age"},
    "promise and delivery": {*_WINDOW, *_FIGURES, "status", "theatre", "as_of", "known_by", "max_age", "within", "allow_mixed"},
    "timelines": {*_WINDOW, "timeline", "weight"},
}
"""What can be compared, and the options that mean something there."""


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The comparison that the names and options ask for.

    Raises BadUsage where it takes more to compare, where an option would be without effect, or where things are not alike.
    """
    what, named, notes = _read(connection, given)
    limit, marks = wanted.limit, wanted.footnotes
    match what:
        case "forces":
            found = _forces(connection, named, given)
            view, every = (forces_view.claims, found.claims) if given["observations"] else (forces_view.forces, found.rows)
            shown = view(found, limit, footnotes=marks)
            if not any(given[name] for name in _FIGURES):  # a picture is of strengths, whatever was asked for
                shown = shown._replace(scene=lambda _: _scene(connection, named, span_of(given)))
            return Answer(shown, "no claims", lambda: len(every))
        case "one force at several dates":
            return _dates(connection, named[0], given, wanted)
        case "promise and delivery":
            return _promises(connection, named, given, wanted)
    span, about, least = span_of(given), touching(named), given["weight"] or "event"
    rows = list(events.timeline(connection, [about, *events.weighing(least)], span))
    shown = timelines_view.timelines(rows, named, events.lighter(connection, [about], span, least), limit, footnotes=marks)
    empty = f"no events of {', '.join(side.key for side in named)}{' ' + span.description if span.description else ''}"
    told = shown._replace(notes=lambda: [*notes, *shown.notes()], scene=lambda _: _scene(connection, named, span, rows))
    return Answer(told, empty, lambda: len(rows))


def _scene(connection: Engine, named: list[Side], span: Window, rows: list[Row] | None = None) -> Scene:
    """What a picture of the sides shows: their events (without `rows` those of forces that matter most) and strengths."""
    if rows is None:
        rows = list(events.timeline(connection, [touching(named), *events.weighing("event")], span))
    ids = {kind: [side.id for side in named if side.kind == kind] for kind in ("theatre", "institution")}
    return scene(connection, rows, span, theatres=ids["theatre"], institutions=ids["institution"])


def draw(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Drawing:
    """What is compared, to be drawn. Raises BadUsage for timelines."""
    what, named, _ = _read(connection, given)
    match what:
        case "forces":
            found = _forces(connection, named, given)
            return Drawing(found.claims[: wanted.limit], span_of(given).description, "no claims", lambda: len(found.claims), found.notes)
        case "one force at several dates":
            days = " and ".join(day.display() for day in sorted(given["as_of"], key=lambda day: day.max or ()))
            return _dates(connection, named[0], given, wanted).drawn(f"last known at {days}", "days")
        case "promise and delivery":
            return _promises(connection, named, given, wanted).drawn(span_of(given).description, "promises")
    raise BadUsage("--chart has no meaning here: this compares timelines, and it is for numbers")


def _read(connection: Engine, given: Arguments) -> tuple[str, list[Side], list[str]]:
    """What is compared (a key of USES), its sides, and what to say of how the names were read."""
    what = _what(given)
    named, notes = sides(connection, given["things"], places=what == "timelines")
    if what == "timelines" and not given["timeline"] and are_forces(connection, named, given["measure"]):
        what = "forces"
    for param in PARAMS:
        if given[param.name] and param.name not in {"things", *USES[what]}:
            serves = " or ".join(one for one, uses in USES.items() if param.name in uses)
            raise BadUsage(f"--{param.spelled} has no meaning here: this compares {what}, and it is for {serves}")
    return what, named, notes


def _what(given: Arguments) -> str:
    """Which comparison is asked for, a key of USES; forces are told from other timelines later.

    Raises BadUsage where it takes more to compare.
    """
    names, days, statuses = given["things"], given["as_of"], _statuses(given)
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
        until = join(["alliance", "compare", *names, "--to", str(days[0])])
        raise BadUsage(f"--as-of compares one force at several dates; several forces up to then are compared by `{until}`")
    if len(names) == 1:
        raise BadUsage(
            f"'{names[0]}' alone has nothing to be compared with; name another, or give --as-of twice, or --status planned,actual"
        )
    return "timelines"


def _statuses(given: Arguments) -> list[str]:
    """The statuses asked for, each once, promise first."""
    return list(dict.fromkeys(given["status"]))


def _strengths(connection: Engine, given: Arguments) -> list[Filter]:
    """The filters on figures; without a measure, on claims of strength."""
    return [*([] if given["measure"] else [strength()]), *filters(connection, "figure", FIGURES, given)]


def _forces(connection: Engine, named: list[Side], given: Arguments) -> forces.Forces:
    return forces.forces(connection, named, _strengths(connection, given), span_of(given), mixed=given["allow_mixed"])


def _promises(connection: Engine, named: list[Side], given: Arguments, wanted: AnswerOptions) -> Answer:
    statuses = _statuses(given)
    subjects = [side.id for side in named if side.kind == "institution"]
    places = [side.id for side in named if side.kind == "theatre"]
    if subjects and places:
        raise BadUsage("with --status name institutions or theatres, not both")
    if given["within"] and AHEAD.isdisjoint(statuses[:-1]):
        raise BadUsage("--within is for promises, as planned or requested; other claims are held against those of the same time")
    about = [*column_in("subject", subjects), *has_facet("figure.theatre", places)]
    chosen = [*about, *filters(connection, "figure", FIGURES, given)]
    question = moment(given, given["as_of"][0] if given["as_of"] else None)
    within = given["within"] or promises.WITHIN
    heard = describe([*filters(connection, "figure", (SOURCE,), given), *question.filters()])
    rows, notes = promises.promises(connection, chosen, statuses, span_of(given), question, within, mixed=given["allow_mixed"], heard=heard)
    shown = promises_view.promises(rows, notes, wanted.limit, footnotes=wanted.footnotes)
    return Answer(shown, f"no {' or '.join(statuses[:-1])} claim: {describe(chosen)}", lambda: len(rows))


def _dates(connection: Engine, side: Side, given: Arguments, wanted: AnswerOptions) -> Answer:
    if side.kind != "institution":
        raise BadUsage(f"{side.key} is a theatre; --as-of compares one force at several dates: `alliance institutions --theatre {side.id}`")
    asked = sorted(((moment(given, day), day) for day in given["as_of"]), key=lambda pair: pair[0].day or ())
    labels = {str(iso(question.day)): day.display() for question, day in asked}
    if len(labels) < len(asked):
        raise BadUsage("two of the dates given with --as-of end on the same day; give different ones")
    about = [*column_in("subject", [side.id]), *_strengths(connection, given)]
    rows, why = moments.moments(connection, about, [question for question, _ in asked])
    return Answer(moments_view.moments(rows, labels, wanted.limit, footnotes=wanted.footnotes), why, lambda: len(rows))


PARAMS = (
    Param("things", "name", "Ids, acronyms or aliases; theatre:iraq for a theatre.", ("institution", "theatre"), many=True, place="any"),
    Param("as_of", "date", "What was last known at the end of this period; give it for each.", many=True),
    *MOMENT[1:],
    Param("within", "age", "How long after its time a promise may be answered: 90d, 6w, 6m, 1y (default).", metavar="1y"),
    Param("timeline", "flag", "Compare the events of the NAMEs, also where they are forces."),
    Param("observations", "flag", "Of forces: a row a claim, in place of a row a force."),
    Param("allow_mixed", "flag", "Show what is not alike, too, with a note on every row; no change is computed."),
    *WINDOW,
    *FIGURES,
    weight("of timelines only; event unless said"),
)

QUESTION = Question(
    "compare",
    """Side by side, by what the NAMEs are: forces, one force at several dates, promise and delivery, timelines.

    Forces: their lives, their first, peak and last strength, and every claim on one axis of time.

    One force with --as-of for each of several dates: a row a contributor, what changed, who came and who left.

    --status A,B: claims of one series under these statuses, promise first, and the gap between them; NAMEs are optional. What is planned,
    projected, requested, recommended, pledged or authorized is answered by what begins with or after it: the last claim of the time that
    it is for, else the first later one, at most a year (--within) after that time. A promise dated to a day was made on it: what was there
    that day does not answer it. Anything else is held against the claims of its own time. --from, --to and --during choose the promises.
    Under a promise stands what else there was around that time, of the same scope or contributor; no gap is computed with that.

    Theatres and other institutions: their timelines, year by year.

    A name of both a theatre and an institution is written theatre:iraq or institution:irq. Like is compared with like: the same
    measure, status, scope and unit. What is computed is called so and names its claims; no claim is never zero.
    """,
    """
    alliance compare isaf kfor ifor
    alliance compare isaf kfor sfor --chart -o forces.svg
    alliance compare isaf --as-of 2008-06 --as-of 2009-01
    alliance compare isaf --as-of 2008-06 --as-of 2010-01 --chart -o change.png
    alliance compare --status reported,confirmed --measure equipment
    alliance compare --status requested,pledged,planned,actual --theatre afghanistan
    alliance compare afghanistan iraq --from 2001
    """,
    PARAMS,
    {
        "forces": forces_view.FORCES,
        "dates": moments_view.COLUMNS,
        "statuses": promises_view.COLUMNS,
        "timelines": timelines_view.COLUMNS,
    },
    ask,
    "Side by side: two or more forces; one force at several as_of dates; promise and delivery (two or more statuses, promise first); "
    "or timelines of theatres and institutions. Only like is compared with like; what is unlike is refused with the reason.",
    draw=draw,
    shell="With --chart forces are drawn as marks over time, several dates as dumbbells with the change, promises as bullets.",
    pictured=True,
    main=("as_of", "status", "start", "end", "chart"),
)
