"""`alliance show`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.query.show import the_one
from alliancecli.views.card import card

EXAMPLES = """
alliance show isaf
alliance show nato-takes-isaf
alliance show collective-security
"""


@click.command("show", cls=Command, examples=EXAMPLES)
@click.argument("name")
@output_options
def command(name: str, output: Output) -> int:
    """One record, whole, with source, locator and the words to find there; for an institution a card.

    NAME is an id, an acronym or an alias.
    """
    one = the_one(connect(), name)
    return emit(card(one, footnotes=output.sources), output, empty="")
