"""From the cells of a row to a record.

Each field of ours is a template, `{column}` for the cell of that column; without a mapping in record.yaml the columns are the fields
themselves. A cell goes through the same decoder as a value in YAML, so the same words are right and wrong in both; what it came to is
kept, since rows repeat one another.
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache, partial
from operator import itemgetter
from types import UnionType
from typing import Any, get_origin

from alliancecli.dates import Date
from alliancecli.errors import RecordFaults
from alliancecli.model.characters import FORBIDDEN
from alliancecli.model.csv_injection import restore
from alliancecli.model.records import Citation, Event, Figure, Record, TableFile, Value
from alliancecli.model.vocabulary import Qualifier, RowKind
from alliancecli.record.checks.structure import number_is_said
from alliancecli.record.decode import DEGREES, Faults, Rule, attribute_fault, convert, number, spec, without_none
from alliancecli.record.yaml_reader import Node, scalar, short

CITED = ("source", "locator", "anchor", "outlet", "url", "published")
"""The columns that a row's sources are made of; several in a cell stand between semicolons."""

_SAID = frozenset(("date_min", "date_max", "precision", "certainty", "as_of", "age_days", "rivals", "value_min", "value_max", "shown"))

DERIVED = _SAID | {"subject_name", "contributor_name", "share", "share_of"}
"""Columns that `--csv` prints and that follow from the others: a table may have them, and they are not read."""

PREFIX = "attributes."
"""How the columns begin that `--csv` prints of attributes: they are read back."""

CACHE_SIZE = 50_000
"""The number of values of a field that are kept decoded."""

MAX_CACHED_LENGTH = 300
"""Characters of the longest that is kept."""


class RowError(Exception):
    """A row that cannot be read; the message says why."""


