"""Grids beside one another on a terminal with room for that, year by year; one under the other where there is none."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from alliancecli.render import Surface
from alliancecli.render.layout import cells_of, fitted, shown, wrap
from alliancecli.render.table import Styler, block_lines, heading_lines, lines_of
from alliancecli.views.blocks import Grid, Heading, SectionRow, SideBySide

GAP = 4
NARROWEST = 48
"""Cells that a side needs; two sides fit a terminal of 100."""


def side_by_side(block: SideBySide, surface: Surface, paint: Styler) -> Iterator[str]:
    """The lines of the block. Off a terminal every side is as wide as it needs."""
    count = len(block.grids)
    room = (surface.width - GAP * (count - 1)) // count if surface.width else None
    if room is not None and room < NARROWEST:
        yield from _stacked(block, surface, paint)
        return
    empty = paint(block.empty, "dim")
    sides = [_by_band(grid, surface._replace(width=room), paint) for grid in block.grids]
    titles = [[paint(line, "title") for line in wrap(shown(title, surface), room)] for title in block.titles]
    heads = [[*title, *([] if side else [empty])] for title, side in zip(titles, sides, strict=True)]
    every = [[empty, *head, *(line for lines in side.values() for line in lines)] for head, side in zip(heads, sides, strict=True)]
    rooms = [room or max(map(_width, lines)) for lines in every]
    yield from _joined(heads, rooms)
    for band in block.bands:
        yield "\n"
        yield from heading_lines(band, surface, paint)
        yield from _joined([side.get(band, []) for side in sides], rooms)


def _stacked(block: SideBySide, surface: Surface, paint: Styler) -> Iterator[str]:
    for number, part in enumerate(block.stacked()):
        heads = isinstance(part, Heading)
        yield "\n" if heads and number else ""
        yield from block_lines(part, surface, paint)
        yield "\n" if heads else ""


def _by_band(grid: Grid, surface: Surface, paint: Styler) -> dict[str, list[str]]:
    """The lines of a grid under each of its bands."""
    layout = fitted(grid, surface)
    found: dict[str, list[str]] = {}
    band = ""
    for row in layout.rows:
        if isinstance(row, SectionRow):
            band = row.text
        else:
            found.setdefault(band, []).extend(line.removesuffix("\n") for line in lines_of(row, layout, paint))
    return found


def _joined(sides: list[list[str]], rooms: list[int]) -> Iterator[str]:
    """The lines of the sides beside one another, each at its place."""
    for lines in zip_longest(*sides, fillvalue=""):
        text, owed = "", 0
        for line, room in zip(lines, rooms, strict=True):
            text += " " * owed + line if line else ""
            owed = room - _width(line) + GAP + (0 if line else owed)
        yield text + "\n"


def _width(line: str) -> int:
    """The cells that a painted line takes: what the paint is made of takes none."""
    return cells_of(re.sub("\x1b[^m]*m", "", line))
