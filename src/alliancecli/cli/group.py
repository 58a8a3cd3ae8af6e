"""The command `alliance` as click's: every command by its name, and a line that click reads."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from alliancecli.cli.app import App
from alliancecli.cli.help_option import PlainHelp
from alliancecli.cli.stderr import complain
from alliancecli.errors import BadUsage, Exit
from alliancecli.questions import QUESTIONS, question_named

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "timeline": "Events and milestones, in order of time.",
    "on": "What happened on a day of the year.",
    "troops": "How many, and as of when: the strength of a force and its parts.",
    "figures": "Every number in the record: troops, money, equipment, shares.",
    "count": "How many events or figures of each year, theatre, actor, kind or source.",
    "sum": "What the numbers of the record come to: computed, never a total with its parts.",
    "compare": "Side by side: forces, one force at several days, promise and delivery, timelines.",
    "institutions": "Alliances, organisations, commands, missions, forces, states.",
    "lineage": "What an institution came from and what became of it, as a tree.",
    "members": "Who belonged to it, and when; who joined and who left.",
    "holders": "Who held an office, and when.",
    "terms": "What the words of the field mean, and by whom.",
    "show": "One record, whole; for an institution a card.",
    "open": "The page of a thing in your browser.",
    "conflicts": "Claims that cannot all be right, and why they may differ.",
    "coverage": "For which years there are claims, and where the record is silent.",
    "sources": "The bibliography: what everything rests on.",
    "search": "Full text over every kind of record.",
    "factcheck": "Hold a text against the record: what is supported, what is refuted.",
    "cite": "References to paste, for claims and for sources.",
    "check": "Check a record: the bundled one, or a folder of your own.",
    "changes": "What differs between two versions of a record, claim by claim.",
    "export": "Files for other tools: SQLite, Parquet, data package, calendar, timelines, linked data, bibliography.",
    "verify": "Hold the record against your own copy of a source.",
    "new": "Begin a record of your own, or print a template to fill in.",
    "completion": "Let the TAB key of bash, zsh or fish finish names and options.",
    "mcp": "Serve an assistant the same answers (Model Context Protocol).",
    "help": "Explain a command, dates, fields and other words; list tags, theatres, kinds, offices.",
}
"""Every command with its line of help; the module of the same name is read only when it is called."""

EXAMPLES = """\
  alliance timeline --from 2001
  alliance troops isaf --as-of 2009-01
  alliance show isaf
"""


def command_of(name: str) -> click.Command:
    """The command of that name, a key of COMMANDS: a question, or a module of its own."""
    if name in QUESTIONS:
        from alliancecli.cli.question_command import command

        return command(question_named(name))
    made: click.Command = import_module(f"alliancecli.cli.{name}").command
    return made


class Alliance(PlainHelp, click.Group):
    """The group of all commands, each imported when it is first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command = command_of(cmd_name)
        if ctx.resilient_parsing:  # a shell asks what may stand here
            from alliancecli.cli.completion import attach_completers

            return attach_completers(command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name. Raises BadUsage where they name none, with the command that answers them."""
        if not ctx.resilient_parsing and args[0] not in COMMANDS and not args[0].startswith("-"):
            from alliancecli.cli.advice import no_command

            raise BadUsage(no_command(args, list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The commands that begin so, without importing them, or the options of the group."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(name, help=said) for name, said in COMMANDS.items() if name.startswith(incomplete)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first; then the commands, without importing them."""
        formatter.write("Dated, sourced facts on NATO and the alliances' roles in peace operations.\n\nExamples:\n" + EXAMPLES + "\n")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]")
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

SETTINGS = {"help_option_names": ["-h", "--help"], "token_normalize_func": lambda word: SPELLINGS.get(word, word)}


@click.group(cls=Alliance, context_settings=SETTINGS, no_args_is_help=False, invoke_without_command=True)
@click.option("--version", is_flag=True, help="Print the versions of tool and record, and stop.")
@click.option("--debug", is_flag=True, help="Show the full trace of an error.")
@click.pass_context
def alliance(ctx: click.Context, version: bool, debug: bool) -> None:
    """Dated, sourced facts on NATO and the alliances' roles in peace operations."""
    App.current().debug = debug
    if version:
        from alliancecli.cli.app import version_line

        click.echo(version_line())
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def invoked(arguments: list[str]) -> int:
    """Run a line; returns its exit code. Click's own `main` would turn a closed pipe into exit code 1.

    Raises what the command raises.
    """
    try:
        with alliance.make_context("alliance", list(arguments)) as context:
            return int(alliance.invoke(context) or Exit.OK)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return Exit.INTERRUPTED
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else _begun(arguments)
        how = f"`{command} --help` shows how"
        if isinstance(error, click.NoSuchOption) and command == "alliance" and _timeline_takes(error.option_name):
            how = f"what is asked of an answer comes behind the command: `alliance timeline {error.option_name}`"
        complain(f"{command}: {' '.join(error.format_message().split()).removesuffix('.')} ({how})")
        return Exit.USAGE


def _timeline_takes(option: str) -> bool:
    """Whether an option belongs behind a command: whether `timeline`, which stands for all that answer, takes it."""
    with alliance.make_context("alliance", ["timeline"], resilient_parsing=True) as context:
        timeline = alliance.get_command(context, "timeline")
    return timeline is not None and any(option in one.opts for one in timeline.params)


def _begun(arguments: list[str]) -> str:
    """The command that a command line begins with, where click does not say it."""
    return f"alliance {arguments[0]}" if arguments and arguments[0] in COMMANDS else "alliance"
