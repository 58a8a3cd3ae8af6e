"""`alliance members`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, DateParam, output_options, window_options
from alliancecli.dates import Date
from alliancecli.query.belonging import belonging
from alliancecli.query.filters import Window
from alliancecli.views import membership as view

EXAMPLES = """
alliance members nato
alliance members nato --as-of 1995
alliance members nato --changes --from 1990 --to 2009
"""


@click.command("members", cls=Command, examples=EXAMPLES)
@click.argument("name")
@click.option("--as-of", "day", type=DateParam(), help="Who belonged at the end of this period.")
@click.option("--changes", is_flag=True, help="Who joined or left, in the window of --from, --to or --during.")
@window_options
@output_options
def command(name: str, day: Date | None, changes: bool, span: Window, output: Output) -> int:
    """Who belonged to an institution: every member with its time, those of one day, or those who joined and left.

    A member counts as certain where it surely had joined and surely had not left; what may be otherwise, and what no source dates, is
    marked ?.
    """
    one, found = belonging(connect(), name, day, changes, span)
    shown = view.members(found, output.limit, footnotes=output.sources)
    empty = f"no member of {one} is known to have joined or left {span.words}".rstrip() if changes else f"no members of {one} are on record"
    return emit(shown, output, empty=empty, total=lambda: len(found.rows))
