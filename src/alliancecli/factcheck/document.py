"""A draft as paragraphs of plain text, each character with its place in the draft: from text, Markdown, HTML, Word and PDF."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from alliancecli.errors import BadUsage
from alliancecli.recognise.text import PLAIN

MOST_BYTES = 20_000_000
"""The largest draft that is read."""


class Paragraph(NamedTuple):
    """Text without marks, and the place in the draft of each of its characters; `kind` is text, quote, heading, item or row.

    A row of a table has its cells: where each begins and ends in `text`, and what stands at the head of its column.
    """

    kind: str
    text: str
    places: list[int]
    cells: tuple[tuple[int, int, str], ...] = ()


class Draft:
    """A text to check, by paragraph. `text` is the whole as given, or as taken out of a document; `name` is that of its file."""

    def __init__(self, text: str, html: bool | None = None, name: str = "") -> None:
        self.text, self.name = text, "" if name == "-" else name
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        is_html = _HTML.match(text) is not None if html is None else html
        self.paragraphs = list(_html(text) if is_html else _markdown(text))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def read(content: bytes, name: str) -> Draft:
    """The draft in a file. Raises BadUsage where it is too large, or no text in UTF-8, or of a kind that cannot be read."""
    if len(content) > MOST_BYTES:
        raise BadUsage(f"{name}: more than {MOST_BYTES // 1_000_000} MB is no draft; check it in parts")
    ending = name.lower().rpartition(".")[2]
    if content.startswith(b"PK\x03\x04") and ending == "docx":
        return Draft(_word(content, name), html=False, name=name)
    if content.startswith(b"%PDF-"):
        return Draft(_pdf(content, name), html=False, name=name)
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        said = f"byte {error.start + 1} is no UTF-8"
        raise BadUsage(f"{name}: {said}; a draft is text, Markdown, HTML, .docx or .pdf, saved as UTF-8") from None
    if "\0" in text:
        raise BadUsage(f"{name}: is no text; a draft is text, Markdown, HTML, .docx or .pdf")
    if not text.strip():
        raise BadUsage(f"{name}: is empty; there is nothing to check")
    return Draft(text.replace("\r\n", "\n").replace("\r", "\n"), html=True if ending in ("html", "htm") else None, name=name)


def _word(content: bytes, name: str) -> str:
    """The text of a Word document, headings and tables as in Markdown."""
    from alliancecli.factcheck.word_document import markdown

    try:
        return markdown(content)
    except ValueError as error:
        raise BadUsage(f"{name}: is no Word document that can be read ({error})") from error


def _pdf(content: bytes, name: str) -> str:
    """The text of a PDF, page after page."""
    pypdf = _library("pypdf")
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]
    except Exception as error:
        raise BadUsage(f"{name}: is no PDF that can be read ({error})") from error
    return "\n\n".join(pages)


def _library(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise BadUsage(f"to read this kind of file: pip install 'alliancecli[documents]' ({module} is missing)") from None


_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|table|[uo]l)\b", re.IGNORECASE
)

_PLAIN: Final = {**PLAIN, **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n", " "), "\u00ad": ""}
"""Signs of a draft, blanks among them, by the plain ones."""
_CHANGED = re.compile(
    r"(?P<wiki>\[\[(?:[^\[\]\n|]{1,200}\|)?(?P<shown>[^\[\]\n|]{1,200})\]\]|'{2,5}(?=\S)|(?<=\S)'{2,5})|"
    rf"(?P<link>\[(?P<label>[^\[\]\n]{{1,300}})\]\([^()\s]{{0,500}}\))|(?P<note>\[\^?[0-9]{{1,3}}\])|(?P<thin>(?<=[0-9])[\u00a0\u2009\u202f'](?=[0-9]{{3}}(?![0-9])))"
    r"|(?P<dot>(?<=[0-9])\.(?=[0-9]{3}(?![0-9]|\.[0-9])))"
    rf"|(?P<mark>\*+|__+|`+|\\(?=[^\w\s])|(?<!\w)_(?=\w)|(?<=[\w.,])_(?!\w))|(?P<blank>[ \t]*\n[ \t]*(?:>[ \t]?)+|[ \n\t]{{2,}})"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
    rf"|(?P<char>[{re.escape(''.join(_PLAIN))}])"
)


_DOTTED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9]|[.,][0-9])")
_COMMAS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")


def _plain(text: str, start: int, end: int, dotted: bool = False) -> tuple[str, list[int]]:
    """A stretch of a draft without marks and with plain signs, and the place of each character.

    Where thousands are `dotted` they get their comma.
    """
    pieces: list[str] = []
    places: list[int] = []

    def keep(first: int, last: int) -> None:
        pieces.append(text[first:last])
        places.extend(range(first, last))

    at = start
    for match in _CHANGED.finditer(text, start, end):
        keep(at, match.start())
        at = match.end()
        if match["link"]:
            keep(*match.span("label"))
        elif match["wiki"]:
            keep(*match.span("shown") if match["shown"] else (at, at))
        elif match["dot"]:
            pieces.append("," if dotted else ".")
            places.append(match.start())
        elif match["thin"]:
            pieces.append(",")
            places.append(match.start())
        elif match["marked"]:  # a letter with its accents behind it is one with them on it
            pieces.append(normalize("NFC", match["marked"]))
            places.extend(min(match.start() + n, match.end() - 1) for n in range(len(pieces[-1])))
        elif (blank := match["blank"]) or match["char"]:
            plain = " " if blank else _PLAIN[match["char"]]
            pieces.append(plain)
            places.extend([match.start()] * len(plain))
    keep(at, end)
    return "".join(pieces), places


_HEADING = re.compile(r" {0,3}#{1,6} +|(?P<wiki>={2,6})(?= *[^=\s].*[^=\s] *(?P=wiki) *$)", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|[0-9]{1,2}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:[ \t]*>)+[ \t]?")
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|`{3,}.*|~{3,}.*)[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*$")
_BOLD_LINE = re.compile(r"[ \t]*(\*\*|__)[^*]+\1:?[ \t]*$")


def _is_dotted(text: str) -> bool:
    """Whether a text writes 12.600 for twelve thousand six hundred."""
    return len(_DOTTED.findall(text)) >= 2 and not _COMMAS.search(text)


def _markdown(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, Markdown or plain."""
    dotted = _is_dotted(text)
    at, begun, last, kind = 0, -1, 0, "text"
    header: list[str] = []
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        ends = end <= start or _RULE.match(text, start, end) is not None
        row = not ends and text[start:end].lstrip().startswith("|")
        heading, item = _HEADING.match(text, start, end), _ITEM.match(text, start, end)
        bold, quote = _BOLD_LINE.match(text, start, end), _QUOTE.match(text, start, end)
        if begun >= 0 and (ends or row or heading or item or bold or (quote and kind != "quote")):
            yield Paragraph(kind, *_plain(text, begun, last, dotted))
            begun = -1
        if not row:
            header = []
        if row:
            if not _TABLE_RULE.match(text, start, end):
                paragraph, cells = _row(text, start, end, header, dotted)
                yield paragraph
                header = header or cells
        elif heading or bold:
            last = end - len((heading and heading["wiki"]) or "")
            yield Paragraph("heading", *_plain(text, heading.end() if heading else start, last, dotted))
        elif not ends:
            if begun < 0:
                opening = item or quote
                begun, kind = opening.end() if opening else start, "item" if item else "quote" if quote else "text"
            last = end
    if begun >= 0:
        yield Paragraph(kind, *_plain(text, begun, last, dotted))


