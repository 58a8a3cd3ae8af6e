"""How many events or claims there are."""

from alliancecli.errors import BadUsage
from alliancecli.query.counts import count_by, ways
from alliancecli.query.engine import Engine
from alliancecli.query.events import weighing
from alliancecli.query.filters import describe
from alliancecli.query.names import CALLED
from alliancecli.questions.params import EVENTS, FIGURES, WINDOW, filters, span_of, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Param, Question
from alliancecli.views import counts as view

BY = tuple(dict.fromkeys((*ways("event"), *ways("figure"))))

NOUNS = {"event": "events", "figure": "claims of numbers"}


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Events, or with --figures claims of numbers, counted."""
    table, params = ("figure", (SUBJECT, *FIGURES)) if given["figures"] else ("event", EVENTS)
    others = {one.name for one in ((*EVENTS, weight("")) if given["figures"] else (SUBJECT, *FIGURES))} - {one.name for one in params}
    if wrong := [name for name in sorted(others) if given[name]]:
        which = "only events have it; leave out --figures" if given["figures"] else "only figures have it; add --figures"
        raise BadUsage(f"--{wrong[0]}: {which}")
    by = given["by"] or "year"
    if by not in ways(table):
        raise BadUsage(f"--by {by}: {NOUNS[table]} are counted by {', '.join(ways(table))}")
    span, named = span_of(given), filters(connection, table, params, given)
    chosen = [*named, *(weighing(given["weight"]) if given["weight"] else ())]
    found = count_by(connection, table, by, chosen, span)
    asked = "".join(f", {words}" for words in (describe(chosen) if chosen else "", span.phrase) if words)
    names = _names(connection, by)
    shown = view.counts(found, by, names, wanted.limit, asked=asked, noun=NOUNS[table])
    return Answer(shown, f"no {NOUNS[table]} match", lambda: len(found))


def _names(connection: Engine, by: str) -> dict[str, str]:
    """What people call the values of a column that holds ids."""
    if by in ("actor", "institution", "subject", "contributor"):
        return dict(connection.execute(f"SELECT id, {CALLED} FROM institution", {}))
    return dict(connection.execute("SELECT id, title FROM source", {})) if by == "source" else {}


SUBJECT = Param("subject", "name", "Whom or what the number is of.", ("institution",), many=True)

QUESTION = Question(
    "count",
    """How many events there are, by year, month, theatre, actor, kind, source and more; with --figures how many claims of numbers.

    Counts are computed, of everything that the filters leave: details too. By time a record is surely of a month where its whole date lies
    in it; where its date is vaguer it counts for each as "at most".
    """,
    """
    alliance count --by year --theatre bosnia
    alliance count --by actor --from 1990 --kind resolution
    alliance count --by month --during 1999 --theatre kosovo --csv
    alliance count --figures --by source
    """,
    (
        Param("by", "choice", "What they have in common (year unless said).", BY),
        Param("figures", "flag", "Count claims of numbers in place of events."),
        *WINDOW,
        *{one.name: one for one in (*EVENTS, SUBJECT, *FIGURES)}.values(),
        weight("everything unless said"),
    ),
    {"": view.COLUMNS},
    ask,
    "How many events, or claims of numbers, there are by year, month, theatre, actor, kind or source: computed; vague dates are possible.",
    main=("by", "figures", "start", "end", "theatre"),
)
