"""The --help option, in English and without a search for translations: click's own costs a millisecond of every run."""

import click


class PlainHelp(click.Command):
    """A command whose --help is declared here."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option, the same for every command."""
        return HELP


def _show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


HELP = click.Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show, help="Show this message and exit.")
