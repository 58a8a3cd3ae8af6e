"""A field is declared once: the decoder, the schemas, the index, rows and their help, the library, exports and Spark follow."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from shutil import copytree
from typing import Any

import pytest

import alliancecli
from alliancecli.api.record import Record
from alliancecli.model.columns import CLAIMS, KINDS
from conftest import ROOT, TESTS

FIELD = '    venue: str = ""\n    """Where it was held. A field of a test."""\n'
CLASSES = {
    "events": "Event",
    "figures": "Figure",
    "institutions": "Institution",
    "relations": "Relation",
    "sources": "Source",
    "terms": "Term",
}
WORDS = "where it was held"
Told = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What a copy of the package has of a field that was added to each class in `records.py`, and nowhere else."""
    folder = tmp_path_factory.mktemp("added")
    package = copytree(ROOT / "src" / "alliancecli", folder / "alliancecli")
    records = package / "model" / "records.py"
    text = records.read_text(encoding="utf-8")
    for name in CLASSES.values():
        text = re.sub(rf"(class {name}\b.*?)\n\n\n", rf"\1\n{FIELD}\n\n", text, count=1, flags=re.DOTALL)
    records.write_text(text, encoding="utf-8")
    data = copytree(TESTS / "mini", folder / "data")
    for name in CLASSES:
        path = data / f"{name}.yaml"
        path.write_text(re.sub(r"(- id: .*\n)", r"\1  venue: Brussels\n", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    environment = {"PYTHONPATH": str(folder), "ALLIANCE_CACHE": str(folder / "cache")}
    for arguments in (("-m", "alliancecli.record.schema", "schema"), ("-m", "alliancecli.api.stub")):
        subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True)
    probe = [sys.executable, str(TESTS / "model" / "added.py"), str(folder)]
    found: Told = json.loads(subprocess.run(probe, env=environment, check=True, stdout=subprocess.PIPE).stdout)
    return found


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind != "sources"])
def test_a_field_declared_once_is_everywhere(kind: str, told: Told) -> None:
    assert told[kind] == {
        "decoder": "Brussels",
        "schema": "Where it was held. A field of a test.",
        "index": [["TEXT", 0]],
        "json": ["Brussels"],
        "last": {"relations": "type", "events": "source_date"}.get(kind, "venue"),  # `show`, and dates of sources, have columns after it
        "help": WORDS,
        "library": None if kind == "relations" else "str | None",
        "sqlite": "Brussels",
        "datapackage": WORDS,
        "parquet": [["text", WORDS]],
        "spark": [["text", WORDS]],
    }


def test_a_field_of_a_source_is_one_of_its_entry(told: Told) -> None:
    assert told["sources"] == {
        "decoder": "Brussels",
        "schema": "Where it was held. A field of a test.",
        "index": [],  # it stands in the column `csl`
        "json": ["Brussels"],
        "last": "relations",
        "help": None,
        "library": "None",
        "sqlite": "Brussels",
        "datapackage": WORDS,
        "parquet": [["text", WORDS]],
        "spark": [],
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_column_has_a_place_of_its_own(kind: Any) -> None:
    for columns in (kind.stored, kind.row):
        keys = [column.key for column in columns]
        assert len(keys) == len(set(keys))
        assert all(column.describe for column in columns)
    assert kind.row[0].key == "id"
    assert ("first" in {column.key for column in kind.stored}) == (kind in CLAIMS)


ASKED: dict[str, Callable[[Record], Iterable[Mapping[str, Any]]]] = {
    "event": lambda record: record.timeline(weight="background"),
    "figure": lambda record: record.figures(),
    "institution": lambda record: record.institutions(),
    "source": lambda record: record.sources(),
    "term": lambda record: record.terms(),
}


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Mapping[str, Any]]]:
    """All rows of the mini record and of every sample, by kind."""
    found: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in ASKED}
    for data in (*(file.parent for file in TESTS.glob("samples/*/record.yaml")), TESTS / "mini"):
        with alliancecli.open(data, cache=None) as record:
            for kind, ask in ASKED.items():
                found[kind] += ask(record)
    return found


@pytest.mark.parametrize("kind", ASKED)
def test_a_column_is_required_where_no_row_of_any_record_lacks_it(rows: dict[str, list[Mapping[str, Any]]], kind: str) -> None:
    """But for authors, who are told in words, of which there may be none."""
    columns = {column.key: column.required for column in KINDS[kind].row if column.key in rows[kind][0] and column.key != "author"}
    never_empty = {key for key in columns if all(_is_said(row[key]) for row in rows[kind])}
    assert {key for key, is_required in columns.items() if is_required} == never_empty


def _is_said(value: Any) -> bool:
    return value not in (None, "", (), [], {})
