"""Colours and shapes of statuses and series, one of each for each, so that nothing is told by colour alone."""

from typing import NamedTuple


class Look(NamedTuple):
    """A colour, and a shape by its name in Vega or as an SVG path."""

    color: str
    shape: str


STATUSES = {
    "actual": Look("#0072B2", "circle"),
    "planned": Look("#D55E00", "diamond"),
    "projected": Look("#AA4499", "cross"),
    "requested": Look("#B87800", "triangle-right"),
    "recommended": Look("#7A7A1F", "triangle-left"),
    "pledged": Look("#009E73", "square"),
    "authorized": Look("#000000", "M-1,-0.35H1V0.35H-1Z"),
    "reported": Look("#3A8FC7", "M-0.4,-0.9H0.4L0.9,0.7H-0.9Z"),
    "confirmed": Look("#117733", "M0,-1L0.95,-0.31L0.59,0.81H-0.59L-0.95,-0.31Z"),
    "claimed": Look("#882255", "M-0.9,-0.9L0,-0.4L0.9,-0.9L0.4,0L0.9,0.9L0,0.4L-0.9,0.9L-0.4,0Z"),
}
"""Every status. The colours are those of Okabe and Ito, and of Tol, darkened where white paper asks for it."""

COLORS = ("#0072B2", "#D55E00", "#009E73", "#AA4499", "#B87800", "#000000", "#56B4E9", "#882255")
"""Colours that people who do not see all colours tell apart; there are no more than these, so there are no more series in a chart."""

UP = "M0,-0.45V-1.9M-0.5,-1.3L0,-1.9L0.5,-1.3"
DOWN = "M0,0.45V1.9M-0.5,1.3L0,1.9L0.5,1.3"
LEFT = "M0.9,-0.6L0,0L0.9,0.6"
RIGHT = "M-0.9,-0.6L0,0L-0.9,0.6"
"""Arrows, as SVG paths about the point that they belong to."""

INK, QUIET, FAINT = "#222222", "#5F5F5F", "#E4E4E4"
"""The colours of text, of text that may be overlooked, and of the grid."""

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
