"""The values of other formats as the text of a cell."""

import datetime
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from alliancecli.model.columns import CITED
from alliancecli.record.formats import FormatError

DIGITS = 15
"""Digits of which a float is sure: all that spreadsheets show. What is much shorter in these was reckoned: 48.2 is 48.199999999999996."""


def as_text(value: Any) -> str:
    """A value as one would write it into a cell: days in ISO 8601, numbers in plain digits, lists with semicolons, nothing as nothing."""
    if value is None or value is True or value is False:
        return "" if value is None else str(value).lower()
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, (list, tuple, set)):
        return ";".join(as_text(one) for one in value)
    if value != value:  # what pandas has for nothing
        return ""
    return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if value.is_integer() and abs(value) < 10**DIGITS:
        return str(int(value))
    sure, exact = f"{value:.{DIGITS}g}", repr(value)
    return format(Decimal(sure if len(sure) + 3 < len(exact) else exact), "f")


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of some keys and values. Raises FormatError where a key comes again: one of its values would be lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        again = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(f"has the key '{again[:80]}' twice in one object; take one out")
    return made


def flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """An object as columns: what is in an object within it is called `outer.inner`. A list of objects has no column.

    The one that we write ourselves, of the entries of `sources`, has those that CSV has of it.
    """
    if isinstance(value, dict):
        for key, one in value.items():
            yield from flat(one, f"{name}.{key}" if name else str(key))
    elif name == "sources" and isinstance(value, list) and value and all(isinstance(one, dict) and "source" in one for one in value):
        yield from ((column, [one.get(key) for one in value]) for column, key in CITED.items())
    elif not (isinstance(value, list) and (not value or isinstance(value[0], dict))):
        yield name, value
