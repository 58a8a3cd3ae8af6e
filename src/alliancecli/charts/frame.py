"""What all charts share: title, panels, lines of text, caption, fonts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from alliancecli.charts.caption import Sources, wrap
from alliancecli.charts.theme import FAINT, FONT, INK, QUIET
from alliancecli.query.rows import Row

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH, MARGIN = 700, 64
LETTERS = 60
"""Letters of names that the title has room for."""

FEW = 3
"""A scope with fewer claims than these is a line of text, where another scope is drawn."""

Spec: TypeAlias = dict[str, Any]


class Chart(NamedTuple):
    """A spec, and what is to be said of it on stderr."""

    spec: Spec
    notes: list[str]


class Asked(NamedTuple):
    """What a chart is told beside its rows: the part of time asked for in words, whether to cite, what scopes mean, the ranks of forces."""

    words: str = ""
    sources: bool = True
    scopes: Mapping[str, str] = {}
    ranks: Mapping[str, int] = {}

    def scope(self, row: Row) -> str:
        """The scope of a claim in words, after its title where the measure says nothing; empty where it has none."""
        scope = row["scope"]
        said = f"{scope}: {self.scopes[scope]}" if scope in self.scopes else scope
        return ", ".join(filter(None, (row["title"] if row["measure"] == "other" else None, said)))


def what(row: Row) -> str:
    """What a claim counts: its measure, and its unit where that is another word."""
    return str(row["measure"]) if row["unit"] in (row["measure"], "percent") else f"{row['measure']} ({row['unit']})"


def named(rows: Iterable[Row]) -> str:
    """The names of all that the claims are about, or how many they are."""
    subjects = list(dict.fromkeys(row["subject_name"] for row in rows))
    about = ", ".join(subjects)
    return about if len(about) <= LETTERS else f"{len(subjects)} institutions"


def lines(texts: Sequence[str], *, size: int = 10, color: str = QUIET) -> Spec:
    """Lines of text, as wide as the chart."""
    return {
        "width": WIDTH,
        "height": (size + 3) * len(texts),
        "data": {"values": [{"caption": list(texts)}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "fontSize": size,
            "lineHeight": size + 3,
            "color": color,
            "x": -MARGIN,
            "y": 0,
        },
        "encoding": {"text": {"field": "caption", "type": "nominal"}},
        "view": {"stroke": None},
    }


def heading(text: str) -> Spec:
    """The title of a panel."""
    return {"text": text, "fontSize": 12, "fontWeight": 600, "color": INK, "anchor": "start", "offset": 8, "limit": WIDTH}


def frame(title: str, under: Sequence[str], plots: list[Spec], said: Iterable[str], cited: Sources) -> Spec:
    """The chart: its title with lines under it, panels, and the caption: how to read it, and who says so."""
    caption = [line for text in said for line in wrap(text)] + cited.lines()
    return {
        "$schema": SCHEMA,
        "description": f"{title}. {'. '.join(under)}. {' '.join(caption)}",
        "title": {"text": title, "subtitle": list(under), "anchor": "start", "offset": 14},
        "background": "white",
        "padding": 14,
        "vconcat": [*plots, lines(caption)] if caption else plots,
        "spacing": 14,
        "config": _config(),
    }


def _config() -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "title": {"fontSize": 18, "subtitleFontSize": 12, "color": INK, "subtitleColor": QUIET, "subtitlePadding": 6, "subtitleLineHeight": 17},
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
        "legend": {"orient": "top", "direction": "horizontal", "labelFontSize": 12, "symbolSize": 80, "columnPadding": 16, "offset": 6, "labelLimit": 260},
    }
