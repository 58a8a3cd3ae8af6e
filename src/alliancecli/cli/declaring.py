"""A command as it is declared: what it takes, what it does and its help. click's commands, plain lines and the TAB key go by it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from alliancecli.cli.app import Target
from alliancecli.cli.options import RECORD, output_options, parameters
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question


class Declared(NamedTuple):
    """A command: its name, its parameters, what is run with a value for each of them and returns the exit code, and its help.

    Of its options those that matter most are `first`, by name.
    """

    name: str
    params: tuple[Param, ...]
    run: Callable[[dict[str, Any]], int]
    help: Callable[[], str]
    examples: str
    first: tuple[str, ...] = ()


def declare(
    name: str, *params: Param, examples: str, record: bool = False, output: bool = False, told: Callable[[str], str] = str
) -> Callable[[Callable[..., int]], Declared]:
    """Make a command of a function, whose docstring is its help, as it is `told`.

    With `record` it takes the record options too, passed as `target`, a Target; with `output` the output options, as `output`, an Output.
    """
    shared = (*(output_options() if output else ()), *(RECORD if record else ()))

    def made(function: Callable[..., int]) -> Declared:
        def run(values: dict[str, Any]) -> int:
            taken: dict[str, Any] = {"target": Target.of(values)} if record else {}
            if output:
                from alliancecli.cli.output import Output

                taken["output"] = Output.of(values)
            return function(**taken, **values)

        return Declared(name, (*params, *shared), run, lambda: told(_clean(function.__doc__ or "")), examples)

    return made


MAIN_OPTIONS = 5
"""So many options stand first in the help of a question."""


def of_question(question: Question) -> Declared:
    """The command that asks a question."""

    def run(values: dict[str, Any]) -> int:
        from alliancecli.cli.asking import answer  # a shell that asks what may end its line needs none of it

        return answer(question, values)

    options = (param.name for param in question.params if not param.place)
    first = dict.fromkeys((*question.main, *options, "csv", "json", "path", "limit", "sort"))
    return Declared(
        question.name,
        parameters(question),
        run,
        lambda: "\n\n".join(_clean(text) for text in (question.help, question.shell) if text),
        question.examples,
        (*first,)[:MAIN_OPTIONS],
    )


def _clean(text: str) -> str:
    """A help as it is written in a program, less its indentation."""
    from inspect import cleandoc  # takes as long to import as some questions to answer

    return cleandoc(text)
