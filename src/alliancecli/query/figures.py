"""Troop figures and every other number: every claim of one, what a series is, and what parts come to beside their total.

The key of a series is (subject, contributor, measure, status, scope, unit): claims that differ in any of these are not
answers to one question. (Rifles and pistols are both equipment; only their unit or scope tells them apart.)
"""

import json
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from alliancecli.model.columns import FIGURE, SERIES
from alliancecli.model.quantity import Sum, quantity
from alliancecli.model.words import unreal
from alliancecli.query.claims import Ask, claims
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, column_in, either, where
from alliancecli.query.names import CALLED
from alliancecli.query.overlaps import Overlaps, Rivals, spell
from alliancecli.query.rows import Row, fetch
from alliancecli.query.windows import Window, in_time

STRENGTHS = ("troops", "personnel", "local-forces")
"""The measures of `troops`: people in a force, by whose they are."""

TOTAL_KEY = ("subject", "measure", "status", "scope", "unit")
"""What a part shares with its total."""

_OF_SERIES = {
    "contributor_name": "(SELECT name FROM institution WHERE id = r.contributor)",
    "subject_name": f"""CASE WHEN r.of_event = 1 THEN (SELECT title FROM event WHERE id = r.subject)
        ELSE (SELECT {CALLED} FROM institution WHERE id = r.subject) END""",
    "event_attributes": "CASE WHEN r.of_event = 1 THEN (SELECT attributes FROM event WHERE id = r.subject) END",
}


def rows_of(connection: Engine, ask: Ask, certainty: str, as_of: str = "NULL", **more: str) -> Iterator[Row]:
    """The rows of a statement for figures, with `more` worked out; `age_days`, rivals and the shares are for the caller to fill in."""
    later = {"rivals": "'[]'"} | dict.fromkeys(("age_days", "share", "share_of"), "NULL")
    worked_out = {"certainty": certainty, "as_of": as_of, **later, **more}
    beside = ("shown", "first", "last", "tier", "of_event", "series", "alone", *more, "event_attributes")
    return claims(connection, FIGURE, ask, beside, worked_out, _OF_SERIES)


