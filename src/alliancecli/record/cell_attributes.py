"""From cells to attributes: what a table has beyond our fields, kept as it stands there."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from alliancecli.errors import RecordFaults
from alliancecli.model.csv_injection import restore
from alliancecli.model.records import TableMapping, Value
from alliancecli.record.cell_values import NO_NUMBER, line
from alliancecli.record.decode import DEGREES, attribute_fault, number
from alliancecli.record.row_error import RowError
from alliancecli.record.row_templates import Template, listed
from alliancecli.record.yaml_reader import short

PREFIX = "attributes."
"""How the columns begin that `--csv` prints of attributes: they are read back."""

CACHE_SIZE = 50_000
"""The number of cells that are kept decoded."""

MOST_DIGITS = 15
"""The digits of the longest cell that is kept as a number: as many as a number has."""

_SAME_AS_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", re.ASCII)


def attribute_templates(mapping: TableMapping, places: Mapping[str, int], where: str, header: str) -> dict[str, Template]:
    """Each attribute that rows fill: those that a mapping names, and without one those that the columns name.

    Raises RecordFaults for columns that there are not, and names that none may have; `where` or `header` is told before.
    """
    named = dict(mapping.attributes)
    if not mapping.columns:
        named = {name.removeprefix(PREFIX): name for name in places if name.startswith(PREFIX)} | named
    for name, column in named.items():
        if name not in DEGREES and (said := attribute_fault(name, "")):
            raise RecordFaults([f"{where if name in mapping.attributes else header}: attributes: '{short(name)}' {said}"])
        if places.get(column, -1) < 0:
            raise RecordFaults([f"{where}: tables: there is no column '{short(column)}'; the columns are {listed(places)}"])
    return {name: Template("%s", (places[column],)) for name, column in named.items()}


def attributes(names: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, Value] | None:
    """The attributes of a row; those whose cells are empty are left out. Raises RowError for what is no place."""
    found = {name: value for name, cell in zip(names, cells, strict=True) if (value := _attribute(name, cell)) is not None}
    return found or None


@lru_cache(maxsize=CACHE_SIZE)
def _attribute(name: str, cell: str) -> Value | None:
    """A cell as a number, where that is written in just these signs, else as text: `0012` and `1.50` stay what they are."""
    text = line(PREFIX + name, restore(cell.strip()))
    if text is None or (name in DEGREES and text in NO_NUMBER):
        return None
    value: Value = text
    if name in DEGREES:
        with suppress(ValueError):
            value = number(text)
        if said := attribute_fault(name, value):
            raise RowError(f"{PREFIX}{name}: {said}")
    elif _SAME_AS_NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS and text != "-0":
        value = number(text)
    return value
