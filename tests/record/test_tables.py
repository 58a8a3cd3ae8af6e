"""Rows of a CSV are records like any other, and none is dropped in silence."""

import csv
import gzip
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from alliancecli.record import TableReader, csv_lines, load
from conftest import TESTS, Cli
from folders import HEADER, folder

ROW = "row-{},{},Something happens,report,FRC,diary,p. {}"


def rows(count: int) -> list[str]:
    return [ROW.format(n, 2000 + n, n) for n in range(count)]


@pytest.mark.parametrize("name", ["events.csv", "events.csv.gz"])
def test_a_table_whose_columns_are_the_fields_is_read_as_it_is(alliance: Cli, tmp_path: Path, name: str) -> None:
    data = folder(tmp_path / "data", *rows(3), name=name)
    first, *_ = asked = alliance("timeline", "--data", str(data), "--json").rows
    assert [row["id"] for row in asked] == ["row-0", "row-1", "row-2"]
    assert (first["date_max"], first["actors"], first["status"]) == ("2000-12-31", ["force"], "actual")
    assert first["sources"] == [{"source": "diary", "locator": "p. 0", "anchor": "", "date": None}]


MAPPED = """
tables:
  events:
    file: bulk.csv
    date_format: "%d/%m/%Y"
    columns:
      id: "{No.}/{who}"
      date: "{day}"
      title: "{who} votes {vote} ({{so}} 100%)"
      kind: decision
      actors: "{who}"
      tags: "{vote};roll call"
      source: diary
      locator: "row {No.}"
"""


def test_columns_of_other_names_are_mapped_with_constants_and_a_date_format(alliance: Cli, tmp_path: Path) -> None:
    table = ["7,03/02/1994,Côte d'Ivoire,yes,x", "8,28/02/1994,SUDLAND,no,y"]
    data = folder(tmp_path / "data", *table, header="No.,day,who,vote,unused", name="bulk.csv", mapping=MAPPED)
    one, two = alliance("timeline", "--data", str(data), "--json").rows
    assert (one["id"], one["date"], one["title"]) == ("7-cote-d-ivoire", "1994-02-03", "Côte d'Ivoire votes yes ({so} 100%)")
    assert (two["actors"], two["tags"], two["sources"][0]["locator"]) == (["sudland"], ["no", "roll call"], "row 8")
    assert alliance("timeline", "--data", str(data), "--tag", "Roll Call", "--actor", "cote", "--csv").out.count("\n") == 2


@pytest.mark.parametrize(
    ("form", "cell", "date"), [("%Y%m%d", "20010911", "2001-09-11"), ("%b %Y", "Sep 2001", "2001-09"), ("%Y", "2001", "2001")]
)
def test_a_date_is_as_precise_as_its_format(alliance: Cli, tmp_path: Path, form: str, cell: str, date: str) -> None:
    columns = '{date: "{d}", title: T, kind: report, source: diary, locator: p}'
    mapping = f'tables: {{events: {{columns: {columns}, date_format: "{form}"}}}}\n'
    data = folder(tmp_path / "data", cell, header="d", mapping=mapping)
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["date"] == date


def test_a_row_without_an_id_keeps_the_one_it_got_when_rows_above_it_go(alliance: Cli, tmp_path: Path) -> None:
    columns = '{date: "{d}", title: "{t}", kind: report, source: diary, locator: p}'
    mapping = f"tables: {{events: {{columns: {columns}}}}}\n"

    def ids(name: str, *cells: str) -> list[str]:
        data = folder(tmp_path / name, *cells, header="d,t", mapping=mapping)
        return [row["id"] for row in alliance("timeline", "--data", str(data), "--json").rows]

    one, two, three = ids("all", "2001,One", "2002,Two", "2003,Three")
    assert ids("less", "2002,Two", "2003,Three") == [two, three]
    assert ids("moved", "2003,Three", "2001,One") == [one, three]
    data = folder(tmp_path / "twice", "2001,One", "2001,One", header="d,t", mapping=mapping)
    assert "events.csv:3: is the same, cell for cell, as a row before it" in alliance("timeline", "--data", str(data)).err


