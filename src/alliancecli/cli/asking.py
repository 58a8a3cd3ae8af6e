"""A question that is asked on a command line, and its answer written or drawn."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from alliancecli.cli.app import App, Target
from alliancecli.cli.options import written
from alliancecli.cli.output import Output, emit
from alliancecli.cli.stderr import notify
from alliancecli.environment import today_if_named
from alliancecli.errors import BadUsage, Exit
from alliancecli.query.engine import Engine
from alliancecli.query.rows import more_columns
from alliancecli.questions.param import Param
from alliancecli.questions.question import AnswerOptions, Question
from alliancecli.views.view import About, View

if TYPE_CHECKING:
    from alliancecli.factcheck.document import Draft


def answer(question: Question, values: dict[str, Any]) -> int:
    """Ask a question with a value for each of `parameters`, and write or draw its answer; returns the exit code."""
    target = Target.of(values)
    output = Output.of(values, written(question))
    drawn = values.pop("chart", False)
    given = {param.name: argument(param, values[param.name]) for param in question.params}
    page = not drawn and output.chosen in ("table", "markdown") and not output.fields
    by_date = question.in_time and output.sort in ("date", NEWEST)
    in_order = output._replace(sort=None) if by_date else output
    wanted = AnswerOptions(None if in_order.sort else output.limit, output.sources, page, target.explain, output.sort == NEWEST)
    connection = App.current().connect(target, explains=question.explains)

    def whole(view: View, *also: str) -> View:
        return _whole(view, connection, question, lambda: command_line(question, values, output, *also))

    if drawn and question.draw:
        from alliancecli.cli.drawing import draw

        with question.placing():
            return draw(question, connection, given, wanted, output, lambda view: whole(view, "--chart"))
    with question.placing():
        found = question.ask(connection, given, wanted)
    notify(found.notes, output.quiet)
    if output.picture:
        from alliancecli.cli.drawing import draw_timeline

        return draw_timeline(found, output, _about(connection, command_line(question, values, output)))
    limited = in_order if found.total else in_order._replace(limit=None)
    view = found.view.with_more(lambda kind: more_columns(connection, kind))
    code = emit(whole(view), limited, empty=found.empty, total=found.total)
    return Exit.FAILURE if found.failed else code


NEWEST = "-date"
"""The order in which the newest comes first."""


def _called(connection: Engine, ids: list[str]) -> dict[str, dict[str, str]]:
    """What pages call sources; imported when one asks."""
    from alliancecli.query.called import called

    return called(connection, ids)


def _whole(view: View, connection: Engine, question: Question, command: Callable[[], str]) -> View:
    """The answer with what a page tells beside it: a title, what sources are called, the command that asks again, the colours of forces."""
    return view._replace(
        title=view.title or question.name.capitalize(),
        bibliography=lambda ids: _called(connection, ids),
        about=lambda: _about(connection, command()),
        hues=lambda: _hues(connection),
    )


def _hues(connection: Engine) -> Mapping[str, int]:
    """The colours of forces; imported when a page asks."""
    from alliancecli.query.hues import hues

    return hues(connection)


def _about(connection: Engine, command: str) -> About:
    """What a page says of itself; imported when one asks."""
    from alliancecli.query.edition import edition

    return About(command, edition(connection).brief)


def command_line(question: Question, values: dict[str, Any], output: Output, *also: str) -> str:
    """The command line that asks a question so, as a shell reads it; what became of the answer (a file, a format) is not in it."""
    from shlex import join

    options, names = [], []
    also = (*also, *(["--sort", output.sort] if output.sort else []), *(["--limit", str(output.limit)] if output.limit is not None else []))
    for param in question.params:
        value = values[param.name]
        if param.kind == "flag":
            options += [f"--{param.spelled}"] * bool(value)
        elif param.place:
            names += [value] if isinstance(value, str) else list(value or ())
        elif value:
            for one in value if param.many else [value]:
                said = one if param.kind == "pair" else ["".join(map(str, one)) if param.kind == "age" else _plainly(one)]
                options += [f"--{param.spelled}", *said]
    return join(["alliance", question.name, *names, *options, *also])


def _plainly(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) and not hasattr(value, "display") else str(value)


def argument(param: Param, value: Any) -> Any:
    """The value that a command line has, as questions take it."""
    if param.kind == "day":
        from alliancecli.query.anniversary import read

        text = " ".join(value) if value else "today"
        return read(text, today_if_named(text))
    if param.kind == "draft":
        return draft(value)
    if param.place == "maybe" and value == "":  # as a script has it whose variable is not set: all would answer in place of one
        raise BadUsage(f"{param.name.upper()} is empty; write a name, or leave it out")
    if param.place == "words":
        return " ".join(value)
    if param.kind == "term" and param.many:
        return tuple(term for one in value for term in one)
    return value


def draft(path: str) -> "Draft":
    """The draft in a file; `-` is what comes in. Raises BadUsage where it is nothing to read."""
    from alliancecli.factcheck.document import MOST_BYTES, read

    try:
        if path == "-":
            return read(App.current().piped(MOST_BYTES + 1), path)
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no file can be called so"
        raise BadUsage(f"{path}: cannot be read: {said}; name the file of a text") from None
    return read(content, path)
