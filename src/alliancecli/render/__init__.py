"""From a view to text. One module a format, each with `render(view, columns, surface)`; `FORMATS` is the registry."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from alliancecli.errors import AllianceError, BadUsage
from alliancecli.model.columns import CITED, Column
from alliancecli.plugins import Registry
from alliancecli.views.view import View


class Surface(NamedTuple):
    """Capabilities of the output: its width in cells (None: as wide as needed), and whether it takes colour, Unicode and links.

    `dark` is whether its background is known to be, `encoding` what it takes where that is not Unicode.
    """

    width: int | None = None
    color: bool = False
    unicode: bool = True
    links: bool = False
    dark: bool = False
    encoding: str = "ascii"


class Format(NamedTuple):
    """An output format: the module that renders it, the endings of its files, whether it nests, whether it is for people (`paged`).

    What `needs` columns is nothing for rows without them.
    """

    module: str
    endings: tuple[str, ...]
    nests: bool
    paged: bool = False
    needs: tuple[str, ...] = ()


class Renderer(Protocol):
    """The interface of a format's module."""

    def render(self, view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
        """The text, in pieces."""


_OURS: dict[str, Format | str] = {
    "table": Format("alliancecli.render.table", (".txt",), nests=False, paged=True),
    "csv": Format("alliancecli.render.csv", (".csv",), nests=False),
    "tsv": Format("alliancecli.render.tsv", (".tsv", ".tab"), nests=False),
    "json": Format("alliancecli.render.json", (".json",), nests=True),
    "jsonl": Format("alliancecli.render.jsonl", (".jsonl", ".ndjson"), nests=True),
    "geojson": Format("alliancecli.render.geojson", (".geojson",), nests=True, needs=("attributes",)),
    "markdown": Format("alliancecli.render.markdown", (".md", ".markdown"), nests=False, paged=True),
    "yaml": "alliancecli.render.yaml:FORMAT",
    "html": Format("alliancecli.render.html", (".html", ".htm"), nests=True),
    "sarif": Format("alliancecli.render.sarif", (".sarif",), nests=True, needs=("line", "verdict")),
}
FORMATS: Registry[Format] = Registry("alliancecli.formats", Format, _OURS)
"""Every format by its name."""


def render(view: View, name: str, surface: Surface, fields: tuple[str, ...] = (), sources: bool = True) -> Iterator[str]:
    """The text of a view in a format, in pieces. `fields` chooses and orders the columns; `sources` False leaves out where it is said.

    Raises BadUsage for a field that the view does not have.
    """
    chosen = FORMATS[name]
    if fields:
        known = {column.key: column for column in view.columns}
        for field in fields:
            if field not in known:
                raise BadUsage(f"--fields: there is no field '{field}'; the fields are {', '.join(known)}")
        from alliancecli.views.generic import generic

        columns = tuple(known[field] for field in dict.fromkeys(fields))
        view = view._replace(page=generic(columns), lead=None, scene=None)
    else:
        columns = tuple(c for c in view.columns if (c.nested if chosen.nests else c.flat))
    if not sources:
        columns = tuple(c for c in columns if c.key != "sources" and c.key not in CITED)
    module = import_module(chosen.module)
    if not hasattr(module, "render"):
        raise AllianceError(f"--format {name}: its module {chosen.module} has no function `render`")
    return cast(Renderer, module).render(view, columns, surface)


def unfit(columns: Iterable[Column]) -> tuple[str, ...]:
    """Our formats that rows of these columns are not written in."""
    keys = {column.key for column in columns}
    return tuple(name for name, one in FORMATS.ours.items() if isinstance(one, Format) and not keys.issuperset(one.needs))


def by_ending(path: str, without: tuple[str, ...] = (), pictures: str = "") -> str:
    """The format that a file's ending asks for, of all but those `without`.

    Raises BadUsage for an ending that none of them has; `pictures` says which endings draw, and how.
    """
    for name, chosen in FORMATS.sound():
        if name not in without and path.lower().endswith(chosen.endings):
            return name
    known = {name: chosen for name, chosen in FORMATS.sound() if name not in without}
    endings = ", ".join(ending for name in FORMATS.names() if name in known for ending in known[name].endings)
    raise BadUsage(f"-o {path}: its ending names no format of these rows; use one of {endings}{pictures}, or add --format")
