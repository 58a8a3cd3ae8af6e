"""`alliance show`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.errors import UnknownName
from alliancecli.query.show import show
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
    found = show(connect(), name)
    if len(found) > 1:
        meanings = ", ".join(f"{one.row['id']} ({one.kind})" for one in found)
        raise UnknownName(f"'{name}' means more than one record: {meanings}; name one by its id")
    (one,) = found
    return emit(card(one.kind, one.row, one.milestones, one.figures, footnotes=output.sources), output, empty="")
