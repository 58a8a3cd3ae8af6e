"""Claims over time in a few characters: as high as the greatest of their years, a point where nothing is claimed."""

from typing import Any

import pytest

from alliancecli.views.sparkline import CELLS, heights, sparkline, years
from conftest import Cli


def claim(value: float, first: str, last: str | None = None) -> dict[str, Any]:
    exact = {"value": value, "value_min": value, "value_max": value, "qualifier": "exact", "missing": None}
    return {**exact, "date_min": first, "date_max": last or first}


CLAIMS = [claim(10, "1999-01-01"), claim(80, "2000-05-01"), claim(40, "2000-06-01"), claim(5, "2003-01-01")]


def test_a_cell_is_as_high_as_the_greatest_claim_of_its_year_and_a_gap_stays() -> None:
    assert years(CLAIMS) == (1999, 2003)
    assert sparkline(heights(CLAIMS, (1999, 2003), 80)) == "▂█··▁"


def test_what_lies_in_no_one_cell_is_not_drawn() -> None:
    assert sparkline(heights([claim(80, "1999-01-01", "2003-12-31")], (1999, 2003), 80)) == "·····"
    assert sparkline(heights([{**claim(80, "1999-01-01"), "date_max": None}], (1999, 2003), 80)) == "·····"
    assert years([{**claim(80, "1999-01-01"), "date_min": None}]) is None


@pytest.mark.parametrize("last", [2000, 2022, 2023, 2100, 3999])
def test_no_line_is_longer_than_it_may_be(last: int) -> None:
    assert len(sparkline(heights([claim(1, "1999-01-01"), claim(2, f"{last}-01-01")], (1999, last), 2))) <= CELLS


def test_cards_and_comparisons_have_one(alliance: Cli) -> None:
    (line,) = [one for one in alliance("show", "kfor").out.splitlines() if one.startswith("over time")]
    assert line.split()[2] == "1999"
    assert "█" in line
    assert "··" in alliance("compare", "ifor", "kfor").out
