"""Members and office holders: a line each, with its span, and with what is known of the day asked about."""

from collections.abc import Callable, Iterable

from alliancecli.dates.agreement import apart
from alliancecli.dates.edtf import Date, Interval, named_year, parse
from alliancecli.model.columns import FIGURE, RELATION, SOURCES, Column, chosen
from alliancecli.model.words import counted
from alliancecli.query.membership.completeness import Complete, Gap, gaps
from alliancecli.query.membership.standing import Found
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow
from alliancecli.views.drawn import axis, lasting, point
from alliancecli.views.figure_page import age
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View

_TIME = (
    *chosen(RELATION.row, "date_min date_max precision"),
    Column("certainty", "certain: surely so on the day (or in the window) asked for; possible: it may not be", required=True),
    *chosen(FIGURE.row, "as_of"),
    Column(
        "standing", "why it is so certain: known, may-have-begun, may-have-ended, last-known (no source speaks of so late a day) or undated"
    ),
    Column("known_to", "the day, up to the one asked about, to which what is known reaches, ISO 8601", "day"),
    Column("age_days", "days from then to the day asked about", "integer"),
    *SOURCES,
    Column("id", "id of the claim, for `alliance show`", required=True),
    *chosen(RELATION.row, "status"),
    Column("rivals", "ids of other claims of the same membership or term", "texts"),
    *chosen(RELATION.row, "caveat"),
    Column("complete", "true where a source says that, then, no one is missing from the list; empty where nobody says", "truth"),
)

MEMBERS = (
    Column("institution", "id of the institution", required=True),
    Column("member", "id of the member", required=True),
    Column("name", "name of the member", required=True),
    Column("change", "joined or left, with --changes; else empty"),
    Column("date", "the time of its membership, with --changes of the change, in EDTF; empty where no source gives one", "edtf"),
    *_TIME,
)

HOLDERS = (
    Column("institution", "id of the institution or position", required=True),
    Column("office", "the office", required=True),
    Column("name", "the person", required=True),
    Column(
        "date", "the time in office, or one at which the person is known to have held it, in EDTF; empty where no source gives one", "edtf"
    ),
    *_TIME,
)


def members(found: Found, limit: int | None, *, footnotes: bool) -> View:
    """The view of members, or of their changes."""

    def line(row: Row) -> tuple[Cell, ...]:
        return Cell(row["name"], "strong"), Cell(row["change"] or ""), Cell(row["shown"], "date")

    columns = (GridColumn("member", wraps=True), GridColumn("change"), DATE._replace(title="time"))
    return View(
        MEMBERS,
        found.rows[:limit],
        lambda rows: _page(rows, columns, line, Footnotes(footnotes)),
        lambda: [*whole(found), *notes(found)],
    )


def holders(found: Found, limit: int | None, *, footnotes: bool) -> View:
    """The view of office holders."""

    def line(row: Row) -> tuple[Cell, ...]:
        return Cell(row["name"], "strong"), Cell(row["office"] if several else "", "dim"), Cell(row["shown"], "date")

    several = len({row["office"] for row in found.rows}) > 1

    columns = (GridColumn("holder", wraps=True), GridColumn("office", wraps=True, weight=3, aside=True), DATE._replace(title="time"))
    return View(
        HOLDERS,
        found.rows[:limit],
        lambda rows: _page(rows, columns, line, Footnotes(footnotes), _silent(rows, found)),
        lambda: notes(found),
    )


def _silent(rows: list[Row], found: Found) -> list[Gap]:
    """The gaps of a list that is asked about as a whole, office by office."""
    if found.picked or any(row["as_of"] for row in rows):
        return []
    silent = []
    for institution, office in dict.fromkeys((row["institution"], row["office"]) for row in rows):
        lists = [one for one in found.lists if one.institution == institution and one.office in (None, office)]
        silent += gaps([row for row in rows if (row["institution"], row["office"]) == (institution, office)], lists)
    return silent


