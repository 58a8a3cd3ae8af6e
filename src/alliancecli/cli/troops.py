"""`alliance troops`."""

import click

from alliancecli.cli.asof import Moment, answer, moment_options
from alliancecli.cli.emit import Output
from alliancecli.cli.options import Command, filter_options, output_options, window_options
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.filters import Filter, Window, among
from alliancecli.query.names import resolve

EXAMPLES = """
alliance troops isaf --as-of 2009-01
alliance troops isaf
alliance troops
alliance troops isaf --as-of 2009-01 --csv | mlr --icsv --opprint sort -nr value
"""


@click.command("troops", cls=Command, examples=EXAMPLES)
@click.argument("force", required=False)
@moment_options
@window_options
@filter_options("figure", columns=("contributor", "scope"), lists=("theatre", "source"), terms={"measure": "measure", "status": "status"})
@output_options
def command(force: str | None, moment: Moment, span: Window, asked, output: Output) -> int:  # type: ignore[no-untyped-def]
    """How many, and as of when: the strength of a force and its parts.

    With --as-of, what was last known at the end of that period: a line for the total and for each contributor, with its date and
    its age. Without, every observation, oldest first. Without FORCE, the latest claim for every force.

    Totals are claims of their own, never our sum; planned, requested and actual strengths are never mixed.
    """

    def strengths(connection) -> list[Filter]:  # type: ignore[no-untyped-def]
        subject = [resolve(connection, force, "institution")] if force else []
        return [*among("subject", subject), _strength()]

    return answer(asked, span, moment, output, latest=not force, extra=strengths)


def _strength() -> Filter:
    slots = ", ".join(f":strength{n}" for n in range(len(STRENGTHS)))
    return Filter(f"r.measure IN ({slots})", {f"strength{n}": measure for n, measure in enumerate(STRENGTHS)}, "strength")
