"""`alliance check`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliancecli.cli.app import building
from alliancecli.cli.options import Command
from alliancecli.cli.output import shown
from alliancecli.environment import data_folders
from alliancecli.errors import Exit
from alliancecli.model.words import counted

if TYPE_CHECKING:
    from alliancecli.model.record import Record
    from alliancecli.record.checks import Fault

KINDS = ("events", "figures", "relations", "institutions", "terms", "sources")
"""The kinds of record in the order in which their numbers are told."""

EXAMPLES = """
alliance check
alliance check my-record/
alliance check bundled my-record/
alliance check --list
alliance check my-record/ --sample 20
"""


@click.command("check", cls=Command, examples=EXAMPLES)
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
@click.option("--list", "listed", is_flag=True, help="Name every check and say what it promises.")
@click.option(
    "--sample", type=click.IntRange(1), metavar="N", help="Show what the first N rows of each table become, in place of checking all."
)
def command(folders: tuple[str, ...], listed: bool, sample: int | None) -> int:
    """Check a record: the bundled one, or that of FOLDER; several are joined.

    Every fault is reported at once, a line each, with file and line.

    Exit 0 where it is sound, 5 where it has faults.
    """
    from alliancecli.record import FILES, Checked, check_tables, checks, read

    if listed:
        for check in checks.CHECKS:
            click.echo(f"{checks.named(check)}: {' '.join((check.__doc__ or '').split())}")
        return Exit.OK
    record, faults = read(*map(Path, data_folders(folders)))
    if sample:
        return _sample(record, faults, sample)
    sense = [check for check in checks.CHECKS if check not in (*checks.ADVICE, *(checks.WHOLE if faults else ()))]
    told = [str(fault) for fault in [*faults, *_unknown_advice(record), *checks.run(record, sense)]]
    wanted = tuple(check for check in checks.ADVICE if checks.named(check) not in record.metadata.quiet)
    counts = Counter({name: len(getattr(record, name)) for name in FILES})
    rows = Checked()
    if record.tables and not told:
        with building() as watch:
            rows = check_tables(record, wanted, watch)
        told = rows.faults
        counts += rows.counts
    partial = faults or record.tables
    advice = checks.run(record, [check for check in wanted if not (partial and check is checks.UNUSED)])
    for line in (*told, *(f"advice: {one}" for one in (*advice, *rows.advice)), *record.notes, *rows.notes):
        click.echo(shown(line), err=True)
    if told:
        click.echo(counted(rows.found or len(told), "fault"), err=True)
        return Exit.FAULTS
    parts = ", ".join(counted(counts[name], name.removesuffix("s")) for name in KINDS)
    click.echo(f"sound: {parts}; {len(checks.CHECKS)} checks")
    return Exit.OK


def _sample(record: "Record", faults: "list[Fault]", most: int) -> int:
    """Print what rows become; what cannot be read, and how many there are of each, goes to stderr."""
    from alliancecli.record.sample import Sample

    for fault in faults:
        click.echo(shown(str(fault)), err=True)
    if faults:
        click.echo(counted(len(faults), "fault"), err=True)
        return Exit.FAULTS
    rows = Sample(record, most)
    for text in rows:
        click.echo(text, nl=False)
    for note in record.notes:
        click.echo(shown(note), err=True)
    counts = rows.counts
    kinds = [counted(counts[name], name.removesuffix("s")) for name in KINDS if counts[name]]
    others = [f"{counts[name]:,} {said}" for name, said in (("left out", "left out"), ("refused", "cannot be read")) if counts[name]]
    click.echo(f"{counted(counts['rows'], 'row')}: {', '.join([*kinds, *others]) or 'nothing'}", err=True)
    return Exit.FAULTS if counts["refused"] else Exit.OK


def _unknown_advice(record: "Record") -> "Iterator[Fault]":
    """The names in `quiet` that are no advice."""
    from alliancecli.record import checks

    known = list(map(checks.named, checks.ADVICE))
    for name in record.metadata.quiet:
        if name not in known:
            yield checks.Fault(
                record.metadata_location, f"record.quiet: '{name}' is no advice; what can be turned off is {', '.join(known)}"
            )
