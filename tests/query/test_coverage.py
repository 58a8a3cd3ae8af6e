"""Coverage: where the record speaks, and where it is silent."""

from pathlib import Path

import pytest

from alliancecli.views.blocks import Grid, SectionRow
from alliancecli.views.coverage import page, year_cells
from conftest import Cli
from folders import folder


def test_a_series_has_its_years_and_its_silence(mini: Cli) -> None:
    (total,) = (row for row in mini("coverage", "--json").rows if row["measure"] == "troops")
    assert (total["claims"], total["first"], total["last"]) == (5, 2003, 2010)
    assert total["surely"] == [2003, 2009, 2010]
    assert total["silent"] == [2004, 2005, 2006, 2007, 2008]
    assert {cited["source"] for cited in total["sources"]} == {"diary", "paper-2009"}


def test_events_are_told_by_theatre_and_of_an_institution_together(mini: Cli) -> None:
    by_theatre = {row["name"]: row for row in mini("coverage", "--json").rows if row["what"] == "events"}
    south = by_theatre["south"]
    assert (south["surely"], south["maybe"], south["silent"]) == ([2003, 2004, 2008], [], [2005, 2006, 2007])
    rows = mini("coverage", "force", "--json").rows
    assert [(row["what"], row["measure"], row["contributor"]) for row in rows] == [
        ("events", None, None),
        ("figures", "money", None),
        ("figures", "troops", None),
        ("figures", "troops", "cote"),
        ("figures", "troops", "noria"),
        ("figures", "troops", "norianda"),
        ("figures", "troops", "sudland"),
    ]


def test_a_claim_of_all_times_is_counted_and_has_no_year(alliance: Cli, tmp_path: Path) -> None:
    data = str(folder(tmp_path / "data", "it,../..,It is so,report,noria,diary,p. 1"))
    (row,) = alliance("coverage", "--data", data, "--json").rows
    assert (row["claims"], row["first"], row["last"], row["surely"], row["maybe"]) == (1, None, None, [], [])
    assert "no-theatre: 1 claim without a year\n" in alliance("coverage", "--data", data).out


def test_what_lies_before_a_life_is_of_no_year_of_it(alliance: Cli, tmp_path: Path) -> None:
    """A claim of January 2003 and of 2005, of a force that began in August 2003: it can only be of 2005."""
    header = "id,subject,measure,value,unit,date,source,locator"
    rows = ['a,vanguard,troops,10,troops,"{2003-01,2005}",diary,p. 1', 'b,vanguard,troops,10,troops,"{2003-07,2004-01}",diary,p. 1']
    data = folder(tmp_path / "data", *rows, header=header, name="figures.csv")
    (data / "relations.yaml").write_text(
        '- {id: life, subject: vanguard, relation: life, date: "2003-08/2006", sources: [{source: diary, locator: p. 1}]}\n',
        encoding="utf-8",
    )
    (row,) = alliance("coverage", "--data", str(data), "--json").rows
    assert (row["surely"], row["maybe"], row["silent"]) == ([2004, 2005], [], [])


def test_the_map_marks_claims_possible_years_and_silence(mini: Cli) -> None:
    lines = mini("coverage", "force").out.splitlines()
    assert next(line for line in lines if line.startswith("FRC, troops")).split()[2] == "█·····██"
    assert "█ a claim   ░ one that may mean this time   · silence; a cell is 1 year" in lines


@pytest.mark.parametrize(
    ("years", "start", "step", "cells", "earlier"),
    [([2001, 2009], 2001, 1, 9, False), ([1950, 2009], 1950, 2, 30, False), ([-399, 2009], 1922, 2, 44, True), ([2003], 2003, 1, 1, False)],
)
def test_the_axis_gives_every_year_a_cell(years: list[int], start: int, step: int, cells: int, earlier: bool) -> None:
    scale = year_cells(years)
    assert (scale.start, scale.step, scale.cells, scale.earlier) == (start, step, cells, earlier)
    assert all(-earlier <= scale.place(year) < cells for year in years)


def test_a_window_narrows_it_and_an_empty_one_says_so(mini: Cli) -> None:
    assert {row["last"] for row in mini("coverage", "--to", "-0300", "--json").rows} == {-300}
    empty = mini("coverage", "--from", "3000", "--json")
    assert (empty.code, empty.out) == (0, "[]\n")
    assert "no claims at all" in empty.err


@pytest.mark.parametrize(("first", "last", "said"), [(900, 900, "AD 900"), (-399, 2009, "400 BC–2009")])
def test_an_early_year_says_its_era(first: int, last: int, said: str) -> None:
    row = {"name": "east", "measure": None, "contributor": None, "what": "events", "label": "east", "claims": 1, "dates": [({first}, 1)]}
    block = page([{**row, "first": first, "last": last, "surely": [first], "maybe": [last]}])[0]
    assert isinstance(block, Grid)
    assert [line[-1].text for line in block.rows if not isinstance(line, SectionRow)] == [said]


def test_the_years_over_the_map_say_their_era() -> None:
    assert year_cells([-399, -380]).heading().split("    ") == ["400 BC", "390 BC"]
    assert year_cells([900, 915]).heading().split() == ["AD", "900", "AD", "910"]


def test_rivals_are_not_looked_for(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of claims of one day each is a rival of each."""
    assert any(row["rivals"] for row in mini("figures", "--json").rows)
    monkeypatch.setattr("alliancecli.query.figures.Rivals", None)
    assert mini("coverage", "--json").rows
