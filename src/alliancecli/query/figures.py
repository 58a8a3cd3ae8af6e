"""Troop figures and every other number: all observations, or what was last known at a day.

The key of a series is (subject, contributor, measure, status, scope, unit): claims that differ in any of these are not
answers to one question. (Rifles and pistols are both equipment; only their unit or scope tells them apart.)
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from alliancecli.dates import FAR, Date, Day, day_of, iso, number, ordinal, parse, when
from alliancecli.errors import BadUsage, NoAnswer
from alliancecli.model.columns import FIGURE, SERIES
from alliancecli.model.facts import FACTUAL
from alliancecli.model.quantity import amount, quantity
from alliancecli.query.engine import Engine
from alliancecli.query.filters import FACT, Filter, Window, in_time, in_words, where
from alliancecli.query.overlaps import Overlaps, Rivals, spell
from alliancecli.query.rows import Row, fetch, lists, selected

STRENGTHS = ("troops", "personnel", "local-forces")
"""The measures of `troops`: people in a force, by whose they are."""

KEY = SERIES

_SERIES = ("subject", "measure", "status", "scope", "unit")
"""What a part shares with its total."""

def _columns(certainty: str, as_of: str) -> str:
    """The list of SELECT for rows of figures; these two depend on what is asked, `age_days`, rivals and the shares are filled in later."""
    names = {
        "contributor_name": "(SELECT name FROM institution WHERE id = r.contributor)",
        "subject_name": "(SELECT coalesce(json_extract(acronyms, '$[0]'), name) FROM institution WHERE id = r.subject)",
    }
    later = dict.fromkeys(("age_days", "share", "share_of"), "NULL")
    return selected(FIGURE.row, certainty=certainty, as_of=as_of, rivals="'[]'", **names, **later) + ", r.shown, r.first, r.last"


def observations(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """Every claim that passes the filters and may fall in the window, oldest first.

    `rivals` are the ids of claims with the same key whose period overlaps; `as_of` and `age_days` are None: no day was asked about.
    """
    columns = f"{_columns(window.certainty, 'NULL')}, r.series, r.alone"
    rows: Iterable[Row] = fetch(connection, *in_time("figure", columns, filters, window, limit), lists(FIGURE.row))
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
    SELECT {", ".join(_SERIES)}, id, value, date, first, last FROM figure r
    WHERE contributor IS NULL AND value > 0 AND unit <> 'percent' AND EXISTS (
        SELECT 1 FROM figure o WHERE {" AND ".join(f"o.{column} IS r.{column}" for column in _SERIES)} AND o.contributor IS NOT NULL
    ) ORDER BY tier, id"""


