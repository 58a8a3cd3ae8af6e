"""Tables of a page without a browser: plain tables that need no script, and drawings that say nothing which stands nowhere in words."""

import re

import pytest
from test_page import Page

from alliancecli.render import Surface, render
from alliancecli.render.page.small import BAR, CELL, SPAN, STEM, small
from alliancecli.render.page.tables import LONG, side_by_side, table
from alliancecli.views.blocks import Cell, Grid, GridColumn, SectionRow, SideBySide
from alliancecli.views.drawn import Axis, Branch, Drawn, Lasting, Part, Strip, Ticks
from conftest import Cli

COLUMNS = (GridColumn("who", wraps=True), GridColumn("number", ">"), GridColumn())


def alone(drawn: Drawn) -> str:
    """A drawing of what has no colour of its own."""
    return small(drawn, {})


def grid(lines: int) -> Grid:
    return Grid(COLUMNS, [SectionRow("Force"), *((Cell(f"N{n}"), Cell(str(n)), Cell("")) for n in range(lines))])


def test_a_long_table_has_tools_and_a_short_one_has_none() -> None:
    assert Page(table(grid(LONG), "Troops", set(), {})).all("table", "tools")
    assert not Page(table(grid(LONG - 1), "Troops", set(), {})).all("table", "tools")


def test_the_head_of_a_long_list_is_seen_though_a_terminal_shows_none() -> None:
    assert not Page(table(grid(LONG)._replace(header=False), "Troops", set(), {})).all("thead", "quiet")
    assert Page(table(grid(2)._replace(header=False), "Troops", set(), {})).all("thead", "quiet")


def test_a_cell_knows_its_column_for_the_cards_of_a_phone() -> None:
    assert [at["data-label"] for at in Page(table(grid(1), "Troops", set(), {})).all("td") if "data-label" in at] == ["who", "number"]


def test_a_line_that_says_more_of_the_one_above_is_marked() -> None:
    lines = [tuple(map(Cell, line)) for line in (("total", "5", ""), ("also: one", "6", ""), ("", "7", ""))]
    assert len(Page(table(Grid(COLUMNS, lines), "Troops", set(), {})).all("tr", "under")) == 2


def test_a_page_without_a_long_table_runs_no_script(mini: Cli) -> None:
    assert not Page(mini("lineage", "force", "-f", "html").out).all("script")
    assert Page(mini("figures", "-f", "html").out).all("script")


def test_timelines_side_by_side_are_one_table_aligned_by_year() -> None:
    def side(*lines: tuple[str, str]) -> Grid:
        rows: list[tuple[Cell, ...] | SectionRow] = []
        for year, title in lines:
            rows += [SectionRow(year), (Cell("May", "date"), Cell(title))]
        return Grid((GridColumn("date"), GridColumn("event")), rows)

    block = SideBySide(
        ("North", "South", "West"), (side(("2001", "a"), ("2003", "b")), side(("2003", "c")), side()), ("2001", "2003"), "no events"
    )
    html = side_by_side(block, "Compare", set())
    page = Page(html)
    assert [at["scope"] for at in page.all("th")] == ["col"] * 3 + ["rowgroup"] * 2
    assert re.search(r"<tr><td data-label=\"North\">.*b.*</td><td data-label=\"South\">.*c.*</td><td></td></tr>", html)
    assert "no events" in page.text


def test_a_comparison_of_timelines_is_such_a_table(alliance: Cli) -> None:
    page = Page(alliance("compare", "afghanistan", "iraq", "--from", "2001", "--to", "2003", "-f", "html").out)
    assert len(page.all("table", "sides")) == 1


def test_the_same_claim_is_drawn_where_its_years_are() -> None:
    svg = alone(Strip(4, {2: 7}, frozenset({2}), first_apart=False))
    rects = re.findall(r'<rect class="(\w+)" x="([\d.]+)"', svg)
    assert [(kind, float(x)) for kind, x in rects] == [(kind, CELL * n + 0.5) for n, kind in enumerate(("none", "none", "sure", "none"))]
    assert ">7<" in svg
    assert f'<text x="{CELL * 2}" y="12">2003</text>' in alone(Ticks(4, {2: "2003"}, first_apart=False))


