"""Tables that are no CSV: each format comes out as the same rows of text, and each file that is none is told so in a line."""

import datetime
import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.record.formats import FORMATS, FormatError, format_of
from alliancecli.record.formats.format_rows import opened_format
from alliancecli.record.formats.unpacking import LEAST, _Bounded
from alliancecli.record.formats.values import as_text
from conftest import Cli
from folders import folder

COLUMNS = ["id", "day", "troops", "share", "nation"]
ROWS: list[list[Any]] = [
    ["one", datetime.date(2009, 1, 31), 55100, 0.5, "Côte"],
    ["two", None, 7, 12.25, ""],
    ["three", datetime.date(1949, 4, 4), 0, None, "a;b"],
]
AS_TEXT = [["one", "2009-01-31", "55100", "0.5", "Côte"], ["two", "", "7", "12.25", ""], ["three", "1949-04-04", "0", "", "a;b"]]


def read(path: Path, part: str = "", header: int = 1) -> tuple[list[str], list[list[str]], list[int]]:
    """The columns, the rows and their numbers."""
    with opened_format(str(path), part, header) as rows:
        found = [(cells, rows.line) for cells in rows]
        return rows.header, [cells for cells, _ in found], [line for _, line in found]


def refused(path: Path, part: str = "") -> str:
    """What is said of a file that cannot be read, less its name."""
    with pytest.raises((RecordFaults, AllianceError)) as error:
        read(path, part)
    said = str(error.value)
    assert said.startswith(str(path))
    assert "\n" not in said
    return said.removeprefix(str(path)).lstrip(":0123456789 ")


def objects() -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, (str(one) if isinstance(one, datetime.date) else one for one in row), strict=True)) for row in ROWS]


def write_json(path: Path) -> None:
    path.write_text(json.dumps(objects()), encoding="utf-8")


def write_jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in objects()), encoding="utf-8")


def write_yaml(path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    path.write_text(yaml.safe_dump([dict(zip(COLUMNS, row, strict=True)) for row in ROWS]), encoding="utf-8")


def write_sqlite(path: Path) -> None:
    made = sqlite3.connect(path)
    made.execute(f"CREATE TABLE it ({', '.join(COLUMNS)})")
    made.executemany("INSERT INTO it VALUES (?, ?, ?, ?, ?)", [list(row.values()) for row in objects()])
    made.commit()
    made.close()


def write_xlsx(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (COLUMNS, *ROWS):
        book.active.append(row)
    book.save(path)


def write_parquet(path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({name: [row[n] for row in ROWS] for n, name in enumerate(COLUMNS)}), path)


def write_statistics(path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS, columns=COLUMNS)
    {".dta": pyreadstat.write_dta, ".sav": pyreadstat.write_sav}[path.suffix](frame, str(path))


def write_r(path: Path) -> None:
    pyreadr = pytest.importorskip("pyreadr")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([[str(one) if isinstance(one, datetime.date) else one for one in row] for row in ROWS], columns=COLUMNS)
    if path.suffix == ".rds":
        pyreadr.write_rds(str(path), frame)
    else:
        pyreadr.write_rdata(str(path), frame, df_name="it")


WRITERS: dict[str, Callable[[Path], None]] = {
    ".json": write_json,
    ".jsonl": write_jsonl,
    ".yaml": write_yaml,
    ".sqlite": write_sqlite,
    ".xlsx": write_xlsx,
    ".parquet": write_parquet,
    ".dta": write_statistics,
    ".sav": write_statistics,
    ".rda": write_r,
    ".rds": write_r,
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_comes_out_as_the_same_text(ending: str, packed: bool, tmp_path: Path) -> None:
    path = tmp_path / f"it{ending}"
    WRITERS[ending](path)
    if packed:
        path.with_name(f"it{ending}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
        path = path.with_name(f"it{ending}.gz")
    columns, rows, lines = read(path)
    places = [columns.index(name) for name in COLUMNS]
    assert sorted(columns) == sorted(COLUMNS)
    assert [[row[n] for n in places] for row in rows] == AS_TEXT
    assert lines == ([1, 2, 3] if ending == ".jsonl" else [2, 3, 4])  # each object has a line of its own


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (55100.0, "55100"),
        (-0.0, "0"),
        (0.18719211822660098, "0.18719211822660098"),
        (48.199999999999996, "48.2"),
        (1e-7, "0.0000001"),
        (1.5e20, "150000000000000000000"),
        (float("nan"), ""),
        (Decimal("1E+3"), "1000"),
        (datetime.datetime(2009, 1, 31), "2009-01-31"),
        (datetime.datetime(2009, 1, 31, 23, 5), "2009-01-31 23:05:00"),
        (datetime.time(23, 5), "23:05:00"),
        (["a", 2], "a;2"),
        (b"\xc3\xa9\xff", "é\udcff"),
    ],
)
def test_a_value_is_the_text_that_one_would_write(value: Any, text: str) -> None:
    assert as_text(value) == text


def test_a_packed_file_may_be_just_as_long_as_it_may() -> None:
    assert _Bounded(io.BytesIO(b"four"), 4).read(10) == b"four"  # type: ignore[arg-type]  # which is read alike
    with pytest.raises(FormatError, match="unpacks to more than"):
        _Bounded(io.BytesIO(b"four"), 3).read(10)  # type: ignore[arg-type]


def test_lines_have_their_numbers_and_no_parts(tmp_path: Path) -> None:
    path = tmp_path / "it.jsonl"
    path.write_text('{"a": 1}\n\n{"b": 2}\n')
    assert read(path) == (["a", "b"], [["1", ""], ["", "2"]], [1, 3])
    assert refused(path, "a") == "has no parts: a line is a row; take out `part:`"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("mmm yyyy", "2001-09"),
        ("[$-409]mmm\\-yy;@", "2001-09"),
        ("yyyy", "2001"),
        ('yyyy" d."', "2001"),
        ("dd/mm/yyyy", "2001-09-01"),
        ("yyyy-mm-dd hh:mm:ss", "2001-09-01"),
        ("mmmm", "2001-09-01"),
    ],
)
def test_a_day_of_a_workbook_is_as_precise_as_its_cell_shows_it(form: str, shown: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["day", "n"])
    book.active.append([datetime.datetime(2001, 9, 1), 5])
    book.active["A2"].number_format = form
    book.save(tmp_path / "it.xlsx")
    assert read(tmp_path / "it.xlsx")[1] == [[shown, "5"]]


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("0%", 0.5, "50%"),
        ("0.0%", 0.07, "7%"),
        ("0.00%;[Red]-0.00%", -0.12345, "-12.345%"),
        ("0%", 1, "100%"),
        ('0.0" %"', 50, "50"),  # a sign that stands beside the number, which is whole
        ("General", 0.5, "0.5"),
        ("General", 0.1 + 0.2, "0.3"),
        ("0%", "n.a.", "n.a."),
        ("0%", True, "true"),
    ],
)
def test_a_share_of_a_workbook_is_what_its_cell_shows(form: str, value: object, shown: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["n", "m"])
    book.active.append([value, 5])
    book.active["A2"].number_format = form
    book.save(tmp_path / "it.xlsx")
    assert read(tmp_path / "it.xlsx")[1] == [[shown, "5"]]


