"""The options that commands share, each declared once, gathered into one argument."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from alliancecli.cli.context import record_options
from alliancecli.cli.emit import Output, usual_format
from alliancecli.cli.plain import PlainHelp
from alliancecli.dates import Date
from alliancecli.errors import BadDate, BadUsage
from alliancecli.query import asking
from alliancecli.query.filters import Filter, Window, window
from alliancecli.render import FORMATS

MOST = 2**63 - 1
"""The largest number that SQLite takes."""

F = TypeVar("F", bound=Callable[..., Any])


class Command(PlainHelp):
    """A command whose help begins with examples."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, then the usage."""
        if self.examples:
            formatter.write("Examples:\n" + "".join(f"  {line.strip()}\n" for line in self.examples.strip().splitlines()) + "\n")
        super().format_usage(ctx, formatter)


class DateParam(click.ParamType):  # type: ignore[type-arg]
    """A date as people write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        """The date, or a usage error that shows the accepted forms."""
        from alliancecli.cli.context import today
        from alliancecli.dates import read

        if isinstance(value, Date):
            return value
        try:
            return read(value, today() if value.strip().lower() == "today" else None)
        except BadDate as error:
            self.fail(str(error), param, ctx)


class TermParam(click.ParamType):  # type: ignore[type-arg]
    """A term of a closed vocabulary, or `several` with commas; the vocabulary is imported when a term is given or help is asked for."""

    name = "term"

    def __init__(self, vocabulary: str, *, several: bool = True) -> None:
        self.vocabulary, self.several = vocabulary, several

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The term, or a usage error that lists them."""
        try:
            found = asking.terms(self.vocabulary, str(value))
        except BadUsage as error:
            self.fail(str(error), param, ctx)
        if len(found) > 1 and not self.several:
            self.fail(f"'{value}' is more than one term; write one of them", param, ctx)
        return ",".join(found)


class Age(click.ParamType):  # type: ignore[type-arg]
    """A length of time: 90d, 6w, 6m, 2y."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, str]:
        """The number and its unit."""
        try:
            return asking.age(str(value))
        except BadUsage as error:
            self.fail(str(error), param, ctx)


def gather(names: tuple[str, ...], into: str, make: Callable[..., Any]) -> Callable[[F], F]:
    """A decorator that takes the options `names` from a command's arguments and passes what `make` makes of them as `into`."""

    def decorate(function: F) -> F:
        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            taken = {name: kwargs.pop(name) for name in names}
            return function(*args, **{into: make(**taken)}, **kwargs)

        return wrapper  # type: ignore[return-value]

    return decorate


def applied(function: F, options: list[Callable[[Any], Any]]) -> F:
    """The function with click options around it, shown in help in the order of the list."""
    for option in reversed(options):
        function = option(function)
    return function


def output_options(function: F) -> F:
    """The shared output options, passed as `output`."""

    def make(
        form: str | None,
        csv: bool,
        json: bool,
        fields: str | None,
        path: str | None,
        limit: int | None,
        sources: bool,
        color: str,
        quiet: bool,
        fail_empty: bool,
        pager: bool,
    ) -> Output:
        if (form is not None) + csv + json > 1:
            raise click.UsageError("give one of --format, --csv and --json")
        chosen = tuple(f.strip() for f in fields.split(",") if f.strip()) if fields is not None else ()
        if fields is not None and not chosen:
            raise click.UsageError("--fields names no field; write --fields id,date")
        asked = "csv" if csv else "json" if json else form or (None if path else usual_format())
        return Output(asked, chosen, path, limit and min(limit, MOST), sources, color, quiet, fail_empty, pager)

    names = ("form", "csv", "json", "fields", "path", "limit", "sources", "color", "quiet", "fail_empty", "pager")
    gathered = gather(names, "output", make)(record_options(function))
    return applied(
        gathered,
        [
            click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), help="How the rows are written (default: table)."),
            click.option("--csv", is_flag=True, help="Short for --format csv."),
            click.option("--json", is_flag=True, help="Short for --format json."),
            click.option("--fields", metavar="A,B", help="Only these fields, in this order (`alliance help fields`)."),
            click.option("-o", "--output", "path", metavar="FILE", help="Write to FILE, in the format of its ending."),
            click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows; says how many there are."),
            click.option("--sources/--no-sources", default=True, help="Say where each row is from (default), or not."),
            click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in tables."),
            click.option("-q", "--quiet", is_flag=True, help="No notes on stderr."),
            click.option("--fail-empty", is_flag=True, help="Exit 1 when there are no rows."),
            click.option("--no-pager", "pager", is_flag=True, flag_value=False, default=True, help="Never through a pager on a terminal."),
        ],
    )


