"""The --help option, in English, without click's search for translations."""

import sys

import click

from alliancecli.cli.commands import HELP
from alliancecli.cli.fitting import NARROWEST, WIDEST
from alliancecli.cli.words import spellings
from alliancecli.environment import width_of


class PlainHelp(click.Command):
    """A command whose --help is the one that is declared."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage, in English."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), USAGE)

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option, the same for every command."""
        return OPTION


USAGE = "Usage: "
"""What stands before a usage; click looks for a translation of its own."""


def helped(ctx: click.Context) -> str:
    """The help of a command, as wide as click would have it, which imports every packer of files to find out."""
    ctx.terminal_width = max(min(width_of(sys.stdout), WIDEST) - 2, NARROWEST)
    return ctx.get_help()


def _show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        sys.stdout.write(f"{helped(ctx)}\n")
        ctx.exit()


OPTION = click.Option([*spellings(HELP)], is_flag=True, is_eager=True, expose_value=False, callback=_show, help=HELP.help)
