"""A site of static pages: one a thing, with links between them, its search, and its data beside each page as JSON and CSV."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from json import dumps as encode

from alliancecli.export import Selection
from alliancecli.export.site import content, institution, lists, search, things
from alliancecli.export.site.manifest import Folder
from alliancecli.export.site.page import KINDS, Page, html, references
from alliancecli.export.site.parts import Parts
from alliancecli.export.site.prints import Prints
from alliancecli.model.columns import ATTRIBUTE, CITED, EVENT, FIGURE, INSTITUTION, OF_SOME, RELATION, SOURCE, TERM
from alliancecli.model.folding import scripted
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row
from alliancecli.render import Surface, render
from alliancecli.views.view import View

COLUMNS = {"institutions": INSTITUTION, "events": EVENT, "figures": FIGURE, "relations": RELATION, "terms": TERM, "sources": SOURCE}
"""The kinds of rows that lie beside pages."""


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write every page, and what lies beside it; where an earlier site stands, only what has changed since."""
    parts = Parts(content.read(connection))
    prints, folder = Prints(parts), Folder(path)
    pages = made = 0
    for kind, one, make in _pages(parts, connection):
        stem, resting_on = f"{kind}/{one}".lstrip("/"), prints.of(kind, one)
        pages += 1
        if not folder.holds(stem, resting_on):
            folder.put(stem, resting_on, _files(parts.content, make()))
            made += 1
    folder.put("find/", "-", search.files(parts.content))
    folder.put("site", "-", ((".css", _style()), (".js", scripted(_text("export.site", "site.js")))))
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


def _files(known: content.Content, page: Page) -> Iterator[tuple[str, str]]:
    """The files of a page, by what their paths have after its stem."""
    yield ".html", html(known, page)
    if any(what == "JSON" for what, _ in page.beside()):
        yield ".json", _json(page)
    for kind, rows in page.tables():
        yield f"-{kind}.csv", _rendered(kind, rows, "csv")
    if page.kind == "source" and page.id != "index":
        yield from ((f".{ending}", text) for ending, text in references(known, page.id))


def _rendered(kind: str, rows: list[Row], name: str) -> str:
    view = View(COLUMNS[kind].row, rows, lambda _: []).with_more(lambda _: _more(rows) if kind in ("events", "figures") else [])
    return "".join(render(view, name, Surface()))


def _more(rows: list[Row]) -> list[str]:
    """The keys of the flat columns that these rows have beyond those of every record: see View.with_more."""
    cited = [entry for row in rows for entry in row["sources"]]
    attributes = sorted({ATTRIBUTE + name for row in rows for name in row["attributes"]})
    return [*attributes, *(one.key for one in OF_SOME if any(entry.get(CITED[one.key]) for entry in cited))]


def _json(page: Page) -> str:
    """The rows of a page by their kind, each as `--json` has it; of long lists the ids, for the CSV has the rows."""
    kinds = [f"{encode(kind)}: {_rendered(kind, rows, 'json').strip()}" for kind, rows in page.rows.items() if rows]
    kinds += [f"{encode(kind)}: {encode([row['id'] for row in rows])}" for kind, rows in page.lists.items() if rows]
    return "{" + ",\n".join(kinds) + "}\n"


def _style() -> str:
    """The one style: that of pictures, and over it that of the site."""
    return _text("charts", "picture.css") + _text("export.site", "site.css")


def _text(package: str, name: str) -> str:
    return files(f"alliancecli.{package}").joinpath(name).read_text(encoding="utf-8")
