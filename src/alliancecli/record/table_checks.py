"""The checks on the rows of tables: with the rest of the record where they are few, else in batches, so that they may be any number.

That all definitions are used can only be said when the last row is in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeAlias

from alliancecli.errors import RecordFaults
from alliancecli.model.record import Location, Record
from alliancecli.model.records import Event, Figure
from alliancecli.model.words import counted
from alliancecli.record.checks import ADVICE, BY_HAND, CHECKS, ROWWISE, UNUSED, Check, Fault, named, run
from alliancecli.record.checks.references import Used, definitions_are_used
from alliancecli.record.csv_reader import OnProgress, TableReader

FIRST = 3
"""Faults of rows that are told in full for each check; the others are counted."""

TOGETHER = 50_000
"""Rows that are held at once. Where there are more, the checks that look across records are not run on them."""


@dataclass(slots=True)
class Checked:
    """What the checks of rows found: the rows by kind, the faults, the advice, what else to say.

    Of what each check finds the first stand in full, the rest are counted; `found` is how many faults there are in all.
    """

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    found: int = 0
    advice: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check_tables(record: Record, advice: tuple[Check, ...] = ADVICE, on_progress: OnProgress | None = None) -> Checked:
    """Check the rows of a record's tables; `advice` are the checks of taste that are wanted. The record itself must be sound."""
    tables = TableReader(record, on_progress=on_progress)
    made = Checked()
    found: dict[Check, _Found] = {}
    used = Used(set(), set(), set())
    try:
        batches = _batches(_sound(record, tables))
        first, second = next(batches, []), next(batches, [])
        few = not second
        checks = [check for check in (CHECKS if few else ROWWISE) if check not in (*ADVICE, *BY_HAND)]
        wanted = [check for check in advice if check in ROWWISE]
        for batch in chain((one for one in (first, second) if one), batches):
            made.counts.update("events" if isinstance(one, Event) else "figures" for one, _ in batch)
            alone = _alone(record, batch)
            used.add(alone)
            whole = _joined(record, alone) if few else alone
            for put, check in (*((whole, check) for check in checks), *((alone, check) for check in wanted)):
                found.setdefault(check, _Found()).add(run(put, [check]))
        made.faults += _told(found, checks)
        made.advice += _told(found, wanted)
        made.found = sum(one.count for check, one in found.items() if check in checks)
        made.notes = [*tables.finish(), *tables.left_out()]
        if UNUSED in advice:
            made.advice += map(str, definitions_are_used(record, used))
        if first:
            left = [check for check in CHECKS if check in BY_HAND or not (few or check in (*ROWWISE, UNUSED))]
            made.notes.append(f"not run on rows of tables: {', '.join(map(named, left))}")
    except RecordFaults as refused:
        made.faults += refused.faults
        made.found += tables.refused or len(refused.faults)
    return made


@dataclass(slots=True)
class _Found:
    """What one check found in rows: the first faults, and how many."""

    first: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, faults: list[Fault]) -> None:
        self.count += len(faults)
        self.first += faults[: FIRST - len(self.first)]


def _told(found: dict[Check, _Found], checks: Iterable[Check]) -> Iterator[str]:
    """What checks found, a line each, the first faults of every check and then how many more of its kind there are."""
    for check in checks:
        if of_it := found.get(check):
            yield from map(str, of_it.first)
            if more := of_it.count - len(of_it.first):
                yield f"{of_it.first[-1].place}: and {counted(more, 'more row')} like these: {named(check)}"


Placed: TypeAlias = tuple[Event | Figure, Location]
"""A record of a row, and where it stands."""


def _sound(record: Record, tables: TableReader) -> Iterator[Placed]:
    """The records of rows, each id once, and figures only of what there is."""
    seen: set[str] = set()
    known = {one.id for one in record.institutions} | {one.id for one in record.events}
    for one in tables:
        if one.id in seen:
            tables.refuse_again(one)
        elif isinstance(one, Figure) and one.subject not in known and one.subject not in seen:
            tables.refuse_subject(one)
        else:
            seen.add(one.id)
            yield one, tables.place


def _batches(placed: Iterator[Placed]) -> Iterator[list[Placed]]:
    while batch := list(islice(placed, TOGETHER)):
        yield batch


def _alone(record: Record, placed: list[Placed]) -> Record:
    """The record with just these events and figures."""
    return Record(
        metadata=record.metadata,
        metadata_location=record.metadata_location,
        events=[one for one, _ in placed if isinstance(one, Event)],
        figures=[one for one, _ in placed if isinstance(one, Figure)],
        institutions=record.institutions,
        relations=record.relations,
        sources=record.sources,
        terms=record.terms,
        locations=record.locations | {id(one): place for one, place in placed},
    )


def _joined(record: Record, alone: Record) -> Record:
    """The record with the events and figures of rows as well."""
    made = copy(alone)
    made.events, made.figures = [*record.events, *alone.events], [*record.figures, *alone.figures]
    made.series = record.series
    return made
