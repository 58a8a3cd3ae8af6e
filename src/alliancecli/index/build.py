"""From a checked record to one SQLite database. The only writer of the index."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from alliancecli.dates import FAR, Date, iso, number
from alliancecli.index.text import text_theatres, texts
from alliancecli.model.records import Citation, Concept, Event, Figure, Institution, Link, Record, Source
from alliancecli.model.vocabulary import Qualifier


def build(connection: sqlite3.Connection, record: Record, meta: dict[str, str]) -> None:
    """Fill an empty database with the record, in one transaction."""
    connection.executescript((Path(__file__).with_name("schema.sql")).read_text(encoding="utf-8"))
    heading = record.heading
    described = {"title": heading.title, "version": heading.version, "date": str(heading.date), "licence": heading.licence}
    tiers = {s.id: s.tier.value for s in record.sources}
    issued = {s.id: number(s.issued.max, FAR) for s in record.sources}
    successors = _successors(record.institutions)
    with connection:
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), *described.items()])
        connection.executemany("INSERT INTO theatre VALUES (?, ?)", heading.theatres.items())
        scopes = ((scope, said, scope in heading.parts) for scope, said in heading.scopes.items())
        connection.executemany("INSERT INTO scope VALUES (?, ?, ?)", scopes)
        _insert(connection, "source", map(_source, record.sources))
        _insert(connection, "institution", (_institution(i, successors.get(i.id, {})) for i in record.institutions))
        _insert(connection, "event", (_event(e, issued) for e in record.events))
        _insert(connection, "figure", (_figure(f, tiers, issued) for f in record.figures))
        _insert(connection, "term", map(_term, record.terms))
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _names(record))
        connection.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?)", _facets(record))
        _insert(connection, "text", texts(record))
        connection.executemany("INSERT OR IGNORE INTO facet VALUES ('text.theatre', ?, ?)", text_theatres(record))
        connection.execute("ANALYZE")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    statement = ""
    for row in rows:
        statement = statement or f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(':' + key for key in row)})"
        connection.execute(statement, row)


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


def _citations(sources: tuple[Citation, ...]) -> str:
    """Source entries with all their keys: the row contract has no optional ones."""
    dated = ((cited, str(cited.date) if cited.date else None) for cited in sources)
    return _compact([{"source": c.source, "locator": c.locator, "anchor": c.anchor, "date": date} for c, date in dated])


def _columns(one: Any) -> dict[str, Any]:
    """The fields of a record as columns: lists as JSON, dates and terms as text, nothing as NULL."""
    columns = {}
    for f in fields(one):
        value = getattr(one, f.name)
        listed = isinstance(value, tuple) and not isinstance(value, Date)
        columns[f.name] = _json(value) if listed else plain(value) if value != "" else None
    return columns


def _period(date: Date, sources: tuple[Citation, ...], issued: dict[str, int]) -> dict[str, Any]:
    """The columns that a date fills."""
    first, last = number(date.min, -FAR), number(date.max, FAR)
    appeared = max((issued[cited.source] for cited in sources), default=FAR)
    return {
        "date_min": iso(date.min),
        "date_max": iso(date.max),
        "precision": date.precision,
        "shown": date.display(),
        "first": first,
        "last": last,
        "reach": last if date.max else max(appeared, first),
    }


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
        "sources": _citations(one.sources),
        "life_first": number(one.established.min if one.established else None, -FAR),
        "life_last": number(one.dissolved.max if one.dissolved else None, FAR),
    }


def _event(one: Event, issued: dict[str, int]) -> dict[str, Any]:
    return {**_columns(one), **_period(one.date, one.sources, issued), "sources": _citations(one.sources)}


def _figure(one: Figure, tiers: dict[str, str], issued: dict[str, int]) -> dict[str, Any]:
    columns = _columns(one)
    del columns["low"], columns["high"]
    columns["value_min"], columns["value_max"] = bounds(one)
    return {
        **columns,
        **_period(one.date, one.sources, issued),
        "tier": min((tiers[cited.source] for cited in one.sources), default="S"),
        "issued_last": max((issued[cited.source] for cited in one.sources), default=FAR),
        "sources": _citations(one.sources),
    }


def _term(one: Concept) -> dict[str, Any]:
    bounds_ = {"date_min": iso(one.date.min), "date_max": iso(one.date.max)} if one.date else {"date_min": None, "date_max": None}
    return {**_columns(one), **bounds_, "sources": _citations(one.sources)}


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
    for kind, part in (("source", record.sources), ("event", record.events), ("figure", record.figures)):
        for other in part:
            yield other.id.casefold(), kind, other.id
    for theatre in record.heading.theatres:
        yield theatre.casefold(), "theatre", theatre
    for scope in record.heading.scopes:
        yield scope.casefold(), "scope", scope
    for event in record.events:
        for tag in event.tags:
            yield tag.casefold(), "tag", tag


def _facets(record: Record) -> Iterator[tuple[str, str, int]]:
    """The words of each event and figure, with its rowid: records are inserted in order, from 1."""
    theatres = {i.id: i.theatres for i in record.institutions}
    for row, event in enumerate(record.events, 1):
        lists = {"theatre": event.theatres, "actor": event.actors, "institution": event.institutions, "tag": event.tags}
        for field, terms in {**lists, "source": [c.source for c in event.sources]}.items():
            for term in terms:
                yield f"event.{field}", term, row
    for row, figure in enumerate(record.figures, 1):
        for theatre in theatres.get(figure.subject, ()):
            yield "figure.theatre", theatre, row
        for cited in figure.sources:
            yield "figure.source", cited.source, row
