"""Events from the files of other timelines: calendars, Markwhen, TimelineJS."""

import json
from pathlib import Path

import pytest

from alliancecli.errors import RecordFaults
from alliancecli.record.formats.format_rows import opened_format
from conftest import Cli
from folders import folder

MARKWHEN = """---
title: "A timeline"
dateFormat: M/d/y
---
// a comment
3000 BC: Sabu disk https://a.org/disk
section Middle Ages #old
50 AD: An [aeolipile](https://b.org) is built #greece #steam
id: aeolipile
sources: ["one", "two"]
> Of bronze.
Note: it turned.
500 - 400 BC: Reforms
1720-1772: Clocks
endSection
# New
## Newer
03/2013 - 07/2015: American months
2/1/2013: A day
2012-03/2013-04: In EDTF
2001-09-11 08:46 / 2001-09-12 10:00: With times
Dec 1 2012: In words
5 days after !aeolipile: Relative
Chapter 2: is text
"""

ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:one@x
SUMMARY:Whole\\, day
DTSTART;VALUE=DATE:20010911
DTEND;VALUE=DATE:20010912
CATEGORIES:attack,us
CATEGORIES:more
DESCRIPTION:Two\\nlines
LOCATION:New York
URL:https://a.org
END:VEVENT
BEGIN:VEVENT
SUMMARY:Three days
DTSTART;VALUE=DATE:20010910
DURATION:P3D
RRULE:FREQ=YEARLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
SUMMARY:An evening
DTSTART:20020101T220000Z
DTEND:20020102T000000Z
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT1H
END:VALARM
END:VEVENT
BEGIN:VEVENT
SUMMARY:No day
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

SHEET = """Year,Month,Day,Time,End Year,End Month,End Day,Headline,Text,Type
,,,,,,,A title,,title
1815,12,3,,1852,11,27,<b>Ada</b> &amp; others,"<p class=""x"">First.</p><p>Second <a href=""y"">word</a>.</p>",
1943,7,,,1946,,,Programmers,,
"""


def rows(path: Path, text: str) -> list[dict[str, str]]:
    path.write_bytes(text.encode("utf-8"))
    return rows_of(path)


def rows_of(path: Path) -> list[dict[str, str]]:
    with opened_format(str(path), "") as found:
        return [{name: cell for name, cell in zip(found.header, cells, strict=True) if cell} | {"at": str(found.line)} for cells in found]


def test_markwhen(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.mw", MARKWHEN)
    assert [row["date"] for row in found] == [
        "-2999",
        "0050",
        "-0499/-0399",
        "1720/1772",
        "2013-03/2015-07",
        "2013-02-01",
        "2012-03/2013-04",
        "2001-09-11/2001-09-12",
        "2012-12-01",
        "5 days after !aeolipile",
    ]
    assert found[0] == {"line": "6", "at": "6", "date": "-2999", "title": "Sabu disk", "link": "https://a.org/disk"}
    assert found[1] == {
        "line": "8",
        "at": "8",
        "date": "0050",
        "title": "An aeolipile is built",
        "text": "Of bronze. Note: it turned.",
        "link": "https://b.org",
        "tags": "greece;steam",
        "section": "Middle Ages",
        "id": "aeolipile",
        "sources": "one;two",
    }
    assert [row.get("section", "") for row in found[2:5]] == ["Middle Ages", "Middle Ages", "New; Newer"]
    assert [row["time"] for row in found if "time" in row] == ["08:46"]
    assert found[-1]["text"] == "Chapter 2: is text"


def test_markwhen_with_days_before_months(tmp_path: Path) -> None:
    (found,) = rows(tmp_path / "a.mw", "dateFormat: d/M/y\n2/1/2013 4:30pm: A day\n")
    assert (found["date"], found["time"]) == ("2013-01-02", "16:30")


def test_a_calendar(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.ics", ICS)
    assert found[0] == {
        "at": "2",
        "date": "2001-09-11",
        "title": "Whole, day",
        "text": "Two lines",
        "place": "New York",
        "tags": "attack;us;more",
        "link": "https://a.org",
        "uid": "one@x",
    }
    assert (found[1]["date"], found[1]["rrule"]) == ("2001-09-10/2001-09-12", "FREQ=YEARLY;COUNT=3")
    assert (found[2]["date"], found[2]["time"]) == ("2002-01-01", "22:00")
    assert "date" not in found[3]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("DTSTART;VALUE=DATE:20010911", "DTEND:20010912T000000", "2001-09-11"),
        ("DTSTART:20010911T080000Z", "DTEND:20010911T100000", "2001-09-11"),
        ("DTSTART:20010911T000000", "DTEND:20010911T000000", "2001-09-11"),
        ("DTSTART:20010911T230000Z", "DTEND:20010912T010000Z", "2001-09-11/2001-09-12"),
        ("DTSTART;VALUE=DATE:20011301", "DTEND;VALUE=DATE:20010912", "20011301"),
    ],
)
def test_an_event_of_odd_ends_or_none_that_is_a_date_is_a_row_as_the_others_are(tmp_path: Path, start: str, end: str, date: str) -> None:
    """A day with a moment as its end, or one clock with another, made the whole calendar none."""
    event = "BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:T\r\n{}\r\nEND:VEVENT\r\n"
    events = event.format("a", f"{start}\r\n{end}") + event.format("b", "DTSTART;VALUE=DATE:20010101")
    found = rows(tmp_path / "a.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n")
    if "DATE:20011301" in start:  # icalendar 6.0 leaves out what is no date, later ones hand it on
        found[0].setdefault("date", date)
    assert [one["date"] for one in found] == [date, "2001-01-01"]


