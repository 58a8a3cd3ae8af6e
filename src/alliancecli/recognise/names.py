"""Names of the record in running text: `NATO`, `the International Security Assistance Force`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alliancecli.model.record import Record
from alliancecli.model.vocabulary import RelationKind
from alliancecli.recognise.text import normalise


class Mention(NamedTuple):
    """A name in a text, `text[start:end]`, and the ids that it may mean, in the order of the alphabet."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


def institutions(record: Record) -> Iterator[tuple[str, str]]:
    """Each name of each institution with its id: in full, acronyms, aliases, and what it was once called."""
    for one in record.institutions:
        yield from ((name, one.id) for name in (one.name, *one.acronyms, *one.aliases))
    yield from ((relation.name, relation.subject) for relation in record.relations if relation.relation is RelationKind.NAME)


class Names:
    """Finds names in texts. `names` are pairs of a name and an id; names that share their letters are told apart by their capitals."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        ids: dict[str, set[str]] = {}
        for name, meant in names:
            ids.setdefault(_LEADING.sub("", " ".join(normalise(name).split())), set()).add(meant)
        ids.pop("", None)
        self._names: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}  # made when the first word of a name is met: there are very many names
        for words in sorted(ids, key=lambda words: (-len(words), words)):
            self._names.setdefault(_WORD.findall(words)[0].casefold(), []).append((words, tuple(sorted(ids[words]))))

    def find(self, text: str) -> list[Mention]:
        """The names in a text, in order, the longest where several begin together; none inside another.

        A text is expected normalised. A capital of the name must be one in the text, so `US` is not found in "told us"; small letters of
        the name may be capitals, as in a heading.
        """
        found: list[Mention] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() >= end and (mention := self._at(word, text)):
                found.append(mention)
                end = mention.end
        return found

    def _at(self, word: re.Match[str], text: str) -> Mention | None:
        for name, ids in self._names.get(word[0].casefold(), ()):
            if name not in self._patterns:
                self._patterns[name] = re.compile(r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
            match = self._patterns[name].match(text, word.start())
            if match and all(c == other for c, other in zip(name, " ".join(match[0].split()), strict=True) if c.isupper()):
                return Mention(match.start(), match.end(), match[0], ids)
        return None


_WORD = re.compile(r"\w+")
_LEADING = re.compile(r"^\W+")
