"""What is said beside an answer: lines on stderr, safe for a terminal."""

import sys
from collections.abc import Iterable
from contextlib import suppress

from alliancecli.environment import width_of


def shown(line: str) -> str:
    """A line made safe for a terminal: control characters of a record or an argument are written out."""
    if line.isprintable():
        return line
    from alliancecli.model.characters import escape_controls

    return escape_controls(line)


def say(line: str) -> None:
    """Write a line, where stderr takes one: what is said beside an answer changes nothing of it."""
    with suppress(OSError):
        sys.stderr.write(f"{shown(line)}\n")


def notify(notes: Iterable[str], quiet: bool = False) -> None:
    """Write notes, a line each, or on a terminal as many as it takes, unless they are not wanted."""
    if not quiet:
        sys.stdout.flush()
        with suppress(OSError):  # stderr is full or gone: the rows are there all the same
            for note in notes:
                for line in _in_lines(shown(note)):
                    sys.stderr.write(f"{line}\n")


def _in_lines(note: str) -> list[str]:
    """A note as lines that the terminal holds; off one it is a line."""
    if not sys.stderr.isatty() or len(note) <= (width := width_of(sys.stderr)):
        return [note]
    from alliancecli.render.layout import wrap

    return wrap(note, width)


def complain(lines: Iterable[str]) -> None:
    """Say what went wrong, in these lines."""
    for line in lines:
        say(line)
