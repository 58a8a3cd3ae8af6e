"""One force at several days: what was last known at each, and what changed from day to day."""

from typing import Any

from alliancecli.dates.days import iso
from alliancecli.errors import NoAnswer
from alliancecli.model.columns import SERIES
from alliancecli.model.quantity import quantity
from alliancecli.query.as_of import AsOf, SeriesAnswer, last_known, page_order
from alliancecli.query.compare.pivot import NO_CHANGE, change, is_nothing
from alliancecli.query.engine import Engine
from alliancecli.query.figures import key_of, partial_scopes, total_key
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row


def moments(connection: Engine, filters: list[Filter], days: list[AsOf]) -> tuple[list[Row], str]:
    """What was last known at each of several days: a row a key and day, with the change from the day before it; and why there is none.

    A key without a claim at a day has a row whose id and value are None. The same claim at two days is no change: `movement` says so.
    """
    known: dict[Any, dict[AsOf, SeriesAnswer]] = {}
    why: dict[str, None] = {}
    for day in days:
        try:
            answers = last_known(connection, filters, day).answers
        except NoAnswer as error:
            answers, why[str(error)] = [], None
        for answer in answers:
            known.setdefault(key_of(answer.row), {})[day] = answer
    rows = []
    for found in _in_order(list(known.values()), partial_scopes(connection)):
        before = None
        for day in days:
            row = found[day].row if day in found else _blank(next(iter(found.values())).row, day)
            rows.append({**row, "others": found[day].others if day in found else [], **_moved(before, row)})
            before = row
    return rows, "; ".join(why)


def _in_order(known: list[dict[AsOf, SeriesAnswer]], partial: set[str]) -> list[dict[AsOf, SeriesAnswer]]:
    """The keys in the order of an answer to one day, by the latest known of each; a series stays together, where its best stands."""
    places = [page_order(list(found.values())[-1].row, partial) for found in known]
    series = [total_key(next(iter(found.values())).row) for found in known]
    best: dict[Any, tuple[Any, ...]] = {}
    for one, place in zip(series, places, strict=True):
        best[one] = min(place, best.get(one, place))
    order = sorted(range(len(known)), key=lambda n: (best[series[n]], *places[n][-WITHIN:]))
    return [known[n] for n in order]


WITHIN = 3
"""So many places at the end of `page_order` order a series: the total before parts, the large before the small, the id."""


def _blank(like: Row, day: AsOf) -> Row:
    """The row of a key at a day when nothing was known."""
    kept = (*SERIES, "contributor_name", "subject_name")
    return {**{key: like[key] if key in kept else None for key in like}, "as_of": iso(day.day), "rivals": [], "sources": []}


def _moved(before: Row | None, after: Row) -> Row:
    """The columns that say what happened since the day before: the change, and in a word whether it came, left or was not claimed."""
    moved: Row = {"from_id": before["id"] if before else None, **NO_CHANGE}
    if after["id"] is None:
        return {**moved, "movement": "no-claim"}
    if before is None or before["id"] in (None, after["id"]):
        return {**moved, "movement": None if before is None else "same-claim" if before["id"] else "first-claim"}
    came, left = is_nothing(before) and quantity(after).most, is_nothing(after) and quantity(before).most
    return {**moved, **change(before, after), "movement": "came" if came else "left" if left else "new-claim"}