def window_options(function: F) -> F:
    """--from, --to, --during and --certain, passed as `span`."""

    def make(start: Date | None, end: Date | None, during: Date | None, certain: bool) -> Window:
        return window(start, end, during, certain=certain)

    gathered = gather(("start", "end", "during", "certain"), "span", make)(function)
    return applied(
        gathered,
        [
            click.option("--from", "start", type=DateParam(), help="From the first day of this period on."),
            click.option("--to", "end", type=DateParam(), help="Up to the last day of this period."),
            click.option("--during", type=DateParam(), help="Within this period."),
            click.option("--certain", is_flag=True, help="Only what surely lies inside (default: also what may, marked ?)."),
        ],
    )


def near_options(function: F) -> F:
    """--around, --within and --between, passed as `near`.

    It is a function from a connection and the window of --from, --to and --during to the window asked for.
    """

    def make(around_: Date | None, within: tuple[int, str] | None, between_: tuple[str, str] | None) -> Callable[[Any, Window], Window]:
        def asked(connection: Any, span: Window) -> Window:
            try:
                asking.refuse_twice(span, around_, within, between_)
            except BadUsage as error:
                raise click.UsageError(str(error), click.get_current_context()) from None
            return asking.near(connection, span, around_, within, between_)

        return asked

    gathered = gather(("around_", "within", "between_"), "near", make)(function)
    return applied(
        gathered,
        [
            click.option("--around", "around_", type=DateParam(), help="From --within before this period to as long after it."),
            click.option("--within", type=Age(), metavar="6m", help="How far around: 90d, 6w, 6m (default), 2y."),
            click.option("--between", "between_", nargs=2, metavar="EVENT EVENT", help="From one event to another, by their ids."),
        ],
    )


def predecessors_option(function: F) -> F:
    """--with-predecessors, passed as `with_predecessors`."""
    said = "Also the claims about what it came from (`alliance lineage`), each under its own subject."
    return click.option("--with-predecessors", is_flag=True, help=said)(function)


def weight_option(usually: str) -> Callable[[F], F]:
    """--weight, passed as `weight`; `usually` says what is shown without it."""
    said = f"Events of this weight and all that weigh more: landmark, event, detail, background ({usually})."
    return click.option("--weight", type=TermParam("weight", several=False), help=said)


NAMES = {
    "theatre": "Where it acted.",
    "actor": "Who acted: id, acronym or alias.",
    "institution": "Whom or what it is about.",
    "tag": "A tag.",
    "source": "Who says so: id of a source.",
    "subject": "What the number is about.",
    "contributor": "Who gives the part.",
    "scope": "Who or what is counted.",
}
"""The filters that take a name, each with its help; the names are looked up in the record."""


def filter_options(
    table: str, columns: tuple[str, ...] = (), lists: tuple[str, ...] = (), terms: dict[str, str] | None = None
) -> Callable[[F], F]:
    """Filters on a table, passed as `asked`: a function from a connection to the list of filters.

    `columns` and `lists` take names of the record, `terms` maps a column to its closed vocabulary. All are repeatable: any of
    the values of one option, all of the options.
    """
    named, vocabulary = (*lists, *columns), terms or {}

    def make(**values: tuple[str, ...]) -> Callable[[Any], list[Filter]]:
        return lambda connection: asking.chosen(connection, table, values, columns, lists, tuple(vocabulary))

    def decorate(function: F) -> F:
        options = [click.option(f"--{name}", multiple=True, metavar="NAME", help=NAMES[name]) for name in named]
        options += [
            click.option(
                f"--{name}", multiple=True, type=TermParam(v), help=f"Terms: `alliance help {'status' if name == 'status' else 'fields'}`."
            )
            for name, v in vocabulary.items()
        ]
        return applied(gather((*named, *vocabulary), "asked", make)(function), options)

    return decorate
