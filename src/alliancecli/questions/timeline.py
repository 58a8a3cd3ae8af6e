"""What happened, in order of time."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from alliancecli.query import events
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, describe
from alliancecli.query.names import resolve_all
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window
from alliancecli.questions.param import Param
from alliancecli.questions.params import EVENTS, NEAR, WINDOW, filters, near, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import timeline as view

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The events of a window that pass the filters."""
    span, least = near(connection, given), _least_weight(given)
    named = [*filters(connection, "event", EVENTS, given), *(_holding(connection, given["search"]) if given["search"] is not None else ())]
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
    return Answer(drawn, f"no events match{_elsewhere(given['search'])}", lambda: weighed().shown)


def _elsewhere(words: str | None) -> str:
    """Where words are looked for in more than events."""
    if words is None:
        return ""
    from shlex import quote

    return f"; `alliance search {'-- ' if words.startswith('-') else ''}{quote(words)}` looks in every kind of record"


def _holding(connection: Engine, words: str) -> Iterator[Filter]:
    """The filter on words; imported when some are given."""
    from alliancecli.query import search
    from alliancecli.query.search_query import search_query, widened

    yield search.holding(widened(connection, search_query(words)))


def _scene(connection: Engine, rows: list[Row], span: Window, theatres: tuple[str, ...], institutions: tuple[str, ...]) -> "Scene":
    """What a picture shows; imported when one is drawn."""
    from alliancecli.query.scene import scene

    return scene(connection, rows, span, theatres=theatres, institutions=institutions)


def _least_weight(given: Arguments) -> str:
    """The weight down to which events are shown: the one said; else all around a date, details where a kind, tag, source or word is."""
    if given["weight"] is None and given["around"]:
        return "background"
    return given["weight"] or ("detail" if any(given[name] for name in TELLING) else "event")


TELLING = ("kind", "tag", "source", "search")
"""The filters that let details in."""

WEIGHT = weight("event unless said; detail with --kind, --tag, --source or --search; everything --around a date")

SEARCH = Param("search", "text", "All of these words, found as `alliance search` finds them.", metavar="WORDS")

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
    alliance timeline --search "no-fly zone"
    alliance timeline --weight landmark
    alliance timeline --actor nato --to 2003 --sort -date --limit 3
    alliance timeline --around 2001-09-11 --within 6m
    alliance timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
    """,
    (*WINDOW, *NEAR, *EVENTS, SEARCH, WEIGHT),
    {"": view.COLUMNS},
    ask,
    "Events and milestones in order of time. Each row is one event with date, status, sources and locators; dates are whole periods.",
    main=("start", "end", "theatre", "actor", "weight"),
    in_time=True,
    pictured=True,
)
