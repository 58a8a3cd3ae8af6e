"""`alliance troops`."""

import click

from alliancecli.cli.asof import Moment, answer, moment_options, subjects
from alliancecli.cli.charting import chart_option
from alliancecli.cli.emit import Output
from alliancecli.cli.options import Command, filter_options, output_options, predecessors_option, window_options
from alliancecli.query.compare.claims import strength
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.filters import Window

EXAMPLES = """
alliance troops isaf --as-of 2009-01
alliance troops isaf
alliance troops
alliance troops sfor --with-predecessors
alliance troops isaf --chart -o isaf.svg
alliance troops isaf --as-of 2009-01 --csv | mlr --icsv --opprint sort -nr value
"""


@click.command("troops", cls=Command, examples=EXAMPLES)
@click.argument("force", required=False)
@predecessors_option
@moment_options
@window_options
@filter_options("figure", columns=("contributor", "scope"), lists=("theatre", "source"), terms={"measure": "measure", "status": "status"})
@chart_option
@output_options
def command(  # type: ignore[no-untyped-def]
    force: str | None, with_predecessors: bool, moment: Moment, span: Window, asked, chart: bool, output: Output
) -> int:
    """How many, and as of when: the strength of a force and its parts.

    With --as-of, what was last known at the end of that period: a line for the total and for each contributor, with its date and
    its age. Without, every observation, oldest first. Without FORCE, the latest claim for every force.

    Totals are claims of their own, never our sum; planned, requested and actual strengths are never mixed.

    With --chart every claim is a point in time, its hedge and its period drawn as such; totals, or the parts that --contributor names.
    """
    about = subjects([force] if force else [], with_predecessors, output)
    return answer(
        asked,
        span,
        moment,
        output,
        latest=not force,
        apart=with_predecessors,
        extra=lambda connection: [*about(connection), strength()],
        chart=chart,
        only=() if click.get_current_context().params["measure"] else STRENGTHS,
    )
