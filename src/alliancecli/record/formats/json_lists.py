"""JSON: a list of objects, wherever in the file it is."""

import json
from collections.abc import Iterator
from typing import Any

from alliancecli.model.words import reason
from alliancecli.record.formats import FormatError, Rows, chosen
from alliancecli.record.formats.values import flat, once

MAX_BYTES = 500_000_000
"""Bytes of the largest file: it is in memory as a whole, and what is larger is better in lines."""

MAX_DEPTH = 20
"""Objects around a list, of those that are found by themselves."""


def rows(path: str, part: str) -> Rows:
    """Each object a row, in the columns of all of them."""
    import os

    if os.stat(path).st_size > MAX_BYTES:
        raise FormatError(f"has more than {MAX_BYTES:,} bytes, which would all be in memory; write it as JSON lines (.jsonl)")
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = json.load(file, object_pairs_hook=once)
    except UnicodeDecodeError:
        raise FormatError("is not UTF-8; save it as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is no JSON: {reason(error)}") from None
    return table(found, part)


def table(found: Any, part: str) -> Rows:
    """The rows of the list that `part` leads to from the top, key by key: `data.items`; of the only one where it leads to none.

    A list in the objects of a list (`terms` of persons) gives a row for each of its objects, beside what the object around it says.
    """
    keys = part.split(".") if part else []
    while isinstance(found, dict):
        within = {key: one for key, one in found.items() if isinstance(one, (list, dict))} if keys else dict(_lists(found))
        found = within[chosen(within, keys.pop(0) if keys else "", "lists")]
    if not isinstance(found, list):
        raise FormatError("holds no list of objects; a table is one")
    made = [dict(row) for one in found for row in _rows(one, keys)]
    columns = list(dict.fromkeys(name for row in made for name in row))
    if not columns:
        raise FormatError("holds no list of objects; a table is one")
    yield columns
    for row in made:
        yield [row.get(name) for name in columns]


def _lists(found: dict[str, Any], above: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The lists of objects in an object and in those within it, each by the keys that lead there."""
    for key, one in found.items():
        if isinstance(one, dict) and above.count(".") < MAX_DEPTH:
            yield from _lists(one, f"{above}{key}.")
        elif isinstance(one, list) and any(isinstance(item, dict) for item in one):
            yield f"{above}{key}", one


def _rows(one: Any, keys: list[str], name: str = "") -> Iterator[dict[str, Any]]:
    """The rows that an object gives: itself, or one for each object of the list that the keys lead to."""
    if not isinstance(one, dict):
        raise FormatError(f"a list of objects was wanted, and holds {json.dumps(one, default=str)[:40]}")
    mine = dict(flat(one, name))
    if not keys:
        yield mine
        return
    inner = one.get(keys[0])
    below = f"{name}.{keys[0]}" if name else keys[0]
    for item in inner if isinstance(inner, list) else [inner] if isinstance(inner, dict) else []:
        for row in _rows(item, keys[1:], below):
            yield {key: value for key, value in mine.items() if not key.startswith(f"{below}.")} | row
