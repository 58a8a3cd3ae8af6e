"""JSON lines: an object a line, each by itself."""

import json
from collections.abc import Iterator

from alliancecli.render import Surface
from alliancecli.render.harmless import in_json
from alliancecli.views.view import Column, View, pick


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row."""
    return (line + "\n" for line in lines(view, columns))


def lines(view: View, columns: tuple[Column, ...]) -> Iterator[str]:
    """Each row as a JSON object on one line: every key always there, null for nothing, text as UTF-8 less what could steer a terminal."""
    keys = [column.key for column in columns]
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # rows are trees
    for row in view.rows:
        text = encode({key: row[key] if key in row else pick(row, key) for key in keys})
        yield in_json(text)
