"""`alliance compare`."""

import click

from alliancecli.cli.charting import chart_option, draw
from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Age, Command, DateParam, filter_options, output_options, window_options
from alliancecli.dates import Date
from alliancecli.errors import BadUsage
from alliancecli.query.compare.asking import Asked, compare
from alliancecli.query.filters import Window
from alliancecli.views.compare.compared import compared

EXAMPLES = """
alliance compare isaf kfor ifor
alliance compare isaf kfor sfor --chart -o forces.svg
alliance compare isaf --as-of 2008-06 --as-of 2009-01
alliance compare --status reported,confirmed --measure equipment
alliance compare --status requested,pledged,planned,actual --theatre afghanistan
alliance compare afghanistan iraq --from 2001
"""


@click.command("compare", cls=Command, examples=EXAMPLES)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--as-of", "days", multiple=True, type=DateParam(), help="What was last known at the end of this period; give it for each.")
@click.option("--known-by", type=DateParam(), help="Only from sources published by the end of this period.")
@click.option("--max-age", type=Age(), metavar="6m", help="No answer where the last claim is older: 90d, 6w, 6m, 2y.")
@click.option("--within", type=Age(), metavar="1y", help="How long after its time a promise may be answered: 90d, 6w, 6m, 1y (default).")
@click.option("--timeline", is_flag=True, help="Compare the events of the NAMEs, also where they are forces.")
@click.option("--observations", is_flag=True, help="Of forces: a row a claim, in place of a row a force.")
@click.option("--allow-mixed", is_flag=True, help="Show what is not alike, too, with a note on every row; no change is computed.")
@window_options
@filter_options("figure", columns=("contributor", "scope"), lists=("theatre", "source"), terms={"measure": "measure", "status": "status"})
@chart_option
@output_options
def command(  # type: ignore[no-untyped-def]
    names: tuple[str, ...],
    days: tuple[Date, ...],
    known_by: Date | None,
    max_age: tuple[int, str] | None,
    within: tuple[int, str] | None,
    timeline: bool,
    observations: bool,
    allow_mixed: bool,
    span: Window,
    asked,
    chart: bool,
    output: Output,
) -> int:
    """Side by side, by what the NAMEs are: forces, one force at several dates, promise and delivery, timelines.

    Forces: their lives, their first, peak and last strength, and every claim on one axis of time.

    One force with --as-of for each of several dates: a row a contributor, what changed, who came and who left.

    --status A,B: claims of one series under these statuses, promise first, and the gap between them; NAMEs are optional. What is planned,
    projected, requested, recommended, pledged or authorized is answered by what begins with or after it: the last claim of the time that
    it is for, else the first later one, at most a year (--within) after that time. A promise dated to a day was made on it: what was there
    that day does not answer it. Anything else is held against the claims of its own time. --from, --to and --during choose the promises.
    Under a promise stands what else there was around that time, of the same scope or contributor; no gap is computed with that.

    Theatres and other institutions: their timelines, year by year.

    A name of both a theatre and an institution is written theatre:iraq or institution:irq. Like is compared with like: the same
    measure, status, scope and unit. What is computed is called so and names its claims; no claim is never zero.
    """
    given = click.get_current_context().params
    found = compare(connect(), Asked(names, given, days, known_by, max_age, within, span, asked))
    if chart:
        if found.what != "forces":
            raise BadUsage(f"--chart has no meaning here: this compares {found.what}, and it is for forces")
        return draw(
            found.claims[: output.limit], output, words=span.words, empty=found.empty, total=lambda: len(found.claims), notes=found.notes
        )
    shown = compared(found, output.limit, observations=observations, footnotes=output.sources)
    return emit(shown, output, empty=found.empty, total=lambda: len(found.claims if observations else found.rows))
