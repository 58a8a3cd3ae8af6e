"""Institutions, sources and terms as lists."""

from collections.abc import Iterable

from alliancecli.dates.edtf import parse
from alliancecli.model.columns import INSTITUTION, SOURCE, TERM
from alliancecli.model.words import life_span
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, Block, Cell, Grid, GridColumn, table
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View


def institutions(rows: Iterable[Row], *, footnotes: bool) -> View:
    """Institutions, a line each."""

    def page(listed: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        columns = (
            GridColumn("id", weight=4, aside=True),
            GridColumn("name", wraps=True, least=36),
            GridColumn("kind", weight=3, aside=True),
            GridColumn("life", wraps=True, least=25),
            CITED_IN,
        )
        grid = table(
            listed,
            lambda row: (
                Cell(row["id"], "strong"),
                Cell(row["name"]),
                Cell(row["kind"], "dim"),
                Cell(life(row), "date"),
                marks.mark(row),
            ),
            columns,
        )
        return [grid, *marks.blocks()] if listed else []

    return View(INSTITUTION.row, rows, page)


def sources(rows: Iterable[Row]) -> View:
    """The bibliography, a line each."""
    columns = (
        GridColumn("id", weight=5, aside=True),
        GridColumn("author", wraps=True, least=26, weight=4, aside=True),
        GridColumn("title", wraps=True, least=40),
        GridColumn("issued", wraps=True, least=11),
        GridColumn("tier", weight=2),
        GridColumn("events", ">", weight=3),
        GridColumn("figures", ">", weight=3),
        GridColumn("relations", ">", weight=3),
    )

    def line(row: Row) -> tuple[Cell, ...]:
        return (
            Cell(row["id"], "strong"),
            Cell(row["author"]),
            Cell(row["title"]),
            Cell(parse(row["issued"]).display(), "date"),
            Cell(row["tier"]),
            Cell(f"{row['events']:,}"),
            Cell(f"{row['figures']:,}"),
            Cell(f"{row['relations']:,}"),
        )

    return View(SOURCE.row, rows, lambda listed: [table(listed, line, columns)] if listed else [])


def terms(rows: Iterable[Row], *, footnotes: bool) -> View:
    """Terms with their definitions."""

    def page(listed: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        columns = (GridColumn("id", wraps=True, least=24), GridColumn("definition", wraps=True, least=36), CITED_IN)
        grid: Grid = table(listed, lambda row: (Cell(row["id"], "strong"), Cell(row["definition"]), marks.mark(row)), columns)
        return [grid, *marks.blocks()] if listed else []

    return View(TERM.row, rows, page)


def life(row: Row) -> str:
    """The life span in words: `1991 – 1997`, `from 2004`, `until 1991`."""
    return life_span(*(parse(row[key]).display() if row[key] else "" for key in ("established", "dissolved")))


def linked(link: Row) -> str:
    """Another institution, or who held an office, with the change and its date: `SFOR (replaced 20 Dec 1996)`."""
    rest = " ".join(filter(None, (link.get("change"), parse(link["date"]).display() if link.get("date") else "")))
    name = " ".join(filter(None, (link.get("office"), link.get("name") or link.get("id"))))
    return f"{name} ({rest})" if rest else name
