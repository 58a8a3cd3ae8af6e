"""A question as a command of click."""

from inspect import cleandoc
from typing import Any

from alliancecli.cli.asking import answer
from alliancecli.cli.command import Command
from alliancecli.cli.options import parameters
from alliancecli.questions.question import Question

MAIN_OPTIONS = 5
"""So many options stand first in the help of a command."""


def command(question: Question) -> Command:
    """The command that asks a question."""

    def callback(**values: Any) -> int:
        return answer(question, values)

    first = (*question.main, *(param.name for param in question.params if not param.place), "csv", "json", "path", "limit", "sort")
    return Command(
        question.name,
        parameters(question),
        callback,
        help="\n\n".join(filter(None, map(cleandoc, (question.help, question.shell)))),
        examples=question.examples,
        first=tuple(dict.fromkeys(first))[:MAIN_OPTIONS],
    )
