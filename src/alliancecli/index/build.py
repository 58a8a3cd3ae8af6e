"""From a checked record to one SQLite database. The only writer of the index.

Events and figures may be many: they go by one at a time, and nothing is kept of them here.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.resources import files

from alliancecli.errors import RecordFaults
from alliancecli.index import full_text, parts
from alliancecli.index.encoding import json_text
from alliancecli.index.writer import Writer
from alliancecli.model.characters import name_key
from alliancecli.model.columns import CLAIMS, KINDS, Column, Kind
from alliancecli.model.folding import latin
from alliancecli.model.record import Record
from alliancecli.model.records import Event, Figure
from alliancecli.model.vocabulary import RelationKind, RowKind
from alliancecli.model.words import counted, few
from alliancecli.record.csv_reader import OnProgress, Progress, TableReader

PAGE_CACHE_KIB = 32_000
"""KiB of pages kept in memory while building. With twice as many 870,000 votes took 3 % less time, and 160 MB in place of 100."""


MOST_NAMED = 10
"""Claims that are named of those that rest on what is not there; the others are counted."""


def build(
    connection: sqlite3.Connection,
    record: Record,
    meta: dict[str, str],
    folders: Mapping[str, str],
    *,
    before: str = "",
    keep_going: bool = False,
    on_progress: OnProgress | None = None,
) -> None:
    """Fill an empty database with the record and with the rows of its tables, in one transaction.

    `folders` are those of the record, with what the files of each are; the parts of those that are what they were are taken over from the
    index at `before`. A row whose id is taken is refused, with `keep_going` set aside. Raises RecordFaults where rows were refused;
    TakenIdError where it cannot be told which of two, because one is in a part that was taken over.
    """
    connection.create_function("latin", 1, latin, deterministic=True)
    writer = Writer(connection, record)
    context = writer.context()
    kept = parts.take_over(connection, before, meta["reader"], list(folders.values()), context)
    told = parts.told(connection) if kept else {}
    connection.execute(f"PRAGMA cache_size = -{PAGE_CACHE_KIB}")
    if not kept:
        connection.executescript(";\n".join([*_shared_tables(), *map(created, KINDS.values()), _script("schema")]))
    with connection:
        if kept:
            parts.clear(connection, [place for place in range(len(folders)) if place not in kept])
            writer.know_series()
        _write_common(connection, record, meta, context, writer)
        readers: dict[int, list[TableReader]] = {place: [] for place in range(len(folders)) if place not in kept}
        for kind, listed in ((RowKind.EVENTS, record.events), (RowKind.FIGURES, record.figures)):  # a figure may be about an event
            for place, made in readers.items():
                folder = list(folders)[place]
                tables = [one for one in record.tables if one.kind == kind and parts.owner(folders, one.path) == folder]
                made.append(TableReader(record, tables, keep_going=keep_going, on_progress=on_progress))
                claims = [one for one in listed if parts.owner(folders, record.locations[id(one)].file) == folder]
                _write_part(place, claims, made[-1], writer, kept)
        connection.executemany("INSERT OR IGNORE INTO more_column VALUES (?, ?)", writer.more)
        _refuse_shared_ids(connection, record)
        told |= _finish(readers)
        gone = record.set_aside or any(reader.refused for made in readers.values() for reader in made)
        if not gone:
            _refuse_unknown_events(connection)
        if said := [*record.set_aside, *(_without_unknown_events(connection) if gone else ())]:
            connection.execute("INSERT INTO meta VALUES ('told', ?)", (json_text(said),))
        rows = ((place, said, json_text(told[place])) for place, said in enumerate(folders.values()))
        connection.executemany("INSERT INTO part VALUES (?, ?, ?)", rows)
        if record.tables and on_progress:
            on_progress(Progress("making indexes"))
        if kept:
            for place in readers:
                full_text.add(connection, *parts.block(place))
            full_text.add(connection, *parts.COMMON)
            parts.sweep(connection)
            connection.executescript(_script("derived"))
        else:
            connection.executescript(f"{_script('indexes')}; {_script('derived')}")
            full_text.add_all(connection)
            connection.execute("ANALYZE")
        tags = connection.execute("SELECT term FROM carried WHERE field = 'event.tag'").fetchall()
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, 'tag', ?)", ((tag.casefold(), tag) for (tag,) in tags))


def _script(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _write_common(connection: sqlite3.Connection, record: Record, meta: dict[str, str], context: parts.Context, writer: Writer) -> None:
    """Write what is of all folders together: all but events and figures."""
    heading = record.metadata
    described = {"title": heading.title, "version": heading.version, "date": str(heading.date), "licence": heading.licence}
    described["quiet"] = json_text(heading.quiet)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), *described.items()])
    connection.executemany("INSERT INTO context VALUES (?, ?)", context.items())
    connection.executemany("INSERT INTO theatre VALUES (?, ?)", heading.theatres.items())
    scopes = ((scope, said, scope in heading.parts, scope in heading.cumulative) for scope, said in heading.scopes.items())
    connection.executemany("INSERT INTO scope VALUES (?, ?, ?, ?)", scopes)
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _names(record))
    writer.go_on(parts.COMMON[0])
    for kind in (record.sources, record.institutions, record.relations, record.terms):
        for one in kind:
            writer.add(one)
    for series in record.series:
        writer.complete(series)


def _write_part(place: int, claims: Iterable[Event | Figure], rows: TableReader, writer: Writer, kept: Collection[int]) -> None:
    """Write claims of the folder at a place."""
    writer.go_on(parts.block(place)[0])
    for claim in claims:
        if not writer.add(claim):  # ids of the record itself are unique: it is a row's, in a part that was taken over
            raise parts.TakenIdError(claim.id)
    for one in rows:
        if isinstance(one, Figure) and not writer.knows(one.subject):
            rows.refuse_subject(one)
        elif not writer.add(one):
            if kept:
                raise parts.TakenIdError(one.id)
            rows.refuse_again(one)


def _finish(readers: Mapping[int, Iterable[TableReader]]) -> dict[int, list[str]]:
    """What is to be said of the tables of each folder. Raises RecordFaults with what all of them refused."""
    told: dict[int, list[str]] = {}
    faults: list[str] = []
    for place, made in readers.items():
        told[place] = []
        for reader in made:
            try:
                told[place] += reader.finish()
            except RecordFaults as refused:
                faults += refused.faults
    if faults:
        raise RecordFaults(faults)
    return told


_TYPES = {"integer": "INTEGER", "number": "NUMERIC"}

BESIDE = {
    "day": "first INTEGER NOT NULL, last INTEGER NOT NULL, reach INTEGER NOT NULL",
    "citation": "said TEXT NOT NULL",
    "setting": "about TEXT NOT NULL",
    "series": "label TEXT NOT NULL, about TEXT NOT NULL",
    "figure": "said TEXT NOT NULL, numbers TEXT",
}
"""What search reads of shared columns, and of figures; `wording` says how. The days here are those of the date, cut to no life."""


def created(kind: Kind) -> str:
    """The statements that make the table of a kind of record.

    A claim has a number, its `row`, by which facets and words name it, and numbers of what it shares with others; the view under the name
    of its kind has all of its columns.
    """
    key, *rest = kind.own
    if kind not in CLAIMS:
        return f"CREATE TABLE {kind.table} ({key.key} TEXT PRIMARY KEY, {', '.join(map(_column, rest))}) WITHOUT ROWID"
    own = {one.key for one in rest}
    numbers = [f"{table} INTEGER" for table, _ in kind.shared if table not in own]
    beside = [BESIDE[kind.table]] if kind.table in BESIDE else []
    columns = ", ".join([f"{key.key} TEXT NOT NULL UNIQUE", *map(_column, rest), *numbers, *beside])
    where = {name: table for table, names in kind.shared for name in names}
    shown = ", ".join(f"{where.get(one.key, 'r')}.{one.key}" for one in kind.stored)
    # A LEFT JOIN is left out where nothing is asked of it; but from a subject to its claims the way leads through the series.
    joins = " ".join(f"{'' if table == 'series' else 'LEFT '}JOIN {table} ON {table}.{table} = r.{table}" for table, _ in kind.shared)
    shared = "".join(f", r.{table}" for table, _ in kind.shared if table not in own)
    return f"""CREATE TABLE {kind.table}_claim (row INTEGER PRIMARY KEY, {columns});
        CREATE VIEW {kind.table} AS SELECT r.row, {shown}{shared} FROM {kind.table}_claim r {joins}"""


def _shared_tables() -> Iterator[str]:
    """The statements that make the tables of what claims share."""
    tables: dict[str, dict[str, Column]] = {}
    for kind in CLAIMS:
        stored = {one.key: one for one in kind.stored}
        for table, names in kind.shared:
            tables.setdefault(table, {}).update((name, stored[name]) for name in names)
    for table, columns in tables.items():
        yield f"CREATE TABLE {table} ({table} INTEGER PRIMARY KEY, {', '.join(map(_column, columns.values()))}, {BESIDE[table]})"


def _column(one: Column) -> str:
    return f"{one.key} {_TYPES.get(one.kind, 'TEXT')}{' NOT NULL' if one.required or one.encoded else ''}"


def _refuse_shared_ids(connection: sqlite3.Connection, record: Record) -> None:
    """Raise RecordFaults where events and figures of two tables share ids."""
    shared = [one for (one,) in connection.execute("SELECT id FROM event WHERE id IN (SELECT id FROM figure) ORDER BY id")]
    if shared:
        tables = ", ".join(one.path for one in record.tables)
        raise RecordFaults([f"{tables}: id: an event and a figure are both called {few(shared, MAX_NAMED)}; choose others for one of them"])


MAX_NAMED = 5
"""So many ids that are taken twice are named."""


def _refuse_unknown_events(connection: sqlite3.Connection) -> None:
    """Raise RecordFaults where relations or figures name events that neither the files nor the tables have."""
    sql = "SELECT id, event FROM relation WHERE event IS NOT NULL AND event NOT IN (SELECT id FROM event) ORDER BY row"
    if unknown := connection.execute(sql).fetchall():
        raise RecordFaults([f"{one}.event: no event is called '{event}'; add it or mend the name" for one, event in unknown])
    sql = "SELECT id, subject FROM figure WHERE of_event = 1 AND subject NOT IN (SELECT id FROM event) ORDER BY row"
    if unknown := connection.execute(sql).fetchall():
        raise RecordFaults([f"{one}.subject: no institution or event is called '{name}'; add it or mend the name" for one, name in unknown])


def _without_unknown_events(connection: sqlite3.Connection) -> Iterator[str]:
    """Take out what rests on events that were set aside: figures about them, and their names in relations. Tells which these are."""
    lost = "of_event = 1 AND subject NOT IN (SELECT id FROM event)"
    if figures := [one for (one,) in connection.execute(f"SELECT id FROM figure WHERE {lost} ORDER BY row")]:
        connection.execute("DELETE FROM period WHERE record IN (SELECT value FROM json_each(?))", (json_text(figures),))
        connection.execute("DELETE FROM figure_claim WHERE id IN (SELECT value FROM json_each(?))", (json_text(figures),))
        yield f"{counted(len(figures), 'figure')} left out, about events that are not there: {few(figures, MOST_NAMED)}"
    lost = "event NOT IN (SELECT id FROM event)"
    if relations := [one for (one,) in connection.execute(f"SELECT id FROM relation_claim WHERE {lost} ORDER BY row")]:
        connection.execute(f"UPDATE relation_claim SET event = NULL WHERE {lost}")
        yield f"{counted(len(relations), 'relation')} without the event that it names, which is not there: {few(relations, MOST_NAMED)}"


def _names(record: Record) -> Iterator[tuple[str, str, str]]:
    for one in record.institutions:
        for name in (one.id, one.name, *one.acronyms, *one.aliases):
            yield name_key(name), "institution", one.id
    for relation in record.relations:
        if relation.relation is RelationKind.NAME:
            yield name_key(relation.name), "institution", relation.subject
    for term in record.terms:
        for name in (term.id, term.name, *term.aliases):
            yield name_key(name), "term", term.id
    for source in record.sources:
        yield source.id.casefold(), "source", source.id
    for theatre, said in record.metadata.theatres.items():
        for name in (theatre, theatre.replace("-", " "), said.partition(",")[0].removeprefix("the ")):
            yield name_key(name), "theatre", theatre
    for scope in record.metadata.scopes:
        yield scope.casefold(), "scope", scope
