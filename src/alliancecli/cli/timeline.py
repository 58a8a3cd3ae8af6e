"""`alliance timeline`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, filter_options, near_options, output_options, weight_option, window_options
from alliancecli.query import asking, events
from alliancecli.query.filters import Window
from alliancecli.views import timeline as view

EXAMPLES = """
alliance timeline --from 2001
alliance timeline --from 2001-09 --to 2003-08 --theatre afghanistan --csv
alliance timeline --during 2003 --actor nato --certain
alliance timeline --weight landmark
alliance timeline --around 2001-09-11 --within 6m
alliance timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
"""


@click.command("timeline", cls=Command, examples=EXAMPLES)
@window_options
@near_options
@filter_options("event", lists=("theatre", "actor", "institution", "tag", "source"), terms={"kind": "kind (events)", "status": "status"})
@weight_option("event unless said; detail with --kind, --tag or --source; everything --around a date")
@output_options
def command(span: Window, near, asked, weight: str | None, output: Output) -> int:  # type: ignore[no-untyped-def]
    """Events and milestones, in order of time.

    A date is its whole period: an event that may lie outside the window is kept and marked ?. Landmarks and events are shown; what weighs
    less is counted.
    """
    connection = connect()
    span, named = near(connection, span), asked(connection)
    least = asking.least_weight(weight, click.get_current_context().params)
    filters = [*named, *events.weighing(least)]
    shown = view.timeline(
        events.timeline(connection, filters, span, output.limit),
        certain=span.certain,
        left_out=events.left_out(connection, "event", filters, span),
        less=lambda: events.lighter(connection, named, span, least),
        footnotes=output.sources,
    )
    return emit(shown, output, empty="no events match", total=lambda: events.count(connection, "event", filters, span))
