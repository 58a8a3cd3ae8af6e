"""From nodes to records, by the types of the record classes, collecting every problem on the way."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from alliancecli.dates.days import OPEN_DAY
from alliancecli.dates.edtf import Date
from alliancecli.dates.words import spoken
from alliancecli.errors import BadDate
from alliancecli.model.characters import escape_controls
from alliancecli.model.record import Location
from alliancecli.model.records import Value
from alliancecli.model.vocabulary import Missing
from alliancecli.record.yaml_reader import MAX_DIGITS, PERHAPS_THOUSANDS, Node, short

T = TypeVar("T")

MAX_REPORTED = 10_000
"""Faults of a file that are told one by one."""

DEGREES = {"lat": 90, "lon": 180}
"""The attributes that say where something was, and how many degrees they may have on either side of zero."""

MAX_DATE_LENGTH = 1_000
"""Characters of the longest date: a set may have many members."""


@dataclass(slots=True)
class Faults:
    """Faults found so far, each `file:line: id.field: what is wrong; what to do`."""

    file: str
    found: list[tuple[Location, str]] = field(default_factory=list)
    count: int = 0

    def add(self, node: Node, path: str, message: str) -> None:
        """Record one fault at a node; of more than MAX_REPORTED only that there are more."""
        self.count += 1
        path = short(path)
        if self.count <= MAX_REPORTED:
            self.found.append((Location(file=self.file, line=node.line), f"{path}: {escape_controls(message)}"))
        elif self.count == MAX_REPORTED + 1:
            self.found.append((Location(file=self.file, line=node.line), f"{path}: and more faults from here on; mend these first"))


class _Bad(Exception):
    """A value that was reported, and that its record cannot do without."""


def decode(cls: type[T], node: Node, path: str, problems: Faults) -> T | None:
    """A record of class `cls` from a mapping, or None where its faults leave none; all faults are in `problems`."""
    before = problems.count
    if not isinstance(node.value, dict):
        problems.add(node, path, f"should be a block of `key: value` lines, is {_named(node)}")
        return None
    mapping = node.value
    known: Mapping[str, Rule] = spec(cls)  # type: ignore[arg-type]  # classes are hashable
    for key, child in mapping.items():
        if key not in known:
            problems.add(child, f"{path}.{key}", f"unknown key; the keys are {', '.join(known)}")
    values: dict[str, Any] = {}
    for key, rule in known.items():
        given = mapping.get(key)
        if given is None or given.value is None:
            if rule.required:
                problems.add(given or node, f"{path}.{key}", "is missing; write it")
            continue
        try:
            values[rule.attribute] = _value(rule.type, given, f"{path}.{key}", problems)
        except _Bad:
            continue
    return cls(**values) if problems.count == before else None


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule by which one key is decoded."""

    attribute: str
    type: Any
    required: bool


@cache
def spec(cls: type[Any]) -> Mapping[str, Rule]:
    """The keys of a record class as its files write them, each with its rule, in the order in which they are best written."""
    hints = get_type_hints(cls)
    return {
        f.name.replace("_", "-") if cls.__name__ == "Source" else f.name: Rule(
            f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING
        )
        for f in sorted(fields(cls), key=partial(_place, cls))
    }


def _place(cls: type[Any], one: Field[Any]) -> int:
    """The sort key of a record's keys: its id, what its class adds to a claim, the rest of what every claim has, who says so."""
    own = list(cls.__annotations__)
    if one.name in ("id", "sources"):
        return -1 if one.name == "id" else OPEN_DAY
    return own.index(one.name) if one.name in own else len(own)


@cache
def without_none(kind: Any) -> Any:
    """`X` of `X | None`; other types as they are."""
    if get_origin(kind) in (types.UnionType, Union):
        rest = tuple(a for a in get_args(kind) if a is not type(None))
        return rest[0] if len(rest) == 1 else kind
    return kind


@cache
def written(kind: Any) -> tuple[Any, Any] | None:
    """The two types of a field that may be a list or a block, in this order; None for another field."""
    types_ = get_args(kind) if get_origin(kind) in (types.UnionType, Union) else ()
    lists = [one for one in types_ if get_origin(one) is tuple]
    return (lists[0], next(one for one in types_ if one not in lists and one is not type(None))) if lists else None


def convert(kind: Any, node: Node, path: str, problems: Faults) -> Any:
    """The value of one field of type `kind`; None where it has faults, which are in `problems`."""
    try:
        return _value(kind, node, path, problems)
    except _Bad:
        return None


def _value(kind: Any, node: Node, path: str, problems: Faults) -> Any:
    kind = without_none(kind)
    if kinds := written(kind):
        kind = kinds[not isinstance(node.value, list)]
    if get_origin(kind) is tuple:
        return tuple(_items(get_args(kind)[0], node, path, problems))
    if get_origin(kind) is dict:
        if not isinstance(node.value, dict):
            raise _bad(node, path, f"should be a block of `key: value` lines, is {_named(node)}", problems)
        if get_args(kind)[1] == Value:
            return dict(_attributes(node.value, path, problems))
        return {key: _value(get_args(kind)[1], child, f"{path}.{key}", problems) for key, child in node.value.items()}
    if is_dataclass(kind):
        decoded = decode(kind, node, path, problems)  # type: ignore[arg-type]
        if decoded is None:
            raise _Bad
        return decoded
    if kind is str:
        return _text(node, path, problems)
    if kind is Date:
        return _date(node, path, problems)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(_shown(node))
        except ValueError:
            raise _bad(node, path, f"'{_shown(node)}' is no term; write one of {', '.join(kind)}", problems) from None
    if isinstance(node.value, (list, dict)) or node.value is None or node.quoted:
        raise _bad(node, path, f"should be a number in bare digits (20000, 2.5), is {_named(node)}", problems)
    try:
        return number(str(node.value))
    except ValueError as error:
        raise _bad(node, path, f"should be a number in bare digits (20000, 2.5), is '{_shown(node)}'{error}", problems) from None


