"""From the cells of a row to records.

Each field of ours is a template, `{column}` for the cell of that column; without a mapping in record.yaml the columns are the fields
themselves. A cell goes through the same decoder as a value in YAML, so the same words are right and wrong in both; what it came to is
kept, since rows repeat one another.
"""

import os
import re
from collections.abc import Collection, Mapping
from typing import Any

from alliancecli.errors import RecordFaults
from alliancecli.model.columns import ATTRIBUTE, CITED
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import Record, TableFile
from alliancecli.model.records import AnyRecord, Event, Figure, Institution, Source
from alliancecli.model.vocabulary import Missing, Qualifier
from alliancecli.model.words import counted
from alliancecli.record.cell_attributes import attributes_of
from alliancecli.record.cell_fields import NEW, CellField, CellFields
from alliancecli.record.cell_values import NO_NUMBER, digest, name_id, on_one_line
from alliancecli.record.cells import Decoders
from alliancecli.record.checks.claims import number_is_said
from alliancecli.record.decode import spec
from alliancecli.record.row_error import RowError
from alliancecli.record.row_shape import Shape, kept_columns, pseudo_columns, reshapes
from alliancecli.record.row_templates import OfRange, Template, template
from alliancecli.record.yaml_reader import short

_SAID = frozenset(("date_min", "date_max", "precision", "certainty", "as_of", "age_days", "rivals", "value_min", "value_max", "shown"))

DERIVED = _SAID | {"subject_name", "contributor_name", "share", "share_of"}
"""Columns that `--csv` prints and that follow from the others: a table may have them, and they are not read."""

NUMBERS = ("value", "low", "high")
"""The fields of a figure that are its number."""

INHERITED = ("date", "precision", "status", *CITED)
"""What a figure that a row gives beside its event has from that event, where it does not say otherwise."""


class RowDecoder:
    """From the cells of a row to the records that it gives, compiled once for a table.

    Raises RecordFaults for a mapping that does not fit the columns.
    """

    def __init__(self, cls: type[AnyRecord], header: list[str], table: TableFile, record: Record) -> None:
        mapping = table.mapping or TableMapping()
        where = str(table.mapping_location)
        if mapping.figures and cls not in (Event, Figure):
            raise RecordFaults([f"{where}: tables: figures: only rows of events and of figures give them; take them out"])
        self._width = len(header)
        stem = re.sub(r"[^a-z0-9]+", "-", os.path.basename(table.path).split(".")[0].lower()).strip("-") or "row"
        places = _places([on_one_line(name) for name in header], mapping, where)
        fields = CellFields(Decoders(record, table))
        kept = kept_columns(mapping, places, len(header))
        said = (
            _mapped(cls, places, mapping.columns, where)
            if mapping.columns
            else _unmapped(cls, places, f"{table.path}:1", mapping.attributes.values())
        )
        if mapping.source and "source" in _fields(cls):
            said.setdefault("source", Template(mapping.source.id.replace("%", "%%")))
        self.names_ids = "id" in said
        self._figures = [
            Form(Figure, _inherited(cls, said) | _mapped(Figure, places, one, where), fields, stem, kept, part=_part(one))
            for one in mapping.figures
        ]
        self._form = None if mapping.figures and cls is Figure else Form(cls, said, fields, stem, kept if mapping.wide else None)
        self.forms = [form for form in (self._form, *self._figures) if form]
        if attributes := attributes_of(table, places):
            for form in self.forms if cls is Figure else self.forms[:1]:
                form.keep(attributes)
        numbers = {n for form in self.forms for n in form.numbers}
        self._shape = Shape(mapping, places, numbers, where) if reshapes(mapping) else None
        self._plain = None if self._shape or self._figures else self._form

    def __call__(self, cells: list[str]) -> list[Any]:
        """The records of a row; none where the mapping leaves it out or it is empty. Raises RowError with everything that is wrong."""
        if len(cells) != self._width:
            there = f"has {counted(len(cells), 'cell')}, the header {self._width:,}"
            raise RowError(f"{there}; look at the signs between cells and the quotation marks")
        try:
            if self._plain:
                return [self._plain(cells)]
            return [made for row in self.rows(cells) for made in self._made(row) if made]
        except RowError:
            if any(cell.strip() for cell in cells):
                raise
            return []

    def rows(self, cells: list[str]) -> list[list[str]]:
        """The rows that a row stands for, each with the columns that `wide` adds."""
        return self._shape(cells) if self._shape else [cells]

    def _made(self, cells: list[str]) -> list[Any]:
        first = self._form(cells) if self._form else None
        owner = first.id if isinstance(first, Event) else ""
        return [first, *(form(cells, owner) for form in self._figures)]


