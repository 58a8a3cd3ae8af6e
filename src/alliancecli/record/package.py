"""A data package that alliance wrote, read back as a record: its rows become the blocks that YAML would have.

So the same decoder finds the same faults in them, each with the line of its row. A package is in memory as a whole, as YAML is.
"""

import os
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from alliancecli.errors import RecordFaults
from alliancecli.model.columns import ATTRIBUTE, KINDS, OF_ONE_PASSAGE
from alliancecli.model.data_package import DESCRIPTOR, OURS
from alliancecli.model.records import Citation, Name, Source
from alliancecli.model.vocabulary import Qualifier
from alliancecli.record.decode import spec
from alliancecli.record.package_tables import AGAIN, PackageTable, Row, described
from alliancecli.record.yaml_reader import Node, short

BESIDE: dict[str, tuple[str, ...]] = {
    "theatres": ("id", "definition"),
    "scopes": ("id", "definition", "part", "cumulative"),
    "lists": ("id", "date"),
    "authors": ("source", "position", *spec(Name)),
    "citations": ("type", "record", "position", *spec(Citation)),
}
"""The tables that are read beside those of records, and their columns."""

WORKED_OUT = ("series", "issued_min", "issued_max")
"""Columns that follow from others, beside those that rows of answers have."""

ENDS = {"low": "value_min", "high": "value_max"}
"""The ends of a range, and the columns that have them."""


class Listed(NamedTuple):
    """A list that leaves no one out: its id, the block that says for what time, and the ids of what it lists."""

    id: str
    complete: Node
    claims: list[str]


class Package:
    """The package in a folder. Raises RecordFaults where it is none of ours, or newer; AllianceError where it cannot be read."""

    def __init__(self, folder: Path, classes: dict[str, type[Any]]) -> None:
        self._classes = classes
        self.path = folder / DESCRIPTOR
        self._said = described(self.path)
        self.tables = {name: PackageTable(self.path, self._said, name) for name in (*BESIDE, *classes)}
        for name, table in self.tables.items():
            self._refuse_columns(name, [field.name for field in table.fields])
        self.files = {os.path.basename(str(one["path"])) for one in self._said["resources"] if isinstance(one, dict) and "path" in one}
        self.blocks: dict[str, list[Node]] = {}
        self.lists: list[Listed] = []

    def read(self) -> None:
        """Read its tables into `blocks`, those of each kind of record, and `lists`.

        Raises RecordFaults where a row belongs to nothing.
        """
        cited, wrote = self._beside("citations", "type", "record"), self._beside("authors", "source")
        inside: dict[str, list[str]] = {}
        for name, cls in self._classes.items():
            self.blocks[name] = []
            for row in self.tables[name].rows(_worked_out(name, cls)):
                identity = row.text("id")
                block = _block(row, cls)
                if cls is not Source:
                    block["sources"] = Node(cited.pop((name, identity), []), row.line)
                elif names := wrote.pop((identity,), []):
                    block["author"] = Node(names, row.line)
                self.blocks[name].append(Node(block, row.line))
                if "list" in row.cells:
                    inside.setdefault(row.text("list"), []).append(identity)
        for row in self.tables["lists"].rows():
            identity = row.text("id")
            said = {key: row.cells[key] for key in ("date",) if key in row.cells}
            said["sources"] = Node(cited.pop(("lists", identity), []), row.line)
            self.lists.append(Listed(identity, Node(said, row.line), inside.pop(identity, [])))
        self._refuse_left(cited, wrote, inside)

    @property
    def heading(self) -> Node:
        """What record.yaml would say."""
        ours, licences = self._said[OURS], self._said.get("licenses")
        licence = licences[0].get("name") if isinstance(licences, list) and licences and isinstance(licences[0], dict) else None
        said = {"title": self._said.get("title"), "version": self._said.get("version"), "date": ours.get("date"), "licence": licence}
        scopes = list(self.tables["scopes"].rows())
        return Node(
            {
                **{key: _of_json(value) for key, value in said.items()},
                "quiet": _of_json(ours.get("quiet", [])),
                "theatres": _definitions(self.tables["theatres"].rows()),
                "scopes": _definitions(scopes),
                "parts": Node([Node(row.text("id"), row.line) for row in scopes if row.text("part") == "true"], 1),
                "cumulative": Node([Node(row.text("id"), row.line) for row in scopes if row.text("cumulative") == "true"], 1),
            },
            1,
        )

    def _beside(self, name: str, *key: str) -> "Beside":
        """The rows of a table of what records have several of, as blocks in their positions, by what they belong to."""
        found: dict[tuple[str, ...], list[tuple[Any, Node]]] = {}
        for row in self.tables[name].rows():
            block = {column: node for column, node in row.cells.items() if column not in (*key, "position")}
            found.setdefault(tuple(map(row.text, key)), []).append((_position(row), Node(block, row.line)))
        return {one: [node for _, node in sorted(rows, key=itemgetter(0))] for one, rows in found.items()}

    def _refuse_columns(self, name: str, columns: list[str]) -> None:
        """Raise RecordFaults where a table lacks a column that is needed, or has one that nothing is known of."""
        known = set(BESIDE.get(name, ()))
        needed = known - {*OF_ONE_PASSAGE}
        if name in self._classes:
            rules = spec(self._classes[name]).values()  # type: ignore[arg-type]  # classes are hashable
            needed = {rule.attribute for rule in rules if rule.required} - {"sources"}
            known = {*(rule.attribute for rule in rules), *ENDS.values(), "list", *_worked_out(name, self._classes[name])}
        for column in columns:
            if column not in known and not column.startswith(ATTRIBUTE):
                advice = f"what a record has beyond its fields is called {ATTRIBUTE}{short(column)}"
                raise RecordFaults([f"{self.path}:1: {name}: there is no field '{short(column)}'; {advice}"])
        for column in sorted(needed - {*columns}):
            raise RecordFaults([f"{self.path}:1: {name}: has no column '{column}'; {AGAIN}"])

    def _refuse_left(self, cited: "Beside", wrote: "Beside", inside: dict[str, list[str]]) -> None:
        """Raise RecordFaults for what belongs to no record, and for a list that is named and not there."""
        left = [
            *((self.tables["citations"], nodes[0].line, f"there is no '{short(one)}' in {kind}") for (kind, one), nodes in cited.items()),
            *((self.tables["authors"], nodes[0].line, f"there is no '{short(one)}' in sources") for (one,), nodes in wrote.items()),
            *(
                (self.tables["lists"], 1, f"there is no '{short(one)}' here, and {claims[0]} stands in it")
                for one, claims in inside.items()
            ),
        ]
        if left:
            raise RecordFaults([f"{table.path}:{line}: {said}; mend the name, or take the row out" for table, line, said in left])


