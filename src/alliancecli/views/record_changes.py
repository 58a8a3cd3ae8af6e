"""What differs between two versions of a record: a band a record, a line a field."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from alliancecli.model.columns import Column
from alliancecli.query.rows import Row
from alliancecli.views.blocks import Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.view import View

COLUMNS = (
    Column("kind", "event, figure, relation, institution, source or term", required=True),
    Column("id", "id of the record", required=True),
    Column("name", "what it is called, or whom it is about"),
    Column("change", "added, removed or changed", required=True),
    Column("field", "the field that changed; empty where the whole record came or went"),
    Column("before", "its value in the first version; lists as JSON"),
    Column("after", "its value in the second version"),
)


def record_changes(rows: Iterable[Row]) -> View:
    """The view of a stream of changes; how many there were is said after them."""
    seen: Counter[str] = Counter()

    def told() -> Iterator[Row]:
        last = None
        for row in rows:
            if (row["kind"], row["id"]) != last:
                last = row["kind"], row["id"]
                seen[row["change"]] += 1
            yield row

    def notes() -> list[str]:
        return [", ".join(f"{seen[change]:,} {change}" for change in ("added", "removed", "changed"))] if seen else []

    return View(COLUMNS, told(), _page, notes)


def _page(rows: list[Row]) -> list[Block]:
    lines: list[GridRow] = []
    for kind, alike in groupby(rows, key=lambda row: f"{row['kind']}s"):
        lines.append(SectionRow(kind))
        for row in alike:
            said = f"{row['before'] or 'nothing'} → {row['after'] or 'nothing'}" if row["field"] else row["name"] or ""
            lines.append((Cell(row["id"], "strong"), Cell(row["field"] or row["change"], "dim"), Cell(said)))
    columns = (GridColumn("id", wraps=True), GridColumn("field"), GridColumn("what", wraps=True, least=30))
    return [Grid(columns, lines, header=False)] if lines else []
