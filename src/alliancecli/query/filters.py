"""A filter is a condition that can be asked of the index and can say itself in English."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates import FAR, Date, iso, number
from alliancecli.errors import BadUsage


class Filter(NamedTuple):
    """A condition in SQL with its named parameters, and the same in words."""

    sql: str
    parameters: dict[str, Any]
    words: str


class Window(NamedTuple):
    """From one day number to another, both included; what may lie outside is kept, and marked, unless `certain`."""

    low: int = -FAR
    high: int = FAR
    certain: bool = False
    words: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it leaves anything out."""
        return self.low > -FAR or self.high < FAR

    def filters(self) -> Iterator[Filter]:
        """The condition that a record may (or, if `certain`, surely does) fall inside."""
        if not self.bounded:
            return
        bounds = {"low": self.low, "high": self.high}
        if self.certain:
            yield Filter("r.first >= :low AND r.last <= :high", bounds, f"surely {self.words}")
        else:
            yield Filter("r.first <= :high AND r.reach >= :low", bounds, self.words)

    @property
    def certainty(self) -> str:
        """The SQL expression for a record's place in the window: 'certain' or 'possible'."""
        return "CASE WHEN r.first >= :low AND r.last <= :high THEN 'certain' ELSE 'possible' END" if self.bounded else "'certain'"


def window(start: Date | None = None, end: Date | None = None, during: Date | None = None, *, certain: bool = False) -> Window:
    """The window between the first day of `start` and the last of `end`, or within `during`.

    Raises BadUsage where it ends before it begins, or where `during` stands beside the others.
    """
    if during is not None:
        if start is not None or end is not None:
            raise BadUsage("--during says both ends; leave out --from and --to")
        start = end = during
    low, high = number(start.min if start else None, -FAR), number(end.max if end else None, FAR)
    if start and end and low > high:
        raise BadUsage(f"--to {end} ends before --from {start} begins ({iso(end.max)} is before {iso(start.min)}); swap them")
    if during is not None:
        words = f"during {during.display()}"
    else:
        words = " ".join(f"{word} {date.display()}" for word, date in (("from", start), ("to", end)) if date)
    return Window(low, high, certain, words)


def among(column: str, terms: Iterable[str]) -> Iterator[Filter]:
    """Records whose column is one of the terms; all records where there are no terms."""
    parameters = {f"{column}{n}": term for n, term in enumerate(terms)}
    if parameters:
        yield Filter(f"r.{column} IN ({_slots(parameters)})", parameters, f"{column} {' or '.join(parameters.values())}")


def carrying(field: str, ids: Iterable[str]) -> Iterator[Filter]:
    """Records that carry one of the ids in a list field, as `event.actor`; all records where there are no ids."""
    name = field.partition(".")[2]
    parameters = {f"{name}{n}": one for n, one in enumerate(ids)}
    if parameters:
        sql = f"r.rowid IN (SELECT record FROM facet WHERE field = '{field}' AND term IN ({_slots(parameters)}))"
        yield Filter(sql, parameters, f"{name} {' or '.join(parameters.values())}")


def _slots(parameters: dict[str, Any]) -> str:
    return ", ".join(f":{key}" for key in parameters)


def where(filters: Iterable[Filter]) -> tuple[str, dict[str, Any]]:
    """The WHERE clause that asks for all of the filters, and its parameters."""
    sql: list[str] = []
    parameters: dict[str, Any] = {}
    for one in filters:
        sql.append(f"({one.sql})")
        parameters |= one.parameters
    return ("WHERE " + " AND ".join(sql) if sql else ""), parameters


def in_words(filters: Iterable[Filter]) -> str:
    """The filters as a phrase: `theatre afghanistan, from 2001`."""
    return ", ".join(filter(None, (one.words for one in filters)))
