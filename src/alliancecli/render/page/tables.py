"""Tables: the one component that every grid of a page is shown by. Without its script it is a plain table."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from alliancecli.model.markup import safe
from alliancecli.render.page.small import small
from alliancecli.views.blocks import Cell, Grid, GridColumn, SectionRow, SideBySide
from alliancecli.views.drawn import Branch

LONG = 8
"""Lines from which a table is one to filter and to sort."""


def is_notes(grid: Grid) -> bool:
    """True if a grid is that of the footnotes: see views.footnotes.Footnotes."""
    return not grid.header and [column.title for column in grid.columns] == ["number", "source"]


def table(grid: Grid, name: str, notes: set[str], hues: Mapping[str, int]) -> str:
    """A grid as a table in a frame that scrolls; the columns that hold nothing are left out. `notes` are the numbers to link to."""
    lines = [row for row in grid.rows if not isinstance(row, SectionRow)]
    used = [n for n in range(len(grid.columns)) if any(line[n].text or line[n].drawn for line in lines)]
    if not used:
        return ""
    numbered = is_notes(grid)
    drawn = any(grid.columns[n].drawn for n in used)
    tools = len(lines) >= LONG and not numbered
    quiet = "" if grid.header or drawn or tools else ' class="quiet"'
    kind = "notes" if numbered else "data tools" if tools else "data"
    html = [
        f'<div class="scroll" role="region" tabindex="0" aria-label="{safe(name)}"><table class="{kind}"><caption>{safe(name)}</caption>\n'
        f"<thead{quiet}><tr>{''.join(_header(grid.columns[n], hues) for n in used)}</tr></thead>\n<tbody>\n"
    ]
    for row in grid.rows:
        if isinstance(row, SectionRow):
            html.append(f'</tbody>\n<tbody>\n<tr class="band"><th colspan="{len(used)}" scope="rowgroup">{safe(row.text)}</th></tr>\n')
        else:
            mark = f' id="_note-{safe(row[0].text)}"' if numbered else ' class="under"' if _continues(row) else ""
            html.append(f"<tr{mark}>{''.join(_cell(row[n], grid.columns[n], set() if numbered else notes, hues) for n in used)}</tr>\n")
    return "".join(html).replace("<tbody>\n</tbody>\n", "") + "</tbody></table></div>\n"


def side_by_side(block: SideBySide, name: str, notes: set[str]) -> str:
    """Grids beside one another, a column a side: what stands under the same band begins on one line."""
    sides = [_by_band(grid) for grid in block.grids]
    titles = "".join(f'<th scope="col">{safe(title)}</th>' for title in block.titles)
    html = [
        f'<div class="scroll" role="region" tabindex="0" aria-label="{safe(name)}"><table class="sides"><caption>{safe(name)}</caption>\n'
        f"<thead><tr>{titles}</tr></thead>\n"
    ]
    if any(not side for side in sides):
        said = (f"<td>{'' if side else safe(block.empty)}</td>" for side in sides)
        html.append(f"<tbody><tr>{''.join(said)}</tr></tbody>\n")
    for band in block.bands:
        rows = zip_longest(*(side.get(band, []) for side in sides), fillvalue=None)
        lines = "".join(f"<tr>{''.join(map(_told, row, block.titles, [notes] * len(sides)))}</tr>\n" for row in rows)
        html.append(f'<tbody>\n<tr class="band"><th colspan="{len(sides)}" scope="rowgroup">{safe(band)}</th></tr>\n{lines}</tbody>\n')
    return "".join(html) + "</table></div>\n"


def _by_band(grid: Grid) -> dict[str, list[tuple[Cell, ...]]]:
    """The lines of a grid under each of its bands."""
    found: dict[str, list[tuple[Cell, ...]]] = {}
    band = ""
    for row in grid.rows:
        if isinstance(row, SectionRow):
            band = row.text
        else:
            found.setdefault(band, []).append(row)
    return found


def _told(row: Sequence[Cell] | None, side: str, notes: set[str]) -> str:
    """A line of one side as a single cell."""
    if row is None:
        return "<td></td>"
    parts = (f'<span class="{cell.style or "what"}">{_content(cell, notes, {})}</span>' for cell in row if cell.text)
    return f'<td data-label="{safe(side)}">{" ".join(parts)}</td>'


def _continues(row: tuple[Cell, ...]) -> bool:
    """True if a line says more of the one above: it has no name of its own, or stands `also` there."""
    return not row[0].text or row[0].text.lstrip().startswith("also")


def _header(column: GridColumn, hues: Mapping[str, int]) -> str:
    kind = ' class="number"' if column.align == ">" else ""
    title = small(column.drawn, hues) if column.drawn else safe(column.title)
    return f'<th scope="col"{kind}>{title}</th>' if column.title else f"<td>{title}</td>"


def _cell(cell: Cell, column: GridColumn, notes: set[str], hues: Mapping[str, int]) -> str:
    kinds = [cell.style] * bool(cell.style) + ["number"] * (column.align == ">") + ["whole"] * (not column.wraps)
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    hidden = ' aria-hidden="true"' if cell.style == "bar" else ""
    label = f' data-label="{safe(column.title)}"' if column.title and not column.drawn and cell.text else ""
    return f"<td{kind}{hidden}{label}>{_content(cell, notes, hues)}</td>"


def _content(cell: Cell, notes: set[str], hues: Mapping[str, int]) -> str:
    """What stands in a cell: its drawing, its links to notes, or its text."""
    if isinstance(cell.drawn, Branch):
        return small(cell.drawn, hues) + safe(cell.text.removeprefix(cell.drawn.stem))
    if cell.drawn:
        return small(cell.drawn, hues)
    if cell.style == "note":
        numbers = (f'<a href="#_note-{safe(word)}">{safe(word)}</a>' if word in notes else safe(word) for word in cell.text.split(" "))
        return " ".join(numbers)
    return _marked(cell)


def _marked(cell: Cell) -> str:
    """The text of a cell, with a mark on what was searched for."""
    if not cell.hits:
        return safe(cell.text)
    words = "|".join(map(re.escape, sorted(cell.hits, key=len, reverse=True)))
    parts = re.split(rf"(?<!\w)({words})(?!\w)", cell.text)
    return "".join(f"<mark>{safe(part)}</mark>" if n % 2 else safe(part) for n, part in enumerate(parts))
