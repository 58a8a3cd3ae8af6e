"""`alliance compare`."""

from typing import Any

import click

from alliancecli.cli.asof import Moment
from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Age, Command, DateParam, filter_options, output_options, window_options
from alliancecli.dates import Date, iso
from alliancecli.errors import BadUsage
from alliancecli.query.compare import forces, moments, promises, timelines
from alliancecli.query.compare.claims import strength
from alliancecli.query.compare.sides import Side, are_forces, sides
from alliancecli.query.filters import Filter, Window, among, carrying, in_words
from alliancecli.views.compare import forces as forces_view
from alliancecli.views.compare import moments as moments_view
from alliancecli.views.compare import promises as promises_view
from alliancecli.views.compare import timelines as timelines_view

EXAMPLES = """
alliance compare isaf kfor ifor
alliance compare isaf --as-of 2008-06 --as-of 2009-01
alliance compare --status reported,confirmed --measure equipment
alliance compare --status requested,pledged,planned,actual --theatre afghanistan
alliance compare afghanistan iraq --from 2001
"""

WINDOW = {"start", "end", "during", "certain"}
FIGURES = {"measure", "scope", "contributor", "source"}
USES = {
    "forces": {*WINDOW, *FIGURES, "allow_mixed", "observations"},
    "one force at several dates": {*FIGURES, "status", "days", "known_by", "max_age"},
    "promise and delivery": {*WINDOW, *FIGURES, "status", "theatre", "days", "known_by", "max_age", "allow_mixed"},
    "timelines": {*WINDOW, "timeline"},
}
"""What can be compared, and the options that mean something there."""

SPELLED = {"start": "from", "end": "to", "days": "as-of"}


@click.command("compare", cls=Command, examples=EXAMPLES)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--as-of", "days", multiple=True, type=DateParam(), help="What was last known at the end of this period; give it for each.")
@click.option("--known-by", type=DateParam(), help="Only from sources published by the end of this period.")
@click.option("--max-age", type=Age(), metavar="6m", help="No answer where the last claim is older: 90d, 6w, 6m, 2y.")
@click.option("--timeline", is_flag=True, help="Compare the events of the NAMEs, also where they are forces.")
@click.option("--observations", is_flag=True, help="Of forces: a row a claim, in place of a row a force.")
@click.option("--allow-mixed", is_flag=True, help="Show what is not alike, too, with a note on every row; no change is computed.")
@window_options
@filter_options("figure", columns=("contributor", "scope"), lists=("theatre", "source"), terms={"measure": "measure", "status": "status"})
@output_options
def command(  # type: ignore[no-untyped-def]
    names: tuple[str, ...],
    days: tuple[Date, ...],
    known_by: Date | None,
    max_age: tuple[int, str] | None,
    timeline: bool,
    observations: bool,
    allow_mixed: bool,
    span: Window,
    asked,
    output: Output,
) -> int:
    """Side by side, by what the NAMEs are: forces, one force at several dates, promise and delivery, timelines.

    Forces: their lives, their first, peak and last strength, and every claim on one axis of time.

    One force with --as-of for each of several dates: a row a contributor, what changed, who came and who left.

    --status A,B: claims of one series under these statuses, promise first, and the gap between them; NAMEs are optional.

    Theatres and other institutions: their timelines, year by year.

    A name of both a theatre and an institution is written theatre:iraq or institution:irq. Like is compared with like: the same
    measure, status, scope and unit. What is computed is called so and names its claims; no claim is never zero.
    """
    connection = connect()
    given = click.get_current_context().params
    statuses = list(dict.fromkeys(term for value in given["status"] for term in value.split(",")))
    what = _what(names, days, statuses)
    chosen, notes = sides(connection, names, places=what == "timelines")
    if what == "timelines" and not timeline and are_forces(connection, chosen):
        what = "forces"
    _refuse_others(what, given)
    filters = asked(connection)
    match what:
        case "forces":
            return _forces(connection, chosen, filters, span, output, mixed=allow_mixed, observations=observations)
        case "one force at several dates":
            return _dates(connection, chosen[0], filters, [Moment(day, known_by, max_age, False) for day in days], output)
        case "promise and delivery":
            moment = Moment(days[0] if days else None, known_by, max_age, False)
            return _promises(connection, [*_about(chosen), *filters], statuses, span, moment, output, mixed=allow_mixed)
    rows = timelines.timelines(connection, chosen, span)
    empty = f"no events of {', '.join(side.key for side in chosen)}{' ' + span.words if span.words else ''}"
    return emit(
        timelines_view.timelines(rows, chosen, notes, output.limit, footnotes=output.sources), output, empty=empty, total=lambda: len(rows)
    )


