"""`alliance check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alliancecli.cli.app import building
from alliancecli.cli.declaring import declare
from alliancecli.cli.stderr import say
from alliancecli.environment import data_folders
from alliancecli.errors import Exit
from alliancecli.model.words import counted
from alliancecli.questions.param import Param

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


FOLDERS = Param("folders", "folder", "The record.", place="any", metavar="[FOLDER]...")
LIST = Param("listed", "flag", "Name every check and say what it promises.", option="list")
SAMPLE = Param("sample", "count", "Show what the first N rows of each table become, in place of checking all.", 1, metavar="N")


@declare("check", FOLDERS, LIST, SAMPLE, examples=EXAMPLES)
def command(folders: tuple[str, ...], listed: bool, sample: int | None) -> int:
    """Check a record: the bundled one, or that of FOLDER; several are joined.

    Every fault is reported at once, a line each, with file and line.

    Exit 0 where it is sound, 5 where it has faults.
    """
    from alliancecli.record import checks, read
    from alliancecli.record.soundness import checked

    if listed:
        for check in checks.CHECKS:
            sys.stdout.write(f"{checks.named(check)}: {' '.join((check.__doc__ or '').split())}\n")
        return Exit.OK
    record, faults = read(*map(Path, data_folders(folders)))
    if sample:
        return _sample(record, faults, sample)
    with building() as watch:
        found = checked(record, faults, watch)
    for line in (*found.faults, *(f"advice: {one}" for one in found.advice), *found.notes):
        say(line)
    if found.faults:
        say(counted(found.found, "fault"))
        return Exit.FAULTS
    parts = ", ".join(counted(found.counts[name], name.removesuffix("s")) for name in KINDS)
    sys.stdout.write(f"sound: {parts}; {len(checks.CHECKS)} checks\n")
    return Exit.OK


def _sample(record: "Record", faults: "list[Fault]", most: int) -> int:
    """Print what rows become; what cannot be read, and how many there are of each, goes to stderr."""
    from alliancecli.record.sample import Sample

    for fault in faults:
        say(str(fault))
    if faults:
        say(counted(len(faults), "fault"))
        return Exit.FAULTS
    rows = Sample(record, most)
    for text in rows:
        sys.stdout.write(text)
    for note in record.notes:
        say(note)
    counts = rows.counts
    kinds = [counted(counts[name], name.removesuffix("s")) for name in KINDS if counts[name]]
    others = [f"{counts[name]:,} {said}" for name, said in (("left out", "left out"), ("refused", "cannot be read")) if counts[name]]
    say(f"{counted(counts['rows'], 'row')}: {', '.join([*kinds, *others]) or 'nothing'}")
    return Exit.FAULTS if counts["refused"] else Exit.OK
