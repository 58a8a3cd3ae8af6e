"""A record of many rows, made from a file of UN votes. `python benchmarks/votes.py VOTES.csv[.gz] FOLDER [ROWS]`

The file has the columns date, rcid, unres, country, country_code, vote (as in the `unvotes` package: 870,109 rows). The table itself is
taken as it is, or its first ROWS; what is written beside it is what a person would write to have it read: record.yaml with the mapping,
sources.yaml, institutions.yaml with the countries.
"""

import csv
import gzip
import json
import shutil
import sys
from itertools import islice
from pathlib import Path

RECORD = """\
title: Votes in the General Assembly
version: "1"
date: "2019-12-31"
licence: CC-BY-4.0
theatres:
  global: the whole world, or no one place
scopes: {}
tables:
  events:
    file: NAME
    columns:
      id: "{rcid}-{country_code}-{country}"
      date: "{date}"
      title: "{country} votes {vote} on {unres}"
      kind: resolution
      theatres: global
      actors: "{country}"
      tags: "{vote}"
      source: unvotes
      locator: "roll call {rcid}"
"""

SOURCES = """\
- id: unvotes
  type: dataset
  title: United Nations General Assembly Voting Data
  author: [{family: Voeten, given: Erik}]
  issued: "2020"
  tier: B
"""


def opened(path: Path):  # type: ignore[no-untyped-def]
    """The text of a file, unpacked if need be."""
    return gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else path.open(encoding="utf-8", newline="")


def make(votes: Path, folder: Path, rows: int | None = None) -> Path:
    """The folder, with a record in it that has the first rows of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "votes.csv.gz" if rows is None and votes.suffix == ".gz" else "votes.csv"
    if rows is None:
        shutil.copyfile(votes, folder / name)
    else:
        with opened(votes) as whole, (folder / name).open("w", encoding="utf-8", newline="") as part:
            part.writelines(islice(whole, rows + 1))
    with opened(folder / name) as table:
        countries = sorted({row["country"] for row in csv.DictReader(table)})
    (folder / "record.yaml").write_text(RECORD.replace("NAME", name), encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    with (folder / "institutions.yaml").open("w", encoding="utf-8") as file:
        for number, country in enumerate(countries, 1):
            said = json.dumps(country, ensure_ascii=False)
            file.write(f"- id: c{number:03}\n  name: {said}\n  kind: state\n")
            file.write('  sources: [{source: unvotes, locator: "column country"}]\n')
    return folder


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