def notes(found: Found) -> list[str]:
    """What is said about the rows: who is only possible, and who is left out and why."""
    said = []
    if found.followed:
        names = ", ".join(f"{row['name']} ({row['shown']})" for row in found.followed)
        said.append(f"left out, as the next in the same office is known: {names}; without --as-of all are listed")
    if found.possible:
        said.append(f"{found.possible:,} more possible; --certain leaves out what is not sure")
    if found.departed:
        names = ", ".join(row["name"] for row in found.departed[:MAX_NAMED]) + (" and others" if len(found.departed) > MAX_NAMED else "")
        said.append(f"{len(found.departed):,} left out whom a list that is complete does not name: {names}")
    unsure = [row for row in found.rows if row["certainty"] == "possible"]
    if unsure and unsure[0]["change"]:
        said.append(
            f"{len(unsure):,} marked ? may lie outside the window, or are only known to have belonged then; --certain leaves them out"
        )
    elif unsure:
        undated = sum(row["standing"] == "undated" for row in unsure)
        said.append(f"{len(unsure):,} marked ? may not have stood then" + (f", {undated:,} of them undated" if undated else ""))
    if found.elsewhere:
        said.append(
            f"{found.elsewhere:,} left out of whom nothing is known near that time; without a window an office has all of its holders"
        )
    if found.undated:
        said.append(f"{found.undated:,} undated left out: when they {'held it' if found.picked else 'joined or left'} is not on record")
    return said


MAX_NAMED = 5
"""So many of those left out are named."""


def whole(found: Found) -> list[str]:
    """How many members there are, and whether that is all."""
    if not found.rows or found.rows[0]["change"]:
        return []
    count = counted(len({row["member"] for row in found.rows}), found.rows[0]["relation"])
    day = found.rows[0]["as_of"]
    if found.rows[0]["complete"]:
        possible = len({row["member"] for row in found.rows if row["certainty"] == "possible"})
        count += f", {possible:,} of them only possible" if possible else ""
        return [f"{count}, and that is all; lists that are complete: {_lists(one for one in found.lists if one.speaks_of(day))}"]
    if not found.lists:
        return [f"{count} on record; whether that is all no source says"]
    return [f"{count} on record{'; whether that is all no source says of this day' if day else ''}; complete: {_lists(found.lists)}"]


def _lists(lists: Iterable[Complete]) -> str:
    return ", ".join(dict.fromkeys(f"{one.shown} ({one.sources[0]['source']})" for one in lists))


def _page(
    rows: list[Row], columns: tuple[GridColumn, ...], line: Callable[[Row], tuple[Cell, ...]], marks: Footnotes, silent: Iterable[Gap] = ()
) -> list[Block]:
    """A line a row, under it the claims that say otherwise, and between two terms of one office the time of which nothing is on record."""
    if not rows:
        return []
    several = len({row["institution"] for row in rows}) > 1
    scale = axis((point(row["began"]), point(row["ended"])) for row in rows)
    before = {gap.before: gap for gap in silent}
    told: list[GridRow] = []
    for n, row in enumerate(rows):
        if gap := before.get(row["id"]):
            rest = (line(row)[1], *(Cell("") for _ in range(len(columns) + 3)))
            told.append((Cell(f"{named_year(gap.first)} – {named_year(gap.last)} not on record", "dim"), *rest))
        told.append(
            (
                *line(row),
                Cell("", drawn=lasting(scale, point(row["began"]), point(row["ended"]), succeeded=_next(row, rows[n + 1 :]))),
                Cell("?" if row["certainty"] == "possible" else "", "warn"),
                Cell(_known(row), "dim"),
                Cell(row["institution"] if several else "", "dim"),
                marks.mark(row | {"sources": row["sources"] if row["change"] else row["cited"]}),
            )
        )
        told += [_rival(other, len(columns)) for other in row["others"] if not row["change"] and differs(row, other)]
    return [
        Grid(
            (
                *columns,
                GridColumn(drawn=scale),
                GridColumn(),
                GridColumn("known", wraps=True, least=24, weight=5, aside=True),
                GridColumn("institution", weight=4, aside=True),
                CITED_IN,
            ),
            told,
            header=False,
        ),
        *marks.blocks(),
    ]


def _next(row: Row, later: list[Row]) -> Date | None:
    """When the next in the same office began; None where that is not known, or it is no office."""
    same = (
        one for one in later if row["relation"] == "holder" and (one["institution"], one["office"]) == (row["institution"], row["office"])
    )
    return next((found for one in same if (found := point(one["began"]))), None)


def _rival(other: Row, columns: int) -> tuple[Cell, ...]:
    """The line of a claim that says otherwise."""
    blank = tuple(Cell("") for _ in range(columns - 2))
    return (Cell("  also", "dim"), *blank, Cell(other["shown"], "dim"), Cell(""), Cell(""), Cell(other["id"], "dim"), Cell(""), Cell(""))


def differs(row: Row, other: Row) -> bool:
    """Whether another claim of a span gives a beginning or an end that cannot be the one shown."""
    shown = Interval(point(row["began"]) or "", point(row["ended"]) or "")
    return bool(other["date"]) and apart(shown, parse(other["date"]))


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
    """How long before the day asked about the known days end."""
    return age({**row, "date_max": row["known_to"]})
