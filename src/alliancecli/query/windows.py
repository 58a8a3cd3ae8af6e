"""A window of time: what a question leaves out by its days, and how the index is asked for the rest."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates.days import BRIEF, OPEN_DAY, UNBEGUN, Day, day_number, days_in, iso
from alliancecli.dates.edtf import Date, DateSet
from alliancecli.errors import BadUsage
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, all_of
from alliancecli.query.names import resolve

Age = tuple[int, str]
"""A length of time: a number, and d, w, m or y."""

BEGUN = UNBEGUN // 2
"""In the order of time every first day is less than this, and the place of what has none is more."""

IN_GAP = "SELECT p.record FROM period p EXCEPT SELECT p.record FROM period p WHERE p.first <= :high AND p.last >= :low"
"""The records whose date is a set none of whose members has a day in the window, in SQL."""


class Window(NamedTuple):
    """From one day number to another, both included; what may lie outside is kept, and marked, unless `certain`."""

    low: int = -OPEN_DAY
    high: int = OPEN_DAY
    certain: bool = False
    description: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it leaves anything out."""
        return self.low > -OPEN_DAY or self.high < OPEN_DAY

    def filters(self) -> Iterator[Filter]:
        """The condition that a record may (or, if `certain`, surely does) fall inside."""
        if not self.bounded:
            return
        bounds = {"low": self.low, "high": self.high}
        if self.certain:
            yield Filter("r.first >= :low AND r.last <= :high", bounds, f"surely {self.description}")
        else:
            yield Filter(f"r.first <= :high AND r.reach >= :low AND r.id NOT IN ({IN_GAP})", bounds, self.description)

    def arms(self) -> tuple[Filter, Filter, Filter]:
        """The same, of events or figures, as three conditions that share no record: brief ones, long ones, those without a first day.

        Each is a range of places in the order of time, so that the index finds it: a brief record that reaches into the window begins at
        most a year before it, a long one by its end, and those without a first day come after all others.
        """
        brief, long, unbegun = ["r.brief = 1"], ["r.brief = 0"], ["r.brief = 0", f"r.place > {BEGUN}"]
        long.append("r.place <= :high" if self.high < OPEN_DAY else f"r.place < {BEGUN}")
        if self.bounded:
            brief += ["r.place >= :low" if self.certain else f"r.place >= :low - {BRIEF}", "r.place <= :high"]
            unbegun.append("r.first <= :high")  # where a life gives it a first day
            for arm in (brief, long, unbegun):
                arm.append("r.last <= :high" if self.certain else f"r.reach >= :low AND (r.reach <= r.place OR r.id NOT IN ({IN_GAP}))")
            if self.certain:
                long.append("r.place >= :low")
                unbegun.append("r.first >= :low")
        bounds = {"low": self.low, "high": self.high} if self.bounded else {}
        return Filter(" AND ".join(brief), bounds, ""), Filter(" AND ".join(long), bounds, ""), Filter(" AND ".join(unbegun), bounds, "")

    @property
    def phrase(self) -> str:
        """The window in a sentence: `since 2001`, `during 2003`."""
        return self.description.replace("from ", "since ", 1) if " to " not in self.description else self.description

    @property
    def certainty(self) -> str:
        """The SQL expression for a record's place in the window: 'certain' or 'possible'."""
        return "CASE WHEN r.first >= :low AND r.last <= :high THEN 'certain' ELSE 'possible' END" if self.bounded else "'certain'"


def window(start: Date | None = None, end: Date | None = None, during: Date | None = None, *, certain: bool = False) -> Window:
    """The window between the first day of `start` and the last of `end`, or within `during`.

    Raises BadUsage where it ends before it begins, where `during` stands beside the others, or where it is a set.
    """
    if during is not None:
        _in_one_piece("--during", during)
        if start is not None or end is not None:
            raise BadUsage("--during says both ends; leave out --from and --to")
        start = end = during
    low, high = day_number(start.min if start else None, -OPEN_DAY), day_number(end.max if end else None, OPEN_DAY)
    if start and end and low > high:
        raise BadUsage(f"--to {end} ends before --from {start} begins ({iso(end.max)} is before {iso(start.min)}); swap them")
    if during is not None:
        words = f"during {during.display()}"
    else:
        words = " ".join(f"{word} {date.display()}" for word, date in (("from", start), ("to", end)) if date)
    return Window(low, high, certain, words)


def _in_one_piece(option: str, date: Date) -> None:
    """Raises BadUsage for a set of dates: a window has no gaps."""
    if isinstance(date, DateSet) and len(date.members) > 1:
        first, last = date.members[0], date.members[-1]
        raise BadUsage(f"{option} {date} has gaps, and a window has none; ask for each of its dates, or for {first}/{last}")


