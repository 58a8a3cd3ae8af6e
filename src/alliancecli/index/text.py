"""What full-text search reads of each record: one row a record."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import Date, day_numbers
from alliancecli.model.folding import SEPARATOR
from alliancecli.model.lives import Life
from alliancecli.model.quantity import Quantity
from alliancecli.model.record import Record
from alliancecli.model.records import AnyRecord, Citation, Figure, Institution, Relation, Source, Term
from alliancecli.model.sentences import sentence
from alliancecli.model.vocabulary import RelationKind
from alliancecli.model.words import in_short, life_span


class Texts:
    """The words of records. What an institution is called, and where it acts, is asked of all of them."""

    def __init__(self, record: Record, lives: dict[str, Life], issued: dict[str, int]) -> None:
        institutions = record.institutions
        self.issued = issued
        self.lives = lives
        self._called = {one.id: _joined((one.name, *one.acronyms)) for one in institutions}
        self._short = {one.id: in_short(one.name, one.kind, one.acronyms) for one in institutions}
        self._theatres = {one.id: one.theatres for one in institutions}
        self._once_called: dict[str, tuple[str, ...]] = {}
        for one in record.relations:
            if one.relation is RelationKind.NAME:
                self._once_called[one.subject] = (*self._once_called.get(one.subject, ()), one.name)

    def names(self, identity: str) -> tuple[str, str]:
        """What an institution is called in the words of claims about it: with its acronyms, and in short."""
        return self._called[identity], self._short[identity]

    def row(self, one: Institution | Relation | Term | Source) -> dict[str, Any]:
        """The row of one record in the table `texts`."""
        match one:
            case Institution():
                row = _institution(one, self._once_called.get(one.id, ()))
            case Relation():
                row = _relation(one, self._called, self._short)
            case Term():
                row = _term(one)
            case Source():
                row = _source(one)
        return {"type": type(one).__name__.lower(), "id": one.id, **self._time(one), **row}

    def event_words(
        self,
        kind: str,
        weight: str,
        status: str,
        theatres: tuple[str, ...],
        actors: tuple[str, ...],
        institutions: tuple[str, ...],
        tags: tuple[str, ...],
    ) -> str:
        """What events of one setting are about."""
        concerned = (self._called.get(id_, id_) for id_ in dict.fromkeys(actors + institutions))
        return _joined((*concerned, *theatres, *tags, kind, status))

    def series_words(
        self, subject: str, contributor: str, measure: str, status: str, scope: str, unit: str, *, event: str = ""
    ) -> tuple[str, str]:
        """What figures of one series are called where they have no title, and what they are about.

        `event` is the title of the subject where that is one.
        """
        whose = contributor and self._short.get(contributor, contributor)
        label = f"{event or self._short.get(subject, subject)}: {whose or 'total'}, {measure}"
        concerned = (event, *(self._called.get(id_, id_) for id_ in (subject, contributor) if id_))
        return label, _joined((*concerned, *self._theatres.get(subject, ()), measure, status, scope))

    def _time(self, one: Institution | Relation | Term | Source) -> dict[str, Any]:
        """The date of a record, and its bounds: of an institution its life, of a source its publication; none where there is none."""
        if isinstance(one, Institution):
            life = self.lives.get(one.id, Life())
            (date, shown), first, last = _life(life), life.first, life.last
        else:
            start = one.issued if isinstance(one, Source) else one.date
            date, shown, first, last = _dated(start) if start else (None, "", -OPEN_DAY, OPEN_DAY)
        sources = () if isinstance(one, Source) else one.sources
        reach = max(first, appeared(sources, self.issued)) if last == OPEN_DAY and date and sources else last
        return {"date": date, "shown": shown, "first": first, "last": last, "reach": reach}


def appeared(sources: Iterable[Citation], issued: dict[str, int]) -> int:
    """The day by which passages had surely appeared: that of their own publication, else of their sources'."""
    days = (issued[one.source] if one.published is None else day_number(one.published.max, OPEN_DAY) for one in sources)
    return max(days, default=OPEN_DAY)


def _joined(parts: Iterable[str]) -> str:
    return SEPARATOR.join(filter(None, parts))


def _row(
    one: AnyRecord, name: str, others: Iterable[str], body: Iterable[str], about: Iterable[str], sources: tuple[Citation, ...] = ()
) -> dict[str, str]:
    """The searched columns of one record.

    `beside` has its caveat, and the few words of its sources, which someone with the document at hand may look for.
    """
    beside = _joined((one.note if isinstance(one, Source) else one.caveat, quoted(sources)))
    return {"name": name, "names": _joined(others), "body": _joined(body), "beside": beside, "about": _joined((one.id, *about))}


def quoted(sources: tuple[Citation, ...]) -> str:
    """The few words of sources, as search finds and shows them."""
    return _joined(f"“{cited.anchor}”" for cited in sources if cited.anchor)


def figure_words(one: Figure, quantity: Quantity) -> tuple[str, str | None]:
    """The number of a figure in words, or why there is none; and in digits."""
    said = one.missing.replace("-", " ") if one.missing else str(quantity)
    return said, _joined(map(str, quantity.numbers)) or None


def _institution(one: Institution, once_called: tuple[str, ...]) -> dict[str, str]:
    return _row(one, one.name, (*one.acronyms, *one.aliases, *once_called), (one.summary,), (*one.theatres, one.kind), one.sources)


def _relation(one: Relation, called: dict[str, str], short: dict[str, str]) -> dict[str, str]:
    said = sentence(one.relation, short.get(one.subject, one.subject), one.name or short.get(one.object, one.object), one.office)
    concerned = tuple(called.get(id_, id_) for id_ in (one.subject, one.object) if id_)
    return _row(one, said, (), (), (*concerned, one.name, one.office, one.relation), one.sources)


def _term(one: Term) -> dict[str, str]:
    return _row(one, one.name, one.aliases, (one.definition, one.author), (), one.sources)


def _source(one: Source) -> dict[str, str]:
    authors = (name.literal or f"{name.given} {name.family}".strip() for name in one.author)
    body = (*authors, one.container_title, one.publisher, one.publisher_place, one.section)
    return _row(one, one.title, (), body, (one.type, str(one.issued), one.URL, one.DOI))


@lru_cache(maxsize=10_000)
def _dated(date: Date) -> tuple[str, str, int, int]:
    """A date as EDTF, in words, and its first and last day as numbers."""
    return str(date), date.display(), *day_numbers(date)


def _life(life: Life) -> tuple[str | None, str]:
    """A life span as EDTF and in words. An end that the record does not give is unknown; no EDTF has a span for its end."""
    start, end = life.began, life.ended
    edtf = f"{start or ''}/{end or ''}" if start or end else None
    return edtf, life_span(start.display() if start else "", end.display() if end else "")
