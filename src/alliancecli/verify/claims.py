"""What a record claims of one source, and whether a copy of that source bears it out: anchor, place, value, date.

Each check has a docstring that says when it passes surely, when probably, when it fails.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from alliancecli.dates import Date
from alliancecli.model.quantity import hedged
from alliancecli.model.records import Citation, Concept, Figure, Institution, Record, Source
from alliancecli.model.records import Claim as Claimed
from alliancecli.verify.document import Document, Hit
from alliancecli.verify.numbers import Moment, Token, find, hints, moments, shown
from alliancecli.verify.sections import Sections, Standing


class Verdict(StrEnum):
    """What a check comes to."""

    PASSES = "passes"
    FAILS = "fails"
    UNCLAIMED = "unclaimed"


class Confidence(StrEnum):
    """How sure that is."""

    SURE = "sure"
    PROBABLE = "probable"
    UNSURE = "unsure"


class Finding(NamedTuple):
    """One row of the answer; for what is unclaimed `id`, `expected` and `locator` (where no section is known) are None."""

    id: str | None
    verdict: Verdict
    check: str
    line: int | None
    said: str
    expected: str | None
    confidence: Confidence
    locator: str | None
    context: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one record says by one source.

    `stated` are its dates with what they date; a record that is `shared` with another source may have them from there.
    `values` and `known` are every number and moment of its fields, words included.
    """

    id: str
    citations: tuple[Citation, ...]
    stated: tuple[tuple[str, Date], ...]
    shared: bool
    numbers: tuple[float, ...]
    unit: str
    caveat: str
    values: frozenset[float]
    known: frozenset[Moment]

    def carries(self, token: Token) -> bool:
        """Whether a number or date of the document is in this claim: in its value, its dates or its words."""
        if token.moments and all(any(_covers(k, m) for k in self.known) for m in token.moments):
            return True
        return any(_equal(one, other) for one in token.values for other in self.values)


def claims(record: Record, source: str) -> list[Claim]:
    """Every record that cites a source, with what it says by it; and every list that is complete by it."""
    found = [
        _claim(one, cited)
        for one in record
        if not isinstance(one, Source) and (cited := tuple(c for c in one.sources if c.source == source))
    ]
    for series in record.series:
        said = series.complete
        if cited := tuple(c for c in said.sources if c.source == source):
            shared, dated = len(cited) < len(said.sources), (("complete ", said.date),)
            found.append(Claim(series.id, cited, dated, shared, (), "", "", frozenset(), frozenset(moments(said.date))))
    return found


_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _claim(one: Claimed | Institution | Concept, cited: tuple[Citation, ...]) -> Claim:
    numbers: tuple[float, ...] = ()
    unit = ""
    if isinstance(one, Figure):
        scale = next((factor for word, factor in _SCALES.items() if word in one.unit.casefold()), 1.0)
        numbers, unit = tuple(n * scale for n in hedged(one.qualifier, one.value, one.low, one.high).numbers), one.unit
    text: list[str] = []
    dates = [c.date for c in cited if c.date]
    for field in fields(one):
        if field.name not in ("id", "sources"):
            _gather(getattr(one, field.name), text, dates)
    shared = len(cited) < len(one.sources)
    date = None if isinstance(one, Institution) else one.date
    stated = (("", date),) if date else ()
    said = find(" | ".join(text))
    values = frozenset(numbers).union(*(token.values for token in said))
    known = frozenset(chain.from_iterable(map(moments, dates))).union(*(token.moments for token in said))
    return Claim(one.id, cited, stated, shared, numbers, unit, one.caveat, values, known)


def _gather(value: object, text: list[str], dates: list[Date]) -> None:
    """The words and dates of a field, however deep."""
    match value:
        case StrEnum():
            return
        case str():
            text.append(value)
        case Date():
            dates.append(value)
        case tuple():
            for item in value:
                _gather(item, text, dates)


