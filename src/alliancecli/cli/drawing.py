"""An answer as a drawing: claims as a chart, on the terminal or to a file, and a timeline as a picture."""

import sys
from collections.abc import Callable

from alliancecli.charts.frame import Asked, Chart
from alliancecli.charts.output import ENDINGS, content, drawn_as, ending, picture, untitled
from alliancecli.cli.output import Output, save, surface_of, to_stdout, usual_format
from alliancecli.cli.stderr import notify, shown
from alliancecli.errors import BadUsage, Exit
from alliancecli.model.words import counted
from alliancecli.query.definitions import definitions
from alliancecli.query.engine import Engine
from alliancecli.query.hues import hues
from alliancecli.query.rows import Row
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Drawing, Question
from alliancecli.render import Surface, render
from alliancecli.views.view import About, View
from alliancecli.views.window import outside

WIDTH = 80
"""Cells of a drawing where the terminal does not say how wide it is."""


def draw(
    question: Question, connection: Engine, given: Arguments, wanted: AnswerOptions, output: Output, as_page: Callable[[View], View]
) -> int:
    """Draw the answer to the file asked for, or without one on the terminal, then say what is not drawn; returns the exit code.

    `as_page` puts to an answer what a page tells beside it. Raises BadUsage where there is nothing to draw, or no drawing of that kind.
    """
    kind = _kind(output)
    assert question.draw is not None  # who asks for a chart has seen the option
    drawing = question.draw(connection, given, wanted)
    if not drawing.rows:
        raise BadUsage(f"--chart: {drawing.empty}, so there is nothing to draw")
    rows, left_out = _of_one_measure(drawing)
    asked = Asked(drawing.words, output.sources, definitions(connection, "scope"), hues(connection))
    if kind:
        from alliancecli.charts.forms import FORMS

        chart = FORMS[drawing.kind](rows, asked)
        notes = chart.notes
        page = as_page(question.ask(connection, given, wanted).view) if kind == ".html" else None
        save(_with_chart(page, chart, output.sources) if page else [content(chart.spec, kind)], str(output.path))
        notify([f"wrote {output.path}: {counted(len(rows), 'claim')}"], output.quiet)
    elif drawing.kind != "claims":
        raise BadUsage("--chart draws this answer to a file only; name one with -o, as -o chart.svg, or leave out --chart to read it")
    else:
        notes = _on_terminal(rows, asked, output)
    notify([*_past_the_limit(drawing, output.limit), *left_out, *_marked(drawing, rows), *notes, *drawing.notes], output.quiet)
    return Exit.OK


def draw_timeline(answer: Answer, output: Output, about: About) -> int:
    """Write the picture of an answer, with how to ask for its sources; returns the exit code. Raises BadUsage where it cannot be drawn."""
    from alliancecli.charts.picture import described, svg

    found = None if output.fields else answer.view.pictured(list(answer.view.rows))
    if not found:
        claims = "--chart draws claims, and " if output.written.charted else ""
        raise BadUsage(f"-o {output.path}: this is no timeline to be drawn; {claims}-o x.html or x.csv writes rows")
    if not found.events and not found.claims:
        raise BadUsage(f"{answer.empty or 'no events'}, so there is nothing to draw")
    save(
        [
            drawn_as(
                svg(found, said=described(found), below=f"Every claim with its sources: {about.command} ({about.record})"), output.picture
            )
        ],
        str(output.path),
    )
    notify([f"wrote {output.path}: {described(found)}", *answer.view.notes()], output.quiet)
    return Exit.OK


def _kind(output: Output) -> str:
    """The ending of the file asked for, looked at before anything is asked; empty where the terminal is drawn on.

    Raises BadUsage where there is neither file nor terminal, or the options ask for rows too.
    """
    if (output.format and output.format != usual_format()) or output.fields:
        raise BadUsage("--chart draws a picture; leave out --format, --csv, --json and --fields")
    if output.path:
        return ending(output.path)
    if not sys.stdout.isatty():
        raise BadUsage(f"--chart draws on a terminal, or to a file; name one with -o, as -o chart.svg ({', '.join(ENDINGS)})")
    return ""


def _of_one_measure(drawing: Drawing) -> tuple[list[Row], list[str]]:
    """The rows that share an axis, and what is said of the others: of the measures that a drawing is held to, the first that occurs."""
    measure = next((one for one in drawing.only if any(row["measure"] == one for row in drawing.rows)), None)
    if measure is None:
        return drawing.rows, []
    others = {one: sum(row["measure"] == one for row in drawing.rows) for one in drawing.only if one != measure}
    said = [f"{counted(count, 'claim')} of {one} left out beside {measure}: --measure {one}" for one, count in others.items() if count]
    return [row for row in drawing.rows if row["measure"] == measure], said


def _with_chart(page: View, chart: Chart, sources: bool) -> list[bytes]:
    """The page of an answer, its chart first, as the bytes of a file."""
    page = page._replace(title=chart.spec["title"]["text"], picture=picture(untitled(chart.spec)), lead=None)
    return [text.encode() for text in render(page, "html", Surface(), (), sources)]


def _on_terminal(rows: list[Row], asked: Asked, output: Output) -> list[str]:
    """Draw claims on the terminal; returns what is to be said of the drawing."""
    from alliancecli.charts.prepared import prepared
    from alliancecli.charts.terminal import drawing

    ready, surface = prepared(rows, asked), surface_of(output)
    lines = drawing(ready, asked, width=surface.width or WIDTH, unicode=surface.unicode)
    to_stdout((shown(line) + "\n" for line in lines), paged=True, pager=not output.no_pager)
    return ready.notes


def _past_the_limit(drawing: Drawing, limit: int | None) -> list[str]:
    """What is said where a limit leaves rows out."""
    if limit is None or (all_of_them := drawing.total()) <= len(drawing.rows):
        return []
    return [f"{len(drawing.rows):,} of {all_of_them:,} drawn (--limit)"]


def _marked(drawing: Drawing, rows: list[Row]) -> list[str]:
    """What is said of claims that may lie outside the window."""
    possible = sum(row["certainty"] == "possible" for row in rows) if drawing.kind == "claims" else 0
    return [f"{possible:,} {outside(possible)}"] if possible else []
