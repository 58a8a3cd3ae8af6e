"""A filter is a condition that can be asked of the index and can say itself in English."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.errors import BadUsage
from alliancecli.model.facts import FACTUAL
from alliancecli.query.engine import Engine

FACT = f"r.status IN ({', '.join(repr(status) for status in sorted(FACTUAL))})"
"""That a claim is of what was, in SQL."""


class Filter(NamedTuple):
    """A condition in SQL with its named parameters, and the same in words."""

    sql: str
    parameters: dict[str, Any]
    description: str


def column_in(column: str, terms: Iterable[str]) -> Iterator[Filter]:
    """Records whose column is one of the terms; all records where there are no terms."""
    parameters = {f"{column}{n}": term for n, term in enumerate(terms)}
    if parameters:
        yield Filter(f"r.{column} IN ({slots(parameters)})", parameters, f"{column} {' or '.join(parameters.values())}")


class Box(NamedTuple):
    """Degrees between two meridians and two parallels; one whose west is more than its east reaches over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return self.display()

    def display(self) -> str:
        """As it is written: `60.5,29,75,38.5`."""
        return ",".join(f"{degrees:.15g}" for degrees in self)


def box(text: str) -> Box:
    """The box that `W,S,E,N` says, in degrees. Raises BadUsage."""
    try:
        found = Box(*(float(part) for part in text.split(",")))
    except (ValueError, TypeError):
        raise BadUsage(f"'{text}' is no box; write west, south, east and north in degrees: 60.5,29,75,38.5") from None
    if not (-180 <= found.west <= 180 and -180 <= found.east <= 180 and -90 <= found.south <= found.north <= 90):
        raise BadUsage(
            f"'{text}' is no box on earth; write west and east from -180 to 180, then south and north from -90 to 90, as W,S,E,N"
        )
    return found


def inside(table: str, box: Box) -> Filter:
    """Events or figures whose place is in a box; a figure without one of its own is where the event is that it is about."""

    def there(one: str) -> str:
        lon, lat = (f"CAST(json_extract({one}.attributes, '$.{name}') AS DOUBLE)" for name in ("lon", "lat"))
        joined = "AND" if box.west <= box.east else "OR"
        return f"{lat} BETWEEN :south AND :north AND ({lon} >= :west {joined} {lon} <= :east)"

    sql = there("r")
    if table == "figure":
        sql = f"""({sql}) OR (r.of_event = 1 AND json_extract(r.attributes, '$.lat') IS NULL
            AND r.subject IN (SELECT e.id FROM event e WHERE {there("e")}))"""
    return Filter(sql, box._asdict(), f"in the box {box}")


def this(one: str) -> Filter:
    """The record of that id."""
    return Filter("r.id = :id", {"id": one}, one)


PROBE_ABOVE = 20_000
"""So many records that carry a term are better asked one by one than listed first."""


def has_facet(field: str, ids: Iterable[str], records: int = 0) -> Iterator[Filter]:
    """Records that carry one of the ids in a list field, as `event.actor`; of `text` those of any kind. All records where there are no ids.

    `records` is how many carry them, if that is known: it decides how the index is asked, not what is found.
    """
    kind, _, name = field.partition(".")
    kinds, row = (("event", "figure", "institution"), "r.rowid") if kind == "text" else ((kind,), "r.row")
    parameters = {f"{name}{n}": one for n, one in enumerate(ids)}
    if parameters:
        fields = ", ".join(f"'{kind}.{name}'" for kind in kinds)
        found = f"FROM facet WHERE field IN ({fields}) AND term IN ({slots(parameters)})"
        sql = f"{row} IN (SELECT record {found})" if records < PROBE_ABOVE else f"EXISTS (SELECT 1 {found} AND record = {row})"
        yield Filter(sql, parameters, f"{name} {' or '.join(parameters.values())}")


def facet_count(connection: Engine, field: str, ids: Iterable[str]) -> int:
    """How many records carry each of the ids in a list field, added up."""
    parameters = {f"term{n}": one for n, one in enumerate(ids)}
    sql = f"SELECT sum(records) FROM carried WHERE field = '{field}' AND term IN ({slots(parameters)})"
    return int(connection.execute(sql, parameters).fetchone()[0] or 0) if parameters else 0


def slots(parameters: Iterable[str]) -> str:
    """The named parameters as a list in SQL: `:source0, :source1`."""
    return ", ".join(f":{key}" for key in parameters)


def where(filters: Iterable[Filter]) -> tuple[str, dict[str, Any]]:
    """The WHERE clause that asks for all of the filters, and its parameters."""
    every = all_of(filters)
    return ("" if every.sql == ALL else f"WHERE {every.sql}"), every.parameters


ALL = "1 = 1"
"""What every record passes."""


def all_of(filters: Iterable[Filter]) -> Filter:
    """All of the filters as one."""
    every = list(filters)
    return Filter(" AND ".join(f"({one.sql})" for one in every) or ALL, _parameters(every), describe(every))


def either(filters: Iterable[Filter]) -> Filter:
    """At least one of the filters, as one."""
    every = list(filters)
    sql = " OR ".join(f"({one.sql})" for one in every) or "1 = 0"
    return Filter(sql, _parameters(every), " or ".join(one.description for one in every))


def _parameters(filters: Iterable[Filter]) -> dict[str, Any]:
    return {key: value for one in filters for key, value in one.parameters.items()}


def describe(filters: Iterable[Filter]) -> str:
    """The filters as a phrase: `theatre afghanistan, from 2001`."""
    return ", ".join(filter(None, (one.description for one in filters)))
