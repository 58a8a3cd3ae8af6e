"""What has a place (its attributes lat and lon) can be asked by a box of degrees, and written as GeoJSON."""

import json
from pathlib import Path
from typing import Any

import pytest

import alliancecli
from alliancecli.errors import BadUsage
from alliancecli.query.filters import box
from conftest import Cli
from folders import folder

EVENTS = (
    "id,date,title,kind,theatres,source,locator,attributes.lat,attributes.lon",
    "kabul,2003-05-02,In Kabul,conflict,south,diary,p. 1,34.5,69.2",
    "herat,2003-05-03,In Herat,conflict,south,diary,p. 1,34.3,62.2",
    "suva,2003-05-04,In Suva,conflict,south,diary,p. 1,-18.1,178.4",
    "apia,2003-05-05,In Apia,conflict,south,diary,p. 1,-13.8,-171.8",
    "nowhere,2003-05-06,Nowhere,conflict,south,diary,p. 1,,",
)
FIGURES = (
    "id,subject,measure,value,unit,date,source,locator,attributes.lat,attributes.lon",
    "kabul-killed,kabul,casualties,12,killed,2003-05-02,diary,p. 1,,",
    "herat-killed,herat,casualties,3,killed,2003-05-03,diary,p. 1,,",
    "herat-hurt,herat,casualties,5,wounded,2003-05-03,diary,p. 1,34.5,69.1",
    "force-2003,FRC,troops,500,troops,2003,diary,p. 1,,",
)
KABUL = "69,34,70,35"


@pytest.fixture
def placed(tmp_path: Path) -> str:
    made = folder(tmp_path / "placed", *EVENTS[1:], header=EVENTS[0])
    (made / "figures.csv").write_text("\n".join((*FIGURES, "")), encoding="utf-8")
    return str(made)


def ids(run: Cli, *arguments: str) -> list[Any]:
    return [row["id"] for row in run(*arguments, "--json").rows]


def test_a_box_leaves_what_is_in_it(alliance: Cli, placed: str) -> None:
    assert ids(alliance, "timeline", "--box", KABUL, "--data", placed) == ["kabul"]
    assert ids(alliance, "timeline", "--box", "60,30,75,38", "--during", "2003", "--data", placed) == ["kabul", "herat"]
    assert "1 event in the box 69,34,70,35" in alliance("timeline", "--box", KABUL, "--data", placed).out


def test_a_box_may_reach_over_the_180th_meridian(alliance: Cli, placed: str) -> None:
    assert ids(alliance, "timeline", "--box", "170,-20,-170,-10", "--data", placed) == ["suva", "apia"]


def test_a_figure_is_where_it_is_said_to_be_else_where_its_event_is(alliance: Cli, placed: str) -> None:
    assert ids(alliance, "figures", "--box", KABUL, "--data", placed) == ["kabul-killed", "herat-hurt"]
    (total,) = alliance("sum", "--measure", "casualties", "--unit", "killed", "--box", "60,30,75,38", "--data", placed, "--json").rows
    assert total["value_max"] == 15
    assert alliance("count", "--of", "figures", "--box", KABUL, "--data", placed, "--json").rows[0]["at_most"] == 2


def test_the_library_takes_a_box(placed: str) -> None:
    with alliancecli.open(placed) as record:
        assert [row["id"] for row in record.timeline(box=KABUL)] == ["kabul"]
        with pytest.raises(BadUsage, match=r"^box: 'here' is no box"):
            record.timeline(box="here")


@pytest.mark.parametrize("said", ["1,2,3", "a,b,c,d", "0,50,10,40", "0,0,200,10", "nan,0,0,0", "0,-91,0,0", ""])
def test_what_is_no_box_is_refused(said: str) -> None:
    with pytest.raises(BadUsage, match="is no box"):
        box(said)


def test_a_box_says_itself() -> None:
    assert str(box("60.5, 29,-75,38.50")) == "60.5,29,-75,38.5"


def test_geojson_has_a_feature_a_row(alliance: Cli, placed: str, tmp_path: Path) -> None:
    found = json.loads(alliance("timeline", "--data", placed, "-f", "geojson").out)
    assert found["type"] == "FeatureCollection"
    first, *_, last = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [69.2, 34.5]}
    assert first["id"] == "kabul"
    assert first["properties"]["attributes"] == {"lat": 34.5, "lon": 69.2}
    assert last["geometry"] is None
    figures = json.loads(alliance("figures", "--data", placed, "-f", "geojson", "--fields", "id,value").out)["features"]
    assert {one["properties"]["id"]: (one["geometry"] or {}).get("coordinates") for one in figures} == {
        "force-2003": None,
        "kabul-killed": [69.2, 34.5],
        "herat-killed": [62.2, 34.3],
        "herat-hurt": [69.1, 34.5],
    }
    file = tmp_path / "x.geojson"
    assert alliance("timeline", "--data", placed, "--from", "3000", "-o", str(file)).code == 0
    assert json.loads(file.read_text(encoding="utf-8")) == {"type": "FeatureCollection", "features": []}


def test_geojson_of_which_nothing_has_a_place_says_so(alliance: Cli, placed: str) -> None:
    said = "no row has a place: neither it nor its event has attributes lat and lon\n"
    assert said in alliance("troops", "--data", placed, "-f", "geojson").err
    assert said not in alliance("figures", "--data", placed, "-f", "geojson").err
    assert said not in alliance("timeline", "--from", "3000", "--data", placed, "-f", "geojson").err


def test_the_export_has_what_has_a_place_and_counts_the_rest(alliance: Cli, placed: str, tmp_path: Path) -> None:
    file = tmp_path / "all.geojson"
    said = alliance("export", "geojson", str(file), "--data", placed).err
    assert "4 events and 3 figures written" in said
    assert "1 event and 1 figure left out: they have no place (attributes lat and lon)" in said
    assert len(json.loads(file.read_text(encoding="utf-8"))["features"]) == 7
    assert alliance("export", "geojson", str(file), "--force", "--box", KABUL, "--data", placed).code == 0
    assert [one["id"] for one in json.loads(file.read_text(encoding="utf-8"))["features"]] == ["kabul", "kabul-killed", "herat-hurt"]
