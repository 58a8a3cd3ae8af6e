"""`alliance check`."""

from pathlib import Path

import click

from alliancecli.cli.context import data_folders
from alliancecli.cli.options import Command
from alliancecli.errors import Exit

EXAMPLES = """
alliance check
alliance check my-record/
alliance check --list
"""


@click.command("check", cls=Command, examples=EXAMPLES)
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
@click.option("--list", "listed", is_flag=True, help="Name every check and say what it promises.")
def command(folders: tuple[str, ...], listed: bool) -> int:
    """Check a record: the bundled one, or that of FOLDER; several are joined.

    Every fault is reported at once, a line each, with file and line.

    Exit 0 where it is sound, 5 where it has faults.
    """
    from alliancecli.record import checks, read

    if listed:
        for check in checks.CHECKS:
            click.echo(f"{check.__name__.replace('_', ' ')}: {' '.join((check.__doc__ or '').split())}")
        return Exit.OK
    record, faults = read(*map(Path, data_folders(folders)))
    sense = [check for check in checks.CHECKS if not faults or check not in checks.WHOLE]
    faults += checks.run(record, sense)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults):,} fault{'s' if len(faults) != 1 else ''}", err=True)
        return Exit.FAULTS
    counts = (
        f"{len(part):,} {name}"
        for name, part in (
            ("events", record.events),
            ("figures", record.figures),
            ("institutions", record.institutions),
            ("terms", record.terms),
            ("sources", record.sources),
        )
    )
    click.echo(f"sound: {', '.join(counts)}; {len(checks.CHECKS)} checks")
    return Exit.OK
