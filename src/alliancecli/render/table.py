"""The page for a terminal, or for a file that people read: aligned cells, in as many lines as a terminal's width asks for, nothing lost.

rich measures the cells (layout.py); lines are put together here, because a rich.table of 300 rows costs 90 ms and this 3.
"""

import re
from collections.abc import Callable, Iterator

from rich.cells import chop_cells

from alliancecli.model.columns import Column
from alliancecli.model.links import URL
from alliancecli.render import Surface
from alliancecli.render.layout import GAP, Layout, cells_of, fitted, shown, wrap
from alliancecli.views.blocks import (
    CITED_IN,
    Block,
    Cell,
    Cited,
    Foot,
    Grid,
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


def _painter(surface: Surface) -> Styler:
    if not surface.color:
        return lambda text, style: text
    styles = {**STYLES, **ON_DARK} if surface.dark else STYLES

    def paint(text: str, style: str) -> str:
        return f"\x1b[{styles[style]}m{text}\x1b[0m" if text and styles[style] else text

    return paint


def _grid(grid: Grid, surface: Surface, paint: Styler) -> Iterator[str]:
    layout = fitted(grid, surface)
    for number, row in enumerate(layout.rows):
        if isinstance(row, SectionRow):
            yield "\n" if number else ""
            yield from heading_lines(row.text, surface, paint)
        else:
            yield from lines_of(row, layout, paint, header=grid.header and not number)


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
