"""TSV as IANA has it (text/tab-separated-values): a tab between cells, a plain line end, and no quotes.

No cell holds a tab or a line end: the record's texts are single lines, and what else steers is written out.
"""

from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.render.csv import lines
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row, many at a time."""
    return lines(view, columns, str, "\t", "\n")
