"""A day of the year: only what its source dates to that very day, in order of year."""

from pathlib import Path

import pytest

from alliancecli.errors import BadDate
from alliancecli.query.anniversary import read
from conftest import Cli
from folders import folder


@pytest.mark.parametrize("day", [["09-12"], ["12 Sep"], ["Sep 12"], ["Sept 12"], ["September", "12"], ["12 SEPTEMBER"], ["sep 12,"]])
def test_only_events_of_that_very_day_in_order_of_year(days: Cli, day: list[str]) -> None:
    result = days("on", *day, "--json")
    assert [row["id"] for row in result.rows] == ["spring-fair", "pact-signed", "nine-twelve", "summit-planned"]
    assert {row["precision"] for row in result.rows} == {"day"}


def test_the_page_has_a_line_a_year(days: Cli) -> None:
    assert days("on", "09-12", "--no-sources").out.splitlines() == [
        "4 events on 12 Sep",
        "",
        " 12 Sep 400 BC  A fair is held",
        "   12 Sep 1952  The pact is signed",
        "   12 Sep 2001  The pact is invoked",
        "c. 12 Sep 2003  A summit is to be held (planned)",
    ]


def test_today_is_the_day_it_is(days: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_TODAY", "2020-02-29")
    assert [row["id"] for row in days("on", "today", "--json").rows] == ["leap-day"]


@pytest.mark.parametrize("date", ["2016-02-29/2016-02-29", "{2016-02-29}", "2016-02-29~/2016-02-29~", "-0043-02-29/-0043-02-29"])
def test_a_day_written_as_a_span_or_a_set_of_itself_is_that_day(alliance: Cli, tmp_path: Path, date: str) -> None:
    data = folder(tmp_path / "data", f"it,{date.replace('-0043', '-0044')},It is signed,report,noria,diary,p. 1")
    (row,) = alliance("on", "02-29", "--data", str(data), "--json").rows
    assert (row["id"], row["precision"], row["date_min"]) == ("it", "day", row["date_max"])


def test_a_week_over_the_end_of_february_has_its_sixth_day_after_in_any_year(alliance: Cli, tmp_path: Path) -> None:
    days = ("2003-02-28", "2003-03-06", "2003-03-07", "2004-02-29", "2004-03-05", "2004-03-08")
    data = folder(tmp_path / "data", *(f"d{day},{day},It is signed,report,noria,diary,p. 1" for day in days))
    asked = alliance("on", "28 Feb", "--week", "--data", str(data), "--no-sources")
    assert asked.out.startswith("4 events from 28 Feb to 6 Mar\n")
    rows = alliance("on", "02-28", "--week", "--data", str(data), "--json").rows
    assert [row["date"] for row in rows] == ["2003-02-28", "2003-03-06", "2004-02-29", "2004-03-05"]
    assert len(alliance("on", "02-29", "--week", "--data", str(data), "--json").rows) == 3  # 29 February to 6 March


def test_29_february_is_a_day(days: Cli) -> None:
    assert [row["id"] for row in days("on", "02-29", "--json").rows] == ["leap-day"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("02-30", "February has 29 days"),
        ("09-31", "September has 30 days"),
        ("31 Jun", "June has 30 days"),
        ("13-01", "there is no month 13"),
        ("00-10", "there is no month 00"),
        ("09-00", "September has 30 days"),
        ("9-12", "is no day of the year"),
        ("2001-09-12", "is no day of the year"),
        ("Sep", "is no day of the year"),
        ("12 Sep 2001", "is no day of the year"),
        ("", "is no day of the year"),
        ("١٢ Sep", "is no day of the year"),
    ],
)
def test_a_bad_day_is_exit_2_and_shows_the_forms(days: Cli, day: str, said: str) -> None:
    result = days("on", day)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "write 09-12, 12 Sep, Sep 12 or today" in result.err


def test_every_day_of_a_leap_year_can_be_asked_for() -> None:
    found = set()
    for month in range(1, 13):
        for day in range(1, 32):
            try:
                found.add(read(f"{month:02}-{day:02}"))
            except BadDate:
                continue
    assert len(found) == 366


def test_filters_limit_and_empty_answers_are_those_of_every_command(days: Cli) -> None:
    assert [row["id"] for row in days("on", "09-12", "--actor", "aland", "--json").rows] == ["nine-twelve"]
    assert [row["id"] for row in days("on", "09-12", "--status", "planned", "--json").rows] == ["summit-planned"]
    assert days("on", "09-12", "--limit", "1", "--json").err == "1 of 4 shown (--limit)\n"
    empty = days("on", "01-01", "--json")
    assert (empty.code, empty.out) == (0, "[]\n")
    assert "no event is dated to 1 Jan" in empty.err
    assert days("on", "01-01", "--fail-empty").code == 1


def test_the_bundled_record_remembers_12_september(alliance: Cli) -> None:
    assert "nato-invokes-collective-defence" in [row["id"] for row in alliance("on", "09-12", "--json").rows]
