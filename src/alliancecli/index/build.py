"""From a checked record to one SQLite database. The only writer of the index.

Events and figures may be many: they go by one at a time, and nothing is kept of them here.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import count
from typing import Any, get_origin, get_type_hints

from alliancecli.dates import OPEN_DAY, Date, DateSet, day_number, ends, iso, overlaps, sort_key
from alliancecli.errors import RecordFaults
from alliancecli.index import parts
from alliancecli.index.text import Texts, appeared, figure_words, quoted
from alliancecli.index.ties import Ties, ties
from alliancecli.model.columns import CLAIMS, KINDS, SERIES, SETTING, Column, Kind
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, lives
from alliancecli.model.quantity import hedged
from alliancecli.model.records import AnyRecord, Citation, Event, Figure, Institution, Record, Relation, Series, Source, Term
from alliancecli.model.vocabulary import InstitutionKind, RelationKind, RowKind
from alliancecli.record.csv_reader import OnProgress, Progress, TableReader

SHORT_PERIOD = 10_000
"""The longest that a brief period reaches after its first day: a year, as numbers of days count."""

CACHE_SIZE = 4_000
"""How many different lists and dates are kept encoded: rows of a table repeat them."""


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
    writer = _Builder(connection, record)
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
        connection.executemany("INSERT OR IGNORE INTO attribute VALUES (?, ?)", writer.attributes)
        _refuse_shared_ids(connection)
        told |= _finish(readers)
        if not any(reader.refused for made in readers.values() for reader in made):  # what was set aside may be what a relation names
            _refuse_unknown_events(connection)
        rows = ((place, said, _compact(told[place])) for place, said in enumerate(folders.values()))
        connection.executemany("INSERT INTO part VALUES (?, ?, ?)", rows)
        if record.tables and on_progress:
            on_progress(Progress("making indexes"))
        if kept:
            for place in readers:
                parts.index_words(connection, *parts.block(place))
            parts.index_words(connection, *parts.COMMON)
            parts.sweep(connection)
            connection.executescript(_script("derived"))
        else:
            connection.executescript(f"{_script('indexes')}; {_script('derived')}; INSERT INTO text (text) VALUES ('rebuild'); ANALYZE")
        tags = connection.execute("SELECT term FROM carried WHERE field = 'event.tag'").fetchall()
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, 'tag', ?)", ((tag.casefold(), tag) for (tag,) in tags))


def _script(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _write_common(connection: sqlite3.Connection, record: Record, meta: dict[str, str], context: parts.Context, writer: "_Builder") -> None:
    """Write what is of all folders together: all but events and figures."""
    heading = record.metadata
    described = {"title": heading.title, "version": heading.version, "date": str(heading.date), "licence": heading.licence}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), *described.items()])
    connection.executemany("INSERT INTO context VALUES (?, ?)", context.items())
    connection.executemany("INSERT INTO theatre VALUES (?, ?)", heading.theatres.items())
    scopes = ((scope, said, scope in heading.parts) for scope, said in heading.scopes.items())
    connection.executemany("INSERT INTO scope VALUES (?, ?, ?)", scopes)
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _names(record))
    writer.go_on(parts.COMMON[0])
    for kind in (record.sources, record.institutions, record.relations, record.terms):
        for one in kind:
            writer.add(one)
    for series in record.series:
        writer.complete(series)


def _write_part(place: int, claims: Iterable[Event | Figure], rows: TableReader, writer: "_Builder", kept: Collection[int]) -> None:
    """Write claims of the folder at a place."""
    writer.go_on(parts.block(place)[0])
    for claim in claims:
        if not writer.add(claim):  # ids of the record itself are unique: it is a row's, in a part that was taken over
            raise parts.TakenIdError(claim.id)
    for row in rows:
        if isinstance(row.record, Figure) and not writer.knows(row.record.subject):
            row.refuse_subject()
        elif not writer.add(row.record):
            if kept:
                raise parts.TakenIdError(row.record.id)
            row.refuse_again()


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
    return f"""CREATE TABLE {kind.table}_claim (row INTEGER PRIMARY KEY, {columns});
        CREATE VIEW {kind.table} AS SELECT r.row, {shown} FROM {kind.table}_claim r {joins}"""


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


def _refuse_shared_ids(connection: sqlite3.Connection) -> None:
    """Raise RecordFaults where an event and a figure of two tables share an id."""
    shared = connection.execute("SELECT id FROM event WHERE id IN (SELECT id FROM figure) ORDER BY id LIMIT 1").fetchone()
    if shared:
        raise RecordFaults([f"id: an event and a figure are both '{shared[0]}'; choose another for one of them"])


def _refuse_unknown_events(connection: sqlite3.Connection) -> None:
    """Raise RecordFaults where relations or figures name events that neither the files nor the tables have."""
    sql = "SELECT id, event FROM relation WHERE event IS NOT NULL AND event NOT IN (SELECT id FROM event) ORDER BY row"
    if unknown := connection.execute(sql).fetchall():
        raise RecordFaults([f"{one}.event: no event is called '{event}'; add it or mend the name" for one, event in unknown])
    sql = "SELECT id, subject FROM figure WHERE of_event = 1 AND subject NOT IN (SELECT id FROM event) ORDER BY row"
    if unknown := connection.execute(sql).fetchall():
        raise RecordFaults([f"{one}.subject: no institution or event is called '{name}'; add it or mend the name" for one, name in unknown])


PAGE_CACHE_KIB = 32_000
"""KiB of pages kept in memory while building. With twice as many 870,000 votes took 3 % less time, and 160 MB in place of 100."""


class _Builder:
    """What is needed of the whole record to write any one of it.

    What claims share is written when it first comes and its number kept; what was long forgotten is written again, but for series.
    """

    def __init__(self, connection: sqlite3.Connection, record: Record) -> None:
        self._execute = connection.cursor().execute
        self._rows = count()
        self._counts: dict[int, count[int]] = {}
        self._record = record
        self._tiers = {s.id: s.tier.value for s in record.sources}
        self._issued = {s.id: day_number(s.issued.max, OPEN_DAY) for s in record.sources}
        self._lives = lives(record.relations, self._tiers)
        self._institutions = {one.id for one in record.institutions}
        self._states = {one.id for one in record.institutions if one.kind is InstitutionKind.STATE}
        self._ties = ties(record, self._tiers)
        self._texts = Texts(record, self._lives, self._issued)
        self._statements: dict[str, str] = {}
        self.attributes: dict[tuple[str, str], None] = {}
        self._day = lru_cache(CACHE_SIZE, typed=True)(self._new_day)
        self._citation = lru_cache(CACHE_SIZE)(self._new_citation)
        self._setting = lru_cache(CACHE_SIZE)(self._new_setting)
        self._known_series: dict[tuple[str | None, ...], int] = {}
        self._series = cache(self._new_series)
        self._series_of_event = lru_cache(CACHE_SIZE)(self._kept_series)
        self._title = lru_cache(CACHE_SIZE)(self._event_title)

    def go_on(self, block: int) -> None:
        """Number rows from the beginning of this block, or from where that was left."""
        self._rows = self._counts.setdefault(block, count(block))

    def know_series(self) -> None:
        """Read the series that are there already: a series stands once."""
        columns = ", ".join(SERIES)
        self._known_series = {tuple(key): number for number, *key in self._execute(f"SELECT series, {columns} FROM series")}

    def context(self) -> dict[str, bytes]:
        """What claims take from the sources and the institutions that they name."""
        said: dict[str, tuple[Any, ...]] = {one: (self._tiers[one], issued) for one, issued in self._issued.items()}
        for one in self._record.institutions:
            said[one.id] = (self._texts.names(one.id), one.theatres, self._lives.get(one.id, Life()), one.id in self._states)
        return {identity: blake2b(repr(words).encode(), digest_size=16).digest() for identity, words in said.items()}

    def add(self, one: AnyRecord) -> bool:
        """Whether a record is in now, with its words; False where its id was taken."""
        row = next(self._rows)
        match one:
            case Event():
                added = self._event(row, one)
            case Figure():
                added = self._figure(row, one)
            case Relation():
                added = self._relation(row, one)
            case Institution():
                added = self._insert("institution", _institution(one, self._lives.get(one.id, Life()), self._ties))
            case Source():
                added = self._insert("source", _source(one))
            case Term():
                added = self._insert("term", _term(one))
        if added:
            if not isinstance(one, (Event, Figure)):
                self._insert("texts", {"row": row, **self._texts.row(one)})
            elif one.attributes:
                self.attributes.update(dict.fromkeys((type(one).__name__.lower(), name) for name in one.attributes))
            date = one.issued if isinstance(one, Source) else None if isinstance(one, Institution) else one.date
            for member in date.members if isinstance(date, DateSet) else ():
                self._insert(
                    "period", {"record": one.id, "first": day_number(member.min, -OPEN_DAY), "last": day_number(member.max, OPEN_DAY)}
                )
        return added

    def knows(self, subject: str) -> bool:
        """Whether there is an institution of that id, or an event by now."""
        return subject in self._institutions or self._title(subject) is not None

    def _event_title(self, one: str) -> str | None:
        found = self._execute("SELECT title FROM event_claim WHERE id = ?", (one,)).fetchone()
        return found[0] if found else None

    def _event(self, row: int, one: Event) -> bool:
        citation, known = self._citation(one.sources)
        day, days = self._day(one.date, known)
        setting = self._setting(one.kind, one.weight, one.status, one.theatres, one.actors, one.institutions, one.tags)
        shares = {"day": day, "citation": citation, "setting": setting}
        return self._insert("event_claim", {"row": row, **_own(one), **days, **shares, "clock": _clock(one)})

    def _figure(self, row: int, one: Figure) -> bool:
        """Write a figure, its days cut to the life of its subject, and of its contributor where that is a state.

        A plan may speak of a time before that life, but where it does not say since when, it too is of no earlier time.
        """
        citation, known = self._citation(one.sources)
        day, days = self._day(one.date, known)
        first, last = days["first"], days["last"]
        if one.status in FACTUAL or one.date.min is None:
            for identity in (one.subject, one.contributor if one.contributor in self._states else ""):
                first, last = self._lives.get(identity, Life()).bound(first, last)
        if (first, last) != (days["first"], days["last"]):
            days = {**days, **_reaching(first, last, known), **({"brief": 0} if one.date.min is None else {"place": first})}
        columns = _own(one)
        del columns["low"], columns["high"]
        quantity = hedged(one.qualifier, one.value, one.low, one.high)
        columns["value_min"], columns["value_max"] = quantity.bounds
        said, numbers = figure_words(one, quantity)
        numbered = self._series if one.subject in self._institutions else self._series_of_event
        series = numbered(*(getattr(one, name) for name in SERIES))
        shares = {"day": day, "citation": citation, "series": series, "alone": 1, "said": said, "numbers": numbers}
        return self._insert("figure_claim", {"row": row, **columns, **days, **shares, "clock": _clock(one)})

    def _relation(self, row: int, one: Relation) -> bool:
        citation, known = self._citation(one.sources)
        day, days = self._day(one.date, known) if one.date else (None, _UNDATED)
        return self._insert("relation_claim", {"row": row, **_own(one), **days, "day": day, "citation": citation})

    def _new_day(self, date: Date, known: int) -> tuple[int, dict[str, int]]:
        """The number of a date, and the columns that windows are asked by; where its end is open, it reaches to the day `known`."""
        if date.max and known < OPEN_DAY:  # then that day does not matter
            return self._day(date, OPEN_DAY)
        said = {
            "date": str(date),
            "date_min": iso(date.min),
            "date_max": iso(date.max),
            "precision": date.precision,
            "shown": date.display(),
        }
        days = _reaching(day_number(date.min, -OPEN_DAY), day_number(date.max, OPEN_DAY), known)
        number = self._number("day", said | {key: days[key] for key in ("first", "last", "reach")})
        return number, days | {"place": sort_key(date)[0]}

    def _new_citation(self, sources: tuple[Citation, ...]) -> tuple[int, int]:
        """The number of entries of sources, and the day by which all of them had surely appeared."""
        tier = min((self._tiers[cited.source] for cited in sources), default="S")
        known = appeared(sources, self._issued)
        row = {"sources": _citations(sources), "tier": tier, "issued_last": known, "said": quoted(sources)}
        return self._number("citation", row), known

    def _new_setting(self, *values: Any) -> int:
        row = dict(zip(SETTING[1], values, strict=True))
        about = self._texts.event_words(*values)
        encoded = {key: _list(value) if isinstance(value, tuple) else _single(value) for key, value in row.items()}
        return self._number("setting", {**encoded, "about": about})

    def _kept_series(self, *key: str) -> int:
        """The number of a series about an event: of these there may be too many to remember, so they are looked up."""
        values = dict(zip(SERIES, map(_single, key), strict=True))
        same = " AND ".join(f"{name} IS :{name}" for name in SERIES)
        found = self._execute(f"SELECT series FROM series WHERE of_event = 1 AND {same}", values).fetchone()
        return found[0] if found else self._new_series(*key)

    def _new_series(self, *key: str) -> int:
        columns = tuple(map(_single, key))
        if columns in self._known_series:
            return self._known_series[columns]
        of_event = key[0] not in self._institutions
        label, about = self._texts.series_words(*key, event=(self._event_title(key[0]) or "") if of_event else "")
        named = dict(zip(SERIES, columns, strict=True))
        return self._number("series", {**named, "of_event": int(of_event), "label": label, "about": about})

    def _number(self, table: str, row: dict[str, Any]) -> int:
        """The number of a new row of a table of what claims share."""
        self._insert(table, row)
        return self._execute("SELECT last_insert_rowid()").fetchone()[0]  # type: ignore[no-any-return]

    def complete(self, series: Series) -> None:
        """Write down for what time a list leaves no one out: a row for each kind of thing that it lists."""
        said = series.complete
        first, last = day_number(said.date.min, -OPEN_DAY), day_number(said.date.max, OPEN_DAY)
        listed: dict[tuple[Any, ...], list[tuple[str, int, int, int]]] = {}
        for claim in series.claims:
            if claim.date is None or overlaps(claim.date, first, last):
                key, name = _listed(claim)
                listed.setdefault(key, []).extend([(name, *_stay(claim.date))] if name else [])
        for key, names in listed.items():
            row = (series.id, *key, str(said.date), said.date.display(), first, last)
            named = _compact(sorted(names))
            self._execute(f"INSERT INTO complete VALUES ({', '.join('?' * 14)})", (*row, named, _citations(said.sources)))

    def _insert(self, table: str, row: dict[str, Any]) -> bool:
        """Whether a new row is in; False where its key was taken."""
        statement = self._statements.get(table, "")
        if not statement:
            statement = f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            self._statements[table] = statement
        return bool(self._execute(statement, tuple(row.values())).rowcount)


def plain(value: Any) -> Any:
    """A field as JSON knows it: dates and terms as text, nested records as objects without their empty keys."""
    if isinstance(value, Date):
        return str(value)
    if is_dataclass(value):
        pairs = ((f.name, plain(getattr(value, f.name))) for f in fields(value))
        return {key: item for key, item in pairs if item not in (None, "", [])}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> str:
    return _compact(plain(value))


@lru_cache(maxsize=CACHE_SIZE)
def _citations(sources: tuple[Citation, ...]) -> str:
    """Source entries with all their keys, but for those of a passage that was published by itself: most were not."""
    return _compact([_citation(cited) for cited in sources])


def _citation(cited: Citation) -> dict[str, str | None]:
    said = {"outlet": cited.outlet, "url": cited.url, "published": str(cited.published or "")}
    date = str(cited.date) if cited.date else None
    own = {key: value for key, value in said.items() if value}
    return {"source": cited.source, "locator": cited.locator, "anchor": cited.anchor, "date": date, **own}


@lru_cache(maxsize=CACHE_SIZE)
def _list(value: tuple[Any, ...]) -> str:
    return _json(value)


_date = lru_cache(maxsize=CACHE_SIZE, typed=True)(str)


_TIME_OF_DAY = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII)


def _clock(one: Event | Figure) -> str | None:
    """The time of day of a claim that is dated by a day: its attribute `time`, where that is written as one."""
    if not one.attributes or one.date.min != one.date.max:
        return None
    found = _TIME_OF_DAY.fullmatch(str(one.attributes.get("time")))
    return f"{found[1]:0>2}:{found[2]}:{found[3] or '00'}" if found else None


def _text(value: str) -> str | None:
    return value or None


def _single(value: Any) -> Any:
    """A field that is no list: dates and terms as text, numbers as they are, nothing as NULL."""
    if isinstance(value, str):
        return value.__str__() or None
    return _date(value) if isinstance(value, Date) else value


@cache
def _encoders(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields of a record class, and what makes a column of each."""
    hints = get_type_hints(cls)
    made = {f.name: _list if get_origin(hints[f.name]) is tuple else _text if hints[f.name] is str else _single for f in fields(cls)}
    if "attributes" in made:
        made["attributes"] = lambda attributes: _compact(attributes) if attributes else "{}"  # of most there are none
    return tuple((made | {"sources": _citations} if "sources" in made else made).items())