class RowDecoder:
    """From the cells of a row to a record, compiled once for a table."""

    def __init__(self, cls: type[Event] | type[Figure], header: list[str], table: TableFile, record: Record) -> None:
        self._cls = cls
        self._width = len(header)
        self._stem = re.sub(r"[^a-z0-9]+", "-", os.path.basename(table.path).split(".")[0].lower()).strip("-") or "row"
        templates = self._templates(header, table)
        rules = spec(cls)  # type: ignore[arg-type]  # classes are hashable
        self._required = [key for key, rule in rules.items() if rule.required and key != "id"]
        date_format = table.mapping.date_format if table.mapping else ""
        if date_format and (unfit := _unfit(date_format)):
            raise RecordFaults([f"{table.mapping_location}: tables: date_format '{short(date_format)}' {unfit}"])
        decoders = _CellDecoders(record, date_format)
        self.names_ids = "id" in templates
        self._fields: list[_CellField] = []
        for key, rule in rules.items():
            if key == "sources":
                made = [templates.get(one, _Template()) for one in CITED]
                self._fields.append(_CellField(key, _Together(made), decoders.citations, kept=True))
            elif key in templates:
                decode, kept = decoders.of(key, rule)
                self._fields.append(_CellField(rule.attribute, templates[key], decode, kept=kept))
        if attributes := self._attributes(header, table):
            cells = _Together(list(attributes.values()))
            self._fields.append(_CellField("attributes", cells, partial(_attributes, tuple(attributes)), kept=False))

    def __call__(self, cells: list[str]) -> Event | Figure:
        """The record of a row. Raises RowError with everything that is wrong with it.

        A row without an id gets one from its cells, so that it keeps it when rows above it come or go.
        """
        if len(cells) != self._width:
            raise RowError(f"has {len(cells):,} cells, the header {self._width:,}; look at the commas and quotation marks")
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for field in self._fields:
            value = field.known.get(field.key(cells), _NEW)
            if value is _NEW:
                try:
                    value = field.decoded(cells)
                except RowError as error:
                    wrong.append(str(error))
                    continue
            if value is not None:
                values[field.attribute] = value
        if not wrong:
            wrong = [f"{key}: is missing; write it" for key in self._required if key not in values]
        if wrong:
            raise RowError("; ".join(wrong))
        if "id" not in values:
            values["id"] = f"{self._stem}-{_digest(cells)}"
        _as_range(values)
        made = self._cls(**values)
        if isinstance(made, Figure) and (said := number_is_said(made)):
            raise RowError(f"{said[0]}: {said[1]}")
        return made

    def _templates(self, header: list[str], table: TableFile) -> dict[str, "_Template"]:
        """Each of our fields that a row fills. Raises RecordFaults for columns that there are not."""
        header = [name.strip() for name in header]
        places: dict[str, int] = {}
        for n, name in enumerate(header):
            if places.setdefault(name, n) != n:
                raise RecordFaults([f"{table.path}:1: the column '{short(name)}' is there twice; rename one"])
        fields = [key for key in spec(self._cls) if key not in ("sources", "attributes")] + list(CITED)  # type: ignore[arg-type]
        if table.mapping and table.mapping.columns:
            where = str(table.mapping_location)
            columns = table.mapping.columns
            if strange := [key for key in columns if key not in fields]:
                raise RecordFaults([f"{where}: tables: '{short(strange[0])}' is no field; the fields are {', '.join(fields)}"])
            return {key: _template(text, places, where) for key, text in columns.items()}
        where = f"{table.path}:1"
        kept = table.mapping.attributes.values() if table.mapping else ()
        strange = [name for name in header if name not in fields and name not in DERIVED and name not in kept]
        if strange := [name for name in strange if not name.startswith(PREFIX)]:
            advice = f"the fields are {', '.join(fields)}; columns of other names are mapped in record.yaml under `tables:`"
            raise RecordFaults([f"{where}: there is no field '{short(strange[0])}'; {advice}"])
        found = {name: _Template("%s", (n,)) for name, n in places.items() if name in fields}
        if "value_min" in places and "value_max" in places and "low" not in places:
            for bound in ("low", "high"):
                found[bound] = _OfRange("%s", (places[f"value_{'min' if bound == 'low' else 'max'}"], places.get("qualifier", -1)))
        return found

    def _attributes(self, header: list[str], table: TableFile) -> dict[str, "_Template"]:
        """Each attribute that a row fills. Raises RecordFaults for columns that there are not, and names that none may have."""
        places = {name.strip(): n for n, name in enumerate(header)}
        named, where = table.mapping.attributes if table.mapping else {}, str(table.mapping_location)
        if not (table.mapping and table.mapping.columns):
            starts = {name.removeprefix(PREFIX): name for name in places if name.startswith(PREFIX)}
            named, where = {**starts, **named}, where if named else f"{table.path}:1"
        for name, column in named.items():
            if name not in DEGREES and (said := attribute_fault(name, "")):
                raise RecordFaults([f"{where}: attributes: '{short(name)}' {said}"])
            if column not in places:
                raise RecordFaults([f"{where}: tables: there is no column '{short(column)}'; the columns are {_listed(places)}"])
        return {name: _Template("%s", (places[column],)) for name, column in named.items()}


class _Template:
    """From the cells of a row to a text: a pattern, and the columns that fill it."""

    def __init__(self, pattern: str = "", columns: tuple[int, ...] = ()) -> None:
        self.columns = columns
        self.cells: Callable[[list[str]], Any] = itemgetter(*columns) if columns else _no_cells
        self._pattern = pattern

    def __call__(self, cells: list[str]) -> Any:
        """The text of a row."""
        return self._pattern % self.cells(cells)


class _OfRange(_Template):
    """The bound that `--csv` printed, where it is one of a range."""

    def __call__(self, cells: list[str]) -> Any:
        """The text of a row."""
        bound, qualifier = self.columns
        return cells[bound] if qualifier >= 0 and cells[qualifier] == "range" else ""


class _Together(_Template):
    """Several texts."""

    def __init__(self, templates: list[_Template]) -> None:
        super().__init__(columns=tuple(dict.fromkeys(n for one in templates for n in one.columns)))
        self._templates = templates

    def __call__(self, cells: list[str]) -> Any:
        """The texts of a row."""
        return tuple(one(cells) for one in self._templates)


def _as_range(values: dict[str, Any]) -> None:
    """Say the number of a row as a figure does: low and high are a range, and where they are one number they are that number."""
    low, high = values.get("low"), values.get("high")
    if low is None or high is None:
        return
    if low == high and values.get("value", low) == low:
        del values["low"], values["high"]
        values["value"] = low
        if values.get("qualifier") is Qualifier.RANGE:
            del values["qualifier"]
    else:
        values.setdefault("qualifier", Qualifier.RANGE)


