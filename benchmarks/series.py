"""What claims cost as their series grow. `python benchmarks/series.py [--sizes 1000,10000,100000,1000000] [--runs 1]`

Makes records of so many figures: all of one series, in a thousand series, in as many series as there are figures, each of a day of its
own. Builds the index of each and asks what compares claims with one another, every run a process of its own; seconds are those of the
processor. `--write docs/performance.md` puts the table there.
"""

import argparse
import csv
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from measure import alliance, in_turn, once, put, table

RECORD = """\
title: Figures of many days
version: "1"
date: "2026-01-01"
licence: CC-BY-4.0
theatres:
  global: the whole world, or no one place
scopes: {}
"""

SOURCES = '- {id: ledger, type: dataset, title: A ledger, author: [{literal: A clerk}], issued: "4000", tier: B}\n'

FORCES = 1_000
"""The most institutions that the figures are about; further series differ in their unit."""

SHAPES = {"one": 1, "a thousand": 1_000, "as many": None}
"""How many series there are; None stands for as many as there are figures."""

QUESTIONS = {
    "figures --csv": "figures --csv",
    "conflicts": "conflicts --csv",
    "coverage": "coverage --csv",
    "as of, one force": "troops force-0 --as-of 2000 --csv",
}

FIRST_DAY = date(500, 1, 1).toordinal()


def make(folder: Path, rows: int, series: int) -> Path:
    """The folder, with a record in it of so many figures in so many series."""
    folder.mkdir()
    (folder / "record.yaml").write_text(RECORD, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    with (folder / "institutions.yaml").open("w", encoding="utf-8") as file:
        for number in range(min(series, FORCES)):
            file.write(f"- {{id: force-{number}, name: Force {number}, kind: force, sources: [{{source: ledger, locator: list}}]}}\n")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "subject", "measure", "value", "unit", "date", "source", "locator"))
        for n in range(rows):
            force, unit = n % series % FORCES, n % series // FORCES
            day = date.fromordinal(FIRST_DAY + n).isoformat()
            writer.writerow((f"n{n}", f"force-{force}", "troops", 1 + n % 5_000, f"troops {unit}", day, "ledger", f"p. {n // 50}"))
    return folder


def measured(folder: Path, rows: int, runs: int) -> list[str]:
    """The cells of a record: µs a row and bytes a row of its build, then the seconds of each question."""
    cache = folder.with_name(f"{folder.name}-cache")
    data, environment = ("--data", str(folder)), {"ALLIANCE_CACHE": str(cache)}
    built = once([alliance(), "timeline", *data, "--csv"], environment)
    size = sum(path.stat().st_size for path in cache.iterdir())
    asked = {name: [alliance(), *words.split(), *data] for name, words in QUESTIONS.items()}
    found = in_turn({name: partial(once, command, environment) for name, command in asked.items()}, runs)
    seconds = [f"{run.work:.2f} ({max(run.lines - 1, 0):,})" for run in found.values()]
    return [f"{built.work / rows * 1e6:.0f}", f"{size / rows:,.0f}", *seconds]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    lines = []
    for rows in map(int, given.sizes.split(",")):
        for name, many in SHAPES.items():
            series = min(rows, many or rows)
            with tempfile.TemporaryDirectory() as temporary:
                lines.append((f"{rows:,}", name, *measured(make(Path(temporary) / "data", rows, series), rows, given.runs)))
                print(*lines[-1], sep="  ", flush=True)
    text = table(("figures", "series", "build, µs a row", "bytes a row", *QUESTIONS), lines)
    print(text)
    if given.write:
        put(given.write, "series", text)


if __name__ == "__main__":
    main()
