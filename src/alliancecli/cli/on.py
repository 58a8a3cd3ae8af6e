"""`alliance on`."""

from typing import Any

import click

from alliancecli.cli.context import connect, today
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, filter_options, output_options, weight_option
from alliancecli.errors import BadDate
from alliancecli.query import anniversary, events
from alliancecli.query.filters import Window
from alliancecli.views import anniversary as view
from alliancecli.views.timeline import lighter

EXAMPLES = """
alliance on 09-12
alliance on 12 Sep --actor nato
alliance on today
"""


class DayOfYear(click.ParamType):  # type: ignore[type-arg]
    """A day of the year: 09-12, "12 Sep", "Sep 12" or today."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The month and the day, or a usage error that shows the accepted forms."""
        try:
            return anniversary.read(value, today() if value.strip().lower() == "today" else None)
        except BadDate as error:
            self.fail(str(error), param, ctx)


@click.command("on", cls=Command, examples=EXAMPLES)
@click.argument("day", nargs=-1, required=True)
@filter_options("event", lists=("theatre", "actor", "institution", "tag", "source"), terms={"kind": "kind (events)", "status": "status"})
@weight_option("everything unless said")
@output_options
@click.pass_context
def command(ctx: click.Context, day: tuple[str, ...], asked, weight: str | None, output: Output) -> int:  # type: ignore[no-untyped-def]
    """What happened on a day of the year, in any year, oldest first: DAY is 09-12, 12 Sep, Sep 12 or today.

    Only events whose source gives the very day; a month or a season is no day.
    """
    month, number = DayOfYear().convert(" ".join(day), None, ctx)
    connection = connect()
    least = weight or "background"
    named = [anniversary.on(month, number), *asked(connection)]
    filters = [*named, *events.weighing(least)]
    shown = view.anniversaries(events.timeline(connection, filters, Window(), output.limit), footnotes=output.sources)
    shown = shown._replace(notes=lambda: lighter(events.lighter(connection, named, Window(), least)))
    empty = f"no event is dated to {anniversary.name(month, number)} of any year; `alliance timeline` has those of a month or a season"
    return emit(shown, output, empty=empty, total=lambda: events.count(connection, "event", filters, Window()))
