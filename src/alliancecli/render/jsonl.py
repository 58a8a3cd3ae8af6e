"""JSON lines: an object a line, each by itself."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring
from types import NoneType
from typing import Any

from alliancecli.model.columns import Column
from alliancecli.query.rows import Shared
from alliancecli.render import Surface
from alliancecli.render.escape import in_json
from alliancecli.views.view import View, pick


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A line a row."""
    return (line + "\n" for line in lines(view, columns))


def lines(view: View, columns: tuple[Column, ...]) -> Iterator[str]:
    """Each row as a JSON object on one line: every key always there, null for nothing, text as UTF-8 less what could steer a terminal."""
    keys = list(dict.fromkeys(column.key for column in columns))
    frame = f"{{{', '.join(f'{_encode(key)}: %s' for key in keys)}}}"
    writers: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: int.__repr__, NoneType: _null, Shared: _kept}
    for row in view.rows:
        values = [row[key] if key in row else pick(row, key) for key in keys]
        yield in_json(frame % tuple([writers.get(type(value), _encode)(value) for value in values]))


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # rows are trees


def _null(_: None) -> str:
    return "null"


_kept = lru_cache(maxsize=4_000)(_encode)
"""What many rows share is encoded once."""