def test_a_strip_counts_claims_and_not_their_years(mini: Cli) -> None:
    page = mini("coverage", "-f", "html").out
    north = next(row for row in mini("coverage", "--json").rows if row["name"] == "north")
    line = re.search(r"<tr><td[^>]*>north</td><td[^>]*>(.*?)</td>", page)
    assert line
    counts = [int(text) for text in re.findall(r"<text[^>]*>(\d+)</text>", line[1])]
    assert counts
    assert max(counts) <= north["claims"]


@pytest.mark.parametrize(
    ("began", "ended", "kinds"),
    [
        ((0.1, 0.1), (0.5, 0.5), {"sure", "maybe"}),
        ((0.1, 0.2), None, {"sure", "maybe"}),
        (None, (0.4, 0.5), {"sure", "maybe"}),
    ],
)
def test_an_end_that_no_source_gives_fades(began: tuple[float, float] | None, ended: tuple[float, float] | None, kinds: set[str]) -> None:
    svg = alone(Lasting(Axis(1990, 2010), began, ended))
    assert set(re.findall(r'<rect class="(\w+)"', svg)) == kinds
    assert re.findall(r"url\(#_open-(\w+)\)", svg) == ([] if began and ended else ["fades"] if began else ["rises"])
    places = [(float(x), float(x) + float(width)) for x, width in re.findall(r'x="([\d.]+)" y="3" width="([\d.]+)"', svg)]
    assert max(end for _, end in places) <= SPAN
    if began:
        assert min(start for start, _ in places) == pytest.approx(0.1 * SPAN)


def test_who_was_succeeded_is_not_drawn_as_if_he_held_it_still(alliance: Cli) -> None:
    """Many list no end for those before the last; only he holds the office still."""
    page = alliance("holders", "nato-secretary-general", "-f", "html").out
    fading = [re.search(r"<td[^>]*>([^<]*)</td>", line)[1] for line in page.split("<tr")[1:] if "url(#_open-fades)" in line]  # type: ignore[index]
    assert fading == ["Mark Rutte"]
    acting = next(line for line in page.split("<tr") if "Balanzino" in line and "<svg" in line)
    assert set(re.findall(r'<rect class="(\w+)"', acting)) == {"maybe", "sure"}  # he came on a day of August that no source gives


@pytest.mark.parametrize(("low", "high", "kinds"), [(0.5, 0.5, {"sure"}), (0.2, 0.6, {"sure", "maybe"}), (0.4, None, {"sure"})])
def test_a_part_keeps_its_hedge(low: float, high: float | None, kinds: set[str]) -> None:
    svg = alone(Part(low, high))
    assert set(re.findall(r'<rect class="(\w+)"', svg)) == kinds
    assert ('class="open"' in svg) == (high is None)
    assert f'width="{BAR}"' in svg


def test_a_tree_is_lines_and_no_characters(mini: Cli) -> None:
    assert alone(Branch("│  └─ ")).count("<path") == 3
    assert f'width="{STEM * 6}"' in alone(Branch("│  └─ "))
    assert not set("│└├┌─") & set(Page(mini("lineage", "force", "-f", "html").out).text)


@pytest.mark.parametrize("command", [["members", "force"], ["holders", "force"], ["lineage", "force"], ["coverage"], ["figures"]])
def test_drawings_are_hidden_from_those_who_read_the_words(mini: Cli, command: list[str]) -> None:
    page = Page(mini(*command, "-f", "html").out)
    assert all(at.get("aria-hidden") == "true" for at in page.all("svg"))
    ids = [at["id"] for _, at in page.elements if "id" in at]
    assert len(ids) == len(set(ids))


def test_a_picture_stands_above_the_table_of_its_claims(mini: Cli) -> None:
    from alliancecli.views.figures import observations

    view = observations(iter(()), certain=False, left_out=0, every=True, asked="", chosen="", footnotes=True)._replace(
        picture="<svg></svg>", title="FRC"
    )
    html = "".join(render(view, "html", Surface()))
    assert html.index('<figure class="chart" aria-label="FRC"><div class="scroll"') < html.index("No rows")