def test_figures_too(alliance: Cli, tmp_path: Path) -> None:
    header = "id,subject,contributor,measure,value,low,high,qualifier,unit,scope,date,source,locator"
    table = [
        "a,FRC,,troops,55100,,,about,troops,in-force,2009-01,diary,p. 1",
        "b,FRC,noria,troops,,20,25,range,troops,in-force,2009-01,diary,p. 2",
    ]
    data = folder(tmp_path / "data", *table, header=header, name="figures.csv")
    total, part = alliance("troops", "force", "--as-of", "2009-01", "--data", str(data), "--json").rows
    assert (total["value"], total["qualifier"], part["value_min"], part["value_max"]) == (55100, "about", 20, 25)


WRONG = {
    "row-1,2001-13,T,report,FRC,diary,p": "date: '2001-13' has no month 13",
    "row-1,01/02/2003,T,report,FRC,diary,p": "date: ",
    "row-1,2001,,report,FRC,diary,p": "title: is missing; write it",
    "row-1,2001,T,war,FRC,diary,p": "kind: 'war' is no term; write one of treaty",
    "row-1,2001,T,report,NATO,diary,p": "actors: 'NATO' is no institution of institutions.yaml",
    "row-1,2001,T,report,FRC,nobody,p": "source: 'nobody' is not in sources.yaml",
    "row-1,2001,T,report,FRC,diary,": "locator: is missing",
    "row-1,2001,T,report,FRC,,p": "sources: is missing; write it",
    "row-0,2001,T,report,FRC,diary,p": "id: 'row-0' is taken already; choose another",
    "force,2001,T,report,FRC,diary,p": "id: 'force' is taken already; choose another",
    "row-1,2001,T,report,FRC,diary": "has 6 cells, the header 7",
    "row-1,2001,T\x1b[31m,report,FRC,diary,p": "title: holds the invisible character U+001B",
    "row-1,2001,T,report,FRC,diary;paper-2009,1;2;3": "locator: 3 for 2 sources",
}


@pytest.mark.parametrize(("row", "said"), WRONG.items())
def test_a_row_that_cannot_be_read_stops_the_build_with_file_line_and_reason(alliance: Cli, tmp_path: Path, row: str, said: str) -> None:
    data = folder(tmp_path / "data", *rows(1), row, *rows(3)[2:])
    told = alliance("timeline", "--data", str(data))
    assert (told.code, told.out) == (5, "")
    fault, counted = told.err.splitlines()
    assert fault.startswith(f"{data}/events.csv:3: {said}")
    assert counted == f"{data}/events.csv: 1 of 3 rows cannot be read; mend them, or set them aside with --keep-going"
    assert fault in alliance("check", str(data)).err


@pytest.mark.parametrize(("row", "said"), WRONG.items())
def test_with_keep_going_it_is_set_aside_whole_with_the_reason_and_counted(alliance: Cli, tmp_path: Path, row: str, said: str) -> None:
    data = folder(tmp_path / "data", *rows(1), row, *rows(3)[2:])
    for _ in range(2):  # the second time from the index
        told = alliance("timeline", "--data", str(data), "--keep-going", "--csv", "--fields", "id")
        assert told.out.split() == ["id", "row-0", "row-2"]
        assert told.err == f"1 of 3 rows of {data}/events.csv cannot be read and are in {data}/events.rejects.csv\n"
    with (data / "events.rejects.csv").open(encoding="utf-8", newline="") as file:
        (reject,) = csv.DictReader(file)
    assert (reject["line"], reject["row"]) == ("3", row)
    assert reject["reason"].startswith(said)
    assert alliance("timeline", "--data", str(data)).code == 5


def test_rejects_go_when_the_table_is_mended(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "row-1,2001-13,T,report,FRC,diary,p")
    alliance("timeline", "--data", str(data), "--keep-going")
    assert (data / "events.rejects.csv").exists()
    folder_again = data / "events.csv"
    folder_again.write_text(folder_again.read_text(encoding="utf-8").replace("-13", "-12"), encoding="utf-8")
    assert alliance("timeline", "--data", str(data), "--keep-going").err == ""
    assert not (data / "events.rejects.csv").exists()


