"""Shares: of spending as they are claimed, of a force as they are claimed or worked out."""

import re

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.moments import Period
from alliancecli.factcheck.reading import SPENDING, Sentence
from alliancecli.factcheck.slots import Slots
from alliancecli.model.quantity import amount
from alliancecli.query.rows import Row

ACTUAL = frozenset(("actual", "confirmed", "reported"))
"""Statuses of what is so, as far as anyone says."""


def share(slots: Slots, about: list[Row], at: list[Row], period: Period) -> Finding | None:
    """A share: as it is claimed, or worked out of a part and a total of the same time."""
    number = slots.number
    mine = number.quantity
    low, high = mine.least or 0, mine.most or 0
    width = 0.5 if low == int(low) else 0.06
    if mine.rounded:
        width = max(width, low * 0.06)

    def fits(value: float) -> bool:
        if mine.hedge == "over":
            return low <= value + 0.05 <= low * 1.25
        if mine.hedge == "under":
            return high * 0.85 <= value <= high + 0.05
        return low - width <= value <= high + width

    gdp = slots.sentence.spending or SPENDING.search(slots.whole, 0, slots.sentence.end)
    shares = [row for row in at if row["status"] in ACTUAL and (row["scope"] == "of-gdp") is bool(gdp)]
    for row in shares:
        if fits(row["value"]):
            return slots.found(SUPPORTED, claimed([row]), (row,), "share")
    if gdp:
        # GDP shares are revised from year to year: only what is far from all revisions is refuted
        if (
            shares
            and slots.safe
            and not slots.is_aim
            and period.days > 300
            and all(abs(row["value"] - low) > max(0.08, 0.06 * low) for row in shares)
            and mine.hedge == "exact"
        ):
            return slots.found(REFUTED, claimed(shares), tuple(shares[:3]), "share")
    elif slots.contributor:
        computed = []
        for subject in slots.subjects:
            rows = [
                row
                for row in slots.claims.figures(subject)
                if row["measure"] == "troops" and row["status"] in ACTUAL and row["scope"] == "in-force" and row["value"]
            ]
            totals = [row for row in rows if row["contributor"] is None and period.meets(row["first"], row["last"])]
            parts = [row for row in rows if row["contributor"] == slots.contributor and period.meets(row["first"], row["last"])]
            computed += [
                (100 * part["value"] / total["value"], part, total) for part in parts for total in totals if part["date"] == total["date"]
            ]
        for share, part, total in computed:
            if fits(share):
                return slots.found(
                    SUPPORTED,
                    f"computed: {share:.1f} %, of {amount(part)} and {amount(total)} ({part['shown']})",
                    (part, total),
                    "share",
                )
        if (
            computed
            and slots.safe
            and slots.status == "actual"
            and period.days <= 62
            and all(abs(share - low) > max(4, 0.12 * low) for share, _, _ in computed)
            and mine.hedge == "exact"
        ):
            share, part, total = computed[0]
            return slots.found(
                REFUTED, f"computed: {share:.1f} %, of {amount(part)} and {amount(total)} ({part['shown']})", (part, total), "share"
            )
    if not shares and not about and not gdp:
        return slots.found(UNKNOWN, "nothing on record about just that share", (), "share")
    return slots.found(UNKNOWN, "nothing on record about just that share", tuple(shares[:1]), "share")


def is_share_of_spending(sentence: Sentence, number: Number, counted: str) -> bool:
    """Whether a bare number is a share of an economy: `Spain was at 1.34`, where the text speaks of spending.

    A whole number is one only after words that measure, and where a share was told before (`counted` is what was).
    """
    text, value = sentence.paragraph.text, number.quantity.least or 0
    if sentence.paragraph.kind == "row":
        return _is_share_in_table(sentence, number)
    if not (sentence.spending or SPENDING.search(text, sentence.start, sentence.end)) or not 0 < value < 12:
        return False
    if re.match(r"\s*(?:billion|million|times|points?|years?|x\b)", text[number.end :]):
        return False
    measured = re.search(r"\b(?:at|to|from|above|below|over|under|with|managed|reached|spen[dt]\w*) (?:\w+ )?$", text[: number.start][-30:])
    return bool(measured) and (value != int(value) or counted == "percent")


def _is_share_in_table(sentence: Sentence, number: Number) -> bool:
    """Whether a bare number in a table is a share: the head of its column says so, or that of the first one, which says what all count."""
    cells = sentence.paragraph.cells
    head = next((head for start, end, head in cells if start <= number.start < end), "")
    if not sentence.spending or not 0 < (number.quantity.least or 0) < 12 or not cells:
        return False
    return any(_SHARE.search(one) for one in (head, cells[0][2])) or "." in sentence.paragraph.text[number.start : number.end]


_SHARE = re.compile(r"%|per ?cent|\bshare\b|\bGDP\b", re.IGNORECASE)


def claimed(rows: list[Row]) -> str:
    """A few claims with their numbers, in a line."""
    return "; ".join(
        dict.fromkeys(
            f"{amount(row)} {row['unit']}{'' if row['status'] == 'actual' else ', ' + row['status']} ({row['shown']})" for row in rows[:3]
        )
    )