def around(date: Date, count: int, unit: str, *, certain: bool = False) -> Window:
    """The window from a length of time before a period to as long after it, by the calendar: `unit` is d, w, m or y.

    Six months after 31 August are 28 or 29 February; after a period that ends with its month, the window does too.
    Raises BadUsage where the period is a set, has no beginning or no end, or the window leaves the calendar.
    """
    _in_one_piece("--around", date)
    if date.min is None or date.max is None:
        raise BadUsage(f"--around {date} has no {'end' if date.min else 'beginning'}; name a day, month or year")
    whole = date.precision != "day" and date.max[2] == days_in(*date.max[:2])
    low, high = shifted(date.min, -count, unit), shifted(date.max, count, unit, to_month_end=whole and unit in "my")
    return Window(day_number(low, -OPEN_DAY), day_number(high, OPEN_DAY), certain, f"within {count}{unit} of {date.display()}")


def shifted(day: Day, count: int, unit: str, *, to_month_end: bool = False) -> Day:
    """The day a length of time after another (before it, if negative), by the calendar; also before the year 1.

    Raises BadUsage where it is too long to reckon with.
    """
    from datetime import date

    from dateutil.relativedelta import relativedelta

    lengths = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    cycles = (day[0] - 4800) // 400  # the calendar repeats itself every 400 years: reckon in the years 4800 to 5199, and move back
    try:
        there = date(day[0] - 400 * cycles, *day[1:]) + relativedelta(**{lengths[unit]: count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        raise BadUsage(f"{abs(count)}{unit} is too long a time to reckon with; give a shorter one") from None
    if to_month_end:
        there += relativedelta(day=31)
    return there.year + 400 * cycles, there.month, there.day


def between(connection: Engine, one: str, other: str, *, certain: bool = False) -> Window:
    """The window from the first day of the earlier to the last day of the later of two events, named by id in either order.

    Raises UnknownName for an id that no event has, BadUsage where an event is open at the end that is needed.
    """
    ids = [resolve(connection, name, "event") for name in (one, other)]
    sql = "SELECT first, last, shown, id FROM event WHERE id IN (:one, :other) ORDER BY first, last DESC, id"
    found = connection.execute(sql, {"one": ids[0], "other": ids[1]}).fetchall()
    earlier, later = found[0], found[-1]
    if earlier[0] == -OPEN_DAY:
        raise BadUsage(f"--between: {earlier[3]} has no first day, it is dated '{earlier[2]}'; use --to")
    if later[1] == OPEN_DAY:
        raise BadUsage(f"--between: {later[3]} has no last day, it is dated '{later[2]}'; use --from")
    return Window(earlier[0], later[1], certain, f"between {earlier[3]} and {later[3]}")


NARROW_WINDOW = 50_000
"""The width of a window of five years, as numbers of days count."""


def hint_for_window(window: Window, filters: Iterable[Filter]) -> list[Filter]:
    """The filters as they are best asked beside a window: in a narrow one the days find the records, and lists of them only sift.

    The `+` keeps SQLite from going through such a list first (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
    """
    if not window.bounded or window.high - window.low > NARROW_WINDOW:
        return list(filters)
    return [one._replace(sql=one.sql.replace("r.row IN", "+r.row IN")) for one in filters]


def in_time(
    table: str, columns: str, filters: Iterable[Filter], window: Window, limit: int | None, *, newest: bool = False
) -> tuple[str, dict[str, Any]]:
    """The statement for the events or figures that pass the filters and may fall in the window, and its parameters.

    Ordered by first day, or the `newest` first, the wider period first, then time of day (none first) and id; what has no first day comes
    last, by its last. `columns` must have these; `place` and `clock` are added to them.
    """
    columns += f", CASE WHEN r.place > {BEGUN} THEN r.place ELSE -r.place END AS place, r.clock" if newest else ", r.place, r.clock"
    order = f"ORDER BY place, last DESC, clock, id {'LIMIT :limit' if limit is not None else ''}"
    if not window.bounded:
        every = all_of(filters)
        return f"SELECT {columns} FROM {table} r WHERE {every.sql} {order}", {**every.parameters, "limit": limit}
    brief, long, unbegun = (all_of([*hint_for_window(window, filters), arm]) for arm in window.arms())
    sql = f"""
        SELECT {columns}
        FROM {table} r WHERE {brief.sql}
        UNION ALL
        SELECT {columns}
        FROM {table} r WHERE {long.sql}
        UNION ALL
        SELECT {columns}
        FROM {table} r WHERE {unbegun.sql}
        {order}"""
    return sql, {**brief.parameters, "limit": limit}
