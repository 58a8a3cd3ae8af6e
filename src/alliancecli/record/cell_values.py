"""From the text of a cell to a value: the decoder of YAML, and what no text may hold."""

import re
from types import UnionType
from typing import Any

from alliancecli.model.characters import forbidden
from alliancecli.model.csv_injection import restore
from alliancecli.model.folding import fold, latin
from alliancecli.record.decode import Faults, convert
from alliancecli.record.row_error import RowError
from alliancecli.record.text_encoding import is_damaged
from alliancecli.record.yaml_reader import Node, scalar

NO_NUMBER = frozenset(("NA", "N/A", "#N/A", "NaN", "nan", "<NA>", "None", "NULL", "null"))
"""What R, pandas and Excel write in a column of numbers where there is none."""


def converted(kind: Any, key: str, text: str) -> Any:
    """The value that the decoder of YAML makes of a text. Raises RowError with what that finds wrong."""
    text = text.strip()
    if not text:
        return None
    if isinstance(kind, UnionType) and text in NO_NUMBER:
        return None
    node = scalar(text, 1) if isinstance(kind, UnionType) else Node(text, 1, quoted=True)
    problems = Faults("")
    value = convert(kind, node, key, problems)
    if problems.found:
        raise RowError(*(message for _, message in problems.found))
    return value


def several(text: str) -> list[str]:
    """The parts of a cell between semicolons."""
    return [part for one in restore(text.strip()).split(";") if (part := one.strip())]


def for_each(name: str, count: int, cell: str) -> list[str]:
    """Split a cell into its part for each source of a row. Of several, each may hold semicolons before a space: `pp. 3; 7;ch. 2`."""
    text = restore(cell.strip())
    if count < 2 or not text:
        return [line(name, text) or ""] * count
    parts = text.split(";") if text.count(";") == count - 1 else re.split(";(?! )", text)
    if len(parts) != count:
        raise RowError(f"{name}: {len(text.split(';'))} for {count} sources; write one for each, with semicolons between them")
    return [line(name, part.strip()) or "" for part in parts]


def name_id(name: str) -> str:
    """The id of what is called so: of `Côte d'Ivoire` it is `cote-d-ivoire`; in other letters than Latin ones, a number made of them."""
    said = fold(name).replace(" ", "-")
    return said if said.isascii() else f"name-{digest([said])}"


def digest(cells: list[str]) -> str:
    """A number made of the texts of cells, in twelve hexadecimal digits."""
    from hashlib import sha256  # few tables have no ids

    return sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def plain_id(text: str) -> str | None:
    """An id in lower-case letters, digits and hyphens: `R/1/66-US` is `r-1-66-us`, `Türkiye 2` is `turkiye-2`."""
    if text.isascii() and text.isalnum() and text.islower():
        return text
    return _NO_ID("-", latin(text).lower()).strip("-") or None


_NO_ID = re.compile(r"[^a-z0-9]+").sub


def line(key: str, text: str) -> str | None:
    """Text on one line. Raises RowError for what no text may hold."""
    if not text.isprintable():
        text = " ".join(filter(None, (part.strip(" ") for part in re.split(r"[\t\n\v\f\r]+", text))))
        if is_damaged(text):
            raise RowError(f"{key}: holds what is no text")  # bytes: `CellField` says so, of whatever they make wrong
        if odd := forbidden().search(text):
            raise RowError(f"{key}: holds the invisible character U+{ord(odd[0]):04X}; take it out")
    return text.strip() or None


def on_one_line(name: str) -> str:
    """The name of a column as a mapping can write it: without the line breaks of spreadsheets."""
    return re.sub(r"\s*[\r\n]+\s*", " ", name.strip())
