"""Sections of a document, found from the locators that a record uses: `3(1)(b)`, `2.1`, `Introduction, Thesis`, `n. 16`.

Nothing is known of a document but the words of its locators, so a section is found by its heading line. Where a heading may stand on
several lines, being in the section of any of them counts. A locator whose heading is not found says nothing, and fails nothing.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, cached_property
from typing import NamedTuple

from alliancecli.recognise.text import normalise

NOTE_LINES = 15
"""Lines below its number in which a note is looked for."""

STACKED_LINES = 40
"""The same below a number that stands alone: such notes come after a whole column of numbers."""


class Standing(IntEnum):
    """The place of a line in relation to a locator: outside, unknown, in a part of it, exactly there."""

    OUTSIDE = 0
    UNKNOWN = 1
    INSIDE = 2
    EXACTLY = 3


class Lines(NamedTuple):
    """Lines from `start` up to, not with, `end`."""

    start: int
    end: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.start <= line < self.end


class Key(NamedTuple):
    """A locator taken apart: `3(1)(b)` is of the style "(" and has the steps 3, 1, b; a title has the style "name"."""

    style: str
    steps: tuple[str, ...]

    @property
    def parent(self) -> "Key":
        """The section that contains it."""
        return self._replace(steps=self.steps[:-1])


def key(locator: str) -> Key | None:
    """A locator taken apart; None for one that is no section: a page, a paragraph, a note."""
    text = " ".join(normalise(locator).split())
    text = re.sub(r"^(?:section|sect?\.|chapter|ch\.|part|§) ?(?=[0-9])", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"[0-9]+(?:\([0-9a-z]+\))*", text):
        return Key("(", tuple(re.findall(r"[0-9a-z]+", text)))
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)+", text):
        return Key(".", tuple(text.split(".")))
    if re.match(r"(?:pp?|paras?|n|nn|fn|notes?|footnotes?|endnotes?|tables?|fig|figures?|lines?)\b\.? ?[0-9]|[0-9]", text, re.IGNORECASE):
        return None
    return Key("name", tuple(text.split(", ")))


def note(locator: str) -> str | None:
    """The number of the note that a locator names; None where it names none."""
    match = re.fullmatch(r"(?:nn?|fn|note|footnote|endnote)\.? ?([0-9]+)", locator.strip(), re.IGNORECASE)
    return match[1] if match else None


class Sections:
    """The sections that some locators name, in the lines of one document."""

    def __init__(self, lines: Sequence[str], locators: Iterable[str]) -> None:
        self._lines = lines
        self._locators = list(dict.fromkeys(locators))
        self._keys = _with_siblings(k for k in map(key, self._locators) if k)
        self._names: dict[str, list[int]] = {}
        for number, line in enumerate(lines, 1):
            if line and len(line) < 200:
                self._names.setdefault(_title(line), []).append(number)
        self._numbered = [(number, line) for number, line in enumerate(lines, 1) if _NUMBERED.match(line)]
        self.spans = cache(self._spans)
        self._heads = cache(self._find_heads)
        self._notes = cache(self._find_notes)

    def standing(self, locator: str, line: int) -> Standing:
        """The place of a line in relation to a locator; INSIDE is a part of it that has a locator of its own."""
        if number := note(locator):
            return self._in_note(number, line)
        wanted = key(locator)
        spans = self.spans(wanted) if wanted else ()
        if wanted is None or not spans:
            return Standing.UNKNOWN
        if not any(line in span for span in spans):
            return Standing.OUTSIDE
        return Standing.EXACTLY if self.at(line).casefold() == _written(wanted).casefold() else Standing.INSIDE

    def sure(self, locator: str) -> bool:
        """True if the heading or note that a locator means stands on one line only."""
        if number := note(locator):
            return len(self._notes(number)[0]) == 1
        wanted = key(locator)
        return wanted is not None and len(self.spans(wanted)) == 1

    def at(self, line: int) -> str:
        """The locator of the innermost section that holds a line; "" where none does."""
        inner = self._innermost[line]
        return _written(inner) if inner else ""

    @cached_property
    def _innermost(self) -> list[Key | None]:
        """For each line the smallest section that holds it."""
        found: list[Key | None] = [None] * (len(self._lines) + 1)
        spans = ((span, k) for k in self._keys for span in self.spans(k))
        for span, k in sorted(spans, key=lambda pair: pair[0].start - pair[0].end):
            found[span.start : span.end] = [k] * (span.end - span.start)
        return found

    def _in_note(self, number: str, line: int) -> Standing:
        """The place of a line in relation to a note. A number alone on a line may be a page's, unless it stands in a column of them."""
        written, stacked, alone = self._notes(number)
        if any(line in span for span in written):
            return Standing.EXACTLY
        if any(line in span for span in (*stacked, *alone)):
            return Standing.INSIDE
        return Standing.OUTSIDE if written or stacked else Standing.UNKNOWN

    def _find_notes(self, number: str) -> tuple[list[Lines], list[Lines], list[Lines]]:
        """The lines where a note may be: after its number on the same line, below a column of numbers, below a number alone."""
        lines = self._lines
        opens, after = (re.compile(rf"\[?{n}[.)\]]? \S") for n in (number, int(number) + 1))
        written: list[Lines] = []
        stacked: list[Lines] = []
        alone: list[Lines] = []
        for index, text in enumerate(lines):
            if opens.match(text):
                following = range(index + 1, min(index + NOTE_LINES, len(lines)))
                written.append(Lines(index + 1, next((i + 1 for i in following if after.match(lines[i])), index + 1 + NOTE_LINES)))
            elif text == number:
                column = any(other.isdigit() for other in (*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]))
                (stacked if column else alone).append(Lines(index + 1, index + 1 + STACKED_LINES))
        return written, stacked, alone

    def _spans(self, wanted: Key) -> tuple[Lines, ...]:
        """The lines of a section, once for each line that may be its heading."""
        spans = []
        rivals = [k for k in self._keys if k != wanted and _same_level(k, wanted) and _may_follow(k, wanted)]
        for around in self._around(wanted):
            ends = sorted(line for k in rivals for line in self._heads(k) if line in around)
            for head in self._heads(wanted):
                if head in around:
                    spans.append(Lines(head, next((line for line in ends if line > head), around.end)))
        return tuple(dict.fromkeys(spans))

    def _around(self, wanted: Key) -> tuple[Lines, ...]:
        whole = (Lines(1, len(self._lines) + 1),)
        return (self.spans(wanted.parent) or (whole if wanted.style == "name" else ())) if len(wanted.steps) > 1 else whole

    def _find_heads(self, wanted: Key) -> tuple[int, ...]:
        """The lines that may be the heading of a section."""
        if wanted.style == "name":
            for first in range(len(wanted.steps) - 1, -1, -1):
                if found := self._names.get(_title(", ".join(wanted.steps[first:]))):
                    return tuple(found)
            return ()
        last = re.escape(wanted.steps[-1])
        if wanted.style == ".":
            pattern = rf"{re.escape('.'.join(wanted.steps))}\.? [A-Z\"']"
        elif len(wanted.steps) == 1:
            pattern = rf"{last}[.)] [A-Z\"']"
        else:
            pattern = rf"\({last}\) ?[A-Z\"']"
        return tuple(number for number, line in self._numbered if re.match(pattern, line))