def _digest(cells: list[str]) -> str:
    from hashlib import sha256  # few tables have no ids

    return sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()[:12]


_NEW: Any = object()
"""Stands for what is not known yet."""


class _CellField:
    """A field that rows fill: its attribute, the cells that it is made of (`key`), and what such cells came to (`known`)."""

    def __init__(self, attribute: str, template: _Template, decode: Callable[[Any], Any], *, kept: bool) -> None:
        self.attribute = attribute
        self.known: dict[Any, Any] = {}
        self.key = template.cells
        self._template, self._decode, self._kept = template, decode, kept

    def decoded(self, cells: list[str]) -> Any:
        """The value of a row, kept where the same cells may come again and are brief. Raises RowError for what is wrong with it."""
        text = self._template(cells)
        value = self._decode(text)
        if self._kept and len(text if isinstance(text, str) else "".join(text)) <= MAX_CACHED_LENGTH:
            if len(self.known) >= CACHE_SIZE:
                self.known.clear()
            self.known[self.key(cells)] = value
        return value


def _no_cells(cells: list[str]) -> tuple[()]:
    """Nothing: what is made of no cell is the same of all rows."""
    return ()


_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]")


def _template(text: str, places: dict[str, int], where: str) -> _Template:
    """What fills a field: `{country} votes {vote}`. Raises RecordFaults for a column that there is not."""
    pieces = [({"{{": "{", "}}": "}"}.get(piece[0], piece[0]), piece[1]) for piece in _PIECE.finditer(text)]
    if any(piece[0] in ("{", "}") for piece in _PIECE.finditer(text)):
        raise RecordFaults([f"{where}: tables: '{short(text)}' is no template; write {{column}}, and {{{{ for a brace"])
    names = [name for _, name in pieces if name is not None]
    for name in names:
        if name not in places:
            raise RecordFaults([f"{where}: tables: there is no column '{short(name)}'; the columns are {_listed(places)}"])
    pattern = "".join(literal.replace("%", "%%") if name is None else "%s" for literal, name in pieces)
    return _Template(pattern, tuple(places[name] for name in names))


def _listed(names: Iterable[str]) -> str:
    return short(", ".join(names)) if len(", ".join(names)) > 300 else ", ".join(names)


