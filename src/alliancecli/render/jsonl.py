"""JSON lines: an object a line, each by itself."""

import json
from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.render.escape import in_json
from alliancecli.render.texts import joined
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row."""
    return (line + "\n" for line in lines(view, columns))


def lines(view: View, columns: tuple[Column, ...]) -> Iterator[str]:
    """Each row as a JSON object on one line: every key always there, null for nothing, text as UTF-8 less what could steer a terminal."""
    asked = tuple({column.key: column for column in columns}.values())
    for line in joined(view, asked, lambda key, value: f'"{key}": {in_json(_encode(value))}', ", "):
        yield f"{{{line}}}"


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # rows are trees
