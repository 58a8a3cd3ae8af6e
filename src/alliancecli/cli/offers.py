"""What may end a line that a shell asks about: a command, an option, or a value of what the command declares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from alliancecli.cli.app import App, Target
from alliancecli.cli.commands import COMMANDS, HELP, OPTIONS, declared
from alliancecli.cli.options import engine_parameters
from alliancecli.cli.values import REGISTRIES, registry
from alliancecli.cli.words import Part, by_spelling, given, parted, spellings
from alliancecli.questions.param import Param

MAX_OFFERED = 200
"""The most names that a shell is offered."""


class Offer(NamedTuple):
    """A word that may stand there, and what it is; or, of the kind `file` or `dir`, what the shell finds itself."""

    word: str
    said: str = ""
    kind: str = "plain"


class Before(NamedTuple):
    """What stands before the word that is begun: the command, and the parts of the words behind it."""

    command: str
    parts: Sequence[Part]


def offers(words: Sequence[str], begun: str) -> list[Offer]:
    """What may end the line of these words, less the name of the program, whose last word is begun so."""
    at = next((n for n, word in enumerate(words) if not word.startswith("-")), None)
    if at is None:
        above = (*OPTIONS, HELP)
        return _options(above, [*parted(words, above)], begun) if begun.startswith("-") else _matching(COMMANDS, begun)
    if words[at] not in COMMANDS:
        return []
    params = (*declared(words[at]).params, HELP)
    parts = [*parted(words[at + 1 :], params)]
    if own := engine_parameters(parts):
        params = (*params, *own)
        parts = [*parted(words[at + 1 :], params)]
    before = Before(words[at], parts)
    if parts and not parts[-1].whole:
        return _values(parts[-1].param, begun, before)
    if begun.startswith("-") and "--" in words:  # behind it there are no options
        return []
    spelling, equals, value = begun.partition("=")
    if begun.startswith("--") and equals:
        return [one._replace(word=f"{spelling}={one.word}") for one in _values(by_spelling(params).get(spelling), value, before)]
    if begun.startswith("-"):
        return _options(params, parts, begun)
    placed = sum(part.placed for part in parts)
    arguments = [param for param in params if param.place]
    return _values(next((param for n, param in enumerate(arguments) if n == placed or param.several), None), begun, before)


def _options(params: Iterable[Param], parts: Iterable[Part], begun: str) -> list[Offer]:
    """The options that begin so, less those that are given and cannot be given again, in the order of the declaration."""
    over = {part.param.name for part in parts if part.param and not part.param.many}
    said = {spelling: param.help for param in params if param.name not in over for spelling in spellings(param)}
    return _matching(said, begun)


def _matching(words: Mapping[str, str], begun: str) -> list[Offer]:
    return [Offer(word, said) for word, said in words.items() if word.startswith(begun)]


def _values(param: Param | None, begun: str, before: Before) -> list[Offer]:
    return OFFERED[param.kind](param, begun, before) if param and param.kind in OFFERED else []


def _names(param: Param, begun: str, before: Before) -> list[Offer]:
    """The names that begin so in the record asked; none from a Spark cluster, which takes longer to start.

    Several may stand between commas: then the last of them is finished.
    """
    from alliancecli.query.names import beginning

    *others, last = begun.split(",") if param.many else [begun]
    if given(before.parts, "engine")[-1:] not in ([], ["sqlite"]):
        return []
    keep_going = any(part.param and part.param.name == "keep_going" for part in before.parts)
    connection = App.current().connect(Target(tuple(given(before.parts, "data")), keep_going))
    found = beginning(connection, last, param.of, MAX_OFFERED, param.having)
    return [Offer(",".join((*others, name)), said or "") for name, said in found if name not in others]


def _terms(param: Param, begun: str, _: Before) -> list[Offer]:
    from alliancecli.model.vocabulary import VOCABULARIES

    terms = {str(term): term.definition for term in VOCABULARIES[param.of]}
    return (_one_more if param.many else _matching)(terms, begun.lower())


def _columns(before: Before) -> dict[str, str]:
    """The columns of what a command answers, each with what it is."""
    from alliancecli.cli.columns import columns_of

    return {column.key: column.describe for column in columns_of(before.command)}


def _fields(_: Param, begun: str, before: Before) -> list[Offer]:
    return _one_more(_columns(before), begun)


def _orders(_: Param, begun: str, before: Before) -> list[Offer]:
    """The columns that begin so, with a hyphen before them where one is begun."""
    down = "-" * begun.startswith("-")
    return _matching({down + column: said for column, said in _columns(before).items()}, begun)


def _one_more(words: Mapping[str, str], begun: str) -> list[Offer]:
    """The words that may finish the last of a list with commas, less those that are in the list already."""
    *others, last = begun.split(",")
    return [Offer(",".join((*others, one.word)), one.said) for one in _matching(words, last) if one.word not in others]


def _choices(param: Param, begun: str, _: Before) -> list[Offer]:
    """The choices that begin so in any case, as they are written."""
    return [Offer(word) for word in param.of if word.lower().startswith(begun.lower())]


def _added_to(param: Param, begun: str, _: Before) -> list[Offer]:
    """The names that begin so, also those that packages add."""
    return _matching(dict.fromkeys((name for name in registry(param.kind).names() if name not in param.without), ""), begun)


def _topics(_: Param, begun: str, __: Before) -> list[Offer]:
    from alliancecli.cli.help import TOPICS

    return _matching({**{name: topic.__doc__ or "" for name, topic in TOPICS.items()}, **COMMANDS}, begun)


def _paths(param: Param, begun: str, _: Before) -> list[Offer]:
    """What the shell finds: folders, or files too."""
    return [Offer(begun, kind="dir" if param.kind == "folder" else "file")]


OFFERED: Mapping[str, Callable[[Param, str, Before], list[Offer]]] = {
    "name": _names,
    "pair": _names,
    "when": _names,
    "term": _terms,
    "field": _fields,
    "column": _orders,
    "choice": _choices,
    **dict.fromkeys(REGISTRIES, _added_to),
    "topic": _topics,
    "file": _paths,
    "draft": _paths,
    "folder": _paths,
}
"""What is offered for a parameter, by its kind; nothing for others, whose values are free."""
