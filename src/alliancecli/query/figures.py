"""Troop figures and every other number: all observations, or what was last known at a day.

The key of a series is (subject, contributor, measure, status, scope, unit): claims that differ in any of these are not
answers to one question. (Rifles and pistols are both equipment; only their unit or scope tells them apart.)
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from alliancecli.dates import FAR, Date, Day, iso, number, ordinal
from alliancecli.errors import BadUsage, NoAnswer
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, in_time, in_words, where
from alliancecli.query.rows import Row, fetch

STRENGTHS = ("troops", "personnel", "local-forces")
"""The measures of `troops`: people in a force, by whose they are."""

KEY = ("subject", "contributor", "measure", "status", "scope", "unit")

LISTS = ("rivals", "sources")

_SAME_KEY = " AND ".join(f"o.{column} IS r.{column}" for column in KEY)

_COLUMNS = """r.id, r.subject, r.contributor, r.measure, r.status, r.value, r.value_min, r.value_max, r.qualifier, r.unit, r.scope,
               r.missing, r.date, r.date_min, r.date_max, r.precision,
               (SELECT name FROM institution WHERE id = r.contributor) AS contributor_name,
               (SELECT coalesce(json_extract(acronyms, '$[0]'), name) FROM institution WHERE id = r.subject) AS subject_name"""

_ORDER = "r.subject, r.measure, r.status <> 'actual', r.status, r.scope, r.unit"


def observations(connection: Engine, filters: list[Filter], window: Window, limit: int | None = None) -> Iterator[Row]:
    """Every claim that passes the filters and may fall in the window, oldest first.

    `rivals` are the ids of claims with the same key whose period overlaps; `as_of` and `age_days` are None: no day was asked about.
    """
    columns = f"""{_COLUMNS}, {window.certainty} AS certainty, NULL AS as_of, NULL AS age_days,
               (SELECT json_group_array(id) FROM (
                    SELECT o.id FROM figure o WHERE {_SAME_KEY} AND o.id <> r.id AND o.first <= r.last AND o.last >= r.first
                    ORDER BY o.first, o.last DESC, o.id
                )) AS rivals,
               r.caveat, r.sources, r.title, r.shown, r.first, r.last"""
    return fetch(connection, *in_time("figure", columns, filters, window, limit), LISTS)


class AsOf(NamedTuple):
    """A question about what was last known: at the end of `day`, from sources out by `known_by`, no older than `oldest`.

    `day` None asks for the latest claim of all.
    """

    day: Day | None = None
    known_by: Day | None = None
    oldest: Day | None = None

    def filters(self) -> Iterator[Filter]:
        """What may be known at all: nothing that begins after the day, nothing from a source that was not surely out."""
        if self.day:
            yield Filter("r.first <= :day", {"day": self._day}, f"as of {iso(self.day)}")
        if self.known_by:
            yield Filter("r.issued_last <= :known_by", {"known_by": number(self.known_by, FAR)}, f"known by {iso(self.known_by)}")

    @property
    def _day(self) -> int:
        return number(self.day, FAR)


def as_of(date: Date | None, known_by: Date | None = None, oldest: Day | None = None) -> AsOf:
    """The question for a period: its last day is what counts.

    Raises BadUsage where the period has no end.
    """
    for option, value in (("--as-of", date), ("--known-by", known_by)):
        if value is not None and value.max is None:
            raise BadUsage(f"{option} {value} has no end; name a day, month or year")
    return AsOf(date.max if date else None, known_by.max if known_by else None, oldest)


class Answer(NamedTuple):
    """The claim that answers for one key, and the claims that stood beside it, in the order of the rule."""

    row: Row
    others: list[Row]


def answers(connection: Engine, filters: list[Filter], asked: AsOf) -> list[Answer]:
    """For every key, the claim that was last known, with its rivals and possible successors under it.

    The certain claim with the latest first day answers; ties go to the narrower period, then the better tier, then the id. Where no claim
    is certain a possible one answers, and says so. Ordered by key: actual before planned, total before parts, large before small.

    Raises NoAnswer where nothing was known by then, or all of it is older than `asked.oldest`.
    """
    clause, parameters = where([*filters, *asked.filters()])
    sql = f"""
        SELECT {_COLUMNS}, CASE WHEN r.last <= :end THEN 'certain' ELSE 'possible' END AS certainty,
               :as_of AS as_of, NULL AS age_days, '[]' AS rivals, r.caveat, r.sources, r.title, r.shown, r.first, r.last, r.tier
        FROM figure r {clause}
        ORDER BY {_ORDER}, r.contributor IS NOT NULL, r.contributor,
                 r.last > :end, r.first DESC, r.last, r.tier, r.id"""
    end = FAR - 1 if asked.day is None else number(asked.day, FAR)
    rows = fetch(connection, sql, {**parameters, "end": end, "as_of": iso(asked.day)}, LISTS)
    found = []
    for _, group in groupby(rows, key=lambda row: [row[column] for column in KEY]):
        first, *rest = group
        others = [
            one for one in rest if one["certainty"] == "possible" or (one["first"] <= first["last"] and one["last"] >= first["first"])
        ]
        found.append(Answer(first, others))
    _refuse_nothing(connection, filters, asked, found)
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
                row["age_days"] = ordinal(asked.day) - ordinal(_day(row["last"]))
    kept.sort(key=_shown_order)
    return kept


def _shown_order(answer: Answer) -> tuple[Any, ...]:
    row = answer.row
    size = row["value"] if row["value"] is not None else row["value_max"] or 0
    return (
        row["subject"],
        row["measure"],
        row["status"] != "actual",
        row["status"],
        row["scope"] or "",
        row["unit"],
        row["contributor"] is not None,
        -size,
        row["id"],
    )


def _refuse_nothing(connection: Engine, filters: list[Filter], asked: AsOf, found: list[Answer]) -> None:
    if found or not (asked.day or asked.known_by):
        return
    clause, parameters = where(filters)
    earliest = connection.execute(f"SELECT id, shown FROM figure r {clause} ORDER BY r.first, r.last, r.id LIMIT 1", parameters).fetchone()
    about = in_words([*filters, *asked.filters()])
    if earliest:
        raise NoAnswer(f"nothing known for {about}; the first claim is of {earliest[1]} ({earliest[0]})")
    raise NoAnswer(f"no claim at all for {in_words(filters)}; see `alliance figures`")


def _day(day: int) -> Day:
    year, rest = divmod(day, 10000)
    return year, rest // 100, rest % 100


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
    numbers: list[int | float] = [row["value"] if row["value"] is not None else row["value_min"] for row in rows]
    return sum(numbers)


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
