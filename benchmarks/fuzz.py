"""Throw inputs at what reads them, and count: dates, YAML, tables, mappings, search questions, command lines.

    python benchmarks/fuzz.py            ten minutes in all
    python benchmarks/fuzz.py 60 dates   a minute of dates

With `atheris` (pip install atheris) inputs are bred by what they reach in the code, without it Hypothesis draws them. Whatever is no
answer and no error of ours ends the kind, with the input that did it. The mini record of the tests is what is asked.
"""

import contextlib
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path
from typing import Any

MINI = Path(__file__).parents[1] / "tests" / "mini"
SECONDS = 600
CUT = b"\xff"
"""Never part of UTF-8: stands between the parts of an input that has several."""


def texts(data: bytes) -> list[str]:
    return [part.decode("utf-8", "surrogateescape") for part in data.split(CUT)]


def dates() -> Callable[[bytes], None]:
    """Any text is one date, that reads as itself, or a BadDate."""
    from alliancecli.dates.days import iso
    from alliancecli.dates.edtf import parse, sort_key
    from alliancecli.dates.words import read
    from alliancecli.errors import BadDate

    def one(data: bytes) -> None:
        with contextlib.suppress(BadDate):
            date = read(texts(data)[0], (2020, 1, 1))
            assert parse(str(date)) == date
            assert sort_key(date) <= sort_key(date) and date.display() and date.precision  # noqa: PT018
            assert date.min is None or date.max is None or date.min <= date.max
            iso(date.min), iso(date.max)

    return one


def yaml() -> Callable[[bytes], None]:
    """Any file is records, or faults with a line of it."""
    from alliancecli.model.record import Metadata
    from alliancecli.model.records import Event, Figure, Institution, Source
    from alliancecli.record.decode import Faults, decode
    from alliancecli.record.yaml_reader import YamlError, read_yaml

    file = Path("fuzzed.yaml")

    def one(data: bytes) -> None:
        file.write_bytes(data)
        lines = len(re.split(b"\r\n|\r|\n|\xc2\x85|\xe2\x80[\xa8\xa9]", data)) + 1
        fault = root = None
        try:
            root = read_yaml(file)
        except YamlError as error:
            fault = error
        assert fault is None or 1 <= fault.line <= lines
        for node in root.value if root and isinstance(root.value, list) else [root] if root else []:
            for cls in (Event, Figure, Metadata, Institution, Source):
                problems = Faults("fuzzed.yaml")
                made = decode(cls, node, "x", problems)
                assert bool(made) != bool(problems.found)
                assert all(1 <= place.line <= lines for place, _ in problems.found)

    return one


def _tables(header: bytes, name: str, mapping: Any) -> Callable[[bytes], None]:
    from alliancecli.errors import RecordFaults
    from alliancecli.model.record import Location, TableFile
    from alliancecli.record import TableReader, load

    record = load(MINI)
    record.tables = [TableFile(kind="events", path=name, mapping=mapping, mapping_location=Location(file="record.yaml", line=1))]

    def one(data: bytes) -> None:
        Path(name).write_bytes(header + data)
        tables = TableReader(record, keep_going=True)
        ids: list[str] = []
        whole: RecordFaults | None = None
        try:
            ids += (one.id for one in tables)
        except RecordFaults as error:
            whole = error
        if whole:
            assert all(re.match(r"[^\n]+:\d+: ", fault) for fault in whole.faults)
            return
        said = tables.finish()
        refused, seen = map(int, re.findall(r"^([\d,]+) of ([\d,]+)", said[0].replace(",", ""))[0]) if said else (0, len(ids))
        assert len(ids) + refused == seen
        aside = Path(name).with_suffix(".rejects.csv")
        if said:
            with aside.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
                assert sum(1 for _ in csv.reader(file)) == refused + 1
        if header and b'"' not in data:
            assert seen == sum(bool(line) for line in re.split(b"\r\n|\r|\n", data))

    return one


def tables() -> Callable[[bytes], None]:
    """Every line of a table is a row or a reject."""
    return _tables(b"id,date,title,kind,actors,tags,source,locator,anchor\n", "events.csv", None)


