"""Institutions, sources and terms as lists."""

from collections.abc import Iterable

from alliancecli.dates import parse
from alliancecli.query.rows import Row
from alliancecli.views.view import SOURCES, Block, Cell, Col, Column, Footnotes, Grid, View, table

INSTITUTION = (
    Column("id", "the record's id, for `alliance show`"),
    Column("name", "its name in full"),
    Column("acronyms", "every spelling of its acronym"),
    Column("aliases", "other names"),
    Column("kind", "what sort of institution it is"),
    Column("established", "when it came into being, in EDTF"),
    Column("dissolved", "when it ended, in EDTF"),
    Column("predecessors", "what it came from: id, date and kind of change"),
    Column("successors", "what became of it: id, date and kind of change"),
    Column("parent", "id of the larger institution"),
    *SOURCES,
    Column("theatres", "where it acts"),
    Column("names", "what it was called when"),
    Column("members", "who belongs to it, and when"),
    Column("holders", "who headed it or held the office, and when"),
    Column("caveat", "what is known against it"),
    Column("summary", "what it is, in a line"),
    Column("wikidata", "its item in Wikidata"),
)

SOURCE = (
    Column("id", "what the sources of a record name"),
    Column("type", "CSL type"),
    Column("author", "who wrote it"),
    Column("title", "its title"),
    Column("issued", "when it was published, in EDTF"),
    Column("tier", "how close it stands to the facts: A, B or S"),
    Column("events", "how many events rest on it"),
    Column("figures", "how many figures rest on it"),
    Column("csl", "the whole entry as CSL-JSON", flat=False),
    Column("relations", "how many relations rest on it"),
)

TERM = (
    Column("id", "the record's id, for `alliance show`"),
    Column("name", "the term"),
    Column("aliases", "other words for it"),
    Column("definition", "what it means"),
    Column("author", "whose definition it is"),
    Column("date", "when it was put forward, in EDTF"),
    Column("date_min", "first day that the date may mean"),
    Column("date_max", "last day that the date may mean"),
    Column("contrasts_with", "ids of the terms that it is set against"),
    Column("caveat", "what is known against it"),
    *SOURCES,
)


def institutions(rows: Iterable[Row], *, footnotes: bool) -> View:
    """Institutions, a line each."""

    def page(listed: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        columns = (Col("id"), Col("name", wraps=True), Col("kind"), Col("life"), Col("source"))
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

    return View(INSTITUTION, rows, page)


def sources(rows: Iterable[Row]) -> View:
    """The bibliography, a line each."""
    columns = (
        Col("id"),
        Col("author", wraps=True),
        Col("title", wraps=True),
        Col("issued"),
        Col("tier"),
        Col("events", ">"),
        Col("figures", ">"),
        Col("relations", ">"),
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

    return View(SOURCE, rows, lambda listed: [table(listed, line, columns)] if listed else [])


def terms(rows: Iterable[Row], *, footnotes: bool) -> View:
    """Terms with their definitions."""

    def page(listed: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        columns = (Col("id"), Col("definition", wraps=True), Col("source"))
        grid: Grid = table(listed, lambda row: (Cell(row["id"], "strong"), Cell(row["definition"]), marks.mark(row)), columns)
        return [grid, *marks.blocks()] if listed else []

    return View(TERM, rows, page)


def life(row: Row) -> str:
    """The life span in words: `1991 – 1997`, `from 2004`, `until 1991`."""
    start, end = (parse(row[key]).display() if row[key] else "" for key in ("established", "dissolved"))
    if start and end:
        return f"{start} – {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def linked(link: Row) -> str:
    """Another institution, or who held an office, with the change and its date: `SFOR (replaced 20 Dec 1996)`."""
    rest = " ".join(filter(None, (link.get("change"), parse(link["date"]).display() if link.get("date") else "")))
    name = " ".join(filter(None, (link.get("office"), link.get("name") or link.get("id"))))
    return f"{name} ({rest})" if rest else name
