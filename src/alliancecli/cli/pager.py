"""Long pages on a terminal, shown by the reader's own pager."""

import os
import sys
from codecs import iterencode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import IO


def paged(text: Iterable[str], encoding: str) -> Iterator[str]:
    """Show a text in the pager, and return what is left to be written to the terminal: all of it where it fits or there is no pager.

    The pager is ALLIANCE_PAGER, PAGER or `less -FRX`, run by a shell where it is a pipeline; one that is empty or `cat` means none, and so
    does a terminal that is dumb.
    """
    pager = command()
    if not pager:
        yield from text
        return
    pieces, lines, height, rest = [], 0, _height(), iter(text)
    for piece in rest:
        pieces.append(piece)
        lines += piece.count("\n")
        if lines >= height:  # a line is needed for the prompt
            everything = chain(pieces, rest)
            if not _shown(pager, everything, encoding):
                yield from everything
            return
    yield from pieces


def command() -> list[str]:
    """The pager as a command and its arguments; empty for none."""
    from shlex import split

    if os.environ.get("TERM") == "dumb":  # it cannot go back over what it has shown
        return []
    named = next((os.environ[name] for name in ("ALLIANCE_PAGER", "PAGER") if name in os.environ), "less -FRX")
    if set(named) & _SHELL and os.name != "nt":  # as git has it: words go to the program itself, all else to the shell
        return ["sh", "-c", named]
    try:
        words = split(named)
    except ValueError:  # a quotation mark that is never closed
        return []
    return [] if words[:1] == ["cat"] else words


_SHELL = frozenset("|&;<>()$`*?[#~%")
"""Characters that mean something to a shell, but for quotation marks and what stands in words of a command."""


def _height() -> int:
    with suppress(ValueError):
        return int(os.environ.get("LINES", "")) or 24
    with suppress(OSError):
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    return 24


def _shown(pager: list[str], text: Iterable[str], encoding: str) -> bool:
    """True if the pager took the text; False, with nothing read of the text, where it cannot be started.

    Whoever closes the pager early has seen enough: no error, and the rest is read all the same, since the notes count it.
    """
    import signal
    from subprocess import PIPE, Popen

    # Ctrl-C is for the pager. An empty handler, and before the start: unlike being ignored, it is not handed down to the pager.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        try:
            # LESS: so that `PAGER=less` lets colours through and leaves short pages standing, as git has it.
            process = Popen(pager, stdin=PIPE, env={"LESS": "FRX", **os.environ})
        except OSError:
            return False
        with process:
            _fed(process.stdin, text, encoding)
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _fed(pipe: IO[bytes] | None, text: Iterable[str], encoding: str) -> None:
    """Write a text to a pipe until its reader goes away, and read the text to its end all the same."""
    assert pipe is not None
    gone = False
    for piece in iterencode(text, encoding, "backslashreplace"):
        if not gone:
            try:
                pipe.write(piece)
            except BrokenPipeError:
                gone = True
    with suppress(BrokenPipeError):
        pipe.close()
