"""From the text of a cell to the value of a field, by the field's type and by the names that the record knows."""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, get_origin

from alliancecli.dates import Date
from alliancecli.model.csv_injection import restore
from alliancecli.model.folding import fold
from alliancecli.model.records import Citation, Figure, Institution, Name, Record, TableFile, TableMapping
from alliancecli.model.vocabulary import RowKind
from alliancecli.record.cell_dates import Dates
from alliancecli.record.cell_numbers import Numbers
from alliancecli.record.cell_values import converted, for_each, line, plain_id, several
from alliancecli.record.decode import Rule, without_none
from alliancecli.record.row_error import RowError
from alliancecli.record.yaml_reader import short

CITED = ("source", "locator", "anchor", "outlet", "url", "published")
"""The columns that a row's sources are made of; several in a cell stand between semicolons."""

WAYS = "`new` and `aliases` in record.yaml do that for a table"
"""The ways out where a table has names that the record does not know."""

INSTITUTIONS = ("subject", "contributor", "object", "actors", "institutions")
"""The fields that name institutions; the last two name several."""


class Decoders:
    """From the text of a cell to the value of a field, by the field's type; None where the cell is empty."""

    def __init__(self, record: Record, table: TableFile) -> None:
        where = str(table.mapping_location)
        self._names = Names(record)
        self._events = {one.id for one in record.events}
        self._more_events = any(table.kind == RowKind.EVENTS for table in record.tables)
        self.dates = Dates(table.mapping, where)
        self._numbers = Numbers(table.mapping or TableMapping(), where)

    def of(self, key: str, rule: Rule, cls: type[Any]) -> tuple[Callable[[Any], Any], bool]:
        """The decoder of a field, and whether what it makes is worth keeping. Of free text it is not: few texts come twice."""
        kind = without_none(rule.type)
        if key == "id":
            return plain_id, False
        if key == "subject" and cls is Figure:
            return (lambda text: self._subject(text) if text.strip() else None), True
        if key in INSTITUTIONS:
            if get_origin(kind) is tuple:
                return (lambda text: tuple(self._names.institution(key, one) for one in several(text)) or None), True
            return (lambda text: self._names.institution(key, text) if text.strip() else None), True
        if key == "theatres":
            return (lambda text: tuple(self._names.term(key, one) for one in several(text)) or None), True
        if key == "scope":
            return (lambda text: self._names.term(key, text) if text.strip() else None), True
        if key == "author":
            return (lambda text: tuple(map(_person, several(text))) or None), False
        if get_origin(kind) is tuple:
            return (lambda text: tuple(line(key, one) for one in several(text)) or None), True
        if kind is str:
            return (lambda text: line(key, restore(text.strip()))), False
        if kind is Date:
            return self.dates, True
        if isinstance(kind, UnionType) and self._numbers.special:
            return (lambda text: self._numbers(kind, key, text)), True
        return (lambda text: converted(kind, key, text)), True

    def citations(self, cells: tuple[str, ...]) -> tuple[Citation, ...] | None:
        """The source entries of a row. Raises RowError where locators or anchors are not as many as sources."""
        sources = [self._names.term("source", one) for one in several(cells[0])]
        locators, *rest = (for_each(name, len(sources), cell) for name, cell in zip(CITED[1:], cells[1:], strict=True))
        if not all(locators):
            raise RowError("locator: is missing; say where in the source to look")
        return tuple(self._citation(*entry) for entry in zip(sources, locators, *rest, strict=True)) or None

    def _citation(self, source: str, locator: str, anchor: str, outlet: str, url: str, published: str) -> Citation:
        try:
            day = self.dates(published) if published else None
        except RowError as error:
            raise RowError(*(said.replace("date: ", "published: ", 1) for said in error.args)) from None
        return Citation(source=source, locator=locator, anchor=anchor, outlet=outlet, url=url, published=day)

    def _subject(self, text: str) -> str:
        """The id of the institution or event that a cell names. Where events stand in tables too, whether it is one is seen later."""
        event = plain_id(text.strip())
        if event and (event in self._events or (self._more_events and not self._names.find(text.strip()))):
            return event
        return self._names.institution("subject", text)


class Names:
    """What each name of a record means: of institutions, theatres, scopes and sources, by id or in words."""

    def __init__(self, record: Record) -> None:
        self._institutions: dict[str, str] = {}
        self._loosely: dict[str, str] = {}
        for one in record.institutions:
            self.add(one)
        heading = record.metadata
        self._terms = {
            "theatres": (_by_name(heading.theatres), "record.yaml"),
            "scope": (_by_name(heading.scopes), "record.yaml"),
            "source": (_by_name({one.id: one.title for one in record.sources}), "sources.yaml"),
        }

    def add(self, one: Institution) -> None:
        """Take in the names of an institution; a name that means two means none."""
        names = (one.name, *one.acronyms, *one.aliases)
        for found, keys in ((self._institutions, map(str.casefold, names)), (self._loosely, map(fold, (one.id, *names)))):
            for name in set(keys):
                found[name] = one.id if found.get(name, one.id) == one.id else ""
        self._institutions[one.id] = one.id

    def exactly(self, name: str) -> str:
        """The institution that is called just so, but for case; "" where there is none, or two."""
        return self._institutions.get(name) or self._institutions.get(name.casefold(), "")

    def find(self, name: str) -> str:
        """The institution that is called so; where none is just so, letters and digits alone count. "" for none, or two."""
        return self.exactly(name) or self._loosely.get(fold(name), "")

    def has(self, key: str, name: str) -> bool:
        """Whether there is one theatre, scope or source of that id or name."""
        known, _ = self._terms[key]
        return bool(known.get(name) or known.get(fold(name)))

    def institution(self, key: str, text: str) -> str:
        """The id of the institution that a cell names. Raises RowError where there is none, or two."""
        name = text.strip()
        if found := self.find(name):
            return found
        raise RowError(
            f"{key}: '{short(name)}' is no institution of institutions.yaml, or means two; add it there or mend the name ({WAYS})"
        )

    def term(self, key: str, text: str) -> str:
        """The theatre, scope or source that a cell names. Raises RowError where there is none, or two."""
        known, file = self._terms[key]
        name = text.strip()
        if found := known.get(name) or known.get(fold(name)):
            return found
        raise RowError(f"{key}: '{short(name)}' is not in {file}; add it there or mend the name")


def _by_name(defined: Mapping[str, str]) -> dict[str, str]:
    """The id that each id and each name means; "" for a name that means two."""
    known: dict[str, str] = {}
    for key, text in defined.items():
        for name in {fold(key), fold(text)}:
            known[name] = key if known.get(name, key) == key else ""
    return known | {key: key for key in defined}


def _person(text: str) -> Name:
    """A name as bibliographies have it: `Voeten, Erik`, or a body in a word or several."""
    family, comma, given = text.partition(",")
    said = line("author", text) or ""
    return Name(family=family.strip(), given=given.strip()) if comma and given.strip() else Name(literal=said)
