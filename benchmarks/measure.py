"""What the benchmarks share: one run measured, many in turn, and a table put where the documentation has it."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str]
"""A program and its arguments; a pipe is a command of `sh -c`."""


class Run(NamedTuple):
    """One run from a cold start.

    Seconds until its first output, in all, and of the processor; peak memory in bytes; lines of output.
    """

    first: float
    seconds: float
    work: float
    peak: int
    lines: int


def once(command: Command, environment: Mapping[str, str] | None = None) -> Run:
    """One run, its output read and counted. Raises RuntimeError with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env={**os.environ, **(environment or {})})
        assert process.stdout
        with process.stdout as out:
            piece = os.read(out.fileno(), 1 << 16)
            first = time.perf_counter() - start
            lines = 0
            while piece:
                lines += piece.count(b"\n")
                piece = os.read(out.fileno(), 1 << 16)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)[:300]}: exit {process.returncode}: {said.read()[-500:].decode(errors='replace')}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(first, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale, lines)


def in_turn(commands: Mapping[str, Callable[[], Run]], runs: int) -> dict[str, Run]:
    """The medians of several runs of each, A B A B: what else the machine does meets all alike."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, run in commands.items():
            found[name].append(run())
    return {
        name: Run(
            statistics.median(one.first for one in every),
            statistics.median(one.seconds for one in every),
            statistics.median(one.work for one in every),
            max(one.peak for one in every),
            every[-1].lines,
        )
        for name, every in found.items()
    }


def alliance() -> str:
    """The installed command: the one beside this Python, else the one on the path."""
    beside = os.path.join(os.path.dirname(sys.executable), "alliance")
    command = beside if os.path.exists(beside) else shutil.which("alliance")
    return command or sys.exit("install the wheel first: pip install .")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown: the first column to the left, the others to the right."""
    lines = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def put(path: Path, name: str, text: str) -> None:
    """Write a text between the marks `<!-- name -->` and `<!-- /name -->` of a file. Raises ValueError where they are missing."""
    whole = path.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, middle, rest = whole.partition(start)
    _, last, after = rest.partition(end)
    if not (middle and last):
        raise ValueError(f"{path}: write {start} and {end} where the table should stand")
    path.write_text(f"{before}{start}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")
