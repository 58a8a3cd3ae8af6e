"""`alliance search`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, output_options, window_options
from alliancecli.query import search
from alliancecli.query.filters import Window, among, carrying
from alliancecli.query.names import resolve_all
from alliancecli.render.harmless import harmless
from alliancecli.views import search as view

EXAMPLES = """
alliance search collective defence
alliance search '"security sector reform"' iraq --kind event --from 2004
alliance search 'stabili*' --theatre afghanistan --csv
alliance search isaf --fields id --csv | alliance cite
"""


@click.command("search", cls=Command, examples=EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", multiple=True, type=click.Choice(search.KINDS), help="Only this kind of record.")
@click.option("--theatre", multiple=True, metavar="NAME", help="Where it acted; terms and sources have no theatre.")
@window_options
@output_options
def command(words: tuple[str, ...], kind: tuple[str, ...], theatre: tuple[str, ...], span: Window, output: Output) -> int:
    """Full text over events, figures, institutions, terms and sources: all of the WORDS, the best hit first.

    Case, accents and the difference of British and American spelling do not count. "Quoted words" (in quotes that the shell leaves, as
    '"balance of power"') stand together; a * at the end of a word lets it go on. AND, OR and NOT are words as any other.
    What bears the very name, an institution before all, comes first.
    """
    connection = connect()
    asked = search.question(" ".join(words))
    filters = [*among("type", kind), *carrying("text.theatre", resolve_all(connection, theatre, "theatre"))]
    found = search.search(connection, asked, filters, span, output.limit)
    empty = ""
    if not found.total:
        empty = view.nothing(harmless(asked.shown), search.missed(connection, asked), bool(filters or span.bounded))
    return emit(view.hits(found, footnotes=output.sources), output, empty=empty, total=lambda: found.total)
