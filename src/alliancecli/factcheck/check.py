"""Hold a draft against the record, paragraph by paragraph."""

from collections.abc import Iterator
from unicodedata import combining

from alliancecli.factcheck.counts import Counts
from alliancecli.factcheck.denied import is_no_statement
from alliancecli.factcheck.document import Draft
from alliancecli.factcheck.events import Events
from alliancecli.factcheck.exact import exact
from alliancecli.factcheck.figures import Figures
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.founders import Founders
from alliancecli.factcheck.holders import Holders
from alliancecli.factcheck.lineage import Lineage
from alliancecli.factcheck.lives import Lives
from alliancecli.factcheck.members import Members
from alliancecli.factcheck.reading import Reader, Sentence
from alliancecli.factcheck.statement import Statement
from alliancecli.factcheck.votes import Votes
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Checker:
    """A record made ready to hold drafts against: its names and the words of its events are looked through once for all of them."""

    def __init__(self, claims: Claims) -> None:
        self._reader = Reader(claims)
        self._ties = (Holders(claims), Members(claims), Founders(claims), Lineage(claims), Lives(claims))
        self._counts, self._votes, self._events = Counts(claims), Votes(claims), Events(claims, self._reader.naming)

    def check(self, draft: Draft) -> Iterator[Row]:
        """A row for each statement of the draft that can be checked, in the order of the text."""
        figures = Figures(self._reader)  # they know what the draft has told so far
        for sentence in self._reader.read(draft):
            if sentence.names or sentence.numbers or sentence.whens:
                for finding in sorted(self._findings(sentence, figures), key=lambda one: (one.start, one.end)):
                    if finding.verdict != UNKNOWN and is_no_statement(sentence, finding.start, finding.end):
                        finding = finding._replace(verdict=UNKNOWN, note=f"denied, asked or supposed here; {finding.note}")
                    yield _row(draft, sentence, finding)

    def _findings(self, sentence: Sentence, figures: Figures) -> list[Finding]:
        """Ties and votes first, for their dates and numbers are theirs; then dated events, then the numbers that are left."""
        votes = list(self._votes.check(sentence))
        found = [*(one for tie in self._ties for one in tie.check(sentence)), *votes]
        taken = [(one.start, one.end) for one in found if one.kind in ("holder", "lineage") or one in votes]
        counts = list(self._counts.check(sentence))
        taken += [(one.start, one.end) for one in counts]
        counted = list(figures.check(sentence, taken))
        numbers = [finding for _, finding in counted if finding]
        told = {one.says.get("date") for one in found if one.kind not in ("event", "lineage") or one.verdict != UNKNOWN}
        spans = [(one.start, one.end) for one in found if one.kind not in ("event", "lineage") or one.verdict != UNKNOWN]
        settled = [(one.start, one.end) for one in (*votes, *counts, *numbers) if one.verdict == SUPPORTED]
        dated = list(self._events.check(sentence, told, spans, [(one.start, one.end) for one in numbers], settled))
        outvoted = [one for one in found if one.verdict == REFUTED and (one.kind in ("holder", "lineage") or one in votes)]
        dated = [one for one in dated if not any(one.start <= tie.start and tie.end <= one.end for tie in outvoted)]
        dated = [one for one in dated if one.verdict != REFUTED or not any(a <= one.start and one.end <= b for a, b in settled)]
        decided = [one for one in dated if one.verdict != UNKNOWN]
        surer = [*decided, *(one for one in found if one.verdict != UNKNOWN)]
        found = [
            one
            for one in found
            if one.kind not in ("event", "lineage") or one.verdict != UNKNOWN or not any(_overlap(one, other) for other in surer)
        ]
        undecided = [one for one, finding in counted if not finding or finding.verdict == UNKNOWN]
        of_events = [finding for one in undecided if (finding := self._in_other_ways(one, decided))]
        wrong = [one for one in decided if one.verdict == REFUTED]
        numbers = [one for one in numbers if one.verdict != UNKNOWN or not any(_overlap(one, other) for other in (*of_events, *wrong))]
        sure = [*found, *counts, *numbers, *of_events]
        return [*sure, *(one for one in dated if one.verdict != UNKNOWN or not any(_overlap(one, other) for other in sure))]

    def _in_other_ways(self, one: Statement, decided: list[Finding]) -> Finding | None:
        """What events, and the numbers that are a claim's to the digit, make of a number on which no figure decides.

        Inside of what is `decided` that is a detail of an event, which that must tell.
        """
        within = any(other.start <= one.number.start < other.end for other in decided)
        return self._events.number(one, within=within) or (None if within else exact(one))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _row(draft: Draft, sentence: Sentence, finding: Finding) -> Row:
    places = sentence.paragraph.places
    text = sentence.paragraph.text[finding.start : finding.end]
    finding = finding._replace(
        start=finding.start + len(text) - len(text.lstrip(" ,;:-|")), end=finding.end - len(text) + len(text.rstrip(" ,;:"))
    )
    first, last = places[finding.start], places[finding.end - 1] + 1
    while combining(draft.text[last : last + 1] or " "):
        last += 1
    line, column = draft.place(first)
    begin, end = places[min(sentence.start, len(places) - 1)], places[sentence.end - 1] + 1
    return {
        "line": line,
        "column": column,
        "text": draft.text[first:last],
        "verdict": finding.verdict,
        "kind": finding.kind,
        "says": finding.says,
        "claims": finding.ids,
        "note": finding.note,
        "sources": finding.sources,
        "end_line": draft.place(last - 1)[0],
        "end_column": draft.place(last - 1)[1] + 1,
        "file": draft.name,
        "sentence": " ".join(draft.text[begin:end].split()),
    }