def headers() -> Callable[[bytes], None]:
    """The same where the header is fuzzed too."""
    return _tables(b"", "events.csv", None)


def mappings() -> Callable[[bytes], None]:
    """Any template and any date format is a mapping or a fault, and no cell breaks it."""
    from alliancecli.errors import RecordFaults
    from alliancecli.model.mapping import TableMapping
    from alliancecli.model.record import Location, TableFile
    from alliancecli.model.records import Event
    from alliancecli.record import load
    from alliancecli.record.csv_mapping import RowDecoder
    from alliancecli.record.row_error import RowError

    record = load(MINI)

    def one(data: bytes) -> None:
        template, form, column, cell = (*texts(data), "", "", "", "")[:4]
        columns = {"date": "{d}", "title": template or "T", "kind": "report", "source": "diary", "locator": "{" + column + "}"}
        table = TableFile(
            kind="events",
            path="x.csv",
            mapping=TableMapping(columns=columns, date_format=form),
            mapping_location=Location(file="record.yaml", line=1),
        )
        with contextlib.suppress(RecordFaults, RowError):
            RowDecoder(Event, ["d", column], table, record)([cell, "p. 1"])

    return one


def questions() -> Callable[[bytes], None]:
    """Any text is a question or a plain mistake."""
    from alliancecli import index
    from alliancecli.errors import BadUsage
    from alliancecli.query.search import no_hit_report, search
    from alliancecli.query.search_query import search_query, widened
    from alliancecli.query.windows import Window

    connection = index.connect([str(MINI)], "cache")

    def one(data: bytes) -> None:
        with contextlib.suppress(BadUsage):
            asked = widened(connection, search_query(texts(data)[0]))
            if not search(connection, asked, [], Window()).total:
                no_hit_report(connection, asked)

    return one


def commands() -> Callable[[bytes], None]:
    """Any command line ends with one of our exit codes, and writes nothing that steers a terminal."""
    import click

    from alliancecli.cli import run
    from alliancecli.cli.commands import COMMANDS
    from alliancecli.cli.group import command_of
    from alliancecli.errors import Exit

    names = [name for name in COMMANDS if name != "mcp"]
    standing = {"cache", *os.listdir()}  # what a command wrote is cleared, never what stood here before
    options = {name: [one for one in command_of(name).params if one.name != "engine"] for name in names}

    def one(data: bytes) -> None:
        first, *parts = texts(data.translate(None, b"/\0"))
        name = names[ord(first[:1] or "\0") % len(names)]
        arguments = [name]
        for part in parts:
            number, value = ord(part[:1] or "\0") % (len(options[name]) + 1), part[1:]
            chosen = options[name][number] if number < len(options[name]) else None
            if isinstance(chosen, click.Option):
                arguments.append(chosen.opts[-1])
                if chosen.is_flag:
                    continue
            arguments.append(value if not value.startswith("-o") else value[2:])
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in "12")
        try:
            code = run(arguments)
            written = sys.stdout.buffer.getvalue().decode()
        finally:
            sys.stdout, sys.stderr = kept
        assert code in list(Exit), (code, arguments)
        odd = {c for c in written if not c.isprintable()} - set("\n\r\t\xa0\u3000")
        assert not odd or "always" in arguments or name in ("completion", "new"), (odd, arguments)
        for path in os.listdir():
            if path not in standing:
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)

    return one


