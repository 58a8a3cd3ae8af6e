"""A question as a command: its parameters as click's, its answer written or drawn."""

import sys
from collections.abc import Callable, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import click

from alliancecli.cli.app import App, Target
from alliancecli.cli.options import Command, output_options, record_options
from alliancecli.cli.output import OUTPUT, Output, emit, notify, save, shown, surface_of, to_stdout, usual_format
from alliancecli.cli.parameter_types import TYPES
from alliancecli.errors import BadUsage, Exit
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.rows import more_columns
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Param, Question
from alliancecli.render import Surface, render
from alliancecli.views.view import About, View
from alliancecli.views.window import outside

if TYPE_CHECKING:
    from alliancecli.factcheck.document import Draft


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
        by_date = question.in_time and output.sort in ("date", NEWEST)
        written = output._replace(sort=None) if by_date else output
        wanted = AnswerOptions(None if written.sort else output.limit, output.sources, page, target.explain, output.sort == NEWEST)
        connection = App.current().connect(target, explains=question.explains)
        if drawn and question.draw:
            kind = _kind(output)
            return _draw(connection, question, given, wanted, output, kind, values)
        answer = question.ask(connection, given, wanted)
        notify(answer.notes, output.quiet)
        if output.picture:
            return _picture(answer, output)
        limited = written if answer.total else written._replace(limit=None)
        view = answer.view.with_more(lambda kind: more_columns(connection, kind))
        whole = _whole(view, connection, lambda: asked(question, values, output))
        code = emit(whole, limited, empty=answer.empty, total=answer.total)
        return Exit.FAILURE if answer.failed else code

    first = (*question.main, *(param.name for param in question.params if not param.place), "csv", "json", "path", "limit", "sort")
    return Command(
        question.name,
        params=made,
        callback=callback,
        help=cleandoc(question.help),
        examples=question.examples,
        first=tuple(dict.fromkeys(first))[:MAIN_OPTIONS],
    )


NEWEST = "-date"
"""The order in which the newest comes first."""

WIDTH = 80
"""Cells of a drawing where the terminal does not say how wide it is."""

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
    """What a page says of itself."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('version', 'date')", {}).fetchall())
    return About(command, f"record {meta['version']} of {meta['date']}")


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


def _draw(
    connection: Engine, question: Question, given: Arguments, wanted: AnswerOptions, output: Output, kind: str, values: dict[str, Any]
) -> int:
    """Draw the answer to the file asked for, or without one on the terminal, then say what is not drawn; returns the exit code.

    Raises BadUsage where there is nothing to draw, or a terminal has no drawing for it.
    """
    from alliancecli.charts.frame import Asked
    from alliancecli.query.figures import scopes
    from alliancecli.query.hues import hues

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
    told = Asked(drawing.words, output.sources, scopes(connection), hues(connection))
    if kind:
        from alliancecli.charts.forms import FORMS
        from alliancecli.charts.output import content, picture, untitled

        drawn = FORMS[drawing.kind](found, told)
        notes = drawn.notes
        if kind == ".html":
            page = question.ask(connection, given, wanted).view
            page = page._replace(title=drawn.spec["title"]["text"], picture=picture(untitled(drawn.spec)))
            page = _whole(page._replace(lead=None), connection, lambda: asked(question, values, output, "--chart"))
            save((text.encode() for text in render(page, "html", Surface(), (), output.sources)), str(output.path))
        else:
            save([content(drawn.spec, kind)], str(output.path))
        notify([f"wrote {output.path}: {counted(len(found), 'claim')}"], output.quiet)
    elif drawing.kind != "claims":
        raise BadUsage("--chart draws this answer to a file only; name one with -o, as -o chart.svg, or leave out --chart to read it")
    else:
        from alliancecli.charts.prepared import prepared
        from alliancecli.charts.terminal import drawing as on_terminal

        ready, surface = prepared(found, told), surface_of(output)
        notes = ready.notes
        lines = on_terminal(ready, told, width=surface.width or WIDTH, unicode=surface.unicode)
        to_stdout((shown(line) + "\n" for line in lines), paged=True, pager=output.pager)
    possible = sum(row["certainty"] == "possible" for row in found) if drawing.kind == "claims" else 0
    if possible:
        said.append(f"{possible:,} {outside(possible)}")
    notify([*said, *notes, *drawing.notes], output.quiet)
    return Exit.OK


def _picture(answer: Answer, output: Output) -> int:
    """Write the picture of an answer; returns the exit code. Raises BadUsage where it cannot be drawn."""
    from alliancecli.charts.output import drawn_as
    from alliancecli.charts.picture import described, svg

    rows = list(answer.view.rows)
    found = None if output.fields else answer.view.pictured(rows)
    if not found:
        raise BadUsage(f"-o {output.path}: this is no timeline to be drawn; --chart draws claims, and -o x.html or x.csv writes rows")
    if not found.events and not found.claims:
        raise BadUsage(f"{answer.empty or 'no events'}, so there is nothing to draw")
    save([drawn_as(svg(found, said=described(found)), output.picture)], str(output.path))
    notify([f"wrote {output.path}: {described(found)}", *answer.view.notes()], output.quiet)
    return Exit.OK


def _kind(output: Output) -> str:
    """The ending of the file asked for, looked at before anything is asked; empty where the terminal is drawn on.

    Raises BadUsage where there is neither file nor terminal, or the options ask for rows too.
    """
    from alliancecli.charts.output import ENDINGS, ending

    if (output.format and output.format != usual_format()) or output.fields:
        raise BadUsage("--chart draws a picture; leave out --format, --csv, --json and --fields")
    if output.path:
        return ending(output.path)
    if not sys.stdout.isatty():
        raise BadUsage(f"--chart draws on a terminal, or to a file; name one with -o, as -o chart.svg ({', '.join(ENDINGS)})")
    return ""
