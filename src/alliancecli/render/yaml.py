"""YAML: a list of blocks, a key a line; what YAML 1.1 would take for something else is quoted."""

from collections.abc import Iterator

import yaml

from alliancecli.model.columns import Column
from alliancecli.query.rows import Shared
from alliancecli.render import Format, Surface
from alliancecli.views.view import View, pick

FORMAT = Format(__name__, (".yaml", ".yml"), nests=True)
"""The entry point of the format."""


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

MAX_WIDTH = 2**31 - 1
"""No line is folded: the longest that the emitter in C takes."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """A block a row; `[]` when empty."""
    empty = True
    for row in view.rows:
        empty = False
        values = ((column.key, pick(row, column.key)) for column in columns)
        block = [{key: list(value) if type(value) is Shared else value for key, value in values}]  # else YAML would name what is shared
        text = _dump(block, unicode=True)
        yield text if text.replace("\n", "").isprintable() else _dump(block, unicode=False)
    if empty:
        yield "[]\n"


def _dump(block: list[dict[str, object]], *, unicode: bool) -> str:
    """A block as YAML; without `unicode` everything that is not ASCII is escaped, marks that steer a terminal with it."""
    text: str = yaml.dump(block, Dumper=_DUMPER, sort_keys=False, allow_unicode=unicode, width=MAX_WIDTH)
    return text
