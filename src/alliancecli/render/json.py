"""JSON: one array, an object a line, `[]` when empty."""

from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.render.jsonl import many
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The array, in pieces."""
    before = "[\n"
    for objects in many(view, columns):
        yield before + ",\n".join(objects)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
