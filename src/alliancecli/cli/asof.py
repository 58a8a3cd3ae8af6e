"""The as-of options, and the two shapes of answer that `troops` and `figures` share: observations, or what was last known."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import click

from alliancecli.cli.context import connect
from alliancecli.cli.emit import Output, emit, say
from alliancecli.cli.options import Age, DateParam, F, applied, gather
from alliancecli.dates import Date, Day
from alliancecli.errors import BadUsage
from alliancecli.query import events, figures, lineage
from alliancecli.query.filters import Filter, Window, among, in_words
from alliancecli.query.names import resolve_all
from alliancecli.views import figures as view
from alliancecli.views.lineage import by_subject


class Moment(NamedTuple):
    """What the as-of options say."""

    day: Date | None
    known_by: Date | None
    max_age: tuple[int, str] | None
    explain: bool

    def question(self) -> figures.AsOf:
        """The question as the query layer takes it."""
        asked = figures.as_of(self.day, self.known_by)
        if self.max_age is None:
            return asked
        if asked.day is None:
            raise BadUsage("--max-age needs --as-of: an age is counted to a day")
        return asked._replace(oldest=_before(asked.day, *self.max_age))


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


def moment_options(function: F) -> F:
    """--as-of, --known-by, --max-age and --explain, passed as `moment`."""
    gathered = gather(("day", "known_by", "max_age", "explain"), "moment", Moment)(function)
    return applied(
        gathered,
        [
            click.option("--as-of", "day", type=DateParam(), help="What was last known at the end of this period."),
            click.option("--known-by", type=DateParam(), help="Only from sources published by the end of this period."),
            click.option("--max-age", type=Age(), metavar="6m", help="No answer where the last claim is older: 90d, 6w, 6m, 2y."),
            click.option("--explain", is_flag=True, help="Say which claims stood to choose from, and the rule that chose."),
        ],
    )


def answer(
    asked: Callable[[Any], list[Filter]],
    span: Window,
    moment: Moment,
    output: Output,
    *,
    latest: bool = False,
    extra: Callable[[sqlite3.Connection], list[Filter]] = lambda c: [],
    apart: bool = False,
) -> int:
    """Run the question and write the answer: a line a key with --as-of (or `latest`), else a line a claim, under its subject if `apart`."""
    connection = connect()
    filters = [*extra(connection), *asked(connection)]
    question = moment.question()
    if not (latest or moment.day or moment.explain):
        filters += question.filters()
        left_out = (
            events.count(connection, "figure", filters, span._replace(certain=False)) - events.count(connection, "figure", filters, span)
            if span.certain
            else 0
        )
        rows = figures.observations(connection, filters, span, output.limit)
        listed = view.observations(rows, certain=span.certain, left_out=left_out, footnotes=output.sources)
        if apart:
            listed = by_subject(listed, footnotes=output.sources)
        return emit(
            listed, output, empty=f"no claims: {in_words(filters)}", total=lambda: events.count(connection, "figure", filters, span)
        )
    found = figures.answers(connection, [*filters, *span.filters()], question)
    if latest:
        found = totals_first(found)
    if moment.explain:
        say(view.explain(found))
    shown = view.answers(found[: output.limit], footnotes=output.sources)
    if output.chosen in ("table", "markdown") and not output.fields:
        shown = shown._replace(notes=list)
    return emit(shown, output, empty="no claims", total=lambda: len(found))


def subjects(names: Iterable[str], with_predecessors: bool, output: Output) -> Callable[[sqlite3.Connection], list[Filter]]:
    """The filter on whom or what the claims are about, as `extra` of `answer`; with what it came from, if that is wanted."""

    def filters(connection: sqlite3.Connection) -> list[Filter]:
        ids = resolve_all(connection, names, "institution")
        if with_predecessors and not ids:
            raise BadUsage("--with-predecessors follows a lineage back from a name; give the name")
        if with_predecessors:
            named, ids = ids, lineage.with_predecessors(connection, ids)
            before = ", ".join(ids[len(named) :]) or "none on record"
            say([f"predecessors of {', '.join(named)}: {before}"], output.quiet)
        return list(among("subject", ids))

    return filters


def totals_first(found: list[figures.Answer]) -> list[figures.Answer]:
    """Of every subject its totals; of one that has none its parts."""
    whole = {answer.row["subject"] for answer in found if not answer.row["contributor"]}
    return [answer for answer in found if not answer.row["contributor"] or answer.row["subject"] not in whole]
