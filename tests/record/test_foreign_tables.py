"""Tables as other programs write them are read; what was guessed or taken off is told."""

import json
import unicodedata
from pathlib import Path

import pytest

import alliancecli
from conftest import Cli
from harm import HEADER, folder, row


def asked(mini: Cli, data: Path, *arguments: str) -> list[dict[str, object]]:
    result = mini("timeline", "--data", str(data), "--weight", "background", "--json", *arguments)
    assert result.code == 0, result.err
    return list(json.loads(result.out))


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_the_sign_between_cells_is_found_and_told(mini: Cli, tmp_path: Path, sign: str) -> None:
    data = folder(tmp_path / "data", (HEADER + row(1)).replace(",", sign))
    result = mini("timeline", "--data", str(data), "--json")
    assert [one["id"] for one in json.loads(result.out)] == ["row-1"]
    assert "events.csv: its cells are taken to stand between " in result.err


def test_the_sign_between_cells_is_the_one_that_the_header_has_most_of(mini: Cli, tmp_path: Path) -> None:
    mapping = "tables:\n  events: {columns: {id: '{id}', date: '{d}', title: '{title, long}', kind: report, source: diary, locator: x}}\n"
    data = folder(tmp_path / "data", "id;d;title, long\na;2001;T, U\n", mapping=mapping)
    assert [(one["id"], one["title"]) for one in asked(mini, data)] == [("a", "T, U")]


def test_of_a_table_between_tabs_that_its_name_tells_nothing_is_guessed(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", (HEADER + row(1)).replace(",", "\t"), "events.tsv")
    assert "taken to stand" not in mini("timeline", "--data", str(data)).err


@pytest.mark.parametrize(("cell", "made"), [("R/1/66-US", "r-1-66-us"), ("Türkiye 2", "turkiye-2"), ("ŁÓDŹ.3", "lodz-3")])
def test_an_id_of_a_mapped_table_is_made_plain(mini: Cli, tmp_path: Path, cell: str, made: str) -> None:
    mapping = "tables:\n  events: {columns: {id: '{id}', date: '{d}', title: T, kind: report, source: diary, locator: x}}\n"
    data = folder(tmp_path / "data", f"id,d\n{cell},2001\n", mapping=mapping)
    assert [one["id"] for one in asked(mini, data)] == [made]


def test_who_has_one_strange_column_is_told_what_parts_columns(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", (HEADER + row(1)).replace(",", ":"))
    assert "`delimiter:` there says what stands between them" in mini("timeline", "--data", str(data)).err


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"Shared"', '"Shared"'),
        ('"Shared" security', '"Shared" security'),
        ('"Shared, too"', "Shared, too"),
        ('"Shared ""too"""', 'Shared "too"'),
        ('"Sha\nred"', "Sha red"),
        ('"Sha\tred"', "Sha red"),
    ],
)
def test_marks_around_a_cell_between_tabs_are_its_own_where_it_needs_none(mini: Cli, tmp_path: Path, cell: str, title: str) -> None:
    """IANA's TSV has no quotation marks; Excel writes them around what holds a comma, a mark, a tab or a line break."""
    table = HEADER.replace(",", "\t") + f"a\t2001\t{cell}\treport\tFRC\tdiary\tp. 1\n"
    assert [one["title"] for one in asked(mini, folder(tmp_path / "data", table, "events.tsv"))] == [title]


def test_a_table_between_tabs_with_marks_around_everything_has_none(mini: Cli, tmp_path: Path) -> None:
    lines = (HEADER + "a,2001,T,report,FRC,diary,p. 1\n").splitlines()
    table = "".join("\t".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in lines)
    assert [one["title"] for one in asked(mini, folder(tmp_path / "data", table, "events.tsv"))] == ["T"]


def test_the_first_cell_may_have_several_lines(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + '"a\n1",2001,T,report,FRC,diary,p. 1\n')
    assert [one["id"] for one in asked(mini, data)] == ["a-1"]


