"""Relations: a line each."""

from collections.abc import Iterable

from alliancecli.model.sentences import sentence
from alliancecli.model.words import unreal
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Cell, Grid, GridColumn
from alliancecli.views.footnotes import Footnotes


def told(row: Row) -> str:
    """A relation in words."""
    return sentence(row["relation"], row["subject_name"], row["other_name"] or "", row["office"])


def listed(rows: Iterable[Row], marks: Footnotes) -> Grid:
    """Relations, a line each."""
    columns = (
        GridColumn(),
        GridColumn("what", wraps=True, least=40),
        DATE._replace(title="time"),
        GridColumn("status", weight=4, aside=True),
        GridColumn("id", weight=3, aside=True),
        CITED_IN,
    )
    lines = [
        (
            Cell(""),
            Cell(told(row)),
            Cell(row["shown"], "date"),
            Cell(" ".join(filter(None, (row["change"], unreal(row)))), "dim"),
            Cell(row["id"], "dim"),
            marks.mark(row),
        )
        for row in rows
    ]
    return Grid(columns, lines, header=False)
