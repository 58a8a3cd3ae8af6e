"""What may end a line that a shell asks about: a command, an option, or a value of what the command declares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from alliancecli.cli.commands import COMMANDS, OPTIONS, declared
from alliancecli.cli.values import REGISTRIES, registry
from alliancecli.cli.words import Part, given, parted, spelled, spellings
from alliancecli.questions.param import Param

MAX_OFFERED = 200
"""The most names that a shell is offered."""


class Offer(NamedTuple):
    """A word that may stand there, and what it is; or, of the kind `file` or `dir`, what the shell finds itself."""

    word: str
    said: str = ""
    kind: str = "plain"


class Line(NamedTuple):
    """A line up to the word that is begun: its command, and its parts."""

    command: str
    parts: Sequence[Part]


def offers(words: Sequence[str], begun: str) -> list[Offer]:
    """What may end the line of these words, less the name of the program, whose last word is begun so."""
    at = next((n for n, word in enumerate(words) if not word.startswith("-")), None)
    if at is None:
        return _options(OPTIONS, (), begun) if begun.startswith("-") else _matching(COMMANDS, begun)
    if words[at] not in COMMANDS:
        return []
    params = declared(words[at])
    line = Line(words[at], [*parted(words[at + 1 :], params)])
    if named := given(line.parts, "engine"):
        from alliancecli.cli.options import own_options

        params = (*params, *own_options(named[-1]))
        line = Line(words[at], [*parted(words[at + 1 :], params)])
    if line.parts and not line.parts[-1].whole:
        return _values(line.parts[-1].param, begun, line)
    if begun.startswith("-"):
        spelling, equals, value = begun.partition("=")
        if equals:
            return [one._replace(word=f"{spelling}={one.word}") for one in _values(spelled(params).get(spelling), value, line)]
        return _options(params, line.parts, begun)
    before = sum(part.placed for part in line.parts)
    arguments = [param for param in params if param.place]
    next_one = next((param for n, param in enumerate(arguments) if n == before or param.place in ("any", "words")), None)
    return _values(next_one, begun, line)


def _options(params: Iterable[Param], parts: Sequence[Part], begun: str) -> list[Offer]:
    """The options that begin so, less those that are given and cannot be given again; the shells' order is that of the declaration."""
    over = {part.param.name for part in parts if part.param and not part.param.many}
    said = {spelling: param.help for param in params if param.name not in over for spelling in spellings(param)}
    return _matching({**said, "-h": HELP, "--help": HELP}, begun)


HELP = "Show this message and exit."


def _matching(words: Mapping[str, str], begun: str) -> list[Offer]:
    return [Offer(word, said) for word, said in words.items() if word.startswith(begun)]


def _values(param: Param | None, begun: str, line: Line) -> list[Offer]:
    return OFFERED[param.kind](param, begun, line) if param and param.kind in OFFERED else []


def _names(param: Param, begun: str, line: Line) -> list[Offer]:
    """The names that begin so in the record asked; none from a Spark cluster, which takes longer to start.

    Several may stand between commas: then the last of them is finished.
    """
    from alliancecli.cli.app import App, Target
    from alliancecli.query.names import beginning

    *before, last = begun.split(",") if param.many else [begun]
    if given(line.parts, "engine")[-1:] not in ([], ["sqlite"]):
        return []
    connection = App.current().connect(Target(tuple(given(line.parts, "data"))))
    found = beginning(connection, last, param.of, MAX_OFFERED, param.having)
    return [Offer(",".join((*before, name)), said or "") for name, said in found if name not in before]


def _terms(param: Param, begun: str, _: Line) -> list[Offer]:
    from alliancecli.model.vocabulary import VOCABULARIES

    terms = {str(term): term.definition for term in VOCABULARIES[param.of]}
    return _one_more(terms if param.many or "," not in begun else {}, begun.lower())


def _fields(_: Param, begun: str, line: Line) -> list[Offer]:
    from alliancecli.cli.columns import columns_of

    return _one_more({column.key: column.describe for column in columns_of(line.command)}, begun)


def _one_more(words: Mapping[str, str], begun: str) -> list[Offer]:
    """The words that may finish the last of a list with commas, less those that are in the list already."""
    *before, last = begun.split(",")
    rest = {",".join((*before, word)): said for word, said in words.items() if word not in before and word.startswith(last)}
    return [Offer(word, said) for word, said in rest.items()]


def _choices(param: Param, begun: str, _: Line) -> list[Offer]:
    """The choices that begin so in any case, as they are written."""
    return [Offer(word) for word in param.of if word.lower().startswith(begun.lower())]


def _added_to(param: Param, begun: str, _: Line) -> list[Offer]:
    """The names that begin so, also those that packages add."""
    return [Offer(name) for name in registry(param.kind).names() if name.startswith(begun) and name not in param.of]


def _topics(_: Param, begun: str, __: Line) -> list[Offer]:
    from alliancecli.cli.help import TOPICS

    return _matching({**{name: topic.__doc__ or "" for name, topic in TOPICS.items()}, **COMMANDS}, begun)


def _paths(param: Param, begun: str, _: Line) -> list[Offer]:
    """What the shell finds: folders, or files too."""
    return [Offer(begun, kind="dir" if param.kind == "folder" else "file")]


OFFERED: Mapping[str, Callable[[Param, str, Line], list[Offer]]] = {
    "name": _names,
    "pair": _names,
    "term": _terms,
    "field": _fields,
    "choice": _choices,
    **dict.fromkeys(REGISTRIES, _added_to),
    "topic": _topics,
    "file": _paths,
    "draft": _paths,
    "folder": _paths,
}
"""What is offered for a parameter, by its kind; nothing for others, whose values are free."""
