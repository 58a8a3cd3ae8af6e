"""What full-text search reads of each record: one row a record, in the order of TYPES."""

from collections.abc import Iterable, Iterator
from typing import Any

from alliancecli.dates import FAR, Date, Point, number
from alliancecli.index.folding import BETWEEN, fold
from alliancecli.model.records import AnyRecord, Citation, Concept, Event, Figure, Institution, Record, Source
from alliancecli.model.vocabulary import Qualifier


def texts(record: Record) -> Iterator[dict[str, Any]]:
    """The row of every record in the table `text`."""
    called = {one.id: _joined((one.name, *one.acronyms)) for one in record.institutions}
    short = {one.id: next(iter(one.acronyms), one.name) for one in record.institutions}
    issued = {one.id: number(one.issued.max, FAR) for one in record.sources}
    theatres = {one.id: one.theatres for one in record.institutions}
    for one in _all(record):
        match one:
            case Event():
                row = _event(one, called)
            case Figure():
                row = _figure(one, called, short, theatres)
            case Institution():
                row = _institution(one, called)
            case Concept():
                row = _term(one)
            case Source():
                row = _source(one)
        yield {"type": _TYPES[type(one)], "id": one.id, **_time(one, issued), **row}


def text_theatres(record: Record) -> Iterator[tuple[str, int]]:
    """The theatres of each row of `text`, with its rowid. Terms and sources have none; a figure has those of its subject."""
    theatres = {one.id: one.theatres for one in record.institutions}
    for row, one in enumerate(_all(record), 1):
        match one:
            case Event() | Institution():
                found = one.theatres
            case Figure():
                found = theatres.get(one.subject, ())
            case _:
                found = ()
        for theatre in found:
            yield theatre, row


_TYPES: dict[type[AnyRecord], str] = {Event: "event", Figure: "figure", Institution: "institution", Concept: "term", Source: "source"}


def _all(record: Record) -> Iterator[AnyRecord]:
    for part in (record.events, record.figures, record.institutions, record.terms, record.sources):
        yield from part


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(filter(None, parts))


def _keys(names: Iterable[str]) -> str:
    return "".join(f"|{folded}" for folded in dict.fromkeys(map(fold, names)) if folded) + "|"


def _row(
    one: AnyRecord, name: str, others: Iterable[str], body: Iterable[str], about: Iterable[str], sources: tuple[Citation, ...] = ()
) -> dict[str, str]:
    """The searched columns of one record.

    `beside` has its caveat, and the few words of its sources, which someone with the document at hand may look for.
    """
    names = tuple(others)
    said = (f"“{cited.anchor}”" for cited in sources if cited.anchor)
    beside = _joined((one.note if isinstance(one, Source) else one.caveat, *said))
    searched = {"name": name, "names": _joined(names), "body": _joined(body), "beside": beside, "about": _joined((one.id, *about))}
    return {"keys": _keys((one.id, name, *names)), **searched}


def _event(one: Event, called: dict[str, str]) -> dict[str, str]:
    concerned = (called.get(id_, id_) for id_ in dict.fromkeys((*one.actors, *one.institutions)))
    about = (*concerned, *one.theatres, *one.tags, one.kind, one.status)
    return _row(one, one.title, (), (one.summary,), about, one.sources)


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
    else:
        start = end = one.issued if isinstance(one, Source) else one.date
        date, shown = (str(start), start.display()) if start else (None, "")
    first, last = number(start.min if start else None, -FAR), number(end.max if end else None, FAR)
    if last < FAR or isinstance(one, Source) or not start:
        reach = last
    else:
        reach = max(first, max((issued[cited.source] for cited in one.sources), default=FAR))
    return {"date": date, "shown": shown, "first": first, "last": last, "reach": reach}


def _life(start: Date | None, end: Date | None) -> tuple[str | None, str]:
    """A life span as EDTF and in words. An end that the record does not give is unknown; no EDTF has a span for its end."""
    plain = all(isinstance(date, Point) for date in (start, end) if date)
    edtf = f"{start or ''}/{end or ''}" if plain and (start or end) else None
    if start and end:
        return edtf, f"{start.display()} – {end.display()}"
    return edtf, f"from {start.display()}" if start else f"until {end.display()}" if end else ""