_NUMBERED = re.compile(r"\(?[0-9a-z]{1,4}[.) ]|[0-9]+\.[0-9]")


def _title(line: str) -> str:
    """A heading as it is compared: without case, numbering and marks around it."""
    return re.sub(r"^(?:[#*\s]+|[0-9IVX]+[.)] ?)+|[\s.:*#]+$", "", line).casefold()


def _written(k: Key) -> str:
    if k.style == "name":
        return ", ".join(k.steps)
    return ".".join(k.steps) if k.style == "." else k.steps[0] + "".join(f"({step})" for step in k.steps[1:])


def _with_siblings(keys: Iterable[Key]) -> list[Key]:
    """The keys, what contains them, and for numbered ones all that come before and the next: they too bound a section."""
    found: dict[Key, None] = {}
    for one in keys:
        for depth in range(1, len(one.steps) + 1):
            prefix = one._replace(steps=one.steps[:depth])
            found[prefix] = None
            step = prefix.steps[-1]
            if one.style != "name" and _rank(step) < 100:
                for rank in range(1, _rank(step) + 2):
                    found[prefix._replace(steps=(*prefix.steps[:-1], str(rank) if step.isdigit() else chr(96 + rank)))] = None
    return list(found)


def _rank(step: str) -> int:
    if step.isdigit():
        return int(step)
    return ord(step) - 96 if len(step) == 1 and step < "z" else 100


def _same_level(one: Key, other: Key) -> bool:
    if len(one.steps) != len(other.steps):
        return False
    return len(one.steps) == 1 or one.parent == other.parent


def _may_follow(one: Key, other: Key) -> bool:
    """True if one section may come after another: by number where both have one, always where not."""
    if "name" in (one.style, other.style):
        return True
    return _rank(one.steps[-1]) > _rank(other.steps[-1])
