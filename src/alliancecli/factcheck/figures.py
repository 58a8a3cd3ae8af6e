"""The numbers of a draft held against the claims that are about just what they count."""

import re
from collections.abc import Iterator
from typing import Final

from alliancecli.factcheck.amounts import ANY_UNIT, UNITS, Number, numbers
from alliancecli.factcheck.document import Paragraph
from alliancecli.factcheck.finding import SUPPORTED, Finding
from alliancecli.factcheck.losses import befallen
from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.reading import Reader, Sentence
from alliancecli.factcheck.shares import is_share_of_spending
from alliancecli.factcheck.statement import Statement, Told

_LABEL = re.compile(r"(?:^|[.;,|])\W*(?P<words>[^.;:,|]{3,40}): (?:some |about )?$")
_COUNTS = re.compile(rf"\b(?:{ANY_UNIT})\b", re.IGNORECASE)
_IN_OTHER_WORDS = re.compile(
    r"(?: of (?:them|these|those|whom))?[\s,(]*(?:or|which (?:is|was|makes?|made)|what makes|i\.e\.|that is|equal to)?[\s,]*(?:\w+ ){0,2}"
)
_SAME = re.compile(
    r"(?:\b(?:it|they|there) (?:was|were|had been|is|are)|against|compared (?:with|to)|(?:up|down) from|than|\bfrom|\bto)\s+(?:\w+ ){0,2}$"
)
_OF_TROOPS = re.compile(r" of (?:the|its|their|all) (?:troops|soldiers|men|strength|force|personnel)\b")
"""A share of those who were there, wherever the dead were told before."""
MOST_NATIONS: Final = 200


class Figures:
    """Checks the numbers of sentences, one after the other: `it was 45` counts what was counted before."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._unit = ""
        self._paragraph: Paragraph | None = None
        self._vouched: set[Told] = set()

    def check(self, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[tuple[Statement, Finding | None]]:
        """Each number of a sentence that is not `taken`, and what the figures of the record make of it.

        A number that agrees vouches for those beside it: they are about the same force at the same time, and not of another kind.
        """
        if self._paragraph is not sentence.paragraph and sentence.paragraph.kind not in ("item", "row"):
            self._vouched = set()
        found = [(statement, statement.finding()) for statement in self._statements(sentence, taken)]
        self._vouched |= {statement.told for statement, finding in found if finding and finding.verdict == SUPPORTED}
        for statement, finding in found:
            yield statement, statement.withheld if statement.withheld and statement.told in self._vouched else finding

    def _statements(self, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Statement]:
        """The numbers of a sentence with what each is about."""
        found = numbers(sentence, taken)
        owner: Named | None = None
        slots: Statement | None = None
        part: Statement | None = None
        text = sentence.paragraph.text
        for n, number in enumerate(found):
            after = found[n - 1].end if n else sentence.start
            until = found[n + 1].start if n + 1 < len(found) else sentence.end
            if number.unit == "" and (label := _LABEL.search(text[after : number.start])):
                number = found[n] = _as_headed(number, label["words"])
            if number.unit == "" and sentence.paragraph.kind == "row":
                number = found[n] = _of_column(sentence, number)
            if self._paragraph is not sentence.paragraph:
                self._unit, self._paragraph = "", sentence.paragraph
            number = found[n] = number._replace(unit=befallen(sentence, number, after, until, self._unit))
            if number.unit in ("", "odd") and is_share_of_spending(sentence, number, self._unit):
                number = found[n] = number._replace(unit="percent")
            like = found[n - 1].unit if n and number.unit == "" and _listed(sentence, text[after : number.start]) else ""
            if like == "percent" and (number.quantity.most or 0) < 100 and _alone(sentence, found[n - 1]):
                number = found[n] = number._replace(unit=like)
            if number.unit == "" and self._unit not in ("", "percent") and _SAME.search(text, after, number.start):
                few = self._unit != "nations" or (number.quantity.most or 0) < MOST_NATIONS
                number = number._replace(unit=self._unit if few else "troops")
            counted = self._unit
            before, slots = slots, Statement(self._reader, sentence, number, after, until, owner)
            named = slots.own is not None and after <= slots.own.start < number.start
            if before and before.subjects == slots.subjects and _listed(sentence, text[after : number.start]):
                slots.safe, slots.counted = before.safe, before.counted
            elif before and number.unit == "percent" and not named and _IN_OTHER_WORDS.fullmatch(text, after, number.start):
                told = before if before.contributor or not part else part  # of `3,322 of the 17,220, about a fifth` the part
                slots.subjects, slots.contributor, slots.when, slots.safe = told.subjects, told.contributor, told.when, told.safe
            if number.unit == "percent" and counted == "dead" and not _OF_TROOPS.match(text, number.end):
                slots.share_of = "casualties"
            elif number.unit in ("troops", "nations", "dead", "percent"):
                self._unit = number.unit
            if slots.own:
                owner = slots.own
            part = slots if slots.contributor else part
            yield slots


def _of_column(sentence: Sentence, number: Number) -> Number:
    """A number of a table, as what the head of its column or the first cell of its row says that it counts."""
    cells, text = sentence.paragraph.cells, sentence.paragraph.text
    head = next((head for start, end, head in cells if start <= number.start < end), "")
    label = text[cells[0][0] : cells[0][1]] if cells and cells[0][1] <= number.start else ""
    for name in sentence.names:
        label = label.replace(name.text, "") if name.kind == "state" else label
    headed = _as_headed(number, head)
    return headed if headed.unit else _as_headed(number, label)


def _as_headed(number: Number, words: str) -> Number:
    """A number as counting the first thing that words at its head name, where they do."""
    if match := _COUNTS.search(words):
        unit = next(name for name in UNITS if match[name])
        if unit != "nations" or (number.quantity.most or 0) < MOST_NATIONS:  # not the `All countries` that have so many troops
            return number._replace(unit=unit, noun=match[unit].lower())
    return number


def _alone(sentence: Sentence, number: Number) -> bool:
    """Whether a number is not said in other words of the one before it: `6,839, or about 52 per cent`."""
    return not re.search(r"\bor $", sentence.paragraph.text[max(0, number.start - 4) : number.start])


def _listed(sentence: Sentence, between: str) -> bool:
    """Whether a number goes on with a list: `Estonia 3 per cent, Greece 3.76 and Spain 1.61`."""
    between = re.split(r"[,;]|\b(?:and|but)\b", between)[-1]
    for name in sentence.names:
        between = between.replace(name.text, "", 1) if name.kind == "state" else between
    return re.fullmatch(r"\s*(?:the)?\s*", between) is not None
