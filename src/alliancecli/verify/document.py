"""A text file as it is to be searched: characters folded, page furniture out of the flow, every place with its line.

Lines are counted from 1 as editors count them. Two texts are searched: the *flow*, without page numbers and running heads, so that a
sentence which a page break cuts is whole; then the *margin*, these with the lines beside them, in case that a line was taken wrongly.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from alliancecli.errors import AllianceError
from alliancecli.recognise.facts import OPENERS
from alliancecli.recognise.text import normalise

REACH = 700
"""The furthest, in characters, that a sentence beside an anchor is followed: tables and lists have no full stops."""

SNIPPET = 45
"""Characters on either side of a passage that is shown."""


def read(path: Path, titles: Iterable[str] = ()) -> "Document":
    """The document in a text file. `titles` are lines known to be running heads, as the title of the source is.

    Raises AllianceError, one line that says what to do, for what is no text in UTF-8.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise AllianceError(f"{path}: is a folder; name the text file in it") from None
    except OSError as error:
        raise AllianceError(f"{path}: cannot be read: {error.strerror}; name a text file") from None
    if data.startswith(b"%PDF"):
        raise AllianceError(f"{path}: is a PDF; make text of it first: pdftotext '{path}' copy.txt")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise AllianceError(f"{path}: is UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t UTF-8 '{path}' > copy.txt")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise AllianceError(f"{path}: is no text: a NUL byte in line {line}; give the document as plain text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AllianceError(
            f"{path}: is not UTF-8 (line {line}); convert it, as from Windows: iconv -f WINDOWS-1252 -t UTF-8 '{path}' > copy.txt"
        ) from None
    if not text.strip():
        raise AllianceError(f"{path}: is empty; give the document as plain text in UTF-8")
    return Document(text, titles)


_PAGE = re.compile(r"(?:page |p\. ?|- ?)?(?:[0-9]{1,4}|[ivxlc]{1,7})(?: ?-| ?(?:of|/) ?[0-9]{1,4})?", re.IGNORECASE)
_TITLE = re.compile(r"[A-Z][^ .]*(?: (?:[A-Z0-9][^ .]*|and|as|at|by|for|from|in|of|on|or|the|to|with|-))*")
_AT_END = re.compile(r"^[0-9ivxlc]{1,6} |[ |-]+[0-9]{1,4}$")


class Hit(NamedTuple):
    """A place of a passage: the text that it is in, start and end, and whether it is there to the letter."""

    flow: "Flow"
    start: int
    end: int
    exact: bool

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.flow.line(self.start)


class Flow:
    """Lines run together into one text, a space between two; every offset knows its line."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        numbered = [(number, line.removesuffix("\xad") if line.endswith("\xad") else line + " ") for number, line in _whole(lines)]
        self.text = "".join(line for _, line in numbered)
        if "\xad" in self.text:
            numbered = [(number, line.replace("\xad", "")) for number, line in numbered]
            self.text = "".join(line for _, line in numbered)
        self._numbers = [number for number, _ in numbered]
        self.starts = list(accumulate((len(line) for _, line in numbered), initial=0))

    def line(self, offset: int) -> int:
        """The line that an offset lies on."""
        return self._numbers[min(bisect_right(self.starts, offset) - 1, len(self._numbers) - 1)] if self._numbers else 1

    def begins_line(self, offset: int) -> bool:
        """True if a line begins at the offset."""
        return self.starts[bisect_right(self.starts, offset) - 1] == offset

    def find(self, wanted: str) -> Iterator[Hit]:
        """Every place of a folded passage, to the letter; a number in it must not be a piece of a longer one."""
        start = self.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if not self._splits(start, end):
                yield Hit(self, start, end, True)
            start = self.text.find(wanted, start + 1)

    def find_loosely(self, wanted: str) -> Iterator[Hit]:
        """Every place of a passage when case, spaces, hyphens, quotation marks and what parts thousands do not count."""
        squeezed, starts, at = self._squeezed
        wanted = _LOOSE.sub("", wanted.lower())
        start = squeezed.find(wanted) if wanted else -1
        while start >= 0:
            ends = [at[i := bisect_right(starts, offset) - 1] + offset - starts[i] for offset in (start, start + len(wanted) - 1)]
            if not self._splits(ends[0], ends[1] + 1):
                yield Hit(self, ends[0], ends[1] + 1, False)
            start = squeezed.find(wanted, start + 1)

    def _splits(self, start: int, end: int) -> bool:
        text = self.text
        if text[start].isdigit() and re.search(r"[0-9][,.]?$", text[max(0, start - 2) : start]):
            return True
        return text[end - 1].isdigit() and bool(re.match(r"[,.]?[0-9]", text[end : end + 2]))

    @cached_property
    def _squeezed(self) -> tuple[str, list[int], list[int]]:
        """The text without what does not count; where each piece of it begins there, and here."""
        lower = self.text.lower()
        pieces = [(match.start(), match[0]) for match in _KEPT.finditer(lower if len(lower) == len(self.text) else self.text)]
        starts = list(accumulate((len(piece) for _, piece in pieces), initial=0))
        return "".join(piece for _, piece in pieces), starts, [start for start, _ in pieces]

    @cached_property
    def _breaks(self) -> list[int]:
        """Offsets at which sentences begin."""
        return [match.end() for match in _SENTENCE.finditer(self.text) if not _ABBREVIATED.search(self.text, *_before(match))]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentences of a passage and one on either side."""
        first = bisect_right(self._breaks, start) - 2
        last = bisect_right(self._breaks, end - 1) + 1
        low = self._breaks[first] if first >= 0 else 0
        high = self._breaks[last] if last < len(self._breaks) else len(self.text)
        return max(low, start - REACH), min(high, end + REACH)

    def snippet(self, start: int, end: int) -> str:
        """A passage with a few words on either side."""
        low, high = max(0, start - SNIPPET), min(len(self.text), end + SNIPPET)
        words = self.text[low:high]
        words = words.split(" ", 1)[-1] if low else words
        return (words.rsplit(" ", 1)[0] if high < len(self.text) else words).strip()


