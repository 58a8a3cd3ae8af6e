"""How a grid and its texts fit on a surface: the widths of columns, and texts in lines that are no wider."""

import re
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from alliancecli.model.characters import escape_controls
from alliancecli.render import Surface
from alliancecli.render.escape import in_ascii
from alliancecli.views.blocks import (
    STAYS,
    Cell,
    Grid,
    GridColumn,
    GridRow,
    SectionRow,
)

GAP = 2
"""Cells between two columns."""


def shown(text: str, surface: Surface) -> str:
    """The text as this surface can show it."""
    text = escape_controls(text)
    return text if surface.unicode or text.isascii() else in_ascii(text, surface.encoding)


class Layout(NamedTuple):
    """A grid as the surface can show it: its rows, which columns stand and which are set aside, and how wide each is."""

    rows: list[GridRow]
    columns: tuple[GridColumn, ...]
    used: list[int]
    aside: list[int]
    widths: list[int]
    room: int | None

    @property
    def indent(self) -> int:
        """Where the text begins under which a row goes on: its widest column that may wrap, unless that is in the right half."""
        wide = max(self.used, key=lambda n: (self.columns[n].wraps, self.widths[n]))
        before = sum(self.widths[n] + GAP for n in self.used[: self.used.index(wide)])
        return before if self.room is None or before <= self.room // 2 else GAP


def fitted(grid: Grid, surface: Surface) -> Layout:
    """The layout of a grid: what is too wide narrows, is set aside or left out, by the weights of its columns."""
    lines: list[GridRow] = list(grid.rows)
    filled = [any(row[n].text for row in lines if not isinstance(row, SectionRow)) for n in range(len(grid.columns))]
    if grid.header:
        lines.insert(0, tuple(Cell(column.title if full else "", "dim") for column, full in zip(grid.columns, filled, strict=True)))
    cells = [row if isinstance(row, SectionRow) else tuple(_fitted(c, surface) for c in row) for row in lines]
    widths = [max((cells_of(row[n].text) for row in cells if not isinstance(row, SectionRow)), default=0) for n in range(len(grid.columns))]
    layout = Layout(cells, grid.columns, [n for n, width in enumerate(widths) if width or n == 0], [], widths, surface.width)
    if surface.width:
        _fit(layout, surface.width)
    return layout


def _fit(layout: Layout, room: int) -> None:
    """Make the columns fit: first none below its least width, the lightest giving way; then narrower, last of all broken anywhere."""
    columns, used, widths = layout.columns, layout.used, layout.widths
    least = [min(width, column.least) if column.wraps else width for width, column in zip(widths, columns, strict=True)]
    while _across(least, used) > room and (able := [n for n in used if columns[n].weight < STAYS]):
        lightest = min(able, key=lambda n: columns[n].weight)
        used.remove(lightest)
        if columns[lightest].aside:
            layout.aside.insert(0, lightest)
    layout.aside.sort()
    for floor in (least, [min(width, NARROW) if columns[n].wraps else width for n, width in enumerate(least)], [1] * len(widths)):
        excess = _across(widths, used) - room
        while excess > 0 and (able := [n for n in used if widths[n] > floor[n]]):
            widths[max(able, key=lambda n: widths[n])] -= 1
            excess -= 1


NARROW = 11
"""Cells to which a column that wraps may narrow before numbers and ids are broken: those of a day, 12 Sep 2001."""


def _across(widths: list[int], used: list[int]) -> int:
    return sum(widths[n] + GAP for n in used) - GAP


def _fitted(cell: Cell, surface: Surface) -> Cell:
    if surface.unicode and not cell.hits and cell.text.isprintable():  # as most are
        return cell
    return Cell(shown(cell.text, surface), cell.style, tuple(shown(hit, surface) for hit in cell.hits))


def wrap(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` cells, broken at spaces; a longer word after a dash or anywhere, nothing is lost."""
    if width is None or cells_of(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells_of(line) + 1 + cells_of(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        if cells_of(line) > width:
            *full, line = _folded(line, width)
            lines += full
    return [*lines, line]


def _folded(word: str, width: int) -> list[str]:
    """A word in pieces of at most `width` cells: broken after a dash or a slash where that will do."""
    pieces = [""]
    for part in re.split(r"(?<=[-–/])", word):
        if pieces[-1] and cells_of(pieces[-1]) + cells_of(part) > width:
            pieces.append("")
        pieces[-1] += part
    return [cut for piece in pieces for cut in chop_cells(piece, width)]


def cells_of(text: str) -> int:
    """How many cells of a line a text takes."""
    return len(text) if text.isascii() else cell_len(text)
