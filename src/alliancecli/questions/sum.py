"""What the numbers of claims come to: computed, and called so."""

from alliancecli.query.engine import Engine
from alliancecli.query.sums import sums
from alliancecli.query.tally import Grouping
from alliancecli.questions.count import BY_PARAM, asked_for
from alliancecli.questions.params import FIGURES, SUBJECT, WINDOW, filters, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import counts as view


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """What the numbers of each group come to."""
    by, span = given["by"] or "year", span_of(given)
    chosen = filters(connection, "figure", (SUBJECT, *FIGURES), given)
    rows = sums(connection, Grouping("figure", by, span), chosen)
    asked = asked_for(span, chosen)
    shown = view.sums(rows, wanted.limit, asked, by, footnotes=wanted.footnotes)
    return Answer(shown, f"no claims: {asked.lstrip(', ')}" if asked else "no claims", lambda: len(rows))


QUESTION = Question(
    "sum",
    """What the numbers of the record come to, by year, month, theatre, actor, kind or source: computed, each sum with its claims.

    Only what has one measure, status, scope and unit is added, never a total and its parts, nor a state's own force beside one that it
    gives a part to. Of one series, casualties, people affected and money are added over time; anything else stands, and has the least and
    the most that it was, in groups of many years the least and the most that they came to in a year; of what a scope counts from the
    beginning to the day given, the last number counts. Rivals widen the sum, hedges stay, and what may be of another group counts as at
    most. A state's own money and people are of no theatre. What could not be added is counted.
    """,
    """
    alliance sum --by year --measure casualties
    alliance sum --by actor --subject isaf --measure troops --during 2009-01
    alliance sum --by theatre --measure troops --during 2003 --json
    """,
    (BY_PARAM, *WINDOW, SUBJECT, *FIGURES),
    {"": view.SUMS},
    ask,
    "What the numbers of figures come to, by year, month, theatre, actor, kind or source: computed; names the claims added and left out.",
    main=("by", "measure", "start", "end", "theatre"),
)
