"""`alliance institutions`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, TermParam, output_options
from alliancecli.query import institutions
from alliancecli.query.filters import among
from alliancecli.query.names import resolve_all
from alliancecli.views import catalogue

EXAMPLES = """
alliance institutions --kind mission
alliance institutions --theatre iraq --csv
alliance show isaf
"""


@click.command("institutions", cls=Command, examples=EXAMPLES)
@click.option("--kind", multiple=True, type=TermParam("kind (institutions)"), help="What sort: `alliance help fields`.")
@click.option("--theatre", multiple=True, metavar="NAME", help="Where it acts.")
@output_options
def command(kind: tuple[str, ...], theatre: tuple[str, ...], output: Output) -> int:
    """Alliances, organisations, commands, missions, forces, states: names, life spans, what came before and after."""
    connection = connect()
    kinds = dict.fromkeys(term for value in kind for term in value.split(","))
    filters = [*among("kind", kinds), *institutions.within("theatres", resolve_all(connection, theatre, "theatre"))]
    shown = catalogue.institutions(institutions.institutions(connection, filters, output.limit), footnotes=output.sources)
    return emit(shown, output, empty="no institutions match", total=lambda: sum(1 for _ in institutions.institutions(connection, filters)))
