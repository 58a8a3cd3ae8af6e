"""Claims as a Vega-Lite spec: a panel a scope, a mark a claim, nothing between them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from alliancecli.charts.caption import Sources, absent, key, wrap
from alliancecli.charts.labels import labels
from alliancecli.charts.marks import domain, mark, placed, top
from alliancecli.charts.theme import COLORS, DOWN, FAINT, FONT, INK, LEFT, QUIET, RIGHT, STATUSES, UP
from alliancecli.errors import BadUsage
from alliancecli.model.words import counted
from alliancecli.query.rows import Row

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH, TALL, LOW, MARGIN = 700, 300, 72, 64
LETTERS = 60
"""Letters of names that the title has room for; the legend has them too."""

LOW_PANEL_CLAIMS = 4
"""Claims that a panel beside others may have and still be a low one."""

COLOR = {"field": "color", "type": "nominal", "scale": None}
"""The colour that a mark carries."""

FULL = "datum.hedge != 'range' && datum.hedge != 'rough'"
"""The test of a full point. Its layer is always there, also empty: legend, scales and axes are said there, once for all layers."""

SHAPE = {"field": "shape", "type": "nominal", "scale": None}
"""The shape that a mark carries."""

Spec = dict[str, Any]


class Chart(NamedTuple):
    """A spec, and what is to be said of it on stderr."""

    spec: Spec
    notes: list[str]


class Prepared(NamedTuple):
    """Claims ready to be drawn: those with a number and those without; a mark for each of the first, by panel, the fullest first.

    `series` are the names of what is told apart, `cited` the sources, `notes` what is to be said on stderr.
    """

    drawn: list[Row]
    missing: list[Row]
    panels: dict[str, list[dict[str, Any]]]
    span: tuple[int, int]
    series: list[str]
    cited: Sources
    notes: list[str]

    @property
    def marks(self) -> list[dict[str, Any]]:
        """The marks of all panels."""
        return [one for found in self.panels.values() for one in found]


def prepared(rows: Sequence[Row], *, sources: bool = True) -> Prepared:
    """The claims that are drawn, as marks.

    Totals stand for a force, parts where it has no total: nothing is added up. A scope has a panel and a scale of its own.

    Raises BadUsage where the claims are of different measures or units, or of more series than can be told apart.
    """
    _refuse_unlike(rows)
    drawn, notes = _totals(rows)
    missing = [row for row in drawn if row["missing"]]
    drawn = [row for row in drawn if not row["missing"]]
    if not drawn:
        raise BadUsage("none of these claims gives a number, so there is nothing to draw; leave out --chart to read them")
    if missing:
        notes.append(f"{len(missing):,} of the claims give no number; they are not drawn")
    who = _names(drawn)
    cited = Sources()
    marks = [mark(row, who[row["id"]], panel(row), cited.number(row) if sources else "") for row in drawn]
    span = domain(marks)
    marks = [placed(one, span) for one in marks]
    series = list(dict.fromkeys(one["who"] for one in marks))
    if len(series) > len(COLORS):
        raise BadUsage(
            f"{len(series)} series are more than the {len(COLORS)} that can be told apart in one chart: {', '.join(series[:6])} ...; "
            "ask for fewer: name the force, or some with --contributor"
        )
    return Prepared(drawn, missing, _panels(marks), span, series, cited, notes)


def chart(rows: Sequence[Row], *, words: str = "", sources: bool = True) -> Chart:
    """The chart of the claims; `words` say which part of time was asked for, `sources` whether the caption cites.

    Raises BadUsage as `prepared` does.
    """
    found = prepared(rows, sources=sources)
    marks, series, panels = found.marks, found.series, found.panels
    looks = _looks(series, {one["status"] for one in marks})
    for one in marks:
        one["shape"] = STATUSES[one["status"]].shape
        one["color"] = STATUSES[one["status"]].color if len(series) == 1 else COLORS[series.index(one["who"])]
    said = [
        key(
            {one["hedge"] for one in marks},
            periods=any(one["long"] for one in marks),
            opened=any(any(one["open"]) for one in marks),
            numbers=sources,
        ),
        *filter(None, [absent(found.missing)]),
    ]
    caption = [line for text in said for line in wrap(text)] + (found.cited.lines() if sources else [])
    heights = [TALL if len(panels) == 1 else LOW if len(one) <= LOW_PANEL_CLAIMS else TALL * 3 // 5 for one in panels.values()]
    plots = [
        _plot(name, one, found.span, height, looks, found.drawn[0], alone=len(panels) == 1, last=n == len(panels))
        for n, ((name, one), height) in enumerate(zip(panels.items(), heights, strict=True), 1)
    ]
    return Chart(_whole(found.drawn, plots, caption, words), found.notes)


def panel(row: Row) -> str:
    """The key of a claim's panel: its scope, and its title where the measure says nothing."""
    return ", ".join(filter(None, (row["title"] if row["measure"] == "other" else None, row["scope"])))


