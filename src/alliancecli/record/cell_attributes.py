"""What a table has beyond our fields: attributes, each kept from the cell of one column."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache, partial

from alliancecli.errors import RecordFaults
from alliancecli.model.columns import ATTRIBUTE
from alliancecli.model.csv_injection import restore
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import TableFile
from alliancecli.model.records import Value
from alliancecli.record.cell_fields import CACHE_SIZE, CellField
from alliancecli.record.cell_values import NO_NUMBER, line
from alliancecli.record.decode import DEGREES, attribute_fault, number
from alliancecli.record.row_error import RowError
from alliancecli.record.row_templates import Template, Together, listed
from alliancecli.record.yaml_reader import short

MOST_DIGITS = 15
"""The digits of the longest cell that is kept as a number: as many as a number has."""


def attributes_of(table: TableFile, places: Mapping[str, int]) -> CellField | None:
    """The attributes that rows fill, None where there are none. Raises RecordFaults for columns that there are not, or no names."""
    mapping, where = table.mapping or TableMapping(), str(table.mapping_location)
    named = mapping.attributes
    if not mapping.columns:
        starts = {name.removeprefix(ATTRIBUTE): name for name in places if name.startswith(ATTRIBUTE)}
        named, where = {**starts, **named}, where if named else f"{table.path}:1"
    for name, column in named.items():
        if name not in DEGREES and (said := attribute_fault(name, "")):
            raise RecordFaults([f"{where}: attributes: '{short(name)}' {said}"])
        if places.get(column, -1) < 0:
            raise RecordFaults([f"{where}: tables: there is no column '{short(column)}'; the columns are {listed(places)}"])
    if not named:
        return None
    filled = Together([Template("%s", (places[column],)) for column in named.values()])
    return CellField("attributes", filled, partial(_attributes, tuple(named)), 0)


def _attributes(names: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, Value] | None:
    """The attributes of a row; those whose cells are empty are left out. Raises RowError for what is no place."""
    found = {name: value for name, cell in zip(names, cells, strict=True) if (value := _attribute(name, cell)) is not None}
    return found or None


_SAME_AS_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", re.ASCII)


@lru_cache(maxsize=CACHE_SIZE)
def _attribute(name: str, cell: str) -> Value | None:
    """A cell as a number, where that is written in just these signs, else as text: `0012` and `1.50` stay what they are."""
    text = line(ATTRIBUTE + name, restore(cell.strip()))
    if text is None or (name in DEGREES and text in NO_NUMBER):
        return None
    value: Value = text
    if name in DEGREES:
        with suppress(ValueError):
            value = number(text)
        if said := attribute_fault(name, value):
            raise RowError(f"{ATTRIBUTE}{name}: {said}")
    elif _SAME_AS_NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS and text != "-0":
        value = number(text)
    return value