class _CellDecoders:
    """From the text of a cell to the value of a field, by the field's type; None where the cell is empty."""

    def __init__(self, record: Record, date_format: str) -> None:
        self._date_format = date_format
        self._institutions = _names(record)
        self._events = {one.id for one in record.events}
        self._more_events = any(table.kind == RowKind.EVENTS for table in record.tables)
        self._known = {
            "theatres": (set(record.metadata.theatres), "record.yaml"),
            "scope": (set(record.metadata.scopes), "record.yaml"),
            "source": ({one.id for one in record.sources}, "sources.yaml"),
        }

    def of(self, key: str, rule: Rule) -> tuple[Callable[[str], Any], bool]:
        """The decoder of a field, and whether what it makes is worth keeping. Of free text it is not: few texts come twice."""
        kind = without_none(rule.type)
        if key == "id":
            return _plain_id, False
        if key == "subject":
            return (lambda text: self._subject(text) if text.strip() else None), True
        if key == "contributor":
            return (lambda text: self._institution(key, text) if text.strip() else None), True
        if key in ("actors", "institutions"):
            return (lambda text: tuple(self._institution(key, one) for one in _several(text)) or None), True
        if key in ("theatres", "scope"):
            return (lambda text: self._terms(key, text)), True
        if get_origin(kind) is tuple:
            return (lambda text: tuple(_line(key, one) for one in _several(text)) or None), True
        if kind is str:
            return (lambda text: _line(key, restore(text.strip()))), False
        if kind is Date and self._date_format:
            return self._date, True
        return (lambda text: _converted(kind, key, text)), True

    def citations(self, cells: tuple[str, ...]) -> tuple[Citation, ...] | None:
        """The source entries of a row. Raises RowError where locators or anchors are not as many as sources."""
        sources = _several(cells[0])
        for one in sources:
            self._must(one, "source")
        locators, *rest = (_for_each(name, len(sources), cell) for name, cell in zip(CITED[1:], cells[1:], strict=True))
        if not all(locators):
            raise RowError("locator: is missing; say where in the source to look")
        made = zip(sources, locators, *rest, strict=True)
        return tuple(self._citation(*entry) for entry in made) or None

    def _citation(self, source: str, locator: str, anchor: str, outlet: str, url: str, published: str) -> Citation:
        day: Date | None = None
        if published:
            day = _converted(Date, "published", _each_end(published, self._date_format) if self._date_format else published)
        return Citation(source=source, locator=locator, anchor=anchor, outlet=outlet, url=url, published=day)

    def _subject(self, text: str) -> str:
        """The id of the institution or event that a cell names. Where events stand in tables too, whether it is one is seen later."""
        event = _plain_id(text.strip())
        if event and (event in self._events or (self._more_events and not self._named(text))):
            return event
        return self._institution("subject", text)

    def _named(self, text: str) -> str | None:
        name = text.strip()
        return self._institutions.get(name) or self._institutions.get(name.casefold())

    def _institution(self, key: str, text: str) -> str:
        found, name = self._named(text), short(text.strip())
        if not found:
            raise RowError(f"{key}: '{name}' is no institution of institutions.yaml, or means two; add it there or mend the name")
        return found

    def _terms(self, key: str, text: str) -> Any:
        words = _several(text)
        for one in words:
            self._must(one, key)
        if key == "scope":
            return words[0] if words else None
        return tuple(words) or None

    def _must(self, one: str, key: str) -> None:
        known, file = self._known[key]
        if one not in known:
            raise RowError(f"{key}: '{short(one)}' is not in {file}; add it there or mend the name")

    def _date(self, text: str) -> Date | None:
        found: Date | None = _converted(Date, "date", _each_end(text.strip(), self._date_format))
        return found


def _names(record: Record) -> dict[str, str]:
    """The institution that each name means; "" for a name that means two."""
    found = {one.id: one.id for one in record.institutions}
    for one in record.institutions:
        for name in {name.casefold() for name in (one.name, *one.acronyms, *one.aliases)}:
            found[name] = one.id if found.get(name, one.id) == one.id else ""
    return found


def _several(text: str) -> list[str]:
    return [part for one in restore(text.strip()).split(";") if (part := one.strip())]


def _for_each(name: str, count: int, cell: str) -> list[str]:
    """Split a cell into its part for each source of a row. Of several, each may hold semicolons before a space: `pp. 3; 7;ch. 2`."""
    text = restore(cell.strip())
    if count < 2 or not text:
        return [_line(name, text) or ""] * count
    parts = text.split(";") if text.count(";") == count - 1 else re.split(";(?! )", text)
    if len(parts) != count:
        raise RowError(f"{name}: {len(text.split(';'))} for {count} sources; write one for each, with semicolons between them")
    return [_line(name, part.strip()) or "" for part in parts]


def _plain_id(text: str) -> str | None:
    """An id in lower-case letters, digits and hyphens: `R/1/66-US` is `r-1-66-us`."""
    if text.isascii() and text.isalnum() and text.islower():
        return text
    return _NO_ID("-", text.lower()).strip("-") or None


_NO_ID = re.compile(r"[^a-z0-9]+").sub


def _line(key: str, text: str) -> str | None:
    """Text on one line. Raises RowError for what no text may hold."""
    if not text.isprintable():
        text = " ".join(filter(None, (part.strip(" ") for part in re.split(r"[\t\n\v\f\r]+", text))))
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise RowError(f"{key}: is not UTF-8; save the file as UTF-8")
        if odd := FORBIDDEN.search(text):
            raise RowError(f"{key}: holds the invisible character U+{ord(odd[0]):04X}; take it out")
    return text.strip() or None


_OF_DAY = {"Y": "Y", "m": "m", "b": "m", "B": "m", "d": "d", "j": "j"}
"""The parts of a `strptime` format that make a date, each as what it says: year, month, day, day of the year."""

