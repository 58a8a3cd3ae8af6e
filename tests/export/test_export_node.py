"""Markwhen, TimelineJS and ical.js themselves read what is written for them: every entry is there, none more exact than the record."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli

READERS = Path(__file__).parent / "readers.mjs"
MISSING = 77
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(/\d{4}-\d\d-\d\d)?")

Entries = dict[str, dict[str, Any]]
Read = Callable[[Cli, str], Entries]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write an export of a record and have its program read it: the entries by id, of a file with nothing wrong in it."""
    node = shutil.which("node") or pytest.skip("node is not installed here: the exports were not read back with it")

    def call(cli: Cli, name: str) -> Entries:
        written = cli("export", name, str(tmp_path / name))
        assert written.code == 0, written.err
        asked = [node, str(READERS), name, str(tmp_path / name)]
        ran = subprocess.run(asked, env={**os.environ, "TZ": "UTC"}, capture_output=True, encoding="utf-8", timeout=60)
        if ran.returncode == MISSING:
            pytest.skip(f"{ran.stderr.strip()}: name the folder of node's packages in NODE_PATH")
        assert ran.returncode == 0, ran.stderr
        found = json.loads(ran.stdout)
        assert found["errors"] == []
        entries = {entry["id"]: entry for entry in found["entries"]}
        assert len(entries) == len(found["entries"])
        return entries

    return call


def ends(row: dict[str, Any]) -> tuple[str | None, str | None]:
    """The first and the last moment of a date, each cut to the parts that its EDTF gives: `2003`, `2003-08`, `2003-08-11`."""
    first, _, last = row["date"].partition("/")
    return _cut(row["date_min"], first), _cut(row["date_max"], last or first)


def _cut(bound: str | None, edtf: str) -> str | None:
    return bound and bound[: len(re.sub(r"-XX|[?~%]", "", edtf))]


def first_day(moment: str) -> str:
    return (moment + "-01-01")[:10]


def day_after(moment: str) -> str:
    year, *rest = map(int, moment.split("-"))
    match rest:
        case [month, day]:
            return (date(year, month, day) + timedelta(days=1)).isoformat()
        case [month]:
            return f"{year + month // 12:04}-{month % 12 + 1:02}-01"
        case _:
            return f"{year + 1:04}-01-01"


def compared(found: Entries, expected: Mapping[str, tuple[str | None, str | None]], *keys: str) -> None:
    """Hold the entries against those of the record: the same ids, the same dates."""
    assert {one: tuple(entry[key] for key in keys) for one, entry in found.items()} == expected


def bundled(cli: Cli, found: Entries) -> tuple[dict[str, dict[str, Any]], Entries]:
    """The events of the record and the entries made of them, without sets: these have an entry a member, as the mini record shows."""
    rows = cli("timeline", "--weight", "background", "--json").rows
    assert len(rows) > 500
    sets = tuple(row["id"] for row in rows if row["date"][0] in "{[")
    single = {one: entry for one, entry in found.items() if not one.startswith(sets)}
    return {row["id"]: row for row in rows if row["id"] not in sets}, single


def test_markwhen_reads_a_year_as_that_year_and_a_season_as_its_months(mini: Cli, read: Read) -> None:
    found = read(mini, "markwhen")
    expected = {
        "league-open": ("1990-01-01", "1991-01-01"),
        "year-2003": ("2003-01-01", "2004-01-01"),
        "vanguard-leaves": ("2003-06-01", "2003-09-01"),
        "force-takes-over": ("2003-08-11", "2003-08-12"),
        "two-fairs": ("2004-01-01", "2005-01-01"),
        "two-fairs-2": ("2008-01-01", "2009-01-01"),
        "summit-planned": ("2011-04-01", "2011-05-01"),
    }
    compared(found, expected, "start", "until")
    assert found["year-2003"]["tags"] == ["north", "south"]
    assert found["vanguard-leaves"]["text"] == "The Vanguard leaves [sic] (summer 2003)"
    assert found["force-takes-over"]["sources"] == [
        "The Force's own diary [diary], p. 4",
        "A Paper: the Morning Edition [paper-2009], col. 2",
    ]


def test_timelinejs_reads_no_month_and_no_day_where_none_is_given(mini: Cli, read: Read) -> None:
    found = read(mini, "timelinejs")
    expected = {
        "hellenic-league": ("-0399", "-0300"),
        "league-open": ("1990", None),
        "year-2003": ("2003", None),
        "vanguard-leaves": ("2003-06", "2003-08"),
        "force-takes-over": ("2003-08-11", None),
        "two-fairs": ("2004", None),
        "two-fairs-2": ("2008", None),
        "summit-planned": ("2011-04", None),
    }
    compared(found, expected, "start", "end")
    assert (found["vanguard-leaves"]["shown"], found["vanguard-leaves"]["text"]) == ("summer 2003", "The Vanguard leaves [sic]")


def test_icaljs_reads_the_days_and_the_texts(mini: Cli, read: Read) -> None:
    found = read(mini, "ics")
    compared(found, {"force-takes-over@alliancecli": ("2003-08-11", "2003-08-12")}, "start", "until")
    assert found["force-takes-over@alliancecli"]["categories"] == ["transfer", "north"]
    assert found["force-takes-over@alliancecli"]["description"] == (
        "Caveat: The paper has August only\nDate: 11 Aug 2003\n"
        "Sources: The Force's own diary [diary], p. 4; A Paper: the Morning Edition [paper-2009], col. 2"
    )


def test_markwhen_reads_every_event_of_the_record_as_vague_as_it_is(alliance: Cli, read: Read) -> None:
    rows, found = bundled(alliance, read(alliance, "markwhen"))
    expected = {}
    for one, row in rows.items():
        start, end = ends(row)
        known = [moment for moment in (start, end) if moment]
        if known and not known[0].startswith("-"):
            expected[one] = first_day(known[0]), day_after(known[-1])
    compared(found, expected, "start", "until")
    for one, entry in found.items():
        row = rows[one]
        assert row["title"] in entry["text"]
        assert entry["edtf"] == row["date"]
        assert entry["tags"] == [theatre.replace("-", "_") for theatre in row["theatres"]]
        assert row["sources"][0]["locator"] in entry["sources"][0]


def test_timelinejs_reads_every_event_of_the_record_as_vague_as_it_is(alliance: Cli, read: Read) -> None:
    rows, found = bundled(alliance, read(alliance, "timelinejs"))
    expected = {}
    for one, row in rows.items():
        start, end = ends(row)
        expected[one] = start or end, end if start and end != start else None
    compared(found, expected, "start", "end")
    for one, entry in found.items():
        assert rows[one]["title"] in html.unescape(entry["text"])


def test_icaljs_reads_the_events_of_which_the_record_has_the_days_and_no_other(alliance: Cli, read: Read) -> None:
    rows, found = bundled(alliance, read(alliance, "ics"))
    dated = {f"{one}@alliancecli": row for one, row in rows.items() if DAYS.fullmatch(row["date"])}
    compared(found, {one: (row["date_min"], day_after(row["date_max"])) for one, row in dated.items()}, "start", "until")
    for one, entry in found.items():
        assert dated[one]["title"] in entry["text"]
        assert dated[one]["sources"][0]["locator"] in entry["description"]
