"""YAML read strictly: every value with its line, and none of YAML 1.1's guesses.

`NO` is the word NO, `2009-01` is text, `0123` is text; only a bare decimal number is a number, and only an empty value, `null` or `~` is
nothing. A repeated key, an alias, a tag or a second document is a fault, not a feature.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Value = None | int | float | str | list["Node"] | dict[str, "Node"]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
LONGEST = 18
"""Digits of the longest number: what SQLite and JSON readers keep exactly."""

DEEPEST = 100
"""Levels of the deepest file: a record has six, and the parser's time for a value grows with the levels above it."""

MOST = 2_000_000
"""Values of the largest file; a list or block counts as two."""

_HALF = re.compile("[\ud800-\udfff]")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands."""

    value: Value
    line: int
    quoted: bool = False


def printable(text: str) -> str:
    r"""A text for a message: what a terminal would act upon is written out, as `\x1b`."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def short(text: str) -> str:
    """A text for a message, cut where it is long."""
    return printable(text if len(text) <= 80 else text[:80] + "…")


class Unreadable(Exception):
    """A file that is no strict YAML; `line` is where, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path) -> Node | None:
    """The one document in a YAML file; None where the file holds nothing.

    Raises Unreadable for what is no strict YAML or no UTF-8, OSError for what cannot be opened.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable(line, "the file is not UTF-8; save it as UTF-8 without a byte order mark") from None
    try:
        return _build(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(mark.line + 1 if mark else _line(error, text), _said(error, text, mark)) from None


def _build(text: str) -> Node | None:
    """Nodes from the parser's events, on a stack of our own: no recursion, so no depth can break it."""
    stack: list[tuple[Any, int, list[Node]]] = []
    root: Node | None = None
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        line = event.start_mark.line + 1  # type: ignore[union-attr]  # the parser marks every event
        if len(stack) > DEEPEST or number > MOST:
            much = f"blocks and lists stand {DEEPEST} deep" if len(stack) > DEEPEST else f"there are more than {MOST:,} values"
            raise Unreadable(line, f"{much} here, which no record needs; many rows go into a table")
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(line, f"alias '*{short(str(event.anchor))}'; write the value out")
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise Unreadable(line, "a second document begins here; keep one to a file")
        for extra, sign in (("anchor", "&"), ("tag", "")):
            if used := getattr(event, extra, None):
                raise Unreadable(line, f"{extra} {sign}{short(used)}; the record uses plain values only")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append((type(event), line, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.isprintable() and _HALF.search(event.value):
                raise Unreadable(line, "half a character (a lone surrogate) stands here; write the whole one")
            node = _scalar(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            kind, line, children = stack.pop()
            node = Node(children if kind is yaml.SequenceStartEvent else _mapping(children), line)
        else:
            continue
        if stack:
            stack[-1][2].append(node)
        else:
            root = node
    return None if root is None or root.value is None else root


def _scalar(event: yaml.ScalarEvent, line: int) -> Node:
    text = event.value
    if event.style:  # quoted or a block; libyaml says "" for plain, the pure parser None
        return Node(text, line, quoted=True)
    return scalar(text, line)


def scalar(text: str, line: int) -> Node:
    """What a text without quotes means: nothing, a number, or itself."""
    if text in ("", "~", "null"):
        return Node(None, line)
    if len(text) <= LONGEST and (match := _NUMBER.fullmatch(text)):
        return Node(float(text) if match[2] else int(text), line)
    return Node(text, line)


def _mapping(children: list[Node]) -> dict[str, Node]:
    mapping: dict[str, Node] = {}
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key.value, (str, int, float)):
            raise Unreadable(key.line, "a key must be a word")
        name = str(key.value)
        if name in mapping:
            raise Unreadable(key.line, f"key '{short(name)}' is repeated (first on line {mapping[name].line}); keep one")
        mapping[name] = value
    return mapping


def _line(error: yaml.YAMLError, text: str) -> int:
    """The line of a character that YAML does not allow: libyaml counts bytes, the pure parser characters."""
    position = getattr(error, "position", 0)
    before = text.encode()[:position] if _LOADER is not yaml.SafeLoader else text[:position].encode()
    return before.count(b"\n") + 1


def _said(error: yaml.YAMLError, text: str, mark: Any) -> str:
    """What the parser found, in words that name the usual cause."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    lines = text.splitlines()
    if mark and mark.line < len(lines) and "\t" in lines[mark.line]:
        return "a tab stands here; YAML is indented with spaces"
    return f"not YAML: {problem}; look at the quotes, colons and indentation here"
