"""Members and office holders: a line each, with its span, and with what is known of the day asked about."""

from collections.abc import Callable

from alliancecli.query.membership import Found
from alliancecli.query.rows import Row
from alliancecli.views.figures import age
from alliancecli.views.view import SOURCES, Block, Cell, Col, Column, Footnotes, Grid, View

_TIME = (
    Column("date_min", "first day that the date may mean, ISO 8601; empty where it is open or there is none"),
    Column("date_max", "last day that the date may mean, ISO 8601; empty where it is open or there is none"),
    Column("precision", "day, month, season, part, year, decade, century or interval; empty where there is no date"),
    Column("certainty", "certain: surely so on the day (or in the window) asked for; possible: it may not be"),
    Column("as_of", "the day asked about, ISO 8601; empty where none was"),
    Column(
        "standing", "why it is so certain: known, may-have-begun, may-have-ended, last-known (no source speaks of so late a day) or undated"
    ),
    Column("known_to", "the day, up to the one asked about, to which what is known reaches, ISO 8601"),
    Column("age_days", "days from then to the day asked about"),
    *SOURCES,
)

MEMBERS = (
    Column("institution", "id of the institution"),
    Column("member", "id of the member"),
    Column("name", "name of the member"),
    Column("change", "joined or left, with --changes; else empty"),
    Column("date", "the time of its membership, with --changes of the change, in EDTF; empty where no source gives one"),
    *_TIME,
)

HOLDERS = (
    Column("institution", "id of the institution or position"),
    Column("office", "the office"),
    Column("name", "the person"),
    Column("date", "the time in office, or one at which the person is known to have held it, in EDTF; empty where no source gives one"),
    *_TIME,
)


def members(found: Found, limit: int | None, *, footnotes: bool) -> View:
    """The view of members, or of their changes."""

    def line(row: Row) -> tuple[Cell, ...]:
        return Cell(row["name"], "strong"), Cell(row["change"] or ""), Cell(row["shown"], "date")

    columns = (Col("member", wraps=True), Col("change"), Col("time"))
    return View(MEMBERS, found.rows[:limit], lambda rows: _page(rows, columns, line, Footnotes(footnotes)), lambda: notes(found))


def holders(found: Found, limit: int | None, *, footnotes: bool) -> View:
    """The view of office holders."""

    def line(row: Row) -> tuple[Cell, ...]:
        return Cell(row["name"], "strong"), Cell(row["office"], "dim"), Cell(row["shown"], "date")

    columns = (Col("holder"), Col("office", wraps=True), Col("time"))
    return View(HOLDERS, found.rows[:limit], lambda rows: _page(rows, columns, line, Footnotes(footnotes)), lambda: notes(found))


def notes(found: Found) -> list[str]:
    """What is said about the rows: who is only possible, and who is left out and why."""
    said = []
    if found.followed:
        names = ", ".join(f"{row['name']} ({row['shown']})" for row in found.followed)
        said.append(f"left out, as the next in the same office is known: {names}; without --as-of all are listed")
    if found.possible:
        said.append(f"{found.possible:,} more possible; --certain leaves out what is not sure")
    unsure = [row for row in found.rows if row["certainty"] == "possible"]
    if unsure and unsure[0]["change"]:
        said.append(
            f"{len(unsure):,} marked ? may lie outside the window, or are only known to have belonged then; --certain leaves them out"
        )
    elif unsure:
        undated = sum(row["standing"] == "undated" for row in unsure)
        said.append(f"{len(unsure):,} marked ? may not have stood then" + (f", {undated:,} of them undated" if undated else ""))
    if found.undated:
        said.append(f"{found.undated:,} undated left out: when they joined or left is not on record")
    return said


def _page(rows: list[Row], columns: tuple[Col, ...], line: Callable[[Row], tuple[Cell, ...]], marks: Footnotes) -> list[Block]:
    """A line a row. The institution's sources are those of every row: they are marked on the lines only where there are several."""
    if not rows:
        return []
    several = len({row["institution"] for row in rows}) > 1
    told = [
        (
            *line(row),
            Cell("?" if row["certainty"] == "possible" else "", "warn"),
            Cell(_known(row), "dim"),
            Cell(row["institution"] if several else "", "dim"),
            _mark(row, marks, shown=several),
        )
        for row in rows
    ]
    return [Grid((*columns, Col(), Col("known", wraps=True), Col("institution"), Col("source")), told, header=False), *marks.blocks()]


def _mark(row: Row, marks: Footnotes, *, shown: bool) -> Cell:
    mark = marks.mark(row)
    return mark if shown else Cell("")


def _known(row: Row) -> str:
    """What is known of the day asked about, where it is not all: `last known 3 y 6 mo before`."""
    match row["standing"]:
        case "may-have-begun":
            return "may have begun later"
        case "may-have-ended":
            return "may have ended" + (f", up to {_ago(row)} before" if row["age_days"] else "")
        case "last-known":
            return f"last known {_ago(row)} before" if row["age_days"] else "last known"
    return ""


def _ago(row: Row) -> str:
    """How long before the day asked about the known days end; in days where the calendar of the library does not reach."""
    days = (row["as_of"], row["known_to"])
    return age({**row, "date_max": row["known_to"]}) if all(len(day) == 10 and day > "0001" for day in days) else f"{row['age_days']:,} d"
