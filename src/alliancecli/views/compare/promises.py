"""Promise and delivery: the promise, what answers it, and the gap."""

from itertools import groupby

from alliancecli.model.columns import FIGURE, Column, chosen
from alliancecli.model.quantity import amount
from alliancecli.model.words import counted
from alliancecli.query.figures import counts
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.compare.pivot import CHANGE, CITED, claim_columns, difference, in_percent
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View

COLUMNS = (
    Column("subject", "id of the institution that the numbers are about"),
    *chosen(FIGURE.row, "contributor"),
    Column("measure", "what kind of thing is counted"),
    Column("unit", "what one is"),
    *chosen(FIGURE.row, "scope"),
    *claim_columns("from", "the promise", status=True),
    *claim_columns("to", "what answers it", status=True),
    Column("timing", "same-time: the second begins in the time of the first; later: after it"),
    *CHANGE,
    Column("note", "why there is no gap: no counterpart on record, or not alike; empty where there is one"),
    *CITED,
    Column(
        "also",
        "ids of what else was actual around the time of the promise: other scopes, units, contributors; the nearest first",
        "texts",
    ),
)

MAX_SHOWN = 5
"""So many claims are shown under a promise."""


def promises(rows: list[Row], notes: list[str], limit: int | None, *, footnotes: bool) -> View:
    """A promise, what answers it with the difference, and under them what else was there."""

    def page(rows: list[Row]) -> list[Block]:
        if not rows:
            return []
        marks = Footnotes(footnotes)
        lines: list[GridRow] = []
        for series, group in groupby(rows, key=_whose):
            lines.append(SectionRow(series))
            for place, (_, pairs) in enumerate(groupby(group, key=lambda row: row["from_id"])):
                if place:
                    lines.append((Cell(""),) * 5)
                lines += _told(list(pairs), marks)
        columns = (
            GridColumn("status"),
            GridColumn("number", ">"),
            DATE,
            GridColumn("claim", wraps=True, least=30),
            CITED_IN,
        )
        return [Grid(columns, lines), *marks.blocks()]

    def lead(rows: list[Row], _: int | None) -> str:
        made, answered = ({row["from_id"] for row in rows if one(row)} for one in (bool, lambda row: row["to_id"]))
        return f"{counted(len(made), 'claim')}, {len(answered):,} of them with a counterpart"

    return View(COLUMNS, rows[:limit], page, lambda: notes, lead=lead)


def _whose(row: Row) -> str:
    return " · ".join(filter(None, (row["subject_name"], row["contributor_name"], *counts(row))))


def _told(pairs: list[Row], marks: Footnotes) -> list[tuple[Cell, ...]]:
    """The lines of one promise."""
    promise, also = pairs[0]["from_claim"], pairs[0]["also_claims"]
    lines = [_stated(promise, marks)]
    for row in pairs:
        lines += [_stated(row["to_claim"], marks), _gap(row)] if row["to_id"] else [_remark(row["note"], "warn")]
    for one in also[:MAX_SHOWN]:
        when = "before" if one["last"] < promise["first"] else "also there"
        cells = (when, amount(one), one["shown"], f"{one['id']}{_unlike(promise, one)}")
        lines.append((*(Cell(text, "dim") for text in cells), marks.mark(one)))
    return [*lines, *([_remark(f"and {len(also) - MAX_SHOWN:,} more", "dim")] if also[MAX_SHOWN:] else [])]


def _stated(claim: Row, marks: Footnotes) -> tuple[Cell, ...]:
    return (
        Cell(claim["status"]),
        Cell(amount(claim), "number"),
        Cell(claim["shown"], "date"),
        Cell(claim["id"], "dim"),
        marks.mark(claim),
    )


def _remark(text: str, style: str) -> tuple[Cell, ...]:
    return (Cell(""), Cell(""), Cell(""), Cell(text, style), Cell(""))


def _unlike(promise: Row, one: Row) -> str:
    """What a claim counts that its promise does not: ` (brigades, in-force, total)`."""
    words = [one[key] for key in ("unit", "scope") if one[key] != promise[key] and one[key]]
    if one["contributor"] != promise["contributor"]:
        words.append(one["contributor_name"] or "total")
    return f" ({', '.join(words)})" if words else ""


def _gap(row: Row) -> tuple[Cell, ...]:
    said = row["note"] or ("" if row["change_qualifier"] else "no gap can be computed")
    later = "the first claim after it" if row["timing"] == "later" else ""
    words = "; ".join(filter(None, (said, later)))
    hedge = " about" if row["change_qualifier"] == "about" else ""
    numbers = (text.replace("about ", "") for text in (difference(row), in_percent(row)))
    return (Cell(f"gap{hedge}", "strong"), *(Cell(text, "strong") for text in numbers), Cell(words, "warn"), Cell(""))
