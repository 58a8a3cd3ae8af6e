"""`alliance cite`."""

import sys
from collections.abc import Iterator

from alliancecli.cli.app import App, Target
from alliancecli.cli.declaring import declare
from alliancecli.cli.output import charset, to_file, to_stdout
from alliancecli.cli.stderr import notify
from alliancecli.environment import STDOUT, open_file
from alliancecli.errors import BadUsage, Exit
from alliancecli.query.cite import cite
from alliancecli.query.names import RECORDS
from alliancecli.questions.param import Param
from alliancecli.render.citations import STYLES, by_ending, render

EXAMPLES = """
alliance cite nato-takes-isaf
alliance cite yost-1998 nids-2009 --style bibtex
alliance search isaf --fields id --csv | alliance cite --style csl-json -o isaf.json
"""


IDS = Param("ids", "name", "Claims and sources.", RECORDS, place="any", metavar="[IDS]...")
STYLE = Param("style", "choice", "How the references are written (default: chicago).", (*STYLES,))
INTO = Param("path", "file", "Write to FILE; .bib, .ris and .json choose their style.", option="output", short="o", metavar="FILE")


@declare("cite", IDS, STYLE, INTO, examples=EXAMPLES, record=True)
def command(ids: tuple[str, ...], style: str | None, path: str | None, target: Target) -> int:
    """References to paste, with locator and the record's version.

    Each of the IDS is a claim (an event, figure, relation, institution or term), for which every place that says it is cited, or a source,
    which is cited itself. Without IDS, or with -, they are read from stdin, one a line; a first line that says only id, as --csv writes
    it, may stand above them.

    bibtex, csl-json and ris hold each source once, keyed by its id, with the claims and their locators as a note. A name that the record
    does not have is reported and the rest is cited: exit 3 at the end.
    """
    names = [name for one in ids or ("-",) for name in (_piped() if one == "-" else [_text(one)])]
    found = cite(App.current().connect(target), names)
    chosen = style or (by_ending(path) if path else None) or "chicago"
    path = None if open_file(path) == STDOUT else path
    unicode, encoding = charset(path)
    text = render(found, chosen, unicode=unicode, encoding=encoding)
    if path:
        to_file(text, path)
        notify([f"wrote {path}"])
    else:
        to_stdout(text, STYLES[chosen].prose)
    notify([f"alliance: {problem}" for problem in found.problems] if names else ["no ids given, nothing to cite"])
    return Exit.UNKNOWN_NAME if found.problems else Exit.OK


def _piped() -> Iterator[str]:
    """The ids on stdin: a line each, blanks around them and empty lines left out, whatever the bytes."""
    if sys.stdin.isatty():
        raise BadUsage("name the records to cite, or pipe their ids, one a line")
    lines = App.current().piped().decode("utf-8-sig", "replace").replace("\0", "\ufffd").splitlines()
    named = [name for line in lines if (name := line.strip().strip('"'))]
    return iter(named[1:] if named[:1] == ["id"] else named)


def _text(argument: str) -> str:
    """An argument as text that the index can be asked for, whatever bytes it was given as."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
