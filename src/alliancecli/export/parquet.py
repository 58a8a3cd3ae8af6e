"""Parquet: a file a table. Days are dates, lists are lists, sources are nested. In partitions it is another layout: `partitioned`."""

import os

from alliancecli.errors import AllianceError
from alliancecli.export import Selection, arrow
from alliancecli.export.shared import claims_written
from alliancecli.export.tables import collect
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
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
    heading = edition(connection)._asdict()
    tables, rows = collect(connection, asked)
    for table in tables:
        if table.name == "citations":  # nested in what they are the sources of
            continue
        schema = arrow.schema(pyarrow, table.fields, {**heading, "description": table.describe})
        made = arrow.table(pyarrow, schema, table.fields, rows[table.name])
        pyarrow.parquet.write_table(made, os.path.join(path, f"{table.name}.parquet"), compression="zstd")
    return [f"{claims_written(len(rows['events']), len(rows['figures']))}, with all they refer to"]
