"""`alliance count`: what is sure and what may be, by what records have in common."""

from pathlib import Path

import pytest

from conftest import Cli
from harm import folder

HEADER = "id,date,title,kind,theatres,actors,source,locator\n"
ROWS = """\
a,1994-03-05,One,report,north,frc,diary,p
b,1994-03,Two,decision,north; south,frc,diary,p
c,1994,Three,report,south,,diary,p
d,1994-02-20/1994-03-02,Four,report,north,frc,diary,p
e,/1994,Five,report,north,frc,diary,p
"""


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(folder(tmp_path / "data", HEADER + ROWS))


def counted(alliance: Cli, *asked: str) -> dict[str, tuple[int, int]]:
    return {row["value"]: (row["sure"], row["possible"]) for row in alliance("count", *asked, "--json").rows}


def test_a_vague_date_may_be_of_each_month_that_it_reaches_into(alliance: Cli, data: str) -> None:
    months = counted(alliance, "--by", "month", "--data", data)
    assert months["1994-03"] == (2, 2)
    assert months["1994-02"] == (0, 2)
    assert months["1994-12"] == (0, 1)
    assert months[""] == (1, 0)
    assert len(months) == 13
    assert counted(alliance, "--data", data) == {"1994": (4, 0), "": (1, 0)}


def test_a_record_with_two_counts_with_each(alliance: Cli, data: str) -> None:
    assert counted(alliance, "--by", "theatre", "--data", data) == {"north": (4, 0), "south": (2, 0)}
    assert counted(alliance, "--by", "actor", "--data", data) == {"force": (4, 0), "": (1, 0)}
    assert counted(alliance, "--by", "kind", "--data", data) == {"report": (4, 0), "decision": (1, 0)}


def test_in_a_window_what_may_lie_outside_is_possible(alliance: Cli, data: str) -> None:
    assert counted(alliance, "--by", "kind", "--during", "1994-03", "--data", data) == {"report": (1, 3), "decision": (1, 0)}
    months = counted(alliance, "--by", "month", "--during", "1994-03", "--data", data)
    assert months == {"1994-03": (2, 2), "": (1, 0)}


def test_figures_are_counted_by_what_they_have(mini: Cli) -> None:
    every = mini("figures", "--json").rows
    found = counted(mini, "--figures", "--by", "subject")
    assert sum(sure for sure, _ in found.values()) == len(every)
    assert found["force"][0] == sum(row["subject"] == "force" for row in every)


def test_the_whole_record_is_counted_by_kind_and_source(alliance: Cli) -> None:
    events = alliance("timeline", "--weight", "background", "--json").rows
    assert sum(sure for sure, _ in counted(alliance, "--by", "kind").values()) == len(events)
    by_source = counted(alliance, "--by", "source")
    assert by_source["yost-1998"][0] == sum(any(one["source"] == "yost-1998" for one in row["sources"]) for row in events)


def test_the_page_says_that_it_is_computed_and_how_vague(alliance: Cli, data: str) -> None:
    told = alliance("count", "--by", "month", "--data", data)
    assert told.out.splitlines()[0] == "13 months of events, computed"
    assert "2 to 4" in told.out
    assert "counted as at most" in told.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--figures --by kind", "--by kind: claims of numbers are counted by year, month, theatre, source, subject"),
        ("--by subject", "--by subject: events are counted by year, month"),
        ("--figures --tag summit", "--tag: only events have it; leave out --figures"),
        ("--measure troops", "--measure: only figures have it; add --figures"),
    ],
)
def test_what_does_not_go_together_is_said(alliance: Cli, asked: str, said: str) -> None:
    told = alliance("count", *asked.split())
    assert told.code == 2
    assert said in told.err