def test_each_cause_is_told_once_with_its_first_rows_and_its_count(alliance: Cli, tmp_path: Path) -> None:
    wrong = [row.replace("FRC", "Westland" if n % 8 else "Ostmark") if n % 2 == 0 else row for n, row in enumerate(rows(100))]
    wrong[51] = wrong[51].replace("report", "war").replace("diary", "nobody")
    data = folder(tmp_path / "data", *wrong)
    told = [line.removeprefix(f"{data}/events.csv:") for line in alliance("timeline", "--data", str(data)).err.splitlines()]
    unknown = "actors: '{}' is no institution of institutions.yaml, or means two; add it there or mend the name"
    unknown += " (`new` and `aliases` in record.yaml do that for a table)"
    assert told[:4] == [
        f"2: {unknown.format('Ostmark')}",
        f"4: {unknown.format('Westland')}",
        f"6: {unknown.format('Westland')}",
        "6: and 47 more rows like these; of all: 'Westland' (37), 'Ostmark' (13)",
    ]
    assert [line.partition(":")[2][:12] for line in told[4:6]] == [" kind: 'war'", " source: 'no"]
    assert told[6:] == [" 51 of 100 rows cannot be read; mend them, or set them aside with --keep-going"]


@pytest.mark.parametrize("command", [["timeline"], ["figures"]])
def test_what_csv_prints_is_read_back_as_a_table(mini: Cli, tmp_path: Path, command: list[str]) -> None:
    data = folder(tmp_path / "data")
    (data / "events.csv").unlink()
    table = {"timeline": "events.csv", "figures": "figures.csv"}[command[0]]
    (data / table).write_text(mini(*command, "--csv").out, encoding="utf-8", newline="")
    again, first = mini(*command, "--data", str(data), "--json"), mini(*command, "--json")
    keys = set(first.rows[0]) - {"sources", "title"}
    assert [{key: row[key] for key in keys} for row in again.rows] == [{key: row[key] for key in keys} for row in first.rows]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("tables: {events: {columns: {date: '{nowhere}'}}}\n", "there is no column 'nowhere'; the columns are id, date, title"),
        ("tables: {events: {columns: {when: '{date}'}}}\n", "'when' is no field; the fields are id, date, title"),
        ("tables: {events: {columns: {date: '{date'}}}\n", "'{date' is no template"),
        ("tables: {events: {file: ../events.csv, columns: {date: '{date}'}}}\n", "'../events.csv' is no file of this folder"),
        ("tables: {events: {file: none.csv, columns: {date: '{date}'}}}\n", "there is no none.csv in "),
        ("tables: {figures: {columns: {date: '{date}'}}}\n", "there is no figures.csv here"),
        ("tables: [{file: sub/events.csv, makes: events}]\n", "tables[0].file: 'sub/events.csv' is no file of this folder"),
        ("tables: [{file: tables/none.csv, makes: events}]\n", "tables[0].file: there is no tables/none.csv in "),
        ("tables: [{file: events.csv, makes: terms}]\n", "'terms' is no term; write one of events, figures, relations"),
        ("tables: {evnts: {columns: {date: '{date}'}}}\n", "unknown key; the keys are events, figures"),
    ],
)
def test_a_mapping_that_fits_no_table_is_a_fault_of_record_yaml(alliance: Cli, tmp_path: Path, mapping: str, said: str) -> None:
    data = folder(tmp_path / "data", *rows(1), mapping=mapping)
    told = alliance("timeline", "--data", str(data))
    assert told.code == 5
    assert all(line.count(f"{data}/record.yaml:") == 1 for line in told.err.splitlines())
    assert said in told.err


def test_a_column_that_is_no_field_is_a_fault_that_tells_of_mappings(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "2001,T", header="when,title")
    told = alliance("timeline", "--data", str(data))
    assert (told.code, told.err.startswith(f"{data}/events.csv:1: there is no field 'when'; the fields are id, date")) == (5, True)


