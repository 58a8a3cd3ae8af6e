"""Claims about the same thing at the same time that differ by more than their own hedges allow.

What a number means with its hedge, model.quantity says.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from alliancecli.dates.agreement import apart, meet
from alliancecli.dates.edtf import parse, periods_of
from alliancecli.model.quantity import Quantity, quantity, unit_of
from alliancecli.query import events, figures
from alliancecli.query import relations as ties
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations, partial_scopes
from alliancecli.query.filters import Filter, column_in, either
from alliancecli.query.names import find
from alliancecli.query.overlaps import Overlaps, spell
from alliancecli.query.relations import relations
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window

REASONS = {
    "another scope": "they count different people or things",
    "another date": "they speak of periods that overlap without being the same",
    "rounding": "they agree once the rounder of them is taken as rounded",
    "contradiction": "nothing in the record reconciles them",
}
"""Why claims may differ, the likeliest told first."""

SAME_THING = ("subject", "contributor", "measure", "status", "unit")
"""What two numbers must share to be about the same thing; scopes are compared, and named as the reason."""


class RivalClaim(NamedTuple):
    """One side of a conflict: the row of the record, and what this side says."""

    row: Row
    said: str
    tier: str
    sources: list[Any]


class Conflict(NamedTuple):
    """Claims that cannot all be right, why they may differ, and how far apart they are.

    `kind` is "number" or "date"; for numbers `least` and `most` are the extremes of what is claimed, for dates they are None.
    """

    kind: str
    about: str
    reason: str
    claims: list[RivalClaim]
    least: float | None = None
    most: float | None = None


class SearchSpace(NamedTuple):
    """Filters on the figures, the events and the relations among which conflicts are looked for; only those with a claim of `ids` count."""

    figures: tuple[Filter, ...] = ()
    events: tuple[Filter, ...] = ()
    relations: tuple[Filter, ...] = ()
    ids: frozenset[str] = frozenset()


def conflicts(connection: Engine, within: SearchSpace) -> list[Conflict]:
    """Every conflict of numbers among the figures, then every conflict of dates among the events, then among the relations."""
    found = [
        *_of_numbers(connection, list(within.figures)),
        *_of_dates(connection, list(within.events)),
        *_of_relations(connection, list(within.relations)),
    ]
    return [one for one in found if not within.ids or any(claim.row["id"] in within.ids for claim in one.claims)]


def concerning(connection: Engine, name: str) -> SearchSpace:
    """What an institution, or one claim, is in. A claim conflicts with others of its subject."""
    found = find(connection, name, ("institution", "event", "figure", "relation"))
    ids = [one for _, one in found]
    (named,) = column_in("id", ids)

    def beside(table: str) -> Filter:
        """The claims of one subject with those named."""
        return named._replace(sql=f"r.subject IN (SELECT r.subject FROM {table} r WHERE {named.sql})")

    return SearchSpace(
        (either([figures.concerning(ids), beside("figure")]),),
        (either([named, events.touching(ids)]),),
        (either([ties.touching(ids), beside("relation")]),),
        frozenset() if any(kind == "institution" for kind, _ in found) else frozenset(ids),
    )


def _of_numbers(connection: Engine, filters: list[Filter]) -> Iterator[Conflict]:
    parts = partial_scopes(connection)
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in observations(connection, filters, Window()):
        if not row["missing"]:
            alike.setdefault(tuple(row[key] for key in SAME_THING), []).append(row)
    for rows in alike.values():
        for group in _groups(rows, parts):
            known = [number for row in group for number in quantity(row).numbers]
            claims = [RivalClaim(row, "", row["tier"], row["sources"]) for row in group]
            about = group[0]["subject"] + (f" from {group[0]['contributor']}" if group[0]["contributor"] else "")
            yield Conflict("number", about, _reason(group), claims, min(known), max(known))


class _Counted(NamedTuple):
    """What a figure is compared by: its scope, sources and number, and the periods of its date (a set has several)."""

    scope: str | None
    sources: frozenset[str]
    number: Quantity
    periods: tuple[tuple[int, int], ...]

    def differs(self, other: "_Counted", parts: set[str]) -> bool:
        """Whether the two cannot mean the same number.

        Figures of two scopes conflict only between two sources, and not where one of the scopes counts a part only.
        """
        if self.scope != other.scope and (self.sources & other.sources or {self.scope, other.scope} & parts):
            return False
        return not self.number.agrees(other.number)


def _counted(row: Row) -> _Counted:
    return _Counted(row["scope"], frozenset(c["source"] for c in row["sources"]), quantity(row), periods_of(parse(row["date"])))


def _groups(rows: list[Row], parts: set[str]) -> Iterator[list[Row]]:
    """Rows joined by conflicts, directly or through others."""
    claims = [_counted(row) for row in rows]
    left = dict.fromkeys(range(len(rows)))
    beside = _in_time(claims, left)
    size = len(left)
    for start in range(len(rows)):
        if start not in left:
            continue
        group = [start]
        del left[start]
        for one in group:
            near = {other for period in claims[one].periods for *_, other in beside.of(*period)} & left.keys()
            for other in sorted(near):
                if claims[one].differs(claims[other], parts):
                    group.append(other)
                    del left[other]
            if 2 * len(left) < size:  # else those that are in a group already would be found again and again
                beside, size = _in_time(claims, left), len(left)
        if len(group) > 1:
            yield [rows[one] for one in group]


def _in_time(claims: list[_Counted], which: Iterable[int]) -> Overlaps:
    return Overlaps(spell(first, last, n) for n in which for first, last in claims[n].periods)


def _reason(group: list[Row]) -> str:
    if len({row["scope"] for row in group}) > 1:
        return "another scope"
    if len({(row["date_min"], row["date_max"]) for row in group}) > 1:
        return "another date"
    values = [row["value"] for row in group if row["value"] is not None]
    if len(values) == len(group) and max(values) - min(values) <= max(map(unit_of, values)) / 2:
        return "rounding"
    return "contradiction"


def _of_dates(connection: Engine, filters: list[Filter]) -> Iterator[Conflict]:
    """Events that two sources, or two passages, put at times that do not overlap."""
    tiers = dict(connection.execute("SELECT id, tier FROM source"))
    for row in timeline(connection, filters, Window()):
        said: dict[str, list[Any]] = {}
        for cited in row["sources"]:
            said.setdefault(cited["date"] or row["date"], []).append(cited)
        if any(not meet(parse(one), parse(other)) for one, other in combinations(said, 2)):
            claims = [RivalClaim(row, date, min(tiers[c["source"]] for c in cited), cited) for date, cited in said.items()]
            yield Conflict("date", row["id"], "contradiction", claims)


def _of_relations(connection: Engine, filters: list[Filter]) -> Iterator[Conflict]:
    """Claims of one life, membership, term or succession that put its beginning, or its end, at times that do not overlap."""
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in relations(connection, filters):
        if row["date"]:
            alike.setdefault(tuple(row[key] for key in ties.KEY), []).append(row)
    for rows in alike.values():
        at_odds = {id(row) for one, other in combinations(rows, 2) if _at_odds(one, other) for row in (one, other)}
        claims = [RivalClaim(row, row["date"], row["tier"], row["sources"]) for row in rows if id(row) in at_odds]
        if claims:
            yield Conflict("date", claims[0].row["subject"], "contradiction", claims)


def _at_odds(one: Row, other: Row) -> bool:
    """Whether two spans overlap, and yet cannot begin, or cannot end, at one time; or two dates of one succession do not overlap."""
    mine, its = parse(one["date"]), parse(other["date"])
    return apart(mine, its) if meet(mine, its) else one["relation"] == "predecessor"
