"""A number of a draft with the words around it."""

import re

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.naming import FORCES, Named
from alliancecli.factcheck.reading import Sentence


class Around:
    """A number, and what stands around it: up to the numbers beside it (`before`, `behind`) and in its clause."""

    def __init__(self, sentence: Sentence, number: Number, after: int, until: int) -> None:
        self.sentence, self.number, self.after, self.until = sentence, number, after, until
        self.whole = sentence.paragraph.text
        self.before, self.behind = self.whole[after : number.start], self.whole[number.end : until]
        self.clause = self._clause()
        self.counted = bool(COUNTED.search(self.clause)) or sentence.paragraph.kind in ("item", "row") or number.unit == "dead"

    def _clause(self) -> str:
        """The words around the number, from the last break before it to the next after it."""
        before = re.split(
            r"[;:]|, (?:and|but|while|compared|which|who)\b|\b(?:compared|while|whereas|but)\b",
            self.whole[self.sentence.start : self.number.start],
        )[-1]
        behind = re.split(r"[;:]|,(?! )|, |\b(?:compared|while|whereas|but)\b", self.whole[self.number.end : self.sentence.end])[0]
        return before + self.whole[self.number.start : self.number.end] + behind

    def states(self, start: int, end: int) -> list[Named]:
        """The nations named between two places of the sentence."""
        return [
            name
            for name in self.sentence.names
            if name.kind == "state"
            and start <= name.start
            and name.end <= end
            and not _LEFT_OUT.search(self.whole, max(0, name.start - 50), name.start)
            and not _ONE_MAN.match(self.whole, name.end)
        ]

    def forces(self, start: int, end: int) -> list[Named]:
        """The forces named between two places of the sentence."""
        return [name for name in self.sentence.names if name.kind in FORCES and start <= name.start and name.end <= end]


COUNTED = re.compile(
    r"\b(?:ha[sd]|have|number(?:s|ed|ing)?|stood|stands|total(?:s|ed|ling|led)?|count(?:s|ed)?|strength|down to|up to"
    r"|grew|grown|rose|risen|fell|fallen|shr[aiu]nk|field(?:s|ed|ing)?|host(?:s|ed|ing)?"
    r"|compris\w+|consist\w+|made up|contribut\w+|provid\w+|suppl(?:y|ied|ies)|deploy\w*|maintain\w*|kept|there (?:are"
    r"|were)|command(?:s|ed|ing)?|reach\w*|drawn from|from|took part|take part"
    r"|taking part|with|was|were|is|are|serv\w+|strong|spen[dt]\w*|personnel|troops|peak\w*|fewer|sent|includ\w+)\b",
    re.IGNORECASE,
)
"""Words that count."""
_LEFT_OUT = re.compile(
    r"\b(?:other than|except(?: for)?|excluding|besides|apart from|not including|not counting|unlike|without"
    r"|second only to|\w+est\b[^,;.]{0,24} (?:after|behind|next to)) (?:the )?$"
)
_ONE_MAN = re.compile(
    r" (?:(?:lieutenant|major|brigadier|vice|rear|four-star|three-star|defen[cs]e|foreign|prime)[ -])*(?:general|admiral|colonel|officer"
    r"|commander|diplomat|minister|president|ambassador|spokes\w+)\b",
    re.IGNORECASE,
)
"""Someone of a nation, whose soldiers are not spoken of: `a German general`."""
