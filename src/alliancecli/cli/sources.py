"""`alliance sources`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.query import institutions
from alliancecli.query.filters import among
from alliancecli.views import catalogue

EXAMPLES = """
alliance sources
alliance sources --json
alliance timeline --source yost-1998
"""


@click.command("sources", cls=Command, examples=EXAMPLES)
@click.option(
    "--tier",
    multiple=True,
    type=click.Choice(["A", "B", "S"], case_sensitive=False),
    metavar="[A|B|S]",
    help="How close to the facts: `alliance help status`.",
)
@output_options
def command(tier: tuple[str, ...], output: Output) -> int:
    """The bibliography: what everything rests on, and how much rests on each."""
    connection = connect()
    filters = list(among("tier", tier))
    shown = catalogue.sources(institutions.sources(connection, filters, output.limit))
    return emit(shown, output, empty="no sources match", total=lambda: sum(1 for _ in institutions.sources(connection, filters)))