def _row(text: str, start: int, end: int, header: list[str], dotted: bool) -> tuple[Paragraph, list[str]]:
    """A row of a table, and the texts of its cells."""
    plain, places = _plain(text, start, end, dotted)
    cells, at = [], 0
    for n, part in enumerate(plain.strip().strip("|").split("|")):
        begin = plain.index(part, at)
        at = begin + len(part)
        cells.append((begin, at, header[n] if n < len(header) else ""))
    return Paragraph("row", plain, places, tuple(cells)), [plain[a:b].strip() for a, b, _ in cells]


_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|head)\b.*?(?:</\1\s*>|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|&(?:#?\w{1,31});",
    re.DOTALL | re.IGNORECASE,
)
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u")
)


def _html(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a page. Tags are read as they come: how deep they nest is of no matter."""
    pieces: list[str] = []
    places: list[int] = []
    kind, at, dotted = "text", 0, _is_dotted(text)
    header: list[str] = []
    row: list[tuple[int, int, str]] | None = None
    cell = 0

    def keep(piece: str, spots: list[int]) -> None:
        pieces.append(piece)
        places.extend(spots)

    def done() -> Iterator[Paragraph]:
        joined = "".join(pieces)
        if joined.strip():
            yield Paragraph(kind, joined, list(places), tuple(row or ()))
        pieces.clear()
        places.clear()

    for match in [*_TAG.finditer(text), None]:
        keep(*_plain(text, at, match.start() if match else len(text), dotted))
        if match is None:
            break
        at = match.end()
        name = (match[3] or "").lower()
        if match[0].startswith("&"):
            sign = unescape(match[0])
            plain = "".join(_PLAIN.get(one, one) for one in sign)
            keep(plain, [match.start()] * len(plain))
        elif name in ("td", "th") and row is not None:
            if match[2]:
                row.append((cell, len(places), header[len(row)] if len(row) < len(header) else ""))
            keep(" | ", [match.start()] * 3)
            cell = len(places)
        elif name and name not in _INLINE:
            if name == "tr" and match[2] and row is not None:
                joined = "".join(pieces)
                header = header or [joined[a:b].strip() for a, b, _ in row]
            yield from done()
            if name == "table":
                header = []
            row = [] if name == "tr" and not match[2] else None
            kind = "text"
            if not match[2]:
                kind = "heading" if re.fullmatch("h[1-6]", name) else "item" if name == "li" else "row" if name == "tr" else "text"
    yield from done()
