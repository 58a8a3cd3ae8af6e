"""A question as a command: its parameters as click's, its answer written or drawn."""

from inspect import cleandoc
from typing import Any

import click

from alliancecli.cli.app import App, Target
from alliancecli.cli.options import TYPES, Command, output_options, record_options
from alliancecli.cli.output import OUTPUT, Output, emit, notify, save
from alliancecli.errors import BadUsage, Exit
from alliancecli.query.engine import Engine
from alliancecli.questions.question import AnswerOptions, Arguments, Param, Question
from alliancecli.render import Surface, render
from alliancecli.views.window import OUTSIDE


def command(question: Question) -> Command:
    """The command that asks a question."""
    options = [_chart()] if question.draw else []
    made: list[click.Parameter] = [*map(parameter, question.params), *options, *output_options(), *record_options()]

    def callback(**values: Any) -> int:
        target = Target.of(values)
        output = Output.of({name: values.pop(name) for name in OUTPUT})
        drawn = values.pop("chart", False)
        given = {param.name: read(param, values[param.name]) for param in question.params}
        page = not drawn and output.chosen in ("table", "markdown") and not output.fields
        wanted = AnswerOptions(output.limit, output.sources, page, target.explain)
        connection = App.current().connect(target, explains=question.explains)
        if drawn and question.draw:
            kind = _kind(output)
            return _draw(connection, question, given, wanted, output, kind)
        answer = question.ask(connection, given, wanted)
        notify(answer.notes, output.quiet)
        limited = output if answer.total else output._replace(limit=None)
        return emit(answer.view, limited, empty=answer.empty, total=answer.total)

    return Command(question.name, params=made, callback=callback, help=cleandoc(question.help), examples=question.examples)


def parameter(param: Param) -> click.Parameter:
    """A parameter of a question as click's."""
    kind: Any = TYPES[param.kind](param) if param.kind in TYPES else None
    if param.place:
        many = param.place in ("any", "words")
        shown = {"any": f"[{'NAME' if param.kind == 'name' else param.name.upper()}]..."}.get(param.place)
        return click.Argument([param.name], nargs=-1 if many else 1, required=param.place in ("one", "words"), metavar=shown)
    spelled = [f"--{param.spelled}", param.name]
    if param.kind == "flag":
        return click.Option(spelled, is_flag=True, help=param.help)
    if param.kind == "pair":
        return click.Option(spelled, nargs=2, metavar=param.metavar, help=param.help)
    usual = {"name": "NAME", "age": "6m"}.get(param.kind)
    return click.Option(spelled, type=kind, multiple=param.many, metavar=param.metavar or usual, help=param.help)


def read(param: Param, value: Any) -> Any:
    """The value that click has, as questions take it."""
    if param.kind == "day":
        return TYPES["day"](param).convert(" ".join(value), None, click.get_current_context())
    if param.place == "words":
        return " ".join(value)
    if param.kind == "term" and param.many:
        return tuple(term for one in value for term in one)
    return value


def _chart() -> click.Option:
    return click.Option(["--chart"], is_flag=True, help="Draw the claims to the -o FILE: .svg, .png, .html or .json (Vega-Lite).")


def _draw(connection: Engine, question: Question, given: Arguments, wanted: AnswerOptions, output: Output, kind: str) -> int:
    """Draw the answer to the file asked for, then say what is not drawn; returns the exit code."""
    from alliancecli.charts.forms import FORMS
    from alliancecli.charts.frame import Asked
    from alliancecli.charts.output import content, picture, untitled
    from alliancecli.query.figures import ranks, scopes

    assert question.draw is not None  # who asks for a chart has seen the option
    drawing = question.draw(connection, given, wanted)
    found = drawing.rows
    if not found:
        raise BadUsage(f"--chart: {drawing.empty}, so there is nothing to draw")
    said = []
    if output.limit is not None and (all_of_them := drawing.total()) > len(found):
        said.append(f"{len(found):,} of {all_of_them:,} drawn (--limit)")
    measure = next((one for one in drawing.only if any(row["measure"] == one for row in found)), None)
    if measure:
        for other in drawing.only:
            if other != measure and (count := sum(row["measure"] == other for row in found)):
                said.append(f"{count:,} claims of {other} are not drawn beside {measure}; --measure {other} draws them")
        found = [row for row in found if row["measure"] == measure]
    drawn = FORMS[drawing.kind](found, Asked(drawing.words, output.sources, scopes(connection), ranks(connection)))
    if kind == ".html":
        view = question.ask(connection, given, wanted).view._replace(
            title=drawn.spec["title"]["text"], picture=picture(untitled(drawn.spec))
        )
        save((text.encode() for text in render(view, "html", Surface(), (), output.sources)), str(output.path))
    else:
        save([content(drawn.spec, kind)], str(output.path))
    possible = sum(row["certainty"] == "possible" for row in found) if drawing.kind == "claims" else 0
    if possible:
        said.append(f"{possible:,} {OUTSIDE}")
    notify([*said, *drawn.notes, *drawing.notes], output.quiet)
    return Exit.OK


def _kind(output: Output) -> str:
    """The ending of the file asked for, looked at before anything is asked.

    Raises BadUsage where there is no file, or the options ask for rows too.
    """
    from alliancecli.charts.output import ENDINGS, ending

    if not output.path:
        raise BadUsage(f"--chart draws to a file; name one with -o, as -o chart.svg ({', '.join(ENDINGS)})")
    if output.format or output.fields:
        raise BadUsage("--chart draws what its file's ending says; leave out --format, --csv, --json and --fields")
    return ending(output.path)
