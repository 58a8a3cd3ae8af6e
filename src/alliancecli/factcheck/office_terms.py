"""A term of office as a draft tells it: whose it is, and by which date beside the name."""

import re
from typing import NamedTuple

from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.periods import FROM_TO, When
from alliancecli.factcheck.reading import Sentence


class Term(NamedTuple):
    """A term of office in a draft, `text[start:end]`: its date, whether it began or was over then, and its end where both are told.

    It is `direct` where nothing but a preposition stands between the name and the date.
    """

    start: int
    end: int
    when: When
    since: bool = False
    over: bool = False
    until: When | None = None
    direct: bool = False


def pronoun(sentence: Sentence, people: list[Named]) -> Named | None:
    """Whom `he` means at the beginning of a sentence: the last of those named before."""
    match = _HE.match(sentence.paragraph.text, sentence.start, sentence.end)
    if not match or not sentence.context.people or any(name.start < match.end() for name in people):
        return None
    return Named(match.start("he"), match.end("he"), match["he"], sentence.context.people[-1], "person")


def term_of(sentence: Sentence, person: Named, people: list[Named]) -> Term | None:
    """The term that a sentence tells of a person by the date beside the name, or without one as of now."""
    text = sentence.paragraph.text
    until = min((name.start for name in people if name.start > person.start), default=sentence.end)
    window = text[person.end : until]
    word = _WORD.search(window)
    whens = dates_beside(sentence, person, people)
    if not whens:
        before = text[max(sentence.start, person.start - 40) : person.start]
        held = WAS.search(before)
        if (
            held
            and not _IN_ORDER.search(before)
            and sentence.before
            and (sentence.context.steady or sentence.before.period == sentence.clock.heading)
        ):
            return Term(person.start - len(held[0]), person.end, sentence.before)
        named = word or _TITLE.search(before) or _DEPUTY.search(before)
        to_come = any(when.period.first > sentence.clock.now.last for when in sentence.whens) if sentence.clock.now else True
        if not named or not sentence.clock.now or to_come or _NOT_NOW.search(before + text[person.start : until]):
            return None
        return Term(person.start, person.end + (word.end() if word else 0), When(person.start, person.end, sentence.clock.now))
    when = whens[0]
    own = re.split(r"\b(?:when|while|as)\b", window)[0]  # what began then is not the term of office
    near = text[person.end : when.start] if when.start > person.end else own
    near = near if len(near) < len(own) and (STARTED.search(near) or OVER.search(near)) else own
    passed = PASSED.search(text, sentence.start, person.start)
    direct = _DIRECT.fullmatch(text, person.end, when.start)
    started, over = bool(STARTED.search(near) or passed or (direct and direct["came"])), OVER.search(near) is not None
    if _DIED.search(near) or (word and word[0].startswith(("head", "led")) and _OF_ANOTHER.search(near)):
        return None
    if not (started or over or word or direct or _OFFICE.search(sentence.text) or any(name.kind == "position" for name in sentence.names)):
        return None
    start = when.start if when.end <= person.start and person.start - when.end < 40 else person.start
    if word and person.end + word.start() < when.start:
        start = person.end + word.start()
    since = when.bound == "since" or (started and not over)
    second = [one for one in whens[1:] if one.bound == "until" or _TO.search(text, max(0, one.start - 8), one.start)]
    since = since or bool(second and FROM_TO.fullmatch(text, when.end, second[0].start))
    ends = when.bound == "until" or (over and not since)
    return Term(start, max(when.end, person.end), when, since, ends, second[0] if second and since else None, bool(direct))


def dates_beside(sentence: Sentence, person: Named, people: list[Named]) -> list[When]:
    """The dates that stand beside someone, with nobody else between: those behind the name, else the last before it."""
    text = sentence.paragraph.text
    until = min((name.start for name in people if name.start > person.start), default=sentence.end)
    behind = [when for when in sentence.whens if person.end <= when.start < until]
    behind = [when for when in behind if when.bound or not _DEED.fullmatch(text, person.end, when.start)]
    return (
        behind
        or [
            when
            for when in sentence.whens
            if when.end <= person.start
            and not any(when.end <= name.start < person.start for name in people)
            and not _NEW_CLAUSE.search(text[when.end : person.start])
        ][-1:]
    )


