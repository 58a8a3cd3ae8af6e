"""The command `alliance` as click's: every command by its name, and a line that click reads."""

import sys
from typing import TYPE_CHECKING

import click

from alliancecli.cli.app import App, version_line
from alliancecli.cli.commands import COMMANDS, EXAMPLES, HELP, OPTIONS, declared
from alliancecli.cli.help_option import USAGE, PlainHelp, helped
from alliancecli.cli.parameters import parameter
from alliancecli.cli.stderr import complain
from alliancecli.cli.words import spellings
from alliancecli.errors import BadUsage, Exit

if TYPE_CHECKING:
    from alliancecli.cli.command import Command


def command_of(name: str) -> "Command":
    """The command of that name, a key of COMMANDS."""
    from alliancecli.cli.command import Command

    return Command(declared(name))


class Alliance(PlainHelp, click.Group):
    """The group of all commands, each imported when it is first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        return command_of(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words before the command. Raises BadUsage for an option that has no place there."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            from alliancecli.cli.advice import no_option_there

            raise BadUsage(no_option_there(error.option_name)) from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name. Raises BadUsage where they name none, with the command that answers them."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from alliancecli.cli.advice import no_command

            raise BadUsage(no_command(args, list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first; then the commands, without importing them."""
        formatter.write(f"{self.help}\n\nExamples:\n{EXAMPLES}\n")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]", USAGE)
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        self.format_options(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(
            "`alliance COMMAND --help` explains a command, `alliance help dates` how to write a date,"
            " `alliance search WORDS` looks everywhere."
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the group itself."""
        with formatter.section("Options"):
            formatter.write_dl([record for p in self.get_params(ctx) if (record := p.get_help_record(ctx))])


SPELLINGS = {"theater": "theatre"}
"""Other spellings of options."""

SETTINGS = {"help_option_names": [*spellings(HELP)], "token_normalize_func": lambda word: SPELLINGS.get(word, word)}


@click.pass_context
def _alone(ctx: click.Context, version: bool, debug: bool) -> None:
    """What is done with the options that stand before a command, or without one."""
    App.current().debug = debug
    if version:
        sys.stdout.write(f"{version_line()}\n")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        sys.stdout.write(f"{helped(ctx)}\n")


alliance = Alliance(
    "alliance",
    params=[*map(parameter, OPTIONS)],
    callback=_alone,
    help="Dated, sourced facts on NATO and the alliances' roles in peace operations.",
    context_settings=SETTINGS,
    invoke_without_command=True,
)


def invoked(arguments: list[str]) -> int:
    """Run a line; returns its exit code. Click's own `main` would turn a closed pipe into exit code 1.

    Raises what the command raises.
    """
    try:
        with alliance.make_context("alliance", list(arguments)) as context:
            return int(alliance.invoke(context) or Exit.OK)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else _begun(arguments)
        complain([f"{command}: {' '.join(error.format_message().split()).removesuffix('.')} (`{command} --help` shows how)"])
        return Exit.USAGE


def help_of(name: str = "") -> str:
    """The help of the command of that name, or of all."""
    above = click.Context(alliance, info_name="alliance")
    return helped(click.Context(command_of(name), info_name=name, parent=above) if name else above)


def _begun(arguments: list[str]) -> str:
    """The command that a command line begins with, where click does not say it."""
    words = [word for word in arguments if not word.startswith("-")][:1]
    return f"alliance {words[0]}" if words and words[0] in COMMANDS else "alliance"
