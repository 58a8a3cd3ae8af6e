"""The options that commands share, and the types of what people write."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from alliancecli.cli.app import Target
from alliancecli.cli.emit import OUTPUT, Output
from alliancecli.cli.plain import PlainHelp
from alliancecli.dates import Date
from alliancecli.errors import AllianceError
from alliancecli.questions.params import age, term, terms
from alliancecli.questions.question import Param
from alliancecli.render import FORMATS
from alliancecli.surroundings import today

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


class Read(click.ParamType):  # type: ignore[type-arg]
    """What a function reads from a text; what it refuses is a usage error in its words."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name, self._read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """What was read, or a usage error."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except AllianceError as error:
            self.fail(str(error), param, ctx)


class TermParam(Read):
    """A term of a closed vocabulary, or `several` with commas; it is imported when a term is given or help is asked for."""

    def __init__(self, vocabulary: str, *, several: bool) -> None:
        super().__init__("term", lambda text: terms(vocabulary, text) if several else term(vocabulary, text))
        self.vocabulary, self.several = vocabulary, several


def _date(text: str) -> Date:
    from alliancecli.dates import read

    return read(text, today() if text.strip().lower() == "today" else None)


def _day(text: str) -> tuple[int, int]:
    from alliancecli.query.anniversary import read

    return read(text, today() if text.strip().lower() == "today" else None)


TYPES: dict[str, Callable[[Param], Any]] = {
    "date": lambda param: Read("date", _date),
    "day": lambda param: Read("day", _day),
    "age": lambda param: Read("age", age),
    "term": lambda param: TermParam(param.of, several=param.many),
    "choice": lambda param: click.Choice(list(param.of), case_sensitive=False),
}
"""The type of what is written, by the kind of a parameter; others are texts as they are."""


def output_options() -> list[click.Option]:
    """The shared output options: those of OUTPUT."""
    return [
        click.Option(["-f", "--format", "form"], type=click.Choice(list(FORMATS)), help="How the rows are written (default: table)."),
        click.Option(["--csv"], is_flag=True, help="Short for --format csv."),
        click.Option(["--json"], is_flag=True, help="Short for --format json."),
        click.Option(["--fields"], metavar="A,B", help="Only these fields, in this order (`alliance help fields`)."),
        click.Option(["-o", "--output", "path"], metavar="FILE", help="Write to FILE, in the format of its ending."),
        click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="At most N rows; says how many there are."),
        click.Option(["--sources/--no-sources"], default=True, help="Say where each row is from (default), or not."),
        click.Option(["--color"], type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in tables."),
        click.Option(["-q", "--quiet"], is_flag=True, help="No notes on stderr."),
        click.Option(["--fail-empty"], is_flag=True, help="Exit 1 when there are no rows."),
        click.Option(["--no-pager", "pager"], is_flag=True, flag_value=False, default=True, help="Never through a pager on a terminal."),
    ]


_DATA = "Ask the record in DIR; several are joined, `bundled` is the usual one."
_EXPLAIN = "Say how it was answered: the claims to choose from, or the statements and their plans."


def record_options() -> list[click.Option]:
    """Which record is asked, and by what: the fields of Target."""
    return [
        click.Option(
            ["--data"], multiple=True, metavar="DIR", help="Ask the record in DIR; several are joined, `bundled` is the usual one."
        ),
        click.Option(["--keep-going"], is_flag=True, help="Set rows of tables aside that cannot be read, and go on."),
        click.Option(
            ["--engine"],
            type=click.Choice(["sqlite", "spark"]),
            default="sqlite",
            help="What runs the question; spark reads a partitioned export.",
        ),
        click.Option(["--master"], metavar="URL", help="The Spark cluster to run it on (default: this machine)."),
        click.Option(
            ["--explain"], is_flag=True, help="Say how it was answered: the claims to choose from, or the statements and their plans."
        ),
    ]


def with_record(made: Command) -> Command:
    """The command with the record options, passed as one Target, `target`."""
    run = made.callback
    assert run is not None

    def callback(**values: Any) -> Any:
        return run(target=Target(**{name: values.pop(name) for name in Target._fields}), **values)

    made.callback = callback
    made.params += record_options()
    return made


def with_output(made: Command) -> Command:
    """The command with the output options, passed as one Output, `output`."""
    run = made.callback
    assert run is not None

    def callback(**values: Any) -> Any:
        return run(output=Output.of({name: values.pop(name) for name in OUTPUT}), **values)

    made.callback = callback
    made.params += output_options()
    return made
