"""The events of one day of the year, a line a year."""

from collections.abc import Iterable

from alliancecli.model.words import headline
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, Block, Cell, GridColumn, table
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.timeline import COLUMNS
from alliancecli.views.view import View


def anniversaries(rows: Iterable[Row], *, footnotes: bool) -> View:
    """The view of events of one day, in order of year; the columns are those of a timeline."""

    def page(listed: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)

        def line(row: Row) -> tuple[Cell, ...]:
            return Cell(row["shown"], "date"), Cell(headline(row)), Cell(", ".join(row["theatres"]), "dim"), marks.mark(row)

        columns = (
            GridColumn("date", ">"),
            GridColumn("event", wraps=True, least=55),
            GridColumn("theatre", weight=3, aside=True),
            CITED_IN,
        )
        return [table(listed, line, columns)._replace(header=False), *marks.blocks()] if listed else []

    return View(COLUMNS, rows, page)
