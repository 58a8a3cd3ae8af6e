"""What was promised and what came of it: a promise, the claim of its series that answers it, and what else was there."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY
from alliancecli.dates.edtf import Interval, day_numbers, parse
from alliancecli.errors import NoAnswer
from alliancecli.model.facts import AHEAD
from alliancecli.model.quantity import largest
from alliancecli.model.words import counted
from alliancecli.query.as_of import AsOf, last_known
from alliancecli.query.compare.pivot import NO_CHANGE, change, cited, side_of
from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS, key_of, observations
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row
from alliancecli.query.windows import Age, Window, around

WITHIN: Age = (1, "y")
"""How long after the time that a promise is for its counterpart may begin, where nothing else is said."""

WHOSE = ("subject", "measure", "unit", "scope", "contributor")
"""The key of a series but its status, in the order in which promises are told."""

STRONG = {*STRENGTHS, "units"}
"""What tells how much of a force is there, in people or in units."""


class Time(NamedTuple):
    """When a promise can be answered, in numbers of days: by what begins later than `after`, best by `due`, at last by `high`.

    From `low` to `high` is the time around it.
    """

    after: int
    due: int
    low: int
    high: int


def promises(
    connection: Engine, filters: list[Filter], statuses: list[str], window: Window, asked: AsOf, within: Age, *, mixed: bool, heard: str
) -> tuple[list[Row], list[str]]:
    """A row a promise and claim that answers it, one for a promise that nothing answers; and what is to be said of them.

    The promises are those of a window, under any of the statuses but the last; they are answered under those named after their own.

    What answers a promise is of the same series and begins with or after it, at most so long as `within` says: the last claim of the time
    that the promise is for, else the first one later. A promise dated to a day was made on it, so what was there that day does not answer
    it. Claims that are no promises are answered by all those of their own time. With `asked.day` the promises are what was last known then,
    and nothing later answers. With `mixed` a promise without its like pairs with claims of another contributor, scope or unit, which say
    so, without a computed gap. `also_claims` has what else there was, `also` the ids of that. `heard` says which sources were asked, where
    not all were.
    """
    made = _made(connection, [*filters, Filter("r.status <> :delivered", {"delivered": statuses[-1]}, "")], window, asked)
    made.sort(key=lambda row: ([row[key] or "" for key in WHOSE], row["first"], -row["last"], statuses.index(row["status"]), row["id"]))
    subjects = {"promised": json.dumps(sorted({one["subject"] for one in made}))}
    of_them = Filter("r.subject IN (SELECT value FROM json_each(:promised))", subjects, "")
    there: dict[str, list[Row]] = defaultdict(list)
    for claim in observations(connection, [*filters, *asked.filters(), of_them], Window()) if made else ():
        there[claim["subject"]].append(claim)
    nothing = "no counterpart on record" + (f" ({heard})" if heard else "")
    rows: list[Row] = []
    for promise in made:
        later = statuses[statuses.index(promise["status"]) + 1 :]
        others = [one for one in there[promise["subject"]] if one["status"] in later]
        like = [series for status in later for series in _counterparts(promise, [one for one in others if one["status"] == status], mixed)]
        also: list[Row] = []
        note = nothing
        if promise["status"] in AHEAD:
            time = _time(promise, within)
            found = [one for series in like for one in _answering(time, series)]
            also = _also(promise, others, time, found)
            if beyond := next((one for series in like for one in series if one["first"] > time.high), None):
                note += f" within {within[0]}{within[1]}; the next, {beyond['id']}, is of {beyond['shown']}"
        else:
            found = [one for series in like for one in series if one["first"] <= promise["last"] and one["last"] >= promise["first"]]
        beside = {"also": [one["id"] for one in also], "also_claims": also}
        answers: list[Row | None] = [*found] or [None]
        rows += [_paired(promise, one, note) | beside for one in answers]
    told = {one for row in rows for one in (row["to_id"], *row["also"])}
    rest = sum(one["status"] == statuses[-1] and one["id"] not in told for claims in there.values() for one in claims)
    left = f"{counted(rest, f'{statuses[-1]} claim')} of the same institutions left out: no answer to these"
    return rows, [left] if rest else []


def _made(connection: Engine, filters: list[Filter], window: Window, asked: AsOf) -> list[Row]:
    """The promises: all, or what was last known."""
    if asked.day is None:
        return list(observations(connection, [*filters, *asked.filters()], window))
    try:
        known = last_known(connection, [*filters, *window.filters()], asked).answers
    except NoAnswer:
        return []
    return [row for answer in known for row in (answer.row, *answer.others)]


def _time(promise: Row, within: Age) -> Time:
    """When a promise can be answered: never where its date has neither a beginning nor an end."""
    date = parse(promise["date"])
    undated = date.min is None
    known = (date.end if undated else date.start) if isinstance(date, Interval) and (undated or date.max is None) else date
    if isinstance(known, str):
        return Time(OPEN_DAY, OPEN_DAY, OPEN_DAY, -OPEN_DAY)
    near, (first, due) = around(known, *within), day_numbers(known)
    return Time(due if undated or first == due else first - 1, due, near.low, near.high)


def _counterparts(promise: Row, there: list[Row], mixed: bool) -> list[list[Row]]:
    """The claims that are like the promise; with `mixed`, where there are none, every series of the same measure."""
    alike = [one for one in there if all(promise[key] == one[key] for key in WHOSE)]
    return [alike] if alike or not mixed else _by_series(one for one in there if one["measure"] == promise["measure"])


def _by_series(claims: Iterable[Row]) -> list[list[Row]]:
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for one in claims:
        series[key_of(one)].append(one)
    return list(series.values())


def _answering(time: Time, series: list[Row]) -> list[Row]:
    """Of a series the last claim that begins in the time of a promise, else the first that begins later; with its rivals.

    A promise may answer another on its very day, as a pledge does a request.
    """
    after = [one for one in series if time.after < one["first"] <= time.high or (one["first"] == time.due and one["status"] in AHEAD)]
    own = [one for one in after if one["first"] <= time.due]
    return _with_rivals(own[-1] if own else after[0], after) if after else []


def _with_rivals(chosen: Row, claims: list[Row]) -> list[Row]:
    return [one for one in claims if one is chosen or one["id"] in chosen["rivals"]]


def _also(promise: Row, others: list[Row], time: Time, found: list[Row]) -> list[Row]:
    """What else was there around the time of a promise, of its scope or of its contributor, the most like it first.

    Of each series that is what would answer the promise, else the last before. What a counterpart is a part or the whole of is left out.
    """
    answered = any(one["status"] not in AHEAD for one in found)

    def beside(one: Row) -> bool:
        measure, unit, scope, contributor = (one[key] == promise[key] for key in ("measure", "unit", "scope", "contributor"))
        near = one["status"] not in AHEAD and one["first"] <= time.high and one["last"] >= time.low
        akin = (measure and unit) or {promise["measure"], one["measure"]} <= STRONG
        whose = contributor or (scope and None in (one["contributor"], promise["contributor"]))
        return near and akin and whose and not (answered and measure and unit and scope) and one not in found

    def unlike(one: Row) -> tuple[bool, ...]:
        return tuple(one[key] != promise[key] for key in ("scope", "unit", "contributor"))

    closest = [one for series in _by_series(filter(beside, others)) for one in _answering(time, series) or _with_rivals(series[-1], series)]
    return sorted(closest, key=lambda one: (unlike(one), -largest(one), one["id"]))


def _paired(promise: Row, answer: Row | None, nothing: str) -> Row:
    """The columns of a promise and what answers it, with the gap between two that are alike; or that it is `nothing`."""
    differ = [key for key in ("contributor", "scope", "unit") if answer and promise[key] != answer[key]]
    unlike = "; ".join(f"{key} {promise[key] or 'none'} against {answer[key] or 'none'}" for key in differ if answer)
    note = f"not alike: {unlike}; no gap computed" if unlike else None
    return {
        **{key: promise[key] for key in (*WHOSE, "subject_name", "contributor_name")},
        **side_of("from", promise),
        **side_of("to", answer),
        **(change(promise, answer) if answer and not differ else NO_CHANGE),
        "timing": None if not answer else "same-time" if answer["first"] <= promise["last"] else "later",
        "note": note if answer else nothing,
        "sources": cited([promise, answer]),
    }
