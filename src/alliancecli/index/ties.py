"""What the relations of an institution come to: the lists that stand on it, each entry by its best claim."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from alliancecli.dates.agreement import meet
from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import Date, Interval, sort_key
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import best_tier
from alliancecli.model.record import Record
from alliancecli.model.records import Relation
from alliancecli.model.vocabulary import RelationKind

Entries = dict[str, list[dict[str, Any]]]
"""By the id of an institution, entries of a list."""


class Ties(NamedTuple):
    """By the id of an institution its `lists` (predecessors, successors, names, members, holders), and its parent."""

    lists: dict[str, Entries]
    parents: dict[str, str]


def ties(record: Record, tiers: dict[str, str]) -> Ties:
    """The lists that follow from the relations, in order of time, the undated last. Of rivals the better tier's claim stands in them."""
    names = {one.id: one.name for one in record.institutions}
    best: dict[RelationKind, list[Relation]] = {kind: [] for kind in RelationKind}
    for one in _chosen(record.relations, tiers):
        best[one.relation].append(one)

    def listed(kind: RelationKind, side: str, entry: Callable[[Relation], dict[str, Any]]) -> Entries:
        found: Entries = {}
        for one in best[kind]:
            said = {**entry(one), "date": str(one.date) if one.date else "", "change": str(one.change or "")}
            found.setdefault(getattr(one, side), []).append({key: value for key, value in said.items() if value})
        return found

    lists = {
        "predecessors": listed(RelationKind.PREDECESSOR, "subject", lambda one: {"id": one.object}),
        "successors": listed(RelationKind.PREDECESSOR, "object", lambda one: {"id": one.subject}),
        "names": listed(RelationKind.NAME, "subject", lambda one: {"name": one.name}),
        "members": listed(RelationKind.MEMBER, "subject", lambda one: {"id": one.object}),
        "holders": listed(
            RelationKind.HOLDER, "subject", lambda one: {"office": one.office or names.get(one.subject, ""), "name": one.name}
        ),
    }
    return Ties(lists, {one.subject: one.object for one in reversed(best[RelationKind.PARENT])})


def _chosen(relations: Iterable[Relation], tiers: dict[str, str]) -> list[Relation]:
    """One claim for each thing that is said to be so, in order of time: a dated one, the better tier's, the earlier in the file."""
    found: dict[tuple[str, ...], list[Relation]] = {}

    def rank(one: Relation) -> tuple[bool, str]:
        return one.date is None, best_tier(one.sources, tiers)

    for one in sorted((one for one in relations if one.status in FACTUAL), key=rank):
        same = found.setdefault((one.relation, one.subject, one.object, one.name, one.office), [])
        if not any(_of_one_time(one.date, other.date) for other in same):
            same.append(one)
    return sorted((one for same in found.values() for one in same), key=_in_time)


def _of_one_time(one: Date | None, other: Date | None) -> bool:
    """Whether two dates may be of one and the same membership or term. A moment may be of any; two spans must overlap."""
    return not (isinstance(one, Interval) and isinstance(other, Interval)) or meet(one, other)


def _in_time(one: Relation) -> tuple[Any, ...]:
    """The order of a list: what has a beginning by that, then what has only an end, then the undated."""
    if one.date is None:
        return 2, 0, 0, one.id
    if one.date.min is None:
        return 1, day_number(one.date.max, OPEN_DAY), 0, one.id
    return 0, *sort_key(one.date), one.id