def test_a_name_that_is_no_utf_8_among_others_that_are_is_told_so(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + "a,2001,Été,report,C\udcf4te,diary,p. 1\n")
    assert "events.csv:2: actors: is not UTF-8" in mini("timeline", "--data", str(data)).err


def test_a_date_with_bytes_that_are_no_text_is_told_without_half_a_letter(mini: Cli, tmp_path: Path) -> None:
    told = mini("timeline", "--data", str(folder(tmp_path / "data", HEADER + "a,12 M\udce4rz 2001,Été,report,FRC,diary,p. 1\n")))
    assert "events.csv:2: date: is not UTF-8, or not in the encoding that was named" in told.err
    assert "\\udc" not in told.err


def test_of_bytes_that_are_no_text_nothing_is_made(mini: Cli, tmp_path: Path) -> None:
    columns = "{date: '{d}', title: '{t}', actors: '{who}', kind: report, source: diary, locator: x}"
    mapping = f"tables:\n  events: {{new: {{actors: state}}, columns: {columns}}}\n"
    told = mini("check", str(folder(tmp_path / "data", "d,t,who\n2001,Été,C\udcf4te\n", mapping=mapping)), "--sample", "5")
    assert "actors: is not UTF-8, or not in the encoding that was named" in told.out
    assert "kind: state" not in told.out


def test_a_name_of_a_column_that_is_no_utf_8_is_told_without_half_a_letter(mini: Cli, tmp_path: Path) -> None:
    mapping = "tables:\n  events: {columns: {date: '{d}', title: '{Stärke}', kind: report, source: diary, locator: x}}\n"
    data = folder(tmp_path / "data", "d,St\udce4rke\n2001,Été\n", mapping=mapping)
    for asked in (("timeline", "--data", str(data)), ("check", str(data)), ("new", "mapping", str(data / "events.csv"))):
        told = mini(*asked)
        assert (told.code, "\\udc" in told.out + told.err) == (5, False)
        assert "events.csv:1: the line that names the columns is not UTF-8, or not in the encoding that was named;" in told.err
        assert "say its `encoding:` in record.yaml" in told.err


def test_the_sign_between_cells_can_be_named(mini: Cli, tmp_path: Path) -> None:
    mapping = (
        "tables:\n  events:\n    delimiter: ';'\n    columns: {date: '{d, e}', title: '{t}', kind: report, source: diary, locator: x}\n"
    )
    data = folder(tmp_path / "data", "d, e;t\n2001;T\n", mapping=mapping)
    result = mini("timeline", "--data", str(data), "--json")
    assert [one["title"] for one in json.loads(result.out)] == ["T"]
    assert "delimiter" not in result.err


def test_a_delimiter_is_one_sign(mini: Cli, tmp_path: Path) -> None:
    mapping = "tables:\n  events:\n    delimiter: ';;'\n    columns: {date: '{d}', title: '{t}', kind: report, source: diary, locator: x}\n"
    assert "is no single sign" in mini("timeline", "--data", str(folder(tmp_path / "data", "d,t\n2001,T\n", mapping=mapping))).err


def test_a_note_of_many_lines_is_one_cell(mini: Cli, tmp_path: Path) -> None:
    header = HEADER.replace("title,", "title,summary,")
    note = '"first line\nBosnia, Croatia, Serbia, Slovenia, Kosovo, Albania, Greece, Turkey\nlast line"'
    data = folder(tmp_path / "data", header + f"a,2001-01-01,T,{note},report,FRC,diary,p. 1\nb,2001-01-02,U,plain,report,FRC,diary,p. 2\n")
    rows = asked(mini, data)
    assert [one["id"] for one in rows] == ["a", "b"]
    assert rows[0]["summary"] == "first line Bosnia, Croatia, Serbia, Slovenia, Kosovo, Albania, Greece, Turkey last line"