def _what(names: tuple[str, ...], days: tuple[Date, ...], statuses: list[str]) -> str:
    """Which comparison is asked for, a key of USES; forces are told from other timelines later.

    Raises BadUsage where it takes more to compare.
    """
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


def _refuse_others(what: str, given: dict[str, Any]) -> None:
    """Raise BadUsage for an option that would be without effect."""
    known = {name for uses in USES.values() for name in uses}
    idle = [name for name in given if name in known - USES[what] and given[name]]
    if idle:
        option = SPELLED.get(idle[0], idle[0]).replace("_", "-")
        serves = " or ".join(one for one, uses in USES.items() if idle[0] in uses)
        raise BadUsage(f"--{option} has no meaning here: this compares {what}, and it is for {serves}")


def _about(chosen: list[Side]) -> list[Filter]:
    """Figures of the institutions, or of institutions in the theatres."""
    subjects = [side.id for side in chosen if side.kind == "institution"]
    places = [side.id for side in chosen if side.kind == "theatre"]
    if subjects and places:
        raise BadUsage("with --status name institutions or theatres, not both")
    return [*among("subject", subjects), *carrying("figure.theatre", places)]


def _forces(  # type: ignore[no-untyped-def]
    connection, chosen: list[Side], filters: list[Filter], span: Window, output: Output, *, mixed: bool, observations: bool
) -> int:
    measures = [] if click.get_current_context().params["measure"] else [strength()]
    found = forces.forces(connection, chosen, [*measures, *filters], span, mixed=mixed)
    shown = (forces_view.claims if observations else forces_view.forces)(found, output.limit, footnotes=output.sources)
    listed = found.claims if observations else found.rows
    return emit(shown, output, empty="no claims", total=lambda: len(listed))


def _dates(connection, side: Side, filters: list[Filter], days: list[Moment], output: Output) -> int:  # type: ignore[no-untyped-def]
    if side.kind != "institution":
        raise BadUsage(f"{side.key} is a theatre; --as-of compares one force at several dates: `alliance institutions --theatre {side.id}`")
    asked = sorted(((day.question(), day.day) for day in days), key=lambda pair: pair[0].day or ())
    labels = {str(iso(question.day)): date.display() for question, date in asked if date}
    if len(labels) < len(days):
        raise BadUsage("two of the dates given with --as-of end on the same day; give different ones")
    measures = [] if click.get_current_context().params["measure"] else [strength()]
    rows, why = moments.moments(connection, [*among("subject", [side.id]), *measures, *filters], [question for question, _ in asked])
    return emit(moments_view.moments(rows, labels, output.limit, footnotes=output.sources), output, empty=why, total=lambda: len(rows))


def _promises(  # type: ignore[no-untyped-def]
    connection, filters: list[Filter], statuses: list[str], span: Window, moment: Moment, output: Output, *, mixed: bool
) -> int:
    found = promises.promises(connection, filters, statuses, span, moment.question(), mixed=mixed)
    shown = promises_view.promises(found, output.limit, footnotes=output.sources)
    return emit(shown, output, empty=f"no gap: {in_words(filters)}", total=lambda: len(found.rows))
