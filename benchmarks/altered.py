"""How often `alliance factcheck` sees that a number of a text is another than it was.

    python benchmarks/altered.py FOLDER [--changes 10] [--seed 1] [-v]

FOLDER has texts that the record rests on (*.txt); they are no part of the project, and where they are not there the script says so and
ends. Of the statements that are supported today it takes as many as told, by chance but the same for the same seed, and changes one
number in each, in a copy of its own: a year to another within six, any other number to one of the same size. It counts how many of the
changes are then refuted, and what else is: nothing should be.
"""

import argparse
import random
import re
from pathlib import Path
from typing import Any, NamedTuple

import alliancecli

Row = Any
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d])|(?<![\d.,])\d+(?:\.\d+)?(?![\d,]\d)")


class Change(NamedTuple):
    """A number of a text, `text[start:end]`, and what stands in its place; `row` is the statement that it is in."""

    path: Path
    start: int
    end: int
    new: str
    row: Row


def span(text: str, row: Row) -> tuple[int, int]:
    """Where a statement stands in its text."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return starts[row["line"] - 1] + row["column"] - 1, starts[row["end_line"] - 1] + row["end_column"] - 1


def another(number: str, chance: random.Random) -> str:
    """Another year, or another number of the same size and as round."""
    if re.fullmatch(r"1\d{3}|20\d\d", number):
        return str(int(number) + chance.choice([-6, -4, -3, -2, 2, 3, 4, 6]))
    bare = number.replace(",", "")
    decimals = len(bare.partition(".")[2])
    step = 10 ** (len(bare) - len(bare.rstrip("0"))) if not decimals else 10**-decimals
    value = round(float(bare) * chance.choice([0.6, 0.7, 1.4, 1.6]) / step) * step
    value = value if value != float(bare) else value + step
    return f"{value:,.{decimals}f}" if "," in number else f"{value:.{decimals}f}"


def changes(record: alliancecli.Record, paths: list[Path], most: int, chance: random.Random) -> list[Change]:
    """The changes to make: one in each of so many supported statements, no number twice."""
    found: list[Change] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for row in record.factcheck(text, only="supported"):
            start, end = span(text, row)
            numbers = [match for match in NUMBER.finditer(text, start, end) if match.end() <= end]
            if numbers and not any(one.path == path and one.start < end and start < one.end for one in found):
                match = chance.choice(numbers)
                found.append(Change(path, match.start(), match.end(), another(match[0], chance), row))
    return sorted(chance.sample(found, min(most, len(found))), key=lambda one: (one.path, one.start))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--changes", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the changes")
    args = parser.parse_args()
    paths = [path for path in sorted(args.folder.glob("*.txt")) if path.is_file()]
    if not paths:
        print(f"{args.folder}: no texts there; skipped")
        return
    refuted = others = 0
    with alliancecli.open() as record:
        made = changes(record, paths, args.changes, random.Random(args.seed))
        for one in made:
            text = one.path.read_text(encoding="utf-8")
            altered = text[: one.start] + one.new + text[one.end :]
            rows = [(span(altered, row), row) for row in record.factcheck(altered, only="refuted")]
            mine = [row for (start, end), row in rows if start < one.start + len(one.new) and one.start < end]
            refuted += bool(mine)
            others += len(rows) - len(mine)
            if args.verbose:
                print(f"{'refuted' if mine else 'not':8}{one.row['text']!r}: {text[one.start : one.end]} -> {one.new}")
                print(*(f"        also refuted: {row['text']!r}: {row['note']}" for _, row in rows if row not in mine), sep="\n", end="")
    print(f"{refuted} of {len(made)} changes refuted; refuted besides: {others}")


if __name__ == "__main__":
    main()
