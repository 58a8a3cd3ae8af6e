"""A page: what stands on it, what lies beside it, and the file that all this makes."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.export.site.content import Content, year_of
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.query.cite import Bibliography, CitedRecord, Place
from alliancecli.query.rows import Row
from alliancecli.render.citations import render

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
"""What a page may load: its own style and script, and nothing from elsewhere."""

KINDS = {"institution": "Institutions", "theatre": "Theatres", "year": "Years", "term": "Terms", "source": "Sources"}
"""The kinds of thing that have a list of their pages, each with its heading."""

STYLES = {"bibtex": ("bib", "BibTeX"), "ris": ("ris", "RIS"), "csl-json": ("csl.json", "CSL-JSON")}
"""References for programs, one file a source: the style, the ending, and what people call it."""


class Page(NamedTuple):
    """A page: its address, its title, what stands on it.

    `own` are the rows that it tells, whole in the JSON beside it, `tables` the lists on it that have a CSV, both by their kind. `type` is
    what it says it is (schema.org), `claim` whether it is one that rests on sources.
    """

    kind: str
    id: str
    title: str
    body: Safe
    own: dict[str, list[Row]]
    tables: dict[str, list[Row]] = {}  # noqa: RUF012  # never written to
    type: str = "WebPage"
    claim: bool = False

    @property
    def stem(self) -> str:
        """The path of its files less their endings."""
        return f"{self.kind}/{self.id}" if self.kind else self.id

    def beside(self) -> dict[str, str]:
        """The CSV of each kind of row, as a path from this page. An event with a year is in the table of that year."""
        found = {kind: f"{self.id}-{kind}.csv" for kind, rows in (*self.own.items(), *self.tables.items()) if rows}
        if self.kind == "event" and (year := year_of(self.own["events"][0])) is not None:
            found["events"] = f"../year/{year}-events.csv"
        return found


def html(content: Content, page: Page) -> str:
    """The file of a page. What every page has in common, the script adds: the record's title, the links to the lists, the search, COinS."""
    up = "../" if page.kind else ""
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{text(page.title)}</title>\n",
            f'<link rel="stylesheet" href="{up}site.css">\n<script src="{up}site.js" defer></script>\n</head>\n',
            f'<body itemscope itemtype="https://schema.org/{page.type}">\n',
            tag("header", tag("a", "Front page", href=f"{up}index.html")),
            "\n<main>\n",
            tag("h1", page.title, itemprop="name"),
            page.body.replace(f'href="../{page.kind}/', 'href="') if page.kind else page.body.replace('href="../', 'href="'),
            "\n</main>\n",
            tag("footer", _foot(content, page)),
            "\n</body>\n</html>\n",
        )
    )


def _foot(content: Content, page: Page) -> Safe:
    """Of which record this is and how a note names it, under which licence, and what lies beside it."""
    edition = content.edition
    tables = page.beside()
    data = [tag("a", "JSON", href=f"{page.id}.json", rel="alternate")] if tables else []
    data += [tag("a", f"{kind} as CSV", href=where) for kind, where in tables.items()]
    named = join(f"{edition.cited}, id ", tag("span", page.id, itemprop="identifier"))
    cited = join("To cite: a note above; via ", named) if page.claim else named
    licence = text(edition.licence) if page.kind else tag("a", edition.licence, href=edition.licence_url, rel="license")
    return tag("p", separated([cited, licence, *data], " · "))


def references(content: Content, source: str) -> Iterable[tuple[str, str]]:
    """The files of a source for reference managers: the ending, and the text."""
    for style, (ending, _) in STYLES.items():
        yield ending, "".join(render(_bibliography(content, source), style))


def entry(content: Content, source: str) -> str:
    """A source as a bibliography in the Chicago style has it."""
    return "".join(render(_bibliography(content, source), "chicago")).strip()


def _bibliography(content: Content, source: str) -> Bibliography:
    cited = CitedRecord(source, "source", (Place(source),))
    return Bibliography([cited], {source: content.sources[source]["csl"]}, content.edition, [])
