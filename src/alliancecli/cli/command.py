"""A command of click: how one is declared, its help, and its words."""

from collections.abc import Callable, Iterable
from inspect import cleandoc
from typing import Any

import click

from alliancecli.cli.app import ENGINE_PREFIX, Target
from alliancecli.cli.help_option import PlainHelp
from alliancecli.cli.options import RECORD, output_options, own_options
from alliancecli.cli.output import Output
from alliancecli.cli.parameters import RegistryChoice, parameter
from alliancecli.cli.words import given, parted, spelled
from alliancecli.errors import BadUsage
from alliancecli.query.engines import ENGINES
from alliancecli.questions.param import Param


class Command(PlainHelp):
    """A command whose help begins with examples; then come the options of `first`, by name, and what the rest is for."""

    def __init__(
        self, name: str, declared: Iterable[Param], run: Callable[..., Any], *, help: str, examples: str = "", first: tuple[str, ...] = ()
    ) -> None:
        self.declared, self.examples, self.first = (*declared,), examples, first
        super().__init__(name, params=[*map(parameter, self.declared)], callback=run, help=help)

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
        """Parse the words; only where one is no option of the command, what the engine takes is looked up."""
        try:
            return self._placed(ctx, [*args])
        except click.NoSuchOption as error:
            *_, named = "", *given(parted(args, self.declared), "engine")
            own = [*map(parameter, own_options(named))]
            if self._chooses and error.option_name in {name for option in own for name in option.opts}:
                ctx.meta[ENGINE_PREFIX] = own
                return self._placed(ctx, args)
            for name, engine in ENGINES.sound() if self._chooses else ():
                if name != named and error.option_name in (f"--{option.name}" for option in engine.options):
                    raise BadUsage(f"{error.option_name} is an option of the engine {name}; add --engine {name}") from None
            from alliancecli.cli.advice import no_option

            raise BadUsage(no_option(error.option_name, str(ctx.info_name), [*spelled(self.declared), "--help"])) from None

    def _placed(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words. Raises BadUsage for those that no argument takes, with the command that answers them."""
        ctx.allow_extra_args = True
        if over := super().parse_args(ctx, args):
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


def declare(
    name: str, *params: Param, examples: str, record: bool = False, output: bool = False, kind: type[Command] = Command
) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function, whose docstring is its help: what it takes is what it declares.

    With `record` it takes the record options too, passed as `target`, a Target; with `output` the output options, as `output`, an Output.
    """
    taking: dict[str, Callable[[dict[str, Any]], Any]] = {"output": Output.of} if output else {}
    if record:
        taking["target"] = Target.of
    shared = (*(output_options() if output else ()), *(RECORD if record else ()))

    def made(run: Callable[..., Any]) -> Command:
        def callback(**values: Any) -> Any:
            taken = {one: take(values) for one, take in taking.items()}
            return run(**taken, **values)

        return kind(name, (*params, *shared), callback, help=cleandoc(run.__doc__ or ""), examples=examples)

    return made