ROW = b'row-1,2001-09,"A, title",report,FRC;noria,"a;b",diary,p. 1,\nrow-2,2001,T,report,,,diary;paper-2009,1;2,"x;"\n'
KINDS: dict[str, tuple[Callable[[], Callable[[bytes], None]], list[bytes]]] = {
    "dates": (dates, [b"2001-09-11", b"{2001,2003}", b"-0399/-0300", b"summer 2003", b"12 Sep 2001", b"2006/..", b"199X~", b"Y-12345-06"]),
    "yaml": (yaml, [(MINI / f"{name}.yaml").read_bytes() for name in ("events", "figures", "record", "institutions", "sources")]),
    "tables": (tables, [ROW, ROW.replace(b"\n", b"\r\n"), b'a,"b\n' + ROW, b"\x00,\xe9\n"]),
    "headers": (headers, [b"id,date,title,kind,source,locator\na,2001,T,report,diary,p\n", b"\xef\xbb\xbfdate,title\n"]),
    "mappings": (
        mappings,
        [CUT.join((b"{d} votes {a b}", b"%d/%m/%Y", b"a b", b"03/02/1994")), CUT.join((b"{{", b"%Y%m%d", b"x", b"2001"))],
    ),
    "questions": (questions, [b"force", b'"the force" NEAR(a b) -x name:y', b"lea* ^a", b"(a OR b)"]),
    "commands": (commands, [CUT.join((bytes([n]), bytes([m]) + b"force", bytes([m + 3]) + b"2003")) for n in range(21) for m in range(9)]),
}
SHARE = {"dates": 1, "yaml": 2, "tables": 2, "headers": 1, "mappings": 1, "questions": 1, "commands": 3}


def thrown(kind: str, seconds: int) -> None:
    """Throw inputs of one kind, here, and print how many there were: `tried N`."""
    if util.find_spec("atheris"):
        atheris = import_module("atheris")
        with atheris.instrument_imports(include=["alliancecli"]):
            one = KINDS[kind][0]()
        for number, seed in enumerate(KINDS[kind][1]):
            Path("../corpus").mkdir(exist_ok=True)
            Path(f"../corpus/{number}").write_bytes(seed)
        limits = [
            f"-max_total_time={seconds}",
            "-max_len=4096",
            "-timeout=20",
            "-rss_limit_mb=1024",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *limits, "-artifact_prefix=../found-", "../corpus"], one)
        atheris.Fuzz()
    else:
        import time

        from hypothesis import HealthCheck, given, settings
        from hypothesis import strategies as st

        one, count, end = KINDS[kind][0](), 0, time.monotonic() + seconds

        @settings(max_examples=1000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(st.binary() | st.lists(st.text() | st.sampled_from(KINDS[kind][1]).map(lambda b: b.decode("utf-8", "replace"))).map(_joined))
        def some(data: bytes) -> None:
            nonlocal count
            count += 1
            one(data)

        while time.monotonic() < end:
            some()
        print(f"stat::number_of_executed_units: {count}", file=sys.stderr)


def _joined(parts: list[str]) -> bytes:
    return CUT.join(part.encode("utf-8", "surrogatepass") for part in parts)


def main() -> int:
    """Each kind in a process of its own; the exit code is the number of kinds in which something was found."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    kinds = sys.argv[2:] or list(KINDS)
    found = 0
    print(f"with {'atheris' if util.find_spec('atheris') else 'Hypothesis'}, {seconds} s in all")
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder, "work")
            work.mkdir()
            share = max(1, seconds * SHARE[kind] // sum(SHARE[one] for one in kinds))
            asked = {
                "ALLIANCE_DATA": str(MINI),
                "ALLIANCE_CACHE": "cache",
                "ALLIANCE_TODAY": "2020-01-01",
                "FUZZ": f"{kind} {share}",
            }
            ran = subprocess.run(
                [sys.executable, os.path.abspath(__file__)], cwd=work, env={**os.environ, **asked}, capture_output=True, check=False
            )
            said = ran.stderr.decode(errors="replace") + ran.stdout.decode(errors="replace")
            tried = re.search(r"number_of_executed_units: +(\d+)", said)
            print(f"{kind:10} {int(tried[1]) if tried else 0:>12,} tried in {share} s", "" if ran.returncode == 0 else "FOUND", flush=True)
            if ran.returncode:
                found += 1
                print(said[-4000:])
                for path in Path(folder).glob("found-*"):
                    print(repr(path.read_bytes()))
    return found


if __name__ == "__main__":
    if asked := os.environ.get("FUZZ"):
        thrown(asked.split()[0], int(asked.split()[1]))
    else:
        sys.exit(main())