class Search:
    """One document, asked about the claims of one source that appeared at a date."""

    def __init__(self, document: Document, sections: Sections, issued: Date) -> None:
        self.document, self.sections = document, sections
        self._issued = moments(issued)
        self.tokens = find(document.flow.text)
        self._starts = [token.start for token in self.tokens]
        self._years = [(t.start, m.year) for t in self.tokens for m in t.moments if m.year is not None and not m.blur]

    def check(self, claim: Claim) -> Iterator[Finding]:
        """Every check of a claim, in the order of its citations."""
        windows: list[Window] = []
        for cited in claim.citations:
            hits = self.document.find(cited.anchor)
            yield self._anchor(claim, cited, hits)
            if not hits:
                continue
            placed = self._placed(cited, hits)
            yield self._place(claim, cited, placed)
            here = [self.window(hit, cited) for standing, hit in placed if standing is placed[0][0]]
            if cited.date:
                yield self._date(claim, "", cited.date, here)
            windows += here
        if windows:
            for number in claim.numbers:
                yield self._value(claim, number, windows)
            own = [window for window in windows if window.cited.date is None]
            for what, date in claim.stated if own else ():
                finding = self._date(claim, what, date, own)
                if finding.verdict is Verdict.PASSES or not claim.shared:
                    yield finding

    def window(self, hit: Hit, cited: Citation) -> "Window":
        """What stands around an anchor: its sentences and one on either side, or what the margin has of them."""
        low, high = hit.flow.around(hit.start, hit.end)
        tokens = self.between(low, high) if hit.flow is self.document.flow else find(hit.flow.text[low:high])
        return Window(cited, hit, low, high, tokens)

    def between(self, low: int, high: int) -> list[Token]:
        """The tokens of a stretch of the flow."""
        return [token for token in self.tokens[bisect_left(self._starts, low) : bisect_left(self._starts, high)] if token.end <= high]

    def _anchor(self, claim: Claim, cited: Citation, hits: list[Hit]) -> Finding:
        """An anchor passes surely where it stands to the letter, probably where only case, spaces, hyphens or quotation marks differ.

        A claim without an anchor cannot be looked for: it passes, unsurely.
        """
        if not cited.anchor:
            return Finding(claim.id, Verdict.PASSES, "anchor", None, "no anchor to look for", None, Confidence.UNSURE, cited.locator, "")
        if hits:
            hit = hits[0]
            confidence = Confidence.SURE if hit.exact else Confidence.PROBABLE
            return _finding(claim, cited, Verdict.PASSES, "anchor", hit, hit.flow.text[hit.start : hit.end], cited.anchor, confidence)
        near = self.document.nearest(cited.anchor)
        if near is None:
            return Finding(claim.id, Verdict.FAILS, "anchor", None, "not in the document", cited.anchor, Confidence.SURE, cited.locator, "")
        said = near.flow.text[near.start : near.start + len(cited.anchor) + 10]
        return _finding(claim, cited, Verdict.FAILS, "anchor", near, f"nearest: {said}", cited.anchor, Confidence.SURE)

    def _placed(self, cited: Citation, hits: list[Hit]) -> list[tuple[Standing, Hit]]:
        """The places of an anchor, those that fit its locator best first."""
        standing = ((self.sections.standing(cited.locator, hit.line), hit) for hit in hits)
        return sorted(standing, key=lambda pair: (-pair[0], pair[1].start))

    def _place(self, claim: Claim, cited: Citation, placed: list[tuple[Standing, Hit]]) -> Finding:
        """A place passes surely in the very section, probably in a part of it or where no heading of the locator can be recognised."""
        standing, hit = placed[0]
        where = self.sections.at(hit.line)
        if standing is Standing.OUTSIDE:
            confidence = Confidence.SURE if self.sections.sure(cited.locator) else Confidence.PROBABLE
            said = f"in {where}" if where else "before the first section"
            return _finding(claim, cited, Verdict.FAILS, "place", hit, said, cited.locator, confidence)
        said = "no heading found" if standing is Standing.UNKNOWN else where or cited.locator
        confidence = Confidence.SURE if standing is Standing.EXACTLY else Confidence.PROBABLE
        return _finding(claim, cited, Verdict.PASSES, "place", hit, said, cited.locator, confidence)

    def _value(self, claim: Claim, number: float, windows: list["Window"]) -> Finding:
        """A value passes surely where the number stands by an anchor, probably where it can only be inferred (one from "a year")."""
        expected = f"{number:,.15g} {claim.unit}"
        for window in windows:
            for token in window.tokens:
                if any(_equal(number, value) for value in token.values):
                    return window.finding(claim, Verdict.PASSES, "value", token.text, expected, Confidence.SURE)
        for window in windows:
            text = window.text
            singular = re.sub(r"ies$", "y", claim.unit).removesuffix("s") if number == 1 else ""
            if any(_equal(number, value) for value in hints(text)) or (singular and re.search(rf"\b{re.escape(singular)}\b", text)):
                return window.finding(claim, Verdict.PASSES, "value", "inferred", expected, Confidence.PROBABLE)
        said = _listed(token.text for window in windows for token in window.tokens if token.values and not token.named)
        return windows[0].finding(claim, Verdict.FAILS, "value", said or "no number near", expected, _sure(windows))

    def _date(self, claim: Claim, what: str, date: Date, windows: list["Window"]) -> Finding:
        """A date passes surely where all its parts stand by an anchor, probably where only its year must be taken from elsewhere.

        Probably, too, where it is the year of the source itself, or where the caveat names it or says that the passage does not.
        """
        near = [moment for window in windows for token in window.tokens for moment in token.moments]
        worst = Confidence.SURE
        for wanted in moments(date):
            found = self._dated(wanted, near, windows)
            if found is None and (_DECLARED.search(claim.caveat) or self._dated(wanted, _moments_of(claim.caveat), [])):
                found = Confidence.PROBABLE
            if found is None:
                said = _listed(token.text for window in windows for token in window.tokens if token.moments)
                expected = f"{what}{date} ({shown(wanted)})" if len(moments(date)) > 1 else f"{what}{date}"
                return windows[0].finding(claim, Verdict.FAILS, "date", said or "no date near", expected, _sure(windows))
            worst = Confidence.PROBABLE if found is Confidence.PROBABLE else worst
        said = _listed(token.text for window in windows for token in window.tokens if token.moments)
        return windows[0].finding(claim, Verdict.PASSES, "date", said or "by context", f"{what}{date}", worst)

    def _dated(self, wanted: Moment, near: list[Moment], windows: list["Window"]) -> Confidence | None:
        """How sure it is that the text near an anchor gives a moment; None where it does not."""
        if any(_covers(moment, wanted) for moment in near):
            return Confidence.SURE
        year = wanted.year
        if wanted.blur:
            width = 10**wanted.blur
            inside = year is not None and any(m.year is not None and year <= m.year < year + width for m in near)
            return Confidence.PROBABLE if inside else None
        if wanted.month is not None and any(_covers(m._replace(year=year), wanted) for m in near if m.year is None):
            years = {m.year for m in near if m.year is not None}
            if year in years:
                return Confidence.SURE if len(years) == 1 else Confidence.PROBABLE
            if any(self._year_before(window.low) == year for window in windows):
                return Confidence.PROBABLE
        return Confidence.PROBABLE if any(_covers(issued, wanted) for issued in self._issued) else None

    def _year_before(self, offset: int) -> int | None:
        """The last year that the flow names before an offset: what a bare month there belongs to."""
        at = bisect_left(self._years, (offset, 0))
        return self._years[at - 1][1] if at else None


