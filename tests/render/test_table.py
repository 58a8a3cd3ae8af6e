"""The table on terminals of any kind."""

import pytest
from rich.cells import cell_len

from alliancecli.render import Surface
from alliancecli.render.table import render, wrap
from alliancecli.views.view import Block, Cell, Grid, GridColumn, SectionRow, Text, View

COLUMNS = (GridColumn("date"), GridColumn("event", wraps=True), GridColumn("number", ">"))


def drawn(rows: list[tuple[str, ...]], surface: Surface, style: str = "") -> list[str]:
    grid = Grid(COLUMNS, [tuple(Cell(text, style) for text in row) for row in rows])
    return "".join(render(View((), [], lambda _: [grid]), (), surface)).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_fit_the_terminal_and_nothing_is_lost(width: int) -> None:
    words = "Côte d'Ivoire and Türkiye meet 日本 to speak of things that take more than a line to say in full"
    lines = drawn([("12 Sep 2001", words, "1,234")], Surface(width=width))
    assert all(cell_len(line) <= width for line in lines)
    said = " ".join(" ".join(lines[1:]).replace("12 Sep 2001", "").replace("1,234", "").split())
    assert said == words


def test_wide_characters_keep_the_columns_straight() -> None:
    lines = drawn([("2001", "日本", "1"), ("2002", "Japan", "2")], Surface())
    assert [cell_len(line) for line in lines] == [cell_len(lines[0])] * 3


def test_numbers_stand_to_the_right() -> None:
    assert drawn([("2001", "a", "1"), ("2002", "b", "1,000")], Surface()) == [
        "date  event  number",
        "2001  a           1",
        "2002  b       1,000",
    ]


def test_a_date_or_figure_is_never_broken() -> None:
    lines = drawn([("summer 2003", "word " * 20, "about 55,100")], Surface(width=40))
    assert "summer 2003" in lines[1]
    assert "about 55,100" in lines[1]


def test_markup_in_the_record_survives() -> None:
    assert drawn([("[red]", "a_[b] [sic] :smile:", "1")], Surface(color=True))[1] == "[red]  a_[b] [sic] :smile:       1"


def test_escape_sequences_are_written_out() -> None:
    line = drawn([("2001", "\x1b[31mred\x1b]0;title\x07 \u202eabc\u009b2J", "1")], Surface(color=True))[1]
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "\u009b" not in line
    assert r"\x1b[31mred" in line


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[1m" in drawn([("2001", "a", "1")], Surface(color=True), "strong")[1]
    assert "\x1b" not in drawn([("2001", "a", "1")], Surface(color=True), "date")[1]
    assert "\x1b[36m" in drawn([("2001", "a", "1")], Surface(color=True, dark=True), "date")[1]
    assert "\x1b" not in drawn([("2001", "a", "1")], Surface(dark=True), "strong")[1]


def test_ascii_terminals_get_ascii() -> None:
    blocks: list[Block] = [Grid((GridColumn("x"),), [SectionRow("1681–1683 · Türkiye"), (Cell("“Côte” – ███▌"),)], header=False), Text("…")]
    text = "".join(render(View((), [], lambda _: blocks), (), Surface(unicode=False)))
    assert text == '1681-1683 - Turkiye\n"Cote" - ###\n\n...\n'


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", None, ["one two"]),
        ("one two", 4, ["one", "two"]),
        ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
        ("日本語です", 4, ["日本", "語で", "す"]),
    ],
)
def test_wrapping_breaks_at_spaces_and_folds_what_is_longer(text: str, width: int | None, lines: list[str]) -> None:
    assert wrap(text, width) == lines
