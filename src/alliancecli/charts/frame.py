"""What all charts share: title, panels, lines of text, caption, fonts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from alliancecli.charts.caption import Sources, wrap
from alliancecli.charts.theme import FAINT, FONT, INK, QUIET
from alliancecli.query.rows import Row

COLOR = {"field": "color", "type": "nominal", "scale": None}
"""The channel of marks that have their own colour."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH, MARGIN = 700, 64
"""Pixels of a panel, and of what stands at its left."""

HEADING, TEXT = 96, 140
"""Letters of a line of a heading, and of text."""

LETTERS = 60
"""Letters of names that the title has room for."""

FEW = 3
"""A scope with fewer claims than these is a line of text, where another scope is drawn."""

LOW_PANEL_CLAIMS = 6
"""Claims that a panel beside others may have and still be a low one."""

NO_NUMBER = "none of these claims gives a number, so there is nothing to draw; leave out --chart to read them"
"""What is said where there is nothing to draw."""

Spec: TypeAlias = dict[str, Any]


class Chart(NamedTuple):
    """A spec, and what is to be said of it on stderr."""

    spec: Spec
    notes: list[str]


class Asked(NamedTuple):
    """What a chart is told beside its rows: the time asked for in words, whether to cite, what scopes mean, the colours of forces."""

    words: str = ""
    sources: bool = True
    scopes: Mapping[str, str] = {}
    hues: Mapping[str, int] = {}

    def scope(self, row: Row) -> str:
        """The scope of a claim in words, after its title where the measure says nothing; empty where it has none."""
        scope = row["scope"]
        said = f"{scope}: {self.scopes[scope]}" if scope in self.scopes else scope
        return ", ".join(filter(None, (row["title"] if row["measure"] == "other" else None, said)))


def what(rows: Sequence[Row]) -> str:
    """What claims count: their measure, and their unit where that is another word; of several measures `strength`."""
    if len({row["measure"] for row in rows}) > 1:
        return "strength"
    units = {row["unit"] for row in rows} - {rows[0]["measure"], "percent"}
    return f"{rows[0]['measure']} ({', '.join(sorted(units))})" if units else str(rows[0]["measure"])


def named(rows: Iterable[Row]) -> str:
    """The names of all that the claims are about, or how many they are."""
    subjects = list(dict.fromkeys(row["subject_name"] for row in rows))
    about = ", ".join(subjects)
    return about if len(about) <= LETTERS else f"{len(subjects)} institutions"


def names(rows: Sequence[Row]) -> dict[str, str]:
    """The series name of each claim, by the claim's id: its force, its contributor, or both, as is needed."""
    forces = {row["subject"] for row in rows}
    givers: dict[str, set[str]] = {one: {row["contributor_name"] for row in rows if row["subject"] == one} for one in forces}
    names = {}
    for row in rows:
        giver = row["contributor_name"] or "total"
        both = f"{row['subject_name']}: {giver}" if row["contributor"] else row["subject_name"]
        names[row["id"]] = row["subject_name"] if len(givers[row["subject"]]) == 1 else giver if len(forces) == 1 else both
    return names


def lines(texts: Sequence[str], *, size: int = 10, color: str = QUIET, margin: int = MARGIN) -> Spec:
    """Lines of text, as wide as the chart, from so far left of its panels."""
    return {
        "width": WIDTH + MARGIN - margin,
        "height": (size + 3) * len(texts),
        "data": {"values": [{"caption": list(texts)}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "fontSize": size,
            "lineHeight": size + 3,
            "color": color,
            "x": -margin,
            "y": 0,
        },
        "encoding": {"text": {"field": "caption", "type": "nominal"}},
        "view": {"stroke": None},
    }


def heading(text: str, margin: int = MARGIN) -> Spec:
    """The title of a panel, from so far left of it."""
    look = {"fontSize": 12, "fontWeight": 600, "color": INK, "lineHeight": 15}
    return {"text": wrap(text, HEADING), "anchor": "start", "frame": "group", "dx": -margin, "offset": 8, **look}


def told(texts: Iterable[str], margin: int = MARGIN) -> list[Spec]:
    """What is too little to draw, in words; nothing where there is none."""
    broken = [line for text in texts for line in wrap(text, TEXT)]
    return [lines(broken, size=11, color=INK, margin=margin)] if broken else []


def frame(title: str, under: Sequence[str], plots: list[Spec], said: Iterable[str], cited: Sources, margin: int = MARGIN) -> Spec:
    """The chart: its title with lines under it, panels, and the caption: how to read it, and who says so."""
    caption = [line for text in said for line in wrap(text)] + cited.lines()
    return {
        "$schema": SCHEMA,
        "description": f"{title}. {'. '.join(under)}. {' '.join(caption)}",
        "title": {"text": title, "subtitle": list(under), "anchor": "start", "offset": 14},
        "background": "white",
        "padding": 14,
        "vconcat": [*plots, lines(caption, margin=margin)] if caption else plots,
        "spacing": 14,
        "config": _config(),
    }


def _config() -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "fontSize": 18,
            "subtitleFontSize": 12,
            "color": INK,
            "subtitleColor": QUIET,
            "subtitlePadding": 6,
            "subtitleLineHeight": 17,
        },
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
            "labelColor": INK,
            "symbolSize": 80,
            "columnPadding": 16,
            "offset": 6,
            "labelLimit": 260,
        },
    }
