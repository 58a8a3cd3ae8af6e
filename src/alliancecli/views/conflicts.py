"""Conflicts: each with its claims, their sources and tiers, the spread and the likely reason."""

from collections.abc import Iterator
from itertools import groupby

from alliancecli.dates.edtf import parse
from alliancecli.model.columns import SOURCES, Column
from alliancecli.model.quantity import amount, measured
from alliancecli.model.words import counted
from alliancecli.query.conflicts import REASONS, Conflict
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.figures import percent
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.relations import told
from alliancecli.views.view import View

COLUMNS = (
    Column("conflict", "number of the conflict: its claims share it", "integer", True),
    Column("kind", "number or date: what they differ in", required=True),
    Column("about", "id of the institution (and contributor) or of the event", required=True),
    Column("reason", "why they may differ: " + "; ".join(f"{reason}: {meaning}" for reason, meaning in REASONS.items()), required=True),
    Column("id", "the record that makes the claim", required=True),
    Column("claim", "what it says, hedge and all", required=True),
    Column("unit", "what one is; empty for dates"),
    Column("scope", "who or what is counted; empty for dates"),
    Column("date", "the date claimed, or of the number claimed, in EDTF", "edtf", True),
    Column("spread", "most less least of what is claimed; empty for dates", "number"),
    Column("tier", "the tier of the source", required=True),
    *SOURCES,
)


def conflicts(found: list[Conflict], *, footnotes: bool) -> View:
    """A row a claim; on the page a band a conflict."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        lines: list[GridRow] = []
        for _, claims in groupby(rows, key=lambda row: row["conflict"]):
            first, *rest = claims
            lines += [SectionRow(first["heading"]), *(_line(row, marks) for row in (first, *rest))]
        columns = (
            GridColumn("claim", ">", wraps=True, least=14),
            DATE,
            GridColumn("said by", wraps=True, least=24),
            GridColumn("id", weight=4, aside=True),
            GridColumn("scope", wraps=True, weight=3, aside=True),
            GridColumn("tier", weight=1),
            CITED_IN,
        )
        return [Grid(columns, lines), *marks.blocks()] if rows else []

    def lead(rows: list[Row], _: int | None) -> str:
        return f"{counted(len({row['conflict'] for row in rows}), 'conflict')} of {counted(len(rows), 'claim')}"

    return View(COLUMNS, _rows(found), page, lead=lead)


def _rows(found: list[Conflict]) -> Iterator[Row]:
    for count, conflict in enumerate(found, 1):
        for claim in conflict.claims:
            numbers = conflict.kind == "number"
            date = claim.said or claim.row["date"]
            shown = parse(date).display()
            yield {
                "conflict": count,
                "kind": conflict.kind,
                "about": conflict.about,
                "reason": conflict.reason,
                "id": claim.row["id"],
                "claim": amount(claim.row) if numbers else shown,
                "unit": claim.row["unit"] if numbers else None,
                "scope": claim.row["scope"] if numbers else None,
                "date": date,
                "spread": spread(conflict),
                "tier": claim.tier,
                "sources": claim.sources,
                "shown": shown,
                "heading": _heading(conflict),
            }


def spread(conflict: Conflict) -> float | None:
    """How far the numbers of a conflict lie apart, without the dust of binary fractions; None for dates."""
    return None if conflict.least is None or conflict.most is None else round(conflict.most - conflict.least, 9)


def _heading(conflict: Conflict) -> str:
    apart = spread(conflict)
    row = conflict.claims[0].row
    if apart is None:
        return f"{row['title'] if 'title' in row else told(row)} · date · {conflict.reason}"
    share = f", {percent(apart / conflict.most)} of the larger" if conflict.most else ""
    who = f" from {row['contributor_name']}" if row["contributor"] else ""
    return f"{row['subject_name']}{who} · {row['measure']} · {_distance(row, apart)} apart{share} · {conflict.reason}"


def _distance(row: Row, apart: float) -> str:
    """How far numbers lie apart, in what they count; percents in points, since 2 percent are not 1 percent less than 3."""
    unit = {"percent": "percentage points"}.get(row["unit"], row["unit"])
    return measured({"missing": None, "qualifier": "exact", "value": apart, "value_min": apart, "value_max": apart, "unit": unit})


def _line(row: Row, marks: Footnotes) -> tuple[Cell, ...]:
    said_by = ", ".join(dict.fromkeys(cited["source"] for cited in row["sources"]))
    said = row["claim"] if row["kind"] == "number" else ""
    cells = (
        Cell(said, "number"),
        Cell(row["shown"], "date"),
        Cell(said_by),
        Cell(row["id"], "dim"),
        Cell(row["scope"] or "", "dim"),
        Cell(row["tier"], "dim"),
    )
    return (*cells, marks.mark(row))
