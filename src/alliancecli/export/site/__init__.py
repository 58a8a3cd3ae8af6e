"""A site of static pages: one a thing, with links between them, its search, and its data beside each page as JSON and CSV."""

import os
from importlib.resources import files
from json import dumps as encode

from alliancecli.export import Selection
from alliancecli.export.site import content, search
from alliancecli.export.site.pages import Page, Site
from alliancecli.model.columns import EVENT, FIGURE, INSTITUTION, RELATION, SOURCE, TERM
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row
from alliancecli.render import Surface, render
from alliancecli.views.view import View

STATIC = ("site.css", "site.js")

COLUMNS = {"institutions": INSTITUTION, "events": EVENT, "figures": FIGURE, "relations": RELATION, "terms": TERM, "sources": SOURCE}
"""The kinds of rows that lie beside pages."""


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write every page, and what lies beside it."""
    known = content.read(connection)
    site = Site(known)
    folders: set[str] = set()
    pages = 0
    for page in site.pages():
        _put(path, page.path, site.html(page), folders)
        for what, name in page.beside():
            _put(
                path, f"{page.kind}/{name}" if page.kind else name, _json(page) if what == "json" else _csv(what, page.rows[what]), folders
            )
        pages += 1
    for name, script in search.files(known).items():
        _put(path, name, script, folders)
    for name in STATIC:
        _put(path, name, files("alliancecli.export.site").joinpath(name).read_text(encoding="utf-8"), folders)
    return [f"{counted(pages, 'page')} written; begin at index.html"]


def _csv(kind: str, rows: list[Row]) -> str:
    return "".join(render(_view(kind, rows), "csv", Surface()))


def _view(kind: str, rows: list[Row]) -> View:
    """The view of the rows of a page, with the attributes that they have."""
    names = sorted({name for row in rows for name in row.get("attributes", ())})
    return View(COLUMNS[kind].row, rows, lambda _: []).with_attributes(lambda _: names)


def _json(page: Page) -> str:
    """The rows of a page by their kind, each as `--json` has it; numbers are in the CSV alone, for there are many."""
    kinds = (
        f"{encode(kind)}: {''.join(render(_view(kind, rows), 'json', Surface())).strip()}"
        for kind, rows in page.rows.items()
        if rows and kind != "figures"
    )
    return "{" + ",\n".join(kinds) + "}\n"


def _put(path: str, name: str, text: str, folders: set[str]) -> None:
    folder = os.path.dirname(name)
    if folder not in folders:
        os.makedirs(os.path.join(path, folder), exist_ok=True)
        folders.add(folder)
    with open(os.path.join(path, name), "w", encoding="utf-8", newline="") as file:
        file.write(text)
