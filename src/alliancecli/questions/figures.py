"""Every number."""

from alliancecli.query.engine import Engine
from alliancecli.questions import claims
from alliancecli.questions.params import SUBJECT
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Drawing, Question
from alliancecli.views.figures import COLUMNS


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Claims of any measure."""
    return claims.answer(connection, *claims.subjects(connection, given["subject"], given["with_predecessors"], SUBJECT.of), given, wanted)


def draw(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Drawing:
    """Claims of any measure, to be drawn."""
    return claims.drawing(connection, *claims.subjects(connection, given["subject"], given["with_predecessors"], SUBJECT.of), given, wanted)


QUESTION = Question(
    "figures",
    """Every number in the record: troops, money, equipment, casualties, shares.

    Each with its hedge, its status, its scope and its source; with --as-of, what was last known of each series.
    """,
    """
    alliance figures --subject iraqi-security-forces --json
    alliance figures --measure equipment --status reported,confirmed
    alliance figures --theatre iraq --as-of 2007
    """,
    (SUBJECT, *claims.PARAMS),
    {"": COLUMNS},
    ask,
    "Every number in the record: troops, money, equipment, casualties, shares. With as_of what was last known of each series. "
    "Numbers of another measure, status, scope or unit are not to be compared or added.",
    explains=True,
    draw=draw,
    main=("subject", "measure", "contributor", "theatre", "as_of"),
)
