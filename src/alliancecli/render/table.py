"""The page for a terminal, or for a file that people read: aligned cells, wrapped only where a terminal is narrow, never cropped.

rich measures the cells and writes the styles; lines are put together here, because a rich.table of 300 rows costs 90 ms and this 3.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from rich.cells import cell_len, chop_cells

from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.render.escape import in_ascii
from alliancecli.views.view import Cell, Grid, Heading, SectionRow, SideBySide, View

STYLES = {
    "": "",
    "strong": "bold",
    "heading": "bold",
    "title": "bold",
    "date": "cyan",
    "number": "",
    "dim": "bright_black",
    "note": "bright_black",
    "bar": "blue",
    "warn": "yellow",
    "hit": "bold yellow",
    "footer": "italic",
}
"""The styles of cells, as rich writes them; only the terminal's own 16 colours."""

GAP = 2
NARROWEST = 20
PROSE = 100

Styler = Callable[[str, str], str]


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The lines of the page."""
    paint = _paint if surface.color else _bare
    first = True
    for block in view.pages():
        if not first:
            yield "\n"
        first = False
        if isinstance(block, Grid):
            yield from _grid(block, surface, paint)
        elif isinstance(block, Heading):
            yield paint(_shown(block.text, surface), "heading") + "\n"
        elif isinstance(block, SideBySide):
            from alliancecli.render.side_by_side import side_by_side

            yield from side_by_side(block, surface, paint)
        else:
            for line in wrap(_shown(block.text, surface), min(surface.width, PROSE) if surface.width else None):
                yield paint(line, block.style) + "\n"


def _shown(text: str, surface: Surface) -> str:
    """The text as this surface can show it."""
    text = escape_controls(text)
    return text if surface.unicode or text.isascii() else in_ascii(text, surface.encoding)


def _bare(text: str, style: str) -> str:
    return text


def _paint(text: str, style: str) -> str:
    if not STYLES[style] or not text:
        return text
    before, after = _codes(style)
    return before + text + after


@cache
def _codes(style: str) -> tuple[str, str]:
    """The escape codes that a style writes before and after its text."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(STYLES[style]).render("|", color_system=ColorSystem.STANDARD).partition("|")
    return before, after


def _grid(grid: Grid, surface: Surface, paint: Styler) -> Iterator[str]:
    cells, used, widths = fitted(grid, surface)
    for number, row in enumerate(cells):
        if isinstance(row, SectionRow):
            yield ("\n" if number else "") + paint(_shown(row.text, surface), "heading") + "\n"
        else:
            yield from _lines(row, used, widths, grid, paint)


def fitted(grid: Grid, surface: Surface) -> tuple[list[tuple[Cell, ...] | SectionRow], list[int], list[int]]:
    """The rows of a grid as the surface can show them, the columns that hold anything, and how wide each column is."""
    lines: list[tuple[Cell, ...] | SectionRow] = list(grid.rows)
    filled = [any(row[n].text for row in lines if not isinstance(row, SectionRow)) for n in range(len(grid.columns))]
    if grid.header:
        lines.insert(0, tuple(Cell(column.title if full else "", "dim") for column, full in zip(grid.columns, filled, strict=True)))
    cells = [row if isinstance(row, SectionRow) else tuple(_fitted(c, surface) for c in row) for row in lines]
    widths = [max((_len(row[n].text) for row in cells if not isinstance(row, SectionRow)), default=0) for n in range(len(grid.columns))]
    used = [n for n, width in enumerate(widths) if width or n == 0]
    if surface.width:
        words = [
            [_len(word) for row in cells if not isinstance(row, SectionRow) for word in row[n].text.split()]
            for n in range(len(grid.columns))
        ]
        least = [min(max(words[n], default=0), NARROWEST) if column.wraps else widths[n] for n, column in enumerate(grid.columns)]
        if sum(least[n] + GAP for n in used) - GAP > surface.width:
            used = [n for n in used if not grid.columns[n].spare]
        _narrow(widths, least, used, surface.width)
    return cells, used, widths


def _fitted(cell: Cell, surface: Surface) -> Cell:
    return Cell(_shown(cell.text, surface), cell.style, tuple(_shown(hit, surface) for hit in cell.hits))


def _narrow(widths: list[int], least: list[int], used: list[int], room: int) -> None:
    """Take what is too much from the columns that may wrap, a cell at a time from the widest; none below its least width."""
    excess = sum(widths[n] for n in used) + GAP * (len(used) - 1) - room
    while excess > 0 and (able := [n for n in used if widths[n] > least[n]]):
        widths[max(able, key=lambda n: widths[n])] -= 1
        excess -= 1


def _lines(row: tuple[Cell, ...], used: list[int], widths: list[int], grid: Grid, paint: Styler) -> Iterator[str]:
    """One row, on as many lines as its longest wrapped cell needs."""
    pieces = [wrap(row[n].text, widths[n] if grid.columns[n].wraps else None) for n in used]
    painted = [_painted(piece, row[n], paint) for n, piece in zip(used, pieces, strict=True)]
    for height in range(max(map(len, pieces))):
        line, owed = "", 0
        for n, piece, styled in zip(used, pieces, painted, strict=True):
            text = piece[height] if height < len(piece) else ""
            pad = widths[n] - _len(text)
            if text:
                line += " " * (owed + (pad if grid.columns[n].align == ">" else 0)) + styled[height]
                owed = 0 if grid.columns[n].align == ">" else pad
            else:
                owed += pad
            owed += GAP
        yield line + "\n"


def _painted(lines: list[str], cell: Cell, paint: Styler) -> list[str]:
    """The lines of a cell in its style, and in the style of a hit what was searched for, also where it goes on in the next line."""
    if not cell.hits:
        return [paint(line, cell.style) for line in lines]
    whole, painted, start = " ".join(lines), [], 0
    words = "|".join(map(re.escape, sorted(cell.hits, key=len, reverse=True)))
    spans = [match.span() for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", whole)]
    for line in lines:
        text, at, end = "", start, start + len(line)
        for low, high in ((max(low, start), min(high, end)) for low, high in spans):
            if low < high:
                text += paint(whole[at:low], cell.style) + paint(whole[low:high], "hit")
                at = high
        painted.append(text + paint(whole[at:end], cell.style))
        start = end + 1
    return painted


def wrap(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` cells, broken at spaces; a longer word is folded, nothing is lost."""
    if width is None or _len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        if line and _len(line) + 1 + _len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        if _len(line) > width:
            *full, line = chop_cells(line, width)
            lines += full
    return [*lines, line]


def _len(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
