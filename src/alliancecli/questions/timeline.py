"""What happened, in order of time."""

from functools import cache
from typing import TYPE_CHECKING

from alliancecli.query import events
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, describe
from alliancecli.query.names import resolve_all
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window
from alliancecli.questions.params import EVENTS, NEAR, WINDOW, filters, near, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import timeline as view

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The events of a window that pass the filters."""
    span, named, least = near(connection, given), filters(connection, "event", EVENTS, given), _least_weight(given)
    chosen = [*named, *events.weighing(least)]

    @cache
    def weighed() -> events.Weighed:
        return events.weighed(connection, named, span, least)

    shown = view.timeline(
        events.timeline(connection, chosen, span, wanted.limit, newest=wanted.newest),
        certain=span.certain,
        left_out=events.left_out(connection, "event", chosen, span),
        less=lambda: weighed().lighter if least != events.WEIGHTS[-1] else {},
        footnotes=wanted.footnotes,
        asked=describe([Filter("", {}, span.phrase), *named]),
    )
    places, forces = (tuple(resolve_all(connection, given[name], name)) for name in ("theatre", "institution"))
    drawn = shown._replace(scene=lambda rows: _scene(connection, rows, span, places, forces))
    return Answer(drawn, "no events match", lambda: weighed().shown)


def _scene(connection: Engine, rows: list[Row], span: Window, theatres: tuple[str, ...], institutions: tuple[str, ...]) -> "Scene":
    """What a picture shows; imported when one is drawn."""
    from alliancecli.query.scene import scene

    return scene(connection, rows, span, theatres=theatres, institutions=institutions)


def _least_weight(given: Arguments) -> str:
    """The weight down to which events are shown: the one said; else all around a date, details where a kind, tag or source is named."""
    if given["weight"] is None and given["around"]:
        return "background"
    return given["weight"] or ("detail" if given["kind"] or given["tag"] or given["source"] else "event")


WEIGHT = weight("event unless said; detail with --kind, --tag or --source; everything --around a date")

QUESTION = Question(
    "timeline",
    """Events and milestones, in order of time.

    A date is its whole period: an event that may lie outside the window is kept and marked ?. Landmarks and events are shown; what weighs
    less is counted.
    """,
    """
    alliance timeline --from 2001
    alliance timeline --from 2001-09 --to 2003-08 --theatre afghanistan --csv
    alliance timeline --during 2003 --actor nato --certain
    alliance timeline --weight landmark
    alliance timeline --actor nato --to 2003 --sort -date --limit 3
    alliance timeline --around 2001-09-11 --within 6m
    alliance timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
    """,
    (*WINDOW, *NEAR, *EVENTS, WEIGHT),
    {"": view.COLUMNS},
    ask,
    "Events and milestones in order of time. Each row is one event with date, status, sources and locators; dates are whole periods.",
    main=("start", "end", "theatre", "actor", "weight"),
    in_time=True,
    pictured=True,
)