class Form:
    """One record that rows give: the fields of its class, each from the cells that its template names.

    Where a row gives several, one without a number is none; `columns` are those whose cells tell such a row from others, and `part`
    tells one record of it from the others.
    """

    def __init__(
        self,
        cls: type[AnyRecord],
        templates: Mapping[str, Template],
        made: CellFields,
        stem: str,
        columns: list[int] | None = None,
        part: str = "",
    ) -> None:
        self._cls, self._stem, self._columns, self._part = cls, stem, columns, part
        rules = spec(cls)  # type: ignore[arg-type]  # classes are hashable
        self._required = {rule.attribute: key for key, rule in rules.items() if rule.required and key != "id"}
        self._needed = frozenset(self._required)
        self._owned = "id" in templates
        self.numbers = {n for key in NUMBERS if key in templates for n in templates[key].columns}
        self.fields: dict[str, CellField] = {}
        for key, rule in rules.items():
            if key in templates or key == "sources":
                self.fields[key] = made.of(cls, key, rule, templates)
        self._same: dict[str, Any] = {}
        self._of_cells = []
        for field in self.fields.values():
            if field.template.columns or not field.always(self._same):
                self._of_cells.append(field.filling())

    def keep(self, attributes: CellField) -> None:
        """Fill the attributes of the record too. Raises RecordFaults for a kind of record that has none."""
        if "attributes" not in spec(self._cls):  # type: ignore[arg-type]  # classes are hashable
            raise RecordFaults([f"tables: attributes: {self._cls.__name__.lower()}s have none; take them out"])
        self._of_cells.append(attributes.filling())

    def __call__(self, cells: list[str], owner: str = "") -> Any:
        """The record of a row, of its event `owner` where it has one. Raises RowError with everything that is wrong with it."""
        values = self._same.copy()
        wrong: list[str] = []
        for attribute, known, key, decoded in self._of_cells:
            value = NEW if known is None else known.get(key(cells), NEW)
            if value is NEW:
                try:
                    value = decoded(cells)
                except RowError as error:
                    wrong += error.args
                    continue
            if value is not None:
                values[attribute] = value
        if self._cls is Figure:
            if self._columns is not None and not wrong and not values.keys() & {*NUMBERS, "missing"}:
                return None
            if owner:
                values.setdefault("subject", owner)
            _settle(values)
        if not wrong and not self._needed <= values.keys():
            wrong = [f"{self._required[name]}: is missing; write it" for name in self._required if name not in values]
        if wrong:
            raise RowError(*wrong)
        if "id" not in values or (self._part and not self._owned):
            values["id"] = self._identity(values, cells, owner)
        elif self._part and not owner:
            values["id"] += f"-{self._part}"
        made = self._cls(**values)
        if isinstance(made, Figure) and (said := number_is_said(made)):
            none = [f"'{cells[n].strip()}' is no number; " for n in sorted(self.numbers) if cells[n].strip() in NO_NUMBER]
            raise RowError(f"{said[0]}: {''.join(none[:1])}{said[1]}")
        return made

    def _identity(self, values: dict[str, Any], cells: list[str], owner: str) -> str:
        """The id of a row that gives none: of its event, of the name of a thing, or from the cells: it stays when rows above it go."""
        if owner:
            return f"{owner}-{self._part}"
        if issubclass(self._cls, (Institution, Source)):
            return name_id(values["name" if self._cls is Institution else "title"])
        return f"{self._stem}-{digest(cells if self._columns is None else [*[cells[n] for n in self._columns], self._part])}"


