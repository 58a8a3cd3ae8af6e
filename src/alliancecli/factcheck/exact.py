"""Numbers that are a claim's to the digit, where the words alone do not tell what they are about.

A draft that has a number of the record has it from there, unless so many claims may be meant that one of them had to be it.
"""

import re
from collections.abc import Iterator
from typing import Final

from alliancecli.factcheck.counted import Counted
from alliancecli.factcheck.finding import SUPPORTED, Finding
from alliancecli.factcheck.naming import FORCES
from alliancecli.factcheck.periods import Period, joined
from alliancecli.factcheck.shares import ACTUAL, claimed
from alliancecli.factcheck.slots import MEASURES
from alliancecli.query.rows import Row

CHANCE: Final = 0.05
"""How likely a number may be that of a claim by chance."""


def exact(counted: Counted) -> Finding | None:
    """That something which the draft has named has just that number, at a time which the draft has named; else nothing."""
    number, value = counted.number, counted.number.quantity.least or 0
    if number.unit in ("percent", "wounded") or number.noun.startswith("member") or number.quantity.hedge == "range" or counted.is_moved():
        return None
    forces = _named(counted)
    same = [row for one in forces for row in counted.claims.figures_of(one, value) if _may_be_meant(counted, row)]
    same = [row for row in same if number.agrees(row) and number.bears_out(row)]
    if number.unit == "dead" and not counted.sentence.whens and (of_all := next((row for row in same if _is_of_all(counted, row)), None)):
        return counted.found(SUPPORTED, claimed([of_all]), (of_all,), "figure")
    for times in _times(counted) if same else ():
        then = joined(one for one in times if one.days <= 1_100)
        found = next((row for row in same if _is_of(then, row)), None)
        rows = (row for one in forces for row in counted.claims.figures(one) if _is_of(then, row) and _may_be_meant(counted, row))
        if found and _is_rare(value, rows):
            return counted.found(SUPPORTED, claimed([found]), (found,), "figure")
    return None


def _named(counted: Counted) -> list[str]:
    """What the sentence names: forces, and those of the places that it speaks of; where there are none, what the draft has named."""
    sentence, places = counted.sentence, counted.reader.places
    forces = [name.id for name in sentence.names if name.kind in FORCES]
    there = places.named(counted.whole, sentence.start, sentence.end)
    if not (forces or there):
        forces, there = list(sentence.context.draft.forces), list(sentence.context.draft.places)
    return list(dict.fromkeys((*counted.subjects, *forces, *(force for place in there for force in places.ever(place)))))


def _may_be_meant(counted: Counted, row: Row) -> bool:
    """Whether nothing tells against a claim: another measure, another status, a nation that is not named."""
    number, sentence = counted.number, counted.sentence
    if (row["status"] in ACTUAL) is not (counted.status == "actual") or row["measure"] == "share":
        return False
    if number.unit == "other" and row["unit"] not in number.noun:
        return False
    if number.unit in ("", "odd") and row["measure"] == "money":
        return False
    if number.unit in MEASURES and number.unit and row["measure"] not in MEASURES[number.unit]:
        return False
    if number.unit == "dead" and row["scope"] in ("wounded", "casualties-unspecified"):
        return False
    if counted.own:
        return bool(row["contributor"] == counted.own.id)
    return row["contributor"] in (None, counted.contributor, *sentence.context.nations, *(name.id for name in sentence.names))


def _times(counted: Counted) -> Iterator[list[Period]]:
    """The times of which the number may be, those that are told more surely first."""
    sentence, when, whens = counted.sentence, counted.when, counted.sentence.meant
    if when:
        yield [when.period]
    written = [one.period for one in whens if re.search("[0-9]{4}", sentence.paragraph.text[one.start : one.end])]
    yield written or [one.period for one in whens]
    if not written:
        yield [other for one in (*whens, *([when] if when else [])) for other in sentence.other_years(one)]
    if not whens:
        yield list(sentence.context.draft.here)
        if when is None or when.period == sentence.clock.written:
            yield list(sentence.context.draft.dates)


def _is_of(times: list[Period], row: Row) -> bool:
    """Whether a claim is of one of several times, and of no stretch of years."""
    return row["last"] - row["first"] < 20_000 and any(one.meets(row["first"], row["last"]) for one in times)


def _is_of_all(counted: Counted, row: Row) -> bool:
    """Whether a claim is of all the days of a force."""
    one = counted.claims.institutions[row["subject"]]
    return row["subject"] in counted.subjects and bool(row["first"] <= one["life_first"] and one["life_last"] <= row["last"])


def _is_rare(value: float, rows: Iterator[Row]) -> bool:
    """Whether hardly any claim has a number by chance: few are, beside all that have as many digits before the noughts at the end."""
    digits, others = _digits(value), set[float]()
    for row in rows:
        if row["value"] is not None and _digits(row["value"]) <= digits:
            others.add(row["value"])
            if len(others) > CHANCE * 9 * 10 ** (digits - 1):
                return False
    return True


def _digits(value: float) -> int:
    return len(f"{value:.0f}".rstrip("0"))
