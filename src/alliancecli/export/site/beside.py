"""What lies beside a page: what it tells itself as JSON, the lists on it as CSV, references to a source. Each row is told in one table."""

from collections import Counter
from collections.abc import Iterator
from json import dumps

from alliancecli.export.site.content import Content
from alliancecli.export.site.page import Page, references
from alliancecli.model.columns import ANCHOR, ATTRIBUTE, CITED, EVENT, FIGURE, INSTITUTION, OF_SOME, RELATION, SOURCE, TERM, followed
from alliancecli.query.rows import Row
from alliancecli.render import Surface, render
from alliancecli.render.escape import in_json
from alliancecli.views.view import View

COLUMNS = {
    "institutions": INSTITUTION.row,
    "events": EVENT.row,
    "figures": FIGURE.row,
    "relations": followed(RELATION.row, ANCHOR),
    "terms": TERM.row,
    "sources": SOURCE.row,
}
"""The columns of each kind of row."""

FOLLOWS = {"csl", "date_min", "date_max", "precision"} | {
    column.key for kind in (EVENT, FIGURE, RELATION, SOURCE) for column in kind.answered if column is not ANCHOR
}
"""What is left out, for it follows from what is there, or stands in a file beside: days of dates, names of ids, shares, references."""

NESTED = {kind: [column.key for column in columns if column.nested and column.key not in FOLLOWS] for kind, columns in COLUMNS.items()}
"""The keys of a row in JSON."""

HOMES = ("institution", "event", "term", "year")
"""The pages beside which rows stand whole: a number or a relation beside its institution, an event beside its year."""

LINE = ("id", "date", "title", "kind", "weight")
"""What other pages have of their events."""


def files(known: Content, page: Page) -> Iterator[tuple[str, str]]:
    """The files beside a page, by what their paths have after its stem."""
    tables = page.beside()
    if tables:
        yield ".json", _json(page, tables)
    for kind, rows in (*page.own.items(), *page.tables.items()):
        if rows and tables[kind] == f"{page.id}-{kind}.csv":
            yield f"-{kind}.csv", _table(known, page, kind, rows)
    if page.kind == "source" and page.id != "index":
        yield from ((f".{ending}", text) for ending, text in references(known, page.id))


def _table(known: Content, page: Page, kind: str, rows: list[Row]) -> str:
    """The CSV of a list. A source gathers claims of many institutions: its CSV says which tables have them, and how many."""
    if page.kind != "source" or kind == "sources":
        return _rendered(kind, rows, () if page.kind in (*HOMES, "source") else LINE)
    many = Counter(row["subject"] for row in rows)
    lines = (f"{one},{count},../{'event' if one in known.events else 'institution'}/{one}-{kind}.csv" for one, count in many.items())
    return "\r\n".join((f"subject,{kind},table", *lines, ""))


def _json(page: Page, tables: dict[str, str]) -> str:
    """The rows that a page tells, by their kind; of a list of others the CSV that has them."""
    told: dict[str, object] = {kind: [_said(kind, row) for row in rows] for kind, rows in page.own.items() if rows}
    told |= {kind: tables[kind] for kind, rows in page.tables.items() if rows}
    return in_json(dumps(told, ensure_ascii=False)) + "\n"


def _said(kind: str, row: Row) -> Row:
    said = {key: row[key] for key in NESTED[kind]}
    return said | {"attributes": row["attributes"]} if row.get("attributes") else said


def _rendered(kind: str, rows: list[Row], fields: tuple[str, ...]) -> str:
    view = View(COLUMNS[kind], rows, lambda _: []).with_more(lambda _: _more(rows))
    said = fields or tuple(column.key for column in view.columns if column.flat and column.key not in FOLLOWS)
    return "".join(render(view, "csv", Surface(), said))


def _more(rows: list[Row]) -> list[str]:
    """The keys of the flat columns that these rows have beyond those of every record: see View.with_more."""
    cited = [entry for row in rows for entry in row["sources"]]
    attributes = sorted({ATTRIBUTE + name for row in rows for name in row["attributes"]})
    return [*attributes, *(one.key for one in OF_SOME if any(entry.get(CITED[one.key]) for entry in cited))]
