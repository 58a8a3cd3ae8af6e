"""A shell that asks what may end its line, and how it is answered: quickly, or not at all.

The scripts that ask are click's, and so is what they read: what they are sent and send is fixed as long as people have them installed.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from alliancecli.cli.app import App
from alliancecli.cli.offers import Offer, offers
from alliancecli.errors import Exit

VARIABLE = "_ALLIANCE_COMPLETE"
"""The variable that the printed scripts set: `bash_complete`, `zsh_complete`, `fish_complete`."""

TIMEOUT_S = 2.0
"""Seconds that the TAB key waits for the names of a record; what builds a longer index is a command, which shows how far it has come."""


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


def _split(line: str) -> list[str]:
    """The words of a line that may end within a quotation, or behind a backslash."""
    from shlex import shlex

    lexer = shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # the last word is not finished
        words.append(lexer.token)
    return words


def _by_number(sent: Mapping[str, str]) -> tuple[list[str], str]:
    """The words before the one that is begun, and that word, as bash and zsh send them: the line, and the number of the word."""
    words, at = _split(sent["COMP_WORDS"]), int(sent["COMP_CWORD"])
    return words[1:at], (*words, "")[min(at, len(words))]


def _from_bash(sent: Mapping[str, str]) -> tuple[list[str], str]:
    """The same from bash, to which the equals sign of `--format=csv` is a word."""
    words, begun = _by_number(sent)
    parted = [word for n, word in enumerate(words) if word != "=" or not words[n - 1].startswith("--")]
    return parted, "" if begun == "=" and words[-1:] and words[-1].startswith("--") else begun


def _by_word(sent: Mapping[str, str]) -> tuple[list[str], str]:
    """The same, as fish sends them: the line, and the word."""
    words = _split(sent["COMP_WORDS"])[1:]
    begun = "".join(_split(sent["COMP_CWORD"])[:1])
    return (words[:-1] if begun and words[-1:] == [begun] else words), begun


def _for_bash(offer: Offer) -> str:
    return f"{offer.kind},{offer.word}"


def _for_zsh(offer: Offer) -> str:
    """Three lines; where nothing is said, a line says so."""
    return f"{offer.kind}\n{offer.word}\n{offer.said or '_'}"


def _for_fish(offer: Offer) -> str:
    return f"{offer.kind},{offer.word}" + (f"\t{offer.said}" if offer.said else "")


SHELLS: Mapping[str, tuple[Callable[[Mapping[str, str]], tuple[list[str], str]], Callable[[Offer], str]]] = {
    "bash": (_from_bash, _for_bash),
    "zsh": (_by_number, _for_zsh),
    "fish": (_by_word, _for_fish),
}
"""How each shell sends a line, and reads an offer."""


def respond(instruction: str) -> int:
    """Respond to a shell that asks through VARIABLE; returns the exit code. Whatever goes wrong, nothing is offered and nothing said."""
    shell = instruction.removesuffix("_complete")
    if shell not in SHELLS:
        return Exit.USAGE
    sent, told = SHELLS[shell]
    # A trace in the middle of a command line would help nobody.
    with suppress(Exception, KeyboardInterrupt), App(silent=True), _time_limit():
        lines = [told(_harmless(offer)) for offer in offers(*sent(os.environ))]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        sys.stdout.flush()
    return Exit.OK


def _harmless(offer: Offer) -> Offer:
    """An offer that steers no terminal and keeps to one line, whatever a record says of a name; names themselves are plain."""
    from alliancecli.model.characters import escape_controls

    return offer._replace(said=" ".join(escape_controls(offer.said).split()))