def _shared(connection: Engine, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each part with its share of the total claim of its time. The totals are looked up once, when the first part comes."""
    totals: dict[tuple[Any, ...], Overlaps] | None = None
    for row in rows:
        if row["contributor"] and not row["missing"]:
            if totals is None:
                totals = _totals(connection)
            if beside := totals.get(_series(row)):
                _share(row, [total for *_, total in sorted(beside.of(row["first"], row["last"]), key=itemgetter(2))])
        yield row


def _totals(connection: Engine) -> dict[tuple[Any, ...], Overlaps]:
    """The totals that have parts, by what they share with these; each numbered as the rule of shares prefers them."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for number_, total in enumerate(fetch(connection, _TOTALS, {})):
        found.setdefault(_series(total), []).append(spell(total["first"], total["last"], number_, total))
    return {key: Overlaps(alike) for key, alike in found.items()}


def _share(part: Row, totals: list[Row]) -> None:
    """Write on a part the share that it is of a total of its time, the one of just its date first, and the id of that total."""
    for total in sorted(totals, key=lambda one: one["date"] != part["date"])[:1]:
        part["share"], part["share_of"] = round(add([part]) / total["value"], 4), total["id"]


def _series(row: Row) -> tuple[Any, ...]:
    return tuple(row[column] for column in _SERIES)


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
            yield Filter("r.issued_last <= :known_by", {"known_by": number(self.known_by, FAR)}, f"known by {iso(self.known_by)}")

    @property
    def _day(self) -> int:
        return number(self.day, FAR)


def as_of(date: Date | None, known_by: Date | None = None, oldest: Day | None = None, *, ended: bool = False) -> AsOf:
    """The question for a period: its last day is what counts.

    Raises BadUsage where the period has no end.
    """
    for option, value in (("--as-of", date), ("--known-by", known_by)):
        if value is not None and value.max is None:
            raise BadUsage(f"{option} {value} has no end; name a day, month or year")
    if ended and date is None:
        raise BadUsage("--ended needs --as-of: without a day nothing has ended")
    return AsOf(date.max if date else None, known_by.max if known_by else None, oldest, ended)


class Answer(NamedTuple):
    """The claim that answers for one key, and the claims that stood beside it, in the order of the rule."""

    row: Row
    others: list[Row]


class LastKnown(NamedTuple):
    """The answers, and what gave none.

    `ended` are claims whose `over` had ended by then, `departed` those of contributors whom a complete list no longer names, `partial`
    scopes that count a part only; `unbounded` are the subjects that gave an answer and of which no source says when they ended.
    """

    answers: list[Answer]
    ended: list[Row]
    departed: list[Row]
    unbounded: list[str]
    partial: Sequence[str] = ()


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

STALE = 20_000
"""A claim that is older than the newest answer of its force by more than this, two years as numbers of days count, stands below."""


def last_known(connection: Engine, filters: list[Filter], asked: AsOf) -> LastKnown:
    """For every key, the claim that was last known, with its rivals and possible successors under it.

    The certain claim with the latest first day answers; ties go to the narrower period, then the better tier, then the id. Where no claim
    is certain a possible one answers, and says so. A claim of fact answers only while its subject existed, and a part only as long as no
    later list that is complete leaves its contributor out.

    Raises NoAnswer where nothing was known by then, or all of it is older than `asked.oldest`.
    """
    clause, parameters = where([*filters, *asked.filters(), *([_BEGUN] if asked.day else [])])
    sql = f"""
        SELECT {_columns("CASE WHEN r.last <= :end THEN 'certain' ELSE 'possible' END", ":as_of")}, r.tier,
               {_OVER if asked.day and not asked.ended else "NULL"} AS over
        FROM figure r {clause}
        ORDER BY r.subject, r.measure, r.status, r.scope, r.unit, r.contributor IS NOT NULL, r.contributor,
                 r.last > :end, r.first DESC, r.last, r.tier, r.id"""
    end = FAR - 1 if asked.day is None else number(asked.day, FAR)
    rows = fetch(connection, sql, {**parameters, "end": end, "as_of": iso(asked.day)}, lists(FIGURE.row))
    found, over = [], []
    for _, group in groupby(rows, key=lambda row: [row[column] for column in SERIES]):
        first, *rest = group
        if first["over"]:
            over.append(first)
            continue
        others = [
            one for one in rest if one["certainty"] == "possible" or (one["first"] <= first["last"] and one["last"] >= first["first"])
        ]
        found.append(Answer(first, others))
    _refuse_nothing(connection, filters, asked, found, over)
    found, departed = _present(connection, found, end) if asked.day else (found, [])
    if departed and not found:
        names = ", ".join(dict.fromkeys(row["contributor_name"] for row in departed))
        raise NoAnswer(f"{names}: left out of a later list that is complete; leave out --as-of to see every claim")
    kept = [one for one in found if asked.oldest is None or one.row["last"] >= number(asked.oldest, -FAR)]
    if found and not kept:
        latest = max(found, key=lambda one: one.row["first"]).row
        raise NoAnswer(
            f"the latest claim, {latest['id']}, is of {latest['shown']}: older than --max-age at {iso(asked.day)}; allow a greater age"
        )
    for answer in kept:
        answer.row["rivals"] = [one["id"] for one in answer.others]
        for row in (answer.row, *answer.others):
            if asked.day and row["certainty"] == "certain":
                row["age_days"] = ordinal(asked.day) - ordinal(day_of(row["last"]))
    _place(kept, partial_scopes(connection))
    for whole in parts([answer.row for answer in kept]):
        for part in whole.listed:
            _share(part, [whole.total])
    return LastKnown(kept, over, departed, _unbounded(connection, kept) if asked.day else [])


def partial_scopes(connection: Engine) -> set[str]:
    """The scopes that count a part only."""
    return {scope for (scope,) in connection.execute("SELECT id FROM scope WHERE part = 1")}


def _place(found: list[Answer], partial: set[str]) -> None:
    """Put answers into the order of the page.

    Of each force first its actual strength in the force, the total before its parts, the large before the small; then other scopes, those
    that count a part only last; what is vague or has no number after what is certain; then what was planned or asked for; and after all
    that what is over two years older than the newest answer of what was (`stale`).
    """
    newest: dict[str, int] = {}
    for row in (answer.row for answer in found):
        if row["certainty"] == "certain" and row["status"] in FACTUAL:
            newest[row["subject"]] = max(newest.get(row["subject"], -FAR), row["last"])
    for row in (answer.row for answer in found):
        row["stale"] = newest.get(row["subject"], -FAR) - row["last"] > STALE
    found.sort(key=lambda answer: _standing(answer.row, partial))


def _standing(row: Row, partial: set[str]) -> tuple[Any, ...]:
    size = quantity(row).most or 0
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
        row["scope"] or "",
        row["unit"],
        row["contributor"] is not None,
        -size,
        row["id"],
    )


