"""Forces side by side: strengths, lives, and every claim on one axis of time."""

from itertools import groupby, zip_longest

from alliancecli.dates import parse
from alliancecli.model.quantity import amount
from alliancecli.query.compare.forces import HIGHLIGHTS, Forces
from alliancecli.query.rows import Row
from alliancecli.views import figures
from alliancecli.views.catalogue import life
from alliancecli.views.compare.columns import CITED, NOTE, OF, claim_columns
from alliancecli.views.compare.words import band
from alliancecli.views.view import Band, Block, Cell, Col, Column, Footnotes, Grid, Heading, View

FORCES = (
    Column("id", "id of the force"),
    Column("name", "its name in full"),
    Column("kind", "what sort of institution it is"),
    Column("established", "when it came into being, in EDTF"),
    Column("dissolved", "when it ended, in EDTF"),
    Column("measure", "what kind of thing is counted"),
    Column("status", "how real it is, by its source"),
    Column("scope", "who or what is counted"),
    Column("unit", "what one is"),
    Column("claims", "how many claims there are"),
    *claim_columns("first", "the first claim"),
    *claim_columns("peak", "the claim with the greatest number, of a range its high end"),
    *claim_columns("last", "the last claim, by the rule of as-of"),
    Column("contributors", "ids of those named as members or as giving a part"),
    Column("predecessors", "what it came from: id, date and kind of change"),
    Column("milestones", "how many events it acts in or is acted on"),
    Column("note", "why the row is not like the others; empty where it is"),
    *CITED,
)

CLAIMS = (OF, *figures.COLUMNS, NOTE)


def forces(found: Forces, limit: int | None, *, footnotes: bool) -> View:
    """A row a force; on the page the claims under it, on one axis of time."""

    def page(rows: list[Row]) -> list[Block]:
        if not rows:
            return []
        marks = Footnotes(footnotes)
        return [_strengths(rows, marks), Heading("Lives"), _lives(rows, marks), *_axis(found.claims, rows, marks), *marks.blocks()]

    return View(FORCES, found.rows[:limit], page, lambda: found.notes)


def claims(found: Forces, limit: int | None, *, footnotes: bool) -> View:
    """Every claim to the strength of the forces, on one axis of time, a row a claim."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        return [*_axis(rows, found.rows, marks), *marks.blocks()]

    return View(CLAIMS, found.claims[:limit], page, lambda: found.notes)


def _lines(grid: list[tuple[Cell, ...] | Band], series: str, lines: list[tuple[Cell, ...]]) -> None:
    """The lines under the heading of their series, put into a grid."""
    if series:
        grid.append(Band(series))
    grid += lines


def _strengths(rows: list[Row], marks: Footnotes) -> Grid:
    """A force on two lines: its numbers, and under them when they were claimed."""
    columns = (Col("force", wraps=True), *(Col(f"{name} claim", ">") for name in HIGHLIGHTS), Col("source"), Col("note", wraps=True))
    lines: list[tuple[Cell, ...] | Band] = []
    for series, group in groupby(rows, key=band):
        pairs = []
        for row in group:
            held = [row[f"{name}_claim"] for name in HIGHLIGHTS]
            numbers = [Cell(amount(claim), "number") if claim else Cell("no claim", "dim") for claim in held]
            days = [Cell(claim["shown"] if claim else "", "date") for claim in held]
            note = row["note"] if any(held) else None
            said = [entry for claim in held if claim for entry in claim["sources"]]
            pairs.append((Cell(row["called"], "strong"), *numbers, marks.mark({"sources": said}), Cell(note or "", "warn")))
            if any(held):
                pairs.append((Cell(""), *days, Cell(""), Cell("")))
        _lines(lines, series, pairs)
    return Grid(columns, lines)


def _lives(rows: list[Row], marks: Footnotes) -> Grid:
    """When each force lived, what it came from, who is named in it, and how many events the record has of it."""
    columns = (
        Col("force", wraps=True),
        Col("life"),
        Col("came from", wraps=True),
        Col("named in it", wraps=True),
        Col("milestones", ">"),
        Col("source"),
    )
    lines: list[tuple[Cell, ...] | Band] = []
    for row in {row["id"]: row for row in rows}.values():
        came = (
            f"{link['name']} ({' '.join(filter(None, (link['change'], parse(link['date']).display() if link.get('date') else '')))})"
            for link in row["predecessor_names"]
        )
        lines.append(
            (
                Cell(row["called"], "strong"),
                Cell(life(row) or "not said", "date" if life(row) else "dim"),
                Cell(", ".join(came)),
                Cell(", ".join(row["contributor_names"])),
                Cell(f"{row['milestones']:,}", "number"),
                marks.mark({"sources": row["said_of_it"]}),
            )
        )
    return Grid(columns, lines)


def _axis(listed: list[Row], forces_: list[Row], marks: Footnotes) -> list[Block]:
    """The claims, a line a date and a column a force. A blank is no claim; two claims of one date stand under one another."""
    if not listed:
        return []
    sides = {row["id"]: row["called"] for row in forces_}
    lines: list[tuple[Cell, ...] | Band] = []
    ordered = sorted(listed, key=band)
    for series, group in groupby(ordered, key=band):
        dated: dict[str, list[Row]] = {}
        for claim in group:
            dated.setdefault(claim["date"], []).append(claim)
        drawn = []
        for together in dated.values():
            stacks = [[claim for claim in together if claim["of"] == side] for side in sides]
            for level, held in enumerate(zip_longest(*stacks)):
                said = [entry for claim in held if claim for entry in claim["sources"]]
                unsure = any(claim and claim["certainty"] == "possible" for claim in held)
                drawn.append(
                    (
                        Cell(together[0]["shown"] if not level else "", "date"),
                        Cell("?" if unsure else "", "warn"),
                        *(Cell(amount(claim) if claim else "", "number") for claim in held),
                        marks.mark({"sources": said}),
                    )
                )
        _lines(lines, series, drawn)
    columns = (Col("date"), Col(), *(Col(name, ">") for name in sides.values()), Col("source"))
    return [Heading("Every claim, by date; a blank is no claim"), Grid(columns, lines)]
