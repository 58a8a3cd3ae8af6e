"""Grids side by side where there is room, one under the other where there is none."""

import pytest
from rich.cells import cell_len

from alliancecli.render import Surface
from alliancecli.render.table import render
from alliancecli.views.blocks import Cell, Grid, GridColumn, SectionRow, SideBySide
from alliancecli.views.view import View

COLUMNS = (GridColumn("date"), GridColumn("event", wraps=True))
LONG = "Côte d'Ivoire and Türkiye meet 日本 to speak of things that take more than a line to say"


def drawn(surface: Surface, sides: int = 2) -> list[str]:
    grids = (
        Grid(
            COLUMNS, [SectionRow("2001"), (Cell("Jan", "date"), Cell(LONG)), SectionRow("2003"), (Cell("Feb"), Cell("left"))], header=False
        ),
        Grid(COLUMNS, [SectionRow("2002"), (Cell("Mar"), Cell("right")), SectionRow("2003"), (Cell("Apr"), Cell("also"))], header=False),
        Grid(COLUMNS, [], header=False),
    )
    block = SideBySide(("one", "two", "three")[:sides], grids[:sides], ("2001", "2002", "2003"), "nothing")
    return "".join(render(View((), [], lambda _: [block]), (), surface)).splitlines()


@pytest.mark.parametrize("width", [100, 120, 200])
def test_a_year_stands_on_one_height_where_there_is_room(width: int) -> None:
    lines = drawn(Surface(width=width))
    assert all(cell_len(line) <= width for line in lines)
    assert lines[0].split() == ["one", "two"]
    assert lines[-2:][0] == "2003"
    assert lines[-1].split() == ["Feb", "left", "Apr", "also"]


@pytest.mark.parametrize("width", [40, 80, 99])
def test_one_stands_under_the_other_where_there_is_none(width: int) -> None:
    lines = drawn(Surface(width=width))
    assert all(cell_len(line) <= width for line in lines)
    assert lines[0] == "one"
    assert lines.index("two") > lines.index("Feb  left")


def test_three_need_more_room_than_two() -> None:
    assert drawn(Surface(width=150), 3)[0] == "one"
    assert drawn(Surface(width=152), 3)[0].split() == ["one", "two", "three"]
    assert drawn(Surface(width=152), 3)[1].strip() == "nothing"


def test_off_a_terminal_nothing_wraps() -> None:
    lines = drawn(Surface())
    assert any(LONG in line for line in lines)


def test_colour_moves_nothing() -> None:
    import re

    plain = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in drawn(Surface(width=120, color=True))]
    assert plain == drawn(Surface(width=120))
    assert any("\x1b" in line for line in drawn(Surface(width=120, color=True)))


def test_an_ascii_terminal_gets_ascii() -> None:
    assert "\n".join(drawn(Surface(width=120, unicode=False))).isascii()
