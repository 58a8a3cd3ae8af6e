"""What was last known: bars, ranked, with the age of each and its rivals."""

from collections.abc import Sequence
from typing import Any

from alliancecli.charts.caption import Sources, absent
from alliancecli.charts.frame import FEW, NO_NUMBER, Asked, Chart, frame, heading, named, names, told, what
from alliancecli.charts.rows import NAMES, Line, bar, bars, of, panel
from alliancecli.charts.theme import INK, colors
from alliancecli.errors import BadUsage
from alliancecli.model.quantity import amount, largest, quantity
from alliancecli.model.words import counted, unreal
from alliancecli.query.rows import Row
from alliancecli.views.figure_page import age


def ranked(rows: Sequence[Row], asked: Asked) -> Chart:
    """A line an answer, `others` its rivals. What is wholly the claim of one force stands before its parts."""
    drawn = [row for row in rows if not row["missing"]]
    missing = [row for row in rows if row["missing"]]
    if not drawn:
        raise BadUsage(NO_NUMBER)
    parts = any(row["whole"] for row in drawn) or len({row["subject"] for row in drawn}) == 1
    hues = colors((row["subject"] for row in drawn), asked.hues)
    bands: dict[str, list[Row]] = {}
    for row in drawn:
        bands.setdefault(_band(row, asked, parts), []).append(row)
    cited = Sources(asked.sources)
    plots, texts = [], []
    for place, (band, held) in enumerate(sorted(bands.items(), key=lambda pair: _weight(pair[1]))):
        who = _who(held, parts)
        if place and len(held) < FEW:
            claims = (f"{who[row['id']]} {amount(row)}, {row['shown']}{_old(row)}{cited.bracket(row)}" for row in held)
            texts.append(f"{band}: {'; '.join(claims)}.")
            continue
        ordered = sorted(held, key=lambda row: (parts and row["contributor"] is not None, -largest(row)))
        made = [_line(row, who[row["id"]], hues[row["subject"]], cited, parts) for row in ordered]
        rivals = of(
            "rival", {"type": "point", "size": 46, "strokeWidth": 1.6, "filled": False, "fill": "white", "opacity": 1}, color={"value": INK}
        )
        plots.append(panel(made, [*bars(12), rivals], heading(band, NAMES) if len(bands) > 1 else None, held[0]["unit"]))
    plots += told(texts, NAMES)
    said = ["A bar is the claim that was last known; " + "; ".join(_key(drawn)) + ".", *filter(None, [absent(missing)])]
    under = [" · ".join(filter(None, (next(iter(bands)) if len(bands) == 1 else None, asked.words, counted(len(drawn), "answer"))))]
    return Chart(frame(f"{named(drawn)}: {what(drawn)}", under, plots, said, cited, NAMES), [])


def _weight(rows: list[Row]) -> tuple[Any, ...]:
    """What orders panels: those that have enough to draw, what is new, what was, what is in force; then the larger."""
    row = rows[0]
    return len(rows) < FEW, row["stale"], row["status"] != "actual", row["scope"] != "in-force", -len(rows)


def _key(rows: Sequence[Row]) -> list[str]:
    """What the marks mean that occur."""
    hedged = {row["qualifier"] for row in rows}
    found = ["at the right its date, its age and its source"]
    found += ["ring: a rival, or what may be later"] if any(row["others"] for row in rows) else []
    found += ["?: the claim itself may be later"] if any(row["certainty"] == "possible" for row in rows) else []
    found += ["pale end: up to there"] if hedged & {"range", "under", "up-to"} else []
    found += ["arrow: or more"] if hedged & {"over", "at-least"} else []
    return found + (
        ["pale bar: over two years older than the newest of its force, or perhaps later"] if any(row["stale"] for row in rows) else []
    )


def _band(row: Row, asked: Asked, parts: bool) -> str:
    """The panel of an answer: of a force where it has parts, else what is counted of all forces."""
    scope = asked.scope(row)
    counts = " ".join(filter(None, (unreal(row), row["measure"] if row["measure"] != row["unit"] else None, row["unit"])))
    return " · ".join(filter(None, (row["subject_name"] if parts else None, counts, scope, "older" if row["stale"] else None)))


def _who(rows: list[Row], parts: bool) -> dict[str, str]:
    """The name of each answer of a panel, by its id."""
    return {row["id"]: row["contributor_name"] or "Total" for row in rows} if parts else names(rows)


def _line(row: Row, who: str, color: str, cited: Sources, parts: bool) -> Line:
    said = quantity(row)
    others = [one for one in row["others"] if not one["missing"]]
    marks = bar(said.low, said.high, color, old=row["stale"] or row["certainty"] == "possible")
    marks += [{"kind": "rival", "value": quantity(one).most, "color": color} for one in others]
    number = amount(row) + (" ?" if row["certainty"] == "possible" else "")
    return Line(who, number, f"{row['shown']}{_old(row)}{cited.bracket(row, *others)}", marks, parts and not row["contributor"])


def _old(row: Row) -> str:
    return f", {age(row)}" if age(row) else ""
