"""The page for a terminal, or for a file that people read: aligned cells, in as many lines as a terminal's width asks for, nothing lost.

rich measures the cells; lines are put together here, because a rich.table of 300 rows costs 90 ms and this 3.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.model.links import URL
from alliancecli.render import Surface
from alliancecli.render.escape import in_ascii
from alliancecli.views.blocks import (
    CITED_IN,
    STAYS,
    Block,
    Cell,
    Cited,
    Foot,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    SectionRow,
    SideBySide,
    Text,
)
from alliancecli.views.view import View

STYLES = {
    "": "",
    "strong": "1",
    "heading": "1",
    "title": "1",
    "date": "",
    "number": "",
    "dim": "2",
    "note": "2",
    "bar": "",
    "warn": "1",
    "hit": "1;4",
    "footer": "",
}
"""The styles of cells, as numbers of SGR (ECMA-48): attributes of the terminal's own text, since none of its 16 colours can be read on
every background (tests/render/test_colour.py)."""

ON_DARK = {"date": "36", "bar": "32"}
"""Colours of styles that can be read where the background is known to be dark."""

GAP = 2
PROSE = 100
LISTED = 30
"""So many sources are listed under a page on a terminal, and so many caveats."""

Styler = Callable[[str, str], str]


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The lines of the page."""
    paint = _painter(surface)
    first = True
    for blocks in view.pages():
        for block in _in_short(blocks) if surface.width else blocks:
            if not first:
                yield "\n"
            first = False
            yield from block_lines(block, surface, paint)


def block_lines(block: Block, surface: Surface, paint: Styler) -> Iterator[str]:
    """The lines of one block of a page."""
    if isinstance(block, Grid):
        yield from _grid(block, surface, paint)
    elif isinstance(block, Heading):
        yield from heading_lines(block.text, surface, paint)
    elif isinstance(block, SideBySide):
        from alliancecli.render.side_by_side import side_by_side

        yield from side_by_side(block, surface, paint)
    elif isinstance(block, Foot):
        yield from _foot(block, surface, paint)
    else:
        for line in wrap(shown(block.text, surface), min(surface.width, PROSE) if surface.width else None):
            yield paint(line, block.style) + "\n"


def _in_short(blocks: list[Block]) -> list[Block]:
    """The blocks of a page that cites too much to list it: without the numbers of sources."""
    if not any(isinstance(block, Foot) and len(block.cited) > LISTED for block in blocks):
        return blocks
    return [_uncited(block) if isinstance(block, Grid) else block for block in blocks]


def _uncited(grid: Grid) -> Grid:
    kept = [n for n, column in enumerate(grid.columns) if column != CITED_IN]
    rows = [row if isinstance(row, SectionRow) else tuple(row[n] for n in kept) for row in grid.rows]
    return grid._replace(columns=tuple(grid.columns[n] for n in kept), rows=rows)


def heading_lines(text: str, surface: Surface, paint: Styler) -> Iterator[str]:
    """The lines of a heading, of the page or across a grid."""
    for line in wrap(shown(text, surface), surface.width):
        yield paint(line, "heading") + "\n"


def _foot(foot: Foot, surface: Surface, paint: Styler) -> Iterator[str]:
    """Caveats, and the sources a line each; on a terminal no more than LISTED of them."""
    notes, cited, width = foot.caveats, foot.cited, surface.width
    if notes:
        yield from heading_lines("Notes", surface, paint)
        for about, caveat in notes[:LISTED] if width else notes:
            lines = wrap(shown(f"{about}: {caveat}", surface), min(width, PROSE) - GAP if width else None)
            yield from (f"{'  ' if place else ''}{line}\n" for place, line in enumerate(lines))
        if width and len(notes) > LISTED:
            yield from block_lines(Text(f"and {len(notes) - LISTED:,} more: --fields id,caveat", "dim"), surface, paint)
    if notes and cited:
        yield "\n"
    if width and len(cited) > LISTED:
        sources = len({one.source for one in cited})
        said = f"Sources: {len(cited):,} passages of {sources:,} sources; --csv and --json have those of each row, `alliance show` of one"
        yield from block_lines(Text(said, "dim"), surface, paint)
    elif cited:
        yield from heading_lines("Sources", surface, paint)
        margin = len(str(cited[-1].number))
        for one in cited:
            for place, line in enumerate(_passage(one, surface, width - margin - GAP if width else None)):
                yield paint("" if place else str(one.number).rjust(margin), "note") + " " * (margin if place else 0) + "  " + line + "\n"


