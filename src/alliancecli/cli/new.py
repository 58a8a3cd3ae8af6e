"""`alliance new`."""

import sys

from alliancecli.cli.declaring import declare
from alliancecli.errors import BadUsage, Exit, RecordFaults
from alliancecli.questions.param import Param

EXAMPLES = """
alliance new record my-record/
alliance new event
alliance new figure >> my-record/figures.yaml
alliance new mapping my-record/votes.xlsx --part Sheet1 >> my-record/record.yaml
"""

KINDS = ("record", "mapping", "event", "figure", "relation", "institution", "source", "term")


KIND = Param("kind", "choice", "What to make.", KINDS, place="one")
PATH = Param("path", "file", "Where, or from what.", place="maybe")
MAKES = Param("makes", "choice", "Of a mapping: what a row is, where the guess is wrong.", ("events", "figures"))
PART = Param("part", "text", "Of a mapping: the sheet, table or list, where the file has several.", metavar="NAME")


@declare("new", KIND, PATH, MAKES, PART, examples=EXAMPLES)
def command(kind: str, path: str | None, makes: str | None, part: str | None) -> int:
    """Make a record of your own in a folder, guess a mapping for a table, or print a commented template to paste and fill in.

    `new record FOLDER` makes a record that is sound as it stands, with a source and a first event to write over. CONTRIBUTING.md shows
    whole records annotated line by line.

    `new mapping FILE` looks at the first rows of a table (CSV, a workbook, JSON, Parquet, a calendar ...) and prints how its columns may
    fill the fields of events or figures, for record.yaml, with each doubt as a comment.
    """
    if kind != "mapping" and (makes or part):
        raise BadUsage(f"--{'makes' if makes else 'part'} belongs to a mapping; write alliance new mapping FILE")
    if kind in ("record", "mapping"):
        if not path:
            raise BadUsage("a record needs a folder; write alliance new record my-record/" if kind == "record" else _NO_FILE)
        if kind == "record":
            _record(path)
        else:
            _mapping(path, makes or "", part or "")
        return Exit.OK
    if path is not None:
        raise BadUsage(f"a template is printed, not written; write alliance new {kind} >> {path}/{kind}s.yaml")
    from alliancecli.record.template import template

    sys.stdout.write("".join(template(kind)))
    return Exit.OK


_NO_FILE = "a mapping needs a table to look at; write alliance new mapping my-record/my-table.csv"


def _mapping(path: str, makes: str, part: str) -> None:
    from alliancecli.record.first_mapping import first_mapping

    try:
        for line in first_mapping(path, part, makes):
            sys.stdout.write(line)
    except RecordFaults as refused:  # they name the key of a mapping, which there is none of yet
        said = (one.replace("tables: part", "--part").replace("under `part:`", "with `--part`") for one in refused.faults)
        raise RecordFaults([one.replace("`part:`", "`--part`") for one in said]) from None


def _record(folder: str) -> None:
    from pathlib import Path

    from alliancecli.dates.days import iso
    from alliancecli.environment import today
    from alliancecli.record.scaffold import new_record

    names = new_record(Path(folder), iso(today()) or "")
    sys.stdout.write(f"{folder}: {', '.join(names)} and schema/; now alliance check {folder}, alliance timeline --data {folder}\n")
