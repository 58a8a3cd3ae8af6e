"""When a statement speaks of: the dates in a sentence as periods, with what only the text around them tells."""

import re
from typing import Final

from alliancecli.dates.days import numbered_day
from alliancecli.factcheck.calendar import FEASTS, edge_of, feast_day, part_of, pointed_year
from alliancecli.factcheck.periods import NUMBER, Period, When, period
from alliancecli.factcheck.relative import RELATIVE, Base, told_from
from alliancecli.factcheck.wording import is_aside
from alliancecli.recognise.token import DateParts, Token


class Clock:
    """What a text has said of time so far: when it was written, and the date that it spoke of last, in this paragraph and at all.

    `base` is where it did, `latest` the last year of all that it told.

    `introduced` is what it spoke of last before a list or a table: `On 28 June they were distributed as follows:`.
    """

    def __init__(self) -> None:
        self.written: Period | None = None
        self.last: Period | None = None
        self.said: Period | None = None
        self.heading: Period | None = None
        self.introduced: Period | None = None
        self.base: When | None = None
        self.latest = 0
        self._kind = ""

    def enter(self, kind: str) -> None:
        """A paragraph of a kind begins: what "then" means in it."""
        if kind == "heading":
            self.heading = None
        if kind not in ("item", "row"):
            self.introduced = None
        if kind != "row" or self.introduced:
            self.last = self.introduced or self.heading or (self.last if kind == self._kind == "item" else None)
        self._kind = kind

    def leave(self, *, heads: bool, introduces: bool, early: bool) -> None:
        """A paragraph ends: one that `heads` what follows gives it its time, and one that stands `early` the day of writing."""
        if introduces:
            self.introduced = self.last
        if heads:
            self.heading = self.last
            if early and self.written is None and self.last and self.last.days <= 31:
                self.written = self.last

    @property
    def now(self) -> Period | None:
        """The day of writing, or what the heading is about, if that is no more than a year."""
        return self.written or (self.heading if self.heading and self.heading.days <= 366 else None)

    @property
    def is_history(self) -> bool:
        """Whether all that was told so far is of times long before the day of writing."""
        return self.now is not None and bool(self.latest) and self.now.year - self.latest > LONG_AGO

    @property
    def _spoken_of(self) -> Period | None:
        """The time told last, of the paragraph, but for the day of writing."""
        return self.said if self.last in (None, self.written) else self.last

    def read(self, text: str, start: int, end: int, tokens: list[Token]) -> list[When]:
        """The dates of a sentence, in order; the last is what "then" means from there on."""
        found: list[When] = []
        taken: list[tuple[int, int]] = []
        for match in _FEAST.finditer(text, start, end):
            if got := feast_day(match, (found[-1].period if found else self.last) or self.now):
                found.append(When(match.start(), match.end(), got, told=match["year"] is not None))
                taken.append(match.span())
        for token in tokens:
            if any(a <= token.start < b for a, b in taken):
                continue
            if token.dates and not token.named and (when := self._date(text, token, found)):
                found.append(when)
                taken.append((when.start, when.end))
        for match in RELATIVE.finditer(text, start, end):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                before = next((when for when in reversed(found) if when.end <= match.start()), None)
                if got := told_from(match, self._told_before(before.period if before else self.last)):
                    base = before or self.base
                    sure, told = base is None or base.sure, (base is None or base.told) and match["then"] != "then"
                    found.append(When(match.start(), match.end(), got, sure=sure, told=told))
        found.sort()
        self.latest = max((self.latest, *(when.period.year for when in found if when.period != self.written)))
        if found:
            main = [when for when in found if not is_aside(text, start, when.start, end)]
            main = [when for when in main or found if not (when.bound == "since" and _HAD_BEEN.search(text, start, when.start))]
            main = [when for when in main if not self._is_to_come(when)] or main
            if main:
                self.last = self.said = main[-1].period
                self.base = main[-1]
        return found

    def _is_to_come(self, when: When) -> bool:
        """Whether a time was still to come when the text was written: then what follows is hardly of it."""
        return self.written is not None and when.period.first > self.written.last

    def _told_before(self, before: Period | None) -> Base:
        """What a relative time is counted from, `before` which the paragraph told last."""
        since = self.said if self.is_history and before == self.heading else before
        return Base(before, since, self.last, self.said, self.written, self.now)

    def _date(self, text: str, token: Token, found: list[When]) -> When | None:
        first, last = token.dates[0], token.dates[-1]
        before = text[max(0, token.start - 24) : token.start].lower()
        if re.search(r"\b(?:resolutions?|no\.?|room|number|article|p\.) (?:the )?$", before):
            return None
        sure = told = True
        if first.year is None:
            if not token.firm and first.day is None and not _BEFORE_MONTH.search(before) and not _PART.match(token.text.lower()):
                return None
            guess = self._year(before, text[token.end : token.end + 30].lower(), first, found)
            if guess is None:
                return None
            year, sure, told = guess
            first, last = first._replace(year=year), last._replace(year=year)
        one, other = period(first), period(last)
        if one is None or other is None:
            return None
        got = Period(one.first, max(one.last, other.last))
        part = _PART.match(token.text.lower())
        if part and first.month is not None and 1 <= first.month <= 12 and first.day is None and first == last:
            got = part_of(got, part[1])
        elif part and first == last and first.day is None and part[1] in _EDGES:
            got = edge_of(_EDGES[part[1]], got, 0) or got
        if edge := re.search(r"\b(first|last) day of (?:the year )?$", before):
            got = Period(got.first, got.first) if edge[1] == "first" else Period(got.last, got.last)
        bound = None if first.day and first != last else _BOUND.search(before)  # `from 5 to 7 May` is told whole
        end = token.end
        if first != token.dates[0] and (tail := _TAIL.match(text, end)):
            end = tail.end()
        return When(token.start, end, got, _ALIKE.get(bound[1], bound[1]) if bound else "", sure, told)

    def _year(self, before: str, after: str, parts: DateParts, found: list[When]) -> tuple[int, bool, bool] | None:
        """The year of a date that names none, of the sentence, the paragraph, or before the day of writing; is it sure, and is it told."""
        if match := re.match(r",? of the (?:next|following|(previous|preceding)) year", after):
            reference = found[-1].period if found else self.last
            return (reference.year + (-1 if match[1] else 1), True, True) if reference else None
        if self.now and (match := re.match(r",? (?:of )?(last|this|next) year", after)):
            return self.now.year + {"last": -1, "this": 0, "next": 1}[match[1]], True, True
        if (pointed := _POINTED.search(before)) and (reference := found[-1].period if found else self._spoken_of) and parts.month:
            return pointed_year(pointed[1], parts.month, reference), True, True
        if self.now and re.search(r"\bthis $", before):
            return self.now.year, True, True
        if self.now and parts.month and _EVER_SINCE.search(before):
            return self.now.year - (parts.month > numbered_day(self.now.last)[1]), True, True
        spoken = next((when.period for when in reversed(found) if when.period != self.written), None)
        if re.match(r",? (?:of )?(?:that|the same) year", after):
            reference = spoken or self.last or self.said
            return (reference.year, True, True) if reference else None
        if spoken:
            return spoken.year, parts.month is None or parts.month >= numbered_day(spoken.first)[1], True  # `by December 60, by January 80`
        if (
            self.heading
            and self.last == self.heading
            and 364 < self.heading.days <= 366
            and not re.search(r"\b(?:last|this|next) $", before)
        ):
            return self.heading.year, True, True
        if now := self.now:
            pointed = re.search(r"\b(last|this|next) $", before)
            if pointed and pointed[1] == "last" and parts.month and parts.month <= 12:
                return now.year - (parts.month >= numbered_day(now.first)[1]), True, True
            guess = period(parts._replace(year=now.year))
            apart = self.last is not None and self.last.year != now.year and self.last != self.heading and not pointed
            if apart and self.last:
                return self.last.year, (self.last.days <= 31 or self.is_history) and self._goes_on(parts), False
            if self.is_history and not self.last and self.said and parts.month and not pointed:
                return self.said.year, parts.month >= numbered_day(self.said.first)[1], False  # all that it tells is of then
            if guess and guess.first > now.last and not re.search(r"\b(?:will|by|next|until)\b", before):
                return now.year - 1, not apart, False
            return now.year, not apart, False
        if self.last:
            return self.last.year, self._goes_on(parts), bool(_POINTS.match(after))
        return (self.said.year, False, bool(_POINTS.match(after))) if self.said and parts.month else None

    def _goes_on(self, parts: DateParts) -> bool:
        """Whether a day or month without a year surely lies in the year that was told last: not before the month that was."""
        if self.last is None or self.last == self.heading or parts.month is None or parts.month > 12:
            return False
        return self.last.days <= 366 and parts.month >= numbered_day(self.last.first)[1]


