"""How many claims there are."""

from alliancecli.errors import BadUsage
from alliancecli.query import events
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, describe
from alliancecli.query.tally import BY, Grouping, tally
from alliancecli.query.windows import Window
from alliancecli.questions.param import Param
from alliancecli.questions.params import EVENTS, FIGURES, SUBJECT, WINDOW, filters, span_of, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import counts as view

BY_PARAM = Param("by", "choice", "By what; of figures the actor is who gives the part, the kind the measure (default: year).", BY)

OF = {"events": ("event", EVENTS), "figures": ("figure", (SUBJECT, *FIGURES))}
"""What may be counted: its table, and what it is filtered by."""


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """How many claims there are of each group. Raises BadUsage for what one kind of claim alone is asked by."""
    of = given["of"] or "events"
    table, params = OF[of]
    for other, (_, theirs) in OF.items():
        for param in theirs:
            if given[param.name] and param not in params:
                raise BadUsage(f"--{param.spelled} goes with --of {other}")
    if given["weight"] and of != "events":
        raise BadUsage("--weight goes with --of events")
    named = filters(connection, table, params, given)
    chosen = [*named, *(events.weighing(given["weight"]) if given["weight"] else ())]
    by, span = given["by"] or "year", span_of(given)
    rows = tally(connection, Grouping(table, by, span), chosen)
    shown = view.counts(rows, wanted.limit, table, asked_for(span, named), by)
    return Answer(shown, f"no {of} match", lambda: len(rows))


def asked_for(span: Window, chosen: list[Filter]) -> str:
    """What was asked for, as it stands behind the word for what is counted: ` during 2003, theatre iraq`, `, measure troops`."""
    said = describe([Filter("", {}, span.phrase), *chosen])
    return f" {said}" if span.phrase else f", {said}" if said else ""


QUESTION = Question(
    "count",
    """How many events or figures there are of each year, month, theatre, actor, kind or source: computed.

    A claim that may be of several groups of time, as one dated by its year alone may be of each month, is counted in each as at most. What
    has several actors, theatres or sources is counted in each. Everything is counted, whatever its weight.
    """,
    """
    alliance count --by year --theatre afghanistan
    alliance count --by month --during 2003 --weight event
    alliance count --of figures --by source --csv
    """,
    (
        BY_PARAM,
        Param("of", "choice", "What is counted (default: events).", tuple(OF)),
        *WINDOW,
        *EVENTS,
        weight("everything unless said"),
        *(param for param in (SUBJECT, *FIGURES) if param not in EVENTS),
    ),
    {"": view.COUNTS},
    ask,
    "How many events or figures there are of each year, month, theatre, actor, kind or source: computed, at_least and at_most.",
    main=("by", "of", "start", "end", "theatre"),
)
