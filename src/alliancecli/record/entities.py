"""What tables give that their events and figures name: sources, institutions, theatres, and the relations between institutions.

They are few beside the claims, and are read whole before those. What the record has already is not made again: the same name is the
same thing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from alliancecli.errors import RecordFaults
from alliancecli.model.folding import fold
from alliancecli.model.record import Location, Record, TableFile
from alliancecli.model.records import Citation, Institution, Relation, Source
from alliancecli.model.vocabulary import InstitutionKind, RowKind
from alliancecli.record.cell_values import name_id, several
from alliancecli.record.cells import INSTITUTIONS, Names
from alliancecli.record.checks.claims import relation_is_whole
from alliancecli.record.checks.fault import Fault
from alliancecli.record.csv_mapping import Form, RowDecoder
from alliancecli.record.csv_reader import FileReader, first_places
from alliancecli.record.csv_rows import opened_rows
from alliancecli.record.row_error import RowError
from alliancecli.record.table_files import TABLE_KINDS
from alliancecli.record.text_encoding import is_damaged
from alliancecli.record.totals import is_total
from alliancecli.record.yaml_reader import short

THEATRE = "theatre"
"""The kind that `new` gives to theatres."""

LONG_WORD = 8
"""Letters of the shortest word in which a letter may be a slip: `Iran` and `Iraq` are none."""

MAX_COMPARED = 20_000
"""Names that are compared with all others."""


def add_entities(record: Record, *, keep_going: bool = False) -> list[Fault]:
    """Read what tables give besides events and figures into the record; only those two are among its tables then.

    Returns the faults of their rows; with `keep_going` the rows are set aside, with those that rest on them, and `record.set_aside` tells
    how many. Raises RecordFaults where a table or its mapping is unusable as a whole.
    """
    tables, record.tables = record.tables, [one for one in record.tables if one.kind in (RowKind.EVENTS, RowKind.FIGURES)]
    faults = [*_aliases(record), *_own_sources(record, tables)]
    for kind in (RowKind.SOURCES, RowKind.INSTITUTIONS, RowKind.RELATIONS):
        if kind == RowKind.RELATIONS:
            for table in tables:
                _make(record, table)
        for table in tables:
            if table.kind == kind:
                faults += _add(record, table, keep_going)
    return faults


def _own_sources(record: Record, tables: list[TableFile]) -> Iterator[Fault]:
    """Add the sources that tables are themselves."""
    known = {one.id: one for one in record.sources}
    for table in tables:
        if one := table.mapping and table.mapping.source:
            if known.setdefault(one.id, one) is one:
                record.sources.append(one)
                record.locations[id(one)] = table.mapping_location
            elif known[one.id].title != one.title:
                said = f"'{one.id}' is {_called(known[one.id])} at {record.locations[id(known[one.id])]}"
                yield Fault(table.mapping_location, f"record.tables: source: {said}; give this one another id")


def _aliases(record: Record) -> Iterator[Fault]:
    """Give institutions the names that record.yaml says are theirs."""
    places = {one.id: n for n, one in enumerate(record.institutions)}
    for name, identity in record.metadata.aliases.items():
        if identity in places:
            _name(record, places[identity], (name,))
        else:
            said = f"record.aliases: there is no institution '{short(identity)}', which '{short(name)}' is to mean; mend the id"
            yield Fault(record.metadata_location, said)


def _name(record: Record, place: int, names: tuple[str, ...]) -> None:
    """Give an institution further names."""
    one = record.institutions[place]
    known = {one.id, one.name, *one.acronyms, *one.aliases}
    if new := tuple(dict.fromkeys(name for name in names if name not in known)):
        record.institutions[place] = made = replace(one, aliases=(*one.aliases, *new))
        record.locations[id(made)] = record.locations[id(one)]


def _add(record: Record, table: TableFile, keep_going: bool) -> list[Fault]:
    """Add what the rows of a table give, each thing once. Returns the faults of those that are not set aside."""
    reader = FileReader(table, record, keep_going=keep_going)
    kinds = {one.id: one.kind for one in record.institutions}
    part: list[Any] = getattr(record, table.kind)
    names = Names(record, table)
    places = {one.id: n for n, one in enumerate(part)}
    taken = {one.id for one in record} if table.kind == RowKind.RELATIONS else set()
    for one in reader.records(taken, lambda progress: None):
        if isinstance(one, Relation) and (wrong := list(relation_is_whole(one, kinds))):
            reader.refuse(*(f"{field}: {said}" for field, said in wrong))
            continue
        called = names.find(one.name) if isinstance(one, Institution) else ""
        place = None if isinstance(one, Relation) else places.get(called or one.id)
        if place is None:
            taken.add(one.id)
            places[one.id] = len(part)
            part.append(one)
            if isinstance(one, Institution):
                names.add(one)
            record.locations[id(one)] = reader.place
            record.block_lines[id(one)] = reader.place.line
        elif called:
            _name(record, place, ((one.id,) if one.id != name_id(one.name) else ()) + (*one.acronyms, *one.aliases))
        elif _called(part[place]) != _called(one):
            at = record.locations[id(part[place])]
            said = f"'{one.id}' is {_called(one)} here and {_called(part[place])} at {at}"
            reader.refuse(f"id: {said}; give one of them another id, or both one name")
    record.notes += reader.notes()
    if keep_going:
        reader.close()
        record.set_aside += reader.set_aside()
        return []
    told = reader.causes(first_places(record, (), reader.again.values()))
    return [Fault(Location(file=table.path, line=line), said) for line, said in told]


def _called(one: Institution | Source) -> str:
    """What a thing is called, for messages."""
    return f"'{short(one.title if isinstance(one, Source) else one.name)}'"


def _make(record: Record, table: TableFile) -> None:
    """Make institutions and theatres of the names in a table that the record does not have, each from the first row that has it."""
    new = _kinds(table)
    if not new:
        return
    names = Names(record, table)
    met: Counter[str] = Counter()
    made: list[str] = []
    for key, name, form, row, line in _named(record, table, new):
        met[name] += 1
        if met[name] > 1:
            continue
        if key == "theatres":
            if not names.has(key, name):
                record.metadata.theatres[name_id(name)] = name
        elif not names.find(name) and name_id(name) and (sources := _sources(form, row)):
            one = Institution(id=name_id(name), name=name, kind=new[key], sources=sources)  # type: ignore[arg-type]  # not None here
            record.institutions.append(one)
            record.locations[id(one)] = Location(file=table.path, line=line)
            names.add(one)
            made.append(name)
    record.notes += _spellings(record, table, names, met, made)
    if totals := [name for name in made if is_total(name)]:
        said = "; ".join(f"'{name}' ({met[name]:,})" for name in totals)
        record.notes.append(f"{table.path}: taken for institutions: {said}; where such rows add up others, `unless:` leaves them out")


def _kinds(table: TableFile) -> dict[str, InstitutionKind | None]:
    """The fields whose names become something, each with the kind of institution; None for theatres."""
    kinds = {str(kind): kind for kind in InstitutionKind}
    found: dict[str, InstitutionKind | None] = {}
    for key, said in table.mapping.new.items() if table.mapping else ():
        where = f"{table.mapping_location}: tables: new"
        if key not in (*INSTITUTIONS, "theatres"):
            raise RecordFaults([f"{where}: '{short(key)}' names no institutions; write one of {', '.join(INSTITUTIONS)}, theatres"])
        if said not in (terms := (THEATRE,) if key == "theatres" else tuple(kinds)):
            raise RecordFaults([f"{where}: {key}: '{short(said)}' is no kind; write {', '.join(terms)}"])
        found[key] = kinds.get(said)
    return found


def _named(record: Record, table: TableFile, new: dict[str, InstitutionKind | None]) -> Iterator[tuple[str, str, Form, list[str], int]]:
    """Each name that stands in one of the fields, with the row that has it; rows that are none are told when the claims are read."""
    with opened_rows(table) as rows:
        decoder = RowDecoder(TABLE_KINDS[table.kind], rows.header, table, record)
        fields = [(key, form, form.fields[key].template) for form in decoder.forms for key in new if key in form.fields]
        for cells in rows:
            if not isinstance(cells, RowError) and len(cells) == len(rows.header):
                for row in decoder.rows(cells):
                    for key, form, filled in fields:
                        for name in several(filled(row)):
                            if not is_damaged(name):
                                yield key, name, form, row, rows.line


def _sources(form: Form, row: list[str]) -> tuple[Citation, ...] | None:
    try:
        found: tuple[Citation, ...] | None = form.fields["sources"].decoded(row)
    except RowError:  # told with the claim
        return None
    return found


def _spellings(record: Record, table: TableFile, names: Names, met: Counter[str], made: list[str]) -> Iterator[str]:
    """What is to be said of names that are nearly alike: those taken for another, and those taken each for itself."""
    called = {one.id: one.name for one in record.institutions}
    if loosely := [(name, called[found]) for name in met if not names.exactly(name) and (found := names.find(name))]:
        said = "; ".join(f"'{name}' ({met[name]:,}) for '{other}'" for name, other in loosely)
        yield f"{table.path}: taken for names that differ in signs and accents alone: {said}"
    near = list(_near(made, [name for one in record.institutions for name in (one.name, *one.aliases)]))
    if near:
        said = "; ".join(" and ".join(f"'{one}'" + f" ({met[one]:,})" * (one in met) for one in pair) for pair in near)
        yield f"{table.path}: nearly alike, and taken each for itself: {said}; where two are one, `aliases:` in record.yaml says so"


def _near(made: list[str], names: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a new name and another that differ in a letter or two of a long word, as slips of the pen do."""
    by_slip: dict[str, list[str]] = {}
    for name in names[:MAX_COMPARED]:
        for slip in _slips(fold(name)):
            by_slip.setdefault(slip, []).append(name)
    told = set()
    for name in made:
        others = {other for slip in _slips(fold(name)) for other in by_slip.get(slip, ())}
        for other in sorted(others):
            apart = set(fold(name).split()) ^ set(fold(other).split())
            pair = frozenset((name, other))
            if apart and min(map(len, apart)) >= LONG_WORD and pair not in told:
                told.add(pair)
                yield name, other


def _slips(name: str) -> set[str]:
    """A name with each of its letters left out in turn: names that share one differ in a letter, or in the place of one."""
    return {name[:n] + name[n + 1 :] for n in range(len(name))} | {name}
