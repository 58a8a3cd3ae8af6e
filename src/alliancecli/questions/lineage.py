"""What came of what."""

from alliancecli.query.engine import Engine
from alliancecli.query.lineage import lineage
from alliancecli.query.names import known_as, resolve
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import lineage as lineage_view


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The links behind and before an institution."""
    found = lineage(connection, resolve(connection, given["name"], "institution"))
    empty = f"{known_as(connection, found.institution['id'])}: the record names no predecessor and no successor"
    return Answer(lineage_view.lineage(found, wanted.limit, footnotes=wanted.footnotes), empty, lambda: len(found.links))


QUESTION = Question(
    "lineage",
    """What an institution came from and what became of it, as a tree, with dates and kinds of change (`alliance help fields`).

    The institution stands in the middle, what it came from above it, what became of it below. What is met again is marked and not
    followed twice.
    """,
    """
    alliance lineage ntm-i
    alliance lineage sfor --csv
    alliance troops sfor --with-predecessors
    """,
    (Param("name", "name", "The institution.", ("institution",), place="one"),),
    {"": lineage_view.COLUMNS},
    ask,
)
