"""Parquet for other engines: the tables of the index, events and figures in partitions, written as they are read.

`spark/layout.py` says what is in each.
"""

import os
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from alliancecli.export import Selection, arrow
from alliancecli.export.shared import claims_written
from alliancecli.query.dump import dated, whole
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row
from alliancecli.spark.layout import FILES, TABLES, VERSION, StoredTable, partition

ROW_GROUP_SIZE = 50_000
"""Rows of a row group: what is in memory at a time."""

META_KEYS = ("title", "version", "date", "licence")
"""What a copy tells of the record; the rest of `meta` is the index's own."""


def write(connection: Engine, asked: Selection, path: str, pyarrow: Any) -> list[str]:
    """Write the folder, a partition at a time; the note counts its events and figures."""
    heading = {**edition(connection)._asdict(), "parquet": VERSION}
    parts: list[Row] = []
    for table in TABLES:
        names = tuple(column.key for column in table.columns)
        schema = arrow.schema(pyarrow, table.columns, heading)
        if table.name == "carried" and not asked.whole:
            continue  # it counts the whole record; who reads a part counts for himself
        if not table.parted:
            rows = whole(connection, table.name, names, table.lists)
            if table.name == "meta":
                rows = _described(rows)
            if table.name == "carried":
                rows = (row for row in rows if row["term"])  # how many there are in all is counted where folders are joined
            _written(pyarrow, schema, table, rows, os.path.join(path, f"{table.stored}.parquet"))
            continue
        filters = asked.events if table.name == "event" else asked.figures
        found = dated(connection, table.name, names, table.lists, filters, asked.window)
        for part, rows in groupby(found, key=lambda row: partition(row["place"], row["reach"])):
            folder = os.path.join(path, table.stored, *part.split("/"))
            os.makedirs(folder)
            many = _written(pyarrow, schema, table, rows, os.path.join(folder, "part-0.parquet"))
            parts.append({"path": f"{table.stored}/{part}", "rows": many})
    _written(pyarrow, arrow.schema(pyarrow, FILES.columns, heading), FILES, iter(parts), os.path.join(path, f"{FILES.stored}.parquet"))
    events, figures = (sum(part["rows"] for part in parts if part["path"].startswith(stored)) for stored in ("events/", "figures/"))
    return [f"{claims_written(events, figures)}, with all they refer to"]


def _described(rows: Iterator[Row]) -> Iterator[Row]:
    """What is told of the record, and the version of the layout."""
    yield from (row for row in rows if row["key"] in META_KEYS)
    yield {"key": "parquet", "value": VERSION}


def _written(pa: Any, schema: Any, table: StoredTable, rows: Iterator[Row], file: str) -> int:
    """Write rows to a file, a row group at a time; returns how many."""
    many = 0
    with pa.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROW_GROUP_SIZE)):
            writer.write_table(arrow.table(pa, schema, table.columns, group))
            many += len(group)
    return many
