"""What a table has beyond our fields is kept, shown and exported as it is; `lat` and `lon` are degrees."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import alliancecli
from conftest import Cli
from folders import folder

MAPPING = """tables:
  events:
    columns: {{id: "{{id}}", date: "{{date}}", title: "{{title}}", kind: conflict, source: diary, locator: "{{id}}"}}
    attributes: {}
"""
HEADER = "id,date,title,latitude,longitude,code,note"
ROWS = (
    "one,2003-05-02,First,34.50,-69.2,0012,by night",
    "two,2003-05-03,Second,-12,130.8,7,",
    "three,2003-05-04,Third,,,1e5,x",
)
NAMES = "{lat: latitude, lon: longitude, code: code, note: note}"


def told(path: Path, *rows: str, attributes: str = NAMES) -> str:
    return str(folder(path / "data", *(rows or ROWS), header=HEADER, mapping=MAPPING.format(attributes)))


def test_they_are_kept_as_they_are_written(alliance: Cli, tmp_path: Path) -> None:
    rows = alliance("timeline", "--data", told(tmp_path), "--json").rows
    assert [row["attributes"] for row in rows] == [
        {"lat": 34.5, "lon": -69.2, "code": "0012", "note": "by night"},
        {"lat": -12, "lon": 130.8, "code": 7},
        {"code": "1e5", "note": "x"},
    ]


def test_any_column_may_be_one(alliance: Cli, tmp_path: Path) -> None:
    rows = alliance("timeline", "--data", told(tmp_path, attributes="{key: id, last: note}"), "--json").rows
    assert [row["attributes"] for row in rows] == [{"key": "one", "last": "by night"}, {"key": "two"}, {"key": "three", "last": "x"}]


def test_each_is_a_column(alliance: Cli, tmp_path: Path) -> None:
    data = told(tmp_path)
    out = alliance("timeline", "--data", data, "--fields", "id,attributes.lat,attributes.note", "--csv").out
    assert out.splitlines() == ["id,attributes.lat,attributes.note", "one,34.5,by night", "two,-12,", "three,,x"]
    header = alliance("timeline", "--data", data, "--csv").out.splitlines()[0]
    assert header.endswith(",weight,anchor,attributes.code,attributes.lat,attributes.lon,attributes.note")
    assert alliance("timeline", "--data", data, "--sort", "-attributes.lat", "--fields", "id", "--csv").out.split() == [
        "id",
        "one",
        "two",
        "three",
    ]
    assert "there is no field 'attributes.height'" in alliance("timeline", "--data", data, "--fields", "attributes.height").err


def test_what_csv_prints_is_read_back(alliance: Cli, tmp_path: Path) -> None:
    data = told(tmp_path)
    again = folder(tmp_path / "again")
    (again / "events.csv").write_text(alliance("timeline", "--data", data, "--csv").out, encoding="utf-8")
    kept = [alliance("timeline", "--data", one, "--json").rows for one in (data, str(again))]
    assert [row["attributes"] for row in kept[1]] == [row["attributes"] for row in kept[0]]


def test_a_record_without_any_has_no_column(mini: Cli) -> None:
    for command in ("timeline", "figures"):
        assert "attributes" not in mini(command, "--csv").out
        assert "attributes" not in mini(command, "--json").out


def test_they_stand_in_yaml_too(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    (data / "events.csv").unlink()
    block = """- id: one
  date: "2003"
  title: First
  kind: conflict
  attributes: {{lat: {}, lon: 69.2, time: "04:30"}}
  sources: [{{source: diary, locator: p. 1}}]