def _refuse_unlike(rows: Sequence[Row]) -> None:
    for field in ("measure", "unit"):
        counts: dict[str, int] = {}
        for row in rows:
            counts[row[field]] = counts.get(row[field], 0) + 1
        if len(counts) > 1:
            listed = ", ".join(f"{term} ({count:,})" for term, count in counts.items())
            remedy = "name one with --measure" if field == "measure" else "choose one with --scope or --subject"
            raise BadUsage(f"--chart: unlike claims cannot share an axis, these are of several {field}s: {listed}; {remedy}")


def _totals(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The totals of every subject that has any, else its parts; and how many parts that leaves out."""
    whole = {row["subject"] for row in rows if not row["contributor"] and not row["missing"]}
    kept = [row for row in rows if not row["contributor"] or row["subject"] not in whole]
    parts = len(rows) - len(kept)
    return kept, [f"{parts:,} of the claims are of parts, not drawn beside totals; --contributor NAME draws them"] if parts else []


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """The series name of each claim, by the claim's id: its force, its contributor, or both, as is needed."""
    forces = {row["subject"] for row in rows}
    givers = {row["contributor_name"] for row in rows}
    names = {}
    for row in rows:
        giver = row["contributor_name"] or "total"
        both = f"{row['subject_name']}: {giver}" if row["contributor"] else row["subject_name"]
        names[row["id"]] = row["subject_name"] if len(givers) == 1 else giver if len(forces) == 1 else both
    return names


def _looks(series: list[str], statuses: set[str]) -> Spec:
    """The encodings of a full point: one series is coloured by status, several each have a colour; a status always has its shape."""
    terms = [term for term in STATUSES if term in statuses]
    key: Spec = {"title": None, "symbolOpacity": 1, "symbolStrokeWidth": 0}
    legend = key if len(terms) > 1 else None
    by_shape = {"domain": terms, "range": [STATUSES[term].shape for term in terms]}
    if len(series) == 1:
        scale = {"domain": terms, "range": [STATUSES[term].color for term in terms]}
        color = {"field": "status", "type": "nominal", "scale": scale, "legend": legend}
        shape = {"field": "status", "type": "nominal", "scale": by_shape, "legend": legend}
    else:
        scale = {"domain": series, "range": list(COLORS[: len(series)])}
        room = WIDTH - (sum(7 * len(term) + 36 for term in terms) if legend else 0)
        columns = max(1, min(4, room // (7 * max(map(len, series)) + 36)))
        color = {"field": "who", "type": "nominal", "scale": scale, "legend": {**key, "columns": columns}}
        shape = {"field": "status", "type": "nominal", "scale": by_shape, "legend": legend and {**legend, "symbolFillColor": QUIET}}
    return {"fill": color, "shape": shape}


def _panels(marks: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The marks of each scope, the scope with the most claims first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in marks:
        found.setdefault(one["panel"], []).append(one)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _plot(
    name: str, marks: list[dict[str, Any]], span: tuple[int, int], height: int, looks: Spec, row: Row, *, alone: bool, last: bool
) -> Spec:
    """One panel: the layers over the marks, the arrows and numbers beside them."""
    greatest = max(map(top, marks)) * (1.12 if height > LOW else 1.3) or 1
    unit = row["unit"]
    x = {"field": "at", "type": "temporal", "scale": {"type": "utc"}}
    y = {"field": "value", "type": "quantitative"}
    across = {
        **x,
        "scale": {"type": "utc", "domain": list(span), "nice": False},
        "axis": {"title": "when it was so" if last else None, "tickCount": 10, "labels": last or height > LOW},
    }
    up = {
        **y,
        "scale": {"domain": [0, greatest], "nice": False},
        "axis": {"title": unit if not name or not alone else f"{unit}, {name}", "tickCount": 6 if height > LOW else 2, "format": ",~r"},
    }
    said = [
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
    dash = {"condition": {"test": "datum.status != 'actual'", "value": [4, 3]}, "value": [1, 0]}
    ends = {"x": {**x, "field": "from"}, "x2": {"field": "until"}}

    def layer(test: str, drawn: Spec, encoding: Spec) -> Spec:
        return {"transform": [{"filter": test}], "mark": drawn, "encoding": encoding}

    full = {"type": "point", "size": 85, "filled": False, "strokeWidth": 0, "opacity": 1}
    hollow = {"type": "point", "size": 62, "strokeWidth": 1.6, "filled": False, "fill": "white", "opacity": 1}
    layers = [
        layer(
            "datum.long && datum.hedge == 'range'",
            {"type": "rect", "opacity": 0.15},
            {**ends, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": COLOR, "tooltip": said},
        ),
        layer(
            "datum.long && datum.hedge != 'range'",
            {"type": "rule", "strokeWidth": 2, "opacity": 0.5},
            {**ends, "y": y, "color": COLOR, "strokeDash": dash, "tooltip": said},
        ),
        *(
            layer(
                f"datum.open[{side}] && datum.hedge != 'range'",
                {"type": "point", "shape": path, "size": 60, "filled": False, "strokeWidth": 1.5, "opacity": 0.7},
                {"x": {**x, "field": field}, "y": y, "color": COLOR},
            )
            for side, path, field in ((0, LEFT, "from"), (1, RIGHT, "until"))
        ),
        layer(
            "datum.hedge == 'range'",
            {"type": "rule", "strokeWidth": 3},
            {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": COLOR, "strokeDash": dash, "tooltip": said},
        ),
        *(
            layer(
                "datum.hedge == 'range'",
                {"type": "tick", "orient": "horizontal", "thickness": 3, "size": 11},
                {"x": x, "y": {**y, "field": end}, "color": COLOR},
            )
            for end in ("low", "high")
        ),
        *(
            layer(
                f"datum.hedge == '{hedge}'",
                {"type": "point", "shape": path, "size": 110, "filled": False, "strokeWidth": 1.6, "opacity": 1},
                {"x": x, "y": y, "color": COLOR},
            )
            for hedge, path in (("up", UP), ("down", DOWN))
        ),
        layer(FULL, full, {"x": across, "y": up, "tooltip": said, **looks}),
        layer("datum.hedge == 'rough'", hollow, {"x": x, "y": y, "stroke": COLOR, "shape": SHAPE, "tooltip": said}),
    ]
    only = {one["number"] for one in marks} if len(marks) > 1 else set()
    numbers = labels(marks, span, greatest, WIDTH, height) if len(only) != 1 else []
    if numbers:
        text = {"type": "text", "fontSize": 8.5, "color": QUIET}
        field = {"x": {**x, "field": "at"}, "y": {**y, "field": "level"}, "text": {"field": "number", "type": "nominal"}}
        layers.append({"data": {"values": numbers}, "mark": text, "encoding": field})
    used = [one for one in layers if "data" in one or _any(one["transform"][0]["filter"], marks)]
    plot: Spec = {"width": WIDTH, "height": height, "data": {"values": marks}, "layer": used}
    if not alone:
        heading = name or "no scope said"
        if len(only) == 1 and only != {""}:
            heading += f", all from [{only.pop()}]"
        plot["title"] = {"text": heading, "fontSize": 12, "fontWeight": 600, "color": INK, "anchor": "start", "offset": 6}
    return plot


def _any(test: str, marks: list[dict[str, Any]]) -> bool:
    """True if any mark passes the filter of a layer."""
    hedges = {one["hedge"] for one in marks}
    if "open" in test:
        return any(one["open"][int(test[len("datum.open[")])] for one in marks)
    if "long" in test:
        return any(one["long"] for one in marks if (one["hedge"] == "range") == ("==" in test))
    return test == FULL or test.split("'")[1] in hedges


def headings(rows: list[Row], words: str) -> tuple[str, str]:
    """The title of a chart of these claims, and what stands under it."""
    subjects = list(dict.fromkeys(row["subject_name"] for row in rows))
    givers = {row["contributor_name"] for row in rows}
    what = rows[0]["measure"] if rows[0]["unit"] == rows[0]["measure"] else f"{rows[0]['measure']} ({rows[0]['unit']})"
    scopes = list(dict.fromkeys(map(panel, rows)))
    giver = next(iter(givers)) if len(givers) == 1 else None
    status = {row["status"] for row in rows}
    said = [
        f"from {giver}" if giver else None,
        (scopes[0] or None) if len(scopes) == 1 else f"{len(scopes)} scopes, each on a scale of its own",
        next(iter(status)) if len(status) == 1 else None,
        words or None,
        counted(len(rows), "claim"),
    ]
    about = ", ".join(subjects)
    title = f"{about if len(about) <= LETTERS else f'{len(subjects)} institutions'}: {what}"
    return title, " · ".join(filter(None, said))


def _whole(rows: list[Row], plots: list[Spec], caption: list[str], words: str) -> Spec:
    """The chart: title, panels, caption."""
    title, under = headings(rows, words)
    foot = {
        "width": WIDTH,
        "height": 13 * len(caption),
        "data": {"values": [{"caption": caption}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "fontSize": 10,
            "lineHeight": 13,
            "color": QUIET,
            "x": -MARGIN,
            "y": 0,
        },
        "encoding": {"text": {"field": "caption", "type": "nominal"}},
        "view": {"stroke": None},
    }
    return {
        "$schema": SCHEMA,
        "description": f"{title}. {under}. {' '.join(caption)}",
        "title": {"text": title, "subtitle": under, "anchor": "start", "offset": 12},
        "background": "white",
        "padding": 14,
        "vconcat": [*plots, foot],
        "spacing": 12,
        "config": _config(),
        "usermeta": {"embedOptions": {"actions": {"export": True, "source": False, "compiled": False, "editor": False}}},
    }


def _config() -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "title": {"fontSize": 18, "subtitleFontSize": 12, "color": INK, "subtitleColor": QUIET, "subtitlePadding": 6},
        "axis": {"labelColor": QUIET, "titleColor": INK, "titleFontWeight": 500, "labelFontSize": 11, "titleFontSize": 11},
        "axisX": {
            "grid": True,
            "gridColor": FAINT,
            "gridOpacity": 0.6,
            "domainColor": QUIET,
            "tickColor": QUIET,
            "labelFlush": True,
            "labelOverlap": True,
        },
        "axisY": {"gridColor": FAINT, "domain": False, "ticks": False, "labelPadding": 6, "minExtent": 48},
        "legend": {
            "orient": "top",
            "direction": "horizontal",
            "labelFontSize": 12,
            "symbolSize": 80,
            "columnPadding": 16,
            "offset": 6,
            "labelLimit": 260,
        },
    }
