"""Institutions, sources and terms: what the record knows by name."""

from collections.abc import Iterator

from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, where
from alliancecli.query.rows import Row, fetch

CALLED = "coalesce(json_extract(acronyms, '$[0]'), name)"
"""What an institution is called in a sentence: by its acronym, else by its name; in SQL."""

INSTITUTION_LISTS = ("acronyms", "aliases", "predecessors", "successors", "sources", "theatres", "names", "members", "holders")
TERM_LISTS = ("aliases", "contrasts_with", "sources")


def institutions(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """Institutions that pass the filters, by id."""
    clause, parameters = where(filters)
    sql = f"""
        SELECT id, name, acronyms, aliases, kind, established, dissolved, predecessors, successors, parent, sources,
               theatres, names, members, holders, caveat, summary, wikidata
        FROM institution r {clause} ORDER BY r.id {"LIMIT :limit" if limit is not None else ""}"""
    return fetch(connection, sql, {**parameters, "limit": limit}, INSTITUTION_LISTS)


def sources(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """The bibliography, by id: CSL fields as one object in `csl`, and how many events, figures and relations rest on each."""
    clause, parameters = where(filters)
    sql = f"""
        SELECT id, type, author, title, issued, tier,
               coalesce((SELECT records FROM carried WHERE field = 'event.source' AND term = r.id), 0) AS events,
               coalesce((SELECT records FROM carried WHERE field = 'figure.source' AND term = r.id), 0) AS figures, csl,
               coalesce((SELECT records FROM carried WHERE field = 'relation.source' AND term = r.id), 0) AS relations
        FROM source r {clause} ORDER BY r.id {"LIMIT :limit" if limit is not None else ""}"""
    return fetch(connection, sql, {**parameters, "limit": limit}, ("csl",))


def terms(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """Terms that pass the filters, by id."""
    clause, parameters = where(filters)
    sql = f"""
        SELECT id, name, aliases, definition, author, date, date_min, date_max, contrasts_with, caveat, sources
        FROM term r {clause} ORDER BY r.id {"LIMIT :limit" if limit is not None else ""}"""
    return fetch(connection, sql, {**parameters, "limit": limit}, TERM_LISTS)


def within(field: str, terms: list[str]) -> Iterator[Filter]:
    """Institutions whose list field (`theatres`) holds one of the terms; all where there are none."""
    parameters = {f"{field}{n}": term for n, term in enumerate(terms)}
    if parameters:
        slots = ", ".join(f":{key}" for key in parameters)
        yield Filter(f"EXISTS (SELECT 1 FROM json_each(r.{field}) WHERE value IN ({slots}))", parameters, f"{field} {' or '.join(terms)}")
