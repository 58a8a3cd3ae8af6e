"""One force at several days: a line a contributor, a column a day."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from alliancecli.model.columns import Column, followed
from alliancecli.model.quantity import amount
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.views import figures
from alliancecli.views.blocks import CITED_IN, Block, Cell, Grid, GridColumn, GridRow, SectionRow, Text
from alliancecli.views.compare.pivot import CHANGE, band, difference, in_percent
from alliancecli.views.figure_page import age, label
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View

COLUMNS = followed(
    figures.COLUMNS,
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
        lines: list[GridRow] = []
        footers: list[str] = []
        for series, group in _together(rows, lambda row: " · ".join((row["subject_name"], band(row)))).items():
            members = list(_together(group, lambda row: row["contributor"]).values())
            lines.append(SectionRow(series))
            for cells in members:
                lines += _at_days(cells, list(labels), marks, parts=len(members) > 1)
            footers += _movements(members, labels)
        if any(one["certainty"] == "possible" for row in rows for one in (row, *row["others"])):
            footers.append("? may be of a later day")
        columns = [GridColumn("who", wraps=True)]
        for place, day in enumerate(labels.values()):
            columns += [GridColumn(day, ">", wraps=True, least=12), *([GridColumn("change", ">", wraps=True, least=10)] if place else [])]
        return [Grid((*columns, CITED_IN), lines), *(Text(line, "footer") for line in dict.fromkeys(footers)), *marks.blocks()]

    def lead(rows: list[Row], _: int | None) -> str:
        names = ", ".join(dict.fromkeys(row["subject_name"] for row in rows))
        return f"{names} at {counted(len(labels), 'date')}: {', '.join(labels.values())}"

    return View(COLUMNS, found[:limit], page, lead=lead)


def _together(rows: list[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """The rows of each key, wherever they stand: in an order that was asked for they may stand apart."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _at_days(rows: list[Row], days: list[str], marks: Footnotes, *, parts: bool) -> list[tuple[Cell, ...]]:
    """A contributor: its numbers with their change, and under them the date and age of each. Then what stood beside them.

    Of more than two days date and age have a line each, to keep the columns narrow.
    """
    at = {row["as_of"]: row for row in rows}
    first = next((row for row in rows if row["id"]), rows[0])
    who = first["contributor_name"] or ("total" if parts else first["title"] or "total")
    columns = [(Cell(who, "" if first["contributor"] else "strong"), Cell(""), Cell(""))]
    for place, day in enumerate(days):
        columns += [_held(at.get(day), narrow=len(days) > 2), *([_change(at.get(day))] if place else [])]
    top, *under = zip(*columns, strict=True)
    lines = [(*top, marks.mark(*rows)), *((*line, Cell("")) for line in under if any(cell.text for cell in line))]
    for name, other in {one["id"]: one for row in rows for one in row["others"]}.items():
        line = [Cell(f"also: {label(other, with_subject=False)}", "dim")]
        for place, day in enumerate(days):
            here = next((one for one in at[day]["others"] if one["id"] == name), None) if day in at else None
            line += [Cell(f"{amount(here)}, {_observed(here)}" if here else "", "dim"), *([Cell("")] if place else [])]
        lines.append((*line, marks.mark(other)))
    return lines


def _held(row: Row | None, *, narrow: bool) -> tuple[Cell, Cell, Cell]:
    """The number of a day, and under it when that was so and how old it is then; `narrow` on two lines."""
    if row is None or row["id"] is None:
        return Cell("no claim" if row else "", "dim"), Cell("", "dim"), Cell("", "dim")
    under = (_observed(row), age(row)) if narrow else (", ".join(filter(None, (_observed(row), age(row)))), "")
    return Cell(amount(row), "number"), Cell(under[0], "dim"), Cell(under[1], "dim")


def _observed(row: Row) -> str:
    """When it was so, and whether surely by the day asked: `Jan 2009 ?`."""
    return str(row["shown"]) + (" ?" if row["certainty"] == "possible" else "")


def _change(row: Row | None) -> tuple[Cell, Cell, Cell]:
    """The change since the day before, and under it the same in percent; in words where nothing can be computed."""
    if row is None:
        return Cell("", "dim"), Cell("", "dim"), Cell("")
    movement = row["movement"]
    number = movement.replace("-", " ") if movement in ("first-claim", "same-claim") else difference(row)
    share = movement if movement in ("came", "left") else in_percent(row)
    return Cell(number, "number" if row["change_qualifier"] else "dim"), Cell(share, "dim"), Cell("")


def _movements(members: list[list[Row]], labels: dict[str, str]) -> list[str]:
    """Who came and who left from day to day; and who may have, because there is no claim."""
    parts = [{row["as_of"]: row for row in rows} for rows in members if rows[0]["contributor"]]
    renewed = {row["as_of"] for rows in members for row in rows if row["movement"] not in (None, "no-claim", "same-claim")}
    lines = []
    for before, day in pairwise(labels):
        named: dict[str, list[str]] = {}
        for row, past in ((at[day], at[before]) for at in parts if day in at and before in at):
            movement = "gone" if row["movement"] == "no-claim" and past["id"] else row["movement"]
            named.setdefault(movement, []).append(row["contributor_name"])
        if day not in renewed:
            named.pop("same-claim", None)
        then, now = labels[before], labels[day]
        words = {
            "came": f"came by {now} (0 at {then})",
            "left": f"left by {now} (0 there)",
            "first-claim": f"no claim by {then}, so perhaps come by {now} or only named since",
            "same-claim": f"no newer claim by {now} though others have one, so perhaps left or only not named",
            "gone": f"no claim at {now} young enough, so perhaps left or only not named",
        }
        lines += [f"{said}: {', '.join(named[movement])}" for movement, said in words.items() if movement in named]
    return lines
