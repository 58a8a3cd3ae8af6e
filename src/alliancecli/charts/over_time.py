"""Claims over time: a mark a claim, nothing between them. A panel a scope; of many series a small panel each."""

from collections.abc import Iterable, Iterator, Sequence

from alliancecli.charts.caption import absent, bracketed, key
from alliancecli.charts.frame import COLOR, FEW, LOW_PANEL_CLAIMS, MARGIN, WIDTH, Asked, Chart, Spec, frame, heading, told
from alliancecli.charts.labels import Mark, Plane, labels, telling
from alliancecli.charts.marks import domain, top
from alliancecli.charts.prepared import headings, prepared
from alliancecli.charts.theme import DOWN, LEFT, QUIET, RIGHT, SHAPES, UP
from alliancecli.model.words import few, unreal
from alliancecli.query.rows import Row

TALL, MIDDLE, LOW = 300, 180, 90
"""Heights of a panel: alone, beside others, and of few claims."""


TOGETHER = 4
"""So many series share a panel; more have a small one each."""

COLUMNS, SMALL, SHORT = 3, 196, 78
"""Small panels beside one another, and their size."""

MOST = 60
"""Small panels of a scope; smaller series are named."""


"""The colour that a mark carries."""

SHAPE = {"field": "shape", "type": "nominal", "scale": None}
"""The shape that a mark carries."""

SAID = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (
        ("claim", "claim"),
        ("date", "when"),
        ("who", "of"),
        ("status", "status"),
        ("panel", "scope"),
        ("source", "source"),
        ("caveat", "caveat"),
        ("id", "id"),
    )
]
"""What is said of a mark that is pointed at."""


def over_time(rows: Sequence[Row], asked: Asked) -> Chart:
    """Every claim at its time. Raises BadUsage as `prepared` does."""
    found = prepared(rows, asked)
    panels = {name: held for place, (name, held) in enumerate(found.panels.items()) if not place or len(held) >= FEW}
    several = len(panels) > 1
    plots: list[Spec] = []
    for name, marks in panels.items():
        series = list(dict.fromkeys(one["who"] for one in marks))
        if len(series) > TOGETHER:
            plots += _small(marks, series, name if several else "")
        else:
            height = TALL if not several else LOW if len(marks) <= LOW_PANEL_CLAIMS else MIDDLE
            above = heading(name or "no scope said") if several else None
            plots.append(_plot(marks, found.span, (WIDTH, height), above, names=len(found.series) > 1))
    plots += told(_thin(name or "no scope said", marks) for name, marks in found.panels.items() if name not in panels)
    shown = [one for marks in panels.values() for one in marks]
    said = [
        key(
            {one["hedge"] for one in shown},
            periods=any(one["long"] and not one["step"] for one in shown),
            opened=any(any(one["open"]) for one in shown),
            numbers=asked.sources and any(not one["step"] for one in shown),
        ),
        *(["Of a long series each claim is a line as long as its time."] if any(one["step"] for one in shown) else []),
        *filter(None, [absent(found.missing)]),
    ]
    title, under = headings(found, asked)
    if len(panels) == 1 and len({one["who"] for one in shown}) == 1 and len(shown) >= FEW:
        under.append(_in_short(shown))
    return Chart(frame(title, under, plots, said, found.cited), found.notes)


