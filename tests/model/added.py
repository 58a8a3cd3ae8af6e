"""Run in a package whose record classes have one field more, `venue`: tells as JSON where each kind of record has it, and as what.

Its argument is a folder: `data` in it is a record whose first claim or entity of each kind has a venue.
"""

import csv
import json
import os
import sqlite3
import sys
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, get_type_hints

from alliancecli import index
from alliancecli.api import shapes
from alliancecli.cli import run
from alliancecli.export.tables import TABLES as EXPORTED
from alliancecli.record.loading import FILES, load
from alliancecli.record.schema import schemas
from alliancecli.spark.layout import TABLES as PARQUET

LISTED = {
    "events": ("timeline --weight background", "EventRow"),
    "figures": ("figures", "FigureRow"),
    "institutions": ("institutions", "InstitutionRow"),
    "relations": ("show force-life", ""),
    "sources": ("sources", "SourceRow"),
    "terms": ("terms", "TermRow"),
}
"""What lists each kind of record, and the type of its rows in the library."""


def asked(*arguments: str) -> str:
    """What a command prints."""
    with redirect_stdout(StringIO()) as said:
        assert run(list(arguments)) == 0, arguments
    return said.getvalue()


def found(folder: Path) -> dict[str, dict[str, Any]]:
    """By the kind of record, what each place has."""
    record, help_page, made = load(folder / "data"), asked("help", "fields"), schemas()
    asked("export", "sqlite", str(folder / "record.sqlite"))
    asked("export", "datapackage", str(folder / "package"))
    package = json.loads((folder / "package" / "datapackage.json").read_text(encoding="utf-8"))
    told: dict[str, dict[str, Any]] = {}
    with closing(index.connect([str(folder / "data")], None)) as kept, closing(sqlite3.connect(folder / "record.sqlite")) as copy:
        for name in FILES:
            command, shape = LISTED[name]
            rows = json.loads(asked(*command.split(), "--json"))
            title = f"show, {name[:-1]}"
            section = next(part for part in help_page.split("\n\n") if title in part.partition("\n")[0])
            declared = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}[name]
            items = made[name]["items"]
            told[name] = {
                "decoder": next(filter(None, (getattr(one, "venue", "") for one in getattr(record, name)))),
                "schema": items.get("anyOf", [items])[0]["properties"]["venue"]["description"],
                "index": [row[2:4] for row in kept.execute(f"PRAGMA table_info({name[:-1]})") if row[1] == "venue"],
                "json": [value for row in rows for value in (row.get("venue"), row.get("csl", {}).get("venue")) if value],
                "last": next(csv.reader(StringIO(asked(*command.split(), "--csv"))))[-1],
                "help": next((line.split(None, 1)[1] for line in section.splitlines() if line.split()[:1] == ["venue"]), None),
                "library": str(get_type_hints(getattr(shapes, shape)).get("venue")) if shape else None,
                "sqlite": copy.execute(f"SELECT venue FROM {name} WHERE venue IS NOT NULL").fetchone()[0],
                "datapackage": next(one["description"] for one in declared if one["name"] == "venue"),
                "parquet": [(c.kind, c.describe) for table in EXPORTED if table.name == name for c in table.fields if c.key == "venue"],
                "spark": [(c.kind, c.describe) for table in PARQUET if table.stored == name for c in table.columns if c.key == "venue"],
            }
    return told


if __name__ == "__main__":
    where = Path(sys.argv[1])
    os.environ["ALLIANCE_DATA"] = str(where / "data")
    json.dump(found(where), sys.stdout)