@dataclass(frozen=True, slots=True)
class Window:
    """What stands around an anchor."""

    cited: Citation
    hit: Hit
    low: int
    high: int
    tokens: list[Token]

    @property
    def text(self) -> str:
        """Its words."""
        return self.hit.flow.text[self.low : self.high]

    def finding(self, claim: Claim, verdict: Verdict, check: str, said: str, expected: str, confidence: Confidence) -> Finding:
        """A finding at the anchor."""
        return _finding(claim, self.cited, verdict, check, self.hit, said, expected, confidence)


_DECLARED = re.compile(
    r"\bundated\b|\b(?:not|never) (?:itself )?dated?\b|\bdated (?:only|in)\b|\bno (?:first |own )?(?:date|year|month|day)\b|\bby context\b"
    r"|\bwithout (?:a |any )?(?:date|year)\b|\bdates only\b|\b(?:date|year|start|end|span|period)s? (?:is|are|was|were)\b"
    r"|\bis not (?:said|given)\b|\bdates? (?:to|the)\b",
    re.IGNORECASE,
)
"""How a caveat says that a date, or an end of it, is not in the passage."""


def _moments_of(text: str) -> list[Moment]:
    return [moment for token in find(text) for moment in token.moments]


def _covers(known: Moment, asked: Moment) -> bool:
    """Whether a moment that is known has all the parts of one that is asked about: 12 May 2003 has May 2003, 2003 has not."""
    if known.blur != asked.blur:
        return False
    return all(a is None or a == k for k, a in ((known.year, asked.year), (known.month, asked.month), (known.day, asked.day)))


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))


def _sure(windows: Iterable[Window]) -> Confidence:
    """How sure it is that something is not near: the anchors must have been found to the letter."""
    return Confidence.SURE if all(window.hit.exact for window in windows) else Confidence.PROBABLE


def _listed(texts: Iterable[str]) -> str:
    """The first few of what a passage says, each once."""
    return ", ".join(list(dict.fromkeys(texts))[:6])


def _finding(
    claim: Claim, cited: Citation, verdict: Verdict, check: str, hit: Hit, said: str, expected: str, confidence: Confidence
) -> Finding:
    return Finding(claim.id, verdict, check, hit.line, said, expected, confidence, cited.locator, hit.flow.snippet(hit.start, hit.end))
