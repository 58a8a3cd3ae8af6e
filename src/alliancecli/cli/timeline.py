"""`alliance timeline`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, filter_options, near_options, output_options, window_options
from alliancecli.query import events
from alliancecli.query.filters import Window
from alliancecli.views import timeline as view

EXAMPLES = """
alliance timeline --from 2001
alliance timeline --from 2001-09 --to 2003-08 --theatre afghanistan --csv
alliance timeline --during 2003 --actor nato --certain
alliance timeline --around 2001-09-11 --within 6m
alliance timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
"""


@click.command("timeline", cls=Command, examples=EXAMPLES)
@window_options
@near_options
@filter_options("event", lists=("theatre", "actor", "institution", "tag", "source"), terms={"kind": "kind (events)", "status": "status"})
@output_options
def command(span: Window, near, asked, output: Output) -> int:  # type: ignore[no-untyped-def]
    """Events and milestones, in order of time.

    A date is its whole period: an event that may lie outside the window is kept and marked ?.
    """
    connection = connect()
    span, filters = near(connection, span), asked(connection)
    left_out = events.left_out(connection, "event", filters, span)
    shown = view.timeline(
        events.timeline(connection, filters, span, output.limit), certain=span.certain, left_out=left_out, footnotes=output.sources
    )
    return emit(shown, output, empty="no events match", total=lambda: events.count(connection, "event", filters, span))
