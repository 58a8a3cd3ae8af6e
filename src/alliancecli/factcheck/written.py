"""The day on which a text was written, where its head says it."""

import re

from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.periods import Period
from alliancecli.recognise.token import Token


def written(text: str, dated: list[Token]) -> Period | None:
    """The day on which a text was written, by its first lines: a dateline, or a day that no sentence speaks of; None where none is."""
    line = DATELINE.match(text)
    head = Clock().read(text, 0, line.end(), [token for token in dated if token.end <= line.end()]) if line else []
    if (
        head
        and (head[-1].period.days == 1 or 28 <= head[-1].period.days <= 92)
        and not _SPOKEN_OF.search(text, max(0, head[-1].start - 12), head[-1].start)
    ):
        return head[-1].period
    for when in Clock().read(text, 0, min(len(text), 160), [token for token in dated if token.end <= 160]):
        month = when.period.days <= 31 and when.start > 0 and _SET_OFF.match(text, when.end) and text.endswith((", ", "("), 0, when.start)
        if (when.period.days == 1 or month) and not _SPOKEN.search(text, max(0, when.start - 12), when.start):
            return when.period
    return None


_SET_OFF = re.compile(r"[;.)]|\s*$")
"""What comes behind a month that only says when a text was written: `committee paper, September 2025; copies ...`."""
_SPOKEN = re.compile(
    r"(?<!\bposition )(?<!\bsituation )(?<!\bstatus )(?<!\bas )"
    r"(?<!\bposted )(?<!\bpublished )(?<!\bupdated )(?<!\bfiled )(?<!\bissued )(?<!\bsent )"
    r"\b(?:on|in|by|since|until|till|from|of|to|and|before|after|the|between|that) $",
    re.IGNORECASE,
)
"""What stands before a date that a sentence speaks of; `position of 25 April` says when a text was written."""
_SPOKEN_OF = re.compile(r"\b(?:on|in|by|since|until|till|between) $", re.IGNORECASE)

DATELINE = re.compile(
    r"[^.!?]{0,60}?(?:[0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)?)(?=[^0-9])[^.!?]{0,25}?(?:\([A-Z][\w/ ]+\)\s*)?(?: -|:)\s|.{0,90}[0-9]{4}\W*$"
)
"""The beginning of a text that says where and when it was written."""
