"""`alliance conflicts`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.query.conflicts import Among, concerning, conflicts
from alliancecli.views import conflicts as view

EXAMPLES = """
alliance conflicts
alliance conflicts isaf
alliance conflicts nato-takes-isaf --json
"""


@click.command("conflicts", cls=Command, examples=EXAMPLES)
@click.argument("name", required=False)
@output_options
def command(name: str | None, output: Output) -> int:
    """Claims about the same thing at the same time that differ by more than their own hedges allow.

    Numbers, with their spread and the likely reason (another scope, another date, rounding, contradiction); and events,
    lives, memberships and terms of office that two sources put at different times. NAME is an institution, or the id of a claim.
    """
    connection = connect()
    found = conflicts(connection, concerning(connection, name) if name else Among())
    kept = found[: output.limit]
    return emit(view.conflicts(kept, footnotes=output.sources), output._replace(limit=None), empty="no claims conflict")
