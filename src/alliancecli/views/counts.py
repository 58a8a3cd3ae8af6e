"""How many there are, by what they have in common."""

from alliancecli.dates import parse
from alliancecli.model.columns import Column
from alliancecli.model.words import counted
from alliancecli.query.counts import TIMES, Count
from alliancecli.query.rows import Row
from alliancecli.views.view import Block, Cell, Grid, GridColumn, View

COLUMNS = (
    Column("value", "what the records counted have in common; empty where they have none", required=True),
    Column("name", "the same for people", required=True),
    Column("sure", "how many surely have it", "integer", True),
    Column("possible", "how many more may have it", "integer", True),
)

WIDTH = 24
"""Cells of the longest bar."""


def counts(found: list[Count], by: str, names: dict[str, str], limit: int | None, *, asked: str, noun: str) -> View:
    """The view of counts: a line a value, `12 to 15` where dates are vague, a bar for what is sure and one for what may be."""
    rows: list[Row] = [
        {"value": one.value, "name": _name(one.value, by, names), "sure": one.sure, "possible": one.possible} for one in found[:limit]
    ]

    def page(listed: list[Row]) -> list[Block]:
        most = max((row["sure"] + row["possible"] for row in listed), default=1) or 1
        lines = [
            (
                Cell(row["name"], "strong" if by not in TIMES else "date"),
                Cell(f"{row['sure']:,}" if not row["possible"] else f"{row['sure']:,} to {row['sure'] + row['possible']:,}", "number"),
                Cell(_bar(row, most), "bar"),
            )
            for row in listed
        ]
        columns = (GridColumn(by, wraps=True, least=20), GridColumn("how many", ">"), GridColumn(weight=1))
        return [Grid(columns, lines)] if lines else []

    def lead(listed: list[Row], total: int | None) -> str:
        return f"{counted(len(found), by)} of {noun}{asked}, computed"

    def notes() -> list[str]:
        vague = sum(bool(row["possible"]) for row in rows)
        return [f"{counted(vague, by)} with dates that may be of another, counted as at most"] if vague and by in TIMES else []

    return View(COLUMNS, rows, page, notes, lead=lead)


def _name(value: str, by: str, names: dict[str, str]) -> str:
    if not value:
        return "undated or open" if by in TIMES else f"no {by}"
    return parse(value).display() if by in TIMES else names.get(value, value)


def _bar(row: Row, most: int) -> str:
    sure: int = round(WIDTH * row["sure"] / most)
    every: int = round(WIDTH * (row["sure"] + row["possible"]) / most)
    return "█" * max(sure, int(row["sure"] > 0)) + "░" * (every - sure)
