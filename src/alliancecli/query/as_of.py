"""What was last known at a day: for every series the claim that answers, and what stood beside it."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from alliancecli.dates.days import OPEN_DAY, Day, day_number, iso, numbered_day, ordinal
from alliancecli.dates.edtf import Date
from alliancecli.errors import BadUsage, NoAnswer
from alliancecli.model.facts import AHEAD, FACTUAL
from alliancecli.model.quantity import Number, largest
from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS, TOTAL_KEY, Parts, key_of, partial_scopes, parts, rows_of, share, total_key
from alliancecli.query.filters import FACT, Filter, where
from alliancecli.query.rows import Row


class AsOf(NamedTuple):
    """A question about what was last known: at the end of `day`, from sources out by `known_by`, no older than `oldest`.

    `day` None asks for the latest claim of all. With `ended` what no longer existed on that day answers too.
    """

    day: Day | None = None
    known_by: Day | None = None
    oldest: Day | None = None
    ended: bool = False

    def filters(self) -> Iterator[Filter]:
        """What may be known at all: nothing that begins after the day, nothing from a source that was not surely out."""
        if self.day:
            yield Filter("r.first <= :day", {"day": self._day}, f"as of {iso(self.day)}")
        if self.known_by:
            yield Filter("r.issued_last <= :known_by", {"known_by": day_number(self.known_by, OPEN_DAY)}, f"known by {iso(self.known_by)}")

    @property
    def _day(self) -> int:
        return day_number(self.day, OPEN_DAY)


def as_of(date: Date | None, known_by: Date | None = None, *, ended: bool = False) -> AsOf:
    """The question for a period: its last day is what counts.

    Raises BadUsage where the period has no end.
    """
    for option, value in (("--as-of", date), ("--known-by", known_by)):
        if value is not None and value.max is None:
            raise BadUsage(f"{option} {value} has no end; name a day, month or year")
    if ended and date is None:
        raise BadUsage("--ended needs --as-of: without a day nothing has ended")
    return AsOf(date.max if date else None, known_by.max if known_by else None, ended=ended)


class SeriesAnswer(NamedTuple):
    """The claim that answers for one series, and the claims that stood beside it, in the order of the rule."""

    row: Row
    others: list[Row]


class LastKnown(NamedTuple):
    """The answers, and what gave none.

    `ended` are claims whose `over` had ended by then, `departed` those of contributors whom a complete list no longer names, `partial`
    scopes that count a part only; `unbounded` the names of subjects that gave an answer and of which no source says when they ended.
    `ahead` is what had been planned, pledged or asked for by then, for a time that was still to come.
    """

    answers: list[SeriesAnswer]
    ended: list[Row]
    departed: list[Row]
    unbounded: list[str]
    partial: Sequence[str] = ()
    ahead: Sequence[Row] = ()

    @property
    def parts(self) -> list[Parts]:
        """Each total among the answers that has parts beside it, with them."""
        return parts([answer.row for answer in self.answers])

    def first(self, limit: int | None) -> "LastKnown":
        """The same with at most so many answers."""
        return self._replace(answers=self.answers[:limit])


_OVER = """coalesce(
        (SELECT i.id FROM institution i WHERE i.id = r.subject AND i.life_last < :end),
        (SELECT i.id FROM institution i WHERE i.id = r.contributor AND i.life_last < :end AND i.kind = 'state'))"""
"""What had ended by the day of what a claim is about, or of the state that contributes: then no plan for it answers either."""

_BEGUN = Filter(
    f"""NOT ({FACT} AND EXISTS (
        SELECT 1 FROM institution i
        WHERE i.life_first > :end AND (i.id = r.subject OR (i.id = r.contributor AND i.kind = 'state'))
    ))""",
    {},
    "",
)
"""That a claim of fact, should it be dated before the life of what it is about, answers no sooner than that life begins."""

_REACHED = """LEFT JOIN (SELECT record, max(first) AS first, max(last) AS last FROM period WHERE last <= :end GROUP BY record) reached
        ON reached.record = r.id"""
_FIRST, _LAST = "coalesce(reached.first, r.first)", "coalesce(reached.last, r.last)"
"""The days of a claim, and of one that is dated by a set those of the last of its dates that was over by the day."""

STALE = 20_000
"""A claim that is older than the newest answer of its force by more than this, two years as numbers of days count, stands below."""


def last_known(connection: Engine, filters: list[Filter], asked: AsOf) -> LastKnown:
    """For every key, the claim that was last known, with its rivals and possible successors under it.

    The certain claim with the latest first day answers; ties go to the narrower period, then the better tier, then the id. Where no claim
    is certain a possible one answers, and says so. One that is dated by a set is of the last of its dates that was over. A claim of fact
    answers only while its subject existed, and a part only as long as no later list that is complete leaves its contributor out.

    Raises NoAnswer where nothing was known by then, or all of it is older than `asked.oldest`.
    """
    clause, parameters = where([*filters, *asked.filters(), *([_BEGUN] if asked.day else [])])
    end = OPEN_DAY - 1 if asked.day is None else day_number(asked.day, OPEN_DAY)
    rule = f"{_LAST} > :end, {_FIRST} DESC, {_LAST}, r.tier, r.id"

    def ask(columns: str) -> tuple[str, dict[str, Any]]:
        sql = f"""
            SELECT {columns} FROM figure r {_REACHED} WHERE r.id IN (
                SELECT id FROM (
                    SELECT r.id, {_FIRST} AS first, {_LAST} AS last,
                           first_value({_FIRST}) OVER ranked AS begun, first_value({_LAST}) OVER ranked AS done
                    FROM figure r {_REACHED} {clause} WINDOW ranked AS (PARTITION BY r.series ORDER BY {rule})
                ) WHERE last > :end OR (first <= done AND last >= begun))
            ORDER BY r.subject, r.measure, r.status, r.scope, r.unit, r.contributor IS NOT NULL, r.contributor, {rule}"""
        return sql, {**parameters, "end": end, "as_of": iso(asked.day)}

    certainty = f"CASE WHEN {_LAST} <= :end THEN 'certain' ELSE 'possible' END"
    had_ended = _OVER if asked.day and not asked.ended else "NULL"
    rows = [*rows_of(connection, ask, certainty, ":as_of", over=had_ended, since=_FIRST, until=_LAST)]
    for row in rows:
        row["first"], row["last"] = row["since"], row["until"]
    candidates = [SeriesAnswer(first, rest) for first, *rest in (group for _, group in groupby(rows, key=key_of))]
    over = [one.row for one in candidates if one.row["over"]]
    found = [one for one in candidates if not one.row["over"]]
    if not found and (asked.day or asked.known_by):
        from alliancecli.query.unanswered import nothing

        raise nothing(connection, filters, list(asked.filters()), over, end)
    found, departed = _present(connection, found, end) if asked.day else (found, [])
    if departed and not found:
        names = ", ".join(dict.fromkeys(row["contributor_name"] for row in departed))
        raise NoAnswer(f"{names}: left out of a later list that is complete; leave out --as-of to see every claim")
    kept = [one for one in found if one.row["last"] >= day_number(asked.oldest, -OPEN_DAY)] if asked.oldest else found
    if found and not kept:
        latest = max(found, key=lambda one: one.row["first"]).row
        old = f"the latest claim, {latest['id']}, is of {latest['shown']}: older than --max-age at {iso(asked.day)}"
        raise NoAnswer(f"{old}; allow a greater age")
    for answer in kept:
        answer.row["rivals"] = [one["id"] for one in answer.others]
        for row in (answer.row, *answer.others):
            if asked.day and row["certainty"] == "certain":
                seen = numbered_day(row["last"])
                row["age_days"], row["seen"] = ordinal(asked.day) - ordinal(seen), iso(seen)
    _place(kept, partial_scopes(connection))
    known = LastKnown(kept, over, departed, [])
    if asked.day:
        known = known._replace(unbounded=_unbounded(connection, kept), ahead=_ahead(connection, filters, asked))
    for whole in known.parts:
        for part in whole.listed:
            share(part, [whole.total])
    return known


def _place(found: list[SeriesAnswer], partial: set[str]) -> None:
    """Put answers into the order of the page.

    Of each force first its actual strength in the force, the total before its parts, the large before the small; then other scopes, the
    large first, those that count a part only last; what is vague or has no number after what is certain; then what was planned or asked
    for; and after all that what is over two years older than the newest answer of what was (`stale`).
    """
    newest: dict[str, int] = {}
    for row in (answer.row for answer in found):
        if row["certainty"] == "certain" and row["status"] in FACTUAL:
            newest[row["subject"]] = max(newest.get(row["subject"], -OPEN_DAY), row["last"])
    sizes: dict[tuple[Any, ...], Number] = {}
    for row in (answer.row for answer in found):
        sizes[total_key(row)] = max(sizes.get(total_key(row), 0), largest(row))
    for row in (answer.row for answer in found):
        row["stale"] = newest.get(row["subject"], -OPEN_DAY) - row["last"] > STALE
        row["size"] = sizes[total_key(row)]
    found.sort(key=lambda answer: page_order(answer.row, partial))


def page_order(row: Row, partial: set[str]) -> tuple[Any, ...]:
    """Where an answer stands in that order."""
    return (
        row["subject"],
        row["stale"],
        row["status"] != "actual",
        row["certainty"] == "possible",
        row["missing"] is not None and row["contributor"] is None,
        row["scope"] in partial,
        row["scope"] != "in-force",
        STRENGTHS.index(row["measure"]) if row["measure"] in STRENGTHS else len(STRENGTHS),
        row["measure"],
        row["status"],
        -row["size"],
        row["scope"] or "",
        row["unit"],
        row["contributor"] is not None,
        -largest(row),
        row["id"],
    )


def _present(connection: Engine, found: list[SeriesAnswer], end: int) -> tuple[list[SeriesAnswer], list[Row]]:
    """The answers of those who are still there, and the rows of those whom a later list that is complete does not name."""
    sql = f"SELECT {', '.join(TOTAL_KEY)}, first, names FROM complete WHERE measure IS NOT NULL AND last <= :end ORDER BY first"
    latest = {tuple(values[:-2]): values[-2:] for values in connection.execute(sql, {"end": end})}
    here, gone = [], []
    for answer in found:
        row = answer.row
        since, names = latest.get(total_key(row), (-OPEN_DAY, "[]"))
        left = row["contributor"] and row["last"] < since and row["contributor"] not in {name for name, *_ in json.loads(names)}
        if left:
            gone.append(row)
        else:
            here.append(answer)
    return here, gone


def _ahead(connection: Engine, filters: list[Filter], asked: AsOf) -> list[Row]:
    """What sources of before the end of a day say is to come after it, in order of time; it is no answer for that day."""
    statuses = ", ".join(repr(str(status)) for status in sorted(AHEAD))
    later = Filter(f"r.status IN ({statuses}) AND r.first > :end AND r.issued_last <= :said", {}, "")
    clause, parameters = where([*filters, later])
    said = min(day for day in (asked.day, asked.known_by) if day is not None)
    days = {"end": day_number(asked.day, OPEN_DAY), "said": day_number(said, OPEN_DAY)}
    ids = [one for (one,) in connection.execute(f"SELECT r.id FROM figure r {clause}", parameters | days)]
    if not ids:  # as mostly: then whole rows need not be asked for
        return []
    chosen = "WHERE r.id IN (SELECT value FROM json_each(:ids)) ORDER BY r.first, r.subject, r.contributor IS NOT NULL, r.id"
    return list(rows_of(connection, lambda columns: (f"SELECT {columns} FROM figure r {chosen}", {"ids": json.dumps(ids)}), "'possible'"))


def _unbounded(connection: Engine, found: list[SeriesAnswer]) -> list[str]:
    """The subjects of which no source says when they ended, where the answer is old enough for that to matter."""
    subjects = {row["subject"]: row["subject_name"] for row in (answer.row for answer in found) if (row["age_days"] or 0) > 365}
    sql = f"SELECT id FROM institution WHERE life_last = {OPEN_DAY} AND kind NOT IN ('state') AND id IN (SELECT value FROM json_each(:ids))"
    return [subjects[one] for (one,) in connection.execute(sql, {"ids": json.dumps(list(subjects))})]
