"""`alliance figures`."""

import click

from alliancecli.cli.asof import Moment, answer, moment_options, subjects
from alliancecli.cli.charting import chart_option
from alliancecli.cli.emit import Output
from alliancecli.cli.options import NAMES, Command, filter_options, output_options, predecessors_option, window_options
from alliancecli.query.filters import Window

EXAMPLES = """
alliance figures --subject iraqi-security-forces --json
alliance figures --measure equipment --status reported,confirmed
alliance figures --theatre iraq --as-of 2007
"""


@click.command("figures", cls=Command, examples=EXAMPLES)
@click.option("--subject", multiple=True, metavar="NAME", help=NAMES["subject"])
@predecessors_option
@moment_options
@window_options
@filter_options("figure", columns=("contributor", "scope"), lists=("theatre", "source"), terms={"measure": "measure", "status": "status"})
@chart_option
@output_options
def command(  # type: ignore[no-untyped-def]
    subject: tuple[str, ...], with_predecessors: bool, moment: Moment, span: Window, asked, chart: bool, output: Output
) -> int:
    """Every number in the record: troops, money, equipment, casualties, shares.

    Each with its hedge, its status, its scope and its source; with --as-of, what was last known of each series.
    """
    return answer(asked, span, moment, output, extra=subjects(subject, with_predecessors, output), apart=with_predecessors, chart=chart)
