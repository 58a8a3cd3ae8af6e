"""Markdown: the page with pipe tables."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.views.blocks import Block, Foot, Grid, Heading, SectionRow, SideBySide, Text
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The blocks of the page, a blank line between them."""
    first = True
    for block in _in_a_row(chain.from_iterable(view.pages())):
        yield "" if first else "\n"
        first = False
        if isinstance(block, Grid):
            yield from _grid(block)
        elif isinstance(block, Heading):
            yield f"## {_escaped(block.text)}\n"
        else:
            yield f"{_BEGUN.sub(_no_block, _escaped(block.text))}\n"


_BEGUN = re.compile(r"^([0-9]*)(?=[.)]\s|[-+]\s|[-=~]{3})")
"""What a line begins with that would be a list or a line across the page."""


def _no_block(begun: re.Match[str]) -> str:
    return begun[1] + "\\"


def _in_a_row(blocks: Iterable[Block]) -> Iterator[Grid | Heading | Text]:
    """The blocks, with what stands side by side put one under the other: Markdown has no columns."""
    for block in blocks:
        if isinstance(block, (SideBySide, Foot)):
            yield from block.stacked()
        else:
            yield block


def _grid(grid: Grid) -> Iterator[str]:
    used = [
        n
        for n, column in enumerate(grid.columns)
        if column.title or any(not isinstance(row, SectionRow) and row[n].text for row in grid.rows)
    ]
    yield _line([_escaped(grid.columns[n].title) for n in used])
    yield _line(["--:" if grid.columns[n].align == ">" else "---" for n in used])
    for row in grid.rows:
        if isinstance(row, SectionRow):
            yield _line([f"**{_escaped(row.text)}**", *[""] * (len(used) - 1)])
        else:
            yield _line([_escaped(row[n].text) for n in used])


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_~\[\]<>|#]|&(?=#?\w+;))", r"\\\1", escape_controls(text))