def test_a_row_that_a_quotation_mark_swallowed_is_still_noticed(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + 'a,2001,"T,report,FRC,diary,p. 1\nb,2001,U",report,FRC,diary,p. 2\n')
    result = mini("timeline", "--data", str(data))
    assert result.code == 5
    assert "events.csv:2: a quotation mark opens a cell and is not closed" in result.err


def test_a_mark_inside_a_table_is_taken_off_and_told(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "\ufeff" + HEADER + row(1) + "\ufeff" + row(2))
    result = mini("timeline", "--data", str(data), "--json")
    assert [one["id"] for one in json.loads(result.out)] == ["row-1", "row-2"]
    assert "the invisible mark U+FEFF was taken off in 1 line" in result.err


def test_a_name_is_known_however_its_accents_are_written(mini: Cli, tmp_path: Path) -> None:
    data = folder(
        tmp_path / "data", unicodedata.normalize("NFD", HEADER + row(1).replace("Something happens", "Été").replace("FRC", "Fôrce"))
    )
    path = data / "institutions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("acronyms: [FRC]", "acronyms: [FRC, Fôrce]"), encoding="utf-8")
    (one,) = asked(mini, data, "--actor", unicodedata.normalize("NFD", "fôrce"))
    assert one["title"] == "Été"


def test_joiners_come_out_as_they_went_in(mini: Cli, tmp_path: Path) -> None:
    words = "می\u200cخواهم 👩\u200d🚀 co\xadoperation"
    data = folder(tmp_path / "data", HEADER + row(1).replace("Something happens", words))
    for form in ("csv", "tsv"):
        assert words in mini("timeline", "--data", str(data), "-f", form).out


def test_tsv_has_no_quotes(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1).replace("Something happens", '"""Shared"" security"'))
    assert '\t"Shared" security\t' in mini("timeline", "--data", str(data), "-f", "tsv").out


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("03/02/1994", "05/02/1994", "1994-02-03/1994-02-05"),
        ("03/02/1994", "", "1994-02-03/"),
        ("03/02/1994", "..", "1994-02-03/.."),
    ],
)
def test_a_date_format_is_that_of_each_end(mini: Cli, tmp_path: Path, start: str, end: str, date: str) -> None:
    columns = "{date: '{start}/{end}', title: T, kind: report, source: diary, locator: x}"
    mapping = f"tables:\n  events:\n    date_format: '%d/%m/%Y'\n    columns: {columns}\n"
    (one,) = asked(mini, folder(tmp_path / "data", f"start,end\n{start},{end}\n", mapping=mapping))
    assert one["date"] == date


def test_a_date_format_is_that_of_each_member_of_a_set(mini: Cli, tmp_path: Path) -> None:
    mapping = (
        "tables:\n  events:\n    date_format: '%d/%m/%Y'\n    columns: {date: '{d}', title: T, kind: report, source: diary, locator: x}\n"
    )
    (one,) = asked(mini, folder(tmp_path / "data", 'd\n"{03/02/1994,05/02/1994}"\n', mapping=mapping))
    assert one["date"] == "{1994-02-03,1994-02-05}"


@pytest.mark.parametrize(("said", "date"), [("12 Sep 2001", "2001-09-12"), ("480 BC", "-0479"), ("summer 2003", "2003-22")])
def test_a_cell_takes_the_dates_that_the_command_line_takes(mini: Cli, tmp_path: Path, said: str, date: str) -> None:
    (one,) = asked(mini, folder(tmp_path / "data", HEADER + row(1).replace("2001", said)))
    assert one["date"] == date


