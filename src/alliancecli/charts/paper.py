"""What a picture is drawn on: its size, its style, and what open ends fade with."""

import re
from importlib.resources import files

from alliancecli.charts.theme import rules

WIDTH, LEFT, RIGHT = 1280, 158, 24
"""Pixels of the whole, of the names of lanes at the left, and of the margin at the right."""
ACROSS = WIDTH - LEFT - RIGHT


def sheet() -> str:
    """The style of pictures in a page: its colours are variables, which the page may set anew."""
    return files("alliancecli.charts").joinpath("picture.css").read_text(encoding="utf-8") + rules()


def style() -> str:
    """The rules of a picture that stands by itself, its colours written out: not every program that draws SVG knows variables."""
    light = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet())
    variables = dict(re.findall(r"(--[a-z0-9]+): ([^;]+);", light))
    return re.sub(r"var\((--[a-z0-9]+)\)", lambda match: variables[match[1]], re.sub(r":root \{[^}]*\}", "", light)).strip()


FADE = 70
"""Pixels within which an open end fades, at the edge of the axis."""

DEFINED = (
    f'<defs><linearGradient id="_in" gradientUnits="userSpaceOnUse" x1="{LEFT}" x2="{LEFT + FADE}">'
    '<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>'
    f'<linearGradient id="_out" gradientUnits="userSpaceOnUse" x1="{WIDTH - RIGHT - FADE}" x2="{WIDTH - RIGHT}">'
    '<stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>'
    + "".join(
        f'<mask id="_m{name}" maskContentUnits="userSpaceOnUse">{parts}</mask>'
        for name, parts in (
            ("in", '<rect width="9999" height="9999" fill="url(#_in)"/>'),
            ("out", '<rect width="9999" height="9999" fill="url(#_out)"/>'),
            (
                "both",
                f'<rect width="{LEFT + FADE}" height="9999" fill="url(#_in)"/>'
                f'<rect x="{LEFT + FADE}" width="9999" height="9999" fill="url(#_out)"/>',
            ),
        )
    )
    + "</defs>"
)
"""What open ends fade with."""
