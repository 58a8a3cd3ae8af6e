"""Events and milestones, in order of time."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates.edtf import Date, parse
from alliancecli.model.columns import EVENT
from alliancecli.query.claims import claims
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, all_of, column_in, either, has_facet
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window, hint_for_window, in_time

WEIGHTS = ("landmark", "event", "detail", "background")
"""The terms of model.vocabulary.Weight, which a warm run does not import, the heaviest first."""


def timeline(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None, *, newest: bool = False) -> Iterator[Row]:
    """The events that pass the filters and may fall in the window, each marked `certain` or `possible`.

    Ordered by first day, or the `newest` first, the wider period first, then id; what has no first day comes last, by its last.
    """
    return claims(
        connection,
        EVENT,
        lambda columns: in_time("event", columns, filters, window, limit, newest=newest),
        ("shown", "first", "last"),
        {"certainty": window.certainty},
    )


def date_of(connection: Engine, one: str) -> Date:
    """The date of the event of that id."""
    return parse(connection.execute("SELECT date FROM event WHERE id = :id", {"id": one}).fetchone()[0])


def touching(institutions: Iterable[str], theatres: Iterable[str] = ()) -> Filter:
    """Events in which one of the institutions acts or is acted on, or that happen in one of the theatres."""
    ids = list(institutions)
    return either([*has_facet("event.theatre", theatres), *has_facet("event.actor", ids), *has_facet("event.institution", ids)])


def weighing(least: str) -> Iterator[Filter]:
    """The condition that an event weighs as much as `least`, or more."""
    if least != WEIGHTS[-1]:
        yield from column_in("weight", WEIGHTS[: WEIGHTS.index(least) + 1])


class Weighed(NamedTuple):
    """How many events weigh enough to be shown, and how many of each weight do not, the heaviest first."""

    shown: int
    lighter: dict[str, int]


def weighed(connection: Engine, filters: list[Filter], window: Window, least: str) -> Weighed:
    """Of the events that pass the filters and may fall in the window, how many weigh as much as `least`, and how many less; in one scan."""
    weights = WEIGHTS[WEIGHTS.index(least) + 1 :]
    total, records = _by_weight(connection, filters, window, weights)
    return Weighed(total - sum(records.values()), {weight: records[weight] for weight in weights if records[weight]})


def lighter(connection: Engine, filters: list[Filter], window: Window, least: str) -> dict[str, int]:
    """How many events pass the filters and may fall in the window but weigh less than `least`, by weight, the heaviest first."""
    return weighed(connection, filters, window, least).lighter if least != WEIGHTS[-1] else {}


def _by_weight(connection: Engine, filters: list[Filter], window: Window, weights: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """How many events there are, and how many of each of the weights."""
    if not filters and not window.bounded:
        known = dict(connection.execute("SELECT term, records FROM carried WHERE field = 'event.weight'", {}).fetchall())
        total = count(connection, "event", [], window)
        if sum(known.values()) == total:  # a copy that others wrote need not have counted them
            return total, {weight: known.get(weight, 0) for weight in weights}
    sums = ["count(*)", *(f"sum(CASE WHEN weight = '{weight}' THEN 1 ELSE 0 END)" for weight in weights)]
    found, parameters = _found("event", "r.weight", filters, window)
    total, *records = connection.execute(f"SELECT {', '.join(sums)} FROM ({found})", parameters).fetchone()
    return int(total), {weight: int(many or 0) for weight, many in zip(weights, records, strict=True)}


def count(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows of a table ("event", "figure") pass the filters and may fall in the window."""
    if not filters and not window.bounded:
        counted = "SELECT records FROM carried WHERE field = :table AND term = ''"
        known = connection.execute(counted, {"table": table}).fetchone()  # a copy that others wrote need not have counted them
        return int((known or connection.execute(f"SELECT count(*) FROM {table}", {}).fetchone())[0])
    found, parameters = _found(table, "r.id", filters, window)
    return int(connection.execute(f"SELECT count(*) FROM ({found})", parameters).fetchone()[0])


def _found(table: str, column: str, filters: list[Filter], window: Window) -> tuple[str, dict[str, Any]]:
    """The statement for a column of what passes the filters and may fall in the window, in no order, and its parameters."""
    arms = [all_of([*hint_for_window(window, filters), arm]) for arm in window.arms()] if window.bounded else [all_of(filters)]
    return " UNION ALL ".join(f"SELECT {column} FROM {table} r WHERE {arm.sql}" for arm in arms), arms[0].parameters


def left_out(connection: Engine, table: str, filters: list[Filter], window: Window) -> int:
    """How many rows may fall in a window without surely doing so, where only what surely does is wanted; else 0."""
    if not window.certain:
        return 0
    return count(connection, table, filters, window._replace(certain=False)) - count(connection, table, filters, window)
