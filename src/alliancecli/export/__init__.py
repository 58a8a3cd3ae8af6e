"""From the record to a file (or a folder of files) for another program: one module a format; `EXPORTS` is the registry."""

import os
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from alliancecli.errors import AllianceError, BadUsage
from alliancecli.export.atomic_output import atomic_output, in_place
from alliancecli.plugins import Registry
from alliancecli.query.engine import Engine
from alliancecli.query.events import left_out
from alliancecli.query.filters import Filter
from alliancecli.query.windows import Window
from alliancecli.views.window import outside


class Selection(NamedTuple):
    """What of the record is wanted: the filters on events, the same on figures, the window of both; `partition` is for parquet."""

    events: tuple[Filter, ...] = ()
    figures: tuple[Filter, ...] = ()
    window: Window = Window()
    partition: str | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.events and not self.figures and not self.window.bounded


class Export(NamedTuple):
    """A format: its module, what it writes, the usual ending of its file ("" for a folder), and whether it takes filters.

    A folder with a file named `renews` in it was made by this format, and is brought up to date where it stands.
    """

    module: str
    describe: str
    ending: str = ""
    filtered: bool = True
    renews: str = ""


class Writer(Protocol):
    """What the module of a format offers."""

    def write(self, connection: Engine, asked: Selection, path: str) -> list[str]:
        """Write to `path`, an empty file or an empty folder; returns the notes to say about it."""


_OURS: dict[str, Export | str] = {
    "datapackage": Export(
        "alliancecli.export.datapackage",
        "a folder of CSV files with a Frictionless datapackage.json that types and explains every column; `--data` reads it back",
    ),
    "sqlite": Export(
        "alliancecli.export.sqlite",
        "one SQLite database, its tables documented in itself, with full-text search",
        ".sqlite",
        filtered=False,
    ),
    "parquet": Export(
        "alliancecli.export.parquet", "a folder of Parquet files with days as dates and lists as lists (needs alliancecli[parquet])"
    ),
    "ics": Export("alliancecli.export.ics", "a calendar of the events whose days are known", ".ics"),
    "timelinejs": Export("alliancecli.export.timelinejs", "a timeline for TimelineJS; dates stay as vague as they are", ".json"),
    "markwhen": "alliancecli.export.markwhen:EXPORT",
    "jsonld": Export("alliancecli.export.jsonld", "linked data: schema.org Dataset, Event, Organization and the sources", ".jsonld"),
    "geojson": Export("alliancecli.export.geojson", "the events and figures that have a place, for maps (RFC 7946)", ".geojson"),
    "csl-json": Export("alliancecli.export.csl_json", "the bibliography for pandoc, Zotero and citation processors", ".json"),
    "site": Export(
        "alliancecli.export.site", "a site of linked pages with search, for a web server or a disk", filtered=False, renews="manifest.txt"
    ),
    "bibtex": Export("alliancecli.export.bibtex", "the bibliography for LaTeX", ".bib"),
}
EXPORTS: Registry[Export] = Registry("alliancecli.exports", Export, _OURS)
"""Every export by its name."""


def export(connection: Engine, name: str, asked: Selection, dest: str, *, force: bool = False) -> list[str]:
    """Write the record, or what is asked of it, to `dest` in a format: whole or not at all. Returns the notes to say about it.

    What can be brought up to date is, file by file, unless `force` is given: then it is made anew.

    Raises AllianceError where `dest` cannot be written or holds something and `force` is not given, BadUsage where the format does not
    take what is asked.
    """
    chosen = EXPORTS[name]
    if asked.partition and name != "parquet":
        raise BadUsage(f"--partition is for parquet; {name} has no parts")
    if not chosen.filtered and not asked.whole:
        raise BadUsage(f"{name} holds the whole record; leave out the filters")
    module = import_module(chosen.module)
    if not hasattr(module, "write"):
        raise AllianceError(f"{name}: its module {chosen.module} has no function `write`")
    renewed = bool(chosen.renews) and not force and os.path.isfile(os.path.join(dest, chosen.renews))
    with in_place(dest) if renewed else atomic_output(dest, folder=not chosen.ending, force=force) as path:
        notes = cast(Writer, module).write(connection, asked, path)
    return [*notes, *_outside(connection, asked)]


def _outside(connection: Engine, asked: Selection) -> Iterator[str]:
    """The note on events that are written though they may lie outside the window."""
    surely = asked.window._replace(certain=True)
    if asked.window.bounded and surely != asked.window and (possible := left_out(connection, "event", list(asked.events), surely)):
        yield f"{possible:,} of the events chosen {outside(possible)}"
