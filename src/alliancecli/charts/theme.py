"""Colours of forces and shapes of statuses: what a colour says, a name beside it says too."""

from collections.abc import Iterable, Mapping

SHAPES = {
    "actual": "circle",
    "planned": "diamond",
    "projected": "cross",
    "requested": "triangle-right",
    "recommended": "triangle-left",
    "pledged": "square",
    "authorized": "M-1,-0.35H1V0.35H-1Z",
    "reported": "M-0.4,-0.9H0.4L0.9,0.7H-0.9Z",
    "confirmed": "M0,-1L0.95,-0.31L0.59,0.81H-0.59L-0.95,-0.31Z",
    "claimed": "M-0.9,-0.9L0,-0.4L0.9,-0.9L0.4,0L0.9,0.9L0,0.4L-0.9,0.9L-0.4,0Z",
}
"""Every status: a name of Vega, or an SVG path."""

COLORS = ("#0072B2", "#D55E00", "#332288", "#CC79A7", "#6B4423", "#222222")
"""Colours that people who do not see all colours tell apart, on white paper: a test looks through their eyes."""

UP = "M0,-0.45V-1.9M-0.5,-1.3L0,-1.9L0.5,-1.3"
DOWN = "M0,0.45V1.9M-0.5,1.3L0,1.9L0.5,1.3"
LEFT = "M0.9,-0.6L0,0L0.9,0.6"
RIGHT = "M-0.9,-0.6L0,0L-0.9,0.6"
"""Arrows, as SVG paths about the point that they belong to."""

INK, QUIET, FAINT = "#222222", "#5F5F5F", "#E4E4E4"
"""The colours of text, of text that may be overlooked, and of the grid."""

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def colors(names: Iterable[str], ranks: Mapping[str, int]) -> dict[str, str]:
    """A colour for each of the names.

    A force has the colour of its rank among all forces, so it is the same in every chart; where another of this chart has it already,
    the next that is free. Where there are more names than colours they share them, and what is no force has the first.
    """
    every = list(dict.fromkeys(names))
    if len(every) > len(COLORS):
        return {name: COLORS[ranks.get(name, 0) % len(COLORS)] for name in every}
    found: dict[str, str] = {}
    for name in every:
        first = ranks.get(name, len(found))
        turns = [COLORS[(first + turn) % len(COLORS)] for turn in range(len(COLORS))]
        found.setdefault(name, next((one for one in turns if one not in found.values()), turns[0]))
    return found
