"""The tables of a data package that alliance wrote: what datapackage.json says of them, and their rows as nodes of the types it names."""

import json
import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.characters import composed, restored
from alliancecli.model.columns import ATTRIBUTE
from alliancecli.model.csv_injection import restore
from alliancecli.model.data_package import LAYOUT, OURS, is_number
from alliancecli.model.record import Location, TableFile
from alliancecli.model.words import counted
from alliancecli.record.cell_values import line as on_one_line
from alliancecli.record.csv_rows import opened_rows
from alliancecli.record.decode import Faults
from alliancecli.record.row_error import RowError
from alliancecli.record.yaml_reader import Node, scalar, short

MAX_BYTES = 16_000_000
"""Bytes of the largest descriptor: ours have some forty thousand."""

AGAIN = "put it back, or export the package again"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that are not empty, by the names of their columns, and its line."""

    cells: dict[str, Node]
    line: int

    def text(self, column: str) -> str:
        """The text of a cell; "" where it is empty."""
        node = self.cells.get(column)
        return "" if node is None else str(node.value)


class Field(NamedTuple):
    """A column: its name, its type in words of Table Schema, and what stands between the entries of a list."""

    name: str
    type: str
    delimiter: str


def described(path: Path) -> dict[str, Any]:
    """What a descriptor says. Raises RecordFaults where it is none of ours, or newer; AllianceError where it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, f"has more than {MAX_BYTES:,} bytes, which describe no record; look at what wrote it")
        said = json.loads(composed(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise AllianceError(f"{path}: cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise _fault(path, f"is no JSON: {error.msg}; {AGAIN}", error.lineno) from None
    except (ValueError, RecursionError):
        raise _fault(path, f"is no JSON in UTF-8; {AGAIN}") from None
    ours = said.get(OURS) if isinstance(said, dict) else None
    if not isinstance(ours, dict):
        advice = "map its tables in a record.yaml beside it (`alliance new mapping FILE` writes a first one)"
        raise _fault(path, f"describes a package that alliance did not write; {advice}")
    layout = ours.get("layout")
    if not isinstance(layout, int) or layout < 1:
        raise _fault(path, f"{OURS}.layout: should be the number of a layout, {LAYOUT} or less; export the package again")
    if layout > LAYOUT:
        raise _fault(path, f"is of layout {layout}, and this alliance reads {LAYOUT}: a newer one wrote it; pip install -U alliancecli")
    if ours.get("whole") is not True:
        raise _fault(path, "was exported with filters, so what its lists and references name is not all there; export it without them")
    return dict(said)


class PackageTable:
    """A table of a package; `problems` are those of cells that are not of the type of their column.

    Raises RecordFaults where the descriptor does not say which file it is, or which columns it has.
    """

    def __init__(self, descriptor: Path, said: dict[str, Any], name: str) -> None:
        self.name = name
        resources = said.get("resources")
        found = [one for one in resources if isinstance(one, dict) and one.get("name") == name] if isinstance(resources, list) else []
        if len(found) != 1:
            raise _fault(descriptor, f"resources: has {'two' if found else 'no'} '{name}'; export the package again")
        path, schema = found[0].get("path"), found[0].get("schema")
        if not isinstance(path, str) or os.path.basename(path) != path or not path.endswith((".csv", ".csv.gz")):
            raise _fault(descriptor, f"{name}.path: '{short(str(path))}' is no CSV file of this folder; write its bare name")
        self.path = descriptor.parent / path
        self.problems = Faults(str(self.path))
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if not isinstance(fields, list) or not all(isinstance(one, dict) and isinstance(one.get("name"), str) for one in fields):
            raise _fault(descriptor, f"{name}.schema.fields: should be a list of columns, each with `name` and `type`; {AGAIN}")
        self.fields = [Field(one["name"], str(one.get("type", "string")), str(one.get("delimiter") or ",")) for one in fields]
        if not os.path.lexists(self.path):
            raise _fault(self.path, f"is missing, and {descriptor.name} names it; {AGAIN}")

    def rows(self, unread: Collection[str] = ()) -> Iterator[Row]:
        """Its rows, less the columns `unread`. Raises RecordFaults where the file is none, or has other columns than are declared."""
        where = Location(file=str(self.path), line=1)
        with opened_rows(TableFile(kind=self.name, path=str(self.path), mapping=None, mapping_location=where)) as rows:
            names = [field.name for field in self.fields]
            if strange := [name for name in (*rows.header, *names) if name not in names or name not in rows.header]:
                raise _fault(self.path, f"the column '{short(strange[0])}' is here or in the descriptor, and not in both; mend one of them")
            fields = [(n, self.fields[names.index(name)]) for n, name in enumerate(rows.header) if name not in unread]
            for cells in rows:
                if isinstance(cells, RowError) or len(cells) != len(names):
                    said = cells.args if isinstance(cells, RowError) else (f"has {counted(len(cells), 'cell')}, the header {len(names):,}",)
                    self._problem(rows.line, *said)
                else:
                    yield Row(dict(self._nodes(fields, cells, rows.line)), rows.line)

    def _nodes(self, fields: list[tuple[int, Field]], cells: list[str], line: int) -> Iterator[tuple[str, Node]]:
        for n, field in fields:
            if cell := cells[n]:
                try:
                    yield field.name, _node(field, cell, line)
                except RowError as error:
                    self._problem(line, *error.args)

    def _problem(self, line: int, *said: str) -> None:
        for one in said:
            self.problems.add(Node(None, line), self.name, one)


def _node(field: Field, cell: str, line: int) -> Node:
    """The value of a cell. Raises RowError where it is none of the column's type."""
    match field.type:
        case "number" | "integer" if not field.name.startswith(ATTRIBUTE):
            return scalar(cell, line)
        case "number" | "integer" if not is_number(cell):
            raise RowError(f"{field.name}: should be a number in bare digits (20000, 2.5), is '{short(cell)}'")
        case "number" | "integer" | "any" if is_number(cell):
            return Node(json.loads(cell), line)
        case "array":
            return _value(_json(field, cell, list), line)
        case "any" if cell.startswith('"'):
            return _value(_json(field, cell, str), line)
        case "boolean" if cell in ("true", "false"):
            return Node(cell, line)
        case "boolean":
            raise RowError(f"{field.name}: '{short(cell)}' is neither true nor false")
    text = restored(restore(on_one_line(field.name, cell) or ""))
    if field.type == "list":
        return _value(text.split(field.delimiter), line)
    return Node(text, line, quoted=True)


def _value(value: str | list[str], line: int) -> Node:
    if isinstance(value, list):
        return Node([_value(one, line) for one in value], line)
    return Node(value, line, quoted=True)


def _json(field: Field, cell: str, kind: type[Any]) -> Any:
    """What a cell of JSON says: a text, or a list of texts. Raises RowError for anything else."""
    with suppress(ValueError, RecursionError):
        found = json.loads(cell)
        if isinstance(found, kind) and all(isinstance(one, str) for one in found):
            return found
    raise RowError(f"{field.name}: should be {'a text' if kind is str else 'a list of texts'} in JSON, is '{short(cell)}'")


def _fault(path: Path, message: str, line: int = 1) -> RecordFaults:
    return RecordFaults([f"{path}:{line}: {message}"])
