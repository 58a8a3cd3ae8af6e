"""Parquet: a file a table. Days are dates, lists are lists, sources are nested. In partitions it is another layout: `partitioned`."""

import os
from typing import Any

from alliancecli.errors import AllianceError
from alliancecli.export import Asked
from alliancecli.export.about import about
from alliancecli.export.arrow import array
from alliancecli.export.tables import TABLES, Field, Table, collect
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine


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
        columns = [
            array(pyarrow, field.kind, _type(pyarrow, field), [row[field.name] for row in rows[table.name]]) for field in table.fields
        ]
        made = pyarrow.Table.from_arrays(columns, schema=_schema(pyarrow, table, heading))
        pyarrow.parquet.write_table(made, os.path.join(path, f"{table.name}.parquet"), compression="zstd")
    return [f"{counted(len(rows['events']), 'event')} and {counted(len(rows['figures']), 'figure')} written, with all they refer to"]


def _schema(pa: Any, table: Table, heading: dict[str, str]) -> Any:
    described = [pa.field(f.name, _type(pa, f), nullable=not f.required, metadata={"description": f.describe}) for f in table.fields]
    return pa.schema(described, metadata={**heading, "description": table.describe})


def _type(pa: Any, field: Field) -> Any:
    if field.kind == "words":
        return pa.list_(pa.string())
    if field.kind == "citations":
        return pa.list_(pa.struct([(key, pa.string()) for key in ("source", "locator", "anchor", "date")]))
    return {"day": pa.date32(), "number": pa.float64(), "integer": pa.int32()}.get(field.kind, pa.string())
