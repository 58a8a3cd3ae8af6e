"""Calendars and timelines: a vague date stays vague, a text steers nothing, and what cannot be placed is counted."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliancecli.dates.edtf import parse
from alliancecli.export.ics import escaped, fits, folded, known_days
from alliancecli.export.periods import Period, periods, written
from conftest import TESTS, Cli


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2003", [Period((2003,), (2003,))]),
        ("2003-08", [Period((2003, 8), (2003, 8))]),
        ("2003-08-11", [Period((2003, 8, 11), (2003, 8, 11))]),
        ("2003-XX", [Period((2003,), (2003,))]),
        ("2003-08-XX", [Period((2003, 8), (2003, 8))]),
        ("2003-22", [Period((2003, 6), (2003, 8))]),
        ("2003-24", [Period((2003, 12), (2004, 2))]),
        ("199X", [Period((1990,), (1999,))]),
        ("2008~", [Period((2008,), (2008,))]),
        ("2003-08/2004-02-05", [Period((2003, 8), (2004, 2, 5))]),
        ("2006/..", [Period((2006,), None)]),
        ("../2006", [Period(None, (2006,))]),
        ("{2004,2008}", [Period((2004,), (2004,)), Period((2008,), (2008,))]),
    ],
)
def test_a_period_has_no_part_that_its_source_does_not_give(edtf: str, expected: list[Period]) -> None:
    assert periods(parse(edtf)) == expected


def test_years_are_written_in_four_digits() -> None:
    assert [written(parts) for parts in ((2003,), (800, 1), (0,), (-399, 1, 2))] == ["2003", "0800-01", "0000", "-0399-01-02"]


@pytest.mark.parametrize("edtf", ["2003", "2003-08", "2003-08-11~", "2003-08-11?", "2003-08-11/..", "2003-08/2003-09-01", "{2003,2003-08}"])
def test_a_date_without_certain_days_is_no_day_of_a_calendar(edtf: str) -> None:
    assert not any(known_days(parse(edtf)))


def test_a_set_has_the_days_of_those_of_its_members_that_are_days() -> None:
    eleventh, thirteenth = (2003, 8, 11), (2003, 8, 13)
    assert known_days(parse("{2003-08-11,2003-08,2003-08-13}")) == [None, (eleventh, eleventh), (thirteenth, thirteenth)]
    assert known_days(parse("2003-08-11/2003-08-13")) == [(eleventh, thirteenth)]


@given(st.text() | st.text(min_size=60, max_size=400))
@example("x" * 400)
@example("é" * 200)
def test_a_folded_line_has_75_octets_at_most_and_unfolds_to_itself(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    lines = folded(line).removesuffix("\r\n").split("\r\n")
    assert all(len(one.encode()) <= 75 for one in lines)
    assert all(len(one.encode()) > 75 - 4 for one in lines[:-1])  # no sooner than the next character, of four bytes at most, has no room
    assert folded(line).replace("\r\n ", "").removesuffix("\r\n") == line
    assert not re.search(r"[\x00-\x1f\x7f]", line)


def exported(cli: Cli, path: Path, name: str, *filters: str) -> str:
    result = cli("export", name, str(path), *filters)
    assert result.code == 0, result.err
    return path.read_bytes().decode()


def test_a_calendar_holds_the_certain_days_and_says_how_many_events_have_none(mini: Cli, tmp_path: Path) -> None:
    result = mini("export", "ics", str(tmp_path / "it.ics"))
    assert result.err == "1 event written; 6 left out: a calendar needs days, and their dates have none that are certain\n"
    text = (tmp_path / "it.ics").read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20030811\r\nDTEND;VALUE=DATE:20030812\r\n" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert "The Force's own diary [diary]\\, p. 4" in text.replace("\r\n ", "")


def test_a_calendar_program_reads_every_event_of_the_record(alliance: Cli, tmp_path: Path) -> None:
    icalendar: Any = pytest.importorskip("icalendar", reason="the calendar is read back with icalendar")
    calendar = icalendar.Calendar.from_ical(exported(alliance, tmp_path / "it.ics", "ics"))
    found = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    rows = {row["id"]: row for row in alliance("timeline", "--weight", "background", "--json").rows}
    assert set(found) == {one for one, row in rows.items() if any(known_days(parse(row["date"])))}
    for one, event in found.items():
        row = rows[one]
        assert not event.errors
        assert row["title"] in str(event["SUMMARY"])
        assert event.decoded("DTSTART") == date.fromisoformat(row["date_min"])
        assert (event.decoded("DTEND") - date.fromisoformat(row["date_max"])).days == 1
        assert row["sources"][0]["locator"] in str(event["DESCRIPTION"])


def test_timelinejs_gets_the_parts_that_are_known_and_the_words_for_them(mini: Cli, tmp_path: Path) -> None:
    found = json.loads(exported(mini, tmp_path / "it.json", "timelinejs"))
    slides = {slide["unique_id"]: slide for slide in found["events"]}
    dated = {one: (slide["start_date"], slide.get("end_date"), slide["display_date"]) for one, slide in slides.items()}
    assert dated == {
        "hellenic-league": ({"year": -399}, {"year": -300}, "4th century BC"),
        "league-open": ({"year": 1990}, None, "from 1990"),
        "year-2003": ({"year": 2003}, None, "2003"),
        "vanguard-leaves": ({"year": 2003, "month": 6}, {"year": 2003, "month": 8}, "summer 2003"),
        "force-takes-over": ({"year": 2003, "month": 8, "day": 11}, None, "11 Aug 2003"),
        "two-fairs": ({"year": 2004}, None, "2004 and 2008"),
        "two-fairs-2": ({"year": 2008}, None, "2004 and 2008"),
        "summit-planned": ({"year": 2011, "month": 4}, None, "Apr 2011"),
    }
    assert slides["summit-planned"]["text"]["headline"] == "A summit is to be held (planned)"
    assert "&#x27;s own diary [diary], p. 4" in slides["force-takes-over"]["text"]["text"]


def test_markwhen_gets_periods_and_the_words_where_they_say_more(mini: Cli, tmp_path: Path) -> None:
    text = exported(mini, tmp_path / "it.mw", "markwhen")
    assert re.findall(r"^([0-9/-][0-9BCE /-]*: .*)$", text, re.MULTILINE) == [
        "400 BCE / 301 BCE: A league of the Hellenes fails (4th century BC)",
        "1990: The League stays open to others (from 1990)",
        "2003: A year of talks #north #south",
        "2003-06/2003-08: The Vanguard leaves [sic] (summer 2003) #north",
        "2003-08-11: The Force takes over from the Vanguard #north",
        "2004: Fairs are held (2004 and 2008) #south",
        "2008: Fairs are held (2004 and 2008) #south",
        "2011-04: A summit is to be held (planned)",
    ]
    assert 'edtf: "2003-22"' in text
    assert "> Caveat: The paper has August only" in text
    assert mini("export", "markwhen", str(tmp_path / "two.mw")).err == "7 events written\n"


ANCIENT = """
- {id: ides, date: "-0043-03-15", title: The ides of March, kind: conflict, sources: [{source: diary, locator: p. 1}]}
- {id: two-days, date: "{2001-05-03,2001-05-07}", title: Two days, kind: meeting, sources: [{source: diary, locator: p. 1}]}
- {id: end-of-time, date: "9999-12-31", title: The last day, kind: meeting, status: planned, sources: [{source: diary, locator: p. 1}]}
- {id: later, date: "Y10000-01-01", title: The day after, kind: meeting, status: planned, sources: [{source: diary, locator: p. 1}]}
"""


@pytest.fixture
def ancient(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The mini record with a day before the year 1, a set of days, and the last days of four digits."""
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    with (tmp_path / "data" / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(ANCIENT)
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return mini


def test_a_calendar_has_each_day_of_a_set_and_no_year_of_five_digits(ancient: Cli, tmp_path: Path) -> None:
    text = exported(ancient, tmp_path / "it.ics", "ics")
    assert re.findall("UID:(two-days.*)@.*\r\n.*\r\n.*DATE:(.*)\r", text) == [("two-days", "20010503"), ("two-days-2", "20010507")]
    assert "DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in text
    assert "later@" not in text
    said = ancient("export", "ics", str(tmp_path / "other.ics")).err
    assert said == (
        "3 events written; 6 left out: a calendar needs days, and their dates have none that are certain"
        "; 2 left out: a calendar has the years 1 to 9999\nthe end of 1 event left out: a calendar's years have four digits\n"
    )
    every = ancient("export", "ics", str(tmp_path / "two.ics"), "--during", "2001-05").err
    assert every == "1 event written\n"


def test_a_calendar_has_the_days_of_a_set_that_has_other_members_too(ancient: Cli, tmp_path: Path) -> None:
    said = (
        '- {id: mixed, date: "{1711-05-03,1711-06,1712-05-07}", title: Thrice, kind: meeting, sources: [{source: diary, locator: p. 1}]}\n'
    )
    with (tmp_path / "data" / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(said + said.replace("mixed", "late").replace("{1711-05-03,1711-06,1712-05-07}", "{1711-05-03,Y10000-01-01}"))
    text = exported(ancient, tmp_path / "it.ics", "ics", "--during", "1711")
    assert re.findall("UID:(.*)@.*\r\n.*\r\n.*DATE:(.*)\r", text) == [
        ("late", "17110503"),
        ("mixed", "17110503"),
        ("mixed-2", "17120507"),
    ]
    assert ancient("export", "ics", str(tmp_path / "two.ics"), "--during", "1711").err == (
        "2 events written\nsome dates of 2 events left out: a calendar needs days, of the years 1 to 9999\n"
        "2 of the events chosen may lie outside the window; --certain leaves them out\n"
    )


def test_a_calendar_is_stamped_with_the_day_of_the_record(mini: Cli, tmp_path: Path) -> None:
    assert set(re.findall("DTSTAMP:(.*)\r", exported(mini, tmp_path / "it.ics", "ics"))) == {"20200101T000000Z"}


def test_a_line_of_a_calendar_is_folded_and_keeps_its_breaks() -> None:
    assert max(len(line) for line in folded("SUMMARY:" + "x" * 200).split("\r\n")) == 75
    assert escaped("a\nb\x1b; c") == r"a\nb \; c"


@pytest.mark.parametrize(
    ("edtf", "held"), [("-0043-03-15", False), ("0000-01-01", False), ("0001-01-01", True), ("9999-12-31", True), ("Y10000-01-01", False)]
)
def test_a_calendar_has_the_days_of_the_years_1_to_9999(edtf: str, held: bool) -> None:
    assert [fits(days) for days in known_days(parse(edtf))] == [held]


def test_years_before_1_are_kept_by_what_can_write_them(ancient: Cli, tmp_path: Path) -> None:
    markwhen = exported(ancient, tmp_path / "it.mw", "markwhen")
    assert "\n44 BCE: The ides of March (15 Mar 44 BC)\n" in markwhen
    assert "\n400 BCE / 301 BCE: " in markwhen
    dataset = json.loads(exported(ancient, tmp_path / "it.jsonld", "jsonld", "--to", "2100"))["@graph"][0]
    assert dataset["temporalCoverage"].startswith("-0399-01-01/")


def test_linked_data_has_each_date_of_a_set_and_the_end_of_all(ancient: Cli, tmp_path: Path) -> None:
    said = '- {id: wide, date: "{2016,2016-01-02}", title: Twice, kind: meeting, sources: [{source: diary, locator: p. 1}]}\n'
    with (tmp_path / "data" / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(said)
    graph = json.loads(exported(ancient, tmp_path / "it.jsonld", "jsonld"))["@graph"]
    found = {node["@id"]: tuple(map(node.get, ("startDate", "endDate", "subEvent"))) for node in graph if node["@type"] == "Event"}
    days = [{"@type": "Event", "startDate": day, "endDate": day} for day in ("2001-05-03", "2001-05-07")]
    assert found["#event-two-days"] == ("2001-05-03", "2001-05-07", days)
    assert found["#event-wide"][:2] == ("2016", "2016")
    assert found["#event-ides"] == ("-0043-03-15", "-0043-03-15", None)


def test_markwhen_tells_of_a_date_of_a_set_that_it_cannot_write(ancient: Cli, tmp_path: Path) -> None:
    said = '- {id: far, date: "{2017-01-01,Y10000-01-01}", title: Twice, kind: meeting, sources: [{source: diary, locator: p. 1}]}\n'
    with (tmp_path / "data" / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(said)
    told = ancient("export", "markwhen", str(tmp_path / "it.mw"), "--during", "2017/Y10000").err.splitlines()
    why = "Markwhen has no date for what is after 9999 or has no bound"
    assert f"some dates of 1 event left out: {why}" in told


def test_a_day_of_a_set_is_a_day_of_the_year(ancient: Cli) -> None:
    for day in ("05-03", "05-07"):
        assert [row["id"] for row in ancient("on", day, "--json").rows] == ["two-days"]
    assert ancient("on", "05-05", "--json").rows == []
    assert [row["id"] for row in ancient("on", "03-15", "--json").rows] == ["ides"]
