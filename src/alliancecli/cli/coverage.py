"""`alliance coverage`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options, window_options
from alliancecli.query.coverage import coverage
from alliancecli.query.filters import Window
from alliancecli.query.names import resolve
from alliancecli.views import coverage as view

EXAMPLES = """
alliance coverage
alliance coverage isaf
alliance coverage --from 1990 --json
"""


@click.command("coverage", cls=Command, examples=EXAMPLES)
@click.argument("name", required=False)
@window_options
@output_options
def command(name: str | None, span: Window, output: Output) -> int:
    """For which years there are claims, and where the record is silent.

    Events by theatre and totals by institution; with NAME the events and every series of that institution, contributor by contributor.
    """
    connection = connect()
    rows = list(coverage(connection, resolve(connection, name, "institution") if name else None, span))
    return emit(view.coverage(rows[: output.limit]), output, empty="no claims at all", total=lambda: len(rows))
