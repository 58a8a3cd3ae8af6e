"""What a force did, counted: ships that it boarded, sorties that it flew to strike."""

import re

from alliancecli.factcheck.finding import REFUTED, SUPPORTED, Finding
from alliancecli.factcheck.shares import ACTUAL, claimed
from alliancecli.factcheck.slots import Slots


def deed(slots: Slots) -> Finding | None:
    """The verdict on a number whose claim is told by the word in it or behind it: `102 boarded`, `9,700 strike sorties`."""
    number = slots.number
    words = set(re.findall(r"[a-z]+", slots.whole[number.start : number.end].lower()))
    if behind := _DONE.match(slots.behind):
        words.add(behind[1])
    if ahead := _DOES.search(slots.before):
        words.add(ahead[1])
    trained = is_of_trained(slots)
    words |= {"trained"} if trained else set()
    own = slots.when if slots.when in slots.sentence.whens else None
    rows = [
        row
        for subject in slots.subjects
        for row in slots.claims.figures(subject)
        if row["measure"] in ("other", "affected") and row["status"] in ACTUAL and (row["scope"] or "").split("-")[0] in words
    ]
    if trained:
        rows = [row for row in rows if ("police" in row["scope"]) is ("polic" in number.noun)]
    rows = [row for row in rows if own is None or own.period.meets(row["first"], row["last"])]
    for row in rows:
        if number.agrees(row) and number.bears_out(row):
            return slots.found(SUPPORTED, claimed([row]), (row,), "figure")
    if rows and slots.safe and slots.status == "actual" and all(number.differs(row) for row in rows):
        return slots.found(REFUTED, claimed(rows), tuple(rows[:3]), "figure")
    return None


def is_of_trained(slots: Slots) -> bool:
    """Whether people are counted whom a force has trained, and not the force."""
    return slots.number.unit == "troops" and _TRAINED.search(slots.whole, slots.sentence.start, slots.number.start) is not None


_TRAINED = re.compile(r"\btrained (?:(?!of\b)[\w,.-]+ ){0,8}$")
_DOES = re.compile(r"\b(?:ha[sd]|have) ([a-z]+ed) $|\b[Ss]hips ([a-z]+ed)(?: since (?:\w+ )?)?: $")
_DONE = re.compile(r"\s*(?:(?:were|was|are|had|have|been) )*([a-z]+ed)\b")