_HE = re.compile(r"\W*(?:(?:[A-Z]\w+ ){0,3}\w+, )?(?P<he>[Hh]e|[Ss]he)\b")
PASSED = re.compile(
    r"\b(?:(?:passed|handed|went|fell|given)\b[^.;,]{0,30}\bto|(?:taken|assumed|filled)\b[^.;,]{0,30}\bby)"
    r" (?:(?:the|an?|[A-Z][\w.]*|[a-z]+) ){0,4}$"
)
"""How an office came to the person named next: `it was passed on to General Joe Doe`."""
_DIRECT = re.compile(
    r"[\s:,(*-]*(?:\|(?:[^|0-9]*\|)*)?\s*(?:(?:only )?(?P<came>arrived|came|came in) )?(?:from|since|until|till|in|on)?"
    r" ?(?:early|late|mid)?[ -]?"
)
"""What stands between someone and a date that can only be one of the term."""
_OF_ANOTHER = re.compile(
    r"\b(?:department|delegation|section|team|inquiry|ministry|staff|school|corps|brigade|division|panel|commission)\b"
)
_DIED = re.compile(r"\b(?:killed|died(?! in office)|dead|shot|born|murdered|assassinated|buried)\b")
"""What befell someone on a day that is no edge of a term, even if a term ends with it."""
_WORD = re.compile(r"\b(?:[Ss]ecretary[- ][Gg]eneral|command\w*|COMISAF|SACEUR|chair\w*|head\w*|led|served?|stands? in|stood in)")
_TITLE = re.compile(r"[Ss]ecretary[- ][Gg]eneral|[Cc]ommander|SACEUR|COMISAF")
WAS = re.compile(
    r"\b(?:SACEUR|COMISAF|[Cc]ommander|[Ss]ecretary[- ][Gg]eneral)(?:,? at (?:the|that) time| then)?"
    r" was (?:then )?(?:[A-Z][a-z]+\.? ){0,2}$"
)
"""What says who held an office at the time that is spoken of."""
_IN_ORDER = re.compile(r"\b(?:first|second|third|fourth|fifth|last|previous|next)\b")
_DEPUTY = re.compile(r"\b[Hh]is deputy,? $")
_NOT_NOW = re.compile(r"\b(?:former|ex-|later|then|was|had|future|designate)\b")
_TO = re.compile(r"(?:until|to|till|-)\s*$")
_OFFICE = re.compile(r"\b(?:[Ss]ecretar\w+[- ][Gg]eneral|[Cc]ommand\w*|[Cc]hair\w*|SACEUR|COMISAF|[Dd]eputy|office|post|in charge)\b")
STARTED = re.compile(
    r"\b(?:became|becomes|takes (?:office|over|command|up|the)|assumes|c[ao]mes? (?:in|into|to office)|entered office|installed"
    r"|followed|appointed"
    r"|took (?:office|over|command|up|the)|assumed|sworn|since|named|elected|started|began|succeeded|replaced)\b"
)
OVER = re.compile(
    r"\b(?:(?:was|were|been|is) (?:\w+ )?(?:succeeded|replaced|followed|relieved|dismissed|sacked|removed)"
    r"|bowed out|until|till|left|stepped down|resigned|retired|handed over|relinquished|ended|died|gave up)\b"
)
_DEED = re.compile(
    r",? who (?!(?:on|in|at|by|during)\b|(?:\w+ly |had |has |have |then |later |already |only )*"
    r"(?:been|was|is|became|becomes|took|takes|assum\w+|serv\w+|held|holds|led"
    r"|leads|head\w+|command\w+|chair\w+|ran|runs|came|arriv\w+|start\w+|began|begun|succeed\w+|replac\w+|follow\w+|reliev\w+|left|leav\w+"
    r"|step\w+|resign\w+|retir\w+|died|hand\w+|gave|ma(?:de|kes)|stay\w+|remain\w+|bow\w+|went|goes|stood|sat|run|would|will|moved|got)\b)[^,;]*"
)
"""What someone did who is named, on a day that is none of the term: `Annan, who apologised to parliament in May 1998`."""
_NEW_CLAUSE = re.compile(r"[;:]|,? (?:and|but|while|whereas)\b")
