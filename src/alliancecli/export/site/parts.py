"""What pages are put together from: links to other pages, who says it, lists of events, tables of numbers, lines of relations."""

from collections.abc import Iterable
from typing import Any

from alliancecli.export.site.content import LONG, WEIGHTS, Content, shown
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.model.quantity import amount
from alliancecli.model.words import passage, unreal
from alliancecli.query.rows import Row
from alliancecli.views.long_series import brief

MOST = 1_000
"""The most events that one list shows; the rest stand on the pages of their years."""


class Parts:
    """Makes the parts of the pages of a record."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.known: dict[str, dict[str, Any]] = {
            "institution": content.institutions,
            "event": content.events,
            "source": content.sources,
            "term": content.terms,
            "theatre": content.theatres,
        }

    def name(self, kind: str, one: str) -> str:
        """What a page is called in a link."""
        if kind in ("theatre", "year") or one not in self.known[kind]:
            return one.replace("-", " ") if kind == "theatre" else one
        row = self.known[kind][one]
        if kind == "institution":
            return str(row["acronyms"][0] if row["acronyms"] and row["kind"] != "state" else row["name"])
        return str(row["name"] if kind == "term" else row["title"])

    def door(self, kind: str, one: str, words: str = "", fragment: str = "") -> Safe:
        """A link from one page of a thing to another; only its words where there is no such page."""
        if kind in self.known and one not in self.known[kind]:
            return text(words or one)
        return tag("a", words or self.name(kind, one), href=f"../{kind}/{one}.html{'#' + fragment if fragment else ''}")

    def subject(self, row: Row, fragment: str = "") -> Safe:
        """A link to what a claim is about."""
        return self.door("event" if row["subject"] in self.content.events else "institution", row["subject"], fragment=fragment)

    def doors(self, kind: str, ids: Iterable[str]) -> Safe:
        """Links to several things."""
        return separated([self.door(kind, one) for one in ids])

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

    def timeline(self, rows: list[Row], heading: str = "Events", *, most: int = MOST, here: str = "") -> Safe:
        """Events in order of time, the filters of the script on them; of very many those that weigh most. `here` is a theatre not named."""
        if not rows:
            return Safe("")
        chosen = rows
        if len(rows) > most:
            heaviest = sorted(range(len(rows)), key=lambda n: WEIGHTS.index(rows[n]["weight"]))[:most]
            chosen = [rows[n] for n in sorted(heaviest)]
        lines = [
            tag(
                "li",
                tag("time", shown(row)),
                tag("span", self.door("event", row["id"]), self._where(row, here)),
                data_weight=WEIGHTS.index(row["weight"]),
                data_kind=row["kind"],
            )
            for row in chosen
        ]
        rest = len(rows) - len(chosen)
        told = tag("p", f"{rest:,} more of {len(rows):,} stand on the pages of their years.") if rest else ""
        return join(tag("h2", heading), tag("ol", *lines, class_="events"), told)

    def _where(self, row: Row, here: str) -> Safe | None:
        others = [one for one in row["theatres"] if one != here]
        return tag("small", " ", self.doors("theatre", others)) if others else None

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
        table = tag("table", head, tag("tbody", *lines))
        return join(
            tag("div", table, class_="wide", role="region", tabindex=0, aria_label="Numbers, scrolls sideways"),
            *(tag("p", note, class_="note") for note in short.notes),
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
