"""Records with tables, written for a test."""

import gzip
import shutil
from pathlib import Path

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
