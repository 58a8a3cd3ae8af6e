"""A first mapping of a table: what its columns seem to be, with each guess and doubt as a comment, to be put right by hand."""

import json
import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice

from alliancecli.errors import RecordFaults
from alliancecli.model.characters import escape_controls
from alliancecli.model.folding import fold
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import Location, TableFile
from alliancecli.model.vocabulary import RowKind
from alliancecli.model.words import counted
from alliancecli.record.bibliography import BIBLIOGRAPHIES
from alliancecli.record.cell_values import on_one_line
from alliancecli.record.csv_rows import opened_rows
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.first_mapping.lines import Line, event_lines, figure_lines, quoted, source_line
from alliancecli.record.first_mapping.roles import makes_figures
from alliancecli.record.table_files import ENDINGS, SUBFOLDER, bare_name
from alliancecli.record.text_encoding import DAMAGE, is_damaged

LOOKED_AT = 5_000
"""Rows that are looked at."""

TITLES = 30
"""Rows among which the columns are named; titles may stand above."""


def first_mapping(path: str, part: str = "", makes: str = "") -> Iterator[str]:
    """The lines of a mapping, to stand in record.yaml: of events or figures, as `makes` says or the columns suggest.

    Raises RecordFaults where the file is no table, AllianceError where it cannot be read.
    """
    for name in BIBLIOGRAPHIES:
        ending = os.path.splitext(name)[1]
        if path.lower().endswith(ending) and ending not in ENDINGS:
            raise RecordFaults([f"{path}: is a bibliography, which needs no mapping; called {name} it is read beside record.yaml"])
    header = _header(path, part)
    with opened_rows(_table(path, part, header)) as rows:
        names = [on_one_line(name) for name in rows.header]
        cells = [row for row in islice(rows, LOOKED_AT) if isinstance(row, list) and len(row) >= len(names)]
        told = list(rows.notes())
    if not cells:
        raise RecordFaults([f"{path}: holds no rows under its header, so nothing can be guessed from them"])
    columns = [Column(name, [row[n] for row in cells]) for n, name in enumerate(names) if _can_be_named(name, names)]
    if not columns:
        raise RecordFaults([f"{path}: no column can be named: each is there twice, or called nothing that can be written; rename them"])
    kind = makes or (RowKind.FIGURES if makes_figures(columns) else RowKind.EVENTS)
    told += _names_again(names, cells)
    lines = [
        Line("file", quoted(_name(path))),
        Line("makes", kind, "" if makes else f"or {RowKind.EVENTS if kind == RowKind.FIGURES else RowKind.FIGURES}: --makes says it"),
    ]
    lines += [Line("part", quoted(part))] * bool(part)
    lines += [Line("header", str(header), "titles stand above")] * (header > 1)
    lines.append(source_line(bare_name(os.path.basename(path)), columns))
    lines += (figure_lines if kind == RowKind.FIGURES else event_lines)(columns, fold(f"{part} {os.path.basename(path)}"))
    used = " ".join(map(str, lines))
    unread = [column for column in columns if not _is_used(column.name, used)]
    unnamed = [name for name in dict.fromkeys(names) if not _can_be_named(name, names)]
    made = [
        "tables:",
        f"  # Guessed from {counted(len(cells), 'row')}. Put right what is marked as a doubt. `alliance check --sample 20` shows",
        "  # what rows become, and docs/own-record.md says what else a mapping can.",
        *(f"  # {said.removeprefix(f'{path}: ')}" for said in told),
        *(f"  {'- ' if not number else '  '}{line}" for number, line in enumerate(lines)),
        *["    # Not read so far:"] * bool(unread),
        *(f"    #   {{{column.name}}}: {_described(column)}" for column in unread),
        *[f"    # Cannot be named here, for being there twice or for how they are written: {', '.join(map(repr, unnamed))}"]
        * bool(unnamed),
    ]
    yield from (escape_controls(line) + "\n" for line in made)


def _names_again(names: list[str], cells: list[list[str]]) -> Iterator[str]:
    """What is said of a first row that has words where numbers stand below: it may name the columns, too."""
    first, below = cells[0], cells[1:TITLES]
    below_numbers = [n for n in range(len(names)) if below and Column(names[n], [row[n] for row in below]).kind in ("number", "year")]
    words = [first[n] for n in below_numbers if Column(names[n], [first[n]]).kind == "text"]
    if len(words) > 1:
        yield f"doubt: the first row has {', '.join(map(repr, words[:3]))} above numbers; where it names columns too, make one row of both"


def _can_be_named(name: str, names: list[str]) -> bool:
    """Whether a template can name a column."""
    return bool(name) and name.isprintable() and names.count(name) == 1 and not set(name) & set("{}")


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
    return next((line for line, width in widths.items() if width > max(widths.values()) / 2), first)


def _is_used(name: str, lines: str) -> bool:
    """Whether the lines of a mapping name a column, or take it in by a pattern."""
    kept = re.findall(r"attributes: \{(.*?)\}  #", lines)
    patterns = [one.strip('"') for said in kept for one in re.findall(r': ("[^"]*"|[^,]*)', said)]
    patterns += re.findall(r"\{([^{}]+)\}", lines) + re.findall(r'"([^"{}]*[*?][^"{}]*)"', lines)
    return any(name == one or fnmatchcase(name, one) for one in patterns)


def _described(column: Column) -> str:
    """What a column holds: `text, 12 words: "a", "b"`."""
    if column.kind == "empty":
        return "empty"
    if any(map(is_damaged, column.values)):
        return f"{len(column.values):,} different; some are no text, or {DAMAGE.removeprefix('is ')}"
    shown = ", ".join(json.dumps(value[:40], ensure_ascii=False) for value, _ in column.values.most_common(3))
    return f"{column.kind}, {len(column.values):,} different: {shown}"
