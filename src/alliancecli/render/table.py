"""The page for a terminal, or for a file that people read: aligned cells, wrapped only where a terminal is narrow, never cropped.

rich measures the cells and writes the styles; lines are put together here, because a rich.table of 300 rows costs 90 ms and this 3.
"""

from collections.abc import Callable, Iterator
from functools import cache

from rich.cells import cell_len, chop_cells

from alliancecli.render import Surface
from alliancecli.render.harmless import harmless
from alliancecli.views.view import Band, Cell, Column, Grid, Heading, View

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
    "footer": "italic",
}
"""What the style names of cells look like, in rich's words; the terminal's own 16 colours only."""

GAP = 2
NARROWEST = 20
PROSE = 100

_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "·": "-",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "→": "->",
        "█": "#",
        "░": ".",
        "▸": ">",
        "├": "|",
        "└": "`",
        "─": "-",
        "│": "|",
        **dict.fromkeys("▏▎▍▌▋▊▉", ""),
    }
)

Paint = Callable[[str, str], str]


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The lines of the page."""
    paint = _paint if surface.color else _bare
    first = True
    for block in view.page(list(view.rows)):
        if not first:
            yield "\n"
        first = False
        if isinstance(block, Grid):
            yield from _grid(block, surface, paint)
        elif isinstance(block, Heading):
            yield paint(_shown(block.text, surface), "heading") + "\n"
        else:
            for line in wrap(_shown(block.text, surface), min(surface.width, PROSE) if surface.width else None):
                yield paint(line, block.style) + "\n"


def _shown(text: str, surface: Surface) -> str:
    """The text as this surface can show it."""
    text = harmless(text)
    if surface.unicode or text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKD", text.translate(_ASCII)).encode("ascii", "ignore").decode()


def _bare(text: str, style: str) -> str:
    return text


def _paint(text: str, style: str) -> str:
    if not STYLES[style] or not text:
        return text
    before, after = _codes(style)
    return before + text + after


@cache
def _codes(style: str) -> tuple[str, str]:
    """What a style writes before and after its text."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(STYLES[style]).render("|", color_system=ColorSystem.STANDARD).partition("|")
    return before, after


def _grid(grid: Grid, surface: Surface, paint: Paint) -> Iterator[str]:
    lines: list[tuple[Cell, ...] | Band] = list(grid.rows)
    filled = [any(row[n].text for row in lines if not isinstance(row, Band)) for n in range(len(grid.columns))]
    if grid.header:
        lines.insert(0, tuple(Cell(column.title if full else "", "dim") for column, full in zip(grid.columns, filled, strict=True)))
    cells = [row if isinstance(row, Band) else tuple(Cell(_shown(c.text, surface), c.style) for c in row) for row in lines]
    widths = [max((_len(row[n].text) for row in cells if not isinstance(row, Band)), default=0) for n in range(len(grid.columns))]
    used = [n for n, width in enumerate(widths) if width or n == 0]
    if surface.width:
        words = [
            [_len(word) for row in cells if not isinstance(row, Band) for word in row[n].text.split()] for n in range(len(grid.columns))
        ]
        least = [min(max(words[n], default=0), NARROWEST) if column.wraps else widths[n] for n, column in enumerate(grid.columns)]
        if sum(least[n] + GAP for n in used) - GAP > surface.width:
            used = [n for n in used if not grid.columns[n].spare]
        _narrow(widths, least, used, surface.width)
    for number, row in enumerate(cells):
        if isinstance(row, Band):
            yield ("\n" if number else "") + paint(_shown(row.text, surface), "heading") + "\n"
        else:
            yield from _lines(row, used, widths, grid, paint)


def _narrow(widths: list[int], least: list[int], used: list[int], room: int) -> None:
    """Take what is too much from the columns that may wrap, a cell at a time from the widest; none below its least width."""
    excess = sum(widths[n] for n in used) + GAP * (len(used) - 1) - room
    while excess > 0 and (able := [n for n in used if widths[n] > least[n]]):
        widths[max(able, key=lambda n: widths[n])] -= 1
        excess -= 1


def _lines(row: tuple[Cell, ...], used: list[int], widths: list[int], grid: Grid, paint: Paint) -> Iterator[str]:
    """One row, on as many lines as its longest wrapped cell needs."""
    pieces = [wrap(row[n].text, widths[n] if grid.columns[n].wraps else None) for n in used]
    for height in range(max(map(len, pieces))):
        line, owed = "", 0
        for n, piece in zip(used, pieces, strict=True):
            text = piece[height] if height < len(piece) else ""
            pad = widths[n] - _len(text)
            if text:
                line += " " * (owed + (pad if grid.columns[n].align == ">" else 0)) + paint(text, row[n].style)
                owed = 0 if grid.columns[n].align == ">" else pad
            else:
                owed += pad
            owed += GAP
        yield line + "\n"


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
