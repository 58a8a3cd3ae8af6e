"""A shell that asks what may end its line, and how it is answered: quickly, or not at all."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from alliancecli.cli.app import App
from alliancecli.errors import Exit

VARIABLE = "_ALLIANCE_COMPLETE"
"""The variable that the printed scripts set: `bash_complete`, `zsh_complete`, `fish_complete`."""

TIMEOUT_S = 2.0
"""Seconds that the TAB key waits for the names of a record; what builds a longer index is a command, which shows how far it has come."""


class Fish(FishComplete):
    """click's script for fish cuts an answer at every comma; only the first separates."""

    source_template: ClassVar[str] = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": Fish}


def completer(shell: str) -> ShellComplete:
    """Completer of click for the shell of that name."""
    from alliancecli.cli.group import alliance

    return SHELLS[shell](alliance, {}, "alliance", VARIABLE)


class _TooLong(Exception):
    """No answer within TIMEOUT_S."""


@contextmanager
def _time_limit() -> Iterator[None]:
    """Ends what takes longer than TIMEOUT_S: the first TAB builds the index of a small record, but waits for no big one.

    Raises _TooLong.
    """

    def over(_number: int, _frame: object) -> None:
        raise _TooLong

    if sys.platform == "win32":  # has no alarm
        yield
        return
    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, TIMEOUT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def answer(instruction: str) -> int:
    """Answer a shell that asks through VARIABLE; returns the exit code. Whatever goes wrong, nothing is offered and nothing said."""
    shell, _, asked = instruction.partition("_")
    if shell not in SHELLS or asked not in ("complete", "source"):
        return Exit.USAGE
    if asked == "source":
        click.echo(completer(shell).source(), nl=False)
        return Exit.OK
    with suppress(Exception), App(silent=True), _time_limit():  # a trace in the middle of a command line would help nobody
        click.echo(completer(shell).complete().encode("utf-8", "replace"))
    return Exit.OK
