"""From the text of a cell to the value of a field, by the field's type and by the names that the record knows."""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, get_origin

from alliancecli.dates.edtf import Date
from alliancecli.model.columns import CITED
from alliancecli.model.csv_injection import restore
from alliancecli.model.folding import fold
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import Record, TableFile
from alliancecli.model.records import Citation, Figure, Institution, Name
from alliancecli.model.vocabulary import RowKind
from alliancecli.record.cell_dates import Dates
from alliancecli.record.cell_numbers import Numbers
from alliancecli.record.cell_values import converted, for_each, line, plain_id, several
from alliancecli.record.decode import Rule, without_none
from alliancecli.record.row_error import RowError
from alliancecli.record.table_files import home
from alliancecli.record.yaml_reader import short

WAYS = "`new` and `aliases` in record.yaml do that for a table"
"""The ways out where a table has names that the record does not know."""

INSTITUTIONS = ("subject", "contributor", "object", "actors", "institutions")
"""The fields that name institutions; the last two name several."""


class Decoders:
    """From the text of a cell to the value of a field, by the field's type; None where the cell is empty."""

    def __init__(self, record: Record, table: TableFile) -> None:
        where = str(table.mapping_location)
        self._names = Names(record, table)
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
        """The source entries of a row, of the cells of CITED; several in a cell stand between semicolons.

        Raises RowError where locators or anchors are not as many as sources.
        """
        sources = [self._names.term("source", one) for one in several(cells[0])]
        locators, *rest = (for_each(name, len(sources), cell) for name, cell in zip(list(CITED)[1:], cells[1:], strict=True))
        if not all(locators):
            raise RowError("locator: is missing; say where in the source to look")
        return tuple(self._citation(*entry) for entry in zip(sources, locators, *rest, strict=True)) or None

    def _citation(self, source: str, locator: str, anchor: str, date: str, outlet: str, url: str, published: str) -> Citation:
        return Citation(
            source=source,
            locator=locator,
            anchor=anchor,
            date=self._day("source_date", date),
            outlet=outlet,
            url=url,
            published=self._day("published", published),
        )

    def _day(self, name: str, text: str) -> Date | None:
        try:
            return self.dates(text) if text else None
        except RowError as error:
            raise RowError(*(said.replace("date: ", f"{name}: ", 1) for said in error.args)) from None

    def _subject(self, text: str) -> str:
        """The id of the institution or event that a cell names. Where events stand in tables too, whether it is one is seen later."""
        event = plain_id(text.strip())
        if event and (event in self._events or (self._more_events and not self._names.find(text.strip()))):
            return event
        return self._names.institution("subject", text)


class Names:
    """What each name means in a table: of institutions, theatres, scopes and sources, by id or in words.

    An id means what it is the id of, a name an institution of the table's own folder before one of another.
    """

    def __init__(self, record: Record, table: TableFile) -> None:
        self._ids: set[str] = set()
        self._near, self._far = _Called(), _Called()
        for one in record.institutions:
            place = record.locations.get(id(one))
            self.add(one, near=place is not None and home(place.file) == home(table.path))
        heading = record.metadata
        self._terms = {
            "theatres": (_by_name(heading.theatres), "record.yaml"),
            "scope": (_by_name(heading.scopes), "record.yaml"),
            "source": (_by_name({one.id: one.title for one in record.sources}), "sources.yaml"),
        }

    def add(self, one: Institution, *, near: bool = True) -> None:
        """Take in the names of an institution, of the table's own folder if it is `near`."""
        self._ids.add(one.id)
        for called in (self._near, self._far) if near else (self._far,):
            called.add(one)

    def exactly(self, name: str) -> str:
        """The institution that is called just so, but for case; "" where there is none, or two."""
        if name in self._ids:
            return name
        key = name.casefold()
        return self._near.exactly.get(key) or self._far.exactly.get(key, "")

    def find(self, name: str) -> str:
        """The institution that is called so; where none is just so, letters and digits alone count. "" for none, or two."""
        return self.exactly(name) or self._near.loosely.get(fold(name)) or self._far.loosely.get(fold(name), "")

    def has(self, key: str, name: str) -> bool:
        """Whether there is one theatre, scope or source of that id or name."""
        known, _ = self._terms[key]
        return bool(known.get(name) or known.get(fold(name)))

    def institution(self, key: str, text: str) -> str:
        """The id of the institution that a cell names. Raises RowError where there is none, or two."""
        name = line(key, text) or ""
        if found := self.find(name):
            return found
        raise RowError(
            f"{key}: '{short(name)}' is no institution of institutions.yaml, or means two; add it there or mend the name ({WAYS})"
        )

    def term(self, key: str, text: str) -> str:
        """The theatre, scope or source that a cell names. Raises RowError where there is none, or two."""
        known, file = self._terms[key]
        name = line(key, text) or ""
        if found := known.get(name) or known.get(fold(name)):
            return found
        raise RowError(f"{key}: '{short(name)}' is not in {file}; add it there or mend the name")


class _Called:
    """Institutions by their names; a name that means two means none."""

    def __init__(self) -> None:
        self.exactly: dict[str, str] = {}
        self.loosely: dict[str, str] = {}

    def add(self, one: Institution) -> None:
        """Take in the names of one."""
        names = (one.name, *one.acronyms, *one.aliases)
        for found, keys in ((self.exactly, map(str.casefold, names)), (self.loosely, map(fold, (one.id, *names)))):
            for name in set(keys):
                found[name] = one.id if found.get(name, one.id) == one.id else ""


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
