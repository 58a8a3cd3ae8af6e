"""Shares: of spending as they are claimed, of a force as they are claimed or worked out."""

import re

from alliancecli.factcheck.amounts import Number
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.slots import Slots
from alliancecli.model.facts import FACTUAL
from alliancecli.model.quantity import amount
from alliancecli.query.rows import Row

ACTUAL = FACTUAL - {"claimed"}
"""Statuses of what was, by someone without an interest in saying so."""

ASKED = frozenset(("requested", "recommended"))
"""Statuses of what was only asked for."""


def share(slots: Slots, at: list[Row], period: Period) -> Finding:
    """A share: as it is claimed, or worked out of a part and a total of the same time."""
    if _GROWTH.search(slots.before) or _MORE.match(slots.behind):
        return slots.found(UNKNOWN, "nothing on record about just that growth", (), "share")
    if _OF_BUDGET.match(slots.behind):
        return slots.found(UNKNOWN, "nothing on record about just that share", (), "share")
    gdp = slots.of_an_economy
    wanted = "of-gdp-non-us" if slots.without_us else "of-gdp"
    shares = [row for row in at if row["status"] in ACTUAL and (row["scope"] == wanted if gdp else row["scope"] != "of-gdp")]
    for row in shares:
        if _fits(slots.number, row["value"]):
            return slots.found(SUPPORTED, claimed([row]), (row,), "share")
    if gdp and (slots.is_aim or (slots.when and slots.when.bound == "by")) and (found := _pledged(slots, at)):
        return found
    if gdp and (wrong := _is_off_all_years(slots, shares, period)):
        return wrong
    if not gdp and slots.contributor and (found := _computed(slots, period)):
        return found
    return slots.found(UNKNOWN, "nothing on record about just that share", tuple(shares[:1]), "share")


def _pledged(slots: Slots, at: list[Row]) -> Finding | None:
    """A share that members are to reach: one that they pledged, or another than the one for that purpose."""
    pledged = [row for row in at if row["status"] == "pledged"]
    for row in pledged:
        if _fits(slots.number, row["value"]):
            return slots.found(SUPPORTED, claimed([row]), (row,), "share")
    purpose = _PURPOSE.search(slots.behind)
    of_it = [row for row in pledged if purpose and row["scope"] == _PURPOSES[purpose[1].lower()]]
    return slots.found(REFUTED, claimed(of_it), tuple(of_it), "share") if len(of_it) == 1 and slots.when and slots.when.sure else None


def _is_swapped(one: float, other: float) -> bool:
    """Whether a share has the digits of another in another order: 1.34 for 1.43."""
    return one != other and len(str(one)) > 3 and sorted(str(one)) == sorted(str(other))


_PURPOSE = re.compile(r"^(?: of GDP)?,? (?:is |are |was |goes |to go )?(?:for|on|to) (?:the )?(core|related)\b", re.IGNORECASE)
_PURPOSES = {"core": "of-gdp-each", "related": "of-gdp-each-related"}
"""The scopes of what a share is pledged for, by the word for it."""


def _is_off_all_years(slots: Slots, shares: list[Row], period: Period) -> Finding | None:
    """Shares of GDP are revised from year to year: only what is far from all revisions is refuted, farther where but one is known."""
    low = slots.number.quantity.least or 0
    sure = slots.safe and not slots.is_aim and period.days > 300 and slots.number.quantity.hedge == "exact"
    revised = 0.15 if _ESTIMATED.search(slots.sentence.text) else 0.1 if len(shares) < 2 else 0.06
    swapped = any(_is_swapped(low, row["value"]) for row in shares)  # what is revised has other digits, and not the same ones
    if shares and sure and (swapped or all(abs(row["value"] - low) > max(0.08, revised * low) for row in shares)):
        return slots.found(REFUTED, claimed(shares), tuple(shares[:3]), "share")
    return None


def _computed(slots: Slots, period: Period) -> Finding | None:
    """The share that a part has of a total of the same day, held against the draft's."""
    computed = []
    for subject in slots.of_theatre() if slots.share_of == "casualties" else slots.subjects:
        rows = [
            row
            for row in slots.claims.figures(subject)
            if row["measure"] == slots.share_of
            and row["status"] in ACTUAL
            and (row["scope"] == "in-force" or row["measure"] == "casualties")
            and row["value"]
            and period.meets(row["first"], row["last"])
        ]
        totals = {(row["date"], row["scope"]): row for row in rows if row["contributor"] is None}
        parts = [(row, totals.get((row["date"], row["scope"]))) for row in rows if row["contributor"] == slots.contributor]
        computed += [(100 * part["value"] / total["value"], part, total) for part, total in parts if total]
    for value, part, total in computed:
        if _fits(slots.number, value):
            return slots.found(SUPPORTED, _sum(value, part, total), (part, total), "share")
    if computed and slots.status == "actual" and period.days <= 62 and all(_is_off(slots.number, value) for value, _, _ in computed):
        value, part, total = computed[0]
        wrong = slots.found(REFUTED, _sum(value, part, total), (part, total), "share")
        if slots.safe:
            return wrong
        slots.withheld = wrong
    return None


