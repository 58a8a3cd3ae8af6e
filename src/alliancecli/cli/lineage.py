"""`alliance lineage`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options
from alliancecli.query.lineage import lineage
from alliancecli.query.names import resolve
from alliancecli.views import lineage as view

EXAMPLES = """
alliance lineage ntm-i
alliance lineage sfor --csv
alliance troops sfor --with-predecessors
"""


@click.command("lineage", cls=Command, examples=EXAMPLES)
@click.argument("name")
@output_options
def command(name: str, output: Output) -> int:
    """What an institution came from and what became of it, as a tree, with dates and kinds of change (`alliance help fields`).

    The institution stands in the middle, what it came from above it, what became of it below. What is met again is marked and not
    followed twice.
    """
    connection = connect()
    found = lineage(connection, resolve(connection, name, "institution"))
    shown = view.lineage(found, output.limit, footnotes=output.sources)
    empty = f"{found.institution['id']}: the record names no predecessor and no successor"
    return emit(shown, output, empty=empty, total=lambda: len(found.links))
