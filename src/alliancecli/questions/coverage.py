"""For which years there are claims, and where the record is silent."""

from alliancecli.query.coverage import coverage
from alliancecli.query.engine import Engine
from alliancecli.query.names import known_as, resolve
from alliancecli.questions.param import Param
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import coverage as coverage_view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The series of claims, each with its years."""
    one = resolve(connection, given["name"], "institution") if given["name"] else None
    span = span_of(given)
    rows = list(coverage(connection, one, span))
    about = f"of {known_as(connection, one)}" if one else ""
    shown = coverage_view.coverage(rows[: wanted.limit])._replace(lead=counting_lead("series", f"{about} {span.phrase}".strip()))
    return Answer(shown, "no claims at all", lambda: len(rows))


QUESTION = Question(
    "coverage",
    """For which years there are claims, and where the record is silent.

    Events by theatre and totals by institution; with NAME the events and every series of that institution, contributor by contributor.
    """,
    """
    alliance coverage
    alliance coverage isaf
    alliance coverage --from 1990 --json
    """,
    (Param("name", "name", "An institution.", ("institution",), place="maybe"), *WINDOW),
    {"": coverage_view.COLUMNS},
    ask,
)
