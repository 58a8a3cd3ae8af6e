"""A command line that is plain to read: options as they are spelled in full, and values that can be read.

What is read here is what click would read: tests/cli/test_plain.py holds one against the other. Every other line is left to click, which
also says what is wrong with it.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from alliancecli.cli.values import READERS, REGISTRIES, registry
from alliancecli.cli.words import Part, parted
from alliancecli.errors import AllianceError
from alliancecli.questions.param import Param


class _NotPlain(Exception):
    """A line that click has to read."""


def read(words: Iterable[str], params: Sequence[Param]) -> dict[str, Any] | None:
    """A value for each parameter, as click would have it, of the words behind a command; None where click has to read them."""
    values = {param.name: _usual(param) for param in params}
    parts = [*parted(words, params)]
    try:
        for part in parts:
            if part.param:
                one = _value(part, part.param)
                values[part.param.name] = (*values[part.param.name], one) if part.param.many else one
            elif not part.placed:
                return None
        placed = [part.word for part in parts if part.placed]
        for param in params:
            if param.place:
                values[param.name], placed = _placed(param, placed)
    except (_NotPlain, AllianceError):
        return None
    return None if placed else values


def _usual(param: Param) -> Any:
    """The value of a parameter that is not given."""
    if param.many or param.several:
        return ()
    return bool(param.usual) if param.kind == "flag" else param.usual


def _value(part: Part, param: Param) -> Any:
    """The value that an option has. Raises _NotPlain, or what the reader of its kind raises."""
    if not part.whole:
        raise _NotPlain
    if param.kind == "flag":
        return part.word != f"--no-{param.spelled}"
    texts = [_read(param, text) for text in part.texts]
    return tuple(texts) if param.kind == "pair" else texts[0]


def _read(param: Param, text: str) -> Any:
    """The value that a text says. Raises _NotPlain, or what the reader of its kind raises."""
    if param.kind in REGISTRIES:
        known: Collection[str] = {*registry(param.kind).usual()} - {*param.without}
    else:
        known = param.of if param.kind == "choice" else (text,)
    if not text or text not in known:
        raise _NotPlain
    return READERS[param.kind](param, text) if param.kind in READERS else text


def _placed(param: Param, words: list[str]) -> tuple[Any, list[str]]:
    """The value of an argument out of the words that are no options, and the words that it leaves. Raises _NotPlain."""
    if param.needed and not words:
        raise _NotPlain
    read = [_read(param, text) for text in words[: None if param.several else 1]]
    return (tuple(read), []) if param.several else (read[0] if read else None, words[1:])
