"""Grids beside one another on a terminal with room for that, year by year; one under the other where there is none."""

from collections.abc import Iterator
from itertools import zip_longest

from alliancecli.render import Surface
from alliancecli.render.table import Paint, _bare, _grid, _len, _lines, _shown, fitted
from alliancecli.views.view import Band, Grid, Heading, SideBySide

GAP = 4
NARROWEST = 48
"""Cells that a side needs; two sides fit a terminal of 100."""

Line = tuple[str, int]
"""A line as it is written, and how many cells it takes."""


def side_by_side(block: SideBySide, surface: Surface, paint: Paint) -> Iterator[str]:
    """The lines of the block. Off a terminal every side is as wide as it needs."""
    count = len(block.grids)
    room = (surface.width - GAP * (count - 1)) // count if surface.width else None
    if room is not None and room < NARROWEST:
        yield from _stacked(block, surface, paint)
        return
    sides = [_by_band(grid, surface._replace(width=room), paint) for grid in block.grids]
    titles = [_shown(title, surface) for title in block.titles]
    lengths = [
        room or max([_len(title), _len(block.empty), *(length for lines in side.values() for _, length in lines)])
        for title, side in zip(titles, sides, strict=True)
    ]
    yield _joined([(paint(title, "title"), _len(title)) for title in titles], lengths)
    if not all(sides):
        yield _joined([("", 0) if side else (paint(block.empty, "dim"), _len(block.empty)) for side in sides], lengths)
    for band in block.bands:
        yield "\n" + paint(_shown(band, surface), "heading") + "\n"
        for lines in zip_longest(*(side.get(band, []) for side in sides), fillvalue=("", 0)):
            yield _joined(lines, lengths)


def _stacked(block: SideBySide, surface: Surface, paint: Paint) -> Iterator[str]:
    for number, part in enumerate(block.stacked()):
        if isinstance(part, Heading):
            yield ("\n" if number else "") + paint(_shown(part.text, surface), "title") + "\n\n"
        elif isinstance(part, Grid):
            yield from _grid(part, surface, paint)
        else:
            yield paint(part.text, part.style) + "\n"


def _by_band(grid: Grid, surface: Surface, paint: Paint) -> dict[str, list[Line]]:
    """The lines of a grid under each of its bands."""
    cells, used, widths = fitted(grid, surface)
    found: dict[str, list[Line]] = {}
    band = ""
    for row in cells:
        if isinstance(row, Band):
            band = row.text
            continue
        bare = [line.removesuffix("\n") for line in _lines(row, used, widths, grid, _bare)]
        painted = [line.removesuffix("\n") for line in _lines(row, used, widths, grid, paint)]
        found.setdefault(band, []).extend((line, _len(plain)) for line, plain in zip(painted, bare, strict=True))
    return found


def _joined(lines: "tuple[Line, ...] | list[Line]", lengths: list[int]) -> str:
    """One line of every side, each at its place."""
    text, owed = "", 0
    for (line, length), room in zip(lines, lengths, strict=True):
        if line:
            text += " " * owed + line
            owed = room - length + GAP
        else:
            owed += room + GAP
    return text + "\n"
