"""What time a number of a draft is of, and whether it counts what was or what was to be."""

import re
from typing import Final

from alliancecli.factcheck.around import COUNTED, Around
from alliancecli.factcheck.moments import Clock
from alliancecli.factcheck.periods import FROM_TO, Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.wording import is_aside
from alliancecli.recognise import facts


def time_of(around: Around) -> tuple[When | None, bool]:
    """The date that a number speaks of, and whether that is sure.

    It is that of its column, else the nearest of its clause, else that at the head of the sentence, else what carries over.
    """
    sentence = around.sentence
    if cell := next((one for one in sentence.paragraph.cells if one[0] <= around.number.start < one[1]), None):
        if held := _of_column(sentence, cell[2]):
            return held, True
        if sentence.whens:
            return sentence.whens[0], True
    if found := _in_sentence(around):
        return _whole_of(around.sentence, found[0]), found[1]
    return _carried(around)


def _whole_of(sentence: Sentence, when: When) -> When:
    """A date, or the stretch from it to the one behind it: `between 2003 and 2011`, `from May 2003 to June 2004`."""
    text = sentence.paragraph.text
    last = next((one for one in sentence.whens if one.start > when.start), None)
    ends = last and (
        (when.bound == "since" and FROM_TO.fullmatch(text, when.end, last.start))
        or (_BETWEEN.search(text, 0, when.start) and text[when.end : last.start] == " and ")
    )
    if last and ends and when.period.first <= last.period.last:
        return when._replace(period=Period(when.period.first, last.period.last), end=last.end, bound="")
    return when


def _of_column(sentence: Sentence, head: str) -> When | None:
    clock = Clock()
    clock.written, clock.heading = sentence.clock.written, sentence.clock.heading
    return next(reversed(clock.read(head, 0, len(head), facts.find(head))), None) if head else None


def _in_sentence(around: Around) -> tuple[When, bool] | None:
    number, text = around.number, around.whole
    whens = [when for when in around.sentence.meant if not is_aside(text, around.sentence.start, when.start, number.start)]
    own = [when for when in whens if around.after <= when.start and when.end <= around.until]
    behind = [when for when in own if when.start >= number.end and not _BREAK.search(text[number.end : when.start])]
    before = [when for when in own if when.end <= number.start]
    if before:  # `up to 18 May they had lost 41 since 2001` is of 18 May
        behind = [when for when in behind if when.bound != "since"]
    apposed = _COMMA.search(text, around.after, number.start) and text.startswith(",", number.end)  # `its peak, 17,100, in 2002`
    if behind and (apposed or not (before and _NEXT.search(text, number.end, behind[0].start))):
        return behind[0], True
    if before:
        return before[-1], True
    earlier = [when for when in whens if when.end <= number.start]
    return (earlier[-1], len(earlier) == 1 or number.unit not in ("troops", "", "nations", "dead")) if earlier else None


def _carried(around: Around) -> tuple[When | None, bool]:
    sentence, number = around.sentence, around.number
    clock, listed = sentence.clock, sentence.paragraph.kind in ("item", "row")
    here = number.start, number.start
    if sentence.paragraph.kind == "heading":
        return (sentence.whens[0] if len(sentence.whens) == 1 else None), True
    is_now = _PRESENT.search(around.clause) and not _PAST.search(around.clause) and not _GOES_ON.match(around.whole, sentence.start)
    if is_now and clock.now:
        week = clock.last and 1 < clock.last.days <= 7 and clock.last.meets(*clock.now)  # `this week` of the sentence before
        return When(*here, clock.last if week and clock.last else clock.now), True
    sure = not has_own_time(around)
    if clock.introduced:
        return When(*here, clock.introduced), sure
    if clock.heading and (listed or not sentence.before or sentence.before.period == clock.heading):
        return When(*here, clock.heading), sure
    if sentence.before:
        return sentence.before, sure and sentence.context.steady
    return (When(*here, clock.written) if clock.written and listed else None), sure