def _passage(one: Cited, surface: Surface, room: int | None) -> list[str]:
    """A passage in a line; where that is too long for the room with a shorter title and author, and if need be in two. Its id stays."""
    text = shown(one.text, surface)
    if room is None:
        return [_linked(text, one, surface)]
    one = one._replace(title=_shorter(one.title, cells_of(text) - room, TITLE, surface))
    text = shown(one.text, surface)
    one = one._replace(author=_shorter(one.author, cells_of(text) - room, AUTHOR, surface))
    text = shown(one.text, surface)
    return [_linked(text, one, surface)] if cells_of(text) <= room else wrap(text, room)


AUTHOR, TITLE = 24, 16
"""Cells to which the author and the title of a source may be cut."""


def _shorter(text: str, excess: int, least: int, surface: Surface) -> str:
    """The text, less the cells that are too many, but not cut to fewer than `least`."""
    text = shown(text, surface)
    return _cut(text, max(cells_of(text) - excess, least), surface) if excess > 0 and cells_of(text) > least else text


def _cut(text: str, width: int, surface: Surface) -> str:
    """The first words of a text, and a mark that there are more."""
    more = "…" if surface.unicode else "..."
    return chop_cells(text, width - len(more))[0].rsplit(" ", 1)[0].rstrip(",:;") + more


def _linked(text: str, one: Cited, surface: Surface) -> str:
    """The text, with its title a link where the terminal takes links (OSC 8)."""
    title = shown(one.title, surface)
    if not (surface.links and one.url and title):
        return text
    from urllib.parse import quote

    return text.replace(title, f"\x1b]8;;{quote(one.url, safe=URL)}\x1b\\{title}\x1b]8;;\x1b\\", 1)


def shown(text: str, surface: Surface) -> str:
    """The text as this surface can show it."""
    text = escape_controls(text)
    return text if surface.unicode or text.isascii() else in_ascii(text, surface.encoding)


def _painter(surface: Surface) -> Styler:
    if not surface.color:
        return lambda text, style: text
    styles = {**STYLES, **ON_DARK} if surface.dark else STYLES

    def paint(text: str, style: str) -> str:
        return f"\x1b[{styles[style]}m{text}\x1b[0m" if text and styles[style] else text

    return paint


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


def _grid(grid: Grid, surface: Surface, paint: Styler) -> Iterator[str]:
    layout = fitted(grid, surface)
    for number, row in enumerate(layout.rows):
        if isinstance(row, SectionRow):
            yield "\n" if number else ""
            yield from heading_lines(row.text, surface, paint)
        else:
            yield from lines_of(row, layout, paint, header=grid.header and not number)


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
    return Cell(shown(cell.text, surface), cell.style, tuple(shown(hit, surface) for hit in cell.hits))


def lines_of(row: tuple[Cell, ...], layout: Layout, paint: Styler, *, header: bool = False) -> Iterator[str]:
    """One row, on as many lines as its longest cell needs, with what is set aside at the end of the last or beneath."""
    columns, used, widths, room = layout.columns, layout.used, layout.widths, layout.room
    pieces = [wrap(row[n].text, widths[n]) for n in used]
    painted = [_painted(piece, row[n], paint) for n, piece in zip(used, pieces, strict=True)]
    line, at = "", 0
    for height in range(max(map(len, pieces))):
        if height:
            yield line + "\n"
        line, at, start = "", 0, 0
        for n, piece, styled in zip(used, pieces, painted, strict=True):
            text = piece[height] if height < len(piece) else ""
            if text:
                begin = start + (widths[n] - cells_of(text) if columns[n].align == ">" else 0)
                line += " " * (begin - at) + styled[height]
                at = begin + cells_of(text)
            start += widths[n] + GAP
    aside = "" if header else "  ".join(row[n].text for n in layout.aside if row[n].text)
    if aside and room and at + GAP + cells_of(aside) <= room:
        yield line + " " * (room - at - cells_of(aside)) + paint(aside, "dim") + "\n"
        return
    yield line + "\n"
    if aside and room:
        yield from (" " * layout.indent + paint(part, "dim") + "\n" for part in wrap(aside, room - layout.indent))


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
