"""Does search find what a person means? Asks the questions of search.yaml, and counts those whose record is among the first three hits.

python benchmarks/search.py            both halves, and what came first where the record did not
python benchmarks/search.py tuned      one half
"""

import sys
import time
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

import alliancecli

FIRST = 3
"""So many hits are looked at."""


def main(halves: list[str]) -> None:
    """Print a line for each question that failed, and how many did not."""
    asked: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    with alliancecli.open() as record:
        for half in halves or asked:
            began, found = time.perf_counter(), 0
            for question in asked[half]:
                hits = [row["id"] for row in record.search(question["ask"], limit=FIRST)]
                good = any(fnmatch(hit, wanted) for hit in hits for wanted in question["want"])
                found += good
                if not good:
                    print(f"  {question['ask']}: {', '.join(hits) or 'nothing'}")
            took = 1000 * (time.perf_counter() - began) / len(asked[half])
            print(f"{half}: {found} of {len(asked[half])} among the first {FIRST}; {took:.0f} ms a question")


if __name__ == "__main__":
    main(sys.argv[1:])