LONG_AGO: Final = 10
"""So many years before it was written, what a draft tells is history, and a month without a year is none of the last twelve."""

_FEAST = re.compile(
    rf"\b(?:(?:on )?(?P<feast>{'|'.join(FEASTS)})|(?:(?P<count>{NUMBER}) days (?P<way>before|after) Christmas))"
    r"(?:,? (?:of |in )?(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9]))?",
    re.IGNORECASE,
)
_EVER_SINCE = re.compile(r"\b(?:ha(?:s|ve) (?:been )?(?:\w+ ){0,2}|in (?:office|charge|command|power) |at the helm |on the job )since $")
"""What goes on to the day of writing: `has been chaired since January`, `in office since January`."""
_POINTS = re.compile(r",? (?:of )?(?:last|this|next) year")
_POINTED = re.compile(r"\b(that|following|next|preceding|previous)(?: same)? (?:early |mid-|late )?$")
_HAD_BEEN = re.compile(r"\b(?:had|has|have) (?:\w+ )?(?:been|stood|served|had)\b")
"""What has been so since a date is told of a later one."""
_TAIL = re.compile(r",? (?:of (?:the (?:next|following|previous|preceding|same)|that|the same|last|this|next)|last|this|next) year")
_PART = re.compile(r"(early|mid|late|beginning of|end of)\b")
_EDGES: Final = {"beginning of": "beginning", "end of": "end"}
_ALIKE: Final = {"from": "since", "till": "until", "through": "until"}
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|of|for|since|from|until|till|to|last|early|late|mid|this|next|through|during|and|before|after|that"
    r"|following|preceding|previous|same)(?: the)?[ -]$"
)
_BOUND = re.compile(
    r"\b(since|from|until|till|through|by|before|after)"
    r"(?: (?:early|late|mid|the|about|around|(?:the )?(?:following|previous|next|same)))?[ -]$"
)
