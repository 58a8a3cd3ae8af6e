"""A declared command as click's: its help, and its words."""

import click

from alliancecli.cli.app import ENGINE_PREFIX
from alliancecli.cli.commands import HELP
from alliancecli.cli.declaring import Declared
from alliancecli.cli.help_option import PlainHelp
from alliancecli.cli.options import RECORD, engine_parameters, output_options
from alliancecli.cli.parameters import RegistryChoice, parameter
from alliancecli.cli.words import by_spelling, parted
from alliancecli.errors import BadUsage
from alliancecli.query.engines import ENGINES


class Command(PlainHelp):
    """A command whose help begins with examples; then come the options that matter most, and what the rest is for."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        params = [*map(parameter, declared.params)]
        super().__init__(declared.name, params=params, callback=lambda **values: declared.run(values), help=declared.help())

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, then the usage."""
        examples = self.declared.examples.strip().splitlines()
        formatter.write("Examples:\n" + "".join(f"  {line.strip()}\n" for line in examples) + "\n")
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
        if name in self.declared.first:
            return "Options"
        if name == "engine":
            return "Engines"
        if name in {option.name for option in RECORD}:
            return "Record"
        if self._writes and name in {option.name for option in output_options()}:
            return "Output"
        return "More options" if self.declared.first else "Options"

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its parameters, with those of the engine that was named."""
        return [*super().get_params(ctx), *ctx.meta.get(ENGINE_PREFIX, ())]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words; only where one is no option of the command, what the engine takes is looked up."""
        try:
            return self._placed(ctx, [*args])
        except click.NoSuchOption as error:
            own = [*map(parameter, engine_parameters(parted(args, self.declared.params)))]
            if error.option_name in {name for option in own for name in option.opts}:
                ctx.meta[ENGINE_PREFIX] = own
                return self._placed(ctx, args)
            for name, engine in ENGINES.sound() if self._chooses else ():
                if error.option_name in (f"--{option.name}" for option in engine.options):
                    raise BadUsage(f"{error.option_name} is an option of the engine {name}; add --engine {name}") from None
            from alliancecli.cli.advice import no_option

            raise BadUsage(no_option(error.option_name, str(ctx.info_name), [*by_spelling((*self.declared.params, HELP))])) from None

    def _placed(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words. Raises BadUsage for those that no argument takes, with the command that answers them."""
        ctx.allow_extra_args = True
        if over := super().parse_args(ctx, args):
            from alliancecli.cli.advice import advice

            raise BadUsage(f"{ctx.info_name} has no place for '{' '.join(over)}'; it is found by {advice(over, str(ctx.info_name))}")
        return over

    @property
    def _writes(self) -> bool:
        return any(param.name == "fields" for param in self.declared.params)

    @property
    def _chooses(self) -> bool:
        return any(param.name == "engine" for param in self.declared.params)


def engine_options() -> list[tuple[str, str]]:
    """The options that engines have of their own, each as it is written and what it does."""
    return [(f"--{option.name} {option.metavar}", option.help) for _, engine in ENGINES.sound() for option in engine.options]