def _sum(value: float, part: Row, total: Row) -> str:
    return f"computed: {value:.1f} %, of {amount(part)} and {amount(total)} ({part['shown']})"


def _fits(number: Number, value: float) -> bool:
    """Whether a share is the draft's, as exactly as that is told."""
    mine = number.quantity
    low, high = mine.least or 0, mine.most or 0
    width = 0.5 if low == int(low) else 0.06 if low == round(low, 1) else 0.03
    if mine.rounded:
        width = max(width, low * 0.06)
    if mine.hedge == "over":
        return low <= value + 0.05 <= low * 1.25
    if mine.hedge == "under":
        return high * 0.85 <= value <= high + 0.05
    return low - width <= value <= high + width


def _is_off(number: Number, value: float) -> bool:
    """Whether a share that is worked out is so far from the draft's that no rounding explains it."""
    mine = number.quantity
    low, high = mine.least or 0, mine.most or 0
    if mine.hedge == "over":
        return value < low - 3
    if mine.hedge == "under":
        return value > high + 3
    width = max(4, 0.12 * low) if mine.hedge == "exact" else max(6, 0.2 * low)
    return not low - width <= value <= high + width


def is_share_of_spending(sentence: Sentence, number: Number, counted: str) -> bool:
    """Whether a bare number is a share of an economy: `Spain was at 1.34`, where the text speaks of spending.

    A whole number is one only after words that measure, and where a share was told before (`counted` is what was).
    """
    text, value = sentence.paragraph.text, number.quantity.least or 0
    if sentence.paragraph.kind == "row":
        return _is_share_in_table(sentence, number)
    if not sentence.context.spending or not 0 < value < 12:
        return False
    if re.match(r"\s*(?:billion|million|times|points?|years?|x\b)", text[number.end :]):
        return False
    measured = re.search(
        r"\b(?:at|to|from|above|below|over|under|with|managed|reached|spen[dt]\w*) (?:\w+ ){0,2}$", text[: number.start][-30:]
    )
    if counted == "percent" and re.search(r"\bit (?:was|is|had been|stood at) (?:\w+ )?$", text[: number.start][-30:]):
        return True
    return bool(measured) and (value != int(value) or counted == "percent")


def _is_share_in_table(sentence: Sentence, number: Number) -> bool:
    """Whether a bare number in a table is a share: the head of its column says so, or that of the first one, which says what all count."""
    cells = sentence.paragraph.cells
    head = next((head for start, end, head in cells if start <= number.start < end), "")
    if not sentence.context.spending or not 0 < (number.quantity.least or 0) < 12 or not cells:
        return False
    return any(_SHARE.search(one) for one in (head, cells[0][2])) or "." in sentence.paragraph.text[number.start : number.end]


_ESTIMATED = re.compile(r"\b(?:estimat\w+|expect\w*|forecast|project\w+|this year|will)\b")
_GROWTH = re.compile(
    r"\b(?<!made )(?<!make )(?<!makes )(?:up|down|r[oi]se|risen|grew|grown?|growing|fell|fallen|dropped|increas\w+|decreas\w+|cut"
    r"|growth|shr[aiu]nk)(?: (?:by|of))?(?: an?)? (?:\w+ )?$"
)
_MORE = re.compile(r"\s*(?:more|higher|lower|less|increase|growth|rise|drop|cut|up|down)\b")
"""What has grown by a share, which is no share of it."""
_OF_BUDGET = re.compile(
    r"\s*(?:%|per ?cent)? ?of (?:its|his|her|their|the|that|all) (?:\w+ ){0,2}(?:budget|spending|outlays?|expenditure)s?\b"
)
"""A share of what is spent, which is none of an economy."""
_SHARE = re.compile(r"%|per ?cent|\bshare\b|\bGDP\b", re.IGNORECASE)


def claimed(rows: list[Row]) -> str:
    """A few claims with their numbers, in a line."""
    return "; ".join(
        dict.fromkeys(
            f"{amount(row)} {row['unit']}{'' if row['status'] == 'actual' else ', ' + row['status']} ({row['shown']})" for row in rows[:3]
        )
    )
