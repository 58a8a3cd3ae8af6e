"""`alliance new`."""

import click

from alliancecli.cli.options import Command
from alliancecli.errors import BadUsage

EXAMPLES = """
alliance new record my-record/
alliance new event
alliance new figure >> my-record/figures.yaml
"""

KINDS = ["record", "event", "figure", "relation", "institution", "source", "term"]


@click.command("new", cls=Command, examples=EXAMPLES)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("folder", required=False)
def command(kind: str, folder: str | None) -> None:
    """Make a record of your own in FOLDER, or print a commented template to paste into a record's files and fill in.

    A new record is sound as it stands, with a source and a first event to write over. CONTRIBUTING.md shows whole records annotated
    line by line.
    """
    if kind == "record":
        if folder is None:
            raise BadUsage("a record needs a folder; write alliance new record my-record/")
        _record(folder)
        return
    if folder is not None:
        raise BadUsage(f"a template is printed, not written; write alliance new {kind} >> {folder}/{kind}s.yaml")
    from alliancecli.record.template import template

    click.echo("".join(template(kind)), nl=False)


def _record(folder: str) -> None:
    from pathlib import Path

    from alliancecli.dates import iso
    from alliancecli.environment import today
    from alliancecli.record.scaffold import new_record

    names = new_record(Path(folder), iso(today()) or "")
    click.echo(f"{folder}: {', '.join(names)} and schema/; now alliance check {folder}, alliance timeline --data {folder}")
