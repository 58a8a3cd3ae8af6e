"""One record, whole: its fields, a line each, and who says so. The card of an institution is that of `views/card.py`."""

from typing import Any

from alliancecli.dates.edtf import parse
from alliancecli.model.columns import ATTRIBUTE, KINDS, Column, followed
from alliancecli.model.quantity import HEDGES, amount, measured
from alliancecli.model.words import passage
from alliancecli.query.rows import Row
from alliancecli.query.show import RecordCard
from alliancecli.views.blocks import Block, Cell, Grid, GridColumn, GridRow, Heading, Text
from alliancecli.views.figure_page import LISTED, label, observed
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.lists import linked
from alliancecli.views.relations import listed, told
from alliancecli.views.view import View

COLUMNS = {name: kind.row for name, kind in KINDS.items()}

EXTRA = (
    Column("type", "which kind of record it is"),
    Column("milestones", "events in which the institution acts or is acted on: id, date and title", "objects", flat=False),
    Column("claims", "figures about it, of an institution the latest of each series: id, date and amount", "objects", flat=False),
    Column("relations", "the relations of an institution, or those that an event made: id, date and words", "objects", flat=False),
)


def card(one: RecordCard, *, footnotes: bool) -> View:
    """The view of one record."""
    kind, row, milestones, figures, relations, *_ = one
    of_event = (EXTRA[0], *EXTRA[2 if figures else 3 :])  # most events have no numbers of their own
    extra = {"institution": EXTRA, "event": of_event}.get(kind, EXTRA[:1])
    beside = {
        "type": kind,
        "milestones": [{"id": e["id"], "date": e["date"], "title": e["title"]} for e in milestones],
        "claims": [{"id": f["id"], "date": f["date"], "amount": amount(f), "unit": f["unit"]} for f in figures],
        "relations": [{"id": r["id"], "date": r["date"], "text": told(r)} for r in relations],
    }
    full = row | {column.key: beside[column.key] for column in extra}  # a source has `relations` of its own: their count

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        if kind == "institution":
            from alliancecli.views.card import institution

            return [*institution(one, marks), *_provenance(row), *marks.blocks()]
        lines = [(Cell(""), *observed(one, marks, with_subject=False)) for one in figures]
        counted: list[Block] = [Heading("Numbers"), Grid((GridColumn(), *LISTED), lines, header=False)] if lines else []
        made: list[Block] = [Heading("Relations"), listed(relations, marks)] if relations else []
        return [Heading(_heading(kind, row)), _facts(kind, row), *counted, *made, *_provenance(row), *marks.blocks()]

    return View(followed(COLUMNS[kind], *extra), [full], page, holds=_heading(kind, row))


def _heading(kind: str, row: Row) -> str:
    if kind == "figure":
        return f"{measured(row)}: {label(row, with_subject=True)}"
    if kind == "relation":
        return told(row)
    return str(row["title"] if kind in ("event", "source") else row["name"])


ELSEWHERE = frozenset(
    [
        "title",
        "name",
        "sources",
        "source",
        "locator",
        "date_min",
        "date_max",
        "precision",
        "certainty",
        "as_of",
        "age_days",
        "value",
        "value_min",
        "value_max",
        "subject_name",
        "contributor_name",
        "share",
        "share_of",
        "established",
        "dissolved",
        "caveat",
        "csl",
        "attributes",
        "tier",
    ]
)
"""Fields that the card shows in another place, or that say nothing of a single record."""


def _facts(kind: str, row: Row) -> Grid:
    """Key and value, a line each, nothing that is empty."""
    lines: list[tuple[str, str]] = []
    if kind == "source":
        lines += [(key, _words(value)) for key, value in row["csl"].items()]
    elif kind == "figure":
        lines.append(("value", measured(row)))
    for key in (column.key for column in COLUMNS[kind]):
        value = row.get(key)
        if key in ELSEWHERE or (kind == "source" and key in row["csl"]) or (key == "qualifier" and value == "exact"):
            continue
        shown = f"{parse(value).display()}  ({value})" if key == "date" and value else _words(value)
        lines.append((key.replace("_", " "), shown))
    lines += [(ATTRIBUTE + name, _words(value)) for name, value in row.get("attributes", {}).items()]
    if row.get("share") is not None:
        lines.append(("share", f"computed: {HEDGES[row['qualifier']]}{row['share'] * 100:.3g} % of {row['share_of']}"))
    cells: list[GridRow] = [(Cell(key, "dim"), Cell(value)) for key, value in lines if value]
    return Grid((GridColumn("field"), GridColumn("value", wraps=True)), cells, header=False)


def _words(value: Any) -> str:
    """A value as a phrase: nested records with their date and change."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        person = value.get("literal") or " ".join(filter(None, (value.get("given"), value.get("family"))))
        return linked({"name": person, **value} if person else value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _provenance(row: Row) -> list[Block]:
    """Where it is said: source, locator, the words to find there, and the date that the passage gives."""
    if not row.get("sources"):
        return []
    lines: list[GridRow] = []
    for cited in row["sources"]:
        said = f"“{cited['anchor']}”" if cited["anchor"] else ""
        dated = f"there dated {parse(cited['date']).display()}" if cited.get("date") else ""
        lines.append((Cell(""), Cell(cited["source"], "strong"), Cell(passage(cited)), Cell(said, "dim"), Cell(dated, "date")))
    return [
        Heading("Said by"),
        Grid(
            (
                GridColumn(),
                GridColumn("source"),
                GridColumn("locator", wraps=True),
                GridColumn("words there", wraps=True),
                GridColumn("date"),
            ),
            lines,
            header=False,
        ),
        *([Text(f"Caveat: {row['caveat']}", "warn")] if row.get("caveat") else []),
    ]
