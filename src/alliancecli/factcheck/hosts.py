"""Which country a number of a force counts those in, where the force is one in several countries."""

import re
from collections.abc import Collection
from typing import NamedTuple

from alliancecli.factcheck.around import Around
from alliancecli.factcheck.naming import Named


class Host(NamedTuple):
    """A country by its id; it is not `sure` where the text does not say that they are in it."""

    country: str
    sure: bool = True


def host_of(around: Around, hosts: Collection[str], owner: Named | None) -> Host | None:
    """The country that those counted are in, or that hosts them; that was spoken of and is `there`; or whose number else it would be."""
    number, text, sentence = around.number, around.whole, around.sentence
    before, behind = around.states(sentence.start, number.start), around.states(number.end, around.until)
    behind = [name for name in behind if not _BREAK.search(text, number.end, name.start)]
    if sentence.paragraph.kind == "row":
        named = before if _HOST.search(sentence.paragraph.cells[0][2]) else []
    else:
        named = [name for name in before if name.start >= around.after and _HOST.match(text, name.end)]
        named += [name for name in (*behind, *reversed(before)) if _IN.search(text, max(0, name.start - 10), name.start)]
    for name in named:
        if name.id in hosts:
            return Host(name.id)
    if sentence.context.land in hosts and _THERE.search(around.clause):
        return Host(sentence.context.land or "")
    if owner and owner.id in hosts and sentence.paragraph.kind != "row":
        return Host(owner.id, any(_HOST.match(text, name.end) for name in before))
    return None


_IN = re.compile(r"\b(?:in|to|into) (?:the )?$", re.IGNORECASE)
_BREAK = re.compile(r"[,;]|\b(?:and|while|but)\b")
_HOST = re.compile(r"\s*host(?:s|ed|ing)?\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere\b")
