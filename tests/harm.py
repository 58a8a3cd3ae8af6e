"""What is thrown at the tool, and the processes with little memory in which it is thrown."""

import csv
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from conftest import TESTS, Result

MINI = TESTS / "mini"
MEMORY = 400_000_000
"""Bytes of address space that a run gets, code and libraries among them: what needs more dies with a traceback."""

HEADER = "id,date,title,kind,actors,source,locator\n"

STEERING = "x\x1b[31m\x1b]0;x\x07\x9b2J\x00\x08\x7f\u202e\u2066\u200f\ufeff\u2028y"
"""Escape sequences, control characters and marks that turn the direction of writing."""

FORMULAS = ('=HYPERLINK("http://x","y")', "+1", "-2+3", "@SUM(A1)", "＝1+1", "'=1")

MARKUP = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;<!--"

SQL = (
    "' OR 1=1 --",
    "'; DROP TABLE event; --",
    '" UNION SELECT * FROM meta --',
    "%",
    "_",
    ":name",
    "?",
    ") OR (1=1",
    "\\",
    "nato' AND '1'='1",
)


def row(number: int) -> str:
    """A sound row."""
    return f"row-{number},{2000 + number % 10},Something happens,report,FRC,diary,p. {number}\n"


def folder(path: Path, table: str | bytes = b"", name: str = "events.csv", mapping: str = "") -> Path:
    """The mini record with a table in place of its events, figures and relations."""
    made = copytree(MINI, path)
    for one in ("events", "figures", "relations"):
        (made / f"{one}.yaml").unlink()
    (made / name).write_bytes(table if isinstance(table, bytes) else table.encode("utf-8", "surrogateescape"))
    if mapping:
        with (made / "record.yaml").open("a", encoding="utf-8") as file:
            file.write(mapping)
    return made


def rejects(data: Path, name: str = "events.rejects.csv") -> list[dict[str, str]]:
    """The rows that were set aside."""
    csv.field_size_limit(10_000_000)
    if not (data / name).exists():
        return []
    with (data / name).open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        return list(csv.DictReader(file))


def bounded(cache: Path, *arguments: str, seconds: int = 60) -> Result:
    """A run in a process that gets MEMORY and some seconds."""
    limits = "import resource as r; r.setrlimit(r.RLIMIT_AS, (%d,) * 2); from alliancecli.__main__ import main; main()" % MEMORY  # noqa: UP031
    environment = {**os.environ, "ALLIANCE_CACHE": str(cache), "MALLOC_ARENA_MAX": "1"}
    ran = subprocess.run([sys.executable, "-c", limits, *arguments], env=environment, capture_output=True, timeout=seconds, check=False)
    return Result(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def steers(text: str) -> set[str]:
    """The characters in a text that do something to a terminal."""
    return {c for c in text if not c.isprintable()} - set("\n\r\t\xa0")