def test_the_library_says_what_was_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    data = folder(tmp_path / "data", HEADER + row(1) + row(2).replace("2002", "nonsense"))
    for _ in range(2):  # built, then found in the cache
        with alliancecli.open(str(data), keep_going=True) as record:
            assert "1 of 2 rows of" in record.timeline().notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\n" + (HEADER + row(1)).replace(",", ";"),
        "\n  \r\n" + HEADER + "\n" + row(1) + "   \n, ,\n",
        "".join(line + ",,\n" for line in (HEADER + row(1)).splitlines()),
        HEADER + row(1).rstrip("\n") + ",\n",
        (HEADER + row(1)).replace("\n", "\r"),
        ("\ufeff" + HEADER + row(1)).encode("utf-32"),
    ],
    ids=["sep= of Excel", "blank lines and cells", "empty cells behind the last column", "an empty cell too many", "CR", "UTF-32"],
)
def test_what_holds_nothing_is_passed_over(mini: Cli, tmp_path: Path, text: str | bytes) -> None:
    data = folder(tmp_path / "data", text if isinstance(text, bytes) else text.encode())
    assert [one["id"] for one in asked(mini, data)] == ["row-1"]


def test_what_holds_something_behind_the_last_column_is_refused(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1).rstrip("\n") + ",x\n")
    assert "events.csv:2: has 8 cells, the header 7" in mini("timeline", "--data", str(data)).err


def test_notes_beside_a_table_below_no_name_are_passed_over_where_columns_are_mapped(mini: Cli, tmp_path: Path) -> None:
    """RFC 4180: a row has as many fields as the header, here three; the third is called nothing."""
    mapping = "tables:\n  events:\n    columns: {date: '{d}', title: '{t}', kind: report, source: diary, locator: x}\n"
    data = folder(tmp_path / "data", "d,t,\n2001,T,see there\n2002,U,\n2003,V\n", mapping=mapping)
    assert [one["title"] for one in asked(mini, data)] == ["T", "U", "V"]
    wider = folder(tmp_path / "wider", "d,t,\n2001,T,see there,and there\n", mapping=mapping)
    assert "events.csv:2: has 4 cells, the header 2" in mini("timeline", "--data", str(wider)).err


def test_notes_beside_a_table_in_a_workbook_are_passed_over(mini: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    mapping = "tables:\n- file: it.xlsx\n  makes: events\n  columns: {date: '{d}', title: '{t}', kind: report, source: diary, locator: x}\n"
    data = folder(tmp_path / "data", "", mapping=mapping)
    (data / "events.csv").unlink()
    book = openpyxl.Workbook()
    for cells in (["d", "t"], ["2001", "T", None, "see there"], ["2002", "U"]):
        book.active.append(cells)
    book.save(data / "it.xlsx")
    assert [one["title"] for one in asked(mini, data)] == ["T", "U"]


def test_a_column_without_a_name_is_told_by_its_number(mini: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "," + HEADER + "0," + row(1))
    assert "events.csv:1: column 1 has no name; name what is to be read, take the rest out" in mini("timeline", "--data", str(data)).err


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("La guerra que España perdió el año pasado", "cp1252"),
        ("Økonomien på øen Ærø er påvirket", "latin-1"),
        ("Договор подписан в Москве после долгих переговоров сторон", "cp1251"),
    ],
)
def test_an_encoding_that_nothing_tells_is_the_commonest_and_shown_by_a_word(mini: Cli, tmp_path: Path, title: str, encoding: str) -> None:
    data = folder(tmp_path / "data", (HEADER + row(1).replace("Something happens", title)).encode(encoding))
    result = mini("timeline", "--data", str(data), "--weight", "background", "--json")
    assert [one["title"] for one in result.rows] == [title]
    word = next(word for word in title.split() if not word.isascii())
    assert f"its text is taken for {'cp1252' if encoding == 'latin-1' else encoding}, as in '{word}';" in result.err


@pytest.mark.parametrize("word", ["Stärke", "Côte", "São", "don’t"])
def test_one_letter_beyond_ascii_is_enough_to_tell_that_a_table_is_no_utf_8(mini: Cli, tmp_path: Path, word: str) -> None:
    data = folder(tmp_path / "data", (HEADER + row(1).replace("Something", word)).encode("cp1252"))
    result = mini("timeline", "--data", str(data), "--weight", "background", "--json")
    assert [one["title"] for one in result.rows] == [f"{word} happens"]
    assert "its text is taken for cp1252, as in '" in result.err


