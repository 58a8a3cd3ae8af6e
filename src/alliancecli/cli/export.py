"""`alliance export`."""

from inspect import cleandoc

import click

from alliancecli.cli.context import connect, record_options
from alliancecli.cli.emit import say
from alliancecli.cli.options import NAMES, Command, TermParam, window_options
from alliancecli.errors import Exit
from alliancecli.export import EXPORTS, Asked, export
from alliancecli.query.filters import Filter, Window, among, carrying
from alliancecli.query.names import resolve_all

EXAMPLES = """
alliance export sqlite alliance.sqlite
alliance export ics isaf.ics --theatre afghanistan --from 2001
alliance export parquet record/ --partition year
alliance export bibtex balkans.bib --theatre bosnia --theatre kosovo
"""


@click.command("export", cls=Command, examples=EXAMPLES)
@click.argument("format", type=click.Choice(list(EXPORTS)), metavar="FORMAT")
@click.argument("dest", metavar="DEST")
@window_options
@click.option("--theatre", multiple=True, metavar="NAME", help=NAMES["theatre"])
@click.option("--actor", multiple=True, metavar="NAME", help="Who acted; of figures, whom they are about or who gives the part.")
@click.option("--source", multiple=True, metavar="NAME", help=NAMES["source"])
@click.option("--status", multiple=True, type=TermParam("status"), help="Terms: `alliance help status`.")
@click.option("--partition", type=click.Choice(["year"]), help="parquet: events and figures in a folder a year.")
@click.option("--force", is_flag=True, help="Replace what is at DEST: a file, or a folder that an export made.")
@click.option("-q", "--quiet", is_flag=True, help="No notes on stderr.")
@record_options
def command(  # type: ignore[no-untyped-def]
    format: str, dest: str, span: Window, theatre, actor, source, status, partition: str | None, force: bool, quiet: bool
) -> int:
    """The record, or a part of it, as files for other programs.

    FORMAT is one of

    {formats}

    DEST is a file or, where so said, a folder. It is written whole or not at all.

    The filters choose events and figures. Institutions, sources and terms go along whole in datapackage and parquet, as far as events name
    them in jsonld; of the sources, csl-json and bibtex hold those that the events and figures chosen rest on.
    """
    connection = connect()
    ids = {"theatre": resolve_all(connection, theatre, "theatre"), "source": resolve_all(connection, source, "source")}
    actors = resolve_all(connection, actor, "institution")
    terms = list(dict.fromkeys(term for value in status for term in value.split(",")))
    both = list(among("status", terms))
    asked = Asked(
        (*(one for name in ids for one in carrying(f"event.{name}", ids[name])), *carrying("event.actor", actors), *both),
        (*(one for name in ids for one in carrying(f"figure.{name}", ids[name])), *_about(actors), *both),
        span,
        partition,
    )
    say(export(connection, format, asked, dest, force=force), quiet)
    return Exit.OK


def _about(actors: list[str]) -> list[Filter]:
    """Figures that are about one of the institutions, or of which it gives the part."""
    either = [*among("subject", actors), *among("contributor", actors)]
    sql = " OR ".join(one.sql for one in either)
    return (
        [Filter(f"({sql})", {k: v for one in either for k, v in one.parameters.items()}, f"actor {' or '.join(actors)}")] if either else []
    )


_WIDTH = max(map(len, EXPORTS))
_LISTED = "\n".join(["\b", *(f"  {name:<{_WIDTH}}  {one.describe}" for name, one in EXPORTS.items())])
command.help = cleandoc(command.help or "").replace("{formats}", _LISTED)
