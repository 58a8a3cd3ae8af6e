"""How large the house is, and how far a question walks through it: `python benchmarks/house.py [COMMAND LINE]`.

Prints lines of source and of tests, files over 300 lines, and of one command line (troops isaf --as-of 2009-01 --csv, if none is given) the
functions of ours that it meets, the files that they stand in, and how often it goes from one file to another.
"""

import contextlib
import io
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import alliancecli

SOURCE = Path(alliancecli.__file__).parent
LONG = 300


def size(folder: Path) -> tuple[int, int, list[str]]:
    """Files and lines of Python in a folder, and the files that are long."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(folder.rglob("*.py")) if ".venv" not in path.parts}
    return len(lines), sum(lines.values()), [f"{path.relative_to(folder)} ({n})" for path, n in lines.items() if n > LONG]


def walk(arguments: list[str]) -> tuple[int, int, int]:
    """Functions and files of ours that a command line meets, and the steps from one file to another."""
    from alliancecli.cli import run

    run(arguments)  # once before: what a first run builds and imports is no part of the way
    met: set[tuple[str, str]] = set()
    steps = 0
    last = ""

    def look(frame: FrameType, event: str, _: Any) -> None:
        nonlocal steps, last
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(str(SOURCE)):
            met.add((file, frame.f_code.co_qualname))
            steps += file != last
            last = file

    sys.setprofile(look)
    try:
        run(arguments)
    finally:
        sys.setprofile(None)
    return len(met), len({file for file, _ in met}), steps


if __name__ == "__main__":
    for name, folder in (("source", SOURCE), ("tests", Path(__file__).resolve().parents[1] / "tests")):
        files, lines, long = size(folder)
        print(f"{name}: {lines:,} lines in {files} files; over {LONG}: {', '.join(long) or 'none'}")
    asked = sys.argv[1:] or ["troops", "isaf", "--as-of", "2009-01", "--csv"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        functions, files, steps = walk(asked)
    print(f"{' '.join(asked)}: {functions} functions in {files} files, {steps} changes of file")
