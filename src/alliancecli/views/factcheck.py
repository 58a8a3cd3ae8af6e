"""A draft held against the record: each statement in its sentence, the verdict, what the record has, and who says so."""

from collections import Counter

from alliancecli.model.columns import SOURCES, Column
from alliancecli.query.rows import Row
from alliancecli.views.blocks import Cell, Grid, GridColumn, GridRow
from alliancecli.views.footnotes import Footnotes, footnoted
from alliancecli.views.view import View

COLUMNS = (
    Column("line", "line of the draft, from 1", "integer", True),
    Column("column", "where in the line the statement begins, from 1", "integer", True),
    Column("text", "the statement as the draft has it", required=True),
    Column("verdict", "supported, refuted or not-enough-info", required=True),
    Column("kind", "figure, share, holder, member, lineage or event", required=True),
    Column(
        "says", "the statement as it was understood: subject, contributor, measure, status, value, unit, date", "object", True, flat=False
    ),
    Column("claims", "ids of the claims that decide, or of the nearest", "texts", True),
    Column("note", "what the record has", required=True),
    *SOURCES,
    Column("end_line", "line in which the statement ends", "integer", True),
    Column("end_column", "the column after its last character", "integer", True),
    Column("file", "the file that was checked; empty for a text that is none", required=True),
)

_STYLES = {"supported": "dim", "refuted": "warn", "not-enough-info": "note"}


def verdicts(rows: list[Row], every: list[Row], text: str, *, footnotes: bool) -> View:
    """The view of some of the statements of a text; `every` one is counted."""
    return View(COLUMNS, rows, footnoted(_grid, footnotes), lambda: notes(every), "Facts checked", text=text)


def notes(every: list[Row]) -> list[str]:
    """How many statements have each verdict."""
    counts = Counter(row["verdict"] for row in every)
    return [", ".join(f"{counts[verdict]:,} {verdict}" for verdict in _STYLES)] if every else []


def _grid(rows: list[Row], marks: Footnotes) -> Grid:
    """The sentence with the statements in it marked; under it a line for each: verdict, passage, what the record has."""
    lines: list[GridRow] = []
    before = None
    for n, row in enumerate(rows):
        if row["sentence"] != before:
            before = row["sentence"]
            hits = tuple(" ".join(one["text"].split()) for one in rows[n : n + 40] if one["sentence"] == before)
            lines.append((Cell(str(row["line"]), "dim"), Cell(""), Cell(before, "", hits)))
        cited = f" [{numbers}]" if (numbers := marks.mark(row).text) else ""
        told = f"{' '.join(row['text'].split())}: {row['note']}{cited}"
        lines.append((Cell(""), Cell(row["verdict"], _STYLES[row["verdict"]]), Cell(told, "title" if row["verdict"] == "refuted" else "")))
    return Grid((GridColumn("line", ">"), GridColumn("verdict"), GridColumn("statement", wraps=True)), lines)
