"""Who did it to whom: `Iraq invaded Kuwait` is another event than the other way round."""

import re
from itertools import pairwise

from alliancecli.factcheck.event_words import Clause
from alliancecli.factcheck.naming import Named, Naming, is_place
from alliancecli.factcheck.wording import stems
from alliancecli.query.rows import Row


class Roles:
    """Compares who does something, and to whom, in a clause and in the title of an event."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._known: dict[str, list[tuple[str, str, list[str]]]] = {}

    def are_exchanged(self, told: Clause, event: Row) -> bool:
        """Whether a clause has two names the other way round about the verb that stands between them in the title of an event."""
        text = told.sentence.paragraph.text
        mine = _pairs(text, [name for name in told.sentence.names if told.start <= name.start < told.end])
        if not mine:
            return False
        if event["id"] not in self._known:
            self._known[event["id"]] = _pairs(event["title"], self._naming.find(event["title"], {}))
        return any(
            (one, other) == (their_other, their_one) and (theirs[:1] == words[:1] or len(words) == len(theirs) == 1)
            for one, other, words in mine
            for their_one, their_other, theirs in self._known[event["id"]]
        )


def _pairs(text: str, names: list[Named]) -> list[tuple[str, str, list[str]]]:
    """Who does something, to whom, and the words for it, of each two names that stand beside one another with a verb between them."""
    found = []
    for one, other in pairwise(names):
        between = text[one.end : other.start]
        words = stems(between)
        if words and not is_place(text, one) and not _APART.search(between):
            found.append((other.id, one.id, words) if _BY.search(between) else (one.id, other.id, words))
    return found


_APART = re.compile(r"[,;:.()]|\b(?:and|or|with|but)\b")
_BY = re.compile(r"\b(?:was|were|is|are|been) .*\bby\b")