_OF_TIME = frozenset("HIMSfpzZaA")
"""The parts of time that may stand beside them, and are not kept."""


def _unfit(form: str) -> str:
    """The reason why a `strptime` format leaves part of a date to be guessed; "" where it does not."""
    parts = [part for part in re.findall("%(.?)", form, re.DOTALL) if part != "%"]
    if "y" in parts:
        return "has years of two digits, which leave the century to be guessed; write the years out in the table, and %Y here"
    if strange := [part for part in parts if part not in _OF_DAY and part not in _OF_TIME]:
        return f"has %{strange[0]}, which is not read; write %Y, %m or %b or %B, and %d, or %Y and %j"
    if len(set(parts)) < len(parts) or "".join(sorted(_OF_DAY[part] for part in parts if part in _OF_DAY)) not in ("Y", "Ym", "Ydm", "Yj"):
        return "is no whole date; write %Y, or %Y and %m (%b, %B), or these and %d, or %Y and %j, each once"
    return ""


def _each_end(text: str, form: str) -> str:
    """A date of a `strptime` format as EDTF, or a span whose ends are written so: `03/02/1994/05/02/1994`. An end may be empty or `..`."""
    try:
        return _edtf(text, form)
    except RowError:
        for cut in re.finditer("/", text):
            with suppress(RowError):
                ends = (text[: cut.start()].strip(), text[cut.end() :].strip())
                if set(ends) <= {"", ".."}:
                    break
                return "/".join(end if end == ".." else _edtf(end, form) for end in ends)
        raise


def _edtf(text: str, form: str) -> str:
    """A date of a `strptime` format as EDTF, as precise as the format is."""
    from datetime import datetime

    if not text:
        return ""
    try:
        found = datetime.strptime(text, form)
    except ValueError:
        raise RowError(f"date: '{short(text)}' is not written as {form}") from None
    year = f"{found.year:04}"
    if year not in text:  # the 366th day of a year that has 365
        raise RowError(f"date: '{short(text)}' has more days than its year")
    if re.search("%[YmdjHMS]%[YmdjHMS]", form) and found.strftime(form.replace("%Y", year)).casefold() != text.casefold():
        raise RowError(f"date: '{short(text)}' has not all the digits of {form}")
    precise = "%Y-%m-%d" if re.search("%[dj]", form) else "%Y-%m" if re.search("%[mbB]", form) else "%Y"
    return found.strftime(precise.replace("%Y", year))


_SAME_AS_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", re.ASCII)

MOST_DIGITS = 15
"""The digits of the longest cell that is kept as a number: as many as a number has."""


def _attributes(names: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, Value] | None:
    """The attributes of a row; those whose cells are empty are left out. Raises RowError for what is no place."""
    found = {name: value for name, cell in zip(names, cells, strict=True) if (value := _attribute(name, cell)) is not None}
    return found or None


@lru_cache(maxsize=CACHE_SIZE)
def _attribute(name: str, cell: str) -> Value | None:
    """A cell as a number, where that is written in just these signs, else as text: `0012` and `1.50` stay what they are."""
    text = _line(PREFIX + name, restore(cell.strip()))
    if text is None or (name in DEGREES and text in _NO_NUMBER):
        return None
    value: Value = text
    if name in DEGREES:
        with suppress(ValueError):
            value = number(text)
        if said := attribute_fault(name, value):
            raise RowError(f"{PREFIX}{name}: {said}")
    elif _SAME_AS_NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS and text != "-0":
        value = number(text)
    return value


_NO_NUMBER = frozenset(("NA", "N/A", "#N/A", "NaN", "nan", "NULL"))
"""What R, pandas and Excel write in a column of numbers where there is none."""


def _converted(kind: Any, key: str, text: str) -> Any:
    """The value that the decoder of YAML makes of a text. Raises RowError with what that finds wrong."""
    text = text.strip()
    if not text:
        return None
    if isinstance(kind, UnionType) and text in _NO_NUMBER:
        return None
    node = scalar(text, 1) if isinstance(kind, UnionType) else Node(text, 1, quoted=True)
    problems = Faults("")
    value = convert(kind, node, key, problems)
    if problems.found:
        raise RowError("; ".join(message for _, message in problems.found))
    return value