@pytest.mark.parametrize(
    "text", ["", "no calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nDTSTART:x\r\nEND:VCALENDAR\r\n"]
)
def test_what_is_no_calendar_is_told_in_a_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(RecordFaults, match=r"a.ics:1: (is no iCalendar file: |holds no events)") as refused:
        rows(tmp_path / "a.ics", text)
    assert len(refused.value.faults) == 1


def test_markwhen_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mw").write_bytes(b"2001: caf\xe9\n")
    with pytest.raises(RecordFaults, match=r"a.mw:1: is not UTF-8"), opened_format(str(tmp_path / "a.mw"), ""):
        pass


def calendar(*titles: str) -> str:
    event = "BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:{}\r\nDTSTART;VALUE=DATE:20010911\r\nEND:VEVENT\r\n"
    events = "".join(event.format(number, title) for number, title in enumerate(titles))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n"


CALENDAR = "tables: [{file: a.ics, SAIDmakes: events, columns: {date: '{date}', title: '{title}', kind: idea, source: diary, locator: x}}]"


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        (calendar("München ä").encode("cp1252"), "", "its text is taken for cp1252, as in 'München';"),
        (calendar("München ä").encode("cp1250"), "cp1250", ""),
        (calendar("München ä").encode("utf-16"), "", ""),
        (calendar("München ä").encode("utf-8-sig"), "", ""),
        (calendar("München ä").encode().replace(b"\xc3\xbc", b"\xc3\r\n \xbc"), "", ""),
    ],
    ids=["cp1252", "named", "UTF-16", "a byte order mark", "folded within a letter"],
)
def test_no_letter_of_a_calendar_is_lost(alliance: Cli, tmp_path: Path, data: bytes, encoding: str, told: str) -> None:
    """RFC 5545, 3.1: lines may be folded within a letter, and are to be unfolded before they are decoded."""
    mapping = CALENDAR.replace("SAID", f"encoding: {encoding}, " if encoding else "")
    record = folder(tmp_path / "data", name="a.ics", header="", mapping=mapping)
    (record / "a.ics").write_bytes(data)
    asked = alliance("timeline", "--data", str(record), "--json", "--weight", "background")
    assert [row["title"] for row in asked.rows] == ["München ä"]
    assert told in asked.err
    assert ("taken for" in asked.err) == bool(told)


def test_a_calendar_in_two_encodings_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(calendar("München").encode("cp1252") + calendar("München").encode())
    with pytest.raises(RecordFaults, match=r"a.ics:1: is not UTF-8, .*; save it as UTF-8, or say its `encoding:` in record.yaml$"):
        rows_of(tmp_path / "a.ics")


def test_a_timeline_is_a_table_like_any_other(alliance: Cli, tmp_path: Path) -> None:
    mapping = """
tables:
  - file: a.mw
    makes: events
    columns: {date: "{date}", title: "{title}", kind: idea, source: diary, locator: "line {line}"}
"""
    data = folder(tmp_path / "data", name="a.mw", header=MARKWHEN.replace("5 days after !aeolipile", "1999"), mapping=mapping)
    told = alliance("timeline", "--data", str(data), "--csv", "--fields", "date,title,locator", "--to", "0100")
    assert told.out.splitlines()[1:] == ["-2999,Sabu disk,line 6", "-0499/-0399,Reforms,line 13", "0050,An aeolipile is built,line 8"]


def test_a_date_that_is_none_is_told_with_its_line(alliance: Cli, tmp_path: Path) -> None:
    mapping = 'tables: [{file: a.mw, makes: events, columns: {date: "{date}", title: "{title}", kind: idea, source: diary, locator: x}}]\n'
    told = alliance("check", str(folder(tmp_path / "data", name="a.mw", header=MARKWHEN, mapping=mapping)))
    assert told.code == 5
    assert f"{tmp_path}/data/a.mw:23: date: '5 days after !aeolipile' is not a date" in told.err


TIMELINEJS = """
tables:
  - file: FILE
    makes: events
    unless: {TYPE: title}
    html: [HEADLINE, TEXT]
    columns:
      date: "{YEAR}[-{MONTH}[-{DAY}]][/{END}YEAR}[-{END}MONTH}[-{END}DAY}]]]"
      title: "{HEADLINE}"
      summary: "{TEXT}"
      kind: period
      source: diary
      locator: "slide {HEADLINE}"
"""


def test_a_sheet_of_timelinejs(alliance: Cli, tmp_path: Path) -> None:
    mapping = TIMELINEJS.replace("FILE", "s.csv").replace("{END}", "{End ").replace("TYPE", "Type")
    for name in ("Year", "Month", "Day", "Headline", "Text"):
        mapping = mapping.replace(name.upper(), name)
    data = folder(tmp_path / "data", name="s.csv", header=SHEET, mapping=mapping)
    told = json.loads(alliance("timeline", "--data", str(data), "--json").out)
    assert [(row["date"], row["title"], row["summary"]) for row in told] == [
        ("1815-12-03/1852-11-27", "Ada & others", "First. Second word."),
        ("1943-07/1946", "Programmers", None),
    ]


def test_html_names_columns_that_are_there(alliance: Cli, tmp_path: Path) -> None:
    mapping = "tables: {events: {html: Text, columns: {title: x}}}\n"
    told = alliance("check", str(folder(tmp_path / "data", mapping=mapping)))
    assert "tables: html: there is no column 'Text', or two" in told.err
