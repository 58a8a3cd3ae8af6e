"""APA, 7th edition: the entry of the reference list, and for a claim the citation in the text with its locator. Plain text, no italics."""

import re
from collections.abc import Iterator
from functools import cache

from alliancecli.query.cite import Bibliography
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean
from alliancecli.render.citations.parts import CONTAINED, WHOLE, Author, authors, issued, link, locator, pages, quoted, stopped


def render(cited: Bibliography) -> Iterator[str]:
    """A line a place where a claim is said; a line a source that is cited itself."""
    listed = cache(lambda id_: entry(cited.sources[id_]))
    short = cache(lambda id_: in_text(cited.sources[id_]))
    for claim in cited.claims:
        for source, place, apart in claim.places:
            if claim.type == "source":
                yield listed(source) + "\n"
            else:
                said = ", ".join(filter(None, (short(source), pages(locator(place, "Section")), clean(apart))))
                yield f"{listed(source)} [In text: ({said}); via {cited.edition.cited}, id {claim.id}]\n"


def entry(source: Row) -> str:
    """`Yost, D. S. (1998). NATO Transformed: …. United States Institute of Peace Press.`; no stop after a link."""
    return " ".join(filter(None, (stopped(_parts(source)), link(source))))


def _parts(source: Row) -> list[str]:
    """Author, date, title, and where it stands."""
    kind, title, container = source["type"], clean(source["title"]), clean(source.get("container-title"))
    names, publisher, when = authors(source), clean(source.get("publisher")), issued(source, brackets=False)
    own = pages(source.get("page"))
    who = _listed(names)
    if [publisher] == [one.family for one in names]:
        publisher = ""  # who wrote it brought it out: said once
    if kind in WHOLE and kind != "report":
        return [*_headed(who, title, when.year), publisher]
    if kind in CONTAINED:
        held = f"In {container}{f' ({_pages(own)})' if own else ''}" if container else ""
        return [*_headed(who, title, when.year), held, publisher]
    if kind == "article-journal":
        volume, issue = clean(source.get("volume")), clean(source.get("issue"))
        where = ", ".join(filter(None, (container, volume + (f"({issue})" if issue else ""), own)))
        return [*_headed(who, title, when.year), where]
    dated = f"{when.year}, {when.within}" if when.within else when.year
    if kind == "report":
        return [*_headed(who, title, dated), publisher]
    held = "" if [container] == [one.family for one in names] else container or publisher
    return [*_headed(who, title, dated), ", ".join(filter(None, (held, own if container else "")))]


def _pages(own: str) -> str:
    """`p. 5`, `pp. 5–20`."""
    return f"pp. {own}" if re.search("[–,&]", own) else f"p. {own}"


def in_text(source: Row) -> str:
    """`Yost, 1998`, `Goldgeier & McFaul, 2001`, `Leeds et al., 2003`; without an author the title."""
    names = [one.family for one in authors(source)]
    title = clean(source["title"])
    year = issued(source, brackets=False).year
    if not names:
        part = source["type"] in CONTAINED or source["type"].startswith(("article", "post"))
        return f"{quoted(title, ',')} {year}" if part else f"{title}, {year}"
    return f"{names[0]} et al., {year}" if len(names) > 2 else f"{' & '.join(names)}, {year}"


def _headed(who: str, title: str, date: str) -> list[str]:
    """Author, date, title; where there is no author the title comes first."""
    return [who, f"({date})", title] if who else [title, f"({date})"]


def _listed(names: list[Author]) -> str:
    """`Leeds, B. A., & O'Neil, J.-P.`; of more than twenty the first nineteen and the last."""
    told = [", ".join(filter(None, (one.family, _initials(one.given)))) for one in names]
    if len(told) > 20:
        return ", ".join(told[:19]) + f", . . . {told[-1]}"
    return ", ".join([*told[:-1], f"& {told[-1]}"]) if len(told) > 1 else "".join(told)


def _initials(given: str) -> str:
    """`D. S.` for `David S.`, `J.-P.` for `Jean-Paul`."""
    return " ".join("-".join(f"{piece[0]}." for piece in word.split("-") if piece) for word in re.split(r"[\s.]+", given) if word)
