"""Two or more timelines side by side, year by year."""

from itertools import groupby

from alliancecli.query.compare.sides import Side
from alliancecli.query.compare.timelines import Timelines
from alliancecli.query.rows import Row
from alliancecli.views import timeline
from alliancecli.views.compare.columns import OF
from alliancecli.views.timeline import Seen, lighter, short, year_of
from alliancecli.views.view import Band, Block, Cell, Col, Footnotes, Grid, SideBySide, View

COLUMNS = (OF, *timeline.COLUMNS)


def timelines(found: Timelines, sides: list[Side], notes: list[str], limit: int | None, *, footnotes: bool) -> View:
    """Two or more timelines side by side, year by year."""
    rows, seen = found.rows, Seen()

    def page(listed: list[Row]) -> list[Block]:
        if not listed:
            return []
        marks = Footnotes(footnotes)
        years = tuple(dict.fromkeys(year_of(row) for row in listed))
        grids = tuple(_side([row for row in listed if side.key in row["of"]], marks) for side in sides)
        return [SideBySide(tuple(_title(side, sides) for side in sides), grids, years, "no events"), *marks.blocks()]

    def said() -> list[str]:
        silent = [side.key for side in sides if not any(side.key in row["of"] for row in rows)]
        possible = [f"{seen.possible:,} marked ? may lie outside the window; --certain leaves them out"] if seen.possible else []
        return [*notes, *([f"no events of {', '.join(silent)}"] if silent and rows else []), *possible, *lighter(found.lighter)]

    return View(COLUMNS, seen.watch(rows[:limit]), page, said)


def _title(side: Side, sides: list[Side]) -> str:
    """The name of a side; with its type where another bears the same."""
    alike = [one for one in sides if one.name.casefold() == side.name.casefold()]
    return side.name if len(alike) == 1 else f"{side.name} ({side.kind})"


def _side(rows: list[Row], marks: Footnotes) -> Grid:
    """The events of one side, under their years."""
    lines: list[tuple[Cell, ...] | Band] = []
    for year, group in groupby(rows, key=year_of):
        lines.append(Band(year))
        for row in group:
            unsure = row["certainty"] == "possible"
            status = "" if row["status"] == "actual" else f" ({row['status']})"
            lines.append(
                (
                    Cell(short(row["shown"], year), "date"),
                    Cell("?" if unsure else "", "warn"),
                    Cell(row["title"] + status, "dim" if unsure else ""),
                    marks.mark(row),
                )
            )
    return Grid((Col("date"), Col(), Col("event", wraps=True), Col("source")), lines, header=False)
