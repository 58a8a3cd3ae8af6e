"""A site of static pages: one a thing, with links between them, its search, and its data beside each page as JSON and CSV."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from json import dumps as encode

from alliancecli.charts.paper import sheet
from alliancecli.export import Selection
from alliancecli.export.site import beside, content, institution, lists, search, things
from alliancecli.export.site.manifest import Folder
from alliancecli.export.site.page import KINDS, Page, html
from alliancecli.export.site.parts import Parts
from alliancecli.export.site.prints import Prints
from alliancecli.model.folding import scripted
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write every page, and what lies beside it; where an earlier site stands, only what has changed since."""
    parts = Parts(content.read(connection))
    prints, folder = Prints(parts), Folder(path)
    pages = made = 0
    for kind, one, make in _pages(parts, connection):
        stem, resting_on = f"{kind}/{one}".lstrip("/"), prints.of(kind, one)
        pages += 1
        if not folder.holds(stem, resting_on):
            page = make()
            folder.put(stem, resting_on, ((".html", html(parts.content, page)), *beside.files(parts.content, page)))
            made += 1
    folder.put("find/", "-", search.files(parts.content))
    folder.put("site", "-", ((".css", _style()), (".js", _script(parts.content))))
    renewed = bool(folder.before)
    gone = folder.close()
    told = f"{made:,} of {counted(pages, 'page')} made anew" if renewed else f"{counted(pages, 'page')} written"
    return [f"{told}{f', {gone:,} removed' if gone else ''}; begin at index.html"]


def _pages(parts: Parts, connection: Engine) -> Iterator[tuple[str, str, Callable[[], Page]]]:
    """Every page, the front page first: its kind, its id, and what makes it."""
    known = parts.content
    yield "", "index", partial(lists.front, parts)
    for kind in KINDS:
        yield kind, "index", partial(lists.index, parts, kind)
    for one in known.institutions:
        yield "institution", one, partial(institution.institution, parts, connection, one)
    for one in known.events:
        yield "event", one, partial(things.event, parts, one)
    for one in known.sources:
        yield "source", one, partial(things.source, parts, one)
    for one in known.terms:
        yield "term", one, partial(things.term, parts, one)
    for one in known.theatres:
        yield "theatre", one, partial(lists.theatre, parts, connection, one)
    for one in map(str, known.years):
        yield "year", one, partial(lists.year, parts, connection, one)


def _style() -> str:
    """The one style: that of pictures, and over it that of the site."""
    return sheet() + _text("export.site", "site.css")


def _script(known: content.Content) -> str:
    """The one script, with what it has to know of this record."""
    return f"const TITLE = {encode(known.edition.title)}, KINDS = {encode(KINDS)};\n" + scripted(_text("export.site", "site.js"))


def _text(package: str, name: str) -> str:
    return files(f"alliancecli.{package}").joinpath(name).read_text(encoding="utf-8")
