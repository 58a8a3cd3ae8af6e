"""Dated happenings in a draft: which event of the record a clause speaks of, and whether it was then."""

import re
from collections.abc import Container, Iterator

from alliancecli.factcheck.details import Details, tells_of_losses
from alliancecli.factcheck.event_verdicts import EventVerdicts
from alliancecli.factcheck.event_words import EventWords
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Naming
from alliancecli.factcheck.periods import When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.roles import Roles
from alliancecli.factcheck.slots import Slots
from alliancecli.factcheck.spans import spans
from alliancecli.factcheck.votes import was_no_failure
from alliancecli.query.statements import Claims

_THEN = re.compile(r"(?:(?:of|in|on|at|by) )?(?:that|the same|then)\b")
_LEADS = re.compile(r"(?:[:;]|,? (?:and|but|then),?) (?:(?:only|just|on|in|by|at) )*$")
"""What comes before a date at the head of a clause: `Two shells fell there: only two days before, ...`."""
_SUBJECT = re.compile(r",| (?:[A-Z]|the |its |their |his )")
"""What comes behind such a date: a comma, or who did something."""
_VOTES_FOR = re.compile(r"\d(?: votes)? to $")
_NAMED_OF = re.compile(r"\b(?:[A-Z][\w'-]+ (?:(?:of|for|in|on) (?:the )?)?){2,6}(?:of|dates? (?:from|back to)|dated from) $")
"""A name of several words with its date: `the Quadruple Alliance of 1718`, `whose Fourteen Points date from January 1918`."""
_WITH = re.compile(r",? with (?:\w+ ){0,3}$")
"""What leads to a number that is a statement of its own: `took over in December 2004 with 7,000 troops`."""
_MORE = re.compile(r"\b(?:further|another|additional|more)\b")
"""What comes on top of what an event counts."""


def _without(text: str, start: int, end: int, when: When) -> str:
    """A clause without its date."""
    inside = start <= when.start and when.end <= end and when.start < when.end
    return f"{text[start : when.start]} {text[when.end : end]}" if inside else text[start:end]


_Span = tuple[int, int]


