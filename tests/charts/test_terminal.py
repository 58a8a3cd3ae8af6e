"""Charts with characters: every claim a point where it belongs, its hedge and its period drawn, nothing wider than the terminal."""

import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from test_charts import row

from alliancecli.charts.frame import Asked
from alliancecli.charts.prepared import prepared
from alliancecli.charts.terminal import drawing
from alliancecli.errors import BadUsage
from conftest import TESTS, Cli
from terminal import on_terminal


def lines(*rows: dict[str, Any], width: int = 80, sources: bool = True, **options: Any) -> list[str]:
    asked = Asked(sources=sources)
    return list(drawing(prepared(rows, asked), asked, width=width, **options))


def at(drawn: list[str], mark: str) -> tuple[int, int]:
    """The line and the column of the only such mark of the plot."""
    plot = [line for line in drawn if re.match(r" *[\d,]* [┤│]", line)]
    (found,) = [(number, line.index(mark)) for number, line in enumerate(plot) if mark in line[8:]]
    return found


def spread(value: int, year: int, **more: Any) -> dict[str, Any]:
    return row(value=value, date=str(year), date_min=f"{year}-06-01", date_max=f"{year}-06-02", shown=str(year), **more)


def claim(value: int, first: str | None, last: str | None = None, **more: Any) -> dict[str, Any]:
    return row(value=value, date=f"{first or '..'}/{last or '..'}", date_min=first, date_max=last, **more)


EVERY_MARK = r"""
1,000 ┤  ──────●──────                 ●
      │
      │                    ↑
      │←───────────────────●──────────────────
      │
      │                                            │
      │                                            │
  500 ┤              ──────────────────●───────────○──────
      │                                            │
      │                                ●           │
      │                          ──────────────────│───────→
      │
      │
    0 ┤        ●
      └──┬───────────┬───────────┬───────────┬───────────┬──
         2001        2002        2003        2004
"""


def test_each_claim_stands_at_its_number_and_its_time_with_the_marks_of_its_hedge() -> None:
    day = "2002-07-01", "2002-07-01"
    drawn = lines(
        claim(1_000, "2001-01-01", "2001-12-31"),
        claim(500, "2002-01-01", "2004-12-31"),
        claim(250, "2003-01-01"),  # open ends have no point: nobody says where it would stand
        claim(750, None, "2003-12-31"),
        claim(0, "2001-07-01", "2001-07-01", qualifier="up-to"),  # an arrow has no room below the lowest line
        claim(800, *day, qualifier="over"),
        claim(1_000, "2003-07-01", "2003-07-01", qualifier="over"),  # nor above the highest
        claim(300, "2003-07-01", "2003-07-01", qualifier="up-to"),  # nor where a line runs
        claim(400, "2004-07-01", "2004-07-01") | {"value": None, "value_min": 200, "value_max": 600, "qualifier": "range"},
        width=60,
    )
    assert drawn[3:19] == EVERY_MARK.strip("\n").split("\n")
    key = " ".join(drawn[20:23])
    assert key.count(";") == 5
    assert "hollow" not in key


def test_a_range_of_a_long_time_is_a_bar_in_its_middle_and_no_line() -> None:
    ranged = {"value": None, "value_min": 200, "value_max": 600, "qualifier": "range"}
    drawn = lines(spread(600, 2001), claim(400, "2003-01-01", "2004-12-31") | ranged)
    assert {line[8:].count("│") for line in drawn[3:17]} == {0, 1}
    assert not any("─" in line for line in drawn[3:17])
    assert "whole period" not in " ".join(drawn)


PANELS = """
in-force
55 ┤   ●
   │
   │
20 ┤
   │
 0 ┤
   └────┬─────────┬─────────┬─────────┬─────────┬─
        Jul 2001  Jan 2002  Jul 2002  Jan 2003

in-country
40 ┤                                          ●

no scope said
45 ┤                                          ○
"""


def test_each_scope_has_a_low_panel_with_a_scale_of_its_own_unless_its_claims_are_many() -> None:
    in_force = spread(55, 2001)
    others = spread(40, 2003, scope="in-country"), spread(45, 2003, scope=None, qualifier="about")
    drawn = lines(in_force, *others, width=50)
    first, second, third = PANELS.strip("\n").split("\n\n")
    assert drawn[4:13] == first.split("\n")
    assert drawn[14:16] == second.split("\n")
    assert drawn[24:26] == third.split("\n")
    seven = [spread(55 - n, 2001, id=f"n{n}") for n in range(7)]
    assert [lines(*seven[:many], *others, width=50).index("in-country") for many in (6, 7)] == [14, 22]


@pytest.mark.parametrize(
    ("value", "labels"),
    [(0, ["1", "0.5", "0"]), (2.12, ["2.12", "1", "0"]), (13, ["13", "5", "0"]), (14, ["14", "5", "0"]), (42.5, ["42.5", "20", "0"])],
)
def test_the_numbers_at_the_axis_are_the_greatest_a_round_one_and_zero(value: float, labels: list[str]) -> None:
    drawn = lines(spread(0, 2001) | {"value": value}, spread(0, 2003))
    assert [line.split(" ┤")[0].strip() for line in drawn if "┤" in line] == labels


