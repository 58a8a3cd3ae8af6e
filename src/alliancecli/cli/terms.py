"""`alliance terms`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.query import institutions
from alliancecli.views import catalogue

EXAMPLES = """
alliance terms
alliance show collective-security
"""


@click.command("terms", cls=Command, examples=EXAMPLES)
@output_options
def command(output: Output) -> int:
    """What the words of the field mean, by whom, and what they are set against."""
    connection = connect()
    shown = catalogue.terms(institutions.terms(connection, [], output.limit), footnotes=output.sources)
    return emit(shown, output, empty="no terms", total=lambda: sum(1 for _ in institutions.terms(connection, [])))
