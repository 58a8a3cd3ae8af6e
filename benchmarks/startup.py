"""How long a question takes, beside the floor that Python and its libraries set. `python benchmarks/startup.py [RUNS]`

Runs the installed `alliance` and each floor in turn, A B A B, in one go, with the index warm, and prints the ratio of the medians.
A ratio outlives the machine that it was measured on; a time does not. Install the wheel first (`pip install .`): an editable
install and packages with start-up hooks in the same environment slow every Python process.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

PYTHON = [sys.executable, "-I", "-c"]
CLICK = [*PYTHON, "import click"]
FLOOR = [*PYTHON, "import click, sqlite3"]
TABLE_FLOOR = [*PYTHON, "import click, sqlite3, rich.table, rich.console"]


LEAST = """
import gc; gc.disable()
import os, sys, click, sqlite3
def ask(**given):
    sys.stdout.write(str(sqlite3.connect(":memory:").execute("SELECT 55100").fetchone()))
options = [click.Option([f"--option-{n}"], multiple=n % 2 == 0) for n in range(40)]
group = click.Group(commands=[click.Command("troops", params=options, callback=ask)])
with group.make_context("least", ["troops", "--option-1", "2009-01"]) as context:
    group.invoke(context)
sys.stdout.flush()
os._exit(0)
"""


class Case(NamedTuple):
    """What is typed, what it is held against, the most that its ratio may be; where a shell asks, what it puts into the environment.

    `instead` is what runs in the place of ours.
    """

    typed: str
    floor: list[str]
    budget: float
    asking: Mapping[str, str] = {}
    instead: Sequence[str] = ()


CASES = (
    Case("troops isaf --as-of 2009-01 --csv", FLOOR, 1.15),
    Case("timeline --from 2001 --json", FLOOR, 1.2),
    Case("troops isaf --as-of 2009-01", TABLE_FLOOR, 0.8),
    Case("timeline --from 2001", TABLE_FLOOR, 0.8),
    Case("show isaf", TABLE_FLOOR, 1.0),
    Case("--help", CLICK, 1.0),
    Case("the least", FLOOR, 1.0, instead=[*PYTHON, LEAST]),
)


def once(command: Sequence[str], asking: Mapping[str, str] = {}) -> float:
    """Wall seconds of one run, its output read and thrown away."""
    environment = {**os.environ, **asking}
    start = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start


def installed() -> str:
    """The command beside this Python, or the one on the path."""
    beside = os.path.join(os.path.dirname(sys.executable), "alliance")
    command = beside if os.path.exists(beside) else shutil.which("alliance")
    if command is None:
        sys.exit("install the wheel first: pip install .")
    return command


def held_against_the_floor(cases: tuple[Case, ...]) -> None:
    """Measure every case and print a line for each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    print(f"{runs} alternating runs each, medians\n")
    print(f"{'alliance ...':<38}{'ms':>8}{'floor':>8}{'ratio':>8}{'budget':>8}")
    for case in cases:
        asked = case.instead or [installed(), *(() if case.asking else case.typed.split())]
        once(asked, case.asking), once(case.floor)
        pairs = [(once(asked, case.asking), once(case.floor)) for _ in range(runs)]
        ours, floor = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        over = "" if ours / floor <= case.budget else "  over"
        print(f"{case.typed:<38}{ours:>8.1f}{floor:>8.1f}{ours / floor:>8.2f}{case.budget:>8}{over}")


if __name__ == "__main__":
    held_against_the_floor(CASES)