"""
    (data / "events.yaml").write_text(block.format("34.5"), encoding="utf-8")
    with alliancecli.open(data) as record:
        assert dict(record.timeline()[0])["attributes"] == {"lat": 34.5, "lon": 69.2, "time": "04:30"}
    page = alliance("show", "one", "--data", str(data)).out
    assert "attributes.lat   34.5" in page
    (row,) = alliance("show", "one", "--data", str(data), "--json").rows
    assert row["attributes"]["time"] == "04:30"
    (data / "events.yaml").write_text(block.format("95"), encoding="utf-8")
    assert "one.attributes.lat: '95' is no number of degrees from -90 to 90" in alliance("check", str(data)).err


@pytest.mark.parametrize(
    ("row", "attributes", "said"),
    [
        ("one,2003,First,north,1,,", NAMES, "events.csv:2: attributes.lat: 'north' is no number of degrees from -90 to 90"),
        (ROWS[0], "{lat: height}", "tables: there is no column 'height'; the columns are id, date"),
        (ROWS[0], "{a b: code}", "attributes: 'a b' is no name of an attribute; write letters, digits, _ and -"),
    ],
)
def test_what_is_wrong_is_told(alliance: Cli, tmp_path: Path, row: str, attributes: str, said: str) -> None:
    assert said in alliance("timeline", "--data", told(tmp_path, row, attributes=attributes)).err


def test_exports_hold_them(alliance: Cli, tmp_path: Path) -> None:
    data = told(tmp_path)
    package = tmp_path / "package"
    assert alliance("export", "datapackage", str(package), "--data", data).code == 0
    header, first, *_ = (package / "events.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith("attributes.code,attributes.lat,attributes.lon,attributes.note")
    assert first.endswith(",0012,34.5,-69.2,by night")
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    kinds = {field["name"]: field["type"] for one in described if one["name"] == "events" for field in one["schema"]["fields"]}
    assert (kinds["attributes.lat"], kinds["attributes.code"]) == ("number", "any")  # of both kinds
    assert alliance("export", "sqlite", str(tmp_path / "a.sqlite"), "--data", data).code == 0
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as made:
        assert made.execute('SELECT "attributes.lat", "attributes.code" FROM events ORDER BY date').fetchall()[0] == (34.5, "0012")
    assert alliance("export", "site", str(tmp_path / "site"), "--data", data).code == 0
    assert "<dt>note</dt><dd>by night</dd>" in (tmp_path / "site" / "event" / "one.html").read_text(encoding="utf-8")


def test_parquet_holds_them(alliance: Cli, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    data = told(tmp_path)
    assert alliance("export", "parquet", str(tmp_path / "whole"), "--data", data).code == 0
    assert parquet.read_table(tmp_path / "whole" / "events.parquet").column("attributes.lat").to_pylist() == [34.5, -12.0, None]
    assert alliance("export", "parquet", str(tmp_path / "parts"), "--partition", "year", "--data", data).code == 0
    kept = parquet.read_table(tmp_path / "parts" / "events" / "brief=1" / "year=2003").column("attributes").to_pylist()
    assert json.loads(kept[0]) == {"lat": 34.5, "lon": -69.2, "code": "0012", "note": "by night"}


def test_a_time_of_day_orders_within_its_day(alliance: Cli, tmp_path: Path) -> None:
    mapping = MAPPING.format("{time: note}")
    rows = (
        "a,2003-05-02,A,,,,21:05",
        "b,2003-05-02,B,,,,9:30",
        "c,2003-05-02,C,,,,09:30:15",
        "d,2003-05-02,D,,,,at dawn",
        "e,2003-05,E,,,,01:00",
    )
    data = str(folder(tmp_path / "data", *rows, header=HEADER, mapping=mapping))
    for more in ([], ["--from", "2003"], ["--limit", "9"]):
        found = alliance("timeline", "--data", data, "--json", *more).rows
        assert [row["id"] for row in found] == ["e", "d", "b", "c", "a"]
    assert "2 May, 21:05" in alliance("timeline", "--data", data).out
    assert alliance("timeline", "--data", data, "--fields", "attributes.time", "--csv").out.split()[2:5] == ["at", "dawn", "9:30"]
