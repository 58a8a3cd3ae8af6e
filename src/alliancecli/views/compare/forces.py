"""Forces side by side: strengths, lives, and every claim on one axis of time."""

from collections.abc import Iterator
from itertools import groupby, zip_longest

from alliancecli.model.columns import FIGURE, INSTITUTION, Column, chosen, followed
from alliancecli.model.quantity import amount, largest
from alliancecli.model.words import counted, few
from alliancecli.query.compare.forces import HIGHLIGHTS, Forces
from alliancecli.query.rows import Row
from alliancecli.views import figures
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, Heading, SectionRow, Text, table
from alliancecli.views.compare.pivot import CITED, NOTE, OF, band, claim_columns
from alliancecli.views.drawn import Heights
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.lists import life, linked
from alliancecli.views.long_series import brief
from alliancecli.views.sparkline import heights, sparkline, years
from alliancecli.views.view import View, counting_lead

FORCES = (
    Column("id", "id of the force"),
    Column("name", "its name in full"),
    Column("kind", "what sort of institution it is"),
    *chosen(INSTITUTION.row, "established dissolved"),
    Column("measure", "what kind of thing is counted"),
    Column("status", "how real it is, by its source"),
    *chosen(FIGURE.row, "scope"),
    Column("unit", "what one is"),
    Column("claims", "how many claims there are", "integer"),
    *claim_columns("first", "the first claim"),
    *claim_columns("peak", "the claim with the greatest number, of a range its high end"),
    *claim_columns("last", "the last claim, by the rule of as-of"),
    Column("contributors", "ids of those named as members or as giving a part", "texts"),
    *chosen(INSTITUTION.row, "predecessors"),
    Column("milestones", "how many events it acts in or is acted on", "integer"),
    NOTE,
    *CITED,
)

CLAIMS = followed((OF, *figures.COLUMNS), NOTE)


def forces(found: Forces, limit: int | None, *, footnotes: bool) -> View:
    """A row a force; on the page the claims under it, on one axis of time."""

    def page(rows: list[Row]) -> list[Block]:
        if not rows:
            return []
        marks = Footnotes(footnotes)
        claims, _, notes = brief(found.claims, "--observations")
        axis = [*_axis(claims, rows, marks), *(Text(note, "footer") for note in notes)]
        return [_strengths(rows, found.claims, marks), Heading("Lives"), _lives(rows, marks), *axis, *marks.blocks()]

    return View(FORCES, found.rows[:limit], page, lambda: found.notes, lead=lambda *_: _lead(found.rows))


def claims(found: Forces, limit: int | None, *, footnotes: bool) -> View:
    """Every claim to the strength of the forces, on one axis of time, a row a claim."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        return [*_axis(rows, found.rows, marks), *marks.blocks()]

    return View(CLAIMS, found.claims[:limit], page, lambda: found.notes, lead=counting_lead("claim"))


def _lead(rows: list[Row]) -> str:
    """`ISAF and KFOR side by side: 190 claims`."""
    names = list(dict.fromkeys(row["called"] for row in rows))
    claims = sum(row["claims"] for row in rows)
    return f"{' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))} side by side: {counted(claims, 'claim')}"


def _banded(rows: list[Row]) -> Iterator[tuple[list[SectionRow], list[Row]]]:
    """The rows of each series with its heading; what is of no series has none."""
    for series, group in groupby(rows, key=band):
        yield [SectionRow(series)] if series else [], list(group)


def _strengths(rows: list[Row], claims: list[Row], marks: Footnotes) -> Grid:
    """A force on two lines: its numbers, and under them when they were claimed; and all of its claims over the years of all forces."""
    span = years(claims)
    columns = (
        GridColumn("force", wraps=True),
        *(GridColumn(f"{name} claim", ">", wraps=True, least=12) for name in HIGHLIGHTS),
        GridColumn(f"{span[0]}–{span[1]}" if span else "", weight=1),
        CITED_IN,
        GridColumn("note", wraps=True),
    )
    lines: list[GridRow] = []
    for heading, group in _banded(rows):
        lines += heading
        alike = [claim for claim in claims if band(claim) == band(group[0])]
        most = max(map(largest, alike), default=0)
        for row in group:
            held = [row[f"{name}_claim"] for name in HIGHLIGHTS]
            numbers = [Cell(amount(claim), "number") if claim else Cell("no claim", "dim") for claim in held]
            note = Cell(row["note"] or "" if row["claims"] else "", "warn")
            mine = [claim for claim in alike if claim["of"] == row["id"]]
            tall = heights(mine, span, most) if span and len(mine) > 1 else ()
            line = Cell(sparkline(tall), "bar", drawn=Heights(tall, row["id"]) if tall else None)
            lines.append((Cell(row["called"], "strong"), *numbers, line, marks.mark(*held), note))
            if row["claims"]:
                lines.append((Cell(""), *(Cell(claim["shown"], "date") for claim in held), Cell(""), Cell(""), Cell("")))
    return Grid(columns, lines)


def _lives(rows: list[Row], marks: Footnotes) -> Grid:
    """When each force lived, what it came from, who is named in it, and how many events the record has of it."""
    columns = (
        GridColumn("force", wraps=True),
        DATE._replace(title="life"),
        GridColumn("came from", wraps=True, least=14),
        GridColumn("named in it", wraps=True),
        GridColumn("milestones", ">", weight=2),
        CITED_IN,
    )
    return table(
        {row["id"]: row for row in rows}.values(),
        lambda row: (
            Cell(row["called"], "strong"),
            Cell(life(row) or "not said", "date" if life(row) else "dim"),
            Cell(", ".join(map(linked, row["predecessor_names"]))),
            Cell(few(sorted(row["contributor_names"]), MOST_NAMES)),
            Cell(f"{row['milestones']:,}", "number"),
            marks.mark({"sources": row["said_of_it"]}),
        ),
        columns,
    )


MOST_NAMES = 8
"""So many of those named in a force are told: of fifty a narrow column would be as long as the page."""


def _axis(listed: list[Row], forces_: list[Row], marks: Footnotes) -> list[Block]:
    """The claims, a line a date and a column a force. A blank is no claim; two claims of one date stand under one another."""
    sides = {row["id"]: row["called"] for row in forces_}
    listed = [claim for claim in listed if claim["of"] in sides]
    if not listed:
        return []
    lines: list[GridRow] = []
    for heading, group in _banded(sorted(listed, key=band)):
        lines += heading
        dated: dict[str, dict[str, list[Row]]] = {}
        for claim in group:
            dated.setdefault(claim["date"], {side: [] for side in sides})[claim["of"]].append(claim)
        lines += [_level(held, level, marks) for stacks in dated.values() for level, held in enumerate(zip_longest(*stacks.values()))]
    columns = (DATE, GridColumn(), *(GridColumn(name, ">", wraps=True, least=12) for name in sides.values()), CITED_IN)
    return [Heading("Every claim, by date; a blank is no claim"), Grid(columns, lines)]


def _level(held: tuple[Row | None, ...], level: int, marks: Footnotes) -> tuple[Cell, ...]:
    """A line of the axis: of each force a claim of one date or none; the date stands on the first of its lines, level 0."""
    claims = [claim for claim in held if claim]
    return (
        Cell(claims[0]["shown"] if not level else "", "date"),
        Cell("?" if any(claim["certainty"] == "possible" for claim in claims) else "", "warn"),
        *(Cell(amount(claim) if claim else "", "number") for claim in held),
        marks.mark(*held),
    )