def _columns(one: Any) -> dict[str, Any]:
    """The fields of a record as columns: lists as JSON, dates and terms as text, nothing as NULL."""
    return {name: encode(getattr(one, name)) for name, encode in _encoders(type(one))}  # type: ignore[arg-type]  # classes are hashable


def _own(one: Event | Figure | Relation) -> dict[str, Any]:
    """Those that a claim shares with no other."""
    return {name: encode(getattr(one, name)) for name, encode in _own_encoders(type(one))}  # type: ignore[arg-type]


@cache
def _own_encoders(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    shared = {key for _, keys in KINDS[cls.__name__.lower()].shared for key in keys}
    return tuple(one for one in _encoders(cls) if one[0] not in shared)  # type: ignore[arg-type]


_UNDATED = {"first": -OPEN_DAY, "last": OPEN_DAY, "reach": OPEN_DAY, "brief": 0, "place": OPEN_DAY}
"""The columns that windows are asked by, of a relation without a date."""


def _reaching(first: int, last: int, known: int) -> dict[str, int]:
    """The columns that windows are asked by; an open end reaches to the day `known`."""
    reach = last if last < OPEN_DAY else max(first, known)
    return {"first": first, "last": last, "reach": reach, "brief": int(reach - first <= SHORT_PERIOD)}


def _source(source: Source) -> dict[str, Any]:
    csl = {f.name.replace("_", "-"): plain(getattr(source, f.name)) for f in fields(source)}
    authors = (name.literal or ", ".join(filter(None, (name.family, name.given))) for name in source.author)
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "tier": source.tier.value,
        "author": "; ".join(authors),
        "issued": str(source.issued),
        "issued_first": day_number(source.issued.min, -OPEN_DAY),
        "issued_last": day_number(source.issued.max, OPEN_DAY),
        "csl": _compact({key: value for key, value in csl.items() if value not in ("", [], None)}),
    }


