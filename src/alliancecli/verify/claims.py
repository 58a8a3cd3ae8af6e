"""The claims of the records by one source: the passages cited, and the numbers and dates to find there."""

from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import chain

from alliancecli.dates.edtf import Date
from alliancecli.model.quantity import hedged
from alliancecli.model.record import Record
from alliancecli.model.records import Citation, Claim, Figure, Institution, Source, Term
from alliancecli.recognise.dates import covers, parts
from alliancecli.recognise.facts import find
from alliancecli.recognise.numbers import SCALES, equal
from alliancecli.recognise.token import DateParts, Token


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """The claim of one record by one source.

    `stated` are its dates with what they date; a record that is `shared` with another source may have them from there.
    `values` and `known` are every number and date of its fields, words included.
    """

    id: str
    citations: tuple[Citation, ...]
    stated: tuple[tuple[str, Date], ...]
    shared: bool
    numbers: tuple[float, ...]
    unit: str
    caveat: str
    values: frozenset[float]
    known: frozenset[DateParts]

    def carries(self, token: Token) -> bool:
        """True if a number or date of the document is in this claim: in its value, its dates or its words."""
        if token.dates and all(any(covers(k, m) for k in self.known) for m in token.dates):
            return True
        return any(equal(one, other) for one in token.values for other in self.values)


def claims(record: Record, source: str) -> list[CitedClaim]:
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
            found.append(CitedClaim(series.id, cited, dated, shared, (), "", "", frozenset(), frozenset(parts(said.date))))
    return found


def _claim(one: Claim | Institution | Term, cited: tuple[Citation, ...]) -> CitedClaim:
    numbers: tuple[float, ...] = ()
    unit = ""
    if isinstance(one, Figure):
        scale = next((SCALES[word] for word in ("thousand", "million", "billion", "trillion") if word in one.unit.casefold()), 1.0)
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
    known = frozenset(chain.from_iterable(map(parts, dates))).union(*(token.dates for token in said))
    return CitedClaim(one.id, cited, stated, shared, numbers, unit, one.caveat, values, known)


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