def test_two_tables_of_one_kind_are_a_fault(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", *rows(1))
    shutil.copy(data / "events.csv", data / "events.csv.gz")
    assert "events.csv and events.csv.gz are both there; keep one" in alliance("timeline", "--data", str(data)).err


def test_an_event_and_a_figure_of_two_tables_do_not_share_an_id(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", *rows(7))
    figures = [f"row-{n},FRC,troops,{n},troops,200{n},diary,p" for n in range(7)]
    (data / "figures.csv").write_text("\n".join(["id,subject,measure,value,unit,date,source,locator", *figures]) + "\n")
    said = "id: an event and a figure are both called row-0, row-1, row-2, row-3, row-4 and 2 more; choose others for one of them\n"
    assert alliance("timeline", "--data", str(data)).err == f"{data}/events.csv, {data}/figures.csv: {said}"


def test_a_table_that_changes_is_read_again(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", *rows(1))
    assert len(alliance("timeline", "--data", str(data), "--json").rows) == 1
    with (data / "events.csv").open("a", encoding="utf-8") as file:
        file.write(rows(2)[1] + "\n")
    assert len(alliance("timeline", "--data", str(data), "--json").rows) == 2


def test_check_puts_rows_to_the_checks_that_look_at_one_record(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "row-0,2015,Too late for its source,report,FRC,diary,p", f"row-1,2001,{'x' * 81},report,FRC,diary,p")
    told = alliance("check", str(data))
    assert told.code == 5
    late, long, *unused, _, count = told.err.splitlines()
    assert late.startswith(f"{data}/events.csv:2: row-0.date: 2015 is later than its source diary")
    assert all(" by no record; " in line for line in unused)
    assert long.startswith(f"advice: {data}/events.csv:3: row-1.title: has 81 characters")
    assert count == "1 fault"


def test_check_counts_the_rows_of_tables_and_what_they_use(alliance: Cli, tmp_path: Path) -> None:
    example = shutil.copytree(TESTS.parent / "docs" / "example", tmp_path / "data")
    assert alliance("check", str(example)).out.startswith("sound: 4 events, 0 figures, 0 relations, 2 institutions, 0 terms, 1 source; ")
    sources = example / "sources.yaml"
    with sources.open("a", encoding="utf-8") as file:
        file.write("\n" + sources.read_text(encoding="utf-8").replace("- id: journal", "- id: other"))
    assert "other.id: is cited by no record" in alliance("check", str(example)).err


@pytest.mark.scale
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a process what it held at most")
def test_a_long_table_costs_no_memory(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        data = folder(tmp_path / f"data{count}", *(ROW.format(n, 2000 + n % 10, n) for n in range(count)))
        code = r"""
import re, sys
from alliancecli import index
index.connect(sys.argv[1:2], sys.argv[2]).close()
print(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1])
"""
        asked = [sys.executable, "-c", code, str(data), str(tmp_path / "cache")]
        return int(subprocess.run(asked, capture_output=True, check=True, text=True).stdout)

    small, large = peak(100), peak(20_000)
    assert large - small < 60_000  # KiB; the rows themselves are kept nowhere
    assert large < 300_000


def test_the_mini_record_itself_has_no_table() -> None:
    assert not list((TESTS / "mini").glob("*.csv*"))


LISTED = """
tables:
  - {file: tables/votes.csv.gz, makes: events, date_format: "%d/%m/%Y", columns: {id: "v-{n}", date: "{day}", title: "Vote {n}", kind: decision, source: diary, locator: "p. {n}"}}
  - {file: tables/strength.csv, makes: figures, columns: {id: "s-{n}", subject: force, measure: troops, unit: troops, date: "{month}", value: "{n}", source: diary, locator: "p. {n}"}}
  - {file: more.csv, makes: events}
"""  # noqa: E501


def listed(path: Path, *days: str) -> Path:
    """A record with three tables that it lists, two of them events."""
    data = folder(path, *rows(2), name="more.csv", mapping=LISTED)
    (data / "tables").mkdir()
    with gzip.open(data / "tables/votes.csv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(("n,day", *(f"{n},{day}" for n, day in enumerate(days, 1)), "")))
    (data / "tables/strength.csv").write_text("n,month\n40,2001-05\n", encoding="utf-8")
    return data


def test_a_record_may_list_several_tables_of_a_kind_and_keep_them_in_a_folder(alliance: Cli, tmp_path: Path) -> None:
    data = listed(tmp_path / "data", "03/02/1994", "28/02/1994")
    assert [row["id"] for row in alliance("timeline", "--data", str(data), "--json").rows] == ["v-1", "v-2", "row-0", "row-1"]
    (figure,) = alliance("figures", "--data", str(data), "--json").rows
    assert (figure["id"], figure["value"], figure["date"]) == ("s-40", 40, "2001-05")
    with (data / "tables/strength.csv").open("a", encoding="utf-8") as file:
        file.write("50,2001-06\n")
    assert len(alliance("figures", "--data", str(data), "--json").rows) == 2


def test_rows_of_a_listed_table_are_checked_and_set_aside_beside_it(alliance: Cli, tmp_path: Path) -> None:
    data = listed(tmp_path / "data", "31/02/1994", "28/02/2015")
    assert "tables/votes.csv.gz:2: date: '31/02/1994' is not written as %d/%m/%Y" in alliance("timeline", "--data", str(data)).err
    assert "1 of 2 rows" in alliance("timeline", "--data", str(data), "--keep-going").err
    assert (data / "tables/votes.events.rejects.csv").exists()
    late = listed(tmp_path / "late", "28/02/2015")
    assert "tables/votes.csv.gz:2: v-1.date: 2015-02-28 is later than its source diary" in alliance("check", str(late)).err


@pytest.mark.parametrize(("column", "near"), [("Weight", "weight"), ("Tilte", "title"), ("summry", "summary")])
def test_a_column_that_is_nearly_called_as_a_field_is_told_which(alliance: Cli, tmp_path: Path, column: str, near: str) -> None:
    data = folder(
        tmp_path / "data", "a,2001,T,x,report,diary,p", header=f"id,date,title,{column},kind,source,locator".replace("title,Ti", "Ti")
    )
    assert f"events.csv:1: there is no field '{column}'; did you mean {near}? the fields are id, " in alliance("check", str(data)).err


def test_an_id_is_not_taken_twice_by_two_listed_tables(alliance: Cli, tmp_path: Path) -> None:
    data = listed(tmp_path / "data", "03/02/1994")
    (data / "more.csv").write_text("id,date,title,kind,source,locator\nv-1,2001,T,report,diary,p\n", encoding="utf-8")
    said = f"more.csv:2: id: 'v-1' is taken already; choose another; the first stands at {data}/tables/votes.csv.gz:2\n"
    assert said in alliance("timeline", "--data", str(data)).err
    assert said in alliance("check", str(data)).err


CZECH = [
    "Jednání o míru končí dohodou všech stran",
    "Vojáci přicházejí do města a obsazují nádraží",
    "Vláda žádá o pomoc při odstraňování škod způsobených válkou",
    "Nejvyšší velitel odvolává své jednotky zpět přes řeku",
]


@pytest.mark.parametrize(
    ("encoding", "said", "told"),
    [
        ("utf-16", "", ""),
        ("utf-8-sig", "", ""),
        ("cp1250", "", "its text is taken for "),
        ("cp1252", "    encoding: windows-1252\n", ""),
        ("utf-16-le", "    encoding: utf-16-le\n", ""),
    ],
)
def test_text_in_another_encoding_is_read_as_it_was_meant(alliance: Cli, tmp_path: Path, encoding: str, said: str, told: str) -> None:
    mapping = f"tables:\n  events:\n    file: bulk.csv\n{said}" if said else ""
    titles = CZECH if encoding == "cp1250" else ["Der Präsident fährt nach Köln"]
    table = [ROW.format(n, 2000 + n, n).replace("Something happens", title) for n, title in enumerate(titles)]
    name = "bulk.csv" if said else "events.csv"
    data = folder(tmp_path / "data", *table, name=name, mapping=mapping)
    (data / name).write_bytes((data / name).read_bytes().decode().encode(encoding))
    result = alliance("timeline", "--data", str(data), "--json")
    assert [row["title"] for row in result.rows] == titles
    assert (told in result.err) if told else ("encoding" not in result.err)


def test_an_encoding_that_nobody_knows_is_told(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", *rows(1), mapping="tables: {events: {encoding: klingon}}")
    result = alliance("timeline", "--data", str(data))
    assert (result.code, result.out) == (5, "")
    assert "encoding 'klingon' is not known; write utf-8, cp1252, utf-16 or another" in result.err


FORMS = {
    "events.jsonl": "",
    "listed.json": "{events: {file: listed.json}}",
    "book.xlsx": "[{file: book.xlsx, makes: events, part: Data, header: 2}]",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_table_of_another_format_is_read_like_one_in_text(alliance: Cli, tmp_path: Path, name: str) -> None:
    data = folder(tmp_path / "data", mapping=f"tables: {FORMS[name]}" if FORMS[name] else "")
    (data / "events.csv").unlink()
    objects = [dict(zip(HEADER.split(","), one.split(","), strict=True)) for one in (*rows(3), ROW.format(9, "no date", 9))]
    if name.endswith("xlsx"):
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        sheet = book.create_sheet("Data")
        for cells in (["A title"], HEADER.split(","), *(list(one.values()) for one in objects)):
            sheet.append(cells)
        book.save(data / name)
    else:
        lines = [json.dumps(one) for one in objects]
        (data / name).write_text("\n".join(lines) if name.endswith("l") else f"[{','.join(lines)}]", encoding="utf-8")
    refused = alliance("timeline", "--data", str(data))
    assert refused.code == 5
    line = 6 if name.endswith("xlsx") else 4 if name.endswith("jsonl") else 5
    assert f"{data}/{name}:{line}: date: " in refused.err
    kept = alliance("timeline", "--data", str(data), "--keep-going", "--json")
    assert [row["id"] for row in kept.rows] == ["row-0", "row-1", "row-2"]
    with open(data / f"{name.split('.')[0]}{'' if name.startswith('events') else '.events'}.rejects.csv", encoding="utf-8") as aside:
        (one,) = csv.DictReader(aside)
    assert "no date" in one["row"]


def test_a_long_table_tells_how_far_it_is(tmp_path: Path) -> None:
    record = load(folder(tmp_path / "data", *rows(4001)))
    told: list[int] = []
    assert len(list(TableReader(record, on_progress=lambda progress: told.append(progress.rows)))) == 4001
    assert told == [2000, 4000, 4001]


def test_a_row_of_several_lines_is_as_long_as_they_are_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_lines, "MAX_ROW_LENGTH", 10)
    lines = csv_lines.Lines(io.StringIO("abcd\nefgh\nij\n0123456789\nend\n"))
    lines.begin()
    assert next(lines) == "abcd\n"
    with pytest.raises(csv_lines.NoRow, match="the row is longer than 10 characters"):
        next(lines)
    assert lines.begin() == 2
    assert [next(lines), next(lines)] == ["efgh\n", "ij\n"]
    lines.begin()
    with pytest.raises(csv_lines.NoRow, match="the line is longer than 10 characters"):
        next(lines)
    assert lines.begin() == 5
    assert list(lines) == ["end\n"]


def test_a_packed_table_may_be_as_long_as_its_size_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_lines, "MAX_RATIO", 3)
    drawn = Random(1)
    titles = (f"r{n},2001,{drawn.getrandbits(40_000):x},report,noria,diary,p. 1" for n in range(40))
    record = load(folder(tmp_path / "data", *titles, name="events.csv.gz"))
    assert len(list(TableReader(record))) == 40


@pytest.mark.parametrize(("theatre", "advised"), [("south", False), ("", True)])
def test_what_only_rows_of_a_table_use_is_used(alliance: Cli, tmp_path: Path, theatre: str, advised: bool) -> None:
    row = f"row-1,2001,Something happens,report,FRC,diary,p. 1,{theatre}"
    data = folder(tmp_path / "data", row, header=f"{HEADER},theatres")
    assert ("record.theatres.south: is used by no record" in alliance("check", str(data)).err) is advised


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("13/02/1901", '"%d/%m/%Y"'),
        ("02/13/1901", '"%m/%d/%Y"'),
        ("2.3.2004", '"%d.%m.%Y" or "%m.%d.%Y"'),
    ],
)
def test_a_day_as_many_write_it_is_told_of_date_formats(alliance: Cli, tmp_path: Path, written: str, said: str) -> None:
    data = folder(tmp_path / "data", f"{written},T", header="date,title")
    told = f"date: '{written}' is read where record.yaml says its date_format, {said}; or write it as 2009-01-31"
    assert told in alliance("timeline", "--data", str(data)).err


def test_what_is_no_day_in_any_format_is_told_of_none(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "13/14/1901,T", header="date,title")
    assert "date_format" not in alliance("timeline", "--data", str(data)).err
