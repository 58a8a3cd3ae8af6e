"""RIS, a record a source: a tag a line, lines end in CR LF, the type first and ER last."""

import re
from collections.abc import Iterator

from alliancecli.dates.edtf import DateSet, Point, ends, parse, single
from alliancecli.query.cite import Bibliography
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean
from alliancecli.render.citations.notes import entries

_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "report": "RPRT",
    "thesis": "THES",
    "paper-conference": "CPAPER",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
    "dataset": "DATA",
    "legislation": "STAT",
    "map": "MAP",
}
"""Every other CSL type is GEN."""


def render(cited: Bibliography) -> Iterator[str]:
    """The records, a blank line between them."""
    before = ""
    for source, note in entries(cited):
        lines = "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(source, note))
        yield f"{before}TY  - {_TYPES.get(source['type'], 'GEN')}\r\n{lines}ER  - \r\n"
        before = "\r\n"


def _fields(source: Row, note: list[str]) -> Iterator[tuple[str, str]]:
    yield "ID", source["id"]
    for name in source.get("author", ()):
        yield "AU", clean(name.get("literal") or ", ".join(filter(None, (name.get("family"), name.get("given")))))
    yield "TI", clean(source["title"])
    yield from _date(str(source.get("issued") or ""))
    journal = source["type"].startswith("article")
    for tag, field in (("JO" if journal else "T2", "container-title"), ("PB", "publisher"), ("CY", "publisher-place")):
        if source.get(field):
            yield tag, clean(source[field])
    for tag, field in (("VL", "volume"), ("IS", "issue")):
        if source.get(field):
            yield tag, clean(source[field])
    if source.get("page"):
        first, _, last = re.sub(r" ?[-–]+ ?", "-", clean(source["page"])).partition("-")
        yield "SP", first
        if last:
            yield "EP", last
    for tag, field in (("DO", "DOI"), ("UR", "URL")):
        if source.get(field):
            yield tag, clean(source[field])
    for line in note:
        yield "N1", line


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """PY the year, of several the first that is one; DA year/month/day/anything else; none where nobody knows."""
    date = single(parse(edtf)) if edtf else None
    if date is None or (date.min is None and date.max is None):
        return
    first, last = date.min, date.max
    if first is None or last is None or first[0] != last[0] or not 0 < first[0] < 10000:
        points = (date,) if isinstance(date, Point) else date.members if isinstance(date, DateSet) else ends(date)
        years = [f"{one.year:04}" for one in points if one and not one.unspecified_digits and 0 < one.year < 10000]
        yield from (("PY", one) for one in years[:1])
        yield "DA", f"{''.join(years[:1])}///{date.display()}"
        return
    year = f"{first[0]:04}"
    yield "PY", year
    plain = isinstance(date, Point) and not date.mark and (date.month or 0) <= 12
    month, day = (date.month, date.day) if isinstance(date, Point) and plain else (None, None)
    other = "" if plain else date.display()
    if month or other:
        yield "DA", f"{year}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/{other}"
