"""Parquet: a file a table, or for events and figures a folder a year. Days are dates, lists are lists, sources are nested."""

import os
from typing import Any

from alliancecli.dates import ordinal, parse
from alliancecli.errors import AllianceError
from alliancecli.export import Asked
from alliancecli.export.about import about, counted
from alliancecli.export.tables import TABLES, Field, Table, collect
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row

EPOCH = ordinal((1970, 1, 1))

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""The year, in a path, of what has no first day."""


def write(connection: Engine, asked: Asked, path: str) -> list[str]:
    """Write the folder; the note counts its events and figures.

    Raises AllianceError where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise AllianceError("parquet needs pyarrow, which is not installed: pip install 'alliancecli[parquet]'") from None
    heading = about(connection)._asdict()
    rows = collect(connection, asked)
    for table in TABLES:
        if table.name == "citations":  # nested in what they are the sources of
            continue
        parts = {f"{table.name}.parquet": rows[table.name]}
        if asked.partition and table.name in ("events", "figures"):
            parts = _by_year(table.name, rows[table.name])
        schema = _schema(pyarrow, table, heading)
        for name, part in parts.items():
            file = os.path.join(path, *name.split("/"))
            os.makedirs(os.path.dirname(file), exist_ok=True)
            columns = [_array(pyarrow, field, part) for field in table.fields]
            pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), file, compression="zstd")
    return [f"{counted(len(rows['events']))} and {counted(len(rows['figures']), 'figure')} written, with all they refer to"]


def _by_year(name: str, rows: list[Row]) -> dict[str, list[Row]]:
    """The rows by the year of their first day, under the path that readers know as a partition."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        year = row["date_min"][:-6].lstrip("0") or "0" if row["date_min"] else UNDATED
        found.setdefault(f"{name}/year={int(year) if year != UNDATED else UNDATED}/part-0.parquet", []).append(row)
    return found or {f"{name}.parquet": []}


def _schema(pa: Any, table: Table, heading: dict[str, str]) -> Any:
    described = [pa.field(f.name, _type(pa, f), nullable=not f.required, metadata={"description": f.describe}) for f in table.fields]
    return pa.schema(described, metadata={**heading, "description": table.describe})


def _type(pa: Any, field: Field) -> Any:
    if field.kind == "words":
        return pa.list_(pa.string())
    if field.kind == "citations":
        return pa.list_(pa.struct([(key, pa.string()) for key in ("source", "locator", "anchor", "date")]))
    return {"day": pa.date32(), "number": pa.float64(), "integer": pa.int32()}.get(field.kind, pa.string())


def _array(pa: Any, field: Field, rows: list[Row]) -> Any:
    values = [row[field.name] for row in rows]
    if field.kind == "day":  # as days since 1970: Python's own date ends at the year 1
        return pa.array([_since_epoch(value) if value else None for value in values], pa.int32()).cast(pa.date32())
    if field.kind == "number":
        values = [None if value is None else float(value) for value in values]
    return pa.array(values, _type(pa, field))


def _since_epoch(day: str) -> int:
    first = parse(day).min
    assert first is not None
    return ordinal(first) - EPOCH
