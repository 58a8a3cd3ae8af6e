"""Troop figures and every other number: every claim of one, what a series is, and what parts come to beside their total.

The key of a series is (subject, contributor, measure, status, scope, unit): claims that differ in any of these are not
answers to one question. (Rifles and pistols are both equipment; only their unit or scope tells them apart.)
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.model.quantity import quantity
from alliancecli.model.words import unreal
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, among, either, in_time
from alliancecli.query.institutions import CALLED
from alliancecli.query.rows import Row, fetch

STRENGTHS = ("troops", "personnel", "local-forces")
"""The measures of `troops`: people in a force, by whose they are."""

KEY = ("subject", "contributor", "measure", "status", "scope", "unit")

SERIES = ("subject", "measure", "status", "scope", "unit")
"""What a part shares with its total."""

LISTS = ("rivals", "sources")

_SAME_KEY = " AND ".join(f"o.{column} IS r.{column}" for column in KEY)

COLUMNS = f"""r.id, r.subject, r.contributor, r.measure, r.status, r.value, r.value_min, r.value_max, r.qualifier, r.unit, r.scope,
               r.missing, r.date, r.date_min, r.date_max, r.precision,
               (SELECT name FROM institution WHERE id = r.contributor) AS contributor_name,
               (SELECT {CALLED} FROM institution WHERE id = r.subject) AS subject_name"""


def observations(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """Every claim that passes the filters and may fall in the window, oldest first.

    `rivals` are the ids of claims with the same key whose period overlaps; `as_of` and `age_days` are None: no day was asked about.
    """
    columns = f"""{COLUMNS}, {window.certainty} AS certainty, NULL AS as_of, NULL AS age_days,
               (SELECT json_group_array(id) FROM (
                    SELECT o.id FROM figure o WHERE {_SAME_KEY} AND o.id <> r.id AND o.first <= r.last AND o.last >= r.first
                    ORDER BY o.first, o.last DESC, o.id
                )) AS rivals,
               r.caveat, r.sources, r.title, NULL AS share, NULL AS share_of, r.shown, r.first, r.last"""
    return _shared(connection, fetch(connection, *in_time("figure", columns, filters, window, limit), LISTS))


_TOTALS = f"""
    SELECT {", ".join(SERIES)}, id, value, date, first, last FROM figure r
    WHERE contributor IS NULL AND value > 0 AND unit <> 'percent' AND EXISTS (
        SELECT 1 FROM figure o WHERE {" AND ".join(f"o.{column} IS r.{column}" for column in SERIES)} AND o.contributor IS NOT NULL
    ) ORDER BY tier, id"""


def _shared(connection: Engine, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each part with its share of the total claim of its time. The totals are looked up once, when the first part comes."""
    totals: dict[tuple[Any, ...], list[Row]] | None = None
    for row in rows:
        if row["contributor"] and not row["missing"]:
            if totals is None:
                totals = {}
                for total in fetch(connection, _TOTALS, {}):
                    totals.setdefault(series_of(total), []).append(total)
            share(row, [one for one in totals.get(series_of(row), ()) if one["first"] <= row["last"] and one["last"] >= row["first"]])
        yield row


def share(part: Row, totals: list[Row]) -> None:
    """Write on a part the share that it is of a total of its time, the one of just its date first, and the id of that total."""
    for total in sorted(totals, key=lambda one: one["date"] != part["date"])[:1]:
        part["share"], part["share_of"] = round(add([part]) / total["value"], 4), total["id"]


def series_of(row: Row) -> tuple[Any, ...]:
    """What a part must share with its total."""
    return tuple(row[column] for column in SERIES)


def key_of(row: Row) -> tuple[Any, ...]:
    """The key of the series of a claim."""
    return tuple(row[column] for column in KEY)


def strength() -> Filter:
    """Claims that count people in a force."""
    return Filter(f"r.measure IN {STRENGTHS}", {}, "strength")


def concerning(institutions: Iterable[str]) -> Filter:
    """Claims about one of the institutions, or of the part that one gives."""
    ids = list(institutions)
    return either([*among("subject", ids), *among("contributor", ids)])._replace(words=" or ".join(ids))


def counts(row: Row) -> list[str]:
    """What a series counts, in words: `troops`, `in-force`, `brigades`; its unit only where that is another word than its measure."""
    return [word for word in (row["measure"], row["scope"], row["unit"] if row["unit"] != row["measure"] else None) if word]


def about(row: Row) -> list[str]:
    """The same with its status, where that is not actual."""
    return [*counts(row), *filter(None, [unreal(row)])]


def partial_scopes(connection: Engine) -> set[str]:
    """The scopes that count a part only."""
    return {scope for (scope,) in connection.execute("SELECT id FROM scope WHERE part = 1")}


class Parts(NamedTuple):
    """What the parts of a total come to: those observed with it, those last observed at another time, those without a number."""

    total: Row
    listed: list[Row]
    apart: list[Row]
    missing: list[Row]

    def share(self, part: Row) -> float:
        """What part of the total one of them is, from 0 to 1."""
        return float(add([part]) / self.total["value"])

    @property
    def hedged(self) -> bool:
        """Whether any of the numbers added up is less than exact."""
        return any(row["qualifier"] != "exact" for row in self.listed)


def add(rows: list[Row]) -> int | float:
    """The computed sum of rows that all have numbers; of a range its low end counts."""
    return sum(quantity(row).least or 0 for row in rows)


def parts(rows: list[Row]) -> list[Parts]:
    """Each total among the answers that has parts beside it, with them. Shares, and totals without a number, have no parts."""
    found = []
    for total in rows:
        if total["contributor"] or not total["value"] or total["unit"] == "percent":
            continue
        mine = [row for row in rows if row["contributor"] and all(row[k] == total[k] for k in KEY if k != "contributor")]
        counted = [row for row in mine if not row["missing"]]
        together = [row for row in counted if row["first"] <= total["last"] and row["last"] >= total["first"]]
        if mine:
            apart = [row for row in counted if row not in together]
            found.append(Parts(total, together, apart, [row for row in mine if row["missing"]]))
    return found
