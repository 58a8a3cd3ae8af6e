"""Two or more timelines side by side, year by year."""

from collections.abc import Mapping
from itertools import groupby

from alliancecli.query.compare.sides import Side
from alliancecli.query.rows import Row
from alliancecli.views import timeline
from alliancecli.views.blocks import CITED_IN, DATE, Block, Grid, GridColumn, GridRow, SectionRow, SideBySide
from alliancecli.views.compare.pivot import OF
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.timeline import lighter
from alliancecli.views.timeline_page import told, year_of
from alliancecli.views.view import View, counting_lead
from alliancecli.views.window import Seen, outside

COLUMNS = (OF._replace(kind="texts"), *timeline.COLUMNS)


def timelines(rows: list[Row], sides: list[Side], less: Mapping[str, int], limit: int | None, *, footnotes: bool) -> View:
    """The events of two or more sides beside one another, year by year; `less` counts those that weigh too little, by their weight."""
    rows = [{**row, "of": [side.key for side in sides if side.has(row)]} for row in rows]
    seen = Seen()

    def page(listed: list[Row]) -> list[Block]:
        if not listed:
            return []
        marks = Footnotes(footnotes)
        years = tuple(dict.fromkeys(year_of(row) for row in listed))
        grids = tuple(_side([row for row in listed if side.key in row["of"]], marks) for side in sides)
        return [SideBySide(tuple(_title(side, sides) for side in sides), grids, years, "no events"), *marks.blocks()]

    def said() -> list[str]:
        silent = [side.key for side in sides if not any(side.key in row["of"] for row in rows)]
        possible = [f"{seen.possible:,} marked ? {outside(seen.possible)}"] if seen.possible else []
        return [*([f"no events of {', '.join(silent)}"] if silent and rows else []), *possible, *lighter(less)]

    asked = " and ".join(_title(side, sides) for side in sides)
    return View(COLUMNS, seen.watch(rows[:limit]), page, said, lead=counting_lead("event", f"of {asked}"))


def _title(side: Side, sides: list[Side]) -> str:
    """The name of a side; with its type where another bears the same."""
    alike = [one for one in sides if one.name.casefold() == side.name.casefold()]
    return side.name if len(alike) == 1 else f"{side.name} ({side.kind})"


def _side(rows: list[Row], marks: Footnotes) -> Grid:
    """The events of one side, under their years."""
    lines: list[GridRow] = []
    for year, group in groupby(rows, key=year_of):
        lines += [SectionRow(year), *((*told(row, year), marks.mark(row)) for row in group)]
    return Grid((DATE._replace(least=8), GridColumn(), GridColumn("event", wraps=True, least=30), CITED_IN), lines, header=False)