def test_a_column_may_have_the_only_letter_beyond_ascii(mini: Cli, tmp_path: Path) -> None:
    mapping = "tables:\n  events: {columns: {date: '{d}', title: '{Stärke}', kind: report, source: diary, locator: x}}\n"
    data = folder(tmp_path / "data", ("d;Stärke\n" + "2001;strong\n" * 20).encode("cp1252"), mapping=mapping)
    result = mini("check", str(data), "--sample", "1")
    assert (result.code, '  title: "strong"' in result.out or "  title: strong" in result.out) == (0, True)
    assert "taken for cp1252, as in 'Stärke';" in mini("new", "mapping", str(data / "events.csv")).out


def test_an_encoding_is_found_however_late_its_first_letter_stands(mini: Cli, tmp_path: Path) -> None:
    mapping = "tables:\n  events: {columns: {date: '{d}', title: '{t}', kind: report, source: diary, locator: x}}\n"
    data = folder(
        tmp_path / "data", ("d,t,unread\n" + f"2001,T,{'x' * 800_000}\n" * 3 + "2002,Stärke,x\n").encode("cp1252"), mapping=mapping
    )
    result = mini("timeline", "--data", str(data), "--during", "2002", "--json", "--keep-going")
    assert [one["title"] for one in result.rows] == ["Stärke"]
    assert "its text is taken for cp1252, as in 'Stärke';" in result.err


@pytest.mark.parametrize("length", [1_000_000, 1_000_001])
def test_a_letter_that_a_look_at_the_text_cuts_in_two_is_still_utf_8(mini: Cli, tmp_path: Path, length: int) -> None:
    text = "id,date,title,kind,source,locator,summary\n" + "a,2001,T,report,diary,p. 1,\n" * 2
    text += "b,2001,U,report,diary,p. 1,"
    data = folder(tmp_path / "data", text + "x" * (length - len(text) - 1) + "é\n")
    assert "taken for" not in mini("timeline", "--data", str(data), "--keep-going").err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1253"])
def test_no_letter_is_lost_to_the_encoding_that_was_named(mini: Cli, tmp_path: Path, encoding: str) -> None:
    data = folder(
        tmp_path / "data",
        (HEADER + row(1).replace("Something", "F\x81\xd2te")).encode("latin-1"),
        mapping=f"tables: {{events: {{file: events.csv, encoding: {encoding}}}}}\n",
    )
    result = mini("timeline", "--data", str(data))
    assert result.code == 5
    assert "events.csv:2: title: is not UTF-8, or not in the encoding that was named" in result.err


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "events.csv:1: its first line cannot be read: "),
        ("rot13", "encoding 'rot13' is not known"),
        ("undefined", "encoding 'undefined' is not known"),
    ],
)
def test_an_encoding_that_cannot_be_is_told(mini: Cli, tmp_path: Path, encoding: str, told: str) -> None:
    data = folder(tmp_path / "data", HEADER + row(1), mapping=f"tables: {{events: {{file: events.csv, encoding: {encoding}}}}}\n")
    result = mini("timeline", "--data", str(data))
    assert (result.code, told in result.err) == (5, True)


def test_what_we_write_between_tabs_is_read_with_its_quotation_marks(mini: Cli, tmp_path: Path) -> None:
    titles = ['"Big" is a start', '"open', 'in "the" middle', 'the "end"', "plain"]
    cells = "".join(f"a{n}\t2001\t{title}\treport\tFRC\tdiary\tp. 1\n" for n, title in enumerate(titles))
    data = folder(tmp_path / "data", HEADER.replace(",", "\t") + cells, "events.tsv", "tables: {events: {file: events.tsv}}\n")
    assert [one["title"] for one in asked(mini, data)] == titles
