"""Why rows of a table were refused: each cause once, with the first rows that have it, and how many more there are."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from alliancecli.model.characters import escape_controls
from alliancecli.model.words import counted

FIRST = 3
"""Rows of a cause that are told one by one."""

MAX_CAUSES = 20
"""Causes that are told; rows of others are counted."""

MAX_CELLS = 1_000
"""Different cells of a cause that are counted."""

SHOWN_CELLS = 5
"""Those that are told, the most frequent first."""


@dataclass(slots=True)
class _Cause:
    """A reason, whatever cell it is about."""

    first: list[tuple[int, str]] = field(default_factory=list)
    rows: int = 0
    cells: Counter[str] = field(default_factory=Counter)


_CELL = re.compile(r"'(.*?)'(?=[ :;,.]|$)")


class Refusals:
    """The causes for which rows were refused. `rows` counts those."""

    def __init__(self) -> None:
        self.rows = 0
        self._causes: dict[str, _Cause] = {}
        self._others = 0

    def add(self, line: int, reasons: tuple[str, ...]) -> None:
        """Count a row that has each of these faults."""
        self.rows += 1
        for reason in map(escape_controls, reasons):
            cell = _CELL.search(reason)
            key = reason.replace(cell[0], "''", 1) if cell else reason
            if key not in self._causes and len(self._causes) >= MAX_CAUSES:
                self._others += 1
                continue
            cause = self._causes.setdefault(key, _Cause())
            cause.rows += 1
            if cell and (cell[1] in cause.cells or len(cause.cells) < MAX_CELLS):
                cause.cells[cell[1]] += 1
            if len(cause.first) < FIRST:
                cause.first.append((line, reason))

    def lines(self) -> Iterator[tuple[int, str]]:
        """What is to be told, each with the line of a row that has it."""
        at = 1
        for cause in self._causes.values():
            yield from cause.first
            at, _ = cause.first[-1]
            if cause.rows > len(cause.first):
                yield at, f"and {counted(cause.rows - len(cause.first), 'more row')} like these{_most(cause)}"
        if self._others:
            yield at, f"and {counted(self._others, 'fault')} of other kinds"


def _most(cause: _Cause) -> str:
    """The cells that a cause is about, the most frequent first, where they come again and again."""
    if not 1 < len(cause.cells) < cause.rows:
        return ""
    said = ", ".join(f"'{cell}' ({count:,})" for cell, count in cause.cells.most_common(SHOWN_CELLS))
    return f"; of all: {said}" + (f" and {len(cause.cells) - SHOWN_CELLS:,} others" if len(cause.cells) > SHOWN_CELLS else "")
