"""`alliance holders`."""

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit
from alliancecli.cli.options import Command, DateParam, output_options
from alliancecli.dates import Date
from alliancecli.query.belonging import in_charge
from alliancecli.views import membership as view

EXAMPLES = """
alliance holders saceur --as-of 2004
alliance holders mnf-i --office commander
alliance holders "secretary of defense" --csv
"""


@click.command("holders", cls=Command, examples=EXAMPLES)
@click.argument("name")
@click.option("--as-of", "day", type=DateParam(), help="Who held it at the end of this period.")
@click.option("--office", multiple=True, metavar="OFFICE", help="Only this office, as the record words it.")
@click.option("--certain", is_flag=True, help="Only who surely held it (with --as-of).")
@output_options
def command(name: str, day: Date | None, office: tuple[str, ...], certain: bool, output: Output) -> int:
    """Who held an office, in order of time, the undated last.

    NAME is an institution, a position, or an office as the record words it. With --as-of, who surely or possibly (?) held it at the end
    of that period: someone whose end no source gives yields to the next who is known to have held the same office.
    """
    found = in_charge(connect(), name, day, office, certain)
    shown = view.holders(found, output.limit, footnotes=output.sources)
    return emit(shown, output, empty=f"no holders of {name} are on record", total=lambda: len(found.rows))