def _small(marks: list[Mark], series: list[str], name: str) -> list[Spec]:
    """A small panel for each series, each with a scale of its own; those of few claims last, as lines of text."""
    span = domain(marks)
    held = {one: [mark for mark in marks if mark["who"] == one] for one in series}
    drawn = [one for one in series if len(held[one]) >= FEW]
    drawn.sort(key=lambda one: -max(map(top, held[one])))
    shown = drawn[:MOST]
    rows: list[Spec] = []
    for place in range(0, len(shown), COLUMNS):
        beside = shown[place : place + COLUMNS]
        panels = [
            _plot(
                held[one],
                span,
                (SMALL, SHORT),
                {**heading(one), "text": one, "fontSize": 11, "limit": SMALL + MARGIN // 2, "dx": -MARGIN // 2},
            )
            for one in beside
        ]
        row: Spec = {"hconcat": panels, "spacing": 10}
        if name and not place:
            row["title"] = heading(name)
        rows.append(row)
    rest = [one for name in series if name not in drawn for one in held[name]]
    claims = "; ".join(f"{one['who']} {one['amount']}, {one['date']}{bracketed(one['number'])}" for one in rest)
    texts = [f"Of fewer than {FEW} claims: {claims}."] if rest else []
    if more := drawn[MOST:]:
        texts.append(f"Smaller, and not drawn: {few(more, 6)}; name one to see it.")
    return [*rows, *told(texts)]


def _thin(scope: str, marks: list[Mark]) -> str:
    """The claims of a scope that has too few to draw."""
    claims = (
        " ".join(filter(None, (one["who"], unreal(one), one["amount"]))) + f", {one['date']}{bracketed(one['number'])}" for one in marks
    )
    return f"{scope}. {'; '.join(claims)}."


X: Spec = {"field": "at", "type": "temporal", "scale": {"type": "utc"}}
Y: Spec = {"field": "level", "type": "quantitative"}
"""Where a mark stands: at its time, on its level."""


def _plot(marks: list[Mark], span: tuple[int, int], size: tuple[int, int], title: Spec | None, *, names: bool = False) -> Spec:
    """One panel: the layers over its marks, and the words beside them, `names` of series among these."""
    width, height = size
    small = width < WIDTH
    greatest = max(map(top, marks)) * (1.45 if height <= LOW else 1.15) or 1
    plane = Plane(span, greatest, width, height)
    words = labels(marks, plane, names=names, rest=not small and not marks[0]["step"])
    axes = {"x": _x_axis(plane.span, small), "y": _y_axis(greatest, "" if small else marks[0]["unit"], low=height <= LOW)}
    layers = [
        {"mark": {"type": "point", "opacity": 0}, "encoding": {**axes, **_legend(marks, small)}},
        *(
            {"transform": [{"filter": f"datum.has.{part}"}], "mark": drawn, "encoding": encoding}
            for part, drawn, encoding in _layers(0.6 if small else 1)
            if any(part in one["has"] for one in marks)
        ),
        *_words(words, small),
    ]
    plot: Spec = {"width": width, "height": height, "data": {"values": marks}, "layer": layers}
    return {**plot, "title": title} if title else plot


def _x_axis(span: Sequence[int], small: bool) -> Spec:
    """The axis of time."""
    axis = {"title": None, "tickCount": 4 if small else 10, **({"labelFontSize": 9} if small else {})}
    return {**X, "scale": {"type": "utc", "domain": list(span), "nice": False}, "axis": axis}


def _y_axis(greatest: float, unit: str, *, low: bool) -> Spec:
    """The axis of numbers from nought to the greatest, under their unit; a small panel has none there."""
    axis = {
        "title": unit or None,
        "titleAngle": 0,
        "titleAlign": "right",
        "titleAnchor": "end",
        "titleX": -6,
        "titleY": -8,
        "tickCount": 2 if low else 5,
        "format": ",~r",
        **({} if unit else {"labelFontSize": 9, "minExtent": 40, "maxExtent": 40, "labelBound": True}),
    }
    return {**Y, "scale": {"domain": [0, greatest], "nice": False}, "axis": axis}


def _layers(scale: float) -> Iterator[tuple[str, Spec, Spec]]:
    """What is drawn of a mark, from the back to the front: each part that marks may have, its drawing and its encoding."""
    dash = {"condition": {"test": "datum.status != 'actual'", "value": [4, 3]}, "value": [1, 0]}
    ends = {"x": {**X, "field": "from"}, "x2": {"field": "until"}}
    bounds = {"y": {**Y, "field": "low"}, "y2": {"field": "high"}}
    told = {"color": COLOR, "tooltip": SAID}
    yield "area", {"type": "rect", "opacity": 0.15}, {**ends, **bounds, **told}
    yield "line", {"type": "rule", "strokeWidth": 2, "opacity": 0.5}, {**ends, "y": Y, "color": COLOR, "strokeDash": dash, "tooltip": SAID}
    yield "step", {"type": "rule", "strokeWidth": 3 * scale + 1, "strokeCap": "round"}, {**ends, "y": Y, **told}
    for part, path, field in (("left", LEFT, "from"), ("right", RIGHT, "until")):
        arrow = {"type": "point", "shape": path, "size": 60, "filled": False, "strokeWidth": 1.5, "opacity": 0.8}
        yield part, arrow, {"x": {**X, "field": field}, "y": Y, "color": COLOR}
    yield "bar", {"type": "rule", "strokeWidth": 3 * scale}, {"x": X, **bounds, "color": COLOR, "strokeDash": dash, "tooltip": SAID}
    for end in ("low", "high"):
        tick = {"type": "tick", "orient": "horizontal", "thickness": 3 * scale, "size": 11 * scale}
        yield "bar", tick, {"x": X, "y": {**Y, "field": end}, "color": COLOR}
    for part, path in (("up", UP), ("down", DOWN)):
        arrow = {"type": "point", "shape": path, "size": 110 * scale, "filled": False, "strokeWidth": 1.6 * scale, "opacity": 1}
        yield part, arrow, {"x": X, "y": Y, "color": COLOR}
    full = {"type": "point", "size": 75 * scale**2, "filled": True, "opacity": 1}
    yield "full", full, {"x": X, "y": Y, "color": COLOR, "shape": SHAPE, "tooltip": SAID}
    hollow = {"type": "point", "size": 56 * scale**2, "strokeWidth": 1.6, "filled": False, "fill": "white", "opacity": 1}
    yield "hollow", hollow, {"x": X, "y": Y, "stroke": COLOR, "shape": SHAPE, "tooltip": SAID}


def _legend(marks: list[Mark], small: bool) -> Spec:
    """The encoding that says what shapes mean, where there are several statuses."""
    terms = [term for term in SHAPES if any(one["status"] == term for one in marks)]
    if len(terms) == 1 or small:
        return {}
    legend = {"title": None, "symbolOpacity": 1, "symbolFillColor": QUIET, "symbolStrokeColor": QUIET, "symbolStrokeWidth": 1}
    scale = {"domain": terms, "range": [SHAPES[term] for term in terms]}
    return {"shape": {"field": "status", "type": "nominal", "scale": scale, "legend": legend}}


def _words(words: list[Mark], small: bool) -> Iterable[Spec]:
    for bold in (True, False):
        if told := [one for one in words if one["bold"] == bold]:
            size = (9 if small else 11) if bold else 8.5
            drawn = {"type": "text", "fontSize": size, "fontWeight": 600 if bold else 400, "stroke": None}
            color = COLOR if bold else {"value": QUIET}
            yield {
                "data": {"values": told},
                "mark": drawn,
                "encoding": {"x": X, "y": Y, "text": {"field": "text", "type": "nominal"}, "color": color},
            }


def _in_short(marks: list[Mark]) -> str:
    """The first, the greatest and the last number of one series."""
    greatest, last, first = telling(marks)
    words: dict[str, list[str]] = {}
    for word, one in (("first", first), ("greatest", greatest), ("last", last)):
        words.setdefault(f"{one['amount']} ({one['date']})", []).append(word)
    return " · ".join(f"{' and '.join(roles)} {claim}" for claim, roles in words.items())