def observations(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """Every claim that passes the filters and may fall in the window, oldest first.

    `rivals` are the ids of claims with the same key whose period overlaps; `as_of` and `age_days` are None: no day was asked about.
    """
    rows: Iterable[Row] = rows_of(connection, lambda columns: in_time("figure", columns, filters, window, limit), window.certainty)
    if limit is None:
        where_, parameters = where([*filters, *window.filters()])
        found, bounds = f"SELECT r.series FROM figure r {where_}", parameters
    else:
        rows = list(rows)
        found, bounds = "SELECT value FROM json_each(:series)", {"series": json.dumps(list({row["series"] for row in rows}))}
    return _shared(connection, _beside(connection, rows, found, bounds))


def _beside(connection: Engine, rows: Iterable[Row], series: str, parameters: dict[str, Any]) -> Iterator[Row]:
    """The rows, each with its rivals: claims of its series, which `series` finds, looked up once for all rows that are not alone."""
    rivals = None
    for row in rows:
        if not row["alone"]:
            if rivals is None:
                sql = f"SELECT r.id, r.series, r.first, r.last FROM figure r WHERE r.alone = 0 AND r.series IN ({series})"
                rivals = Rivals(connection.execute(sql, parameters))
            row["rivals"] = rivals.of(row["id"], row["series"], row["first"], row["last"])
        yield row


_TOTALS = f"""
    SELECT {", ".join(TOTAL_KEY)}, id, value, date, first, last FROM figure r
    WHERE contributor IS NULL AND value > 0 AND unit <> 'percent' AND EXISTS (
        SELECT 1 FROM figure o WHERE {" AND ".join(f"o.{column} IS r.{column}" for column in TOTAL_KEY)} AND o.contributor IS NOT NULL
    ) ORDER BY tier, id"""


def _shared(connection: Engine, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each part with its share of the total claim of its time. The totals are looked up once, when the first part comes."""
    totals: dict[tuple[Any, ...], Overlaps] | None = None
    for row in rows:
        if row["contributor"] and not row["missing"]:
            if totals is None:
                totals = _totals(connection)
            if beside := totals.get(total_key(row)):
                share(row, [total for *_, total in sorted(beside.of(row["first"], row["last"]), key=itemgetter(2))])
        yield row


def _totals(connection: Engine) -> dict[tuple[Any, ...], Overlaps]:
    """The totals that have parts, by what they share with these; each numbered as the rule of shares prefers them."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for number_, total in enumerate(fetch(connection, _TOTALS, {})):
        found.setdefault(total_key(total), []).append(spell(total["first"], total["last"], number_, total))
    return {key: Overlaps(alike) for key, alike in found.items()}


def share(part: Row, totals: list[Row]) -> None:
    """Write on a part the share that it is of a total of its time, the one of just its date first, and the id of that total.

    Two ends of a range are two shares, so that a part of which nothing else is said has none.
    """
    for total in sorted(totals, key=lambda one: one["date"] != part["date"])[: part["value"] is not None]:
        part["share"], part["share_of"] = round(part["value"] / total["value"], 4), total["id"]


total_key: Callable[[Row], tuple[Any, ...]] = itemgetter(*TOTAL_KEY)
"""What a part must share with its total."""

key_of: Callable[[Row], tuple[Any, ...]] = itemgetter(*SERIES)
"""The key of the series of a claim."""


def strength() -> Filter:
    """Claims that count people in a force."""
    return Filter(f"r.measure IN {STRENGTHS}", {}, "strength")


def concerning(institutions: Iterable[str]) -> Filter:
    """Claims about one of the institutions, or of the part that one gives."""
    ids = list(institutions)
    return either([*column_in("subject", ids), *column_in("contributor", ids)])._replace(description=" or ".join(ids))


def counts(row: Row) -> list[str]:
    """What a series counts, in words: `troops`, `in-force`, `brigades`; its unit only where that is another word than its measure."""
    return [word for word in (row["measure"], row["scope"], row["unit"] if row["unit"] != row["measure"] else None) if word]


def about(row: Row) -> list[str]:
    """The same with its status, where that is not actual."""
    return [*counts(row), *filter(None, [unreal(row)])]


def partial_scopes(connection: Engine) -> set[str]:
    """The scopes that count a part only."""
    return {scope for (scope,) in connection.execute("SELECT id FROM scope WHERE part = 1")}


def cumulative_scopes(connection: Engine) -> set[str]:
    """The scopes that count from the beginning to the day given."""
    return {scope for (scope,) in connection.execute("SELECT id FROM scope WHERE cumulative = 1")}


def has(connection: Engine, column: str, one: str) -> bool:
    """Whether there are claims about an institution ("subject"), or of what it contributes ("contributor")."""
    return connection.execute(f"SELECT id FROM figure WHERE {column} = :one LIMIT 1", {"one": one}).fetchone() is not None


class Parts(NamedTuple):
    """What the parts of a total come to: those observed with it, those last observed at another time, those without a number."""

    total: Row
    listed: list[Row]
    apart: list[Row]
    missing: list[Row]

    def share(self, listed: list[Row]) -> Sum:
        """What part of the total some of them are, from 0 to 1."""
        found, whole = add(listed), self.total["value"]
        return Sum(found.least / whole, None if found.most is None else found.most / whole)


def add(rows: list[Row]) -> Sum:
    """The computed sum of rows that all have numbers."""
    return Sum.of(map(quantity, rows))


def together(part: Row, total: Row) -> bool:
    """Whether a part was observed with its total: of one day, and not perhaps of a later one than a total that is certain."""
    later = part["certainty"] == "possible" and total["certainty"] == "certain"
    return bool(not later and part["first"] <= total["last"] and part["last"] >= total["first"])


def parts(rows: list[Row]) -> list[Parts]:
    """Each total among the answers that has parts beside it, with them. Shares, and totals without a number, have no parts."""
    given: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        if row["contributor"]:
            given.setdefault(total_key(row), []).append(row)
    found = []
    for total in rows:
        if total["contributor"] or not total["value"] or total["unit"] == "percent" or not (mine := given.get(total_key(total))):
            continue
        listed: dict[bool, list[Row]] = {True: [], False: []}
        for row in mine:
            if not row["missing"]:
                listed[together(row, total)].append(row)
        found.append(Parts(total, listed[True], listed[False], [row for row in mine if row["missing"]]))
    return found
