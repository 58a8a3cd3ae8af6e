"""Templates: from the cells of a row to the text of a field, compiled once for a table.

`{column}` stands for the cell of that column, `{State*}` for those of all such columns between semicolons, and all else for itself.
`[ of {total}]` is there only where no cell in it is empty; brackets without a column stand for themselves.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from operator import itemgetter
from typing import Any, TypeAlias

from alliancecli.errors import RecordFaults
from alliancecli.record.yaml_reader import short

MAX_DEPTH = 20
"""Brackets that may be open at once."""

Piece: TypeAlias = "str | tuple[int, ...] | list[Piece]"
"""A part of a template: a text, the columns of a cell or of several, or a part that may vanish."""


class Template:
    """From the cells of a row to a text: a pattern, and the columns that fill it."""

    def __init__(self, pattern: str = "", columns: tuple[int, ...] = ()) -> None:
        self.columns = columns
        self.cells: Callable[[list[str]], Any] = itemgetter(*columns) if columns else _no_cells
        self._pattern = pattern

    def __call__(self, cells: list[str]) -> Any:
        """The text of a row."""
        return self._pattern % self.cells(cells)


class OfRange(Template):
    """The bound that `--csv` printed, where it is one of a range."""

    def __call__(self, cells: list[str]) -> Any:
        """The text of a row."""
        bound, qualifier = self.columns
        return cells[bound] if qualifier >= 0 and cells[qualifier] == "range" else ""


class Parted(Template):
    """A template with parts that may vanish, or with cells of many columns."""

    def __init__(self, pieces: list[Piece]) -> None:
        super().__init__(columns=tuple(dict.fromkeys(_columns(pieces))))
        self._pieces = pieces

    def __call__(self, cells: list[str]) -> Any:
        """The text of a row."""
        return _filled(self._pieces, cells)


class Together(Template):
    """Several texts."""

    def __init__(self, templates: Sequence[Template]) -> None:
        super().__init__(columns=tuple(dict.fromkeys(n for one in templates for n in one.columns)))
        self._templates = templates

    def __call__(self, cells: list[str]) -> Any:
        """The texts of a row."""
        return tuple(one(cells) for one in self._templates)


def _no_cells(cells: list[str]) -> tuple[()]:
    """Nothing: what is made of no cell is the same of all rows."""
    return ()


def _columns(pieces: list[Piece]) -> list[int]:
    return [n for one in pieces if not isinstance(one, str) for n in (_columns(one) if isinstance(one, list) else one)]


def _filled(pieces: list[Piece], cells: list[str], optional: bool = False) -> str:
    """The text that pieces make; of an optional part nothing where a cell in it is empty, or all that it has are parts that vanished."""
    made, said = [], False
    for piece in pieces:
        if isinstance(piece, str):
            made.append(piece)
            continue
        if isinstance(piece, list):
            text = _filled(piece, cells, optional=True)
        else:
            text = ";".join(filter(None, (cells[n].strip() for n in piece)) if len(piece) > 1 else (cells[piece[0]],))
            if optional and not text.strip():
                return ""
        said = said or bool(text)
        made.append(text)
    return "".join(made) if said or not optional else ""


_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[^{}\[\]]+|[{}\[\]]")


def template(text: str, places: Mapping[str, int], where: str) -> Template:
    """What fills a field: `{country} votes {vote}`. Raises RecordFaults for a column that there is not; `where` is told before."""
    open_parts: list[list[Piece]] = [[]]
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{" | "}":
                raise RecordFaults([f"{where}: tables: '{short(text)}' is no template; write {{column}}, and {{{{ for a brace"])
            case "[" if len(open_parts) > MAX_DEPTH:
                raise RecordFaults([f"{where}: tables: '{short(text)}' has more than {MAX_DEPTH} brackets in brackets; take some out"])
            case "[":
                open_parts.append([])
            case "]" if len(open_parts) > 1:
                part = open_parts.pop()
                open_parts[-1] += [part] if _columns(part) else ["[", *part, "]"]
            case _ if token[1] is not None:
                open_parts[-1].append(_found(token[1], places, where))
            case literal:
                open_parts[-1].append({"{{": "{", "}}": "}"}.get(literal, literal))
    while len(open_parts) > 1:  # a bracket that nothing closes stands for itself
        part = open_parts.pop()
        open_parts[-1] += ["[", *part]
    (pieces,) = open_parts
    if any(isinstance(one, list) or (isinstance(one, tuple) and len(one) > 1) for one in pieces):
        return Parted(pieces)
    pattern = "".join(one.replace("%", "%%") if isinstance(one, str) else "%s" for one in pieces)
    return Template(pattern, tuple(_columns(pieces)))


def _found(name: str, places: Mapping[str, int], where: str) -> tuple[int, ...]:
    """The place of a column, or of all whose names a pattern with `*` takes in."""
    if name in places:
        found: tuple[int, ...] = (places[name],)
    else:
        found = tuple(matching((name,), places).values()) if "*" in name else ()
    if not found:
        raise RecordFaults([f"{where}: tables: there is no column '{short(name)}'; the columns are {listed(places)}"])
    if min(found) < 0:
        raise RecordFaults([f"{where}: tables: the column '{short(name)}' is there twice; rename one"])
    return found


def matching(patterns: Sequence[str], places: Mapping[str, int]) -> dict[str, int]:
    """The columns whose names match a pattern (`State*`, `[12]???`), each with its place, in the order of the table."""
    return {name: place for name, place in places.items() if any(name == one or fnmatchcase(name, one) for one in patterns)}


def listed(names: Mapping[str, int]) -> str:
    """Names of columns, for messages."""
    said = ", ".join(names)
    return short(said) if len(said) > 300 else said
