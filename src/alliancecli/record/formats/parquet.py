"""Parquet files, batch by batch."""

from pyarrow import ArrowException
from pyarrow.parquet import ParquetFile

from alliancecli.record.formats import FormatError, Rows
from alliancecli.record.formats.values import flat

BATCH = 10_000
"""Rows in memory at a time."""


def rows(path: str, part: str) -> Rows:
    """Each row; of an object in a cell, each part is a column."""
    if part:
        raise FormatError("has no parts; take out `part:`")
    try:
        file = ParquetFile(path)
        columns: list[str] = []
        for batch in file.iter_batches(BATCH):
            for row in batch.to_pylist():
                cells = dict(flat(row))
                if not columns:
                    columns = list(cells)
                    yield columns
                yield [cells.get(name) for name in columns]
        if not columns:
            yield file.schema_arrow.names
    except (ArrowException, OSError, ValueError) as error:
        raise FormatError(f"is no Parquet that can be read: {error}") from None