class Events:
    """The events of a record, found by their words."""

    def __init__(self, claims: Claims, naming: Naming) -> None:
        self._details, self._words = Details(claims), EventWords(claims)
        self._verdicts = EventVerdicts(claims, self._words, self._details, Roles(naming))

    def check(
        self, sentence: Sentence, told: Container[str | None], taken: list[_Span], numbers: list[_Span], settled: list[_Span]
    ) -> Iterator[Finding]:
        """A finding for each date of a sentence that is not `told` nor `taken` by another statement.

        Beside `numbers` there is one only where an event is surely meant; those that are `settled` tell nothing of it.
        """
        counted = list(self._counted_from(sentence))
        yield from counted
        text = sentence.paragraph.text
        whens = [
            when for when in sentence.whens if when.period.text not in told and not any(a <= when.start and when.end <= b for a, b in taken)
        ]
        for when in whens:
            if (
                when.period.days > 366
                or _THEN.match(text[when.start : when.end])
                or (when.period == sentence.clock.written and when.start < 60)
                or (sentence.paragraph.kind == "heading" and when.period.days > 31)
            ):
                continue
            start, end = self._clause(sentence, when)
            end = min(
                (one.start for one in counted if when.end <= one.start < end), default=end
            )  # what was before or after is no part of it
            if re.search(r"\b(?:the|its|their|his|a) $", text[max(0, when.start - 8) : when.start]) and re.match(
                r" [a-z]+", text[when.end :]
            ):
                continue
            inside = [a for a, _ in numbers if start <= a < end]
            end = min((led.start() for a in inside if (led := _WITH.search(text, when.end, a))), default=end)
            if (finding := self._of(sentence, text, start, end, when, settled)) and not (
                (inside or sentence.paragraph.kind == "row") and finding.verdict == UNKNOWN
            ):
                yield finding

    def _counted_from(self, sentence: Sentence) -> Iterator[Finding]:
        """What happened so long before or after a date that the sentence names: `three days after it had signed the agreement`."""
        text = sentence.paragraph.text
        for one in spans(sentence):
            start, end = one.what
            clause = text[start:end]
            told = self._words.clause(sentence, start, end, one.when, clause)
            verdict, event, note, _ = self._verdicts.of_span(told, one.loose)
            if event and verdict != UNKNOWN:
                says = {"event": clause.strip(), "date": one.when.period.text}
                yield Finding(one.when.start, end, verdict, "event", says, note, (event,))

    def number(self, slots: Slots, *, within: bool = False) -> Finding | None:
        """What the events of its time make of a number that no figure decides on: `two days before, eighteen soldiers had died there`.

        Where it stands `within` what is told of an event it is only borne out, for that event tells of its details; so it is by an event
        of another date of the sentence: `in June they agreed on 5 per cent by 2035`.
        """
        found = self._number(slots, slots.when, within)
        others = () if found else (self._number(slots, one, True) for one in slots.sentence.meant if one is not slots.when)
        return found or next(filter(None, others), None)

    def _number(self, slots: Slots, when: When | None, within: bool) -> Finding | None:
        """What the events of a time make of a number."""
        number, sentence = slots.number, slots.sentence
        token = next((one for one in sentence.numbers if number.start <= one.start < number.end), None)
        against = within and _VOTES_FOR.search(slots.whole, slots.after - 8, number.start)  # told with the votes for it
        if not when or when.period.days > 62 or not token or not when.sure or against:
            return None
        others = [one for one in sentence.whens if one is not when]
        start = max((one.end for one in others if one.end <= number.start), default=sentence.start)
        end = min((one.start for one in others if one.start >= number.end), default=sentence.end)
        told = self._words.clause(sentence, start, end, when, _without(slots.whole, start, end, when))
        for one in sorted(self._words.scored(told, when.period)[:12], key=lambda one: one.strength, reverse=True)[:3]:
            if one.length > 100 or one.common < 2 or not self._verdicts.is_linked(told, one.event):
                continue
            if number.unit in ("dead", "wounded") and not tells_of_losses(one.event):
                continue
            if was_no_failure(one.event, told.clause):
                continue
            votes = self._details.votes(one.event, sentence, number.start)
            same = self._details.tells(one.event, sentence, token) if votes is None else votes
            if (within and not same) or not self._details.fit_names(one.event, told):
                continue
            other = same is False and one.strength >= 4.5 and number.unit != "troops"
            if same or (other and not _MORE.search(slots.whole, max(0, number.start - 12), number.end)):
                says = {"event": told.clause.strip(), "date": when.period.text}
                note = f"{one.event['title']} ({one.event['shown']})"
                span = (number.start, self._details.end_of(sentence, number.end)) if within else (max(start, slots.after), number.end)
                return Finding(*span, SUPPORTED if same else REFUTED, "event", says, note, (one.event,))
        return None

    def _clause(self, sentence: Sentence, when: When) -> tuple[int, int]:
        """The clause of a date: from the break before it, or the date before it, to the next."""
        text = sentence.paragraph.text
        start = max((one.end for one in sentence.whens if one.end <= when.start), default=sentence.start)
        end = min((one.start for one in sentence.whens if one.start >= when.end), default=sentence.end)
        head = text[start : when.start]
        if (leads := _LEADS.search(head)) and _SUBJECT.match(text, when.end):
            start, head = start + leads.start(), leads[0]
        lead = bool(leads) or len(head.split()) <= 3
        for match in re.finditer(
            r"[;:]|, (?:and|but|while|two|three|a|who|which|after)\b|\b(?:and was|and were|while|whereas|but|when)\b",
            text[start : when.start],
        ):
            if not lead:
                start_of = start + match.start()
                if when.start - start_of > 12:
                    start, head = start_of, text[start_of : when.start]
                    break
        if not lead:
            stop = re.search(r"[,;:]| and | but ", text[when.end : end])
            end = when.end + (stop.start() if stop else end - when.end)
        if named := _NAMED_OF.search(text, start, when.start):
            start = named.start()
        while start < when.start and not text[start].isalnum():
            start += 1
        return start, max(end, when.end)

    def _of(self, sentence: Sentence, text: str, start: int, end: int, when: When, settled: list[_Span]) -> Finding | None:
        """What the record makes of a clause and its date."""
        clause = text[start : when.start] + " " + text[when.end : end]
        span = (start, when.end) if len(text[start : when.start].split()) > 2 else (min(start, when.start), end)
        if when.start - start < 4 and re.match(r"\W*:", text[when.end :]):
            span = (when.end, end)
        if re.match(r"(?:and )?(?:was|were)\b", clause):
            clause = " ".join(text[sentence.start : sentence.end].split()[:4]) + " " + clause
        if re.search(r"\b(?:said|says|told(?! (?:\w+ ){1,3}of\b)|according)\b", clause):
            return None
        told = self._words.clause(sentence, start, end, when, clause)._replace(settled=tuple(settled))
        if not told.own:
            return None
        verdict, event, note, wrong = self._verdicts.of(told)
        says = {"event": clause.strip(), "date": when.period.text}
        return Finding(*(wrong or span), verdict, "event", says, note or "nothing on record about just that", (event,) if event else ())
