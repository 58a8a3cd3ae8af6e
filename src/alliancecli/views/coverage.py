"""Coverage as a map that a person sees at once: a line a series, a cell a span of years."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from alliancecli.dates.edtf import named_year
from alliancecli.model.columns import SOURCES, Column
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.views.blocks import Block, Cell, Grid, GridColumn, GridRow, SectionRow, Text
from alliancecli.views.drawn import Strip, Ticks
from alliancecli.views.view import View

COLUMNS = (
    Column("what", "events or figures", required=True),
    Column("name", "the theatre of the events, no-theatre for none, or the id of whom the figures are about", required=True),
    Column("measure", "what kind of thing is counted; empty for events"),
    Column("contributor", "id of the institution that gives the part; empty for totals and events"),
    Column("claims", "how many there are", "integer", True),
    Column("first", "first year of which anything is said; -399 is 400 BC", "integer"),
    Column("last", "last year of which anything is said", "integer"),
    Column("surely", "years that a claim surely means", "years"),
    Column("maybe", "years that only a wider claim may mean", "years"),
    Column("silent", "years between first and last of which nothing is said", "years"),
    *SOURCES,
)

MAX_CELLS = 44
"""The most cells of the map."""

STEPS = (1, 2)
"""How many years a cell may hold. What is too early for that is one cell by itself."""


class YearCells(NamedTuple):
    """The years of the map: cells of `step` years from `start`, `cells` of them, and whether there is a cell for what is earlier."""

    start: int
    step: int
    cells: int
    earlier: bool

    def place(self, year: int) -> int:
        """The cell of a year; -1 for what is earlier."""
        return max((year - self.start) // self.step, -1)

    def heading(self) -> str:
        """Years over the map, every tenth cell."""
        marks = [named_year(self.start + cell * self.step).ljust(10) for cell in range(0, self.cells, 10)]
        return ("< " if self.earlier else "") + "".join(marks).rstrip()


def year_cells(years: list[int]) -> YearCells:
    """The axis on which all the years have a cell."""
    low, high = min(years), max(years)
    step = next((s for s in STEPS if (high - low) // s < MAX_CELLS), STEPS[-1])
    start = max(low, high - step * MAX_CELLS + 1)
    start -= start % step
    return YearCells(start, step, (high - start) // step + 1, low < start)


def coverage(rows: Iterable[Row]) -> View:
    """A row a series, with its years."""
    return View(COLUMNS, rows, page)


def page(rows: list[Row]) -> list[Block]:
    """The map, its scale above it and its key below; where no claim names a year only how many there are."""
    years = [year for row in rows for year in (row["first"], row["last"]) if year is not None]
    if not years:
        return [Text(f"{_label(row)}: {counted(row['claims'], 'claim')} without a year") for row in rows]
    scale = year_cells(years)
    lines: list[GridRow] = []
    for heading, group in groupby(rows, key=lambda row: f"{row['name']} · {row['measure']}" if row["contributor"] else row["what"]):
        lines.append(SectionRow(heading))
        lines += [_line(row, scale) for row in group]
    key = "█ a claim   ░ one that may mean this time   · silence"
    drawn = "Dark: a claim; pale: one that may mean this time; empty: silence; the number counts the claims"
    earlier = f", the first all before {named_year(scale.start)}" if scale.earlier else ""
    said = f"{key}; a cell is {counted(scale.step, 'year')}{earlier}"
    labels = {cell + scale.earlier: named_year(scale.start + cell * scale.step) for cell in range(0, scale.cells, 10)}
    above = Ticks(scale.cells + scale.earlier, labels, scale.earlier)
    return [
        Grid(
            (
                GridColumn("series", wraps=True, least=12),
                GridColumn(scale.heading(), drawn=above),
                GridColumn("claims", ">", weight=1),
                GridColumn("years", weight=2),
            ),
            lines,
        ),
        Text(said, "footer", said.replace(key, drawn)),
    ]


def _line(row: Row, scale: YearCells) -> tuple[Cell, ...]:
    surely, maybe = ({scale.place(year) for year in row[key]} for key in ("surely", "maybe"))
    cells = ["█" if cell in surely else "░" if cell in maybe else "·" for cell in range(-1 if scale.earlier else 0, scale.cells)]
    drawn = "".join(cells) if not scale.earlier else f"{cells[0]} {''.join(cells[1:])}"
    counts: Counter[int] = Counter()
    for told, count in row["dates"]:
        for cell in {scale.place(year) + scale.earlier for year in told}:
            counts[cell] += count
    strip = Strip(len(cells), counts, frozenset(cell + scale.earlier for cell in surely), scale.earlier, row["name"])
    return (
        Cell(_label(row)),
        Cell(drawn, "bar", drawn=strip),
        Cell(f"{row['claims']:,}", "number"),
        Cell(_span(row["first"], row["last"]), "date"),
    )


def _label(row: Row) -> str:
    return str(row["label"]) + (f", {row['measure']}" if row["measure"] and not row["contributor"] else "")


def _span(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    return named_year(first) if first == last else f"{named_year(first)}–{named_year(last)}"
