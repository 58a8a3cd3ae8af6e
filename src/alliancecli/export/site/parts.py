"""What pages are put together from: links to other pages, who says it, lists of events, tables of numbers, lines of relations."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from alliancecli.dates.edtf import named_year
from alliancecli.export.site.content import LONG, Content, shown, year_of
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.model.quantity import measured
from alliancecli.model.words import apart, counted, in_short, passage, unreal
from alliancecli.query.events import WEIGHTS
from alliancecli.query.figures import about, key_of
from alliancecli.query.rows import Row
from alliancecli.render.citations import chicago

MOST = 250
"""The most events that a list shows on pages that are no gathering of events; the rest stand on the pages of their years."""


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
        self._noted = cache(lambda one: chicago.note(content.sources[one]["csl"]))

    def name(self, kind: str, one: str) -> str:
        """What a page is called in a link."""
        if kind in ("theatre", "year") or one not in self.known[kind]:
            return one.replace("-", " ") if kind == "theatre" else one
        row = self.known[kind][one]
        if kind == "institution":
            return in_short(row["name"], row["kind"], row["acronyms"])
        return str(row["name"] if kind == "term" else row["title"])

    def door(self, kind: str, one: str, words: str = "", fragment: str = "") -> Safe:
        """A link from one page of a thing to another; only its words where there is no such page."""
        if kind in self.known and one not in self.known[kind]:
            return text(words or one)
        return tag("a", words or self.name(kind, one), href=f"../{kind}/{one}.html{'#' + fragment if fragment else ''}")

    def subject(self, row: Row, words: str = "", fragment: str = "") -> Safe:
        """A link to what a claim is about."""
        return self.door("event" if row["subject"] in self.content.events else "institution", row["subject"], words, fragment)

    def number(self, row: Row) -> Safe:
        """A number, as a link to where it is told with its place."""
        return self.subject(row, measured(row), "" if row["id"] in self.content.hidden else row["id"])

    def doors(self, kind: str, ids: Iterable[str]) -> Safe:
        """Links to several things."""
        return separated([self.door(kind, one) for one in ids])

    def notes(self, sources: list[Row]) -> Safe:
        """Who says it, each source as a note in the Chicago style, with the words quoted there and its further places."""
        return tag("ul", *(tag("li", self._note(one, cited)) for one, cited in by("source", sources).items()), class_="said")

    def _note(self, one: str, cited: list[Row]) -> Safe:
        noted = self._noted(one)
        places: dict[tuple[str, str], list[str]] = {}
        for each in cited:
            places.setdefault((each["locator"], apart(each)), []).append(each["anchor"])
        first = next(iter(places))
        told = [
            join(
                noted.at(place[0]).removeprefix(noted.before) if place is first else noted.where(place[0]),
                place[1] and f", {place[1]}",
                quoted(words),
            )
            for place, words in places.items()
        ]
        return join(self.door("source", one, noted.before), separated(told, "; "))

    def said_by(self, sources: list[Row]) -> Safe:
        """Who says it, in few words, with the places."""
        return separated([join(self.author(one), ", ", self.places(cited)) for one, cited in by("source", sources).items()], "; ")

    def author(self, one: str) -> Safe:
        """A link to a source by whom it is and of when; by its title where nobody is named."""
        source = self.content.called[one]
        return self.door("source", one, ", ".join(filter(None, (source["author"] or source["title"], source["date"]))))

    def places(self, sources: list[Row]) -> Safe:
        """The places in a source, with the words quoted there."""
        return separated(list(dict.fromkeys(join(passage(cited), quoted([cited["anchor"]])) for cited in sources)), "; ")

    def timeline(self, rows: list[Row], heading: str = "Events", *, most: int = MOST, here: str = "") -> Safe:
        """Events in order of time, the filters of the script on them; of very many those that weigh most. `here` is a theatre not named."""
        if not rows:
            return Safe("")
        heaviest = sorted(range(len(rows)), key=lambda n: WEIGHTS.index(rows[n]["weight"]))
        lines = [
            tag(
                "li",
                tag("time", shown(row)),
                " ",
                self.door("event", row["id"]),
                self._where(row, here),
                data_weight=WEIGHTS.index(row["weight"]),
                data_kind=row["kind"],
            )
            for row in (rows[n] for n in sorted(heaviest[:most]))
        ]
        return join(tag("h2", heading), tag("ol", *lines, class_="events"), self._rest([rows[n] for n in sorted(heaviest[most:])]))

    def _where(self, row: Row, here: str) -> Safe | None:
        others = [self.name("theatre", one) for one in row["theatres"] if one != here]
        return tag("small", " ", ", ".join(others)) if others else None

    def _rest(self, rows: list[Row]) -> Safe | None:
        """How many events more there are, by the year on whose page they stand."""
        years = Counter(year for row in rows if (year := year_of(row)) is not None)
        doors = separated([join(self.door("year", str(one), named_year(one)), f" ({many:,})") for one, many in sorted(years.items())])
        return tag("p", f"{len(rows):,} more, on the pages of their years: ", doors, class_="note") if rows else None

    def facts(self, pairs: Iterable[tuple[str, object]]) -> Safe:
        """What a thing is, a line a fact; those without one are left out."""
        return tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in pairs if value))

    def by_subject(self, rows: list[Row]) -> Safe:
        """Numbers that are told on the pages of what they are about: a line for each, with the last of each series as a link to it.

        Where there are many series, how many numbers there are and of what time.
        """
        return tag("ul", *(tag("li", self.subject(mine[0]), ": ", self._last(mine)) for mine in by("subject", rows).values()))

    def _last(self, rows: list[Row]) -> Safe:
        series = {key_of(row): row for row in rows}
        if len(series) > LONG:
            return text(f"{counted(len(rows), 'number')}, from {shown(rows[0])} to {shown(rows[-1])}")
        last = [join(self.number(row), f", {shown(row)} ", tag("small", row["title"] or ", ".join(about(row)))) for row in series.values()]
        more = len(rows) - len(series)
        return join(separated(last, "; "), f"; {more:,} more" if more else "")

    def relation(self, row: Row, other: str) -> Safe:
        """A relation as a line of a list: the other side, when, what changed, who says so."""
        name = self.door("institution", row[other]) if row[other] else text(row["name"] or "")
        words = ", ".join(filter(None, (row["office"], row["change"], unreal(row))))
        said = tag("small", f"{words} · " if words else "", self.said_by(row["sources"]))
        return tag("li", name, " ", tag("time", shown(row)), " ", said, id=row["id"])


def quoted(words: Iterable[str]) -> Safe:
    """The words quoted at a place, each once."""
    return join(*(join(" ", tag("q", each)) for each in dict.fromkeys(words) if each))


def by(key: str, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by what they have there, in the order of the first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found
