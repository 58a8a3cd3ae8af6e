"""Claims made ready to be drawn: which of them are, the marks that they get, the panel that each belongs to, the title."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from alliancecli.charts.caption import Sources
from alliancecli.charts.frame import FEW, NO_NUMBER, Asked, named, names, what
from alliancecli.charts.labels import Mark
from alliancecli.charts.marks import domain, mark, placed, top
from alliancecli.charts.theme import SHAPES, colors
from alliancecli.errors import BadUsage
from alliancecli.model.words import counted
from alliancecli.query.figures import key_of
from alliancecli.query.rows import Row

LONG = 24
"""A series with more claims than these by one source is drawn as steps: each claim as long as its period, no point, no source at each."""


class Prepared(NamedTuple):
    """Claims ready to be drawn: those with a number and those without; the marks of the first by panel, the fullest first.

    `span` is the time that holds all of them, `cited` the sources, `notes` what is to be said on stderr.
    """

    drawn: list[Row]
    missing: list[Row]
    panels: dict[str, list[Mark]]
    span: tuple[int, int]
    cited: Sources
    notes: list[str]

    @property
    def marks(self) -> list[Mark]:
        """The marks of all panels."""
        return [one for held in self.panels.values() for one in held]

    @property
    def series(self) -> list[str]:
        """The names of what is told apart."""
        return list(dict.fromkeys(one["who"] for one in self.marks))


def prepared(rows: Sequence[Row], asked: Asked) -> Prepared:
    """The claims that are drawn, as marks.

    Totals stand for a force, parts where it has no total: nothing is added up. A scope has a panel and a scale of its own.

    Raises BadUsage where none gives a number, or the claims are of different measures.
    """
    _refuse_unlike(rows)
    held, notes = _totals(rows)
    missing = [row for row in held if row["missing"]]
    held = [row for row in held if not row["missing"]]
    if not held:
        raise BadUsage(NO_NUMBER)
    if missing:
        notes.append(f"{len(missing):,} of the claims give no number; they are not drawn")
    cited = Sources(asked.sources)
    panels = _panels(held, asked)
    marks, span = _marks([row for found in panels.values() for row in found], cited, asked)
    return Prepared(held, missing, {name: [marks[row["id"]] for row in found] for name, found in panels.items()}, span, cited, notes)


def _refuse_unlike(rows: Sequence[Row]) -> None:
    counts = Counter(row["measure"] for row in rows)
    if len(counts) > 1:
        listed = ", ".join(f"{term} ({count:,})" for term, count in counts.items())
        raise BadUsage(f"--chart: unlike claims cannot share an axis, these are of several measures: {listed}; name one with --measure")


def _totals(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The totals of every subject that has any, else its parts; and how many parts that leaves out."""
    whole = {row["subject"] for row in rows if not row["contributor"] and not row["missing"]}
    kept = [row for row in rows if not row["contributor"] or row["subject"] not in whole]
    parts = len(rows) - len(kept)
    are, them = ("is of a part", "it") if parts == 1 else ("are of parts", "them")
    return kept, [f"{parts:,} of the claims {are}, not drawn beside totals; --contributor NAME draws {them}"] if parts else []


def _panels(rows: list[Row], asked: Asked) -> dict[str, list[Row]]:
    """The claims of each scope and unit by its name: what is in force first, then the one with most claims."""
    units = {row["unit"] for row in rows}
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(", ".join(filter(None, (row["unit"] if len(units) > 1 else None, asked.scope(row)))), []).append(row)
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0]["scope"] != "in-force" or len(pair[1]) < FEW, -len(pair[1]))))


def _marks(rows: list[Row], cited: Sources, asked: Asked) -> tuple[dict[str, Mark], tuple[int, int]]:
    """The mark of each claim, by its id, with what it looks like; and the span of time that holds all."""
    who = names(rows)
    forces = {row["subject"] for row in rows}
    owner = {row["id"]: who[row["id"]] if len(forces) == 1 and row["contributor"] else row["subject"] for row in rows}
    hues = colors(owner.values(), asked.hues)
    made = [mark(row, who[row["id"]], asked.scope(row), cited.number(row)) for row in rows]
    span = domain(made)
    counts = Counter(map(_compiled, rows))
    found = {}
    for row, one in zip(rows, made, strict=True):
        step = counts[_compiled(row)] > LONG and one["hedge"] == "exact" and one["status"] == "actual" and not any(one["open"])
        found[row["id"]] = whole = {
            **placed(one, span),
            "step": step,
            "pointed": not step and not any(one["open"]),
            "shape": SHAPES[one["status"]],
            "color": hues[owner[row["id"]]],
            "level": top(one),
        }
        whole["has"] = _has(whole)
    return found, span


def _compiled(row: Row) -> tuple[Any, ...]:
    """What claims share that one source made as a series."""
    return key_of(row), row["sources"][0]["source"]


def _has(one: Mark) -> dict[str, bool]:
    """What a claim is drawn by; a source that gives no beginning, or no end, gives no place for a point."""
    ranged, pointed = one["hedge"] == "range", one["pointed"] and one["hedge"] != "range"
    parts = {
        "area": one["long"] and ranged,
        "line": one["long"] and not ranged and not one["step"],
        "step": one["step"],
        "left": one["open"][0] and not ranged,
        "right": one["open"][1] and not ranged,
        "bar": ranged,
        "up": one["hedge"] == "up",
        "down": one["hedge"] == "down",
        "full": pointed and one["hedge"] != "rough",
        "hollow": pointed and one["hedge"] == "rough",
    }
    return {part: True for part, drawn in parts.items() if drawn}


def headings(found: Prepared, asked: Asked) -> tuple[str, list[str]]:
    """The title of a chart, and what stands under it: what is counted."""
    givers, status = ({row[key] for row in found.drawn} for key in ("contributor_name", "status"))
    scopes = list(dict.fromkeys(map(asked.scope, found.drawn)))
    giver = next(iter(givers)) if len(givers) == 1 else None
    said = [
        f"from {giver}" if giver else None,
        (scopes[0] or None) if len(scopes) == 1 else f"{len(scopes)} scopes, each on a scale of its own",
        next(iter(status)) if len(status) == 1 else None,
        asked.words or None,
        counted(len(found.drawn), "claim"),
    ]
    return f"{named(found.drawn)}: {what(found.drawn)}", [" · ".join(filter(None, said))]
