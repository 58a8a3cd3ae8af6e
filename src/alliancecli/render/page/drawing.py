"""A timeline drawn: an axis that gives the years with events their room, a lane a theatre, a mark an event."""

from bisect import bisect_right
from collections.abc import Callable
from html import escape
from itertools import pairwise
from math import log2
from typing import NamedTuple

from alliancecli.dates import named_year, parse, read_iso
from alliancecli.model.characters import escape_controls
from alliancecli.query.rows import Row

WIDTH = 1100
"""Pixels that marks are laid out for; a narrower window scrolls."""
LEAST = {False: 6, True: 14}
"""Pixels that a mark takes at least; more where its border must be seen (`circa`, `doubt`, `possible`)."""
PITCH = 9
"""Pixels from one line of a lane to the next."""
STUB = 4.0
"""Percent of the axis over which an open end fades: how far it reaches nobody said."""
SHORT = 120
"""Years that an axis always shows to one scale."""
NEAR, MANY = 10, 6
"""A longer axis keeps its scale where at least so MANY years with a date lie so NEAR, before and after; the rest is drawn shorter."""
SHORTENED = 18.0
"""Percent of the axis that all shortened stretches take together, at most."""
ZOOMS = 8
"""The number of times that the axis doubles before every year has its label."""

LEGEND = {
    "day": "a day",
    "within": "pale: some time within",
    "span": "from, to",
    "fades": "fading: open end or beginning",
    "circa": "dashed: approximate (c.)",
    "doubt": "dotted, ?: uncertain",
    "possible": "hatched: may lie outside the span asked for",
}
VAGUE = frozenset(("circa", "doubt", "possible"))
"""The kinds of mark and what each means, in the order of the legend."""


def safe(text: object) -> str:
    """Text for an element or a quoted attribute: nothing in it is markup, nothing steers."""
    return escape(escape_controls(str(text)))


def year(day: str) -> int:
    """The year of an ISO day, counted as ISO 8601 does: 0 is 1 BC."""
    return read_iso(day)[0]


class Axis(NamedTuple):
    """Years, where each stands in percent, and whether the axis keeps its scale up to the next; straight in between."""

    years: tuple[int, ...]
    places: tuple[float, ...]
    kept: tuple[bool, ...]

    def place(self, moment: float) -> float:
        """The position of a moment, in percent from the left."""
        n = min(max(bisect_right(self.years, moment), 1), len(self.years) - 1)
        (low, high), (left, right) = self.years[n - 1 : n + 1], self.places[n - 1 : n + 1]
        return min(max(left + (moment - low) * (right - left) / (high - low), 0.0), 100.0)

    def shortened(self) -> list[tuple[float, float]]:
        """The stretches that are drawn shorter, in percent."""
        found: list[tuple[float, float]] = []
        for (left, right), keep in zip(pairwise(self.places), self.kept, strict=True):
            if not keep:
                found[-1:] = [(found[-1][0], right)] if found and found[-1][1] == left else [*found[-1:], (left, right)]
        return found


def axis_of(rows: list[Row]) -> Axis:
    """The axis for rows of which at least one has an end that is known."""
    used = {year(row[key]) for row in rows for key in ("date_min", "date_max") if row[key]}
    years = sorted(used | {number + 1 for number in used})
    busy = {number for number in years if years[-1] - years[0] <= SHORT or sum(abs(number - other) <= NEAR for other in used) >= MANY}
    kept = [low in busy and high in busy and high - low <= NEAR for low, high in pairwise(years)]
    steps = [high - low for low, high in pairwise(years)]
    plain = float(sum(step for step, keep in zip(steps, kept, strict=True) if keep))
    long = sum(log2(1 + step) for step, keep in zip(steps, kept, strict=True) if not keep)
    squeeze = min(1.0, plain * SHORTENED / (100 - SHORTENED) / long) if long and plain else 1.0
    weights = [step if keep else log2(1 + step) * squeeze for step, keep in zip(steps, kept, strict=True)]
    places = [0.0]
    for weight in weights:
        places.append(places[-1] + weight * 100 / sum(weights))
    return Axis(tuple(years), tuple(places), tuple(kept))


class Mark(NamedTuple):
    """The position of an event, in percent, and the kinds of vagueness that show on it."""

    left: float
    right: float
    kinds: tuple[str, ...]


def mark(row: Row, axis: Axis) -> Mark | None:
    """The mark of an event; None where neither end is known."""
    low, high = row["date_min"], row["date_max"]
    if not low and not high:
        return None
    left = axis.place(_moment(low)) if low else axis.place(_moment(high, end=True)) - STUB
    right = axis.place(_moment(high, end=True)) if high else axis.place(_moment(low)) + STUB
    date = parse(row["date"])
    lasting = row["precision"] == "interval" and row["date"][0] != "{"
    kinds = ["day" if row["precision"] == "day" else "span" if lasting else "within"]
    kinds += ["begins"] * (not low) + ["fades"] * (not high)
    kinds += ["circa"] * date.approximate + ["doubt"] * date.uncertain + ["possible"] * (row["certainty"] == "possible")
    return Mark(max(left, 0.0), min(right, 100.0), tuple(kinds))


def _moment(day: str, *, end: bool = False) -> float:
    """An ISO day as a year with its fraction; with `end` the end of that day."""
    whole, month, number = read_iso(day)
    return whole + min((month - 1) / 12 + (number - (not end)) / 372 + (end and number > 27) * (31 - number) / 372, 1.0)


