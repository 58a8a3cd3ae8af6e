"""The rows that a mapping makes of a row: which are read, what their cells stand for, and a row for each of many columns."""

import re
from collections.abc import Callable, Mapping
from fnmatch import translate

from alliancecli.errors import RecordFaults
from alliancecli.model.mapping import TableMapping
from alliancecli.record.html_text import unmarked
from alliancecli.record.row_templates import listed, matching
from alliancecli.record.yaml_reader import short


def reshapes(mapping: TableMapping) -> bool:
    """Whether a mapping says anything that is done here."""
    return bool(mapping.where or mapping.unless or mapping.missing or mapping.split or mapping.html or mapping.values or mapping.wide)


def pseudo_columns(mapping: TableMapping) -> tuple[str, ...]:
    """The columns that `wide` adds behind those of the table: the name of a column, and its cell."""
    return (mapping.wide.name, mapping.wide.value) if mapping.wide else ()


def wide_columns(mapping: TableMapping, places: Mapping[str, int]) -> dict[str, int]:
    """The columns that `wide` makes rows of, each with its place."""
    if not mapping.wide:
        return {}
    patterns = (mapping.wide.columns,) if isinstance(mapping.wide.columns, str) else mapping.wide.columns
    return {name: place for name, place in matching(patterns, places).items() if name not in pseudo_columns(mapping)}


def kept_columns(mapping: TableMapping, places: Mapping[str, int], width: int) -> list[int]:
    """The places of all other columns of `width`, and of those that `wide` adds: what tells one row from another."""
    wide = wide_columns(mapping, places).values()
    return [place for place in range(width + len(pseudo_columns(mapping))) if place not in wide]


class Shape:
    """From the cells of a row to those of the rows that it stands for: none, one or many.

    `places` has the columns of the table and those that `wide` adds; words of `missing` stay in the cells of columns that are `numbers`,
    where they say why there is none. Raises RecordFaults for a column that there is not.
    """

    def __init__(self, mapping: TableMapping, places: Mapping[str, int], numbers: set[int], where: str) -> None:
        self._places, self._at = places, where
        self._wanted = [(self._place("where", name), _any_of(words)) for name, words in mapping.where.items()]
        self._unwanted = [(self._place("unless", name), _any_of(words)) for name, words in mapping.unless.items()]
        self._html = [self._place("html", name) for name in ((mapping.html,) if isinstance(mapping.html, str) else mapping.html)]
        self._split = [(self._place("split", name), sign) for name, sign in mapping.split.items()]
        self._values = [(self._place("values", name), said) for name, said in mapping.values.items()]
        self._missing = frozenset(mapping.missing)
        self._wide: list[tuple[str, int]] = []
        self._kept = numbers if isinstance(mapping.missing, dict) else set()
        if mapping.wide:
            columns = wide_columns(mapping, places)
            if not columns:
                said = mapping.wide.columns if isinstance(mapping.wide.columns, str) else " or ".join(mapping.wide.columns)
                raise RecordFaults([f"{where}: tables: wide: no column is called {short(said)}; the columns are {listed(places)}"])
            for name in columns:
                self._place("wide", name)
            self._wide = list(columns.items())
            if places[mapping.wide.value] in self._kept:
                self._kept = self._kept | set(columns.values())

    def __call__(self, cells: list[str]) -> list[list[str]]:
        """The rows that a row stands for."""
        if not all(fits(cells[n].strip()) for n, fits in self._wanted) or any(fits(cells[n].strip()) for n, fits in self._unwanted):
            return []
        if self._missing:
            cells = ["" if cell.strip() in self._missing and n not in self._kept else cell for n, cell in enumerate(cells)]
        if not self._wide:
            return [self._put(cells)]
        return [self._put([*cells, name, cells[n]]) for name, n in self._wide if cells[n].strip()]

    def _put(self, cells: list[str]) -> list[str]:
        """The cells with what they stand for in their place."""
        if self._split or self._html or self._values:
            cells = cells.copy()
        for n in self._html:
            cells[n] = unmarked(cells[n])
        for n, sign in self._split:
            cells[n] = ";".join(filter(None, (part.strip() for part in cells[n].split(sign))))
        for n, said in self._values:
            cells[n] = _meant(said, cells[n])
        return cells

    def _place(self, key: str, name: str) -> int:
        place = self._places.get(name, -1)
        if place < 0:
            raise RecordFaults(
                [f"{self._at}: tables: {key}: there is no column '{short(name)}', or two; the columns are {listed(self._places)}"]
            )
        return place


def _meant(said: Mapping[str, str], cell: str) -> str:
    """What a cell stands for, or each of the things between semicolons in it."""
    text = cell.strip()
    if text in said:
        return said[text]
    parts = [part.strip() for part in text.split(";")]
    if "*" not in said and said.keys().isdisjoint(parts):
        return cell
    return ";".join(said.get(part, said.get("*", part) if part else part) for part in parts)


def _any_of(words: tuple[str, ...] | str) -> Callable[[str], object]:
    """Whether a cell is one of the words, or of the patterns among them."""
    return re.compile("|".join(map(translate, (words,) if isinstance(words, str) else words))).match
