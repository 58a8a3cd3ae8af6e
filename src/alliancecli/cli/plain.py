"""A command line that is plain to read: a question, its options as they are spelled in full, and values that can be read.

What is read here is what click would read: tests/cli/test_plain.py holds one against the other. Every other line is left to click, which
also says what is wrong with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from alliancecli.cli.asking import parameters
from alliancecli.cli.values import READERS
from alliancecli.errors import AllianceError
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.question import Param, Question


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
    try:
        placed = _options(iter(words[1:]), {spelling: param for param in params for spelling in _spellings(param)}, values)
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


def _spellings(param: Param) -> Iterator[str]:
    """How a command line may spell an option; a flag that is usually set also with the `no-` that takes it away."""
    if not param.place:
        yield f"--{param.spelled}"
        if param.short:
            yield f"-{param.short}"
        if param.usual is True:
            yield f"--no-{param.spelled}"


def _options(words: Iterator[str], known: Mapping[str, Param], values: dict[str, Any]) -> list[str]:
    """Read the options among some words into `values`; returns the words that are none. Raises _NotPlain, AllianceError."""
    placed = []
    for word in words:
        if not word.startswith("-") or word == "-":
            placed.append(word)
            continue
        spelling, given, value = word.partition("=")
        param = known.get(spelling)
        if param is None or (given and (param.kind in ("flag", "pair") or not spelling.startswith("--"))):
            raise _NotPlain
        if param.kind == "flag":
            values[param.name] = not spelling.startswith("--no-") or param.usual is not True
            continue
        wanted = 2 if param.kind == "pair" else 1
        texts = [_value(param, text) for text in ([value] if given else islice(words, wanted))]
        if len(texts) < wanted:
            raise _NotPlain
        one = tuple(texts) if param.kind == "pair" else texts[0]
        values[param.name] = (*values[param.name], one) if param.many else one
    return placed


def _value(param: Param, text: str) -> Any:
    """The value that a text says. Raises _NotPlain, or what the reader of its kind raises."""
    if not text or (param.kind in WORDS and text not in WORDS[param.kind](param)) or (param.kind == "count" and not text.isdecimal()):
        raise _NotPlain
    if param.kind == "count":
        return int(text)
    return READERS[param.kind](param, text) if param.kind in READERS else text


def _formats(param: Param) -> set[str]:
    from alliancecli.render import FORMATS

    return {*FORMATS.usual()} - {*param.of}


def _engines(_: Param) -> Sequence[str]:
    from alliancecli.query.engines import ENGINES

    return ENGINES.usual()


WORDS: Mapping[str, Callable[[Param], Any]] = {"choice": lambda param: param.of, "format": _formats, "engine": _engines}
"""The words that may stand for a parameter, by its kind."""


def _placed(param: Param, words: list[str]) -> tuple[Any, list[str]]:
    """The value of an argument out of the words that are no options, and the words that it leaves. Raises _NotPlain."""
    if "" in words or (not words and param.place in ("one", "words") and param.kind != "day"):
        raise _NotPlain
    if param.place in ("any", "words"):
        return tuple(words), []
    return (words[0] if words else None), words[1:]
