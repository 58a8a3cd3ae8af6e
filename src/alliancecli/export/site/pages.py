"""The pages of a site, one function a kind of thing: from its row and all that hangs together with it to what a reader sees."""

import json
from collections.abc import Collection, Iterable
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from alliancecli.export.site.content import WEIGHTS, Content, shown, year_of
from alliancecli.export.site.drawings import strength
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.model.quantity import amount
from alliancecli.model.words import counted, passage, unreal
from alliancecli.query.cite import Bibliography, CitedRecord, Place, places
from alliancecli.query.figures import STRENGTHS, key_of
from alliancecli.query.rows import Row
from alliancecli.render.citations import render
from alliancecli.views.long_series import brief

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""What a page may load: its own style and script, and nothing from elsewhere."""

LONG = 8
"""The most claims of one series that a page shows all of."""

KINDS = {"institution": "Institutions", "theatre": "Theatres", "year": "Years", "term": "Terms", "source": "Sources"}
"""The kinds of thing that have a list of their pages, each with its heading."""


class Page(NamedTuple):
    """A page: its address, its title, what stands on it.

    `rows` lie beside it as JSON and CSV, by their kind; `cites` is the record that it is cited as; `type` what it says it is
    (schema.org).
    """

    kind: str
    id: str
    title: str
    body: Safe
    rows: dict[str, list[Row]]
    cites: CitedRecord | None = None
    type: str = "WebPage"
    summary: str = ""

    @property
    def path(self) -> str:
        """Where it lies in the folder of the site."""
        return f"{self.kind}/{self.id}.html" if self.kind else f"{self.id}.html"

    def beside(self) -> Iterable[tuple[str, str]]:
        """The files that lie beside it: `json` with all of its rows, and by the kind of row one of CSV."""
        kinds = [kind for kind, rows in self.rows.items() if rows]
        if kinds:
            yield "json", f"{self.id}.json"
        yield from ((kind, f"{self.id}-{kind}.csv") for kind in kinds)


class Site:
    """Makes the pages of a record."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def pages(self) -> Iterable[Page]:
        """Every page, the front page first."""
        known = self.content
        yield self._front()
        yield from (self._list(kind) for kind in KINDS)
        yield from map(self._institution, known.institutions.values())
        yield from map(self._event, known.events.values())
        yield from map(self._source, known.sources.values())
        yield from map(self._term, known.terms.values())
        yield from map(self._theatre, known.theatres)
        yield from map(self._year, known.years)

    # Doors

    def door(self, kind: str, one: str, words: str = "", fragment: str = "") -> Safe:
        """A link from one page of a thing to another; only its words where there is no such page."""
        known: dict[str, Collection[str]] = {
            "institution": self.content.institutions,
            "event": self.content.events,
            "source": self.content.sources,
        }
        known |= {"term": self.content.terms, "theatre": self.content.theatres}
        if kind in known and one not in known[kind]:
            return text(words or one)
        return tag("a", words or self.name(kind, one), href=f"../{kind}/{one}.html{'#' + fragment if fragment else ''}")

    def name(self, kind: str, one: str) -> str:
        """What a page is called."""
        if kind == "institution":
            row = self.content.institutions[one]
            return str(row["acronyms"][0] if row["acronyms"] and row["kind"] != "state" else row["name"])
        if kind in ("event", "source"):
            return str({"event": self.content.events, "source": self.content.sources}[kind][one]["title"])
        return self.content.terms[one]["name"] if kind == "term" else one.replace("-", " ")

    def subject(self, row: Row, fragment: str = "") -> Safe:
        """A link to what a claim is about."""
        return self.door("event" if row["subject"] in self.content.events else "institution", row["subject"], fragment=fragment)

    def doors(self, kind: str, ids: Iterable[str]) -> Safe:
        """Links to several things."""
        return separated([self.door(kind, one) for one in ids])

    # Parts of a page

    def said_by(self, sources: list[Row], *, short: bool = False) -> Safe:
        """Where a claim is said: the quoted words, the source (only by whom and of when, if `short`), the place in it."""
        said = []
        for cited in {(one["source"], passage(one), one["anchor"]): one for one in sources}.values():
            quoted = tag("q", cited["anchor"]) if cited["anchor"] else ""
            source = self.content.called[cited["source"]]
            title = "" if short and source["author"] else source["title"]
            name = ", ".join(filter(None, (source["author"], title, source["date"])))
            said.append(tag("li", quoted, " " if quoted else "", self.door("source", cited["source"], name), f", {passage(cited)}"))
        return tag("ul", *said, class_="said")

    def timeline(self, rows: list[Row], heading: str = "Events") -> Safe:
        """Events in order of time, the filters of the script on them."""
        if not rows:
            return Safe("")
        lines = [
            tag(
                "li",
                tag("time", shown(row)),
                tag("span", self.door("event", row["id"]), tag("small", " ", self.doors("theatre", row["theatres"]))),
                data_weight=WEIGHTS.index(row["weight"]),
                data_kind=row["kind"],
            )
            for row in rows
        ]
        return join(tag("h2", heading), tag("ol", *lines, class_="events"))

    def facts(self, pairs: Iterable[tuple[str, object]]) -> Safe:
        """What a thing is, a line a fact; those without one are left out."""
        return tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in pairs if value))

    def claims(self, rows: list[Row], *, subject: bool = False) -> Safe:
        """Numbers as a table, long series by the last of each year, with who says so."""
        short = brief(rows, "the CSV beside this page has all", LONG)
        lines = [
            tag(
                "tr",
                tag("td", shown(row), class_="date"),
                tag("td", amount(row), class_="number"),
                tag("td", row["unit"]),
                tag("td", self._counted(row, subject=subject), tag("small", " ", ", ".join(filter(None, (unreal(row), row["scope"]))))),
                tag("td", self.said_by(row["sources"], short=True), tag("small", row["caveat"]) if row["caveat"] else ""),
                id=row["id"],
            )
            for row in short.rows
        ]
        head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in ("date", "number", "unit", "what", "said by"))))
        return join(
            tag("div", tag("table", head, tag("tbody", *lines)), class_="wide", tabindex=0), *(tag("p", note) for note in short.notes)
        )

    def _counted(self, row: Row, *, subject: bool) -> Safe:
        whose = self.subject(row) if subject else None
        part = self.door("institution", row["contributor"]) if row["contributor"] and not subject else None
        return separated([one for one in (whose, part, text(row["title"] or "")) if one], " · ")

    def relation(self, row: Row, other: str) -> Safe:
        """A relation as a line of a list: the other side, when, what changed, who says so."""
        name = self.door("institution", row[other]) if row[other] else text(row["name"] or "")
        words = ", ".join(filter(None, (row["office"], row["change"], unreal(row))))
        return tag(
            "li", name, " ", tag("time", shown(row)), tag("small", " ", words) if words else "", self.said_by(row["sources"]), id=row["id"]
        )

    # Kinds of page

    def _institution(self, row: Row) -> Page:
        one = row["id"]
        told = partial(self.content.told, "institution", one)
        mine = told("relations")
        by_kind: dict[str, list[Row]] = {}
        for relation in mine:
            by_kind.setdefault(relation["relation"], []).append(relation)
        came, became = by_kind.get("predecessor", []), [r for r in told("members") if r["relation"] == "predecessor"]
        figures = told("figures")
        others = [name for name in (*row["acronyms"], *row["aliases"]) if name != row["name"]]
        facts = self.facts(
            (
                ("also", ", ".join(others)),
                ("kind", row["kind"]),
                ("where", self.doors("theatre", row["theatres"])),
                ("life", separated([tag("span", shown(r)) for r in by_kind.get("life", [])], "; ")),
                ("part of", self.door("institution", row["parent"]) if row["parent"] else ""),
                ("known against it", row["caveat"]),
            )
        )
        lists: list[tuple[str, list[Row], str]] = [
            ("What it came from", came, "object"),
            ("What came after it", became, "subject"),
            ("Who held it or led it", [*by_kind.get("holder", []), *self._led(one)], "object"),
            ("Who belonged to it", [*by_kind.get("member", []), *by_kind.get("partner", [])], "object"),
            ("What it belonged to", [r for r in told("members") if r["relation"] in ("member", "partner")], "subject"),
            ("What it was part of", by_kind.get("parent", []), "object"),
            ("Its parts", [r for r in told("members") if r["relation"] == "parent"], "subject"),
            ("Its life and names", [*by_kind.get("life", []), *by_kind.get("name", [])], "object"),
        ]
        parts = [
            join(tag("h2", heading), tag("ul", *(self.relation(r, other) for r in rows), class_="relations"))
            for heading, rows, other in lists
            if rows
        ]
        events = told("events")
        landmarks = [event for event in events if event["weight"] == "landmark"]
        body = join(
            tag("p", row["summary"], class_="lead"),
            facts,
            self._drawn(figures),
            self.timeline(landmarks, "Landmarks") if landmarks and len(landmarks) < len(events) else "",
            *parts,
            join(tag("h2", "Numbers"), self.claims(figures)) if figures else "",
            join(tag("h2", "What it gave to others"), self.claims(told("parts"), subject=True)) if told("parts") else "",
            self.timeline(events),
            tag("h2", "Said by"),
            self.said_by(row["sources"]),
        )
        return Page(
            "institution",
            one,
            row["name"],
            body,
            {"institutions": [row], "relations": mine, "figures": figures},
            self._cited("institution", row),
            "Organization",
            row["summary"] or "",
        )

    def _led(self, one: str) -> list[Row]:
        """Who held the positions that are part of an institution."""
        offices = [row["id"] for row in self.content.institutions.values() if row["parent"] == one and row["kind"] == "position"]
        return [row for office in offices for row in self.content.told("institution", office, "relations") if row["relation"] == "holder"]

    def _drawn(self, figures: list[Row]) -> Safe | None:
        """The longest series of totals of strength, drawn."""
        series: dict[tuple[object, ...], list[Row]] = {}
        for row in figures:
            if row["measure"] in STRENGTHS and not row["contributor"] and row["status"] == "actual":
                series.setdefault(key_of(row), []).append(row)
        if not series:
            return None
        longest = max(series.values(), key=len)
        first = longest[0]
        words = ", ".join(filter(None, (first["measure"], first["scope"])))
        drawing = strength(longest, words)
        told = f"{words}: {counted(len(longest), 'claim')}; hollow where hedged"
        return tag("figure", drawing, tag("figcaption", told)) if drawing else None

    def _event(self, row: Row) -> Page:
        one = row["id"]
        year = year_of(row)
        numbers = self.content.told("event", one, "figures")
        body = join(
            tag("p", tag("time", shown(row)), class_="lead"),
            tag("p", row["summary"]) if row["summary"] else "",
            self.facts(
                (
                    ("kind", ", ".join(filter(None, (row["kind"], row["weight"], unreal(row))))),
                    ("where", self.doors("theatre", row["theatres"])),
                    ("who acted", self.doors("institution", row["actors"])),
                    ("also", self.doors("institution", row["institutions"])),
                    ("tags", ", ".join(row["tags"])),
                    ("year", self.door("year", str(year)) if year is not None else ""),
                    ("known against it", row["caveat"]),
                    *row["attributes"].items(),
                )
            ),
            tag("h2", "Said by"),
            self.said_by(row["sources"]),
            join(tag("h2", "Numbers"), self.claims(numbers)) if numbers else None,
            self._made_by(self.content.told("event", one, "relations")),
        )
        rows = {"events": [row], "figures": numbers}
        return Page("event", one, row["title"], body, rows, self._cited("event", row), "Event", row["summary"] or "")

    def _made_by(self, rows: list[Row]) -> Safe | None:
        if not rows:
            return None
        lines = [
            tag("li", self.door("institution", r["subject"], fragment=r["id"]), f": {r['relation']} ", r["other_name"] or r["name"] or "")
            for r in rows
        ]
        return join(tag("h2", "What it made so"), tag("ul", *lines))

    def _source(self, row: Row) -> Page:
        one = row["id"]
        known = self.content.called[one]
        told = partial(self.content.told, "source", one)
        figures = [
            tag("li", self.subject(r, r["id"]), f": {amount(r)} {r['unit']}, {shown(r)} ", r["title"] or "")
            for r in brief(told("figures"), "", LONG).rows
        ]
        relations = [
            tag(
                "li",
                self.door("institution", r["subject"], fragment=r["id"]),
                f": {r['relation']} ",
                r["other_name"] or r["name"] or "",
                f" {shown(r)}",
            )
            for r in told("relations")
        ]
        link = tag("a", known["url"], href=known["url"], rel="external noreferrer") if known["url"] else ""
        body = join(
            self.facts(
                (
                    ("by", known["author"]),
                    ("of", known["date"]),
                    ("address", link),
                    ("tier", row["tier"]),
                    ("note", row["csl"].get("note")),
                )
            ),
            self.timeline(told("events"), "Events that rest on it"),
            join(tag("h2", "Numbers that rest on it"), tag("ul", *figures)) if figures else "",
            join(tag("h2", "Relations that rest on it"), tag("ul", *relations)) if relations else "",
        )
        rows = {"sources": [row], "relations": told("relations"), "figures": told("figures")}
        return Page("source", one, row["title"], body, rows, CitedRecord(one, "source", (Place(one),)), "CreativeWork")

    def _term(self, row: Row) -> Page:
        body = join(
            tag("p", row["definition"], class_="lead"),
            self.facts(
                (
                    ("also", ", ".join(row["aliases"])),
                    ("whose word", row["author"]),
                    ("when", shown(row)),
                    ("other than", self.doors("term", row["contrasts_with"])),
                    ("known against it", row["caveat"]),
                )
            ),
            tag("h2", "Said by"),
            self.said_by(row["sources"]),
        )
        return Page("term", row["id"], row["name"], body, {"terms": [row]}, self._cited("term", row), "DefinedTerm", row["definition"])

    def _theatre(self, one: str) -> Page:
        told = partial(self.content.told, "theatre", one)
        bodies = told("institutions")
        forces = [row["id"] for row in bodies if row["kind"] in ("force", "mission", "operation")]
        rest = [row["id"] for row in bodies if row["id"] not in forces]
        said = self.content.theatres[one]
        body = join(
            tag("p", said, class_="lead"),
            self.facts(
                (
                    ("forces, missions, operations", self.doors("institution", forces)),
                    ("other institutions", self.doors("institution", rest)),
                )
            ),
            self.timeline(told("events")),
        )
        return Page("theatre", one, one.replace("-", " ").capitalize(), body, {"events": told("events")}, None, "Place", said)

    def _year(self, year: int) -> Page:
        years = self.content.years
        at = years.index(year)
        near = [self.door("year", str(other)) for other in (*years[max(0, at - 1) : at], *years[at + 1 : at + 2])]
        rows = self.content.told("year", str(year), "events")
        body = join(tag("p", separated(near, " · ")), self.timeline(rows))
        return Page("year", str(year), _year_name(year), body, {"events": rows})

    def _list(self, kind: str) -> Page:
        known = self.content
        items: list[Safe]
        if kind == "institution":
            groups: dict[str, list[Row]] = {}
            for row in sorted(known.institutions.values(), key=lambda row: row["name"].casefold()):
                groups.setdefault(row["kind"], []).append(row)
            items = [
                join(
                    tag("h2", group),
                    tag("ul", *(tag("li", self.door("institution", row["id"], row["name"])) for row in rows), class_="many"),
                )
                for group, rows in sorted(groups.items())
            ]
        else:
            ids = {
                "theatre": list(known.theatres),
                "year": list(map(str, known.years)),
                "term": list(known.terms),
                "source": list(known.sources),
            }
            words = [(one, _year_name(int(one)) if kind == "year" else self.name(kind, one)) for one in ids[kind]]
            words = words if kind == "year" else sorted(words, key=lambda pair: pair[1].casefold())
            items = [tag("ul", *(tag("li", self.door(kind, one, name)) for one, name in words), class_="many")]
        return Page(kind, "index", KINDS[kind], join(*items), {})

    def _front(self) -> Page:
        known = self.content
        counts = ", ".join(
            counted(len(rows), noun)
            for rows, noun in (
                (known.events, "event"),
                (known.figures, "figure"),
                (known.relations, "relation"),
                (known.institutions, "institution"),
                (known.terms, "term"),
                (known.sources, "source"),
            )
        )
        landmarks = [row for row in known.events.values() if row["weight"] == "landmark"]
        forces = [row["id"] for row in known.institutions.values() if row["kind"] in ("alliance", "force", "operation")]
        forces.sort(key=lambda one: self.name("institution", one).casefold())
        doors = separated([tag("a", name, href=f"{kind}/index.html") for kind, name in KINDS.items()], " · ")
        body = join(
            tag("p", f"{counts}, each with the place that says it.", class_="lead"),
            tag("p", doors),
            tag("h2", "Alliances, forces, operations"),
            tag("p", self.doors("institution", forces)),
            self.timeline(landmarks, "Landmarks"),
        )
        return Page("", "index", known.about.title, Safe(body.replace('href="../', 'href="')), {"events": landmarks})

    def _cited(self, kind: str, row: Row) -> CitedRecord:
        return CitedRecord(row["id"], kind, places(row["sources"]))

    # The whole of a page

    def html(self, page: Page) -> str:
        """The file of a page."""
        up = "../" if page.kind else ""
        about = self.content.about
        nav = [
            tag("a", "Front page", href=f"{up}index.html"),
            *(tag("a", name, href=f"{up}{kind}/index.html") for kind, name in KINDS.items()),
        ]
        data = {
            "@context": "https://schema.org",
            "@type": page.type,
            "name": page.title,
            "identifier": page.id,
            "license": about.licence_url,
        }
        if page.summary:
            data["description"] = page.summary
        if page.type == "Event" and (begun := page.rows["events"][0]["date_min"]):
            data["startDate"] = begun
        beside = [tag("a", "JSON" if what == "json" else f"{what} as CSV", href=name) for what, name in page.beside()]
        return "".join(
            (
                '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
                f'<meta http-equiv="Content-Security-Policy" content="{text(POLICY)}">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                f"<title>{text(page.title)}{'' if page.id == 'index' and not page.kind else text(' · ' + about.title)}</title>\n",
                f'<link rel="stylesheet" href="{up}site.css">\n',
                *(f'<link rel="alternate" type="{_TYPES[name[-4:]]}" href="{name}">\n' for _, name in page.beside()),
                f'<script type="application/ld+json">{_in_script(data)}</script>\n',
                f'<script src="{up}site.js" defer data-up="{up}"></script>\n</head>\n<body>\n',
                tag("a", "To the text", href="#text", class_="skip"),
                "\n",
                tag("header", tag("nav", *nav, aria_label="The site"), tag("div", id="search")),
                '\n<main id="text">\n',
                tag("h1", page.title),
                page.body,
                self._citation(page),
                "\n</main>\n",
                tag("footer", tag("p", separated([text(about.line), *beside], " · "))),
                "\n</body>\n</html>\n",
            )
        )

    def _citation(self, page: Page) -> Safe:
        """How to cite what stands on a page, for people and for programs."""
        if not page.cites:
            return Safe("")
        about = self.content.about
        found = Bibliography(
            [page.cites], {source: self.content.sources[source]["csl"] for source, *_ in page.cites.places}, about.version, about.date, []
        )
        styles = [
            join(tag("h3", name), tag("pre", "".join(render(found, style)).strip()))
            for style, name in (("chicago", "Chicago"), ("bibtex", "BibTeX"), ("ris", "RIS"), ("csl-json", "CSL-JSON"))
        ]
        coins = urlencode(
            {
                "ctx_ver": "Z39.88-2004",
                "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
                "rft.title": page.title,
                "rft.source": about.line,
                "rft.identifier": page.id,
                "rft.date": about.date,
            }
        )
        return join(tag("details", tag("summary", "Cite this"), *styles, class_="cite"), tag("span", class_="Z3988", title=coins))


_TYPES = {"json": "application/json", ".csv": "text/csv"}


def _year_name(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _in_script(data: object) -> str:
    """JSON that ends no script element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
