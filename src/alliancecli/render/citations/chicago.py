"""Chicago, 18th edition, notes and bibliography: a note for a claim, an entry of the bibliography for a source. Plain text, no italics."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from alliancecli.query.cite import Bibliography
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean
from alliancecli.render.citations.parts import (
    CONTAINED,
    ONLINE,
    PERIODICAL,
    SPOKEN,
    WHOLE,
    Author,
    Issued,
    authors,
    issued,
    link,
    locator,
    pages,
    quoted,
    stopped,
)


def render(cited: Bibliography) -> Iterator[str]:
    """A line a place where a claim is said; a line a source that is cited itself."""
    noted = cache(lambda id_: note(cited.sources[id_]))
    for claim in cited.claims:
        for source, place, apart in claim.places:
            if claim.type == "source":
                yield entry(cited.sources[source]) + "\n"
            else:
                yield f"{_comma(noted(source).at(place), clean(apart))}; via {cited.edition.cited}, id {claim.id}.\n"


class Note(NamedTuple):
    """A note with a gap for the locator: what comes before, what joins it, the source's own pages where there is none, what follows."""

    before: str
    joint: str
    pages: str
    after: str

    def at(self, place: str) -> str:
        """The note, without its final stop."""
        where = self.where(place)
        return self.before + (self.joint + where if where else "") + self.after

    def where(self, place: str) -> str:
        """What stands in the gap."""
        return pages(locator(place, "sec.").removeprefix("p. ").removeprefix("pp. ") or self.pages)


def note(source: Row) -> Note:
    """`David S. Yost, NATO Transformed: … (United States Institute of Peace Press, 1998)`."""
    kind, title, container = source["type"], clean(source["title"]), clean(source.get("container-title"))
    who, publisher, when = _in_note(authors(source)), clean(source.get("publisher")), issued(source, brackets=True)
    who = f"{who}, " if who else ""
    after = f", {link(source)}" if link(source) else ""
    if kind in WHOLE:
        return Note(f"{who}{quoted(title) if kind == 'thesis' else title} ({_comma(publisher, _out(kind, when))})", ", ", "", after)
    if kind in CONTAINED:
        held = f" in {container}" if container else ""
        return Note(f"{who}{quoted(title, ',')}{held} ({_comma(publisher, when.year)})", ", ", pages(source.get("page")), after)
    if kind == "article-journal" and source.get("volume"):
        return Note(f"{who}{quoted(title, ',')} {_volume(source, container)}", ": ", pages(source.get("page")), after)
    own = pages(source.get("page")) if kind == "article-journal" else ""
    if container or kind in PERIODICAL | ONLINE | SPOKEN:
        rest = _comma(container or publisher, "" if when.year == "n.d." else when.full)
        return Note(f"{who}{quoted(title, ',')}{' ' + rest if rest else ''}", ", " if rest else " ", own, after)
    return Note(who + _comma(title, publisher, when.full), ", ", own, after)


def entry(source: Row) -> str:
    """`Yost, David S. NATO Transformed: …. United States Institute of Peace Press, 1998.`."""
    kind, title, container = source["type"], clean(source["title"]), clean(source.get("container-title"))
    who, publisher, when = _in_entry(authors(source)), clean(source.get("publisher")), issued(source, brackets=True)
    dated = "" if when.year == "n.d." else when.full
    opening = dated[:1].upper() + dated[1:]
    if kind in WHOLE:
        return stopped([who, quoted(title, ".") if kind == "thesis" else title, _comma(publisher, _out(kind, when)), link(source)])
    if kind in CONTAINED:
        return stopped([who, quoted(title, "."), container and f"In {container}", _comma(publisher, when.year), link(source)])
    if kind == "article-journal" and source.get("volume"):
        where = pages(source.get("page"))
        return stopped([who, f"{quoted(title, '.')} {_volume(source, container)}{': ' + where if where else ''}", link(source)])
    if kind in PERIODICAL | ONLINE and not who and container:
        return stopped([container, quoted(title, "."), opening, link(source)])
    if container or kind in PERIODICAL | ONLINE | SPOKEN:
        own = pages(source.get("page")) if kind == "article-journal" else ""
        return stopped(
            [who, quoted(title, "."), _comma(container or publisher, dated if container or publisher else opening, own), link(source)]
        )
    if not (who or publisher):
        return stopped([_comma(title, when.full), link(source)])
    return stopped([who, title, _comma(publisher, when.full), link(source)])


def _out(kind: str, when: Issued) -> str:
    """When a work came out: a report on its day, a book in its year."""
    return when.full if kind == "report" else when.year


def _volume(source: Row, container: str) -> str:
    """`Survival 51, no. 1 (2009)`; without an issue the month or season stands beside the year."""
    when, issue = issued(source, brackets=False), clean(source.get("issue"))
    number = f"{clean(source['volume'])}{', no. ' + issue if issue else ''}"
    return f"{container} {number} ({when.year if issue else _no_day(when.full)})".strip()


def _no_day(full: str) -> str:
    """`January 2, 2021` as `January 2021`: a volume is dated by its month."""
    head, comma, year = full.partition(", ")
    return f"{head.split()[0]} {year}" if comma else full


def _comma(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _in_note(names: list[Author]) -> str:
    """`Ann A`, `Ann A and Bo B`, and of more the first `et al.`."""
    told = [f"{one.given} {one.family}".strip() for one in names]
    return f"{told[0]} et al." if len(told) > 2 else " and ".join(told)


def _in_entry(names: list[Author]) -> str:
    """`A, Ann, and Bo B`; of more than six the first three `et al.`."""
    if not names:
        return ""
    first = ", ".join(filter(None, names[0]))
    rest = [f"{one.given} {one.family}".strip() for one in names[1:]]
    if len(names) > 6:
        return ", ".join([first, *rest[:2], "et al."])
    return ", ".join([first, *rest[:-1], f"and {rest[-1]}"]) if rest else first
