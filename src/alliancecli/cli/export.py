"""`alliance export`."""

from typing import Any

from alliancecli.cli.app import App, Target
from alliancecli.cli.asking import argument
from alliancecli.cli.declaring import declare
from alliancecli.cli.options import QUIET
from alliancecli.cli.stderr import notify
from alliancecli.errors import Exit
from alliancecli.export import EXPORTS, Selection, export
from alliancecli.query.events import weighing
from alliancecli.query.figures import concerning
from alliancecli.query.filters import column_in, has_facet, inside
from alliancecli.query.names import resolve_all
from alliancecli.questions.param import Param
from alliancecli.questions.params import BOX, SOURCE, STATUS, THEATRE, WINDOW, span_of, weight

EXAMPLES = """
alliance export sqlite alliance.sqlite
alliance export ics isaf.ics --theatre afghanistan --from 2001
alliance export parquet record/ --partition year
alliance export bibtex balkans.bib --theatre bosnia --theatre kosovo
"""


CHOOSING = (
    *WINDOW,
    THEATRE,
    Param("actor", "name", "Who acted; of figures, whom they are about or who gives the part.", ("institution",), many=True),
    SOURCE,
    STATUS,
    BOX,
    weight("everything unless said; no figure has one"),
)
"""The parameters that choose the events and figures to be written."""


FORMAT = Param("format", "export", "What is written.", place="one", metavar="FORMAT")
DEST = Param("dest", "file", "Where to.", place="one", metavar="DEST")
PARTITION = Param("partition", "choice", "parquet: events and figures in a folder a year.", ("year",))
FORCE = Param("force", "flag", "Replace what is at DEST: a file, or a folder that an export made.")


def _with_formats(help: str) -> str:
    """The help with every format in it; a backspace tells click to keep the lines of a paragraph."""
    known = {name: one.describe for name, one in EXPORTS.sound()}
    width = max(map(len, known))
    listed = (f"  {name:<{width}}  {known[name]}" for name in EXPORTS.names() if name in known)
    return help.replace("{formats}", "\n".join(["\b", *listed]))


@declare("export", FORMAT, DEST, *CHOOSING, PARTITION, FORCE, QUIET, examples=EXAMPLES, record=True, told=_with_formats)
def command(format: str, dest: str, partition: str | None, force: bool, quiet: bool, target: Target, **choosing: Any) -> int:
    """The record, or a part of it, as files for other programs.

    FORMAT is one of

    {formats}

    DEST is a file or, where so said, a folder. It is written whole or not at all.

    The filters choose events and figures. Institutions, sources and terms go along whole in datapackage and parquet, as far as events name
    them in jsonld; of the sources, csl-json and bibtex hold those that the events and figures chosen rest on.
    """
    given = {param.name: argument(param, choosing[param.name]) for param in CHOOSING}
    connection = App.current().connect(target)
    ids = {name: resolve_all(connection, given[name], name) for name in ("theatre", "source")}
    chosen = {
        table: [
            *(one for name in ids for one in has_facet(f"{table}.{name}", ids[name])),
            *([inside(table, given["box"])] if given["box"] else []),
        ]
        for table in ("event", "figure")
    }
    actors = resolve_all(connection, given["actor"], "institution")
    both = list(column_in("status", dict.fromkeys(given["status"])))
    heavy = weighing(given["weight"]) if given["weight"] else ()
    asked = Selection(
        (*chosen["event"], *has_facet("event.actor", actors), *both, *heavy),
        (*chosen["figure"], *([concerning(actors)] if actors else []), *both),
        span_of(given),
        partition,
    )
    notify(export(connection, format, asked, dest, force=force), quiet)
    return Exit.OK