@pytest.mark.parametrize("text", ['{"a": 1}\n\n[1]\n', '{"a": 1}\n\n{"a": \n', '{"a": 1}\n\n{"a": 1, "a": 2}\n'])
def test_what_is_wrong_in_a_line_of_json_is_told_where_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "it.jsonl"
    path.write_text(text)
    with pytest.raises(RecordFaults) as error:
        read(path)
    assert str(error.value).startswith(f"{path}:3: ")


def test_the_only_list_of_objects_is_found_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_text('{"about": {"n": 1}, "data": {"items": [{"a": 1}, {"a": 2}], "tags": ["x"]}}')
    assert read(path)[:2] == (["a"], [["1"], ["2"]])
    assert read(path, "data.items")[:2] == read(path, "data")[:2] == read(path)[:2]
    path.write_text('{"data": {"items": [{"a": 1}]}, "more": [{"b": 1}]}')
    assert refused(path) == "has several lists; say which under `part:`: 'data.items', 'more'"


def test_months_and_quarters_of_statisticians_are_dates(tmp_path: Path) -> None:
    """Stata counts them from the first of 1960 (`help datetime`), SPSS has seconds since 14 October 1582."""
    pandas, pyreadstat = pytest.importorskip("pandas"), pytest.importorskip("pyreadstat")
    counts = {"m": [0, 516], "q": [-1, 172], "h": [1, 86], "w": [52, 2236], "y": [1960, 2003]}
    pyreadstat.write_dta(pandas.DataFrame(counts), str(tmp_path / "it.dta"), variable_format={name: f"%t{name}" for name in counts})
    assert read(tmp_path / "it.dta")[1] == [
        ["1960-01", "1959-Q4", "1960h2", "1961w1", "1960"],
        ["2003-01", "2003-Q1", "2003h1", "2003w1", "2003"],
    ]
    seconds = pandas.DataFrame({"m": [13260758400.0, 13263436800.0], "q": [13260758400.0, None]})  # 1 January and 1 February 2003
    pyreadstat.write_sav(seconds, str(tmp_path / "it.sav"), variable_format={"m": "MOYR8", "q": "QYR8"})
    assert read(tmp_path / "it.sav")[1] == [["2003-01", "2003-Q1"], ["2003-02", ""]]


