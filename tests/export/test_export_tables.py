"""Tables for other programs: the rows of the record, typed, with keys that hold and every column explained."""

import csv
import json
import sqlite3
import subprocess
import sys
import warnings
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alliancecli.export.tables import TABLES
from alliancecli.model.columns import SERIES
from conftest import Cli


def reader(name: str) -> Any:
    """A program that reads the format, where it is installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip(name, reason=f"the file is read back with {name}")


def exported(cli: Cli, path: Path, name: str, *options: str) -> Path:
    result = cli("export", name, str(path), *options)
    assert result.code == 0, result.err
    return path


def table(package: Path, name: str) -> list[dict[str, str]]:
    with open(package / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_data_package_valid(alliance: Cli, tmp_path: Path) -> None:
    frictionless = reader("frictionless")
    package = exported(alliance, tmp_path / "it", "datapackage")
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])[:5]
    assert len(report.tasks) == len(TABLES)
    opened = frictionless.Package(str(package / "datapackage.json"))
    (row,) = [one for one in opened.get_resource("events").read_rows() if one["id"] == "nato-takes-isaf"]
    assert row["theatres"] == ["afghanistan"]


def test_the_data_package_has_the_rows_of_the_record_with_their_sources(mini: Cli, tmp_path: Path) -> None:
    package = exported(mini, tmp_path / "it", "datapackage")
    assert [row["id"] for row in table(package, "events")] == [
        row["id"] for row in mini("timeline", "--weight", "background", "--json").rows
    ]
    figures = {row["id"]: row for row in table(package, "figures")}
    assert set(figures) == {row["id"] for row in mini("figures", "--json").rows}
    assert (figures["force-2009-01-norianda"]["value"], figures["force-2009-01-norianda"]["missing"]) == ("", "withheld")
    cited = {(row["type"], row["record"]) for row in table(package, "citations")}
    assert cited == {
        (name, row["id"]) for name in ("events", "figures", "relations", "institutions", "terms") for row in table(package, name)
    }
    assert table(package, "events")[0]["date_min"] == "-0399-01-01"
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert all(field["description"] for resource in described["resources"] for field in resource["schema"]["fields"])


def test_each_figure_is_of_one_series_that_says_what_it_counts(mini: Cli, tmp_path: Path) -> None:
    package = exported(mini, tmp_path / "it", "datapackage")
    series = {row["id"]: row for row in table(package, "series")}
    figures = table(package, "figures")
    key = ("subject", "contributor", "measure", "status", "scope", "unit")
    assert len({tuple(row[name] for name in key) for row in figures}) == len(series)
    for row in figures:
        assert [row[name] for name in key] == [series[row["series"]][name] for name in key]
    for one, row in series.items():
        mine = [figure for figure in figures if figure["series"] == one]
        assert int(row["claims"]) == len(mine)
        for end, choose in (("date_min", min), ("date_max", max)):
            days = [figure[end] for figure in mine]
            assert row[end] == (choose(days) if all(days) else "")


def test_every_relation_goes_out_with_its_own_source_and_its_rivals(mini: Cli, tmp_path: Path) -> None:
    package = exported(mini, tmp_path / "it", "datapackage")
    relations = {row["id"]: row for row in table(package, "relations")}
    assert len(relations) == 13
    assert (relations["force-member-cote"]["rivals"], relations["force-member-cote"]["object"]) == ("force-member-cote-2", "cote")
    said = [
        (row["record"], row["source"], row["anchor"]) for row in table(package, "citations") if row["record"].startswith("force-member-")
    ]
    assert sorted(said) == [
        ("force-member-cote", "diary", "Côte left"),
        ("force-member-cote-2", "history-2015", "Côte, to 2008"),
        ("force-member-noria", "diary", "Noria came first"),
        ("force-member-noria-2", "paper-2009", "Noria, in September"),
        ("force-member-sudland", "paper-2009", "Sudland"),
    ]


def test_a_part_goes_out_with_its_share_of_the_total(mini: Cli, tmp_path: Path) -> None:
    shares = {row["id"]: (row["share"], row["share_of"]) for row in table(exported(mini, tmp_path / "it", "datapackage"), "figures")}
    assert shares["force-2009-01-sudland"] == ("0.35", "force-2009-01-total")
    assert shares["force-2009-01-norianda"] == shares["force-2009-01-total"] == ("", "")


def test_a_filter_leaves_rows_out_and_keeps_what_they_refer_to(mini: Cli, tmp_path: Path) -> None:
    package = exported(mini, tmp_path / "it", "datapackage", "--actor", "noria")
    assert table(package, "events") == []
    assert [row["id"] for row in table(package, "figures")] == ["force-2008-noria"]
    assert {row["id"] for row in table(package, "institutions")} >= {"noria", "force"}
    about = exported(mini, tmp_path / "two", "datapackage", "--actor", "frc", "--during", "2010")
    assert {row["id"] for row in table(about, "figures")} == {"force-2010-planned", "force-cost-2010"}


def test_no_entry_of_a_list_holds_what_parts_them(alliance: Cli) -> None:
    everything = (("timeline", "--weight", "background"), ("theatres", "tags"))
    for command, keys in (everything, (("institutions",), ("acronyms", "aliases")), (("terms",), ("aliases",))):
        entries = [one for row in alliance(*command, "--json").rows for key in keys for one in row[key]]
        assert entries
        assert not [one for one in entries if ";" in one]


def test_the_database_holds_together_and_explains_itself(alliance: Cli, tmp_path: Path) -> None:
    with closing(sqlite3.connect(exported(alliance, tmp_path / "it.sqlite", "sqlite"))) as made:
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        explained = set(made.execute("SELECT of, column FROM documentation WHERE column IS NOT NULL"))
        columns = {(one.name, column[1]) for one in TABLES for column in made.execute(f"PRAGMA table_info({one.name})")}
        assert explained == columns
        assert made.execute("SELECT count(*) FROM events").fetchone()[0] == len(
            alliance("timeline", "--weight", "background", "--json").rows
        )
        assert made.execute("SELECT count(*) FROM events_fts('isaf')").fetchone()[0] > 3
        in_afghanistan = "SELECT count(*) FROM events, json_each(theatres) WHERE json_each.value = 'afghanistan'"
        assert made.execute(in_afghanistan).fetchone()[0] == len(
            alliance("timeline", "--theatre", "afghanistan", "--weight", "background", "--json").rows
        )


def test_the_database_holds_nothing_of_the_machine_that_made_it(mini: Cli, tmp_path: Path) -> None:
    content = exported(mini, tmp_path / "it.sqlite", "sqlite").read_bytes()
    assert str(Path.cwd()).encode() not in content
    assert b"signature" not in content


def test_datasette_opens_the_database_and_searches_it(alliance: Cli, tmp_path: Path) -> None:
    reader("datasette")
    path = exported(alliance, tmp_path / "it.sqlite", "sqlite")
    address = "/it/events.json?_search=isaf&_facet_array=theatres&_shape=objects"
    asked = [sys.executable, "-W", "ignore", "-m", "datasette", "--get", address, str(path)]
    answer = json.loads(subprocess.run(asked, capture_output=True, check=True, timeout=60).stdout)
    assert 3 < answer["filtered_table_rows_count"] < len(alliance("timeline", "--weight", "background", "--json").rows)
    assert "afghanistan" in {one["value"] for one in answer["facet_results"]["theatres"]["results"]}


@pytest.mark.filterwarnings("ignore")
def test_duckdb_reads_days_as_dates_and_lists_as_lists(mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    duckdb = reader("duckdb")
    folder = exported(mini, tmp_path / "it", "parquet")
    events, figures = f"'{folder}/events.parquet'", f"'{folder}/figures.parquet'"
    kinds = duckdb.sql(f"SELECT DISTINCT typeof(date_min), typeof(theatres), typeof(sources) FROM {events}").fetchall()
    ((day, many, cited),) = kinds
    assert (day, many, cited.replace('"', "")) == (
        "DATE",
        "VARCHAR[]",
        "STRUCT(source VARCHAR, locator VARCHAR, anchor VARCHAR, date VARCHAR, outlet VARCHAR, url VARCHAR, published VARCHAR)[]",
    )
    assert duckdb.sql(f"SELECT id FROM {events} WHERE year(date_min) = -399").fetchall() == [("hellenic-league",)]
    assert duckdb.sql(f"SELECT id, date_max FROM {events} WHERE date = '1990/..'").fetchall() == [("league-open", None)]
    assert duckdb.sql(f"SELECT value, missing FROM {figures} WHERE id = 'force-2009-01-norianda'").fetchall() == [(None, "withheld")]


@pytest.mark.parametrize("options", [(), ("--partition", "year")], ids=["a file a table", "in partitions"])
def test_parquet_has_each_part_of_a_series_once(options: tuple[str, ...], mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    from pyarrow.parquet import ParquetFile

    folder = exported(mini, tmp_path / "it", "parquet", *options)
    found = 0
    for path in (path for path in folder.rglob("*.parquet") if "figures" in str(path.relative_to(folder))):
        group = ParquetFile(path).metadata.row_group(0)
        for column in (group.column(number) for number in range(group.num_columns)):
            if column.path_in_schema in SERIES:
                found += 1
                assert "RLE_DICTIONARY" in column.encodings
    assert found >= len(SERIES)


def test_parquet_holds_every_table_in_the_order_of_the_record_with_days_and_what_is_said_of_it(mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    from pyarrow.parquet import ParquetFile

    folder = exported(mini, tmp_path / "it", "parquet")
    assert {path.stem for path in folder.glob("*.parquet")} == {table.name for table in TABLES} - {"citations"}  # these stand in the rows
    file = ParquetFile(folder / "events.parquet")
    events = file.read()
    assert events.column("id").to_pylist() == [row["id"] for row in mini("timeline", "--weight", "background", "--json").rows]
    year_2003 = (date(2003, 1, 1) - date(1970, 1, 1)).days
    assert year_2003 in events.column("date_min").cast("int32").to_pylist()
    assert [len(cited) for cited in events.column("sources").to_pylist()][4] == 2
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    said = {key.decode(): value.decode() for key, value in events.schema.metadata.items()}
    assert said == {
        "title": "A record small enough to hold in the head",
        "version": "7",
        "date": "2020-01-01",
        "licence": "CC0-1.0",
        "description": "events and milestones, in order of time",
    }


def test_in_partitions_an_event_lies_in_its_year_and_by_whether_it_is_brief(mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    from pyarrow.parquet import ParquetFile

    written = mini("export", "parquet", str(tmp_path / "it"), "--partition", "year")
    assert written.err.startswith("7 events and 10 figures written")
    rows = ParquetFile(tmp_path / "it" / "files.parquet").read().to_pylist()
    assert [(row["path"].removeprefix("events/"), row["rows"]) for row in rows if row["path"].startswith("events")] == [
        ("brief=0/year=-399", 1),
        ("brief=0/year=1990", 1),
        ("brief=0/year=2004", 1),  # it may be of 2008 too
        ("brief=1/year=2003", 3),
        ("brief=1/year=2011", 1),
    ]
    assert sum(row["rows"] for row in rows if row["path"].startswith("figures/")) == 10
    for row in rows:
        assert ParquetFile(tmp_path / "it" / row["path"] / "part-0.parquet").metadata.num_rows == row["rows"]
    told = {row["key"]: row["value"] for row in ParquetFile(tmp_path / "it" / "meta.parquet").read().to_pylist()}
    assert told.keys() == {"title", "version", "date", "licence", "parquet"}
    part = mini("export", "parquet", str(tmp_path / "part"), "--partition", "year", "--from", "2003", "--to", "2003")
    assert part.code == 0
    assert (tmp_path / "it" / "carried.parquet").exists()
    assert not (tmp_path / "part" / "carried.parquet").exists()  # it counts the whole record


@pytest.mark.filterwarnings("ignore")
def test_polars_reads_days_as_dates_and_lists_as_lists(mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    polars = reader("polars")
    read = polars.read_parquet(exported(mini, tmp_path / "it", "parquet") / "events.parquet")
    assert (read.schema["date_min"], read.schema["theatres"]) == (polars.Date, polars.List(polars.String))
    found = read.filter(polars.col("theatres").list.contains("north") & (polars.col("date_min").dt.year() == 2003))
    assert set(found["id"]) == {"year-2003", "vanguard-leaves", "force-takes-over"}
    assert read["id"].to_list() == [row["id"] for row in mini("timeline", "--weight", "background", "--json").rows]


@pytest.mark.filterwarnings("ignore")
def test_a_partitioned_folder_is_read_by_year(mini: Cli, tmp_path: Path) -> None:
    reader("pyarrow")
    duckdb, polars = reader("duckdb"), reader("polars")
    folder = exported(mini, tmp_path / "it", "parquet", "--partition", "year")
    assert {one.name for one in (folder / "events" / "brief=0").iterdir()} == {f"year={year}" for year in (-399, 1990, 2004)}
    assert {one.name for one in (folder / "events" / "brief=1").iterdir()} == {f"year={year}" for year in (2003, 2011)}
    asked = f"SELECT count(*) FROM read_parquet('{folder}/events/**/*.parquet', hive_partitioning = true) WHERE year = 2003"
    assert duckdb.sql(asked).fetchall() == [(3,)]
    scanned = polars.scan_parquet(f"{folder}/events/**/*.parquet", hive_partitioning=True)
    assert scanned.filter(polars.col("year") == 2003).collect().height == 3
