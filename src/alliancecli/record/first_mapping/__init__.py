"""A first mapping of a table: what its columns seem to be, with each guess and doubt as a comment, to be put right by hand."""

import json
import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice

from alliancecli.errors import RecordFaults
from alliancecli.model.folding import fold
from alliancecli.model.records import Location, TableFile, TableMapping
from alliancecli.model.vocabulary import RowKind
from alliancecli.model.words import counted
from alliancecli.record.csv_rows import opened_rows
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.first_mapping.lines import Line, event_lines, figure_lines, source_line
from alliancecli.record.first_mapping.roles import makes_figures
from alliancecli.record.table_files import SUBFOLDER, bare_name

LOOKED_AT = 5_000
"""Rows that are looked at."""

TITLES = 30
"""Rows among which the columns are named; titles may stand above."""


def first_mapping(path: str, part: str = "", makes: str = "") -> Iterator[str]:
    """The lines of a mapping, to stand in record.yaml: of events or figures, as `makes` says or the columns suggest.

    Raises RecordFaults where the file is no table, AllianceError where it cannot be read.
    """
    header = _header(path, part)
    with opened_rows(_table(path, part, header)) as rows:
        names = [" ".join(name.split()) for name in rows.header]
        cells = [row for row in islice(rows, LOOKED_AT) if isinstance(row, list) and len(row) == len(names)]
        told = list(rows.notes())
    if not cells:
        raise RecordFaults([f"{path}: holds no rows under its header, so nothing can be guessed from them"])
    columns = [
        Column(name, [row[n] for row in cells]) for n, name in enumerate(names) if names.count(name) == 1 and not set(name) & set("{}")
    ]
    if not columns:
        raise RecordFaults([f"{path}: no column can be named: each is there twice, or has a brace in its name; rename them"])
    kind = makes or (RowKind.FIGURES if makes_figures(columns) else RowKind.EVENTS)
    lines = [
        Line("file", _name(path)),
        Line("makes", kind, "" if makes else f"or {RowKind.EVENTS if kind == RowKind.FIGURES else RowKind.FIGURES}: --makes says it"),
    ]
    lines += [Line("part", part)] * bool(part)
    lines += [Line("header", str(header), "titles stand above")] * (header > 1)
    lines.append(source_line(bare_name(os.path.basename(path)), columns))
    lines += (figure_lines if kind == RowKind.FIGURES else event_lines)(columns, fold(f"{part} {os.path.basename(path)}"))
    yield "tables:\n"
    yield f"  # Guessed from {counted(len(cells), 'row')}. Put right what is marked as a doubt. `alliance check --sample 20` shows\n"
    yield "  # what rows become, and docs/own-record.md says what else a mapping can.\n"
    yield from (f"  # {said.removeprefix(f'{path}: ')}\n" for said in told)
    for number, line in enumerate(lines):
        yield f"  {'- ' if not number else '  '}{line}\n"
    used = " ".join(map(str, lines))
    if unread := [column for column in columns if not _is_used(column.name, used)]:
        yield "    # Not read so far:\n"
        yield from (f"    #   {{{column.name}}}: {_described(column)}\n" for column in unread)
    if left := [name for name in dict.fromkeys(names) if names.count(name) > 1 or set(name) & set("{}")]:
        yield f"    # Cannot be named here, for being there twice or having a brace: {', '.join(left)}\n"


def _table(path: str, part: str, header: int) -> TableFile:
    mapping = TableMapping(part=part, header=header)
    return TableFile(kind=RowKind.EVENTS, path=path, mapping=mapping, mapping_location=Location(file=path, line=1))


def _name(path: str) -> str:
    """What record.yaml calls the file, in the folder or in `tables/` in it."""
    above, name = os.path.split(os.path.abspath(path))
    return f"{SUBFOLDER}/{name}" if os.path.basename(above) == SUBFOLDER else name


def _header(path: str, part: str) -> int:
    """The row in which the columns are named: the first that has more than half as many cells as any."""
    widths: dict[int, int] = {}
    first = 1
    while not widths:
        try:
            with opened_rows(_table(path, part, first)) as rows:
                widths[rows.line] = sum(map(bool, (name for name in rows.header if not re.fullmatch(r"column \d+", name))))
                for row in islice(rows, TITLES):
                    if isinstance(row, list):
                        widths[rows.line] = sum(map(bool, map(str.strip, row)))
        except RecordFaults as refused:
            if first == TITLES or "is empty, and should name the columns" not in refused.faults[0]:
                raise
            first += 1
    return next(line for line, width in widths.items() if width > max(widths.values()) / 2)


def _is_used(name: str, lines: str) -> bool:
    """Whether the lines of a mapping name a column, or take it in by a pattern."""
    patterns = re.findall(r"\{([^{}]+)\}", lines) + re.findall(r'"([^"{}]*[*?][^"{}]*)"', lines)
    return any(name == one or fnmatchcase(name, one) for one in patterns)


def _described(column: Column) -> str:
    """What a column holds: `text, 12 words: "a", "b"`."""
    if column.kind == "empty":
        return "empty"
    shown = ", ".join(json.dumps(value[:40], ensure_ascii=False) for value, _ in column.values.most_common(3))
    return f"{column.kind}, {len(column.values):,} different: {shown}"
