"""What cannot all be right."""

from alliancecli.model.words import counted
from alliancecli.query.conflicts import SearchSpace, concerning, conflicts
from alliancecli.query.engine import Engine
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import conflicts as conflicts_view


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Claims that differ, of one thing or of all."""
    found = conflicts(connection, concerning(connection, given["name"]) if given["name"] else SearchSpace())
    shown = conflicts_view.conflicts(found[: wanted.limit], footnotes=wanted.footnotes)
    if wanted.limit is None or wanted.limit >= len(found):
        return Answer(shown, "no claims conflict")
    cut = f"{wanted.limit:,} of {counted(len(found), 'conflict')} shown (--limit)"
    return Answer(shown, cut, notes=[cut] if wanted.limit else [])


QUESTION = Question(
    "conflicts",
    """Claims about the same thing at the same time that differ by more than their own hedges allow.

    Numbers, with their spread and the likely reason (another scope, another date, rounding, contradiction); and events,
    lives, memberships and terms of office that two sources put at different times. NAME is an institution, or the id of a claim.
    """,
    """
    alliance conflicts
    alliance conflicts isaf
    alliance conflicts nato-takes-isaf --json
    """,
    (
        Param(
            "name",
            "name",
            "An institution, an event, a figure or a relation.",
            ("institution", "event", "figure", "relation"),
            place="maybe",
        ),
    ),
    {"": conflicts_view.COLUMNS},
    ask,
    "Claims about the same thing at the same time that differ by more than their hedges allow, with the likely reason; the sides of "
    "one share `conflict`. Name every side; do not choose or average.",
)
