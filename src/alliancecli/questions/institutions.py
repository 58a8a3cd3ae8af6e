"""The institutions that the record knows."""

from alliancecli.model.columns import INSTITUTION
from alliancecli.query import institutions as query
from alliancecli.query.engine import Engine
from alliancecli.query.filters import column_in, describe
from alliancecli.query.names import resolve_all
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import lists as view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The institutions that pass the filters."""
    places = query.within("theatres", resolve_all(connection, given["theatre"], "theatre"))
    chosen = [*column_in("kind", dict.fromkeys(given["kind"])), *places]
    shown = view.institutions(query.institutions(connection, chosen, wanted.limit), footnotes=wanted.footnotes)
    shown = shown._replace(lead=counting_lead("institution", describe(chosen)))
    return Answer(shown, "no institutions match", lambda: sum(1 for _ in query.institutions(connection, chosen)))


QUESTION = Question(
    "institutions",
    "Alliances, organisations, commands, missions, forces, states: names, life spans, what came before and after.",
    """
    alliance institutions --kind mission
    alliance institutions --theatre iraq --csv
    alliance show isaf
    """,
    (
        Param("kind", "term", "What sort: `alliance help fields`.", "kind (institutions)", many=True),
        Param("theatre", "name", "Where it acts.", ("theatre",), many=True),
    ),
    {"": INSTITUTION.row},
    ask,
)
