"""Every check on the rows of tables: in batches, each a small record of its own, so that a table may have any length.

That all definitions are used can only be said when the last row is in.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from alliancecli.errors import RecordFaults
from alliancecli.model.records import Event, Figure, Location, Record
from alliancecli.record.checks import ROWWISE, run
from alliancecli.record.checks.structure import Used, definitions_are_used
from alliancecli.record.csv_reader import MAX_REPORTED, OnProgress, TableReader, TableRow

BATCH_SIZE = 5_000


def check_tables(record: Record, on_progress: OnProgress | None = None) -> tuple[Counter[str], list[str]]:
    """Check the rows of a record's tables. Returns the number of rows by kind, and the faults: the first ones in full, the rest counted.

    The record itself must be sound.
    """
    tables = TableReader(record, on_progress=on_progress)
    counts: Counter[str] = Counter()
    told: list[str] = []
    found = 0
    used = Used(set(), set(), set())
    try:
        for batch in _batches(_once(tables)):
            for row in batch:
                counts["events" if isinstance(row.record, Event) else "figures"] += 1
            small = _small(record, batch)
            used.add(small)
            faults = run(small, ROWWISE)
            found += len(faults)
            told += [str(fault) for fault in faults[: MAX_REPORTED - len(told)]]
        tables.finish()
        told += map(str, definitions_are_used(record, used))
    except RecordFaults as refused:
        told += refused.faults
    if found > MAX_REPORTED:
        told.append(f"and {found - MAX_REPORTED:,} more faults in rows")
    return counts, told


def _once(tables: TableReader) -> Iterator[TableRow]:
    """The rows, each id once."""
    seen: set[str] = set()
    for row in tables:
        if row.record.id in seen:
            row.refuse(f"id: '{row.record.id}' is taken already; choose another")
        else:
            seen.add(row.record.id)
            yield row


def _batches(rows: Iterator[TableRow]) -> Iterator[list[TableRow]]:
    while batch := list(islice(rows, BATCH_SIZE)):
        yield batch


def _small(record: Record, rows: list[TableRow]) -> Record:
    """The record with just these events and figures."""
    return Record(
        metadata=record.metadata,
        metadata_location=record.metadata_location,
        events=[row.record for row in rows if isinstance(row.record, Event)],
        figures=[row.record for row in rows if isinstance(row.record, Figure)],
        institutions=record.institutions,
        relations=record.relations,
        sources=record.sources,
        terms=record.terms,
        locations=record.locations | {id(row.record): Location(file=row.file, line=row.line) for row in rows},
    )