_NUMBER = re.compile(r"-?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?", re.ASCII)

_OTHERWISE = tuple(
    (re.compile(form, re.ASCII), advice)
    for form, advice in (
        (r"-?[0-9]{1,3}([,.' \u2019\xa0\u2009\u202f][0-9]{3})+", "take the separators out"),
        (r"-?0[0-9]+", "take the zeros before it out"),
        (r"-?[0-9. ]+,[0-9]+", "a point stands before decimals; `decimal:` in a mapping names another sign"),
        (r"(?:~|≈|c\.|ca\.|circa|about) *[0-9.]+", "write the digits alone, and `qualifier: about`"),
        (r"[0-9.]+ *[-–] *[0-9.]+", "write `low` and `high`, and `qualifier: range`"),
        (r"[0-9.]+ *\+|[<>≤≥] *[0-9.]+", "write the digits alone, and `qualifier: over`, `under`, `at-least` or `up-to`"),
        (r".*%", "name the sign under `units:` in a mapping, and write `unit: percent`"),
    )
)
"""Other ways to write a number, and what to do about each."""

MINUS = "\u2212"
"""The minus that typesetters use, and Sweden's and Norway's programs."""


def number(text: str) -> int | float:
    """The number that digits mean, as people and as pandas, R, Excel and Stata write it: `20000`, `20000.0`, `2e+04`, `1.715e-05`, `.5`.

    The minus of typesetters is one as well. What may be thousands, `20.000`, is no whole number. Raises ValueError for anything else, with
    what to do about it (or nothing), to be put behind what is wrong.
    """
    if text in set(Missing):
        raise ValueError(f"; write `missing: {text}` and no value")
    text = text.replace(MINUS, "-", 1) if text.startswith(MINUS) else text
    if not _NUMBER.fullmatch(text):
        raise ValueError(next((f"; {advice}" for form, advice in _OTHERWISE if form.fullmatch(text)), ""))
    exact = Decimal(text)
    if exact == exact.to_integral_value() and abs(exact) < 10**MAX_DIGITS and not PERHAPS_THOUSANDS.fullmatch(text):
        return int(exact)
    if exact != Decimal(repr(float(text))):
        raise ValueError("; it has more digits than can be kept")
    return float(text)


def _attributes(given: dict[str, Node], path: str, problems: Faults) -> Iterator[tuple[str, Value]]:
    """The attributes of a block, by name."""
    for name, node in given.items():
        value = node.value if isinstance(node.value, (int, float)) else _text(node, f"{path}.{name}", problems)
        if said := attribute_fault(name, value):
            raise _bad(node, f"{path}.{name}", said, problems)
        yield name, value


def attribute_fault(name: str, value: Value) -> str:
    """What is wrong with an attribute of that name and value; "" where nothing is."""
    if not _ATTRIBUTE.fullmatch(name):
        return "is no name of an attribute; write letters, digits, _ and -"
    if name in DEGREES and (isinstance(value, str) or not -DEGREES[name] <= value <= DEGREES[name]):
        return f"'{short(str(value))}' is no number of degrees from -{DEGREES[name]} to {DEGREES[name]}"
    return ""


_ATTRIBUTE = re.compile(r"\w[\w-]{0,99}")


def _items(kind: Any, node: Node, path: str, problems: Faults) -> Iterator[Any]:
    if not isinstance(node.value, list):
        raise _bad(node, path, f"should be a list, is {_named(node)}; write [a, b] or one `- ` line each", problems)
    failed = False
    for number, child in enumerate(node.value):
        try:
            yield _value(kind, child, f"{path}[{number}]", problems)
        except _Bad:
            failed = True
    if failed:
        raise _Bad


def _text(node: Node, path: str, problems: Faults) -> str:
    if isinstance(node.value, (int, float)):
        raise _bad(node, path, f"is the number {node.value}; put quotes around text that looks like one", problems)
    if not isinstance(node.value, str):
        raise _bad(node, path, f"should be text, is {_named(node)}", problems)
    if node.value.strip() != node.value or "\n" in node.value or not node.value:
        raise _bad(node, path, "is empty, or has a line break or a space at an end; write one line of text", problems)
    return node.value


def _date(node: Node, path: str, problems: Faults) -> Date:
    if isinstance(node.value, (list, dict)) or node.value is None:
        raise _bad(node, path, f"should be a date, is {_named(node)}", problems)
    if isinstance(node.value, (int, float)):
        meant = spoken(node.value) if isinstance(node.value, int) and abs(node.value) < 10**9 else _shown(node)
        raise _bad(node, path, f'date without quotes; write "{meant}"', problems)
    try:
        return spoken(node.value if len(node.value) <= MAX_DATE_LENGTH else _shown(node))
    except BadDate as error:
        raise _bad(node, path, f"{error}; write EDTF, as 2009-01 or 2003-22 (`alliance help dates`)", problems) from None


def _bad(node: Node, path: str, message: str, problems: Faults) -> _Bad:
    problems.add(node, path, message)
    return _Bad()


def _shown(node: Node) -> str:
    if isinstance(node.value, (list, dict)):
        return _named(node)
    return short(str(node.value))


def _named(node: Node) -> str:
    match node.value:
        case None:
            return "empty"
        case list():
            return "a list"
        case dict():
            return "a block"
        case str():
            return "text"
        case _:
            return "a number"
