"""A command of click: its help, its words, and the options that it shares with others."""

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import Any

import click

from alliancecli.cli.app import ENGINE_PREFIX, Target
from alliancecli.cli.help_option import PlainHelp
from alliancecli.cli.options import RECORD, output_options
from alliancecli.cli.output import Output
from alliancecli.cli.parameters import RegistryChoice, parameter
from alliancecli.errors import AllianceError, BadUsage
from alliancecli.query.engines import ENGINES


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
        if name in {option.name for option in RECORD}:
            return "Record"
        if self._writes and name in {option.name for option in output_options()}:
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


def with_record(made: Command) -> Command:
    """The command with the record options, passed as one Target, `target`."""
    made.params += map(parameter, RECORD)
    return passing(made, "target", Target.of)


def with_output(made: Command) -> Command:
    """The command with the output options, passed as one Output, `output`."""
    made.params += map(parameter, output_options())
    return passing(made, "output", Output.of)


def passing(made: Command, name: str, take: Callable[[dict[str, Any]], Any]) -> Command:
    """The command, called with what `take` takes out of the values of its options, under one name."""
    run = made.callback
    assert run is not None

    def callback(**values: Any) -> Any:
        taken = take(values)
        return run(**{name: taken}, **values)

    made.callback = callback
    return made
