"""Writes records into the tables of the index, one at a time; what claims share is written once."""

import re
import sqlite3
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import count
from typing import Any, NamedTuple

from alliancecli.dates.days import BRIEF, OPEN_DAY, day_number, iso
from alliancecli.dates.edtf import Date, DateSet, day_numbers, ends, overlaps, periods_of, sort_key
from alliancecli.index.called import short_names
from alliancecli.index.encoding import CACHE_SIZE, as_list, citations, json_text, own, single
from alliancecli.index.entities import institution_row, source_row, term_row
from alliancecli.index.text import Texts, appeared, figure_words, quoted
from alliancecli.index.ties import ties
from alliancecli.model.columns import ATTRIBUTE, CITED, OF_SOME, SERIES, SETTING
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, best_tier, lives
from alliancecli.model.quantity import hedged
from alliancecli.model.record import Record, Series
from alliancecli.model.records import AnyRecord, Citation, Event, Figure, Institution, Relation, Source, Term
from alliancecli.model.vocabulary import InstitutionKind


class Days(NamedTuple):
    """The columns that windows are asked by (see model.columns)."""

    first: int
    last: int
    reach: int
    brief: int
    place: int


_UNDATED = Days(first=-OPEN_DAY, last=OPEN_DAY, reach=OPEN_DAY, brief=0, place=OPEN_DAY)
"""Those of a relation without a date."""


@cache
def _insert_into(table: str, columns: tuple[str, ...]) -> str:
    """The statement that puts a row in, if its key is free."""
    return f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


_EVENT_OWN, _of_event = own(Event)
_FIGURE_OWN, _of_figure = own(Figure)
_RELATION_OWN, _of_relation = own(Relation)

_EVENT = _insert_into("event_claim", ("row", *_EVENT_OWN, *Days._fields, "day", "citation", "setting", "clock"))
_BOUNDS = ("value_min", "value_max")
_FIGURE = _insert_into(
    "figure_claim", ("row", *_FIGURE_OWN, *_BOUNDS, *Days._fields, "day", "citation", "series", "alone", "said", "numbers", "clock")
)
_RELATION = _insert_into("relation_claim", ("row", *_RELATION_OWN, *Days._fields, "position", "day", "citation"))

_TIME_OF_DAY = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII)