def _settle(values: dict[str, Any]) -> None:
    """Say a number in one way: why there is none in `missing`, a range as one, a range of one number as that number."""
    for key in NUMBERS:
        if isinstance(values.get(key), Missing):
            values["missing"] = values.pop(key)
    if not {"low", "high"} <= values.keys():
        return
    if values["low"] == values["high"] == values.get("value", values["low"]):
        values["value"] = values.pop("low")
        del values["high"]
        if values.get("qualifier") is Qualifier.RANGE:
            del values["qualifier"]
    else:
        values.setdefault("qualifier", Qualifier.RANGE)


def _places(header: list[str], mapping: TableMapping, where: str) -> dict[str, int]:
    """The place of each column, and of those that `wide` adds; -1 for a name that two have."""
    places: dict[str, int] = {}
    for n, name in enumerate(header):
        places[name] = -1 if name in places else n
    for n, name in enumerate(pseudo_columns(mapping), len(header)):
        if name in places:
            raise RecordFaults([f"{where}: tables: wide: the table has a column '{short(name)}' already; choose another name"])
        places[name] = n
    return places


def _fields(cls: type[AnyRecord]) -> list[str]:
    """The fields that a row can fill."""
    keys = list(spec(cls))  # type: ignore[arg-type]  # classes are hashable
    return [key for key in keys if key not in ("sources", "attributes")] + (list(CITED) if "sources" in keys else [])


def _mapped(cls: type[AnyRecord], places: Mapping[str, int], columns: Mapping[str, str], where: str) -> dict[str, Template]:
    """The template of each field that a mapping fills."""
    fields = _fields(cls)
    if strange := [key for key in columns if key not in fields and not (key == "precision" and "date" in columns)]:
        raise RecordFaults([f"{where}: tables: '{short(strange[0])}' is no field; the fields are {', '.join(fields)}"])
    return {key: template(text, places, where) for key, text in columns.items()}


def _unmapped(cls: type[AnyRecord], places: Mapping[str, int], where: str, kept: Collection[str]) -> dict[str, Template]:
    """The template of each field, where the columns are the fields, but for those `kept` as attributes."""
    fields = _fields(cls)
    if "" in places:
        which = f"column {places[''] + 1:,} has" if places[""] >= 0 else "columns have"
        raise RecordFaults([f"{where}: {which} no name; name what is to be read, take the rest out"])
    if twice := [name for name, n in places.items() if n < 0]:
        raise RecordFaults([f"{where}: the column '{short(twice[0])}' is there twice; rename one"])
    if strange := [name for name in places if name not in (*fields, *kept) and name not in DERIVED and not name.startswith(ATTRIBUTE)]:
        advice = f"the fields are {', '.join(fields)}; columns of other names are mapped in record.yaml under `tables:`"
        from difflib import get_close_matches  # most headers are read as they are

        near = get_close_matches(strange[0].casefold(), fields, n=1, cutoff=0.8)
        advice = f"did you mean {near[0]}? {advice}" if near else advice
        several = "; where it is several columns, `delimiter:` there says what stands between them" * (len(places) == 1)
        raise RecordFaults([f"{where}: there is no field '{short(strange[0])}'; {advice}{several}"])
    found = {name: Template("%s", (n,)) for name, n in places.items() if name in fields}
    if "value_min" in places and "value_max" in places and "low" not in places:
        for bound in ("low", "high"):
            found[bound] = OfRange("%s", (places[f"value_{'min' if bound == 'low' else 'max'}"], places.get("qualifier", -1)))
    return found


def _inherited(cls: type[AnyRecord], said: Mapping[str, Template]) -> dict[str, Template]:
    """What the figures of a row have from what the mapping says of the row: all, or of an event what a figure shares with it."""
    return {key: one for key, one in said.items() if cls is Figure or key in INHERITED}


def _part(columns: Mapping[str, str]) -> str:
    """What tells a figure of a row from the others: the name of the column that its number stands in, as an id has it."""
    said = next((columns[key] for key in (*NUMBERS, "missing") if key in columns), "")
    return name_id(said) or "figure"
