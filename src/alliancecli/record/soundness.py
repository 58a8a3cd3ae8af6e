"""Whether a record is sound: every check of its files, and where these are, of the rows of its tables."""

from collections.abc import Iterable, Iterator

from alliancecli.model.record import Record
from alliancecli.model.words import counted
from alliancecli.record.checks import ADVICE, CHECKS, UNUSED, WHOLE, Fault, named, run
from alliancecli.record.csv_reader import OnProgress
from alliancecli.record.loading import FILES
from alliancecli.record.table_checks import Checked, check_tables


def checked(record: Record, unread: Iterable[Fault] = (), on_progress: OnProgress | None = None) -> Checked:
    """What all checks find in a record; `unread` are the faults of what could not be read into it."""
    partial = list(unread)
    sense = [check for check in CHECKS if check not in (*ADVICE, *(WHOLE if partial else ()))]
    faults = [*partial, *_unknown_advice(record), *run(record, sense)]
    wanted = tuple(check for check in ADVICE if named(check) not in record.metadata.quiet)
    rows = check_tables(record, wanted, on_progress) if record.tables and not faults else Checked()
    if record.tables and faults:
        rows.notes.append(f"the rows of {counted(len(record.tables), 'table')} were not read; mend these faults first")
    rows.counts.update({name: len(getattr(record, name)) for name in FILES})
    rows.faults += map(str, faults)
    rows.found += len(faults)
    alone = [check for check in wanted if not (check is UNUSED and (partial or record.tables))]
    rows.advice[:0] = map(str, run(record, alone))
    rows.notes[:0] = record.notes
    return rows


def _unknown_advice(record: Record) -> Iterator[Fault]:
    """The names in `quiet` that are no advice."""
    known = list(map(named, ADVICE))
    for name in record.metadata.quiet:
        if name not in known:
            yield Fault(record.metadata_location, f"record.quiet: '{name}' is no advice; what can be turned off is {', '.join(known)}")
