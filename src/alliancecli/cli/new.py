"""`alliance new`."""

import click

from alliancecli.cli.options import Command

EXAMPLES = """
alliance new event
alliance new figure >> data/figures.yaml
"""


@click.command("new", cls=Command, examples=EXAMPLES)
@click.argument("kind", type=click.Choice(["event", "figure", "institution", "source", "term"]))
def command(kind: str) -> None:
    """Print a commented template of a record, to paste into the record's files and fill in.

    CONTRIBUTING.md shows a whole record annotated line by line.
    """
    from alliancecli.record.template import template

    click.echo("".join(template(kind)), nl=False)
