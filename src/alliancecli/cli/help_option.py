"""The --help option, in English and without a search for translations: click's own costs a millisecond of every run."""

import sys

import click

from alliancecli.environment import width_of


class PlainHelp(click.Command):
    """A command whose --help is declared here."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage, in English."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), USAGE)

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option, the same for every command."""
        return HELP


USAGE = "Usage: "
"""What stands before a usage; click looks for a translation of its own."""


def _show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        # As wide as click would have it, which imports every packer of files to find out.
        ctx.terminal_width = max(min(width_of(sys.stdout), WIDEST) - 2, NARROWEST)
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


WIDEST, NARROWEST = 80, 50
"""Cells of the lines of help."""

HELP = click.Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show, help="Show this message and exit.")
