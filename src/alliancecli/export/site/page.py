"""A page: what stands on it, what lies beside it, how it is cited, and the file that all this makes."""

import json
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from alliancecli.export.site.content import Content, year_of
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.query.cite import Bibliography, CitedRecord, Place, places
from alliancecli.query.rows import Row
from alliancecli.render.citations import render

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""What a page may load: its own style and script, and nothing from elsewhere."""

KINDS = {"institution": "Institutions", "theatre": "Theatres", "year": "Years", "term": "Terms", "source": "Sources"}
"""The kinds of thing that have a list of their pages, each with its heading."""

STYLES = {"bibtex": ("bib", "BibTeX"), "ris": ("ris", "RIS"), "csl-json": ("csl.json", "CSL-JSON")}
"""References for programs, one file a source: the style, the ending, and what people call it."""


class Page(NamedTuple):
    """A page: its address, its title, what stands on it.

    `rows` and `lists` lie beside it by their kind: the rows whole as JSON and CSV, lists as CSV, and their ids in the JSON. `cites` is the
    record that it is cited as; `type` what it says it is (schema.org), with `data` of that.
    """

    kind: str
    id: str
    title: str
    body: Safe
    rows: dict[str, list[Row]]
    lists: dict[str, list[Row]] = {}  # noqa: RUF012  # never written to
    cites: CitedRecord | None = None
    type: str = "WebPage"
    data: dict[str, str] = {}  # noqa: RUF012  # never written to

    @property
    def stem(self) -> str:
        """The path of its files less their endings."""
        return f"{self.kind}/{self.id}" if self.kind else self.id

    def tables(self) -> Iterable[tuple[str, list[Row]]]:
        """The CSV files beside it: the kind of row, and the rows. An event with a year is in the table of that year."""
        for kind, rows in (*self.rows.items(), *self.lists.items()):
            if rows and not (self.kind == "event" and year_of(rows[0]) is not None):
                yield kind, rows

    def beside(self) -> Iterable[tuple[str, str]]:
        """Links to what lies beside it: what a link is called, and where it leads."""
        if any(self.rows.values()) or any(self.lists.values()):
            yield "JSON", f"{self.id}.json"
        yield from ((f"{kind} as CSV", f"{self.id}-{kind}.csv") for kind, _ in self.tables())
        if self.kind == "event" and (year := year_of(self.rows["events"][0])) is not None:
            yield "the year's events as CSV", f"../year/{year}-events.csv"


def cited_as(kind: str, row: Row) -> CitedRecord:
    """What a page is cited as: its record, by the places that say it."""
    return CitedRecord(row["id"], kind, places(row["sources"]))


def html(content: Content, page: Page) -> str:
    """The file of a page."""
    up = "../" if page.kind else ""
    about = content.about
    nav = [tag("a", "Front page", href=f"{up}index.html"), *(tag("a", name, href=f"{up}{kind}/index.html") for kind, name in KINDS.items())]
    data = {"@context": "https://schema.org", "@type": page.type, "name": page.title, "identifier": page.id, "license": about.licence_url}
    data |= {key: value for key, value in page.data.items() if value}
    beside = list(page.beside())
    tables = [tag("a", what, href=where) for what, where in beside]
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{text(page.title)}{'' if page.id == 'index' and not page.kind else text(' · ' + about.title)}</title>\n",
            f'<link rel="stylesheet" href="{up}site.css">\n',
            *(f'<link rel="alternate" type="application/json" href="{where}">\n' for what, where in beside if what == "JSON"),
            f'<script type="application/ld+json">{_in_script(data)}</script>\n',
            f'<script src="{up}site.js" defer data-up="{up}"></script>\n</head>\n<body>\n',
            tag("a", "To the text", href="#text", class_="skip"),
            tag("header", tag("nav", *nav, aria_label="The site"), tag("div", id="search")),
            '\n<main id="text">\n',
            tag("h1", page.title),
            page.body,
            _citation(content, page),
            "\n</main>\n",
            tag("footer", tag("p", separated([text(about.line), *tables], " · "))),
            "\n</body>\n</html>\n",
        )
    )


def _citation(content: Content, page: Page) -> Safe:
    """How to cite what stands on a page: for people in words, for programs by the files of its sources and by COinS."""
    if not page.cites:
        return Safe("")
    about = content.about
    coins = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.title": page.title,
        "rft.source": about.line,
        "rft.identifier": page.id,
        "rft.date": about.date,
    }
    words = "".join(render(_bibliography(content, page.cites), "chicago")).strip().split("\n")
    files = [
        tag("li", f"{source}: ", separated([tag("a", name, href=f"../source/{source}.{ending}") for ending, name in STYLES.values()]))
        for source in dict.fromkeys(source for source, *_ in page.cites.places)
    ]
    return join(
        tag("details", tag("summary", "Cite this"), *(tag("p", line) for line in words if line), tag("ul", *files), class_="cite"),
        tag("span", class_="Z3988", title=urlencode(coins)),
    )


def references(content: Content, source: str) -> Iterable[tuple[str, str]]:
    """The files of a source for reference managers: the ending, and the text."""
    for style, (ending, _) in STYLES.items():
        yield ending, "".join(render(_bibliography(content, CitedRecord(source, "source", (Place(source),))), style))


def _bibliography(content: Content, cites: CitedRecord) -> Bibliography:
    about = content.about
    return Bibliography([cites], {source: content.sources[source]["csl"] for source, *_ in cites.places}, about.version, about.date, [])


def _in_script(data: object) -> str:
    """JSON that ends no script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
