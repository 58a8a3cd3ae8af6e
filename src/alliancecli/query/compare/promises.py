"""What was promised and what came of it: claims of one series that stand under several statuses."""

from collections.abc import Iterator
from typing import NamedTuple

from alliancecli.dates import FAR, number, parse
from alliancecli.errors import NoAnswer
from alliancecli.query.compare.change import NO_CHANGE, change
from alliancecli.query.compare.claims import cited, count, side_of
from alliancecli.query.engine import Engine
from alliancecli.query.figures import KEY, AsOf, last_known, observations
from alliancecli.query.filters import Filter, Window, among
from alliancecli.query.rows import Row


class Promises(NamedTuple):
    """A row a gap, then a row a promise that nothing answers, and what is to be said of them."""

    rows: list[Row]
    notes: list[str]


def promises(connection: Engine, filters: list[Filter], statuses: list[str], window: Window, asked: AsOf, *, mixed: bool) -> Promises:
    """Claims of one series under several statuses, in pairs: each with those of a later-named status of its time, else with the next.

    A claim that ends before the promise begins answers no promise. With `asked.day` only what was last known then is paired. With `mixed`
    a promise without its like pairs with a claim of another contributor, scope or unit, which says so, without a computed gap.
    """
    filters = [*filters, *among("status", statuses)]
    claims = _claims(connection, filters, window, asked)
    paired: set[str] = set()
    rows = []
    for a, b in ((a, b) for n, a in enumerate(statuses) for b in statuses[n + 1 :]):
        for promise in (claim for claim in claims if claim["status"] == a):
            for delivery, timing in _answering(promise, _counterparts(promise, b, claims, mixed)):
                paired |= {promise["id"], delivery["id"]}
                rows.append(_gap(promise, delivery, timing))
    place = {claim["id"]: n for n, claim in enumerate(claims)}
    rows.sort(key=lambda row: (_subject(row), place[row["from_id"]]))
    lonely = [claim for claim in claims if claim["id"] not in paired]
    open_ = [claim for claim in lonely if claim["status"] != statuses[-1]]
    rows += [_unanswered(claim, claims) for claim in sorted(open_, key=lambda claim: (_subject(claim), place[claim["id"]]))]
    notes = []
    if rest := len(lonely) - len(open_):
        notes.append(f"{count(rest, statuses[-1] + ' claim')} left out: no {' or '.join(statuses[:-1])} claim of the same series and time")
    return Promises(rows, notes)


def _claims(connection: Engine, filters: list[Filter], window: Window, asked: AsOf) -> list[Row]:
    if asked.day is None:
        return list(observations(connection, [*filters, *asked.filters()], window))
    try:
        found = last_known(connection, [*filters, *window.filters()], asked).answers
    except NoAnswer:
        return []
    return sorted((row for answer in found for row in (answer.row, *answer.others)), key=lambda row: (*_period(row), row["id"]))


def _subject(row: Row) -> tuple[str, ...]:
    return tuple(row[key] or "" for key in ("subject", "measure", "unit", "scope", "contributor"))


def _counterparts(promise: Row, status: str, claims: list[Row], mixed: bool) -> list[Row]:
    """The claims of a status that are like the promise; with `mixed`, where there are none, those of the same institution and measure."""
    there = [one for one in claims if one["status"] == status and one["subject"] == promise["subject"]]
    alike = [one for one in there if _alike(promise, one)]
    return alike or [one for one in there if mixed and one["measure"] == promise["measure"]]


def _alike(one: Row, other: Row) -> bool:
    return all(one[key] == other[key] for key in KEY if key != "status")


def _period(row: Row) -> tuple[int, int]:
    date = parse(row["date"])
    return number(date.min, -FAR), number(date.max, FAR)


def _answering(promise: Row, candidates: list[Row]) -> Iterator[tuple[Row, str]]:
    """The claims of the promise's own time, or else the next ones after it."""
    first, last = _period(promise)
    together = [one for one in candidates if _period(one)[0] <= last and _period(one)[1] >= first]
    yield from ((one, "same-time") for one in together)
    later = [one for one in candidates if _period(one)[0] > last]
    if not together and later:
        soonest = min(_period(one)[0] for one in later)
        yield from ((one, "later") for one in later if _period(one)[0] == soonest)


def _gap(promise: Row, delivery: Row, timing: str) -> Row:
    differ = [key for key in ("contributor", "scope", "unit") if promise[key] != delivery[key]]
    unlike = "; ".join(f"{key} {promise[key] or 'none'} against {delivery[key] or 'none'}" for key in differ)
    return {
        **_paired(promise, delivery),
        **(dict(NO_CHANGE) if differ else change(promise, delivery)),
        "timing": timing,
        "note": f"not alike: {unlike}; no gap computed" if unlike else None,
    }


def _paired(promise: Row, delivery: Row | None) -> Row:
    """The columns of a promise and what answers it."""
    both = [promise, *([delivery] if delivery else [])]
    return {
        **{key: promise[key] for key in ("subject", "contributor", "measure", "unit", "scope", "subject_name", "contributor_name")},
        **side_of("from", promise),
        "from_status": promise["status"],
        **side_of("to", delivery),
        "to_status": delivery["status"] if delivery else None,
        "from_claim": promise,
        "to_claim": delivery,
        "sources": cited(both),
    }


def _unanswered(claim: Row, claims: list[Row]) -> Row:
    """A promise with nothing to compare with, and why."""
    others = [one for one in claims if one["status"] != claim["status"] and _alike(claim, one)]
    why = "no such claim under the other statuses"
    if others:
        latest = max(others, key=_period)
        why = f"{latest['id']} ({latest['status']}) is of {latest['shown']}, not of its time"
    return {**_paired(claim, None), **NO_CHANGE, "timing": None, "note": f"nothing to compare with: {why}"}
