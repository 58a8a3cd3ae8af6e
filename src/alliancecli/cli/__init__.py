"""The command `alliance`: finds the command asked for, runs it, and turns what goes wrong into one line and an exit code."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from alliancecli.errors import AllianceError, Exit

COMMANDS = {
    "timeline": "Events and milestones, in order of time.",
    "troops": "How many, and as of when: the strength of a force and its parts.",
    "figures": "Every number in the record: troops, money, equipment, shares.",
    "institutions": "Alliances, organisations, commands, missions, forces, states.",
    "terms": "What the words of the field mean, and by whom.",
    "show": "One record, whole; for an institution a card.",
    "sources": "The bibliography: what everything rests on.",
    "check": "Check a record: the bundled one, or a folder of your own.",
    "help": "Explain dates, fields, status and other words, exit codes.",
}
"""Every command with its line of help; the module of the same name is read only when it is called."""

EXAMPLES = """\
  alliance timeline --from 2001
  alliance troops isaf --as-of 2009-01
  alliance show isaf
"""


class Alliance(click.Group):
    """The group of all commands, each imported when it is first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"alliancecli.cli.{cmd_name}").command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first; then the commands, without importing them."""
        formatter.write("Dated, sourced facts on NATO and the alliances' roles in peace operations.\n\nExamples:\n" + EXAMPLES + "\n")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]")
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        self.format_options(ctx, formatter)
        formatter.write("\n`alliance COMMAND --help` explains a command, `alliance help dates` how to write a date.\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the group itself."""
        with formatter.section("Options"):
            formatter.write_dl([record for p in self.get_params(ctx) if (record := p.get_help_record(ctx))])


@click.group(cls=Alliance, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False, invoke_without_command=True)
@click.option("--version", is_flag=True, help="Print the versions of tool and record, and stop.")
@click.option("--debug", is_flag=True, help="Show the full trace of an error.")
@click.pass_context
def alliance(ctx: click.Context, version: bool, debug: bool) -> None:
    """Dated, sourced facts on NATO and the alliances' roles in peace operations."""
    if version:
        from alliancecli.cli.context import version_line

        click.echo(version_line())
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: list[str]) -> int:
    """Run a command line; returns its exit code, with everything written."""
    code = _guarded(arguments, debug="--debug" in arguments[:1])
    sys.stderr.flush()
    return code


def _guarded(arguments: list[str], debug: bool) -> int:
    try:
        return _run(arguments)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "alliance"
        return _said(f"{command}: {_one_line(error.format_message())} (`{command} --help` shows how)", Exit.USAGE)
    except click.ClickException as error:
        return _said(f"alliance: {error.format_message()}", Exit.FAILURE)
    except AllianceError as error:
        if debug:
            raise
        return _said(
            "\n".join(f"alliance: {line}" if error.exit is not Exit.FAULTS else line for line in str(error).splitlines()), error.exit
        )
    except (KeyboardInterrupt, click.Abort):
        return _said("", Exit.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.READER_GONE
    except OSError as error:
        if debug:
            raise
        return _said(f"alliance: {error.filename or 'output'}: {error.strerror or error}", Exit.FAILURE)


def _run(arguments: list[str]) -> int:
    """Run a command; when its index proves damaged, build that anew and run it once more."""
    import sqlite3

    try:
        result: Any = alliance.main(arguments, prog_name="alliance", standalone_mode=False)
    except sqlite3.DatabaseError:
        from alliancecli.cli.context import forget_index

        forget_index()
        result = alliance.main(arguments, prog_name="alliance", standalone_mode=False)
    sys.stdout.flush()
    return int(result or Exit.OK)


def _one_line(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")


def _said(text: str, code: Exit) -> int:
    if text:
        click.echo(text, err=True)
    return code
