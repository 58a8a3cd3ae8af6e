"""A command line that is plain to read: a question, its options as they are spelled in full, and values that can be read.

What is read here is what click would read: tests/cli/test_plain.py holds one against the other. Every other line is left to click, which
also says what is wrong with it.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from alliancecli.cli.options import parameters
from alliancecli.cli.values import READERS, REGISTRIES, registry
from alliancecli.cli.words import Part, parted
from alliancecli.errors import AllianceError
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question


class Line(NamedTuple):
    """A question, and a value for each of its parameters as click would have it."""

    asked: Question
    values: dict[str, Any]


class _NotPlain(Exception):
    """A line that click has to read."""


def read(words: Sequence[str]) -> Line | None:
    """The question that a command line asks; None where click has to read it."""
    if not words or words[0] not in QUESTIONS:
        return None
    asked = question_named(words[0])
    params = parameters(asked)
    values = {param.name: _usual(param) for param in params}
    parts = [*parted(words[1:], params)]
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
    return None if placed else Line(asked, values)


def _usual(param: Param) -> Any:
    """The value of a parameter that is not given."""
    if param.many or param.place in ("any", "words"):
        return ()
    return bool(param.usual) if param.kind == "flag" else param.usual


def _value(part: Part, param: Param) -> Any:
    """The value that an option has. Raises _NotPlain, or what the reader of its kind raises."""
    if not part.whole:
        raise _NotPlain
    if param.kind == "flag":
        return part.word != f"--no-{param.spelled}"
    read = [_read(param, text) for text in part.texts]
    return tuple(read) if param.kind == "pair" else read[0]


def _read(param: Param, text: str) -> Any:
    if not text or (param.kind == "count" and not (text.isdecimal() and len(text) <= DIGITS)):
        raise _NotPlain
    if param.kind in REGISTRIES:
        known: Collection[str] = {*registry(param.kind).usual()} - {*param.of}
    else:
        known = param.of if param.kind == "choice" else (text,)
    if text not in known:
        raise _NotPlain
    if param.kind == "count":
        return int(text)
    return READERS[param.kind](param, text) if param.kind in READERS else text


DIGITS = 18
"""More digits than any count has."""


def _placed(param: Param, words: list[str]) -> tuple[Any, list[str]]:
    """The value of an argument out of the words that are no options, and the words that it leaves. Raises _NotPlain."""
    if "" in words or (not words and param.place in ("one", "words") and param.kind != "day"):
        raise _NotPlain
    if param.place in ("any", "words"):
        return tuple(words), []
    return (words[0] if words else None), words[1:]
