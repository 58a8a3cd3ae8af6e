"""JSON lines: an object a line, each by itself."""

import json
from collections.abc import Iterator
from typing import Any

from alliancecli.model.columns import Column
from alliancecli.query.rows import Shared
from alliancecli.render import Surface
from alliancecli.render.escape import in_json
from alliancecli.render.texts import joined
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row, many at a time."""
    return ("\n".join(objects) + "\n" for objects in many(view, columns))


def many(view: View, columns: tuple[Column, ...]) -> Iterator[list[str]]:
    """Rows as JSON objects, many at a time: every key always there, null for nothing, text as UTF-8 less what could steer a terminal."""
    asked = tuple({column.key: column for column in columns}.values())
    for rows in joined(view, asked, lambda key, value: f'"{key}": {in_json(_encode(value))}', ", "):
        yield [f"{{{row}}}" for row in rows]


def _encode(value: Any) -> str:
    return value.text or _ENCODE(value) if type(value) is Shared else _ENCODE(value)


_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # rows are trees