class Writer:
    """What is needed of the whole record to write any one of it.

    What claims share is written when it first comes and its number kept; what was long forgotten is written again, but for series.
    """

    def __init__(self, connection: sqlite3.Connection, record: Record) -> None:
        self._cursor = connection.cursor()
        self._execute = self._cursor.execute
        self._rows = count()
        self._counts: dict[int, count[int]] = {}
        self._record = record
        self._tiers = {s.id: s.tier.value for s in record.sources}
        self._issued = {s.id: day_number(s.issued.max, OPEN_DAY) for s in record.sources}
        self._lives = lives(record.relations, self._tiers)
        self._institutions = {one.id for one in record.institutions}
        self._states = {one.id for one in record.institutions if one.kind is InstitutionKind.STATE}
        self._ties = ties(record, self._tiers)
        self._short = short_names(record.institutions)
        self._texts = Texts(record, self._lives, self._issued)
        self.more: dict[tuple[str, str], None] = {}
        self._day = lru_cache(CACHE_SIZE)(self._new_day)
        self._citation = lru_cache(CACHE_SIZE)(self._new_citation)
        self._setting = lru_cache(CACHE_SIZE)(self._new_setting)
        self._known_series: dict[tuple[str | None, ...], int] = {}
        self._series = cache(self._new_series)
        self._series_of_event = lru_cache(CACHE_SIZE)(self._kept_series)
        self._title = lru_cache(CACHE_SIZE)(self._event_title)

    def go_on(self, block: int) -> None:
        """Number rows from the beginning of this block, or from where that was left."""
        self._rows = self._counts.setdefault(block, count(block))

    def know_series(self) -> None:
        """Read the series that are there already: a series stands once."""
        columns = ", ".join(SERIES)
        self._known_series = {tuple(key): number for number, *key in self._execute(f"SELECT series, {columns} FROM series")}

    def context(self) -> dict[str, bytes]:
        """What claims take from the sources and the institutions that they name."""
        said: dict[str, tuple[Any, ...]] = {one: (self._tiers[one], issued) for one, issued in self._issued.items()}
        for one in self._record.institutions:
            said[one.id] = (self._texts.names(one.id), one.theatres, self._lives.get(one.id, Life()), one.id in self._states)
        return {identity: blake2b(repr(words).encode(), digest_size=16).digest() for identity, words in said.items()}

    def add(self, one: AnyRecord) -> bool:
        """Whether a record is in now, with its words; False where its id was taken."""
        row = next(self._rows)
        match one:
            case Event():
                added = self._event(row, one)
            case Figure():
                added = self._figure(row, one)
            case Relation():
                added = self._relation(row, one)
            case Institution():
                added = self._insert("institution", institution_row(one, self._lives.get(one.id, Life()), self._ties))
            case Source():
                added = self._insert("source", source_row(one, self._short))
            case Term():
                added = self._insert("term", term_row(one))
        if added:
            if not isinstance(one, (Event, Figure)):
                self._insert("texts", {"row": row, **self._texts.row(one)})
            elif one.attributes:
                self.more.update(dict.fromkeys((type(one).__name__.lower(), ATTRIBUTE + name) for name in one.attributes))
            date = one.issued if isinstance(one, Source) else None if isinstance(one, Institution) else one.date
            for first, last in periods_of(date) if isinstance(date, DateSet) else ():
                self._insert("period", {"record": one.id, "first": first, "last": last})
        return added

    def knows(self, subject: str) -> bool:
        """Whether there is an institution of that id, or an event by now."""
        return subject in self._institutions or self._title(subject) is not None

    def _event_title(self, one: str) -> str | None:
        found = self._execute("SELECT title FROM event_claim WHERE id = ?", (one,)).fetchone()
        return found[0] if found else None

    def _event(self, row: int, one: Event) -> bool:
        citation, known, some = self._citation(one.sources)
        if some:
            self.more.update(dict.fromkeys(("event", key) for key in some))
        day, days = self._day(one.date, known)
        setting = self._setting(one.kind, one.weight, one.status, one.theatres, one.actors, one.institutions, one.tags)
        return self._put(_EVENT, (row, *_of_event(one), *days, day, citation, setting, _clock(one)))

    def _figure(self, row: int, one: Figure) -> bool:
        """Write a figure, its days cut to the life of its subject, and of its contributor where that is a state.

        A plan may speak of a time before that life, but where it does not say since when, it too is of no earlier time.
        """
        citation, known, some = self._citation(one.sources)
        if some:
            self.more.update(dict.fromkeys(("figure", key) for key in some))
        day, days = self._day(one.date, known)
        first, last, *_ = days
        if one.status in FACTUAL or one.date.min is None:
            for identity in (one.subject, one.contributor if one.contributor in self._states else ""):
                first, last = self._lives.get(identity, Life()).bound(first, last)
        if (first, last) != days[:2]:
            cut = _reaching(first, last, known, first)
            days = cut._replace(brief=0, place=days.place) if one.date.min is None else cut
        quantity = hedged(one.qualifier, one.value, one.low, one.high)
        said, numbers = figure_words(one, quantity)
        numbered = self._series if one.subject in self._institutions else self._series_of_event
        series = numbered(*(getattr(one, name) for name in SERIES))
        shared = (day, citation, series, 1, said, numbers)
        return self._put(_FIGURE, (row, *_of_figure(one), *quantity.bounds, *days, *shared, _clock(one)))

    def _relation(self, row: int, one: Relation) -> bool:
        citation, known, _ = self._citation(one.sources)
        day, days = self._day(one.date, known) if one.date else (None, _UNDATED)
        return self._put(_RELATION, (row, *_of_relation(one), *days, row, day, citation))

    def _new_day(self, date: Date, known: int) -> tuple[int, Days]:
        """The number of a date, and the columns that windows are asked by; where its end is open, it reaches to the day `known`."""
        if date.max and known < OPEN_DAY:  # then that day does not matter
            return self._day(date, OPEN_DAY)
        said = {
            "date": str(date),
            "date_min": iso(date.min),
            "date_max": iso(date.max),
            "precision": date.precision,
            "shown": date.display(),
        }
        days = _reaching(*day_numbers(date), known, sort_key(date)[0])
        return self._number("day", {**said, "first": days.first, "last": days.last, "reach": days.reach}), days

    def _new_citation(self, sources: tuple[Citation, ...]) -> tuple[int, int, list[str]]:
        """The number of entries of sources, the day by which all of them had surely appeared, and the columns of OF_SOME that they fill."""
        known = appeared(sources, self._issued)
        row = {"sources": citations(sources), "tier": best_tier(sources, self._tiers), "issued_last": known, "said": quoted(sources)}
        some = [column.key for column in OF_SOME if any(getattr(cited, CITED[column.key]) for cited in sources)]
        return self._number("citation", row), known, some

    def _new_setting(self, *values: Any) -> int:
        row = dict(zip(SETTING[1], values, strict=True))
        about = self._texts.event_words(*values)
        encoded = {key: as_list(value) if isinstance(value, tuple) else single(value) for key, value in row.items()}
        return self._number("setting", {**encoded, "about": about})

    def _kept_series(self, *key: str) -> int:
        """The number of a series about an event: of these there may be too many to remember, so they are looked up."""
        values = dict(zip(SERIES, map(single, key), strict=True))
        same = " AND ".join(f"{name} IS :{name}" for name in SERIES)
        found = self._execute(f"SELECT series FROM series WHERE of_event = 1 AND {same}", values).fetchone()
        return found[0] if found else self._new_series(*key)

    def _new_series(self, *key: str) -> int:
        columns = tuple(map(single, key))
        if columns in self._known_series:
            return self._known_series[columns]
        of_event = key[0] not in self._institutions
        label, about = self._texts.series_words(*key, event=(self._event_title(key[0]) or "") if of_event else "")
        named = dict(zip(SERIES, columns, strict=True))
        return self._number("series", {**named, "of_event": int(of_event), "label": label, "about": about})

    def _number(self, table: str, row: dict[str, Any]) -> int:
        """The number of a new row of a table of what claims share."""
        self._insert(table, row)
        return self._cursor.lastrowid or 0

    def complete(self, series: Series) -> None:
        """Write down for what time a list leaves no one out: a row for each kind of thing that it lists."""
        said = series.complete
        first, last = day_numbers(said.date)
        listed: dict[tuple[Any, ...], list[tuple[str, int, int, int]]] = {}
        for claim in series.claims:
            if claim.date is None or overlaps(claim.date, first, last):
                key, name = _listed(claim)
                listed.setdefault(key, []).extend([(name, *_stay(claim.date))] if name else [])
        for key, names in listed.items():
            row = (series.id, *key, str(said.date), said.date.display(), first, last)
            named = json_text(sorted(names))
            self._execute(f"INSERT INTO complete VALUES ({', '.join('?' * 14)})", (*row, named, citations(said.sources)))
        claims = json_text([claim.id for claim in series.claims])
        self._execute("INSERT INTO complete_list VALUES (NULL, ?, ?, ?, ?)", (series.id, str(said.date), claims, citations(said.sources)))

    def _insert(self, table: str, row: dict[str, Any]) -> bool:
        """Whether a new row is in; False where its key was taken."""
        return self._put(_insert_into(table, tuple(row)), tuple(row.values()))

    def _put(self, statement: str, row: tuple[Any, ...]) -> bool:
        return self._execute(statement, row).rowcount > 0


