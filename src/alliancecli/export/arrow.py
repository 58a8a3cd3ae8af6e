"""Columns of rows as Arrow arrays."""

from typing import Any

from alliancecli.dates.days import ordinal, read_iso
from alliancecli.model.columns import STRUCTS, Column

EPOCH = ordinal((1970, 1, 1))


def type_of(pa: Any, column: Column) -> Any:
    """The type of a column: days are dates, lists are lists, their objects structs of texts; EDTF is text."""
    if column.kind in STRUCTS:
        return pa.list_(pa.struct([(key, pa.string()) for key in STRUCTS[column.kind]]))
    simple = {"day": pa.date32(), "number": pa.float64(), "integer": pa.int64(), "truth": pa.bool_(), "texts": pa.list_(pa.string())}
    return simple.get(column.kind, pa.string())


def schema(pa: Any, columns: tuple[Column, ...], about: dict[str, str]) -> Any:
    """The schema of a file of these columns, each with its meaning; `about` is said of the file."""
    fields = [pa.field(c.key, type_of(pa, c), nullable=not c.required, metadata={"description": c.describe}) for c in columns]
    return pa.schema(fields, metadata=about)


def table(pa: Any, schema: Any, columns: tuple[Column, ...], rows: list[dict[str, Any]]) -> Any:
    """Rows as a table of that schema."""
    return pa.Table.from_arrays([_array(pa, column, [row[column.key] for row in rows]) for column in columns], schema=schema)


def _array(pa: Any, column: Column, values: list[Any]) -> Any:
    if column.kind == "day":  # as days since 1970: Python's own date ends at the year 1
        return pa.array([_since_epoch(value) if value else None for value in values], pa.int32()).cast(pa.date32())
    if column.kind == "number":
        values = [None if value is None else float(value) for value in values]
    return pa.array(values, type_of(pa, column))


def _since_epoch(day: str) -> int:
    return ordinal(read_iso(day)) - EPOCH
