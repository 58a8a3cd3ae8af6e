"""What full-text search reads of each record: one row a record."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from alliancecli.dates import FAR, Date, Point, number
from alliancecli.index.folding import BETWEEN, fold
from alliancecli.model.records import AnyRecord, Citation, Concept, Event, Figure, Institution, Source
from alliancecli.model.vocabulary import Qualifier

MANY = 50_000
"""How many different joined texts are kept: rows of a table repeat them."""


class Texts:
    """The rows of the table `text`. What an institution is called, and where it acts, is asked of all of them."""

    def __init__(self, institutions: list[Institution], issued: dict[str, int]) -> None:
        self.issued = issued
        self._called = {one.id: _joined((one.name, *one.acronyms)) for one in institutions}
        self._short = {one.id: next(iter(one.acronyms), one.name) for one in institutions}
        self._theatres = {one.id: one.theatres for one in institutions}
        self._about = lru_cache(MANY)(self._naming)

    def row(self, one: AnyRecord) -> dict[str, Any]:
        """The row of one record."""
        match one:
            case Event():
                row = _event(one, self._about)
            case Figure():
                row = _figure(one, self._called, self._short, self._theatres)
            case Institution():
                row = _institution(one, self._called)
            case Concept():
                row = _term(one)
            case Source():
                row = _source(one)
        return {"type": _TYPES[type(one)], "id": one.id, **_time(one, self.issued), **row}

    def _naming(self, concerned: tuple[str, ...], words: tuple[str, ...]) -> str:
        """What institutions are called, and further words."""
        return _joined((*(self._called.get(id_, id_) for id_ in dict.fromkeys(concerned)), *words))


_TYPES: dict[type[AnyRecord], str] = {Event: "event", Figure: "figure", Institution: "institution", Concept: "term", Source: "source"}


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(filter(None, parts))


def _keys(names: Iterable[str]) -> str:
    return f"|{'|'.join(filter(None, dict.fromkeys(map(fold, names))))}|"


def _row(
    one: AnyRecord, name: str, others: Iterable[str], body: Iterable[str], about: Iterable[str], sources: tuple[Citation, ...] = ()
) -> dict[str, str]:
    """The searched columns of one record.

    `beside` has its caveat, and the few words of its sources, which someone with the document at hand may look for.
    """
    names = tuple(others)
    beside = _joined((one.note if isinstance(one, Source) else one.caveat, _said(sources)))
    searched = {"name": name, "names": _joined(names), "body": _joined(body), "beside": beside, "about": _joined((one.id, *about))}
    return {"keys": _keys((one.id, name, *names)), **searched}


@lru_cache(MANY)
def _said(sources: tuple[Citation, ...]) -> str:
    return _joined(f"“{cited.anchor}”" for cited in sources if cited.anchor)


def _event(one: Event, naming: Callable[[tuple[str, ...], tuple[str, ...]], str]) -> dict[str, str]:
    about = naming(one.actors + one.institutions, (*one.theatres, *one.tags, one.kind, one.status))
    return _row(one, one.title, (), (one.summary,), (about,), one.sources)


def _figure(one: Figure, called: dict[str, str], short: dict[str, str], theatres: dict[str, tuple[str, ...]]) -> dict[str, str]:
    whose = one.contributor and short.get(one.contributor, one.contributor)
    title = one.title or f"{short.get(one.subject, one.subject)}: {whose or 'total'}, {one.measure}"
    numbers = (str(value) for value in (one.value, one.low, one.high) if value is not None)
    concerned = (called.get(id_, id_) for id_ in (one.subject, one.contributor) if id_)
    about = (*concerned, *theatres.get(one.subject, ()), one.measure, one.status, one.scope, *numbers)
    return _row(one, title, (), (f"{_amount(one)} {one.unit}",), about, one.sources)


def _amount(one: Figure) -> str:
    """The number with its hedge, in words: `about 55,100`, `20,000–25,000`, `withheld`."""
    if one.missing:
        return one.missing.replace("-", " ")
    if one.qualifier is Qualifier.RANGE:
        return f"{one.low:,}–{one.high:,}"
    hedge = "" if one.qualifier is Qualifier.EXACT else one.qualifier.replace("-", " ") + " "
    return f"{hedge}{one.value:,}"


def _institution(one: Institution, called: dict[str, str]) -> dict[str, str]:
    names = (*one.acronyms, *one.aliases, *(dated.name for dated in one.names))
    holders = (f"{holder.office} {holder.name}" for holder in one.holders)
    concerned = (called.get(id_, id_) for id_ in (one.parent, *(member.id for member in one.members)) if id_)
    return _row(one, one.name, names, (one.summary, *holders), (*concerned, *one.theatres, one.kind), one.sources)


def _term(one: Concept) -> dict[str, str]:
    return _row(one, one.name, one.aliases, (one.definition, one.author), (), one.sources)


def _source(one: Source) -> dict[str, str]:
    authors = (name.literal or f"{name.given} {name.family}".strip() for name in one.author)
    body = (*authors, one.container_title, one.publisher, one.publisher_place, one.section)
    return _row(one, one.title, (), body, (one.type, str(one.issued), one.URL, one.DOI))


def _time(one: AnyRecord, issued: dict[str, int]) -> dict[str, Any]:
    """The date of a record, and its bounds: of an institution its life, of a source its publication; none where the record gives none."""
    if isinstance(one, Institution):
        start, end = one.established, one.dissolved
        date, shown = _life(start, end)
        first, last = number(start.min if start else None, -FAR), number(end.max if end else None, FAR)
    else:
        start = one.issued if isinstance(one, Source) else one.date
        date, shown, first, last = _dated(start) if start else (None, "", -FAR, FAR)
    if last < FAR or isinstance(one, Source) or not start:
        reach = last
    else:
        reach = max(first, max((issued[cited.source] for cited in one.sources), default=FAR))
    return {"date": date, "shown": shown, "first": first, "last": last, "reach": reach}


@lru_cache(maxsize=10_000, typed=True)
def _dated(date: Date) -> tuple[str, str, int, int]:
    """A date as EDTF, in words, and its first and last day as numbers."""
    return str(date), date.display(), number(date.min, -FAR), number(date.max, FAR)


def _life(start: Date | None, end: Date | None) -> tuple[str | None, str]:
    """A life span as EDTF and in words. An end that the record does not give is unknown; no EDTF has a span for its end."""
    plain = all(isinstance(date, Point) for date in (start, end) if date)
    edtf = f"{start or ''}/{end or ''}" if plain and (start or end) else None
    if start and end:
        return edtf, f"{start.display()} – {end.display()}"
    return edtf, f"from {start.display()}" if start else f"until {end.display()}" if end else ""