def _clock(one: Event | Figure) -> str | None:
    """The time of day of a claim that is dated by a day: its attribute `time`, where that is written as one."""
    if not one.attributes or one.date.min != one.date.max:
        return None
    found = _TIME_OF_DAY.fullmatch(str(one.attributes.get("time")))
    return f"{found[1]:0>2}:{found[2]}:{found[3] or '00'}" if found else None


def _reaching(first: int, last: int, known: int, place: int) -> Days:
    """The days of a period; an open end reaches to the day `known`."""
    reach = last if last < OPEN_DAY else max(first, known)
    return Days(first, last, reach, int(reach - first <= BRIEF), place)


def _stay(date: Date | None) -> tuple[int, int, int]:
    """Between which days someone on a list came to be there, and the last on which they may have been; the undated at all times."""
    begun = ends(date)[0] if date else None
    return (
        day_number(begun.min, -OPEN_DAY) if begun else -OPEN_DAY,
        day_number(begun.max, OPEN_DAY) if begun else -OPEN_DAY,
        day_number(date.max if date else None, OPEN_DAY),
    )


def _listed(claim: Figure | Relation) -> tuple[tuple[Any, ...], str]:
    """Of what kind of thing a claim lists one, as the columns of `complete`, and whom it lists."""
    if isinstance(claim, Figure):
        key = (claim.subject, None, None, claim.measure.value, claim.status.value, claim.scope or None, claim.unit)
        return key, claim.contributor
    return (claim.subject, claim.relation.value, claim.office or None, None, None, None, None), claim.object or claim.name