def _whole(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines; the hyphen that breaks a word of a number or a date at the end of one is a soft hyphen: `thou-`, `sand`."""
    for (number, line), (_, following) in pairwise([*lines, (0, "")]):
        begun, rest = _BROKEN.search(line), _REST.match(following)
        broken = begun and rest and (begun[1] + rest[0]).lower() in OPENERS
        yield number, line[:-1] + "\xad" if broken else line


_BROKEN = re.compile(r"([A-Za-z]+)-$")
_REST = re.compile(r"[a-z]+")
_LOOSE = re.compile(r"""[\s"'-]+|(?<=[0-9]),(?=[0-9]{3})""")
_KEPT = re.compile(r"""(?:[^\s"',-]|(?<![0-9]),|,(?![0-9]{3}))+""")
_SENTENCE = re.compile(r"""[.!?]["')\]]*\s(?=["'(\[]?[A-Z0-9])""")
_ABBREVIATED = re.compile(
    r"(?:(?<![A-Za-z])[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Vol|No|Nos|pp|p|cf|eds?|vs|etc|ca|al|Art))\.$"
)


def _before(sentence_end: re.Match[str]) -> tuple[int, int]:
    return max(0, sentence_end.start() - 6), sentence_end.start() + 1


class Document:
    """A text with its lines folded, its furniture found, and both texts that are searched."""

    def __init__(self, text: str, titles: Iterable[str] = ()) -> None:
        text = normalise(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.breaks = {number for number, line in enumerate(text.split("\n"), 1) if "\f" in line} if "\f" in text else set()
        self.lines = [" ".join(line.split()) for line in text.split("\n")]
        heads = {" ".join(normalise(title).split()).casefold() for title in titles if title}
        self.furniture = self._furniture(heads)
        self.flow = Flow((number, line) for number, line in self._numbered() if number not in self.furniture)
        self._found: dict[str, list[Hit]] = {}

    @cached_property
    def margin(self) -> Flow:
        """The page furniture, with the lines beside it."""
        beside = {number + step for number in self.furniture for step in (-3, -2, -1, 0, 1, 2, 3)}
        return Flow((number, line) for number, line in self._numbered() if number in beside)

    def _numbered(self) -> Iterator[tuple[int, str]]:
        return ((number, line) for number, line in enumerate(self.lines, 1) if line)

    def find(self, anchor: str) -> list[Hit]:
        """Every place of an anchor: to the letter in the flow, else in the margin, else loosely."""
        if anchor not in self._found:
            wanted = " ".join(normalise(anchor).replace("\xad", "").split())
            hits = (self.flow.find(wanted), self.margin.find(wanted), self.flow.find_loosely(wanted)) if wanted else ()
            self._found[anchor] = next(filter(None, map(list, hits)), [])
        return self._found[anchor]

    def nearest(self, anchor: str) -> Hit | None:
        """The place of the first words (two or more) of an anchor that is not there as a whole; None if there is none."""
        words = normalise(anchor).split()
        hit = None
        for count in range(2, len(words)):
            longer = next(self.flow.find(" ".join(words[:count])), None)
            if longer is None:
                break
            hit = longer
        return hit

    def _furniture(self, heads: set[str]) -> set[int]:
        """Lines that belong to the page: numbers alone, and heads that come again beside them or in mid sentence."""
        filled = list(self._numbered())
        pages = {number for number, line in filled if len(line) < 16 and _PAGE.fullmatch(line)}
        bare = {number: _AT_END.sub("", line).casefold() for number, line in filled if number not in pages and len(line) < 120}
        again = {line for line, count in Counter(bare.values()).items() if count > 1 and len(line) > 3}
        found = set(heads)
        for index, (number, line) in enumerate(filled):
            if bare.get(number) not in again:
                continue
            before, after = filled[index - 1] if index else (0, ""), filled[index + 1] if index + 1 < len(filled) else (0, "")
            numbered = bare[number] != line.casefold() or before[0] in pages or after[0] in pages or number in self.breaks
            cuts = before[1][-1:] not in tuple(".!?:\"')") and after[1][:1].islower() and _TITLE.fullmatch(line)
            if numbered or (index and cuts):
                found.add(bare[number])
        return pages | {number for number, line in bare.items() if line in found}