def _institution(one: Institution, life: Life, tied: Ties) -> dict[str, Any]:
    derived = {key: _json(tuple(found.get(one.id, ()))) for key, found in tied.lists.items()}
    return {
        **_columns(one),
        **derived,
        "parent": tied.parents.get(one.id),
        "established": _single(life.began),
        "dissolved": _single(life.ended),
        "life_first": life.first,
        "life_last": life.last,
    }


def _stay(date: Date | None) -> tuple[int, int, int]:
    """Between which days someone on a list came to be there, and the last on which they may have been; the undated at all times."""
    begun = ends(date)[0] if date else None
    return (
        day_number(begun.min, -OPEN_DAY) if begun else -OPEN_DAY,
        day_number(begun.max, OPEN_DAY) if begun else -OPEN_DAY,
        day_number(date.max if date else None, OPEN_DAY),
    )


def _listed(claim: Figure | Relation) -> tuple[tuple[Any, ...], str]:
    """Of what kind of thing a claim lists one, as the columns of `complete`, and whom it lists."""
    if isinstance(claim, Figure):
        key = (claim.subject, None, None, claim.measure.value, claim.status.value, claim.scope or None, claim.unit)
        return key, claim.contributor
    return (claim.subject, claim.relation.value, claim.office or None, None, None, None, None), claim.object or claim.name


def _term(one: Term) -> dict[str, Any]:
    bounds_ = {"date_min": iso(one.date.min), "date_max": iso(one.date.max)} if one.date else {"date_min": None, "date_max": None}
    return {**_columns(one), **bounds_}


def _names(record: Record) -> Iterator[tuple[str, str, str]]:
    for one in record.institutions:
        for name in (one.id, one.name, *one.acronyms, *one.aliases):
            yield name.casefold(), "institution", one.id
    for relation in record.relations:
        if relation.relation is RelationKind.NAME:
            yield relation.name.casefold(), "institution", relation.subject
    for term in record.terms:
        for name in (term.id, term.name, *term.aliases):
            yield name.casefold(), "term", term.id
    for source in record.sources:
        yield source.id.casefold(), "source", source.id
    for theatre in record.metadata.theatres:
        yield theatre.casefold(), "theatre", theatre
    for scope in record.metadata.scopes:
        yield scope.casefold(), "scope", scope
