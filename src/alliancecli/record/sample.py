"""What the first rows of tables become, written as the YAML that says the same."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from alliancecli.dates.edtf import Date
from alliancecli.model.characters import escape_controls
from alliancecli.model.record import Record, TableFile
from alliancecli.model.records import AnyRecord
from alliancecli.record.bibliography import BIBLIOGRAPHIES
from alliancecli.record.csv_mapping import RowDecoder
from alliancecli.record.csv_rows import opened_rows
from alliancecli.record.decode import spec
from alliancecli.record.loading import NAMES
from alliancecli.record.row_error import RowError
from alliancecli.record.table_files import TABLE_KINDS


class Sample:
    """The first `most` rows of each table of a record; `counts` has rows, records by kind, those left out and those refused."""

    def __init__(self, record: Record, most: int) -> None:
        self._record, self._most = record, most
        self.counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[str]:
        """Each record as a block, under a comment that says where it comes from; a comment alone for a row that gives none.

        Raises RecordFaults where a table or its mapping is unusable as a whole.
        """
        for table in self._record.tables:
            yield from self._rows(table)
        yield from self._made_already()

    def _rows(self, table: TableFile) -> Iterator[str]:
        with opened_rows(table) as rows:
            make = RowDecoder(TABLE_KINDS[table.kind], rows.header, table, self._record)
            for cells in islice(rows, self._most):
                self.counts["rows"] += 1
                try:
                    if isinstance(cells, RowError):
                        raise cells
                    made = make(cells)
                except RowError as error:
                    self.counts["refused"] += 1
                    yield _comment(table.path, rows.line, f" cannot be read: {error}")
                    continue
                self.counts["left out"] += not made
                yield _comment(table.path, rows.line, "" if made else " left out")
                for one in made:
                    self.counts[f"{type(one).__name__.lower()}s"] += 1
                    yield _block(one)

    def _made_already(self) -> Iterator[str]:
        """The institutions, sources and relations that tables gave, which are among the others by now."""
        by_file: Counter[str] = Counter()
        made: tuple[AnyRecord, ...] = (*self._record.sources, *self._record.institutions, *self._record.relations)
        for one in made:
            place = self._record.locations[id(one)]
            by_file[place.file] += Path(place.file).name not in (*NAMES, *BIBLIOGRAPHIES)
            if 0 < by_file[place.file] <= self._most:
                self.counts[f"{type(one).__name__.lower()}s"] += 1
                yield _comment(place.file, place.line, "")
                yield _block(one)


def _comment(file: str, line: int, said: str) -> str:
    return escape_controls(f"# {file}:{line}:{said}") + "\n"


def _block(one: AnyRecord) -> str:
    """A record as one would write it, a field a line."""
    return "- " + "\n  ".join(_fields(one)) + "\n"


def _fields(one: Any) -> Iterator[str]:
    """The fields of a record, or of a part of one, that say something."""
    usual = {field.name: field.default for field in fields(one)}
    for key, rule in spec(type(one)).items():  # type: ignore[arg-type]  # classes are hashable
        value = getattr(one, rule.attribute)
        if value not in (usual[rule.attribute], (), {}, None):
            yield f"{key}: {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, Date):
        return json.dumps(str(value))
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key, ensure_ascii=False)}: {_value(one)}' for key, one in value.items())}}}"
    if is_dataclass(value):
        return f"{{{', '.join(_fields(value))}}}"
    text = str(value)
    bare = isinstance(value, (int, float, StrEnum)) or re.fullmatch(r"[A-Za-z][\w-]*( [A-Za-z][\w-]*)*", text, re.ASCII)
    return text if bare and text not in ("null", "true", "false") else json.dumps(text, ensure_ascii=False)
