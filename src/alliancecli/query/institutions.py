"""Institutions, sources and terms: what the record knows by name."""

from collections.abc import Iterator

from alliancecli.model.columns import INSTITUTION, SOURCE, TERM, Kind
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, slots, where
from alliancecli.query.rows import Row, fetch, lists, selected


def institutions(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """Institutions that pass the filters, by id."""
    return _by_id(connection, INSTITUTION, filters, limit)


def sources(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """The bibliography, by id: CSL fields as one object in `csl`, and how many events, figures and relations rest on each."""
    return _by_id(connection, SOURCE, filters, limit, **{f"{kind}s": _RESTING.format(kind) for kind in ("event", "figure", "relation")})


_RESTING = "coalesce((SELECT records FROM carried WHERE field = '{}.source' AND term = r.id), 0)"


def terms(connection: Engine, filters: list[Filter], limit: int | None = None) -> Iterator[Row]:
    """Terms that pass the filters, by id."""
    return _by_id(connection, TERM, filters, limit)


def _by_id(connection: Engine, kind: Kind, filters: list[Filter], limit: int | None, **worked_out: str) -> Iterator[Row]:
    clause, parameters = where(filters)
    sql = f"""
        SELECT {selected(kind.row, **worked_out)}
        FROM {kind.table} r {clause} ORDER BY r.id {"LIMIT :limit" if limit is not None else ""}"""
    return fetch(connection, sql, {**parameters, "limit": limit}, lists(kind.row))


def lives(connection: Engine) -> dict[str, tuple[int, int]]:
    """The first and the last day of the life of each institution, as numbers."""
    return {one: (first, last) for one, first, last in connection.execute("SELECT id, life_first, life_last FROM institution")}


def kind_of(connection: Engine, one: str) -> str:
    """What sort of institution the one of that id is."""
    return str(connection.execute("SELECT kind FROM institution WHERE id = :id", {"id": one}).fetchone()[0])


def within(field: str, terms: list[str]) -> Iterator[Filter]:
    """Institutions whose list field (`theatres`) holds one of the terms; all where there are none."""
    parameters = {f"{field}{n}": term for n, term in enumerate(terms)}
    if parameters:
        sql = f"EXISTS (SELECT 1 FROM json_each(r.{field}) WHERE value IN ({slots(parameters)}))"
        yield Filter(sql, parameters, f"{field} {' or '.join(terms)}")