def _present(connection: Engine, found: list[Answer], end: int) -> tuple[list[Answer], list[Row]]:
    """The answers of those who are still there, and the rows of those whom a later list that is complete does not name."""
    sql = f"SELECT {', '.join(_SERIES)}, first, names FROM complete WHERE measure IS NOT NULL AND last <= :end ORDER BY first"
    latest = {tuple(values[:-2]): values[-2:] for values in connection.execute(sql, {"end": end})}
    here, gone = [], []
    for answer in found:
        row = answer.row
        since, names = latest.get(_series(row), (-FAR, "[]"))
        left = row["contributor"] and row["last"] < since and row["contributor"] not in {name for name, *_ in json.loads(names)}
        if left:
            gone.append(row)
        else:
            here.append(answer)
    return here, gone


def _unbounded(connection: Engine, found: list[Answer]) -> list[str]:
    """The subjects of which no source says when they ended, where the answer is old enough for that to matter."""
    subjects = dict.fromkeys(answer.row["subject"] for answer in found if (answer.row["age_days"] or 0) > 365)
    sql = f"SELECT id FROM institution WHERE life_last = {FAR} AND kind NOT IN ('state') AND id IN (SELECT value FROM json_each(:ids))"
    return [one for (one,) in connection.execute(sql, {"ids": json.dumps(list(subjects))})]


def _refuse_nothing(connection: Engine, filters: list[Filter], asked: AsOf, found: list[Answer], over: list[Row]) -> None:
    """Raise NoAnswer where nothing answers: since nothing was known by then, since it did not exist yet, or since it had ended."""
    if found or not (asked.day or asked.known_by):
        return
    about = in_words([*filters, *asked.filters()])
    if over:
        raise NoAnswer(f"{'; '.join(_ended(connection, over))}; --ended shows it")
    clause, parameters = where(filters)
    sql = f"SELECT DISTINCT r.subject, r.contributor FROM figure r {clause} ORDER BY r.subject, r.contributor"
    concerned = connection.execute(sql, parameters).fetchall()
    if not concerned:
        raise NoAnswer(f"no claim at all for {in_words(filters)}; see `alliance figures`")
    unborn = _unborn(connection, concerned, number(asked.day, FAR))
    raise NoAnswer(f"nothing known for {about}" + (f": {unborn}" if unborn else "; leave out --as-of to see every claim"))


TOLD = 3
"""So many of those without an answer are told one by one."""


def _unborn(connection: Engine, concerned: list[tuple[str, str | None]], day: int) -> str:
    """When the few that claims are about (each a subject and a contributor) came into being, where all of them did after a day; else ""."""
    sql = """
        SELECT id, coalesce(json_extract(acronyms, '$[0]'), name), established, kind FROM institution
        WHERE life_first > :day AND id IN (SELECT value FROM json_each(:ids))"""
    ids = sorted({one for pair in concerned for one in pair if one})
    later = {one: said for one, *said in connection.execute(sql, {"day": day, "ids": json.dumps(ids)})}
    about_one = len({by for _, by in concerned}) == 1
    told: dict[str, str] = {}
    for subject, by in concerned:
        state = by if by in later and later[by][2] == "state" else None
        one = (state if about_one else None) or (subject if subject in later else state)
        if one is None:
            return ""
        name, began, kind = later[one]
        told[one] = f"{name} {'came into being' if kind == 'state' else 'was set up'} {when(parse(began))}"
    return "; ".join(told.values()) if len(told) <= TOLD else ""


def _ended(connection: Engine, over: list[Row]) -> Iterator[str]:
    """Of each of a few that had ended when it did, what came after it, and the last that is known of it."""
    latest: dict[str, Row] = {}
    partial = partial_scopes(connection)

    def weight(row: Row) -> tuple[Any, ...]:
        return row["contributor"] is None, row["status"] == "actual", row["scope"] not in partial, row["value"] is not None, row["last"]

    for row in sorted(over, key=weight):
        latest[row["over"]] = row
    sql = "SELECT dissolved, successors, coalesce(json_extract(acronyms, '$[0]'), name) FROM institution WHERE id = :id"
    for one, row in list(latest.items())[:TOLD]:
        ended, successors, name = connection.execute(sql, {"id": one}).fetchone()
        after = [
            f"{connection.execute(sql, {'id': link['id']}).fetchone()[2]} {_FOLLOWED.get(link['change'], 'followed')} it"
            + (f" {when(parse(link['date']))}" if link.get("date") else "")
            for link in json.loads(successors)
        ]
        yield ", ".join([f"{name} ended {when(parse(ended))}", *after]) + f"; its last claim: {_counted(row)} ({row['shown']})"


def _counted(row: Row) -> str:
    """The number of a claim, and of what, where that is no strength."""
    return amount(row) if row["measure"] in STRENGTHS else f"{amount(row)} {row['unit']}"


_FOLLOWED = {"replaced": "replaced", "renamed": "was the new name of", "absorbed": "absorbed", "handed-over": "took over from"}


class Parts(NamedTuple):
    """What the parts of a total come to: those observed with it, those last observed at another time, those without a number."""

    total: Row
    listed: list[Row]
    apart: list[Row]
    missing: list[Row]

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