def test_a_sheet_is_named_and_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Share of GDP")
    for row in (
        ["Spending, in per cent"],
        [],
        ["Country", None, 1948, 1949.0],
        [None],
        ["Cape Verde", "x", 2.5, "..."],
        [None, None, None, " "],
    ):
        sheet.append(row)
    path = tmp_path / "it.xlsx"
    book.save(path)
    assert refused(path) == "has several sheets; say which under `part:`: 'Notes', 'Share of GDP'"
    assert refused(path, "GDP") == "has no 'GDP' among its sheets: 'Notes', 'Share of GDP'"
    columns, rows, lines = read(path, "Share of GDP", 3)
    assert columns == ["Country", "column 2", "1948", "1949"]
    assert rows[0] == ["Cape Verde", "x", "2.5", "..."]
    assert lines[0] == 5


NESTED = {
    "data": {"items": [{"name": {"first": "A"}, "terms": [{"start": "1999"}, {"start": "2003"}]}, {"name": {"first": "B"}, "terms": []}]}
}


def test_what_lies_within_objects_has_columns_and_a_list_within_gives_rows(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_text(json.dumps(NESTED), encoding="utf-8")
    assert read(path, "data.items")[:2] == (["name.first"], [["A"], ["B"]])
    assert read(path, "data.items.terms")[:2] == (["name.first", "terms.start"], [["A", "1999"], ["A", "2003"]])
    path.write_text(json.dumps([{"id": "A", "terms": {"start": "1999"}}, {"id": "B"}, {"id": "C", "terms": "none"}]), encoding="utf-8")
    assert read(path, "terms")[:2] == (["id", "terms.start"], [["A", "1999"]])
    path.write_text(json.dumps(NESTED), encoding="utf-8")
    assert refused(path, "data.things") == "has no 'things' among its lists: 'items'"


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in (".yaml", ".yml")])
def test_a_file_that_is_not_what_it_is_called_is_told_in_a_line(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"it{ending}"
    path.write_bytes(b"\x00\x01 no such thing \xff")
    assert refused(path)
    path.write_bytes(b"")
    assert refused(path)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("it.json", "[1, 2]", "a list of objects was wanted, and holds 1"),
        ("it.json", '{"a": 1}', "holds no lists"),
        ("it.json", '"text"', "holds no list of objects; a table is one"),
        ("it.json", "[" * 100_000, "is no JSON: it is nested too deep"),
        ("it.jsonl", '{"a": 1}\n[1]\n', "is no object; each line of JSON lines is one"),
        ("it.jsonl", '{"a": 1}\n{"a":\n', "is no JSON: Expecting value at character 6; each line of JSON lines is an object"),
        ("it.json", '[{"a": 1, "a": 2}]', "has the key 'a' twice in one object; take one out"),
        ("it.jsonl", '{"a": {"b": 1, "b": 2}}', "has the key 'b' twice in one object; take one out"),
        ("it.yaml", "- {a: 1, a: 2}", "has the key 'a' twice in one object; take one out"),
        ("it.json", "\udcff[]", "is not UTF-8; save it as UTF-8"),
        ("it.jsonl", "{}\n\udcff", "is not UTF-8; save it as UTF-8"),
        ("it.yaml", "- a: [", "is no YAML"),
    ],
)
def test_text_that_holds_no_table_is_told_what_is_wanted(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert said in refused(tmp_path / name)


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".xlsx"])
def test_the_mark_of_a_file_is_taken_off_cells_and_told(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"it{ending}"
    if ending == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(["\ufeffid", "title"])
        book.active.append(["a", "\ufeffT"])
        book.save(path)
    else:
        path.write_text(json.dumps([{"\ufeffid": "a", "title": "\ufeffT"}])[ending == ".jsonl" : -1 if ending == ".jsonl" else None])
    with opened_format(str(path), "") as rows:
        assert (list(rows), rows.header) == ([["a", "T"]], ["id", "title"])
        (told,) = rows.notes()
    assert told.startswith(f"{path}: the invisible mark U+FEFF was taken off in ")


def test_json_lines_that_were_joined_have_the_mark_of_a_file_among_them(tmp_path: Path) -> None:
    (tmp_path / "it.jsonl").write_text('{"a": 1}\n\ufeff{"a": 2}\n', encoding="utf-8")
    assert read(tmp_path / "it.jsonl")[1] == [["1"], ["2"]]


def test_the_numbers_that_excel_has_for_characters_are_those_characters(tmp_path: Path) -> None:
    """As ECMA-376 has it (22.9.2.19): `_x000D_` is a carriage return, `_x005F_` the sign that begins such a number."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["one_x000D_\n", "_x005F_x000D_", "a_xyz_"])
    book.save(tmp_path / "it.xlsx")
    assert read(tmp_path / "it.xlsx")[0] == ["one\r\n", "_x000D_", "a_xyz_"]


def test_words_of_yaml_are_texts_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "it.yaml"
    path.write_text("- {a: no, b: 1.10, c: 12:30, d: 007, e: 2009-01, f: 1_000, g: null, h: ~, i: [yes, 1.0], j: 1e3}\n", encoding="utf-8")
    assert read(path)[1] == [["no", "1.10", "12:30", "007", "2009-01", "1_000", "", "", "yes;1.0", "1e3"]]


def test_blank_rows_above_the_names_of_columns_are_passed_over(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in ([None], [None], ["a", "b", None], [1, 2], [None, None], [3, 4]):
        book.active.append(row)
    book.save(tmp_path / "it.xlsx")
    assert read(tmp_path / "it.xlsx") == (["a", "b"], [["1", "2"], ["3", "4"]], [4, 6])


def test_a_database_of_several_tables_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    made = sqlite3.connect(path)
    made.executescript('CREATE TABLE "a b" (x); CREATE TABLE other (y); INSERT INTO "a b" VALUES (1), (NULL), (2.0);')
    made.close()
    assert refused(path) == "has several tables; say which under `part:`: 'a b', 'other'"
    assert read(path, "a b")[1] == [["1"], ["2"]]


def database(path: Path, *titles: bytes) -> Path:
    """A database with texts that are bytes of any encoding, and a blob beside each."""
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE it (day TEXT, title TEXT, shape BLOB)")
    made.executemany("INSERT INTO it VALUES ('2001', CAST(? AS TEXT), x'fffe00')", [(title,) for title in titles])
    made.commit()
    made.close()
    return path


DATABASE = "tables: [{file: it.db, SAIDmakes: events, columns: {date: '{day}', title: '{title}', kind: idea, source: diary, locator: x}}]\n"


@pytest.mark.parametrize(
    ("title", "encoding", "told"),
    [
        ("München ä".encode("cp1252"), "", "its text is taken for cp1252, as in 'München';"),
        ("München ä".encode("cp1250"), "cp1250", ""),
        ("München ä".encode(), "", ""),
    ],
)
def test_no_letter_of_a_database_is_lost(alliance: Cli, tmp_path: Path, title: bytes, encoding: str, told: str) -> None:
    record = folder(tmp_path / "data", mapping=DATABASE.replace("SAID", f"encoding: {encoding}, " if encoding else ""))
    database(record / "it.db", title)
    asked = alliance("timeline", "--data", str(record), "--json", "--weight", "background")
    assert [row["title"] for row in asked.rows] == ["München ä"]
    assert told in asked.err
    assert ("taken for" in asked.err) == bool(told)


def test_a_text_of_a_database_that_is_no_utf_8_among_others_is_told_with_its_row(alliance: Cli, tmp_path: Path) -> None:
    record = folder(tmp_path / "data", mapping=DATABASE.replace("SAID", ""))
    database(record / "it.db", "Été".encode(), b"M\xfcnchen")
    assert "it.db:3: title: is not UTF-8, or not in the encoding that was named" in alliance("check", str(record)).err


def test_bytes_that_are_no_text_are_told_in_words(alliance: Cli, tmp_path: Path) -> None:
    made = alliance("new", "mapping", str(database(tmp_path / "it.db", b"plain")))
    assert "{shape}: 1 different; some are no text, or not UTF-8" in made.out
    assert "\\udc" not in made.out


def test_a_name_of_a_column_of_a_database_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    path = database(tmp_path / "it.db", b"plain")
    path.write_bytes(path.read_bytes().replace(b"title TEXT", b"t\xeftle TEXT"))
    assert refused(path) == "the name of a table or a column is not UTF-8; rename it"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "it.json.gz"
    path.write_bytes(gzip.compress(b"[" + b" " * (LEAST + 1)))
    assert "unpacks to more than" in refused(path)
    pytest.importorskip("openpyxl")
    with zipfile.ZipFile(tmp_path / "it.xlsx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b" " * (LEAST + 1))
    assert "unpacks to more than" in refused(tmp_path / "it.xlsx")


def test_without_the_package_that_reads_it_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyreadr", None)
    monkeypatch.delitem(sys.modules, "alliancecli.record.formats.r", raising=False)
    (tmp_path / "it.rda").write_bytes(b"")
    assert refused(tmp_path / "it.rda") == "an R file is read with pyreadr, which is not installed: pip install 'alliancecli[formats]'"


def test_the_ending_says_the_format_in_any_case_and_packed() -> None:
    assert {str(format_of(name) and format_of(name).module) for name in ("A.XLSX", "a.b.xlsx.gz")} == {"xlsx"}  # type: ignore[union-attr]
    assert format_of("events.csv") is None
