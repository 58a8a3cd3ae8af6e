"""JSON lines: an object a line, each by itself."""

import json
from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.render.escape import in_json
from alliancecli.render.texts import texts
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row."""
    return (line + "\n" for line in lines(view, columns))


def lines(view: View, columns: tuple[Column, ...]) -> Iterator[str]:
    """Each row as a JSON object on one line: every key always there, null for nothing, text as UTF-8 less what could steer a terminal."""
    asked = tuple({column.key: column for column in columns}.values())
    frame = f"{{{', '.join(f'{_encode(column.key)}: %s' for column in asked)}}}"
    for values in texts(view, asked, lambda _, value: in_json(_encode(value))):
        yield frame % tuple(values)


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # rows are trees
