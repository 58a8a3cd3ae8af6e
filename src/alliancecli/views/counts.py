"""Counts and sums: a line a group, with a bar of what is sure and of what may be."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

from alliancecli.model.columns import FIGURE, SOURCES, Column, chosen
from alliancecli.model.quantity import Sum
from alliancecli.model.words import counted, unreal
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.drawn import Part
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View

GROUP = (
    Column("group", "the month or year in EDTF, the theatre, the id or the term; empty for claims that have none"),
    Column("name", "what that is called, where it has a name"),
)

COUNTS = (
    *GROUP,
    Column("at_least", "computed: how many claims are surely in the group", "integer", True),
    Column("at_most", "computed: how many may be in it", "integer", True),
)

SUMS = (
    *GROUP,
    *chosen(FIGURE.row, "measure status scope unit"),
    Column("value_min", "computed: the least that the claims come to; empty where nothing could be added", "number"),
    Column("value_max", "computed: the most; empty where that is open", "number"),
    Column("qualifier", "how the sum is hedged, a term of figures; about: a number added was rounded"),
    Column("claims", "ids of the figures added", "texts"),
    Column("left_out", "ids of those that could not be", "texts"),
    *SOURCES,
)

WIDTH = 30
"""Cells of the longest bar."""


def counts(rows: list[Row], limit: int | None, noun: str, asked: str, by: str) -> View:
    """A row a group, its number first to last."""
    longest: int = max((row["at_most"] for row in rows), default=1)

    def line(row: Row) -> tuple[Cell, ...]:
        return (
            Cell(row["shown"], "date" if by in ("year", "month") else ""),
            Cell(_span(row) + (" each" if "run" in row else ""), "number"),
            Cell(_bar(row, longest), "bar", drawn=Part(row["at_least"] / longest, row["at_most"] / longest)),
        )

    def page(rows: list[Row]) -> list[Block]:
        told = _in_runs(rows) if by in ("year", "month") else rows
        grid = Grid((GridColumn(by, wraps=True, least=12), GridColumn(noun + "s", ">"), GridColumn(weight=1)), [line(row) for row in told])
        return [grid] if rows else []

    return View(COUNTS, rows[:limit], page, lead=_lead(f"{noun}s{asked}", by))


def _in_runs(rows: list[Row]) -> list[Row]:
    """The rows of a page, with times that follow each other as one where nothing is sure of any and as much may be of each.

    A claim of a whole century is then no hundred lines.
    """
    told: list[Row] = []
    for row in rows:
        if told and _goes_on(told[-1], row):
            first = told[-1].get("run") or told[-1]["shown"]
            told[-1] = row | {"run": first, "shown": f"{first} – {row['shown']}"}
        else:
            told.append(row)
    return told


def _goes_on(before: Row, row: Row) -> bool:
    """Whether of the next time as little is known as of the one before it."""
    if row["at_least"] or before["at_least"] or row["at_most"] != before["at_most"] or row["place"] is None:
        return False
    return bool(before["place"] == row["place"] - 1)


def sums(rows: list[Row], limit: int | None, asked: str, by: str, *, footnotes: bool) -> View:
    """A row a group and a kind of number; what was left out is counted in a note."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes, whole=True)
        lines: list[GridRow] = []
        for shown, group in groupby(rows, key=lambda row: row["shown"]):
            lines += [SectionRow(shown), *((Cell(total(row), "number"), Cell(_what(row)), _added(row), marks.mark(row)) for row in group)]
        columns = (
            GridColumn("sum", ">"),
            GridColumn("of", wraps=True),
            GridColumn("claims", ">", weight=3),
            CITED_IN,
        )
        return [Grid(columns, lines), *marks.blocks()] if rows else []

    return View(SUMS, rows[:limit], page, lambda: left_out(rows), lead=_lead(f"sums of figures{asked}", by))


def _lead(words: str, by: str) -> Callable[[list[Row], int | None], str]:
    """A lead that says what is computed, and of how many rows some are shown: `Events during 2003, by month, computed`."""
    said = f"{words}, by {by}, computed"
    return lambda rows, total: f"{said[:1].upper()}{said[1:]}" + (f": {len(rows):,} of {total:,} rows" if total else "")


def left_out(rows: Iterable[Row]) -> list[str]:
    """How many figures were not added, by the reason; one that is in several groups counts once."""
    why = {(identity, reason) for row in rows for identity, reason in row["why"].items()}
    if not why:
        return []
    said = ", ".join(f"{many:,} {reason}" for reason, many in sorted(Counter(reason for _, reason in why).items()))
    return [f"not added: {said}; the column left_out names them"]


def total(row: Row) -> str:
    """A sum in words: `about 12,500`, `at least 12`, `12–15`, `none added`."""
    if row["value_min"] is None:
        return "none added"
    return str(Sum(row["value_min"], row["value_max"], row["qualifier"] == "about"))


def _span(row: Row) -> str:
    low, high = row["at_least"], row["at_most"]
    return f"{high:,}" if low == high else f"{low:,}–{high:,}" if low else f"up to {high:,}"


def _bar(row: Row, longest: int) -> str:
    sure, most = (-(-int(row[key]) * WIDTH // longest) for key in ("at_least", "at_most"))
    return "█" * sure + "░" * (most - sure)


def _what(row: Row) -> str:
    return " · ".join(dict.fromkeys(filter(None, (row["unit"], row["measure"], row["scope"], unreal(row)))))


def _added(row: Row) -> Cell:
    return Cell(counted(len(row["claims"]), "claim") if row["claims"] else "", "dim")
