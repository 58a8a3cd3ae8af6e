"""When an event was, beside the date that a draft gives it: near it, a part of it off, or a date on which it is remembered."""

import re

from alliancecli.dates.days import OPEN_DAY, numbered_day
from alliancecli.factcheck.edges import edges
from alliancecli.factcheck.periods import Period
from alliancecli.query.rows import Row

RETURNS = re.compile(
    r"\b(?:anniversar|museum|memorial|monument|remember|commemorat|celebrat"
    r"|mark(?:s|ed|ing)\b|again\b|annual|renew|exten[ds]|prolong|years? (?:ago|after|later|since|on)\b)"
)
"""What happens again and again, or is remembered."""


_ENDED = re.compile(r"\b(?:end(?:s|ed)|lifted|given up|call(?:s|ed) (?:\w+ ){0,3}off|concluded|stopped|finished|w(?:as|ere) over)\b")


_BEGAN = re.compile(r"\b(?:beg[aiu]ns?|start(?:s|ed)|launched|opened|imposed|br(?:oke|eaks) out)\b")


def one_part_off(event: Row, period: Period) -> bool:
    """Whether day, month and year of an event are the draft's but for one of them."""
    one, other = numbered_day(event["first"]), numbered_day(period.first)
    if period.days <= 3:
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return period.days <= 31 and (one[0] == other[0]) != (one[1] == other[1])


def has_edges(event: Row) -> bool:
    """Whether an event lasted, and is known to have begun and ended."""
    return bool(event["last"] - event["first"] > 3 and event["precision"] == "interval" and 0 < event["first"] <= event["last"] < OPEN_DAY)


def edge_told(event: Row, clause: str) -> Row:
    """An event that lasted, as its first or its last day where the clause tells that it began or ended."""
    first, last = edges(event["date"])
    edge = last if _ENDED.search(clause) else first if _BEGAN.search(clause) else None
    return {**event, "first": edge.first, "last": edge.last} if edge and edge.days <= 31 else event


def may_remember(event: Row, period: Period, text: str) -> bool:
    """Whether a date may be one on which an event is remembered: five, ten, fifty years after it, or by the words."""
    return RETURNS.search(text) is not None or (
        period.year > event["first"] // 10_000 and (period.year - event["first"] // 10_000) % 5 == 0
    )


FAR = 10
"""Years beyond which another year is no slip of the pen: something else of that month is meant."""


def is_slip(event: Row, period: Period) -> bool:
    """Whether a draft has the day of an event but for its year or month, or its month but for its year: no recurring meeting."""
    one, other = numbered_day(event["first"]), numbered_day(period.first)
    if event["kind"] in ("meeting", "statement") or abs(one[0] - other[0]) > FAR:
        return False
    if period.days == 1:
        return event["last"] - event["first"] <= 3 and one[2] == other[2] and (one[0] == other[0]) != (one[1] == other[1])
    return 27 < period.days <= 31 and event["last"] - event["first"] < 100 and one[1] == other[1] and one[0] != other[0]


def is_near(event: Row, period: Period) -> bool:
    """Whether an event lies within days of a period: often another step of the same thing."""
    return Period(event["first"] - 1, event["last"] + 1).meets(*period)
