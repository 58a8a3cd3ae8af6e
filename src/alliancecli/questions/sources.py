"""The bibliography."""

from alliancecli.model.columns import SOURCE
from alliancecli.query import institutions as query
from alliancecli.query.engine import Engine
from alliancecli.query.filters import column_in, describe
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import lists as view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The sources of some tiers, or all."""
    chosen = list(column_in("tier", given["tier"]))
    shown = view.sources(query.sources(connection, chosen, wanted.limit))
    return Answer(
        shown._replace(lead=counting_lead("source", describe(chosen))),
        "no sources match",
        lambda: sum(1 for _ in query.sources(connection, chosen)),
    )


QUESTION = Question(
    "sources",
    "The bibliography: what everything rests on, and how much rests on each.",
    """
    alliance sources
    alliance sources --json
    alliance timeline --source yost-1998
    """,
    (Param("tier", "choice", "How close to the facts: `alliance help status`.", ("A", "B", "S"), many=True, metavar="[A|B|S]"),),
    {"": SOURCE.row},
    ask,
    "The bibliography: author, title, date of issue and tier (A the issuing body itself, B an agency, newspaper or scholarly data that "
    "passes on official figures, S a scholarly study), and how much rests on each.",
)
