"""YAML read strictly: every value with its line, and none of YAML 1.1's guesses.

`NO` is the word NO, `2009-01` is text, `0123` is text; only a bare decimal number is a number, and only an empty value, `null` or `~` is
nothing. A repeated key, an alias, a tag or a second document is a fault, not a feature.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from alliancecli.model.characters import composed, escape_controls

Value = None | int | float | str | list["Node"] | dict[str, "Node"]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
MAX_DIGITS = 18
"""Digits of the longest number: what SQLite and JSON readers keep exactly."""

MAX_DEPTH = 100
"""Levels of the deepest file: a record has six, and the parser's time for a value grows with the levels above it."""

MAX_VALUES = 2_000_000
"""Values of the largest file; a list or block counts as two."""

_HALF = re.compile("[\ud800-\udfff]")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands."""

    value: Value
    line: int
    quoted: bool = False


PERHAPS_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.000", re.ASCII)


class PerhapsThousands(float):
    """A number with three noughts behind its point, as it is written: `20.000`, which may be twenty thousand."""

    def __str__(self) -> str:
        return f"{self:.3f}"


def short(text: str) -> str:
    """A text for a message, cut where it is long."""
    return escape_controls(text if len(text) <= 80 else text[:80] + "…")


class YamlError(Exception):
    """A file that is no strict YAML; `line` is where, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path) -> Node | None:
    """The one document in a YAML file; None where the file holds nothing.

    Raises YamlError for what is no strict YAML or no UTF-8, OSError for what cannot be opened.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise YamlError(line, "the file is not UTF-8; save it as UTF-8 without a byte order mark") from None
    return _build(text)


def _events(text: str) -> Iterator[Any]:
    """The parser's events. Raises YamlError, in our words, whatever the parser raises."""
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except (yaml.YAMLError, ArithmeticError, ValueError, RecursionError) as error:  # the last three from the pure parser
        raise _yaml_error(error, _BREAK.sub("\n", text)) from None


def _build(text: str) -> Node | None:
    """Nodes from the parser's events, on a stack of our own: no recursion, so no depth can break it."""
    stack: list[tuple[Any, int, list[Node]]] = []
    root: Node | None = None
    for number, event in enumerate(_events(text)):
        line = event.start_mark.line + 1
        if len(stack) > MAX_DEPTH:
            raise YamlError(line, _TOO_DEEP)
        if number > MAX_VALUES:
            raise YamlError(line, f"there are more than {MAX_VALUES:,} values here, which no record needs; many rows go into a table")
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(line, f"alias '*{short(str(event.anchor))}'; write the value out")
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise YamlError(line, "a second document begins here; keep one to a file")
        for extra, sign in (("anchor", "&"), ("tag", "")):
            if used := getattr(event, extra, None):
                raise YamlError(line, f"{extra} {sign}{short(used)}; the record uses plain values only")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append((type(event), line, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.isprintable() and (half := _HALF.search(event.value)):
                raise YamlError(line, _no_character(ascii(half[0])[1:-1]))
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
    text = composed(event.value)
    if event.style:  # quoted or a block; libyaml says "" for plain, the pure parser None
        return Node(text, line, quoted=True)
    return scalar(text, line)


def scalar(text: str, line: int) -> Node:
    """The value of a text without quotes: None, a number, or the text itself."""
    if text in ("", "~", "null"):
        return Node(None, line)
    if len(text) <= MAX_DIGITS and (match := _NUMBER.fullmatch(text)):
        return Node(PerhapsThousands(text) if PERHAPS_THOUSANDS.fullmatch(text) else float(text) if match[2] else int(text), line)
    return Node(text, line)


def _mapping(children: list[Node]) -> dict[str, Node]:
    mapping: dict[str, Node] = {}
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key.value, (str, int, float)):
            raise YamlError(key.line, "a key must be a word")
        name = str(key.value)
        if name in mapping:
            raise YamlError(key.line, f"key '{short(name)}' is repeated (first on line {mapping[name].line}); keep one")
        mapping[name] = value
    return mapping


def _yaml_error(error: Exception, text: str) -> YamlError:
    """The error for what the parser could not read, in our own words: its messages and limits differ from release to release."""
    if line := _too_deep(text):
        return YamlError(line, _TOO_DEEP)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if bad := _FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        if not mark or line <= mark.line + 1:
            return YamlError(line, f"not YAML: the character {escape_controls(bad[0])} stands here; take it out")
    if not mark:
        bad = _ESCAPED.search(text)
        return YamlError(text.count("\n", 0, bad.start()) + 1 if bad else 1, _no_character(bad[0]) if bad else _not_yaml(error))
    lines = text.removesuffix("\n").split("\n")
    line = min(mark.line + 1, len(lines))  # a parser may find the end of the file beyond its last line
    there = lines[line - 1]
    if bad := _ESCAPED.search(there):
        return YamlError(line, _no_character(bad[0]))
    return YamlError(line, "a tab stands here; YAML is indented with spaces" if "\t" in there else _not_yaml(error))


_TOO_DEEP = f"blocks and lists stand {MAX_DEPTH} deep here, which no record needs; many rows go into a table"

_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
"""Characters that end a line in YAML, besides the usual one."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<=\n)\ufeff")
"""A character that YAML allows nowhere, or at the beginning of a file alone."""

_ESCAPED = re.compile(r"\\(?:u|U0000)[Dd][89A-Fa-f][0-9A-Fa-f]{2}|\\U(?!000|0010)[0-9A-Fa-f]{8}")
"""An escape for half a character, or for one beyond the last."""

_NESTED = re.compile(rf"^ *(?:[-?] +){{,{MAX_DEPTH}}}" r"|[]}]|(?<![^\s\[{,:?-])[\[{]", re.MULTILINE)
"""Everything that opens or closes a level: indentation and dashes at the start of a line, brackets at that of a value."""


def _no_character(escape: str) -> str:
    return f"not YAML: {escape} is no character; write the one that is meant"


def _not_yaml(error: Exception) -> str:
    """The parser's message, quoted, with what to look at."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or " ".join(str(error).split()) or type(error).__name__
    return f"not YAML: {short(str(problem))}; look at the quotes, colons and indentation here"


def _too_deep(text: str) -> int | None:
    """The line where a text goes deeper than MAX_DEPTH; None where it does not.

    An estimate without a parser, for texts that a parser refused: after how many levels one gives up is its own affair.
    """
    columns: list[int] = []
    brackets = 0
    for mark in _NESTED.finditer(text):
        found = mark[0]
        if found in ("[", "{"):
            brackets += 1
        elif found in ("]", "}"):
            brackets = max(brackets - 1, 0)
        elif not brackets:
            content = () if text[mark.end() : mark.end() + 1] in ("[", "{") else (len(found),)
            for column in (*(at for at, sign in enumerate(found) if sign != " "), *content):
                while columns and columns[-1] >= column:
                    columns.pop()
                columns.append(column)
        if len(columns) + brackets > MAX_DEPTH:
            return text.count("\n", 0, mark.start()) + 1
    return None
