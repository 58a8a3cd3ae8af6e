"""TSV: as CSV, with tabs and plain line ends."""

from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.render import Surface, csv
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row. No value holds a tab or a line end: the record's texts are single lines, and escape_controls() writes others out."""
    return csv.render(view, columns, surface, delimiter="\t", ending="\n")
