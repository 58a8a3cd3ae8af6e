"""What the words of the field mean."""

from alliancecli.model.columns import TERM
from alliancecli.query import institutions as query
from alliancecli.query.engine import Engine
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import lists as view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Every term."""
    shown = view.terms(query.terms(connection, [], wanted.limit), footnotes=wanted.footnotes)
    return Answer(shown._replace(lead=counting_lead("term")), "no terms", lambda: sum(1 for _ in query.terms(connection, [])))


QUESTION = Question(
    "terms",
    "What the words of the field mean, by whom, and what they are set against.",
    """
    alliance terms
    alliance show collective-security
    """,
    (),
    {"": TERM.row},
    ask,
)
