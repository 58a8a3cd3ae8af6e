"""Colours of forces and shapes of statuses: what a colour says, a name beside it says too."""

import re
from collections.abc import Iterable, Mapping

from alliancecli.query.hues import apart

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

COLORS = ("#0870e3", "#c64b05", "#075d46", "#b92a97", "#310093", "#00151d", "#752900")
DARK = ("#00e7ff", "#e76100", "#06b861", "#ff5fbb", "#9a72ff", "#e3cdb0", "#feb800")
"""The colour of each number of `query.hues`, on light and on dark paper: a test looks at both through the eyes of people who do not see
all colours."""

UP = "M0,-0.45V-1.9M-0.5,-1.3L0,-1.9L0.5,-1.3"
DOWN = "M0,0.45V1.9M-0.5,1.3L0,1.9L0.5,1.3"
LEFT = "M0.9,-0.6L0,0L0.9,0.6"
RIGHT = "M-0.9,-0.6L0,0L-0.9,0.6"
"""Arrows, as SVG paths about the point that they belong to."""

INK, QUIET, FAINT = "#222222", "#5F5F5F", "#E4E4E4"
"""The colours of text, of text that may be overlooked, and of the grid."""

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def colors(names: Iterable[str], hues: Mapping[str, int]) -> dict[str, str]:
    """The colour on light paper of each of the names."""
    return {name: COLORS[hue] for name, hue in apart(names, hues).items()}


def in_page(drawn: str) -> str:
    """A chart with the colours of the page that it stands in, light or dark."""
    own = {
        **{color: f"--c{n}" for n, color in enumerate(COLORS)},
        INK: "--ink",
        "black": "--ink",
        QUIET: "--soft",
        FAINT: "--line",
        "white": "--paper",
    }
    return re.sub(
        r'(fill|stroke)="(#\w{6}|white|black)"', lambda match: f'{match[1]}="var({own[match[2]]})"' if match[2] in own else match[0], drawn
    )


def bars() -> str:
    """The rules for what a table draws in the colour of a force: its class says which."""
    return "".join(f".small.c{n} {{ --bar: var(--c{n}); }}\n" for n in range(len(COLORS)))


def rules() -> str:
    """The rules for the colours of forces: variables, and what is drawn in them by its class, `c0` and so on."""
    light, dark = (" ".join(f"--c{n}: {color};" for n, color in enumerate(of)) for of in (COLORS, DARK))
    rules = "".join(
        f".c{n} .full, .c{n} .pale, .c{n} .value {{ fill: var(--c{n}); }}\n.c{n} .rough {{ fill: var(--paper); stroke: var(--c{n}); }}\n"
        for n in range(len(COLORS))
    )
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{rules}"