Beside: TypeAlias = dict[tuple[str, ...], list[Node]]
"""Blocks by what they belong to."""


def _worked_out(name: str, cls: type[Any]) -> set[str]:
    """The columns of a table of records that nothing is read from, because they follow from others."""
    fields = {rule.attribute for rule in spec(cls).values()}  # type: ignore[arg-type]  # classes are hashable
    return {*WORKED_OUT, *(column.key for column in KINDS[name.removesuffix("s")].row)} - fields - {*ENDS.values()}


def _block(row: Row, cls: type[Any]) -> dict[str, Node]:
    """What a row says of a record, but for its sources and its authors."""
    cells = row.cells
    keys = [key for key in spec(cls) if (cls, key) != (Source, "author")]  # type: ignore[arg-type]  # classes are hashable
    block = {key: cells[column] for key in keys if (column := key.replace("-", "_")) in cells}
    if row.text("qualifier") == Qualifier.RANGE:
        block |= {end: cells[column] for end, column in ENDS.items() if column in cells}
    attributes: dict[str, Node] = {key.removeprefix(ATTRIBUTE): node for key, node in cells.items() if key.startswith(ATTRIBUTE)}
    return block | {"attributes": Node(attributes, row.line)} if attributes else block


def _position(row: Row) -> int:
    """The position of a row; of one without a number the first."""
    said = row.cells.get("position")
    return said.value if said and isinstance(said.value, int) else 0


def _definitions(rows: Iterable[Row]) -> Node:
    return Node({row.text("id"): Node(row.text("definition"), row.line, quoted=True) for row in rows}, 1)


def _of_json(value: Any) -> Node:
    """A value of the descriptor; what no heading has is told by the decoder."""
    if isinstance(value, list):
        return Node([_of_json(one) for one in value], 1)
    return Node(value if isinstance(value, (str, int, float)) else None, 1, quoted=isinstance(value, str))
