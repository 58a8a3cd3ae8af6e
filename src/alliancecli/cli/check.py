"""`alliance check`."""

from collections import Counter
from pathlib import Path

import click

from alliancecli.cli.app import building
from alliancecli.cli.options import Command
from alliancecli.cli.output import shown
from alliancecli.environment import data_folders
from alliancecli.errors import Exit
from alliancecli.model.words import counted

EXAMPLES = """
alliance check
alliance check my-record/
alliance check bundled my-record/
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
    from alliancecli.record import FILES, check_tables, checks, read

    if listed:
        for check in checks.CHECKS:
            click.echo(f"{check.__name__.replace('_', ' ')}: {' '.join((check.__doc__ or '').split())}")
        return Exit.OK
    record, faults = read(*map(Path, data_folders(folders)))
    unfit = checks.WHOLE if faults else (checks.UNUSED,) if record.tables else ()
    sense = [check for check in checks.CHECKS if check not in unfit]
    told = [str(fault) for fault in faults + checks.run(record, sense)]
    counts = Counter({name: len(getattr(record, name)) for name in FILES})
    if record.tables and not told:
        with building() as watch:
            rows, told = check_tables(record, watch)
        counts += rows
    for fault in told:
        click.echo(shown(fault), err=True)
    if told:
        click.echo(counted(len(told), "fault"), err=True)
        return Exit.FAULTS
    kinds = ("events", "figures", "relations", "institutions", "terms", "sources")
    parts = ", ".join(counted(counts[name], name.removesuffix("s")) for name in kinds)
    click.echo(f"sound: {parts}; {len(checks.CHECKS)} checks")
    return Exit.OK
