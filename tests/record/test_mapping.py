"""A mapping says what the cells of a table mean, however people write them."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Cli
from folders import mapped


def dates(alliance: Cli, data: Path) -> list[str]:
    return [row["date"] for row in alliance("timeline", "--data", str(data), "--weight", "background", "--json").rows]


PARTS = "{y}[-{m}[-{d}]]"


@pytest.mark.parametrize(
    ("date", "header", "row", "edtf"),
    [
        (PARTS, "y,m,d", "1980,1,14", "1980-01-14"),
        (PARTS, "y,m,d", "1980,1,xx", "1980-01"),
        (PARTS, "y,m,d", "1980,,14", "1980"),
        (PARTS, "y,m,d", "1980.0,1.0,4.0", "1980-01-04"),
        ("{a}/{b}", "a,b", "2016-01-01,2016-01-03", "2016-01-01/2016-01-03"),
        ("{a}/{b}", "a,b", "2016-01-01,2016-01-01", "2016-01-01"),
        ("{a}/{b}", "a,b", "2016-01,2016-1", "2016-01"),
        ("{a}[/{b}]", "a,b", "2016-01-01,", "2016-01-01"),
        ("{a}/{b}", "a,b", "2016-01-01,", "2016-01-01/"),
        ("{a}/{b}", "a,b", "P1494,ongoing", "1494/.."),
        ("{a}", "a,b", "1984-04-09 00:00:00,", "1984-04-09"),
        ("{a}", "a,b", "2017-04-28T00:00:00Z,", "2017-04-28"),
    ],
)
def test_a_date_stands_in_one_column_or_in_several(alliance: Cli, tmp_path: Path, date: str, header: str, row: str, edtf: str) -> None:
    values = {"a": {"P1494": "1494"}, "b": {"ongoing": ".."}} if header == "a,b" else {}
    data = mapped(tmp_path / "data", "events", header, row, columns={"date": date}, missing=["xx"], values=values)
    assert dates(alliance, data) == [edtf]


def test_a_time_that_is_no_midnight_is_not_dropped_in_silence(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "d", "1984-04-09 10:30:00", columns={"date": "{d}"})
    assert "date: " in alliance("timeline", "--data", str(data)).err


def test_one_column_may_have_dates_of_several_formats(alliance: Cli, tmp_path: Path) -> None:
    formats = ["%m/%d/%Y", "%Y-%m-xx", "edtf"]
    rows = ("1/14/1980", "1980-02-xx", "summer 1980", "1980-02-xx/3/1/1980")
    data = mapped(
        tmp_path / "data", "events", "d,n", *(f"{d},{n}" for n, d in enumerate(rows)), columns={"date": "{d}"}, date_format=formats
    )
    assert dates(alliance, data) == ["1980-01-14", "1980-02/1980-03-01", "1980-02", "1980-22"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("03/02/1994", "date: '03/02/1994' may be 1994-02-03 or 1994-03-02 by its formats; keep one of them"),
        ("tomorrow", "date: 'tomorrow' is written as none of %d/%m/%Y, %m/%d/%Y"),
    ],
)
def test_what_two_formats_read_otherwise_is_not_guessed(alliance: Cli, tmp_path: Path, cell: str, told: str) -> None:
    data = mapped(tmp_path / "data", "events", "d", cell, columns={"date": "{d}"}, date_format=["%d/%m/%Y", "%m/%d/%Y"])
    assert told in alliance("timeline", "--data", str(data)).err
    same = mapped(tmp_path / "same", "events", "d", "03/03/1994", columns={"date": "{d}"}, date_format=["%d/%m/%Y", "%m/%d/%Y"])
    assert dates(alliance, same) == ["1994-03-03"]


def test_a_date_is_cut_to_the_precision_that_a_column_gives(alliance: Cli, tmp_path: Path) -> None:
    precise = {"p": {"1": "day", "3": "month", "5": "year"}}
    rows = ("2001-05-27,1", "2001-05-28,3", "2001-05-29,5", "2001-05-30,")
    data = mapped(tmp_path / "data", "events", "d,p", *rows, columns={"date": "{d}", "precision": "{p}"}, values=precise)
    assert dates(alliance, data) == ["2001", "2001-05", "2001-05-27", "2001-05-30"]
    odd = mapped(tmp_path / "odd", "events", "d,p", "2001-05-27,9", columns={"date": "{d}", "precision": "{p}"}, values=precise)
    assert "precision: '9' is no term; write one of day, month, year" in alliance("timeline", "--data", str(odd)).err


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("{a}[ of {b}][ in {c}]", "One in Rome"),
        ("{a}[ ({c}[, {b}])]", "One (Rome)"),
        ("[{b}[ {b}]]none", "none"),
        ("{a} [sic] [", "One [sic] ["),
        ("{a}]", "One]"),
        ("[[{b}]{a}]", "One"),
    ],
)
def test_parts_of_a_template_vanish_where_a_cell_in_them_is_empty(alliance: Cli, tmp_path: Path, title: str, made: str) -> None:
    data = mapped(tmp_path / "data", "events", "a,b,c", "One, ,Rome", columns={"date": "2001", "title": title})
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["title"] == made


@pytest.mark.parametrize("title", ["[" * 5000, "[" * 5000 + "{a}" + "]" * 5000])
def test_brackets_do_not_nest_without_end(alliance: Cli, tmp_path: Path, title: str) -> None:
    data = mapped(tmp_path / "data", "events", "a,b", "1,2", columns={"date": "2001", "title": title})
    assert "has more than 20 brackets in brackets" in alliance("timeline", "--data", str(data)).err


def test_many_columns_give_one_list(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "StateA,StateB,StateC", "noria,,SUDLAND", columns={"date": "2001", "actors": "{State*}"})
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["actors"] == ["noria", "sudland"]


def numbers(alliance: Cli, data: Path) -> list[Any]:
    rows = alliance("figures", "--data", str(data), "--sort", "date", "--json").rows
    return [row["missing"] or row["value"] or (row["value_min"], row["value_max"]) for row in rows]


@pytest.mark.parametrize(
    ("cell", "keys", "value"),
    [
        ("200 km", {"units": ["km", "US$"]}, 200),
        ("200km", {"units": ["km"]}, 200),
        ("US$ 1.5", {"units": ["km", "US$"], "factor": 1000000}, 1500000),
        ("0.1", {"factor": 3}, 0.3),
        ("12.3", {"factor": 1000000}, 12300000),
        ('"1,234,567"', {"thousands": ","}, 1234567),
        ('"1.234.567,5"', {"thousands": ".", "decimal": ","}, 1234567.5),
        ('"2,5"', {"decimal": ","}, 2.5),
        ('",5"', {"thousands": ".", "decimal": ","}, 0.5),
        ("1 234", {"thousands": "space"}, 1234),
        ("1\u00a0234\u00a0567", {"thousands": "space"}, 1234567),
        ("1 2345", {"thousands": "space"}, None),
        ("1.2.3", {"thousands": ",", "decimal": "."}, None),
        ("-9", {"missing": {"-9": "unknown"}}, "unknown"),
        ("xxx", {"missing": {"-9": "unknown", "xxx": "not-covered"}}, "not-covered"),
        ('"1,5"', {"thousands": ","}, None),
        ("200 mi", {"units": ["km"]}, None),
        ("2e3", {"factor": 2}, 4000),
        ("20.000", {"decimal": "."}, 20),
        ("2.000", {"factor": 10}, 20),
        ("20.000", {"thousands": ".", "decimal": ","}, 20000),
        ("\u22125", {}, -5),
        ("\u22125", {"units": ["km"]}, -5),
        ("\u22121 234", {"thousands": "space"}, -1234),
        ("-$5", {"units": ["$"]}, -5),
        ("\u2212$1.5", {"units": ["$"], "factor": 1000}, -1500),
        ("$-5", {"units": ["$"]}, -5),
        ("-$-5", {"units": ["$"]}, None),
        ("-$5", {}, None),
        ("(5)", {}, None),
        ("(5)", {"units": ["$"]}, None),
        ("1\u2019234", {"thousands": "'"}, 1234),
        ("1'234", {"thousands": "\u2019"}, 1234),
        ("1\u2019234'567.5", {"thousands": "'"}, 1234567.5),
        ("1\u2019234", {}, None),
        ("50%", {}, None),
        ("50 %", {"units": ["%"]}, 50),
        ("1e305", {"factor": 1000000}, None),
    ],
)
def test_a_number_is_read_as_the_mapping_says_that_it_is_written(
    alliance: Cli, tmp_path: Path, cell: str, keys: dict[str, Any], value: Any
) -> None:
    data = mapped(tmp_path / "data", "figures", "n", cell, columns={"value": "{n}"}, **keys)
    if value is None:
        assert "own.csv:2: value: " in alliance("figures", "--data", str(data)).err
    else:
        assert numbers(alliance, data) == [value]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"thousands": ",", "decimal": ","}, "thousands and decimal are both ','"),
        ({"thousands": "."}, "thousands and decimal are both '.'"),
        ({"factor": 0}, "factor 0 makes every number 0"),
        ({"decimal": "3"}, "decimal '3' is no sign that can stand in a number"),
        ({"header": 0}, "header is 0; write the line"),
        ({"where": {"x": "1"}}, "where: there is no column 'x'"),
        ({"values": {"x": {"1": "2"}}}, "values: there is no column 'x'"),
        ({"wide": {"columns": "x*", "name": "a", "value": "b"}}, "wide: no column is called x*"),
        ({"wide": {"columns": "n", "name": "n", "value": "b"}}, "wide: the table has a column 'n' already"),
        ({"new": {"title": "state"}}, "new: 'title' names no institutions"),
        ({"new": {"subject": "planet"}}, "new: subject: 'planet' is no kind"),
        ({"missing": {"-9": "gone"}}, "'gone' is no term; write one of unknown, withheld, not-covered"),
        ({"figures": [{"volue": "{n}"}]}, "'volue' is no field"),
    ],
)
def test_a_mapping_that_cannot_be_is_a_fault(alliance: Cli, tmp_path: Path, keys: dict[str, Any], told: str) -> None:
    data = mapped(tmp_path / "data", "figures", "n,m", "1,2", columns={"value": "{n}"}, **keys)
    result = alliance("figures", "--data", str(data))
    assert (result.code, f"{data}/record.yaml:" in result.err, told in result.err) == (5, True, True)


def test_low_and_high_are_a_range_or_where_they_meet_a_number(alliance: Cli, tmp_path: Path) -> None:
    columns = {"date": "{y}", "low": "{low}", "high": "{high}"}
    data = mapped(tmp_path / "data", "figures", "y,low,high", "2001,20,25", "2002,4,4", columns=columns)
    assert numbers(alliance, data) == [(20, 25), 4]


def test_what_programs_write_for_no_number_is_none_also_where_signs_are_named(alliance: Cli, tmp_path: Path) -> None:
    figures = [{"value": "{n}"}, {"value": "{m}", "contributor": "noria"}]
    data = mapped(tmp_path / "data", "figures", "n,m", 'NA,"1,5"', columns={}, figures=figures, decimal=",")
    assert numbers(alliance, data) == [1.5]


def test_a_column_a_year_gives_a_figure_a_year(alliance: Cli, tmp_path: Path) -> None:
    wide = {"columns": "[12]???", "name": "year", "value": "amount"}
    rows = ("noria,A,5,,...", "sudland,B,xxx,7,8")
    columns = {"contributor": "{who}", "date": "{year}", "value": "{amount}"}
    missing = {"...": "unknown", "xxx": "not-covered"}
    data = mapped(tmp_path / "data", "figures", "who,note,1999,2000,2001", *rows, columns=columns, wide=wide, missing=missing)
    found = alliance("figures", "--data", str(data), "--json").rows
    assert {(row["contributor"], row["date"], row["value"], row["missing"]) for row in found} == {
        ("noria", "1999", 5, None),
        ("noria", "2001", None, "unknown"),
        ("sudland", "1999", None, "not-covered"),
        ("sudland", "2000", 7, None),
        ("sudland", "2001", 8, None),
    }
    less = mapped(tmp_path / "less", "figures", "who,note,1999,2000,2001", rows[1], columns=columns, wide=wide, missing=missing)
    kept = {row["id"] for row in alliance("figures", "--data", str(less), "--json").rows}
    assert kept < {row["id"] for row in found}


def test_a_row_may_give_several_figures(alliance: Cli, tmp_path: Path) -> None:
    figures = [{"value": "{army}", "contributor": "noria"}, {"value": "{navy}", "contributor": "sudland"}]
    data = mapped(tmp_path / "data", "figures", "id,army,navy", "a,5,6", "b,7,NA", columns={"id": "{id}"}, figures=figures)
    found = alliance("figures", "--data", str(data), "--json").rows
    assert {(row["id"], row["contributor"], row["value"]) for row in found} == {
        ("a-army", "noria", 5),
        ("a-navy", "sudland", 6),
        ("b-army", "noria", 7),
    }


def test_an_event_may_give_figures_beside_it(alliance: Cli, tmp_path: Path) -> None:
    figures = [{"subject": "force", "measure": "casualties", "unit": "people", "value": "{dead}"}]
    data = mapped(
        tmp_path / "data",
        "events",
        "n,day,dead",
        "1,2001-05-06,4",
        "2,2001-05-07,",
        columns={"id": "e-{n}", "date": "{day}"},
        figures=figures,
    )
    assert len(alliance("timeline", "--data", str(data), "--json").rows) == 2
    (figure,) = alliance("figures", "--data", str(data), "--json").rows
    assert (figure["id"], figure["date"], figure["value"], figure["sources"][0]["source"]) == ("e-1-dead", "2001-05-06", 4, "diary")


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ({"where": {"k": "a"}}, ["1", "3"]),
        ({"where": {"k": ["a", "b*"]}}, ["1", "2", "3"]),
        ({"unless": {"k": "a"}}, ["2", "4"]),
        ({"where": {"k": "?*"}}, ["1", "2", "3"]),
        ({"where": {"k": "a"}, "unless": {"n": "3"}}, ["1"]),
    ],
)
def test_rows_are_read_or_left_by_their_cells(alliance: Cli, tmp_path: Path, keys: dict[str, Any], left: list[str]) -> None:
    rows = ("1,a", "2,bc", "3,a", "4,")
    data = mapped(tmp_path / "data", "events", "n,k", *rows, columns={"date": "2001", "title": "{n}"}, **keys)
    assert sorted(row["title"] for row in alliance("timeline", "--data", str(data), "--json").rows) == left
    count = f"{4 - len(left)} rows of 4" if len(left) < 3 else "1 row of 4"
    assert f"own.csv: {count} left out" in alliance("check", str(data)).err


def test_titles_above_the_header_and_empty_rows_are_not_read(alliance: Cli, tmp_path: Path) -> None:
    table = (",", "year,what", "2001,One", ",", "2002,Two", ",")
    data = mapped(tmp_path / "data", "events", "A table of things,", *table, columns={"date": "{year}", "title": "{what}"}, header=3)
    assert [row["title"] for row in alliance("timeline", "--data", str(data), "--json").rows] == ["One", "Two"]
    broken = mapped(tmp_path / "broken", "events", "Titles,", *table, "2001-13,x", columns={"date": "{year}", "title": "{what}"}, header=3)
    assert "own.csv:8: date: '2001-13' has no month 13" in alliance("timeline", "--data", str(broken)).err


def test_an_empty_row_is_none_whatever_the_mapping_says(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "d,t", "2001,One", ",", " ,", columns={"date": "{d}", "title": "{t}"}, missing=["NA"])
    assert len(alliance("timeline", "--data", str(data), "--json").rows) == 1


@pytest.mark.parametrize("kind", ["institutions", "relations", "sources"])
def test_figures_belong_to_rows_of_events_and_of_figures(alliance: Cli, tmp_path: Path, kind: str) -> None:
    data = mapped(tmp_path / "data", kind, "a,b", "1,2", columns={"id": "{a}"}, figures=[{"value": "{b}"}])
    assert "tables: figures: only rows of events and of figures give them" in alliance("timeline", "--data", str(data)).err


def test_values_stand_for_words_also_in_a_list(alliance: Cli, tmp_path: Path) -> None:
    values = {"type": {"summit": "meeting", "*": "report"}, "who": {"Nordland": "noria"}}
    rows = ("summit,Nordland / sudland", "paper,", ",noria")
    columns = {"date": "2001", "title": "{type}", "kind": "{type}", "actors": "{who}"}
    data = mapped(tmp_path / "data", "events", "type,who", *rows[:2], columns=columns, values=values, split={"who": "/"})
    found = alliance("timeline", "--data", str(data), "--json").rows
    assert {(row["kind"], tuple(row["actors"])) for row in found} == {("meeting", ("noria", "sudland")), ("report", ())}


def test_words_that_no_value_is_said_of_stay_as_they_are(alliance: Cli, tmp_path: Path) -> None:
    columns = {"date": "2001", "title": "{t}"}
    rows = ('"one; two"', '"three; four"', "five;six")
    data = mapped(tmp_path / "data", "events", "t", *rows, columns=columns, values={"t": {"three": "3", "five;six": "11"}})
    assert {row["title"] for row in alliance("timeline", "--data", str(data), "--json").rows} == {"one; two", "3;four", "11"}


def test_a_column_that_is_there_twice_is_a_fault_only_where_it_is_used(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "d,x,x", "2001,1,2", columns={"date": "{d}"})
    assert dates(alliance, data) == ["2001"]
    data = mapped(tmp_path / "used", "events", "d,x,x", "2001,1,2", columns={"date": "{d}", "title": "{x}"})
    assert "the column 'x' is there twice; rename one" in alliance("timeline", "--data", str(data)).err
