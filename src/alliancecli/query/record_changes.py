"""What differs between two versions of a record, record by record and field by field; both are read once, side by side."""

import json
from collections.abc import Iterator

from alliancecli.model.columns import KINDS, Kind
from alliancecli.model.quantity import positional
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row, fetch

DERIVED = {"figure": ("value_min", "value_max")}
"""What is compared beside the fields of a kind: the ends of a figure."""

TITLES = ("title", "name", "subject", "object", "relation")
"""The fields that say, the first that there are, what a record is about."""


def record_changes(before: Engine, after: Engine) -> Iterator[Row]:
    """A row for each record added or removed, and for each field changed, by kind and id.

    `before` and `after` are the values as text, lists as JSON; None where there was or is nothing.
    """
    for kind in KINDS.values():
        for old, new in _pairs(_records(before, kind), _records(after, kind)):
            yield from _differences(kind.table, old, new)


def _records(connection: Engine, kind: Kind) -> Iterator[Row]:
    """The records of a kind in order of their ids."""
    keys = [*(one.key for one in kind.fields), *DERIVED.get(kind.table, ())] if kind.table != "source" else ["id", "title", "tier", "csl"]
    return fetch(connection, f"SELECT {', '.join(f'r.{key}' for key in keys)} FROM {kind.table} r ORDER BY r.id", {})


def _pairs(old: Iterator[Row], new: Iterator[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of two streams in order of ids, those of one id together."""
    one, other = next(old, None), next(new, None)
    while one or other:
        if other is None or (one is not None and one["id"] < other["id"]):
            yield one, None
            one = next(old, None)
        elif one is None or other["id"] < one["id"]:
            yield None, other
            other = next(new, None)
        else:
            yield one, other
            one, other = next(old, None), next(new, None)


def _differences(kind: str, old: Row | None, new: Row | None) -> Iterator[Row]:
    found = new or old or {}
    about = {"kind": kind, "id": found["id"], "name": next((found[key] for key in TITLES if found.get(key)), None)}
    if old is None or new is None:
        yield {**about, "change": "added" if new else "removed", "field": None, "before": None, "after": None}
        return
    was, now = _flat(old), _flat(new)
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield {**about, "change": "changed", "field": key, "before": _text(was.get(key)), "after": _text(now.get(key))}


def _flat(row: Row) -> Row:
    """The fields of a record; those of a source are in its entry."""
    return {**row, **json.loads(row["csl"]), "csl": None} if "csl" in row else row


def _text(value: object) -> str | None:
    if isinstance(value, float):
        return positional(value, "")
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
