"""The options that commands share, and the types of what people write."""

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

import click

from alliancecli.cli.app import ENGINE_PREFIX, Target
from alliancecli.cli.help_option import PlainHelp
from alliancecli.cli.output import OUTPUT, Output
from alliancecli.dates.edtf import Date
from alliancecli.environment import today_if_named
from alliancecli.errors import AllianceError, BadDate, BadUsage
from alliancecli.plugins import Registry
from alliancecli.query.engines import ENGINES
from alliancecli.query.filters import box
from alliancecli.questions import QUESTIONS
from alliancecli.questions.params import age, term, terms
from alliancecli.questions.question import Param
from alliancecli.render import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Command(PlainHelp):
    """A command whose help begins with examples; then come the options of `first`, by name, and what the rest is for."""

    def __init__(self, *args: Any, examples: str = "", first: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples, self.first = examples, first

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, then the usage."""
        if self.examples:
            formatter.write("Examples:\n" + "".join(f"  {line.strip()}\n" for line in self.examples.strip().splitlines()) + "\n")
        super().format_usage(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options that matter most, the others by what they are for, those of engines at the end, and what is wrong with plugins."""
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in ("Options", "More options", "Output", "Record", "Engines")}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)):
                sections[self._section(str(param.name))].append(record)
        if self._chooses:
            sections["Engines"] += engine_options()
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        if broken := [said for param in self.params if isinstance(param.type, RegistryChoice) for said in param.type.registry.unsound()]:
            with formatter.section("Plugins that cannot be used"):
                formatter.write_dl([(said, "") for said in broken])

    def _section(self, name: str) -> str:
        """The section of the help in which an option stands."""
        if name in self.first:
            return "Options"
        if name == "engine":
            return "Engines"
        if name in Target._fields:
            return "Record"
        if name in OUTPUT and self._writes:
            return "Output"
        return "More options" if self.first else "Options"

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its parameters, with those of the engine that was named."""
        return [*super().get_params(ctx), *ctx.meta.get(ENGINE_PREFIX, ())]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words; only where one is no option of the command, or a shell asks, what the engine takes is looked up."""
        if ctx.resilient_parsing and (named := _after(args, "--engine")):
            with suppress(AllianceError):  # it is another package's, and cannot be used
                ctx.meta[ENGINE_PREFIX] = _own(named)
        try:
            return self._placed(ctx, [*args])
        except click.NoSuchOption as error:
            named = _after(args, "--engine")
            own = _own(named)
            if self._chooses and error.option_name in {name for option in own for name in option.opts}:
                ctx.meta[ENGINE_PREFIX] = own
                return self._placed(ctx, args)
            for name, engine in ENGINES.sound() if self._chooses else ():
                if name != named and error.option_name in (f"--{option.name}" for option in engine.options):
                    raise BadUsage(f"{error.option_name} is an option of the engine {name}; add --engine {name}") from None
            from alliancecli.cli.advice import no_option

            raise BadUsage(no_option(error.option_name, str(ctx.info_name), [one for param in self.params for one in param.opts])) from None

    def _placed(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words. Raises BadUsage for those that no argument takes, with the command that answers them."""
        ctx.allow_extra_args = not ctx.resilient_parsing
        over = super().parse_args(ctx, args)
        if over and not ctx.resilient_parsing:
            from alliancecli.cli.advice import advice

            raise BadUsage(f"{ctx.info_name} has no place for '{' '.join(over)}'; it is found by {advice(over, str(ctx.info_name))}")
        return over

    @property
    def _writes(self) -> bool:
        return any(param.name == "fields" for param in self.params)

    @property
    def _chooses(self) -> bool:
        return any(param.name == "engine" for param in self.params)


class RegistryChoice(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """A name of ours, or one that another package adds; those are looked up for other names, for help, and for the TAB key."""

    def __init__(self, registry: Registry[Any]) -> None:
        super().__init__(registry.usual())
        self.registry = registry

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name, or a usage error."""
        if value not in self.choices:
            self.choices = self.registry.names()
        return super().convert(value, param, ctx)

    def get_metavar(self, *args: Any, **kwargs: Any) -> str | None:
        """Every name."""
        self.choices = self.registry.names()
        return super().get_metavar(*args, **kwargs)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The names that begin so."""
        self.choices = self.registry.names()
        return super().shell_complete(ctx, param, incomplete)


def engine_options() -> list[tuple[str, str]]:
    """The options that engines have of their own, each as it is written and what it does."""
    return [(f"--{option.name} {option.metavar}", option.help) for _, engine in ENGINES.sound() for option in engine.options]


def _own(engine: str) -> list[click.Option]:
    """The options that the engine of that name has of its own; none where there is no such engine."""
    return [
        click.Option([f"--{option.name}", ENGINE_PREFIX + option.name.replace("-", "_")], metavar=option.metavar, help=option.help)
        for option in (ENGINES[engine].options if engine in ENGINES else ())
    ]


def _after(words: list[str], option: str) -> str:
    """The value of an option in a command line that is not parsed yet; empty where it has none."""
    for word, following in pairwise([*words, ""]):
        name, given, value = word.partition("=")
        if name == option:
            return value if given else following
    return ""


class ParsedType(click.ParamType):  # type: ignore[type-arg]
    """A value that a function reads from text. The function's own error becomes the usage error."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name, self._read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value read, or a usage error."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except AllianceError as error:
            self.fail(str(error), param, ctx)


class NameParam(click.types.StringParamType):
    """A name of some types of the record; what it means is looked up when the question is asked."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The names that begin so."""
        from alliancecli.cli.completion import offer_names

        return offer_names(ctx, self.kinds, incomplete)


class TermParam(ParsedType):
    """A term of a closed vocabulary, or `several` with commas; it is imported when a term is given or help is asked for."""

    def __init__(self, vocabulary: str, *, several: bool) -> None:
        super().__init__("term", lambda text: terms(vocabulary, text) if several else term(vocabulary, text))
        self.vocabulary, self.several = vocabulary, several

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The terms that begin as the last one does."""
        from alliancecli.cli.completion import offer_terms

        return offer_terms(self.vocabulary, incomplete, several=self.several)

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """A usage error, which also says where the word has its place, if it is a tag or a name."""
        word = message[1:].partition("'")[0]
        if ctx and ctx.info_name in QUESTIONS and not ctx.resilient_parsing:
            from alliancecli.cli.advice import advice

            there = advice([word], str(ctx.info_name))
            message += "" if there.startswith("`alliance search") else f"; it is found by {there}"
        super().fail(message, param, ctx)


def _date(text: str) -> Date:
    from alliancecli.dates.words import read

    return read(text, today_if_named(text))


def _when(text: str) -> Date | str:
    """A date, or what may be the id of an event: anything that does not begin as a date does."""
    try:
        return _date(text)
    except BadDate:
        if not text[:1].isalpha():
            raise
        return text


def _day(text: str) -> tuple[int, int]:
    from alliancecli.query.anniversary import read

    return read(text, today_if_named(text))


TYPES: dict[str, Callable[[Param], Any]] = {
    "name": lambda param: NameParam(*param.of),
    "pair": lambda param: NameParam(*param.of),
    "date": lambda param: ParsedType("date", _date),
    "when": lambda param: ParsedType("date", _when),
    "day": lambda param: ParsedType("day", _day),
    "age": lambda param: ParsedType("age", age),
    "box": lambda param: ParsedType("box", box),
    "term": lambda param: TermParam(param.of, several=param.many),
    "choice": lambda param: click.Choice(list(param.of), case_sensitive=False),
}
"""The type of what is written, by the kind of a parameter; others are texts as they are."""


def output_options() -> list[click.Option]:
    """The shared output options: those of OUTPUT."""
    return [
        click.Option(["-f", "--format", "form"], type=RegistryChoice(FORMATS), help="How the rows are written (default: table)."),
        click.Option(["--csv"], is_flag=True, help="Short for --format csv."),
        click.Option(["--json"], is_flag=True, help="Short for --format json."),
        click.Option(["--fields"], metavar="A,B", help="Only these fields, in this order (`alliance help fields`)."),
        click.Option(
            ["-o", "--output", "path"],
            metavar="FILE",
            help="Write to FILE, in the format of its ending (.csv, .json, .html, .svg, .png ...); - is stdout.",
        ),
        click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="At most N rows; says how many there are."),
        click.Option(["--sort"], metavar="COLUMN", help="In the order of this column; -COLUMN downwards."),
        click.Option(["--sources/--no-sources"], default=True, help="Say where each row is from (default), or not."),
        click.Option(["--color"], type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in tables."),
        click.Option(["-q", "--quiet"], is_flag=True, help="No notes on stderr."),
        click.Option(["--fail-empty"], is_flag=True, help="Exit 1 when there are no rows."),
        click.Option(["--no-pager", "pager"], is_flag=True, flag_value=False, default=True, help="Never through a pager on a terminal."),
        click.Option(["--bom"], is_flag=True, help="CSV and TSV with a byte order mark, which tells Excel that they are UTF-8."),
    ]


def record_options() -> list[click.Option]:
    """Which record is asked, and by what: the fields of Target."""
    return [
        click.Option(
            ["--data"], multiple=True, metavar="DIR", help="Ask the record in DIR; several are joined, `bundled` is the usual one."
        ),
        click.Option(["--keep-going"], is_flag=True, help="Set rows of tables aside that cannot be read, and go on."),
        click.Option(
            ["--engine"],
            type=RegistryChoice(ENGINES),
            default="sqlite",
            help="What runs the question; spark reads a partitioned export.",
        ),
        click.Option(
            ["--explain"], is_flag=True, help="Say how it was answered: the claims to choose from, or the statements and their plans."
        ),
    ]


def with_record(made: Command) -> Command:
    """The command with the record options, passed as one Target, `target`."""
    made.params += record_options()
    return passing(made, "target", Target.of)


def with_output(made: Command) -> Command:
    """The command with the output options, passed as one Output, `output`."""
    made.params += output_options()
    return passing(made, "output", lambda values: Output.of({name: values.pop(name) for name in OUTPUT}))


def passing(made: Command, name: str, take: Callable[[dict[str, Any]], Any]) -> Command:
    """The command, called with what `take` takes out of the values of its options, under one name."""
    run = made.callback
    assert run is not None

    def callback(**values: Any) -> Any:
        taken = take(values)
        return run(**{name: taken}, **values)

    made.callback = callback
    return made
