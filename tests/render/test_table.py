"""The table on terminals of any kind."""

import pytest
from rich.cells import cell_len

from alliancecli.render import Surface
from alliancecli.render.layout import wrap
from alliancecli.render.table import render
from alliancecli.views.blocks import CITED_IN, Block, Cell, Cited, Foot, Grid, GridColumn, SectionRow, Text
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.view import View

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


WEIGHED = (
    GridColumn("date", wraps=True, least=12),
    GridColumn("event", wraps=True, least=30),
    GridColumn("bar", weight=1),
    GridColumn("place", weight=3, aside=True),
    GridColumn("source", weight=2, aside=True),
)


def weighed(width: int | None, *row: str) -> list[str]:
    grid = Grid(WEIGHED, [tuple(map(Cell, row))], header=False)
    return "".join(render(View((), [], lambda _: [grid]), (), Surface(width=width))).splitlines()


ROW = ("12 Sep 2001", "The allies invoke their clause", "#####", "afghanistan", "1 2")


def test_with_room_every_column_stands() -> None:
    whole = ["12 Sep 2001  The allies invoke their clause  #####  afghanistan  1 2"]
    assert weighed(None, *ROW) == weighed(80, *ROW) == weighed(len(whole[0]), *ROW) == whole


def test_the_lightest_column_gives_way_first() -> None:
    assert weighed(66, *ROW) == ["12 Sep 2001  The allies invoke their clause  afghanistan  1 2"]


def test_what_is_set_aside_stands_at_the_right_or_beneath() -> None:
    assert weighed(54, *ROW) == ["12 Sep 2001  The allies invoke their clause", "             afghanistan  1 2"]
    narrow = ("12 Sep 2001", "The allies invoke their clause and meet", *ROW[2:])
    assert weighed(46, *narrow) == ["12 Sep 2001  The allies invoke their clause", "             and meet         afghanistan  1 2"]


def test_what_is_set_aside_begins_at_the_left_where_the_widest_column_stands_far_to_the_right() -> None:
    columns = (GridColumn(), GridColumn("office", weight=3, aside=True), GridColumn("known", wraps=True, least=24, weight=5))
    rows = [("Dwight D. Eisenhower, General", "Supreme Allied Commander of the Pact", ""), ("also", "", "commander-holder-eisenhower")]
    grid = Grid(columns, [tuple(map(Cell, row)) for row in rows], header=False)
    assert "".join(render(View((), [], lambda _: [grid]), (), Surface(width=58))).splitlines() == [
        "Dwight D. Eisenhower, General",
        "  Supreme Allied Commander of the Pact",
        "also                           commander-holder-eisenhower",
    ]


def test_what_is_out_of_room_altogether_wraps_and_loses_no_word() -> None:
    lines = weighed(24, *ROW)
    assert all(cell_len(line) <= 24 for line in lines)
    assert sorted(" ".join(lines).split()) == sorted(" ".join(ROW).replace("#####", "").split())


def test_a_long_word_breaks_after_a_dash() -> None:
    assert wrap("saceur-holder-alexander-haig", 16) == ["saceur-holder-", "alexander-haig"]


# Under the page


def passages(count: int, url: str = "") -> Foot:
    return Foot(
        (),
        tuple(
            Cited(n + 1, "diary", f"p. {n}", "The Force", "A diary of many things and of more things than those", "2009", url)
            for n in range(count)
        ),
    )


def test_a_caveat_of_several_rows_names_the_first_and_says_how_many_more_there_are() -> None:
    marks = Footnotes()
    said = {"caveat": "told of the signing", "shown": "from 1949", "sources": []}
    for name in ("Aland", "Beland", "Celand", "Aland"):
        marks.mark({**said, "name": name})
    marks.mark({**said, "name": "Deland", "caveat": "on paper only"})
    assert marks.blocks() == [
        Foot((("Aland, from 1949, and 2 more", "told of the signing"), ("Deland, from 1949", "on paper only")), ()),
    ]


def foot(block: Foot, surface: Surface) -> list[str]:
    grid = Grid((GridColumn("event"), CITED_IN), [(Cell("A clause"), Cell("1", "note"))], header=False)
    return "".join(render(View((), [], lambda _: [grid, block]), (), surface)).splitlines()


def test_a_source_takes_a_line_however_long_its_title_and_keeps_its_id() -> None:
    """By its id one finds it again, with `sources` and `cite`: the title gives way to that."""
    assert foot(passages(1), Surface())[-1] == "1  The Force, A diary of many things and of more things than those, 2009, p. 0 (diary)"
    assert foot(passages(1), Surface(width=80))[-1] == "1  The Force, A diary of many things and of more things…, 2009, p. 0 (diary)"
    assert foot(passages(1), Surface(width=60))[-1] == "1  The Force, A diary of many things…, 2009, p. 0 (diary)"
    assert foot(passages(1), Surface(width=40))[-2:] == ["1  The Force, A diary of…, 2009, p. 0", "   (diary)"]
    assert all(cell_len(line) <= 20 for line in foot(passages(1), Surface(width=20)))


def test_of_many_sources_a_terminal_tells_how_to_get_them_and_a_file_has_them() -> None:
    page = foot(passages(31), Surface(width=80))
    assert page[0] == "A clause"
    assert page[2].startswith("Sources: 31 passages of 1 sources;")
    assert len(foot(passages(31), Surface())) == 34


def test_a_title_is_a_link_where_the_terminal_takes_links() -> None:
    bare, linked = (foot(passages(1, "https://example.org/a b\x1b"), Surface(width=80, links=links))[-1] for links in (False, True))
    assert "\x1b" not in bare
    assert "\x1b]8;;https://example.org/a%20b%1B\x1b\\A diary" in linked
    assert linked.count("\x1b]8;;") == 2


def test_caveats_stand_beneath_with_what_they_are_about() -> None:
    notes = Foot((("A clause, 2001", "the day is another by the diary"),), ())
    assert foot(notes, Surface(width=80))[2:] == ["Notes", "A clause, 2001: the day is another by the diary"]
    assert foot(notes, Surface(width=32))[2:] == ["Notes", "A clause, 2001: the day is", "  another by the diary"]
