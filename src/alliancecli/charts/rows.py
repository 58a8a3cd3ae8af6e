"""Charts of lines: a name, marks on a scale of numbers, words at the right. What ranked bars, dumbbells and bullets share."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from alliancecli.charts.frame import COLOR, MARGIN, WIDTH, Spec
from alliancecli.charts.theme import INK, QUIET

STEP = 20
"""Height of a line."""

NAMES, SAID = 165, 215
"""Room for the names at the left, and for the words at the right."""

LETTER = 6.2
"""Pixels of a letter of the numbers between marks and words."""

VALUE = {"field": "value", "type": "quantitative"}
"""Where a mark stands, and the colour that it carries."""


class Line(NamedTuple):
    """A line: its name, its number, what is said at the right, its marks (each a `kind` and a `value`), whether it is a whole of parts."""

    name: str
    number: str
    said: str
    marks: Sequence[Mapping[str, Any]]
    whole: bool = False


def panel(lines: Sequence[Line], layers: Iterable[Spec], title: Spec | None, unit: str) -> Spec:
    """The lines under one another. Each of `layers` has the marks of one `kind`, as `of` makes it."""
    numbers = round(max(len(line.number) for line in lines) * LETTER)
    width = WIDTH + MARGIN - NAMES - SAID - numbers
    places: Spec = {"field": "n", "type": "ordinal", "scale": {"domain": list(range(len(lines)))}, "axis": None}
    marks = [{**mark, "n": n} for n, line in enumerate(lines) for mark in line.marks]
    kinds = {mark["kind"] for mark in marks}
    greatest = max((mark["value"] for mark in marks), default=0) * 1.06 or 1
    across = {
        **VALUE,
        "scale": {"domain": [0, greatest], "nice": False},
        "axis": {"title": unit, "titleAnchor": "start", "titleAlign": "left", "tickCount": 4, "format": ",~r"},
    }

    def words(texts: list[str], **look: Any) -> Spec:
        values = [{"n": n, "words": text} for n, text in enumerate(texts) if text]
        mark = {"type": "text", "baseline": "middle", "fontSize": 11, **look}
        return {"data": {"values": values}, "mark": mark, "encoding": {"text": {"field": "words", "type": "nominal"}}}

    named = [
        words(
            [line.name if line.whole == whole else "" for line in lines],
            x=-8,
            align="right",
            color=INK,
            limit=NAMES - 8,
            fontWeight=weight,
        )
        for whole, weight in ((False, 400), (True, 700))
    ]
    number = words([line.number for line in lines], x=width + numbers + 8, align="right", color=INK, fontWeight=600)
    said = words([line.said for line in lines], x=width + numbers + 18, align="left", color=QUIET, limit=SAID)
    drawn = [one for one in layers if one["transform"][0]["filter"].split("'")[1] in kinds]
    plot: Spec = {
        "width": width,
        "height": {"step": STEP},
        "data": {"values": marks},
        "encoding": {"y": places},
        "layer": [{"mark": {"type": "point", "opacity": 0}, "encoding": {"x": across}}, *drawn, *named, number, said],
    }
    return {**plot, "title": {**title, "offset": 10}} if title else plot


def of(kind: str, mark: Spec, **encoding: Spec) -> Spec:
    """A layer of the marks of one kind."""
    return {"transform": [{"filter": f"datum.kind == '{kind}'"}], "mark": mark, "encoding": {"x": VALUE, "color": COLOR, **encoding}}


def bars(thickness: float) -> list[Spec]:
    """The layers of bars that keep their hedge: what is sure is full, what may be is pale, what is open ends in an arrow."""
    rest = {"x2": {"field": "start"}}
    return [
        of("sure", {"type": "bar", "height": thickness}, **rest),
        of("old", {"type": "bar", "height": thickness, "opacity": 0.4}, **rest),
        of("maybe", {"type": "bar", "height": thickness, "opacity": 0.25}, **rest),
        of("more", {"type": "point", "shape": "M0,-0.6L0.9,0L0,0.6", "size": 60, "filled": False, "strokeWidth": 1.8, "xOffset": 3}),
    ]


def bar(low: float | None, high: float | None, color: str, *, old: bool = False) -> list[dict[str, Any]]:
    """The marks of a bar from nothing to a number: to its `low` end for sure, on to its `high` one perhaps."""
    made: list[dict[str, Any]] = []
    if low:
        made.append({"kind": "old" if old else "sure", "start": 0, "value": low, "color": color})
    if high is None:
        made.append({"kind": "more", "value": low or 0, "color": color})
    elif high > (low or 0):
        made.append({"kind": "maybe", "start": low or 0, "value": high, "color": color})
    return made
