"""Records with tables, written for a test."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

from conftest import TESTS

HEADER = "id,date,title,kind,actors,source,locator"


def folder(path: Path, *rows: str, header: str = HEADER, name: str = "events.csv", mapping: str = "") -> Path:
    """The mini record without its events, figures and relations, and a table in their place."""
    made = shutil.copytree(TESTS / "mini", path)
    (made / "events.yaml").unlink()
    (made / "figures.yaml").unlink()
    (made / "relations.yaml").unlink()
    text = "\n".join((header, *rows, ""))
    if name.endswith(".gz"):
        with gzip.open(made / name, "wt", encoding="utf-8") as file:
            file.write(text)
    else:
        (made / name).write_text(text, encoding="utf-8")
    if mapping:
        with (made / "record.yaml").open("a", encoding="utf-8") as file:
            file.write(mapping)
    return made


EVENT = {"title": "T", "kind": "report", "source": "diary", "locator": "p. 1"}
FIGURE = {"subject": "force", "measure": "troops", "unit": "troops", "date": "2009", "source": "diary", "locator": "p. 1"}


def said(value: Any) -> str:
    """A plain value in YAML, as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def mapped(path: Path, kind: str, names: str, *rows: str, columns: dict[str, str], **keys: Any) -> Path:
    """A record whose table is mapped so."""
    base = EVENT if kind == "events" else FIGURE if kind == "figures" else {}
    table = {"file": "own.csv", "makes": kind, "columns": base | columns, **keys}
    return folder(path, *rows, header=names, name="own.csv", mapping=f"tables: [{said(table)}]\n")
