"""The text of a Word document (ECMA-376, part 1), also what is inserted while changes are tracked, or stands in a table in a table."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

MOST_BYTES: Final = 100_000_000
"""Bytes of the largest document, unpacked."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE: Final = frozenset((f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))
"""What was taken out while changes were tracked, and what stands in for a drawing that is there."""
_BLANKS: Final = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))


def markdown(content: bytes) -> str:
    """The paragraphs of a document, headings and tables as in Markdown. Raises ValueError where it is none."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            known = {info.filename: info for info in packed.infolist()}
            if "word/document.xml" not in known or sum(info.file_size for info in known.values()) > MOST_BYTES:
                raise ValueError("it has no text, or too much")
            body = fromstring(packed.read("word/document.xml"))
            styles = fromstring(packed.read("word/styles.xml")) if "word/styles.xml" in known else None
        headings = _headings(styles) if styles is not None else set()
        return "\n".join(line for block in _blocks(body) for line in _lines(block, headings))
    except (BadZipFile, ParseError, RecursionError, NotImplementedError, RuntimeError) as error:
        raise ValueError(str(error) or type(error).__name__) from error


def _headings(styles: Element) -> set[str]:
    """The ids of the styles that are headings: their names are the same in every language."""
    named = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}name")) for style in styles.iter(f"{_W}style"))
    return {one for one, name in named if name is not None and name.get(f"{_W}val", "").lower().startswith(("heading", "title"))}


def _blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and the tables of an element, in order, wherever they are wrapped."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag not in _GONE:
            yield from _blocks(child)


def _lines(block: Element, headings: set[str]) -> list[str]:
    if block.tag == f"{_W}tbl":
        rows = [" | ".join(map(_text, row)) for row in _rows(block)]
        return [*(f"| {row} |" for row in rows[:1]), *["|---|"] * bool(rows), *(f"| {row} |" for row in rows[1:]), ""]
    style = block.find(f"{_W}pPr/{_W}pStyle")
    return [("# " if style is not None and style.get(f"{_W}val") in headings else "") + _text(block), ""]


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row of a table, also of those in content controls; a table in a cell is text of that."""
    for child in table:
        if child.tag == f"{_W}tr":
            yield list(_cells(child))
        elif child.tag not in _GONE:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag not in _GONE:
            yield from _cells(child)


def _text(element: Element) -> str:
    """The text in an element on one line, a blank between its paragraphs."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag in _BLANKS:
            yield " "
        else:
            yield from _pieces(child)
            yield " " * (child.tag == f"{_W}p")
