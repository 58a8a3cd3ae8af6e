"""Promise and delivery: the promise, what answers it, and the gap."""

from itertools import groupby

from alliancecli.model.amounts import amount
from alliancecli.query.compare.promises import Promises
from alliancecli.query.rows import Row
from alliancecli.views.compare.columns import CHANGE, CITED, claim_columns
from alliancecli.views.compare.words import difference, in_percent
from alliancecli.views.view import Band, Block, Cell, Col, Column, Footnotes, Grid, View

COLUMNS = (
    Column("subject", "id of the institution that the numbers are about"),
    Column("contributor", "id of the institution that gives this part; empty for a total"),
    Column("measure", "what kind of thing is counted"),
    Column("unit", "what one is"),
    Column("scope", "who or what is counted"),
    *claim_columns("from", "the promise", status=True),
    *claim_columns("to", "what answers it", status=True),
    Column("timing", "same-time: the two may be of one time; later: the second is the next after the first"),
    *CHANGE,
    Column("note", "why there is no gap; empty where there is one"),
    *CITED,
)


def promises(found: Promises, limit: int | None, *, footnotes: bool) -> View:
    """A gap on three lines: the promise, what answers it, and the difference. Last the promises that nothing answers."""

    def page(rows: list[Row]) -> list[Block]:
        if not rows:
            return []
        marks = Footnotes(footnotes)
        lines: list[tuple[Cell, ...] | Band] = []
        for series, group in groupby(rows, key=_whose):
            lines.append(Band(series))
            for place, row in enumerate(group):
                if place:
                    lines.append((Cell(""),) * 5)
                lines += [_stated(row[key], marks) for key in ("from_claim", "to_claim") if row[key]]
                lines.append(_gap(row))
        columns = (Col("status"), Col("number", ">"), Col("date"), Col("claim", wraps=True), Col("source"))
        return [Grid(columns, lines), *marks.blocks()]

    return View(COLUMNS, found.rows[:limit], page, lambda: found.notes)


def _whose(row: Row) -> str:
    unit = row["unit"] if row["unit"] != row["measure"] else ""
    return " · ".join(filter(None, (row["subject_name"], row["contributor_name"], row["measure"], row["scope"], unit)))


def _stated(claim: Row, marks: Footnotes) -> tuple[Cell, ...]:
    return (
        Cell(claim["status"]),
        Cell(amount(claim), "number"),
        Cell(claim["shown"], "date"),
        Cell(claim["id"], "dim"),
        marks.mark(claim),
    )


def _gap(row: Row) -> tuple[Cell, ...]:
    if not row["to_id"]:
        return (Cell("no gap", "dim"), Cell(""), Cell(""), Cell(row["note"], "warn"), Cell(""))
    said = row["note"] or ("" if row["change_qualifier"] else "no gap can be computed")
    later = "the next claim after it, not of the same time" if row["timing"] == "later" else ""
    words = "; ".join(filter(None, (said, later)))
    hedge = " about" if row["change_qualifier"] == "about" else ""
    numbers = (difference(row).removeprefix("about "), in_percent(row).removeprefix("about "))
    return (Cell(f"gap{hedge}", "strong"), *(Cell(text, "strong") for text in numbers), Cell(words, "warn"), Cell(""))