def drawing(rows: list[Row], label: Callable[[Row], str]) -> tuple[str, str]:
    """The drawing as HTML and the rules that place its marks; both empty where no row has an end that is known.

    `label` is what a row's mark says when it is pointed at.
    """
    known = [row for row in rows if row["date_min"] or row["date_max"]]
    if not known:
        return "", ""
    axis = axis_of(known)
    marks = {row["id"]: found for row in known if (found := mark(row, axis))}
    rules = [f".m{n}{{left:{m.left:.4f}%;width:{m.right - m.left:.4f}%}}" for n, m in enumerate(marks.values())]
    numbers = {name: n for n, name in enumerate(marks)}
    lanes: dict[str, list[Row]] = {}
    for row in known:
        for theatre in row["theatres"] or [""]:
            lanes.setdefault(theatre, []).append(row)
    drawn, deepest = [], 0
    for theatre, members in sorted(lanes.items(), key=lambda lane: (not lane[0], -len(lane[1]), lane[0])):
        depths = _stacked([marks[row["id"]] for row in members])
        height = max(depths) + 1
        deepest = max(deepest, height)
        links = "".join(
            f'<a class="mark m{numbers[row["id"]]} r{depth} {" ".join(marks[row["id"]].kinds)}" href="#{safe(row["id"])}" '
            f'tabindex="-1" title="{safe(label(row))}"></a>'
            for row, depth in zip(members, depths, strict=True)
        )
        name = safe(theatre or "no theatre")
        drawn.append(f'<div class="lane"><p>{name} <i>{len(members):,}</i></p><div class="track h{height}"><div class="inner">{links}')
        drawn.append("</div></div></div>\n")
    rules += [f".r{n}{{top:{n * PITCH}px}}.h{n + 1}{{height:{n * PITCH + 8}px}}" for n in range(deepest)]
    backdrop, placed = _backdrop(axis)
    stops = " ".join(f"{number}:{place:.4f}" for number, place in zip(axis.years, axis.places, strict=True))
    html = (
        f'<div class="scroll" role="region" tabindex="0" aria-label="The drawing, scrolls sideways">'
        f'<div class="plot z0" data-axis="{stops}" aria-hidden="true">\n'
        f'<div class="track back"><div class="inner">{backdrop}</div></div>\n{"".join(drawn)}</div></div>\n'
    )
    return f"{_caption(list(marks.values()), axis, len(rows) - len(known))}{html}", "".join(rules) + placed


def _stacked(marks: list[Mark]) -> list[int]:
    """The line of its lane that each mark takes, so that none covers another; marks come in order of time."""
    free: list[float] = []
    depths = [0] * len(marks)
    for n in sorted(range(len(marks)), key=lambda n: marks[n].left):
        left = marks[n].left * WIDTH / 100
        right = max(marks[n].right * WIDTH / 100, left + LEAST[bool(VAGUE & set(marks[n].kinds))]) + 1.5
        depth = next((d for d, end in enumerate(free) if end <= left), len(free))
        free[depth : depth + 1] = [right]
        depths[n] = depth
    return depths


def _backdrop(axis: Axis) -> tuple[str, str]:
    """The shortened stretches and the years with their lines, and the rules that place them.

    A year belongs to the first zoom at which its label keeps clear of the others, round years first.
    """
    html, rules = [], []
    for n, (left, right) in enumerate(axis.shortened()):
        html.append(f'<b class="short g{n}"></b>')
        rules.append(f".g{n}{{left:{left:.4f}%;width:{right - left:.4f}%}}")
    span = range(axis.years[0], axis.years[-1] + 1)
    long = len(span) > 4 * len(axis.years)
    candidates = list((set(axis.years) if long else set(span)) | {c for c in span if c % 50 == 0})
    candidates.sort(key=lambda number: (next(n for n, round_ in enumerate((100, 10, 5, 2, 1)) if number % round_ == 0), number))
    placed: list[float] = []
    taken: set[int] = set()
    for zoom in range(ZOOMS):
        room = 4600 / WIDTH / 2**zoom
        for number in candidates:
            place = axis.place(number)
            if number not in taken and place < 100 - room / 2 and all(abs(place - other) >= room for other in placed):
                taken.add(number)
                placed.append(place)
                html.append(f'<b class="tick t{zoom} y{len(placed)}">{named_year(number)}</b>')
                rules.append(f".y{len(placed)}{{left:{place:.4f}%}}")
    return "".join(html), "".join(rules)


def _caption(marks: list[Mark], axis: Axis, left_out: int) -> str:
    """The legend of what is drawn, and what the drawing does to time."""
    used = {kind if kind != "begins" else "fades" for found in marks for kind in found.kinds}
    samples = "".join(
        f'<li><span class="mark sample {kind}" aria-hidden="true"></span>{words}</li>' for kind, words in LEGEND.items() if kind in used
    )
    said = "Each mark is a link to its record in the list below; an event that acted in two theatres stands in both lanes."
    if axis.shortened():
        said += " Stretches with few dates are shaded and drawn shorter."
    if left_out:
        said += f" {left_out:,} without a known end stand{'s' * (left_out == 1)} in the list only."
    return f'<figcaption><ul class="legend">{samples}</ul><p>{said}</p></figcaption>\n'
