"""Parquet: a file a table. Days are dates, lists are lists, sources are nested. In partitions it is another layout: `partitioned`."""

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


def write(connection: Engine, asked: Asked, path: str) -> list[str]:
    """Write the folder; the note counts its events and figures.

    Raises AllianceError where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise AllianceError("parquet needs pyarrow, which is not installed: pip install 'alliancecli[parquet]'") from None
    if asked.partition:
        from alliancecli.export.partitioned import write as write_partitioned

        return write_partitioned(connection, asked, path, pyarrow)
    heading = about(connection)._asdict()
    rows = collect(connection, asked)
    for table in TABLES:
        if table.name == "citations":  # nested in what they are the sources of
            continue
        columns = [_array(pyarrow, field, rows[table.name]) for field in table.fields]
        made = pyarrow.Table.from_arrays(columns, schema=_schema(pyarrow, table, heading))
        pyarrow.parquet.write_table(made, os.path.join(path, f"{table.name}.parquet"), compression="zstd")
    return [f"{counted(len(rows['events']))} and {counted(len(rows['figures']), 'figure')} written, with all they refer to"]


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