@pytest.mark.parametrize(
    ("years", "width", "said"),
    [
        ((2001, 2011), 60, ["2002", "2004", "2006", "2008", "2010"]),
        ((2001, 2003), 60, ["Jul 2001", "Jan 2002", "Jul 2002", "Jan 2003"]),
        ((1940, 2020), 60, ["1940", "1960", "1980", "2000"]),
        ((1000, 2000), 40, ["1000", "1500"]),
        ((1900, 1930), 60, ["1900", "1910", "1920"]),
        ((2008, 2009), 80, ["Jul 2008", "Oct 2008", "Jan 2009", "Apr 2009"]),
    ],
)
def test_ticks_are_named_by_years_or_months_as_many_as_there_is_room_for(years: tuple[int, int], width: int, said: list[str]) -> None:
    drawn = lines(*(spread(100, year) for year in years), width=width)
    names = next(after for line, after in pairwise(drawn) if "└" in line)
    assert re.split(" {2,}", names.strip()) == said


def test_a_larger_number_stands_higher_and_a_later_one_further_right() -> None:
    drawn = lines(spread(100, 2001, qualifier="exact"), spread(1_000, 2011, qualifier="about"))
    small, great = at(drawn, "●"), at(drawn, "○")
    assert small[0] > great[0] == 0
    assert small[1] < great[1]


def test_years_stand_under_their_ticks() -> None:
    drawn = lines(spread(100, 2001), spread(200, 2011))
    axis = next(n for n, line in enumerate(drawn) if "└" in line)
    years = list(re.finditer(r"\d{4}", drawn[axis + 1]))
    assert len(years) > 1
    for year in years:
        assert drawn[axis][year.start()] == "┬"


@pytest.mark.parametrize(
    ("changes", "mark", "said"),
    [
        ({"qualifier": "about"}, "○", "hollow: about or estimated"),
        ({"qualifier": "over", "value": 500}, "↑", "↑ over, or at least"),
        ({"qualifier": "up-to", "value": 500}, "↓", "↓ under, or up to"),
        ({"qualifier": "range", "value": None, "value_min": 200, "value_max": 600}, "│", "│ from low to high"),
    ],
)
def test_a_hedge_has_its_mark_and_the_key_says_what_it_means(changes: dict[str, Any], mark: str, said: str) -> None:
    drawn = lines(spread(1_000, 2001), row(**{"value": 500, **changes}))
    assert any(mark in line[12:] for line in drawn)
    assert said in " ".join(drawn)


def test_a_long_date_is_a_line_and_an_open_end_an_arrow() -> None:
    drawn = lines(
        spread(1_000, 1999),
        row(date="2003", date_min="2003-01-01", date_max="2006-12-31"),
        row(value=50, date_min="2004-01-01", date_max=None),
    )
    assert any("──" in line[12:] for line in drawn if "┤" in line or "│" in line)
    assert any("→" in line for line in drawn)
    assert "─ the whole period of its date" in " ".join(drawn)
    assert "← or → an end that its source leaves open" in " ".join(drawn)
    assert "leaves open" not in " ".join(lines(spread(1_000, 1999)))


@pytest.mark.parametrize(
    ("greatest", "ticks"),
    [
        (132_000, ["132,000", "50,000", "0"]),
        (60_000, ["60,000", "20,000", "0"]),
        (3_528, ["3,528", "2,000", "0"]),
        (2, ["2", "1", "0"]),
        (1, ["1", "0.5", "0"]),
        (2.56, ["2.56", "1", "0"]),
    ],
)
def test_the_numbers_at_the_side_are_the_greatest_and_a_round_one(greatest: float, ticks: list[str]) -> None:
    drawn = lines(row(value=greatest, value_min=greatest, value_max=greatest))
    assert [line.split("┤")[0].strip() for line in drawn if "┤" in line] == ticks


def test_the_heading_of_a_panel_is_told_whole() -> None:
    scope = "those who were there at one time or at another of that year"
    assert scope in " ".join(lines(spread(100, 2001), spread(200, 2005, scope=scope), width=40))


def test_series_and_statuses_have_points_of_their_own() -> None:
    drawn = lines(spread(100, 2001), spread(200, 2005, status="planned"), spread(300, 2009, subject="other", subject_name="OTH"))
    key = " ".join(drawn)
    assert "● FRC actual; ■ FRC planned; ◆ OTH actual" in key


def test_too_many_to_tell_apart_are_refused() -> None:
    named = [spread(n, 2000 + n, subject=f"s{n}", subject_name=f"S{n}", status=one) for n in range(1, 6) for one in ("actual", "planned")]
    with pytest.raises(BadUsage, match="more than a terminal can tell apart"):
        lines(*named)


@pytest.mark.parametrize("width", [20, 60, 80, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, lines(spread(100, 1950), spread(55_100, 2009, scope=None, qualifier="about"), width=width))) <= width


def test_without_unicode_it_is_ascii() -> None:
    drawn = lines(spread(100, 2001), spread(200, 2005, qualifier="about"), unicode=False)[3:]
    assert any(line.strip() for line in drawn)
    assert all(line.isascii() for line in drawn)


def test_sources_stand_beneath_unless_they_are_not_wanted() -> None:
    assert any("[1] diary, p. 7" in line.replace("\u00a0", " ") for line in lines(spread(100, 2001)))
    assert not any("diary" in line for line in lines(spread(100, 2001), sources=False))


def test_off_a_terminal_a_chart_needs_a_file(mini: Cli) -> None:
    result = mini("troops", "force", "--chart")
    assert result.code == 2
    assert "--chart draws on a terminal, or to a file; name one with -o" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_is_drawn_there(tmp_path: Path) -> None:
    mine = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8", "ALLIANCE_DATA": str(TESTS / "mini")}
    code, screen = on_terminal([sys.executable, "-m", "alliancecli", "troops", "force", "--chart", "--no-pager"], mine, columns=70)
    assert code == 0
    assert "A point is one claim" in screen
    assert "└─" in screen
    assert max(map(len, screen.split("\r\n")[:18])) <= 70
