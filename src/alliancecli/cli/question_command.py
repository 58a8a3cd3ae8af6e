"""A question as a command: its parameters as click's, its answer written or drawn."""

from collections.abc import Callable, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import click

from alliancecli.cli.app import App, Target
from alliancecli.cli.options import Command, output_options, record_options
from alliancecli.cli.output import OUTPUT, Output, Written, emit, notify
from alliancecli.cli.parameter_types import TYPES
from alliancecli.errors import BadUsage, Exit
from alliancecli.query.engine import Engine
from alliancecli.query.rows import more_columns
from alliancecli.questions.question import AnswerOptions, Param, Question
from alliancecli.render import unfit
from alliancecli.views.view import About, View

if TYPE_CHECKING:
    from alliancecli.factcheck.document import Draft


def command(question: Question) -> Command:
    """The command that asks a question."""
    options = [_chart()] if question.draw else []
    columns = (column for some in question.columns.values() for column in some)
    ways = Written(unfit(columns), question.pictured, question.draw is not None)
    made: list[click.Parameter] = [*map(parameter, question.params), *options, *output_options(ways), *record_options()]

    def callback(**values: Any) -> int:
        target = Target.of(values)
        output = Output.of({name: values.pop(name) for name in OUTPUT}, ways)
        drawn = values.pop("chart", False)
        given = {param.name: read(param, values[param.name]) for param in question.params}
        page = not drawn and output.chosen in ("table", "markdown") and not output.fields
        by_date = question.in_time and output.sort in ("date", NEWEST)
        written = output._replace(sort=None) if by_date else output
        wanted = AnswerOptions(None if written.sort else output.limit, output.sources, page, target.explain, output.sort == NEWEST)
        connection = App.current().connect(target, explains=question.explains)

        def whole(view: View, *also: str) -> View:
            return _whole(view, connection, lambda: asked(question, values, output, *also))

        if drawn and question.draw:
            from alliancecli.cli.drawing import draw

            with question.placing():
                return draw(question, connection, given, wanted, output, lambda view: whole(view, "--chart"))
        with question.placing():
            answer = question.ask(connection, given, wanted)
        notify(answer.notes, output.quiet)
        if output.picture:
            from alliancecli.cli.drawing import draw_timeline

            return draw_timeline(answer, output)
        limited = written if answer.total else written._replace(limit=None)
        view = answer.view.with_more(lambda kind: more_columns(connection, kind))
        code = emit(whole(view), limited, empty=answer.empty, total=answer.total)
        return Exit.FAILURE if answer.failed else code

    first = (*question.main, *(param.name for param in question.params if not param.place), "csv", "json", "path", "limit", "sort")
    return Command(
        question.name,
        params=made,
        callback=callback,
        help="\n\n".join(filter(None, map(cleandoc, (question.help, question.shell)))),
        examples=question.examples,
        first=tuple(dict.fromkeys(first))[:MAIN_OPTIONS],
    )


NEWEST = "-date"
"""The order in which the newest comes first."""

MAIN_OPTIONS = 5
"""So many options stand first in the help of a command."""


def _called(connection: Engine, ids: list[str]) -> dict[str, dict[str, str]]:
    """What pages call sources; imported when one asks."""
    from alliancecli.query.cite import called

    return called(connection, ids)


def _whole(view: View, connection: Engine, command: Callable[[], str]) -> View:
    """The answer with what a page tells beside it: what sources are called, the command that asks again, the colours of forces."""
    return view._replace(
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


def asked(question: Question, values: dict[str, Any], output: Output, *also: str) -> str:
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


def parameter(param: Param) -> click.Parameter:
    """A parameter of a question as click's."""
    kind: Any = TYPES[param.kind](param) if param.kind in TYPES else None
    if param.place:
        of_names = param.kind == "name"
        needed = param.place in ("one", "words") and param.kind != "day"
        metavar = {"any": f"[{'NAME' if of_names else param.name.upper()}]..."}.get(param.place)
        many = -1 if param.place in ("any", "words") else 1
        return click.Argument([param.name], type=kind if of_names else None, nargs=many, required=needed, metavar=metavar)
    spelled = [f"--{param.spelled}", param.name]
    if param.kind == "flag":
        return click.Option(spelled, is_flag=True, help=param.help)
    usual = {"name": "NAME", "age": "6m"}.get(param.kind)
    several = 2 if param.kind == "pair" else 1
    return click.Option(spelled, type=kind, nargs=several, multiple=param.many, metavar=param.metavar or usual, help=param.help)


def read(param: Param, value: Any) -> Any:
    """The value that click has, as questions take it."""
    if param.kind == "day":
        return TYPES["day"](param).convert(" ".join(value) if value else "today", None, click.get_current_context())
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
        with click.open_file(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no file can be called so"
        raise BadUsage(f"{path}: cannot be read: {said}; name the file of a text") from None
    return read(content, path)


def _chart() -> click.Option:
    return click.Option(
        ["--chart"], is_flag=True, help="Draw the claims: on the terminal, or to -o FILE (.svg, .png, .html, .json: Vega-Lite)."
    )
