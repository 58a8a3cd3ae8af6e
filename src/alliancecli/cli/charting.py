"""--chart: claims drawn to a file in place of rows written."""

from collections.abc import Callable, Iterable

import click

from alliancecli.cli.emit import Output, save, say
from alliancecli.cli.options import F
from alliancecli.errors import BadUsage, Exit
from alliancecli.query.rows import Row


def chart_option(function: F) -> F:
    """--chart, passed as `chart`."""
    return click.option("--chart", is_flag=True, help="Draw the claims to the -o FILE: .svg, .png, .html or .json (Vega-Lite).")(function)


def draw(
    rows: Iterable[Row],
    output: Output,
    *,
    words: str,
    empty: str,
    total: Callable[[], int] | None = None,
    notes: Iterable[str] = (),
    only: tuple[str, ...] = (),
) -> int:
    """Draw claims to the file asked for, then say what is not drawn; returns the exit code.

    `words` say which claims were asked for, `empty` what to say when there are none. Where `only` names measures, the first of them
    that occurs is drawn, and how many claims of others are not is said. The file's ending is looked at before anything is asked.
    """
    from alliancecli.charts.output import content
    from alliancecli.charts.spec import chart

    kind = _kind(output)
    found = list(rows)
    if not found:
        raise BadUsage(f"--chart: {empty}, so there is nothing to draw")
    said = []
    if output.limit is not None and total and (all_of_them := total()) > len(found):
        said.append(f"{len(found):,} of {all_of_them:,} drawn (--limit)")
    measure = next((one for one in only if any(row["measure"] == one for row in found)), None)
    if measure:
        for other in only:
            if other != measure and (count := sum(row["measure"] == other for row in found)):
                said.append(f"{count:,} claims of {other} are not drawn beside {measure}; --measure {other} draws them")
        found = [row for row in found if row["measure"] == measure]
    drawn = chart(found, words=words, sources=output.sources)
    save([content(drawn.spec, kind)], str(output.path))
    possible = sum(row["certainty"] == "possible" for row in found)
    if possible:
        said.append(f"{possible:,} may lie outside the window; --certain leaves them out")
    say([*said, *drawn.notes, *notes], output.quiet)
    return Exit.OK


def _kind(output: Output) -> str:
    """The ending of the file asked for.

    Raises BadUsage where there is no file, or the options ask for rows too.
    """
    from alliancecli.charts.output import ENDINGS, ending

    if not output.path:
        raise BadUsage(f"--chart draws to a file; name one with -o, as -o chart.svg ({', '.join(ENDINGS)})")
    if output.format or output.fields:
        raise BadUsage("--chart draws what its file's ending says; leave out --format, --csv, --json and --fields")
    return ending(output.path)
