"""How often `alliance factcheck` is right: drafts with labels, each statement's verdict against the row nearest to it.

    python benchmarks/factcheck.py [--set SET] [-v] [FOLDER ...]

The sets are tune, held, later, recent, fresh, newer, last, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,
thirteenth, fourteenth, fifteenth and sixteenth. A folder (benchmarks/factcheck if none is given) has labels.yaml and drafts. A row is
paired with the label that its characters overlap most, each label with one row. Precision counts the rows of a verdict whose label has
it: a supported or refuted row on a passage without a label is wrong. Recall counts the labels. Then the time that 10,000 words take.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

VERDICTS = ("supported", "refuted", "not-enough-info")


Row = dict[str, Any]


def checked(draft: Path) -> list[Row]:
    command = [sys.executable, "-m", "alliancecli", "factcheck", str(draft), "--json"]
    rows: list[Row] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return rows


def pairs(text: str, rows: list[Row], labels: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each row with its label, or None where it lies on none; a further row that is right on a label already paired is left out."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = []
    for label in labels:
        begin = text.index(label["text"], starts[label["line"] - 1])
        spans.append((begin, begin + len(label["text"])))
    shared = []
    for n, row in enumerate(rows):
        begin = starts[row["line"] - 1] + row["column"] - 1
        end = starts[row["end_line"] - 1] + row["end_column"] - 1
        for m, (first, last) in enumerate(spans):
            common = min(end, last) - max(begin, first)
            if common >= 0.3 * min(end - begin, last - first):
                shared.append((common / max(end - begin, last - first) + (row["verdict"] == labels[m]["verdict"]) / 1000, n, m))
    label_of: dict[int, int] = {}
    for _, n, m in sorted(shared, reverse=True):
        if n not in label_of and m not in label_of.values():
            label_of[n] = m
    found: list[tuple[Row, Row | None]] = []
    for n, row in enumerate(rows):
        near = [labels[m] for _, k, m in shared if k == n]
        if n in label_of:
            found.append((row, labels[label_of[n]]))
        elif not any(label["verdict"] == row["verdict"] or (label.get("mixed") and row["verdict"] == "supported") for label in near):
            found.append((row, near[0] if near else None))
    return found


def missed(name: str, labels: list[Row], paired: list[tuple[Row, Row | None]]) -> None:
    """Print the statements that have another verdict than their label, or no row at all."""
    rows = {label["id"]: row for row, label in paired if label}
    for label in labels:
        row = rows.get(label["id"])
        if (got := row["verdict"] if row else "no row") != label["verdict"] != "not-enough-info":
            said = f"{row['text']!r}, {row['says']}: {row['note']}" if row else ""
            print(f"{name}:{label['line']}: {label['kind']} {label['verdict']}, is {got}: {label['text']!r} {label['why']} {said}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", help="only drafts whose labels name this set")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is wrong")
    parser.add_argument("folders", nargs="*", default=[Path(__file__).with_suffix("")], type=Path)
    args = parser.parse_args()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    words: list[str] = []
    for folder in args.folders:
        for name, spec in yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8")).items():
            if args.set and spec["set"] != args.set:
                continue
            path = next((folder / "drafts").glob(f"{name}.*"))
            text = path.read_text(encoding="utf-8")
            words += text.split()
            wanted.update(label["verdict"] for label in spec["statements"])
            paired = pairs(text, checked(path), spec["statements"])
            if args.verbose:
                missed(name, spec["statements"], paired)
            for row, label in paired:
                verdict = row["verdict"]
                if (label is None and verdict == "not-enough-info") or (label and label.get("mixed") and verdict == "supported"):
                    continue
                given[verdict] += 1
                if label and label["verdict"] == verdict:
                    right[verdict] += 1
                elif args.verbose and verdict != "not-enough-info":
                    print(f"{name}:{row['line']}: {verdict}, label {label['verdict'] if label else 'none'}: {row['text']!r}: {row['note']}")
    print(f"{'':16} precision          recall")
    for verdict in VERDICTS:
        precision, recall = right[verdict] / (given[verdict] or 1), right[verdict] / (wanted[verdict] or 1)
        print(
            f"{verdict:16} {precision:.3f} ({right[verdict]} of {given[verdict]})".ljust(36)
            + f"{recall:.3f} ({right[verdict]} of {wanted[verdict]})"
        )
    with TemporaryDirectory() as folder:
        long = Path(folder) / "long.txt"
        long.write_text(
            "\n\n".join(" ".join(words[n : n + 100]) for n in range(0, len(words), 100)) * (10_000 // len(words) + 1), encoding="utf-8"
        )
        begun = time.perf_counter()
        checked(long)
        count = len(long.read_text(encoding="utf-8").split())
        print(f"{count:,} words in {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    main()