_BETWEEN = re.compile(r"\b[Bb]etween $")
_COMMA = re.compile(r",\s*(?:[a-z]+ ){0,3}$")
_NEXT = re.compile(r",| and (?:(?:only|just|already|again|then) )?(?:in|by|at|on|at the end of|during|as of)\b")
"""What begins the next item of a list whose dates come first: `in 2009 67,700 and in 2010 110,000`."""


def has_own_time(around: Around) -> bool:
    """Whether a number is of the beginning or the height of something, whatever time was spoken of."""
    return not around.sentence.whens and _OWN_TIME.search(around.clause) is not None


def status_of(around: Around) -> str:
    """What a number counts by the verbs before it: what was asked for, allowed, promised, planned, or was."""
    before = around.whole[max(around.sentence.start, around.number.start - 70) : around.number.start]
    if (label := _LABEL.search(before)) and (said := next((name for name, words in _STATUSES if words.search(label[1])), None)):
        return said
    text = _OF_SOMETHING_ELSE.split(before)[-1]
    last = text.rpartition(", ")[2]
    text = last if COUNTED.search(last) else text  # what was asked for before a comma is not what then was
    if adjective := next(
        (name for name, pattern in _STATUSES if pattern.search(around.whole, around.number.start, around.number.end)), None
    ):
        return adjective
    found = [(match.end(), name) for name, pattern in _STATUSES for match in pattern.finditer(text)]
    return max(found)[1] if found else "planned" if _WAS_ASKED.match(around.behind) else "actual"


_BREAK = re.compile(r";|, (?:and|but|while|compared|against|down|up)\b|\b(?:compared|while|whereas|but|than|up from|down from)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|take|takes|remain|remains|stands?|now|still|contributes?|provides?|serves?)\b")
_PAST = re.compile(r"\b(?:was|were|had|numbered|stood|counted|sent|contributed|provided)\b")
_GOES_ON = re.compile(r"\W*(?:Of|Among) (?:these|them|those|whom)\b")
"""A sentence that goes on with the numbers before it, of their time."""
_OWN_TIME = re.compile(
    r"\b(?:[Aa]t (?:its|the|their) (?:peak|height|maximum|largest)|[Ii]nitially|[Oo]riginally|[Aa]t first|[Aa]t the (?:start|outset)"
    r"|(?:started|began) (?:out )?with|[Aa]t (?:its|the) (?:launch|beginning))\b"
)
_OF_SOMETHING_ELSE = re.compile(r"\b(?:that|which|compared)\b|[;:]|, but (?:only|just|in the end|so far)\b")
_LABEL = re.compile(r"(?:^|[.;|])\W*([^.;:|]{3,40}): (?:\w+ ){0,2}$")
"""What stands before a number as its label: `Ceiling: 6,700`."""
_STATUS: Final = {
    "requested": r"request\w*|ask(?:s|ed|ing)? for|sought|call(?:s|ed)? for|wants?|wanted|appeal\w* for",
    "recommended": r"recommend\w*|proposed|suggest\w*",
    "authorized": r"authori[sz]\w*|approved|mandated|ceiling|cap of|capped|limit of"
    r"|(?:Council|Resolution [0-9]+)\b[^,;.]{0,40}\b(?:reduc|cut|enlarg|rais|expand|increas)\w*|been enlarged to|(?:was|were) enlarged to",
    "pledged": r"pledg\w+|promis\w+|offer\w*|commit\w* to send",
    "planned": r"plan(?:s|ned|ning)?\b|meant to|supposed to|will|would|intend\w*|expect\w*|(?:is|are|was|were) to|goal"
    r"|targets? (?:of|is|was|to)"
    r"|targeted|aim\w*|due to|projected|scheduled|should"
    r"|foreseen|envisag\w+|(?:agree\w*|decid\w+|resolv\w+|vow\w*) (?:on|to)",
}
_STATUSES = [(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _STATUS.items()]
_WAS_ASKED = re.compile(r"[^,;.]{0,30}\b(?:were|was|had been|are) (?:requested|planned|authori[sz]ed|pledged|promised|foreseen|envisaged)")
