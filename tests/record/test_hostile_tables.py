"""Whatever a table holds, every row of it is in the index or among the rejects, or the build stops and says where."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from alliancecli.record.csv_lines import MAX_ROW_LENGTH
from conftest import Cli
from harm import HEADER, bounded, folder, rejects, row


def rows(count: int, start: int = 0) -> str:
    return "".join(map(row, range(start, start + count)))


def long_row(number: int) -> str:
    return f"r{number},2001,{'T' * 300_000},report,FRC,diary,p\n"


def columns() -> str:
    """A header of a million columns."""
    return ",".join(map("c{}".format, range(1_000_000))) + "\n"


OPEN = 'x,2001,"T,report,FRC,diary,p\n'
CLOSED = 'y,2001,T",report,FRC,diary,p\n'
LONG = "x" * (3 * MAX_ROW_LENGTH) + "\n"
UTF8 = row(0).replace("happens", "happéns").encode()

COUNTED: dict[str, tuple[str | bytes, int, int, str]] = {
    "a quotation mark that nothing closes": (rows(100) + OPEN + rows(900, 100), 1000, 1, "a quotation mark opens a cell and is not closed"),
    "one that a later row closes": (rows(2) + OPEN + rows(5, 2) + CLOSED, 8, 1, "not closed before the next row begins"),
    "three of them": (rows(2) + OPEN + rows(2, 2) + OPEN + OPEN + rows(2, 4), 6, 3, "a quotation mark"),
    "one inside a cell": (rows(2) + 'x,2001,"a "b" c",report,FRC,diary,p\n' + rows(2, 2), 4, 1, "a quotation mark stands inside a cell"),
    "only quotation marks": ('"\n' * 1001, 0, 501, ""),
    "a line that is too long": (rows(2) + LONG + rows(2, 2), 4, 1, f"the line is longer than {MAX_ROW_LENGTH:,} characters"),
    "such a line in quotation marks": (rows(2) + OPEN + "a\n" * 10 + LONG + rows(2, 2), 4, 12, "a quotation mark opens a cell"),
    "a cell that is too long": (rows(2) + f'x,2001,"{LONG}",report,FRC,diary,p\n' + rows(2, 2), 4, 2, "the line is longer than"),
    "a row of 999,000 blank cells": (rows(1) + "," * 999_000 + "\n" + rows(1, 1), 2, 0, ""),
    "a row of 999,000 cells": (rows(1) + "a" + "," * 999_000 + "b\n" + rows(1, 1), 2, 1, "has 999,001 cells, the header 7"),
    "NUL in a cell": (rows(1) + "x,2001,a\0b,report,FRC,diary,p\n" + rows(1, 1), 2, 1, "title: holds the invisible character U+0000"),
    "NUL alone": (rows(1) + "\0\n" + rows(1, 1), 2, 1, "has 1 cell, the header 7"),
    "another encoding": (
        rows(1).encode() + b"x,2001,M\xfcn,report,FRC,diary,p\n" + rows(1, 1).encode(),
        *(3, 0, "taken for cp1252, as in 'Mün'"),
    ),
    "no UTF-8 amid UTF-8": (UTF8 + b"x,2001,M\xfcn,report,FRC,diary,p\n" + rows(1, 1).encode(), 2, 1, "title: is not UTF-8"),
    "no UTF-8 in a date": (UTF8 + b"x,20\xff01,T,report,FRC,diary,p\n", 1, 1, "date: "),
    "a mark that turns the writing": ("x,2001,a\u202eb,report,FRC,diary,p\n", 0, 1, "title: holds the invisible character U+202E"),
    "the same row twice": (rows(3) + rows(3), 3, 3, "is taken already"),
    "line ends of every kind": (rows(2).replace("\n", "\r\n") + rows(2, 2).replace("\n", "\r") + rows(2, 4), 6, 0, ""),
    "old Mac line ends": (rows(4).replace("\n", "\r"), 4, 0, ""),
    "no line end at the end": (rows(2)[:-1], 2, 0, ""),
    "blank lines": ("\n\n" + rows(1) + "\r\n\n" + rows(1, 1) + "\n\n", 2, 0, ""),
    "a line break in a cell": ('x,2001,"Two\nlines, told",report,FRC,diary,p\n' + rows(1), 2, 0, ""),
    "nothing but a header": ("", 0, 0, ""),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("case", COUNTED)
def test_every_row_is_read_or_set_aside(alliance: Cli, tmp_path: Path, case: str, packed: bool) -> None:
    text, read, refused, said = COUNTED[case]
    table = HEADER.encode() + (text if isinstance(text, bytes) else text.encode())
    name = "events.csv.gz" if packed else "events.csv"
    data = folder(tmp_path / "data", gzip.compress(table, 1) if packed else table, name)
    told = alliance("timeline", "--data", str(data), "--keep-going", "--fields", "id", "--csv")
    aside = rejects(data)
    assert (told.code, told.out.count("\r\n") - 1, len(aside)) == (0, read, refused)
    assert refused or said in told.err
    if refused:
        assert f"{refused:,} of {read + refused:,} rows of {data}/{name} cannot be read" in told.err
        assert any(said in one["reason"] for one in aside)
        lines = table.decode("utf-8", "surrogateescape").split("\n")
        for one in aside:
            assert lines[int(one["line"]) - 1].startswith(one["row"][:200].splitlines()[0])
        stopped = alliance("timeline", "--data", str(data))
        assert (stopped.code, stopped.out) == (5, "")
        assert stopped.err.startswith(f"{data}/{name}:{aside[0]['line']}: ")
        assert f"{refused:,} of {read + refused:,} rows cannot be read" in stopped.err


DAMAGED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "nothing": (b"", "1: is empty"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "1: is empty"),
    "UTF-16 without its mark": ((HEADER + rows(1)).encode("utf-16-le"), "1: its first line holds NUL characters"),
    "a database": (b"SQLite format 3\0" + bytes(4096), "1: its first line"),
    "a file packed twice": (gzip.compress(gzip.compress(HEADER.encode())), "1: "),
    "half a packed file": (gzip.compress((HEADER + rows(900)).encode())[:2500], "cannot be read on from here: Compressed file ended"),
    "the start of a packed file": (gzip.compress((HEADER + rows(900)).encode())[:12], "1: cannot be read: "),
    "the sign of a packed file": (b"\x1f\x8b", "1: cannot be read: "),
    "a packed file and more": (gzip.compress((HEADER + rows(1)).encode()) + b"more", "3: cannot be read on from here: Not a gzipped file"),
    "a packed file with a wrong sum": (gzip.compress((HEADER + rows(1)).encode())[:-8] + bytes(8), "cannot be read"),
    "a packed file with a hole": (gzip.compress(os.urandom(9000).hex().encode())[:5000] + bytes(9000), "cannot be read"),
    "a bomb of zeros": (lambda: gzip.compress(HEADER.encode() + bytes(40_000_000), 9), "unpacks to more than 300 times its size"),
    "a bomb of lines": (lambda: gzip.compress(HEADER.encode() + b"\n" * 40_000_000, 9), "unpacks to more than 300 times its size"),
    "a header that opens a quotation mark": (b'id,"date\n' + rows(9).encode(), "1: its first line cannot be read: "),
    "a column twice": (b"date,title,date\n", "1: the column 'date' is there twice"),
    "a column twice but for blanks": (b"date,title, date \n", "1: the column 'date' is there twice"),
    "columns without a name": (b",,\n", "1: column 1 has no name; name what is to be read"),
    "many columns, one twice": (lambda: ",".join([*map("{:x}".format, range(150_000)), "0"]).encode(), "'0' is there twice"),
    "a million columns": (lambda: columns().encode(), "1: its first line cannot be read: the line"),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGED)
def test_a_table_that_is_none_stops_the_build_even_when_it_is_to_keep_going(alliance: Cli, tmp_path: Path, case: str) -> None:
    table, said = DAMAGED[case]
    data = folder(tmp_path / "data", table if isinstance(table, bytes) else table())
    told = alliance("timeline", "--data", str(data), "--keep-going")
    assert (told.code, told.out) == (5, "")
    assert told.err.startswith(f"{data}/events.csv:")
    assert said in told.err
    assert [path.name for path in data.glob("*.tmp")] == []


@pytest.mark.parametrize(
    ("table", "code"),
    [
        pytest.param(lambda: HEADER + f'x,2001,"{"x" * 100_000_000}",report,FRC,diary,p\n' + row(1), 0, id="a cell of 100 MB"),
        pytest.param(lambda: HEADER + 'x,2001,"' + "x\n" * 300_000, 0, id="300,000 lines after a quotation mark"),
        pytest.param(lambda: HEADER + 'x",,"\n' * 60_000, 5, id="quotation marks that never come to an end"),
        pytest.param(lambda: HEADER + "".join(map(long_row, range(100))), 0, id="titles of 300 kB"),
        pytest.param(lambda: HEADER + f"x,2001,T,report,{'FRC;' * 200_000},diary,p\n", 0, id="200,000 actors"),
        pytest.param(lambda: HEADER + f"x,2001,T,report,,{'diary;' * 150_000},p\n", 0, id="150,000 sources"),
        pytest.param(lambda: columns() + "," * 999_999 + "\n", 5, id="a million columns"),
    ],
)  # fmt: skip
def test_size_costs_neither_memory_nor_an_end(tmp_path: Path, table: Callable[[], str], code: int) -> None:
    data = folder(tmp_path / "data", table())
    told = bounded(tmp_path / "cache", "timeline", "--data", str(data), "--keep-going", "--limit", "1", "--csv")
    assert told.code == code, told.err[-2000:]
    assert "Traceback" not in told.err


def test_what_others_wrote_is_not_written_over_by_rejects(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + "x\n")
    (data / "events.rejects.csv").write_text("mine\n", encoding="utf-8")
    told = alliance("timeline", "--data", str(data), "--keep-going")
    assert (told.code, "events.rejects.csv: stands where rows would be set aside" in told.err) == (1, True)
    assert (data / "events.rejects.csv").read_text(encoding="utf-8") == "mine\n"


def test_one_file_for_events_and_figures_has_rejects_of_both(alliance: Cli, tmp_path: Path) -> None:
    fields = "date: '{d}', source: diary, locator: p"
    mapping = f"tables:\n  events: {{file: both.csv, columns: {{id: 'e{{d}}', title: T, kind: report, {fields}}}}}\n"
    mapping += (
        f"  figures: {{file: both.csv, columns: {{id: 'f{{d}}', subject: FRC, measure: troops, unit: troops, value: '{{v}}', {fields}}}}}\n"
    )
    data = folder(tmp_path / "data", "d,v\n2001,1\n2001-13,2\n2002,x\n", "both.csv", mapping)
    assert alliance("timeline", "--data", str(data), "--keep-going").code == 0
    assert [len(rejects(data, f"both.{kind}.rejects.csv")) for kind in ("events", "figures")] == [1, 2]


def test_a_table_that_stands_beside_the_mapped_one_is_not_passed_over(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER, mapping="tables: {events: {file: bulk.csv, columns: {date: '{date}'}}}\n")
    (data / "bulk.csv").write_text(HEADER, encoding="utf-8")
    assert "bulk.csv and events.csv are both there; keep one" in alliance("timeline", "--data", str(data)).err


def test_a_table_that_is_not_there_is_told_once_where_it_is_named(alliance: Cli, tmp_path: Path) -> None:
    data = folder(
        tmp_path / "data", HEADER, mapping="tables:\n- {makes: events, file: tables/first.csv}\n- {makes: figures, file: gone.csv}\n"
    )
    said = alliance("timeline", "--data", str(data)).err.splitlines()
    lines = (data / "record.yaml").read_text(encoding="utf-8").splitlines()
    for number, name in enumerate(("tables/first.csv", "gone.csv")):
        line = next(at for at, text in enumerate(lines, 1) if name in text)
        assert f"{data}/record.yaml:{line}: tables[{number}].file: there is no {name} in {data}; mend the name" in said
