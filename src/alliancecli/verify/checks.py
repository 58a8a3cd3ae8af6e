"""The checks of a claim against a copy of its source: anchor, place, value, date.

Each check has a docstring that says when it passes surely, when probably, when it fails.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alliancecli.dates.edtf import Date
from alliancecli.model.records import Citation
from alliancecli.recognise.dates import covers, in_words, parts
from alliancecli.recognise.facts import find
from alliancecli.recognise.numbers import ambiguous, equal, hints
from alliancecli.recognise.token import DateParts, Token
from alliancecli.verify.claims import CitedClaim
from alliancecli.verify.document import Document, Hit
from alliancecli.verify.findings import Confidence, Finding, Verdict
from alliancecli.verify.sections import Sections, Standing


class Checker:
    """One document, asked about the claims of one source that appeared at a date."""

    def __init__(self, document: Document, sections: Sections, issued: Date) -> None:
        self.document, self.sections = document, sections
        self._issued = parts(issued)
        self.tokens = find(document.flow.text)
        self._starts = [token.start for token in self.tokens]
        self._years = [(t.start, m.year) for t in self.tokens for m in t.dates if m.year is not None and not m.unspecified_digits]

    def check(self, claim: CitedClaim) -> Iterator[Finding]:
        """Every check of a claim, in the order of its citations."""
        passages: list[Passage] = []
        for cited in claim.citations:
            hits = self.document.find(cited.anchor)
            yield self._anchor(claim, cited, hits)
            if not hits:
                continue
            placed = self._placed(cited, hits)
            yield self._place(claim, cited, placed)
            here = [self.passage(hit, cited) for standing, hit in placed if standing is placed[0][0]]
            if cited.date:
                yield self._date(claim, "", cited.date, here)
            passages += here
        if passages:
            for number in claim.numbers:
                yield self._value(claim, number, passages)
            own = [passage for passage in passages if passage.cited.date is None]
            for what, date in claim.stated if own else ():
                finding = self._date(claim, what, date, own)
                if finding.verdict is Verdict.PASSES or not claim.shared:
                    yield finding

    def passage(self, hit: Hit, cited: Citation) -> "Passage":
        """The passage of an anchor: its sentences and one on either side, or what the margin has of them."""
        low, high = hit.flow.around(hit.start, hit.end)
        tokens = self.between(low, high) if hit.flow is self.document.flow else find(hit.flow.text[low:high])
        return Passage(cited, hit, low, high, tokens)

    def between(self, low: int, high: int) -> list[Token]:
        """The tokens of a stretch of the flow."""
        return [token for token in self.tokens[bisect_left(self._starts, low) : bisect_left(self._starts, high)] if token.end <= high]

    def _anchor(self, claim: CitedClaim, cited: Citation, hits: list[Hit]) -> Finding:
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

    def _place(self, claim: CitedClaim, cited: Citation, placed: list[tuple[Standing, Hit]]) -> Finding:
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

    def _value(self, claim: CitedClaim, number: float, passages: list["Passage"]) -> Finding:
        """A value passes surely where the number stands by an anchor.

        It passes probably where it can only be inferred (one from "a year"), or the number may be another (20.000 is 20 or 20,000).
        """
        expected = f"{number:,.15g} {claim.unit}"
        for passage in passages:
            for token in passage.tokens:
                if any(equal(number, value) for value in token.values):
                    confidence = Confidence.PROBABLE if ambiguous(token.text) else Confidence.SURE
                    return passage.finding(claim, Verdict.PASSES, "value", token.text, expected, confidence)
        for passage in passages:
            text = passage.text
            singular = re.sub(r"ies$", "y", claim.unit).removesuffix("s") if number == 1 else ""
            if any(equal(number, value) for value in hints(text)) or (singular and re.search(rf"\b{re.escape(singular)}\b", text)):
                return passage.finding(claim, Verdict.PASSES, "value", "inferred", expected, Confidence.PROBABLE)
        said = _listed(token.text for passage in passages for token in passage.tokens if token.values and not token.named)
        return passages[0].finding(claim, Verdict.FAILS, "value", said or "no number near", expected, _sure(passages))

    def _date(self, claim: CitedClaim, what: str, date: Date, passages: list["Passage"]) -> Finding:
        """A date passes surely where all its parts stand by an anchor, probably where only its year must be taken from elsewhere.

        Probably, too, where it is the year of the source itself, or where the caveat names it or says that the passage does not.
        """
        near = [date for passage in passages for token in passage.tokens for date in token.dates]
        worst = Confidence.SURE
        for wanted in parts(date):
            found = self._dated(wanted, near, passages)
            if found is None and (_DECLARED.search(claim.caveat) or self._dated(wanted, _dates_in(claim.caveat), [])):
                found = Confidence.PROBABLE
            if found is None:
                said = _listed(token.text for passage in passages for token in passage.tokens if token.dates)
                expected = f"{what}{date} ({in_words(wanted)})" if len(parts(date)) > 1 else f"{what}{date}"
                return passages[0].finding(claim, Verdict.FAILS, "date", said or "no date near", expected, _sure(passages))
            worst = Confidence.PROBABLE if found is Confidence.PROBABLE else worst
        said = _listed(token.text for passage in passages for token in passage.tokens if token.dates)
        return passages[0].finding(claim, Verdict.PASSES, "date", said or "by context", f"{what}{date}", worst)

    def _dated(self, wanted: DateParts, near: list[DateParts], passages: list["Passage"]) -> Confidence | None:
        """The confidence that the text near an anchor gives a date; None where it does not."""
        if any(covers(date, wanted) for date in near):
            return Confidence.SURE
        year = wanted.year
        if wanted.unspecified_digits:
            width = 10**wanted.unspecified_digits
            inside = year is not None and any(m.year is not None and year <= m.year < year + width for m in near)
            return Confidence.PROBABLE if inside else None
        if wanted.month is not None and any(covers(m._replace(year=year), wanted) for m in near if m.year is None):
            years = {m.year for m in near if m.year is not None}
            if year in years:
                return Confidence.SURE if len(years) == 1 else Confidence.PROBABLE
            if any(self._year_before(passage.low) == year for passage in passages):
                return Confidence.PROBABLE
        return Confidence.PROBABLE if any(covers(issued, wanted) for issued in self._issued) else None

    def _year_before(self, offset: int) -> int | None:
        """The last year that the flow names before an offset: what a bare month there belongs to."""
        at = bisect_left(self._years, (offset, 0))
        return self._years[at - 1][1] if at else None


@dataclass(frozen=True, slots=True)
class Passage:
    """The text around an anchor, and the numbers and dates in it."""

    cited: Citation
    hit: Hit
    low: int
    high: int
    tokens: list[Token]

    @property
    def text(self) -> str:
        """Its words."""
        return self.hit.flow.text[self.low : self.high]

    def finding(self, claim: CitedClaim, verdict: Verdict, check: str, said: str, expected: str, confidence: Confidence) -> Finding:
        """A finding at the anchor."""
        return _finding(claim, self.cited, verdict, check, self.hit, said, expected, confidence)


_DECLARED = re.compile(
    r"\bundated\b|\b(?:not|never) (?:itself )?dated?\b|\bdated (?:only|in)\b|\bno (?:first |own )?(?:date|year|month|day)\b|\bby context\b"
    r"|\bwithout (?:a |any )?(?:date|year)\b|\bdates only\b|\b(?:date|year|start|end|span|period)s? (?:is|are|was|were)\b"
    r"|\bis not (?:said|given)\b|\bdates? (?:to|the)\b",
    re.IGNORECASE,
)
"""Words of a caveat that say that a date, or an end of it, is not in the passage."""


def _dates_in(text: str) -> list[DateParts]:
    return [date for token in find(text) for date in token.dates]


def _sure(passages: Iterable[Passage]) -> Confidence:
    """The confidence that something is not near: sure if every anchor was found to the letter."""
    return Confidence.SURE if all(passage.hit.exact for passage in passages) else Confidence.PROBABLE


def _listed(texts: Iterable[str]) -> str:
    """The first few of what a passage says, each once."""
    return ", ".join(list(dict.fromkeys(texts))[:6])


def _finding(
    claim: CitedClaim, cited: Citation, verdict: Verdict, check: str, hit: Hit, said: str, expected: str, confidence: Confidence
) -> Finding:
    return Finding(claim.id, verdict, check, hit.line, said, expected, confidence, cited.locator, hit.flow.snippet(hit.start, hit.end))
