"""One force at several days: what was last known at each, and what changed from day to day."""

from typing import Any

from alliancecli.dates import iso
from alliancecli.errors import NoAnswer
from alliancecli.query.compare.change import NO_CHANGE, change, is_nothing
from alliancecli.query.compare.claims import key_of, size
from alliancecli.query.engine import Engine
from alliancecli.query.figures import KEY, Answer, AsOf, last_known
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row


def moments(connection: Engine, filters: list[Filter], days: list[AsOf]) -> tuple[list[Row], str]:
    """What was last known at each of several days: a row a key and day, with the change from the day before it; and why there is none.

    A key without a claim at a day has a row whose id and value are None. The same claim at two days is no change: `movement` says so.
    """
    known: list[dict[Any, Answer]] = []
    why = ""
    for day in days:
        try:
            known.append({key_of(answer.row): answer for answer in last_known(connection, filters, day).answers})
        except NoAnswer as error:
            known.append({})
            why = str(error)
    keys = sorted({key for found in known for key in found}, key=lambda key: _order(key, known))
    rows = []
    for key in keys:
        before = None
        for place, (day, found) in enumerate(zip(days, known, strict=True)):
            answer = found.get(key)
            row = _dated(key, answer, day, known)
            rows.append({**row, "others": answer.others if answer else [], **_moved(before, row, first=not place)})
            before = row
    return rows, why


def _order(key: tuple[Any, ...], known: list[dict[Any, Answer]]) -> tuple[Any, ...]:
    """Actual before planned, the total before parts, the large before the small by the latest that is known of them."""
    subject, contributor, measure, status, scope, unit = key
    latest = next(found[key].row for found in reversed(known) if key in found)
    return (
        subject,
        measure,
        status != "actual",
        status,
        scope or "",
        unit,
        contributor is not None,
        -(size(latest) or 0),
        contributor or "",
    )


def _dated(key: tuple[Any, ...], answer: Answer | None, day: AsOf, known: list[dict[Any, Answer]]) -> Row:
    """The row of a key at a day: its answer, or the same columns with nothing in them."""
    if answer:
        return answer.row
    like = next(found[key].row for found in known if key in found)
    kept = (*KEY, "contributor_name", "subject_name")
    blank = {column: like[column] if column in kept else None for column in like}
    return {**blank, "as_of": iso(day.day), "rivals": [], "sources": []}


def _moved(before: Row | None, after: Row, *, first: bool) -> Row:
    """The columns that say what happened since the day before: the change, and in a word whether it came, left or was not claimed."""
    moved: Row = {"from_id": before["id"] if before else None, **NO_CHANGE, "movement": None}
    if after["id"] is None:
        moved["movement"] = "no-claim"
    elif before is None or before["id"] is None:
        moved["movement"] = None if first else "first-claim"
    elif before["id"] == after["id"]:
        moved["movement"] = "same-claim"
    else:
        moved |= change(before, after)
        came, left = is_nothing(before) and not is_nothing(after), is_nothing(after) and not is_nothing(before)
        moved["movement"] = "came" if came and size(after) else "left" if left and size(before) else "new-claim"
    return moved
