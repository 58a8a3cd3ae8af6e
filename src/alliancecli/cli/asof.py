"""The as-of options, and the two shapes of answer that `troops` and `figures` share: observations, or what was last known."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import click

from alliancecli.cli.charting import draw
from alliancecli.cli.context import connect, explain
from alliancecli.cli.emit import Output, emit, say
from alliancecli.cli.options import Age, DateParam, F, applied, gather
from alliancecli.dates import Date
from alliancecli.errors import BadUsage
from alliancecli.query import events, figures, known
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, in_words
from alliancecli.views import figures as view
from alliancecli.views.lineage import by_subject


class Moment(NamedTuple):
    """What the as-of options say."""

    day: Date | None
    known_by: Date | None
    max_age: tuple[int, str] | None
    ended: bool
    explain: bool

    def question(self) -> figures.AsOf:
        """The question as the query layer takes it."""
        return known.moment(self.day, self.known_by, self.max_age, self.ended)


def moment_options(function: F) -> F:
    """--as-of, --known-by and --max-age, passed as `moment` together with --explain."""
    gathered = gather(("day", "known_by", "max_age", "ended"), "moment", lambda **said: Moment(**said, explain=explain()))(function)
    return applied(
        gathered,
        [
            click.option("--as-of", "day", type=DateParam(), help="What was last known at the end of this period."),
            click.option("--known-by", type=DateParam(), help="Only from sources published by the end of this period."),
            click.option("--max-age", type=Age(), metavar="6m", help="No answer where the last claim is older: 90d, 6w, 6m, 2y."),
            click.option("--ended", is_flag=True, help="With --as-of, answer also for what had ended by then."),
        ],
    )


def answer(
    asked: Callable[[Any], list[Filter]],
    span: Window,
    moment: Moment,
    output: Output,
    *,
    latest: bool = False,
    extra: Callable[[Engine], list[Filter]] = lambda c: [],
    apart: bool = False,
    chart: bool = False,
    only: tuple[str, ...] = (),
) -> int:
    """Run the question and write the answer: a line a key with --as-of (or `latest`), else a line a claim, under its subject if `apart`.

    With `chart` every claim that could be known is drawn, of the first of the measures `only` that occurs.
    """
    connection = connect()
    filters = [*extra(connection), *asked(connection)]
    question = moment.question()
    if chart:
        if moment.explain or moment.max_age:
            raise BadUsage(f"--chart draws every claim and chooses none; leave out {'--explain' if moment.explain else '--max-age'}")
        words = " ".join(filter(None, (span.words, in_words(question.filters()))))
        filters += question.filters()
        return draw(
            figures.observations(connection, filters, span, output.limit),
            output,
            words=words,
            empty=f"no claims: {in_words(filters)}",
            total=lambda: events.count(connection, "figure", filters, span),
            notes=_beyond(events.left_out(connection, "figure", filters, span)),
            only=only,
        )
    if not (latest or moment.day or moment.explain):
        filters += question.filters()
        left_out = events.left_out(connection, "figure", filters, span)
        rows = figures.observations(connection, filters, span, output.limit)
        listed = view.observations(rows, certain=span.certain, left_out=left_out, footnotes=output.sources)
        if apart:
            listed = by_subject(listed, footnotes=output.sources)
        return emit(
            listed, output, empty=f"no claims: {in_words(filters)}", total=lambda: events.count(connection, "figure", filters, span)
        )
    found = known.last_known(connection, filters, span, question, latest=latest)
    if moment.explain:
        say(view.explain(found.answers))
    shown = view.answers(found, output.limit, footnotes=output.sources)
    if output.chosen in ("table", "markdown") and not output.fields:
        shown = shown._replace(notes=lambda: view.left_out(found))
    return emit(shown, output, empty="no claims", total=lambda: len(found.answers))


def _beyond(left_out: int) -> list[str]:
    """What to say of claims that --certain leaves out."""
    return [f"{left_out:,} more may fall in the window; --certain leaves them out"] if left_out else []


def subjects(names: Iterable[str], with_predecessors: bool, output: Output) -> Callable[[Engine], list[Filter]]:
    """The filter on whom or what the claims are about, as `extra` of `answer`; with what it came from, if that is wanted."""

    def filters(connection: Engine) -> list[Filter]:
        about, said = known.subjects(connection, names, with_predecessors)
        say(said, output.quiet)
        return about

    return filters
