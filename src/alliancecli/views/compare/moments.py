"""One force at several days: a line a contributor, a column a day."""

from itertools import groupby, pairwise

from alliancecli.model.quantity import amount
from alliancecli.query.rows import Row
from alliancecli.views import figures
from alliancecli.views.compare.columns import CHANGE
from alliancecli.views.compare.words import band, difference, in_percent
from alliancecli.views.figures import age
from alliancecli.views.view import Band, Block, Cell, Col, Column, Footnotes, Grid, Text, View

COLUMNS = (
    *figures.COLUMNS,
    Column("from_id", "id of the claim of the day before, which the change is from; empty where there is none"),
    *CHANGE,
    Column(
        "movement", "since the day before: new-claim, same-claim, first-claim, no-claim, came (from 0), left (to 0); empty on the first"
    ),
)


def moments(found: list[Row], labels: dict[str, str], limit: int | None, *, footnotes: bool) -> View:
    """One force at several days: a line a contributor, a column a day. `labels` name the days, by their `as_of`."""

    def page(rows: list[Row]) -> list[Block]:
        if not rows:
            return []
        marks = Footnotes(footnotes)
        lines: list[tuple[Cell, ...] | Band] = []
        footers: list[str] = []
        for series, group in groupby(rows, key=lambda row: " · ".join((row["subject_name"], band(row)))):
            members = [list(one) for _, one in groupby(group, key=lambda row: row["contributor"])]
            lines.append(Band(series))
            for cells in members:
                lines += _at_days(cells, list(labels), marks, parts=len(members) > 1)
            footers += _movements(members, labels)
        later = any(row["certainty"] == "possible" for row in rows) or any(row["others"] for row in rows)
        if later and any(one["certainty"] == "possible" for row in rows for one in (row, *row["others"])):
            footers.append("? may be of a later day")
        columns = [Col("who", wraps=True)]
        for place, label in enumerate(labels.values()):
            columns += [Col(label, ">"), *([Col("change", ">")] if place else [])]
        return [Grid((*columns, Col("source")), lines), *(Text(line, "footer") for line in dict.fromkeys(footers)), *marks.blocks()]

    return View(COLUMNS, found[:limit], page, list)


def _at_days(rows: list[Row], days: list[str], marks: Footnotes, *, parts: bool) -> list[tuple[Cell, ...]]:
    """A contributor: its numbers with their change, and under them the date and age of each. Then what stood beside them.

    Of more than two days date and age have a line each, to keep the columns narrow.
    """
    at = {row["as_of"]: row for row in rows}
    first = next((row for row in rows if row["id"]), rows[0])
    who = first["contributor_name"] or ("total" if parts else first["title"] or "total")
    top, under, last = [Cell(who, "" if first["contributor"] else "strong")], [Cell("")], [Cell("")]
    for place, day in enumerate(days):
        row = at.get(day)
        held = row is not None and row["id"] is not None
        top.append(Cell(amount(row), "number") if row and held else Cell("no claim" if row else "", "dim"))
        observed, old = _observed(row) if row and held else ("", "")
        narrow = len(days) > 2
        under.append(Cell(observed if narrow else ", ".join(filter(None, (observed, old))), "dim"))
        last.append(Cell(old if narrow else "", "dim"))
        if place:
            number, share = _said(row) if row else ("", "")
            top.append(Cell(number, "number" if row and row["change_qualifier"] else "dim"))
            under.append(Cell(share, "dim"))
            last.append(Cell(""))
    lines = [
        (*top, marks.mark({"sources": [entry for row in rows for entry in row["sources"]]})),
        *((*line, Cell("")) for line in (under, last) if any(cell.text for cell in line)),
    ]
    beside = {one["id"]: one for row in rows for one in row["others"]}
    for name, other in beside.items():
        cells = [Cell(f"also: {name}", "dim")]
        for place, day in enumerate(days):
            here = next((one for one in at[day]["others"] if one["id"] == name), None) if day in at else None
            cells += [Cell(f"{amount(here)}, {_observed(here)[0]}" if here else "", "dim"), *([Cell("")] if place else [])]
        lines.append((*cells, marks.mark(other)))
    return lines


def _observed(row: Row) -> tuple[str, str]:
    """When it was so, and whether surely by the day asked; and how old it is then: `Jan 2009`, `3 mo`."""
    return row["shown"] + (" ?" if row["certainty"] == "possible" else ""), age(row)


def _said(row: Row) -> tuple[str, str]:
    """The change since the day before, in number and percent; in words where nothing can be computed."""
    match row["movement"]:
        case "first-claim" | "same-claim":
            return row["movement"].replace("-", " "), ""
        case "came" | "left":
            return difference(row), row["movement"]
    return difference(row), in_percent(row)


def _movements(members: list[list[Row]], labels: dict[str, str]) -> list[str]:
    """Who came and who left from day to day; and who may have, because there is no claim."""
    parts = [rows for rows in members if rows[0]["contributor"]]
    renewed = {row["as_of"] for rows in members for row in rows if row["movement"] not in (None, "no-claim", "same-claim")}
    lines = []
    days = list(labels)
    for before, day in pairwise(days):
        named: dict[str, list[str]] = {}
        for rows in parts:
            row = next((row for row in rows if row["as_of"] == day), None)
            movement = row["movement"] if row else None
            gone = movement == "no-claim" and any(one["as_of"] == before and one["id"] for one in rows)
            key = "gone" if gone else str(movement)
            named.setdefault(key, []).append(rows[0]["contributor_name"])
        then, now = labels[before], labels[day]
        for key, words in (
            ("came", f"came by {now} (0 at {then})"),
            ("left", f"left by {now} (0 there)"),
            ("first-claim", f"no claim by {then}, so perhaps come by {now} or only named since"),
            ("same-claim", f"no newer claim by {now} though others have one, so perhaps left or only not named" if day in renewed else ""),
            ("gone", f"no claim at {now} young enough, so perhaps left or only not named"),
        ):
            if key in named and words:
                lines.append(f"{words}: {', '.join(named[key])}")
    return lines
