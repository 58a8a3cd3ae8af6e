"""A record held against a copy of its source: what fails first, then what nobody claims."""

from alliancecli.model.columns import Column
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.verify import Confidence, Finding, Result, Verdict
from alliancecli.views.blocks import Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.view import View

COLUMNS = (
    Column("id", "the record's id, for `alliance show`; empty for what no record claims"),
    Column("verdict", "fails: the document does not bear it out; unclaimed: no record claims it; passes (with --all)"),
    Column("check", "anchor, place, value or date; for what is unclaimed number or date"),
    Column("line", "line of the file; empty where there is none", "integer"),
    Column("said", "what the document says there"),
    Column("expected", "what the record says; empty for what is unclaimed"),
    Column("confidence", "how sure the verdict is: sure, probable or unsure"),
    Column("locator", "where the record says it stands; for what is unclaimed the section, where one is known"),
    Column("context", "the words around it"),
)

_BANDS = {
    Verdict.FAILS: "Fails: claims that the document does not bear out",
    Verdict.UNCLAIMED: "Unclaimed: dates and numbers that no record claims",
    Verdict.PASSES: "Passes",
}


def verification(result: Result, source: str, *, everything: bool, limit: int | None) -> View:
    """The view of a result. `everything` shows what passes too; `limit` is the most rows to show."""
    rows = [_row(finding) for finding in chosen(result, everything=everything)]
    return View(COLUMNS, rows if limit is None else rows[:limit], page, lambda: notes(result, source))


def chosen(result: Result, *, everything: bool) -> list[Finding]:
    """The findings to show: failures, then what is unclaimed, then, if wanted, what passes."""
    wanted = (Verdict.FAILS, Verdict.UNCLAIMED, Verdict.PASSES) if everything else (Verdict.FAILS, Verdict.UNCLAIMED)
    return [finding for verdict in wanted for finding in result.findings if finding.verdict is verdict]


def notes(result: Result, source: str) -> list[str]:
    """What is said about the rows: how much was checked, how sure it is, and what that means."""
    if not result.claims:
        return [f"no record cites {source}: there is nothing to verify"]
    failed = len(result.failed)
    lines = [
        f"{source}: {counted(result.claims, 'claim')} with {counted(result.anchors, 'anchor')} checked, {failed:,} failed; "
        f"{counted(result.count(Verdict.PASSES), 'check')} passed, "
        f"{result.count(Verdict.PASSES, Confidence.SURE):,} surely and {result.count(Verdict.PASSES, Confidence.PROBABLE):,} probably; "
        f"{result.count(Verdict.UNCLAIMED):,} dates and numbers unclaimed, "
        f"{result.count(Verdict.UNCLAIMED, Confidence.UNSURE):,} of them unsure"
    ]
    if result.missed * 2 > result.anchors:
        lines.append(f"most anchors are not in this document; is it a copy of {source}? (`alliance show {source}`)")
    return lines


def page(rows: list[Row]) -> list[Block]:
    """The findings as people read them, each kind under its heading."""
    lines: list[GridRow] = []
    verdict = None
    for row in rows:
        if row["verdict"] != verdict:
            verdict = row["verdict"]
            lines.append(SectionRow(_BANDS[Verdict(verdict)]))
        lines.append(
            (
                Cell("" if row["line"] is None else str(row["line"]), "note"),
                Cell(row["id"] or row["said"], "strong"),
                Cell(row["check"]),
                Cell(_told(row) if row["id"] else row["context"], "" if row["id"] else "dim"),
                Cell(row["locator"] or "", "dim"),
                Cell("" if row["confidence"] == Confidence.SURE else row["confidence"], "warn"),
            )
        )
    columns = (
        GridColumn("line", ">"),
        GridColumn("record", wraps=True),
        GridColumn("check"),
        GridColumn("what", wraps=True),
        GridColumn("locator", wraps=True, weight=2, aside=True),
        GridColumn(),
    )
    return [Grid(columns, lines)] if lines else []


def _told(row: Row) -> str:
    """What the record says and what the document does, in one line."""
    return str(row["expected"]) if row["verdict"] == Verdict.PASSES else f"record: {row['expected']}; document: {row['said']}"


def _row(finding: Finding) -> Row:
    return {key: str(value) if isinstance(value, str) else value for key, value in finding._asdict().items()}
