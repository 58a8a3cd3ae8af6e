"""YAML: a list of blocks, a key a line; what YAML 1.1 would take for something else is quoted."""

from collections.abc import Iterator

import yaml

from alliancecli.render import Surface
from alliancecli.views.view import Column, View, pick


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A block a row; `[]` when empty."""
    empty = True
    for row in view.rows:
        empty = False
        yield yaml.safe_dump([{c.key: pick(row, c.key) for c in columns}], sort_keys=False, allow_unicode=True, width=float("inf"))
    if empty:
        yield "[]\n"
