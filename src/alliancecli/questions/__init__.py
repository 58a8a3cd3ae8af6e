"""What can be asked of a record: each question declared once, as QUESTION of the module that bears its name, imported when it is asked."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliancecli.questions.question import Question

QUESTIONS = (
    *("timeline", "on", "troops", "figures", "count", "sum", "compare", "institutions", "lineage"),
    *("members", "holders", "terms", "show", "conflicts", "coverage", "sources", "search", "factcheck"),
)
"""Every question, by its name."""


def question_named(name: str) -> "Question":
    """The question of a name, one of QUESTIONS."""
    found: Question = import_module(f"alliancecli.questions.{name}").QUESTION
    return found
