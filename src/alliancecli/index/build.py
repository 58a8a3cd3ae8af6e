"""From a checked record to one SQLite database. The only writer of the index.

Events and figures may be many: they go by one at a time, and nothing is kept of them here.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from alliancecli.dates import FAR, Date, iso, number
from alliancecli.errors import RecordFaults
from alliancecli.index.text import Texts
from alliancecli.model.records import AnyRecord, Citation, Concept, Event, Figure, Institution, Link, Record, Source
from alliancecli.model.vocabulary import Qualifier
from alliancecli.record.bulk import Progress, Tables

BRIEF = 10_000
"""The longest that a brief period reaches after its first day: a year, as numbers of days count."""

MANY = 50_000
"""How many different lists and dates are kept encoded: rows of a table repeat them."""


def build(connection: sqlite3.Connection, record: Record, tables: Tables, meta: dict[str, str]) -> None:
    """Fill an empty database with the record and with the rows of its tables, in one transaction.

    A row whose id is taken is refused. Raises RecordFaults where rows were refused that may not be set aside.
    """
    here = Path(__file__)
    connection.executescript(here.with_name("schema.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    heading = record.heading
    described = {"title": heading.title, "version": heading.version, "date": str(heading.date), "licence": heading.licence}
    with connection:
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), *described.items()])
        connection.executemany("INSERT INTO theatre VALUES (?, ?)", heading.theatres.items())
        scopes = ((scope, said, scope in heading.parts) for scope, said in heading.scopes.items())
        connection.executemany("INSERT INTO scope VALUES (?, ?, ?)", scopes)
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _names(record))
        filling = _Filling(connection, record)
        for one in record:
            filling.add(one)
        for row in tables:
            if not filling.add(row.record):
                row.refuse(f"id: '{row.record.id}' is taken already; choose another")
        _refuse_shared_ids(connection)
        aside = tables.settle()
        connection.execute("INSERT INTO meta VALUES ('aside', :said)", {"said": _compact(aside)})
        if record.tables:
            tables.watch(Progress("making indexes"))
        connection.executescript(here.with_name("indexes.sql").read_text(encoding="utf-8"))
        tags = connection.execute("SELECT term FROM carried WHERE field = 'event.tag'").fetchall()
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, 'tag', ?)", ((tag.casefold(), tag) for (tag,) in tags))


def _refuse_shared_ids(connection: sqlite3.Connection) -> None:
    """Raise RecordFaults where an event and a figure of two tables share an id."""
    shared = connection.execute("SELECT id FROM event WHERE id IN (SELECT id FROM figure) ORDER BY id LIMIT 1").fetchone()
    if shared:
        raise RecordFaults([f"id: an event and a figure are both '{shared[0]}'; choose another for one of them"])


CACHE = 64_000
"""KiB of pages kept in memory while building: with less, a table larger than that is written again and again."""


class _Filling:
    """What is needed of the whole record to write any one of it."""

    def __init__(self, connection: sqlite3.Connection, record: Record) -> None:
        self._connection = connection
        self._tiers = {s.id: s.tier.value for s in record.sources}
        self._issued = {s.id: number(s.issued.max, FAR) for s in record.sources}
        self._successors = _successors(record.institutions)
        self._texts = Texts(record.institutions, self._issued)
        self._statements: dict[str, str] = {}

    def add(self, one: AnyRecord) -> bool:
        """Whether a record is in now, with its words; False where its id was taken."""
        facets: dict[str, Sequence[str]] = {}
        match one:
            case Event():
                row = self._insert("event", _event(one, self._issued))
                lists = {"theatre": one.theatres, "actor": one.actors, "institution": one.institutions, "tag": one.tags}
                facets = {**lists, "source": [c.source for c in one.sources]}
            case Figure():
                row = self._insert("figure", _figure(one, self._tiers, self._issued))
                facets = {"theatre": self._texts.theatres(one), "source": [c.source for c in one.sources]}
            case Institution():
                row = self._insert("institution", _institution(one, self._successors.get(one.id, {})))
            case Source():
                row = self._insert("source", _source(one))
            case Concept():
                row = self._insert("term", _term(one))
        if not row:
            return False
        text = self._texts.row(one)
        carried = [(f"{text['type']}.{field}", term, row) for field, terms in facets.items() for term in terms]
        at = self._insert("text", text)
        carried += [("text.theatre", theatre, at) for theatre in self._texts.theatres(one)]
        self._connection.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?)", carried)
        return True

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        """The rowid of a new row; 0 where its key was taken."""
        statement = self._statements.get(table, "")
        if not statement:
            statement = f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            self._statements[table] = statement
        cursor = self._connection.execute(statement, tuple(row.values()))
        return cursor.rowcount and (cursor.lastrowid or 1)


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


@lru_cache(maxsize=MANY)
def _citations(sources: tuple[Citation, ...]) -> str:
    """Source entries with all their keys: the row contract has no optional ones."""
    dated = ((cited, str(cited.date) if cited.date else None) for cited in sources)
    return _compact([{"source": c.source, "locator": c.locator, "anchor": c.anchor, "date": date} for c, date in dated])


@lru_cache(maxsize=MANY)
def _list(value: tuple[Any, ...]) -> str:
    return _json(value)


_date = lru_cache(maxsize=MANY, typed=True)(str)


@cache
def _listed(cls: type[Any]) -> tuple[tuple[str, bool], ...]:
    """The fields of a record class, and whether each holds a list."""
    hints = get_type_hints(cls)
    return tuple((f.name, get_origin(hints[f.name]) is tuple) for f in fields(cls))


def _columns(one: Any) -> dict[str, Any]:
    """The fields of a record as columns: lists as JSON, dates and terms as text, nothing as NULL."""
    columns: dict[str, Any] = {}
    for name, listed in _listed(type(one)):  # type: ignore[arg-type]  # classes are hashable
        value = getattr(one, name)
        if listed:
            columns[name] = (_citations if name == "sources" else _list)(value)
        elif isinstance(value, str):
            columns[name] = value.__str__() or None  # a term as plain text
        else:
            columns[name] = _date(value) if isinstance(value, Date) else plain(value)
    return columns


@lru_cache(maxsize=MANY, typed=True)
def _days(date: Date) -> tuple[int, int, dict[str, Any]]:
    """The columns that a date fills by itself, and its first and last day as numbers."""
    first, last = number(date.min, -FAR), number(date.max, FAR)
    columns = {"date_min": iso(date.min), "date_max": iso(date.max), "precision": date.precision, "shown": date.display()}
    return first, last, {**columns, "first": first, "last": last}


def _period(date: Date, sources: tuple[Citation, ...], issued: dict[str, int]) -> dict[str, Any]:
    """The columns that a date fills, with what its sources say of an open end."""
    first, last, columns = _days(date)
    reach = last if last < FAR else max(first, max((issued[cited.source] for cited in sources), default=FAR))
    return {**columns, "reach": reach, "brief": int(reach - first <= BRIEF)}


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
        "issued_first": number(source.issued.min, -FAR),
        "issued_last": number(source.issued.max, FAR),
        "csl": _compact({key: value for key, value in csl.items() if value not in ("", [], None)}),
    }


def _institution(one: Institution, derived: dict[str, Link]) -> dict[str, Any]:
    links = derived | {link.id: link for link in one.successors}
    return {
        **_columns(one),
        "successors": _json(tuple(links.values())),
        "life_first": number(one.established.min if one.established else None, -FAR),
        "life_last": number(one.dissolved.max if one.dissolved else None, FAR),
    }


def _event(one: Event, issued: dict[str, int]) -> dict[str, Any]:
    return {**_columns(one), **_period(one.date, one.sources, issued)}


def _figure(one: Figure, tiers: dict[str, str], issued: dict[str, int]) -> dict[str, Any]:
    columns = _columns(one)
    del columns["low"], columns["high"]
    columns["value_min"], columns["value_max"] = bounds(one)
    return {
        **columns,
        **_period(one.date, one.sources, issued),
        "tier": min((tiers[cited.source] for cited in one.sources), default="S"),
        "issued_last": max((issued[cited.source] for cited in one.sources), default=FAR),
    }


def _term(one: Concept) -> dict[str, Any]:
    bounds_ = {"date_min": iso(one.date.min), "date_max": iso(one.date.max)} if one.date else {"date_min": None, "date_max": None}
    return {**_columns(one), **bounds_}


def bounds(one: Figure) -> tuple[Any, Any]:
    """The least and the most that a figure may mean. A hedge without a width (about, estimated) bounds nothing."""
    match one.qualifier:
        case Qualifier.EXACT:
            return one.value, one.value
        case Qualifier.RANGE:
            return one.low, one.high
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return one.value, None
        case Qualifier.UNDER | Qualifier.UP_TO:
            return None, one.value
        case _:
            return None, None


def _successors(institutions: list[Institution]) -> dict[str, dict[str, Link]]:
    """The successors that follow from what newer institutions write of their predecessors."""
    found: dict[str, dict[str, Link]] = {}
    for one in institutions:
        for link in one.predecessors:
            found.setdefault(link.id, {})[one.id] = Link(id=one.id, date=link.date, change=link.change)
    return found


def _names(record: Record) -> Iterator[tuple[str, str, str]]:
    for one in record.institutions:
        for name in (one.id, one.name, *one.acronyms, *one.aliases, *(n.name for n in one.names)):
            yield name.casefold(), "institution", one.id
    for term in record.terms:
        for name in (term.id, term.name, *term.aliases):
            yield name.casefold(), "term", term.id
    for source in record.sources:
        yield source.id.casefold(), "source", source.id
    for theatre in record.heading.theatres:
        yield theatre.casefold(), "theatre", theatre
    for scope in record.heading.scopes:
        yield scope.casefold(), "scope", scope
