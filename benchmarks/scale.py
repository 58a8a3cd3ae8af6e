"""What a build and a question cost as the record grows. `python benchmarks/scale.py VOTES.csv[.gz] [--sizes 1000,10000,100000,all]`

Makes a record of the first rows of the table for each size (`votes.py`), builds its index, and puts the same questions to each and to the
record that came with the tool, every one from a cold start with the index warm, in turn. `--runs N` takes the medians of N (5);
`--write docs/performance.md` puts the tables there. Install the wheel first, as for `startup.py`.
"""

import argparse
import csv
import math
import os
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Run, alliance, in_turn, once, put, table
from votes import make, opened

ACTOR = "United States"


class Size(NamedTuple):
    """A record of so many rows: how its index came about, and the options that ask it."""

    rows: int
    built: Run
    size: int
    asked: tuple[str, ...]
    month: str


class Question(NamedTuple):
    """What is asked of the votes, with {month} and {year} filled in, and the same kind of question to the bundled record."""

    name: str
    of_votes: str
    of_bundled: str


QUESTIONS = (
    Question("one month, one actor", "timeline --during {month} --actor ACTOR --csv", "timeline --during 2003-08 --actor nato --csv"),
    Question("one actor", "timeline --actor ACTOR --csv", "timeline --actor nato --csv"),
    Question("one year", "timeline --during {year} --csv", "timeline --during 2003 --csv"),
    Question("first ten", "timeline --limit 10 --csv", "timeline --limit 10 --csv"),
    Question("one record", "show 3-0-us-united-states --json", "show nato-takes-isaf --json"),
    Question("full text, ten best", "search kingdom abstain --limit 10 --csv", "search collective defence --limit 10 --csv"),
)
DUMPS = ("--csv", "--format jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("votes", type=Path)
    parser.add_argument("--sizes", default="1000,10000,100000,all")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["ALLIANCE_CACHE"] = str(Path(temporary) / "bundled")
        once([alliance(), "timeline", "--limit", "1", "--csv"])
        sizes = [_built(given.votes, Path(temporary), size) for size in given.sizes.split(",")]
        parts = [_build_table(sizes), _question_table(sizes, given.runs), _dump_table(sizes, given.runs)]
    text = "\n".join(parts)
    print(text)
    if given.write:
        put(given.write, "scale", text)


def _built(votes: Path, temporary: Path, size: str) -> Size:
    """The record of a size, with its index."""
    folder = make(votes, temporary / f"votes-{size}", None if size == "all" else int(size))
    cache = temporary / f"cache-{size}"
    built = once([alliance(), "timeline", "--data", str(folder), "--limit", "1", "--csv"], {"ALLIANCE_CACHE": str(cache)})
    (table_,) = (path for path in folder.iterdir() if path.name.startswith("votes.csv"))
    with opened(table_) as file:
        months = Counter(row["date"][:7] for row in csv.DictReader(file) if row["country"] == ACTOR)
    with opened(table_) as file:
        rows = sum(1 for _ in file) - 1
    month = sorted(months)[len(months) // 2]
    return Size(rows, built, sum(path.stat().st_size for path in cache.iterdir()), ("--data", str(folder)), month)


def _ask(size: Size | None, words: str) -> Callable[[], Run]:
    """A question to a record of votes, or to the bundled one."""
    parts = words.split()
    if size is None:
        return lambda: once([alliance(), *parts])
    filled = [ACTOR if part == "ACTOR" else part.format(month=size.month, year=size.month[:4]) for part in parts]
    cache = str(Path(size.asked[1]).with_name(Path(size.asked[1]).name.replace("votes", "cache")))
    return lambda: once([alliance(), *filled, *size.asked], {"ALLIANCE_CACHE": cache})


def _build_table(sizes: Sequence[Size]) -> str:
    header = ("rows built", "seconds", "rows a second", "µs a row", "peak memory, MB", "index, bytes a row")
    rows = [
        (
            f"{size.rows:,}",
            f"{size.built.seconds:.1f}",
            f"{size.rows / size.built.seconds:,.0f}",
            f"{size.built.seconds / size.rows * 1e6:.0f}",
            f"{size.built.peak / 1e6:.0f}",
            f"{size.size / size.rows:,.0f}",
        )
        for size in sizes
    ]
    large = [size for size in sizes if size.rows >= 10_000]
    return table(header, rows) + _slope([(size.rows, size.built.seconds) for size in large], "The build, from 10,000 rows on")


def _question_table(sizes: Sequence[Size], runs: int) -> str:
    rows = []
    for question in QUESTIONS:
        asked = {"bundled": _ask(None, question.of_bundled)}
        asked |= {str(size.rows): _ask(size, question.of_votes) for size in sizes}
        found = in_turn(asked, runs)
        ours = found.pop("bundled")
        cells = [f"{run.seconds / ours.seconds:.2f} ({max(run.lines - 1, 0):,})" for run in found.values()]
        rows.append((question.name, f"{ours.seconds * 1000:.0f} ms ({max(ours.lines - 1, 0):,})", *cells))
    return table(("question (rows shown)", "bundled record", *(f"{size.rows:,} rows" for size in sizes)), rows)


def _dump_table(sizes: Sequence[Size], runs: int) -> str:
    rows = []
    said = ""
    for form in DUMPS:
        found = in_turn({str(size.rows): _ask(size, f"timeline {form}") for size in sizes}, min(runs, 3))
        for size, run in zip(sizes, found.values(), strict=True):
            cells = (f"{run.first * 1000:.0f}", f"{run.seconds:.2f}", f"{run.seconds / size.rows * 1e6:.0f}", f"{run.peak / 1e6:.0f}")
            rows.append((f"`{form}`, {size.rows:,}", *cells))
        large = [(size.rows, found[str(size.rows)].seconds) for size in sizes if size.rows >= 10_000]
        said += _slope(large, f"The whole record with `{form}`, from 10,000 rows on")
    return table(("everything, rows", "first row, ms", "in all, s", "µs a row", "peak memory, MB"), rows) + said


def _slope(points: Sequence[tuple[int, float]], what: str) -> str:
    """The exponent of rows in the time that they take, by least squares of the logarithms: 1 is linear."""
    if len(points) < 2:
        return ""
    slope = statistics.linear_regression([math.log(rows) for rows, _ in points], [math.log(time) for _, time in points]).slope
    return f"\n{what}, takes time as rows to the power {slope:.2f}; 1 would be linear.\n"


if __name__ == "__main__":
    main()
