"""What was last known, and of whom: the questions that `troops` and `figures` share, made of what people write."""

from collections.abc import Iterable

from alliancecli.dates import Date, Day
from alliancecli.errors import BadUsage, NoAnswer
from alliancecli.query import lineage
from alliancecli.query.asking import Age
from alliancecli.query.engine import Engine
from alliancecli.query.figures import AsOf, LastKnown, as_of, partial_scopes
from alliancecli.query.figures import last_known as of_each_series
from alliancecli.query.filters import Filter, Window, among, in_words
from alliancecli.query.names import resolve_all
from alliancecli.query.rows import Row


def moment(day: Date | None, known_by: Date | None, oldest: Age | None, ended: bool = False) -> AsOf:
    """The question about what was last known at the end of a period. Raises BadUsage."""
    asked = as_of(day, known_by, ended=ended)
    if oldest is None:
        return asked
    if asked.day is None:
        raise BadUsage("--max-age needs --as-of: an age is counted to a day")
    return asked._replace(oldest=_before(asked.day, *oldest))


def _before(day: Day, count: int, unit: str) -> Day:
    """The day a length of time before another, by the calendar: six months before 31 August is 28 or 29 February."""
    from datetime import date

    from dateutil.relativedelta import relativedelta

    try:
        length = {
            "d": relativedelta(days=count),
            "w": relativedelta(weeks=count),
            "m": relativedelta(months=count),
            "y": relativedelta(years=count),
        }
        earlier = date(*day) - length[unit]
    except (ValueError, OverflowError):
        raise BadUsage("--max-age reaches back before the year 1; give a shorter one") from None
    return earlier.year, earlier.month, earlier.day


def last_known(connection: Engine, filters: list[Filter], span: Window, asked: AsOf, *, latest: bool) -> LastKnown:
    """What was last known of each series; with `latest` of every subject its totals, of one that has none its parts.

    A scope that counts a part only is then no answer, unless it was asked for. Raises NoAnswer where that leaves none.
    """
    found = of_each_series(connection, [*filters, *span.filters()], asked)
    if not latest:
        return found
    partial = partial_scopes(connection)
    if any(one.words.startswith("scope ") for one in filters):
        partial = set()
    of_forces = [answer for answer in found.answers if answer.row["scope"] not in partial]
    scopes = sorted({answer.row["scope"] for answer in found.answers if answer.row["scope"] in partial})
    if found.answers and not of_forces:
        raise NoAnswer(f"nothing known of a whole force for {in_words([*filters, *asked.filters()])}; --scope {scopes[0]} shows a part")
    whole = {answer.row["subject"] for answer in of_forces if not answer.row["contributor"]}

    def told(row: Row) -> bool:
        return not row["contributor"] or row["subject"] not in whole

    return found._replace(
        answers=[one for one in of_forces if told(one.row)],
        ended=[row for row in found.ended if told(row)],
        departed=[row for row in found.departed if told(row)],
        partial=scopes,
    )


def subjects(connection: Engine, names: Iterable[str], with_predecessors: bool) -> tuple[list[Filter], list[str]]:
    """The filter on whom or what claims are about, if wanted with what that came from; and what to say of it."""
    ids = resolve_all(connection, names, "institution")
    if not with_predecessors:
        return list(among("subject", ids)), []
    if not ids:
        raise BadUsage("--with-predecessors follows a lineage back from a name; give the name")
    every = lineage.with_predecessors(connection, ids)
    before = ", ".join(every[len(ids) :]) or "none on record"
    return list(among("subject", every)), [f"predecessors of {', '.join(ids)}: {before}"]
