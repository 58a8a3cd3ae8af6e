"""The words of a command line: which are options and what follows each, as click parts them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from alliancecli.questions.param import Param


class Part(NamedTuple):
    """A word of a line: an option with its parameter and the texts that follow as its value, or by itself, without a parameter."""

    word: str
    param: Param | None = None
    texts: Sequence[str] = ()

    @property
    def whole(self) -> bool:
        """Whether as many texts follow as the parameter takes."""
        return self.param is None or len(self.texts) == self.param.takes

    @property
    def placed(self) -> bool:
        """Whether the word is no option, known or unknown."""
        return self.param is None and (not self.word.startswith("-") or self.word == "-")


def given(parts: Iterable[Part], name: str) -> list[str]:
    """The texts of the option of that name in a line."""
    return [text for part in parts if part.param and part.param.name == name for text in part.texts]


def spellings(param: Param) -> Iterator[str]:
    """How an option may be spelled; a flag that is usually set also with the `no-` that takes it away. An argument has no spelling."""
    if not param.place:
        if param.short:
            yield f"-{param.short}"
        yield f"--{param.spelled}"
        if param.usual is True:
            yield f"--no-{param.spelled}"


def by_spelling(params: Iterable[Param]) -> dict[str, Param]:
    """Each option by all its spellings."""
    return {spelling: param for param in params for spelling in spellings(param)}


def parted(words: Iterable[str], params: Iterable[Param]) -> Iterator[Part]:
    """The words of a line by the options among `params`. The last part is not whole where the line ends before its value does."""
    known, rest = by_spelling(params), iter(words)
    for word in rest:
        spelling, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if param := known.get(spelling):
            texts = [value] if equals else []
            yield Part(spelling, param, [*texts, *islice(rest, max(0, param.takes - len(texts)))])
        else:
            yield Part(word)
