"""BibTeX, an entry a source: what TeX would read as its own is escaped, and titles are braced, so that no style recases them."""

import re
from collections.abc import Iterator

from alliancecli.dates.edtf import Date, DateSet, Interval, Point, ends, parse, single
from alliancecli.query.cite import Bibliography
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean
from alliancecli.render.citations.notes import entries

_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "report": "techreport",
    "thesis": "phdthesis",
    "paper-conference": "inproceedings",
    "pamphlet": "booklet",
    "webpage": "online",
    "post": "online",
    "post-weblog": "online",
}
"""Every other CSL type is `misc`; `online` is of biblatex, and BibTeX takes it for `misc` with a warning."""

_EXTRA = {
    "article-newspaper": ("entrysubtype", "{newspaper}"),
    "article-magazine": ("entrysubtype", "{magazine}"),
    "thesis": ("type", "{Thesis}"),
}
"""Fields that keep a type exact: without them BibTeX would drop or add something, as calling every thesis a PhD thesis."""

_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {
    "techreport": "institution",
    "phdthesis": "school",
    "misc": "organization",
    "online": "organization",
    "booklet": "howpublished",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: "\\" + c for c in "&%$#_"},
}


def render(cited: Bibliography) -> Iterator[str]:
    """The entries, a blank line between them."""
    before = ""
    for source, note in entries(cited):
        lines = ",\n".join(f"  {key} = {value}" for key, value in _fields(source, note))
        yield f"{before}@{_type(source)}{{{source['id']},\n{lines}\n}}\n"
        before = "\n"


def escaped(text: object) -> str:
    """Text that TeX prints as it is."""
    return "".join(_SPECIAL.get(c, c) for c in clean(text))


def _type(source: Row) -> str:
    return _TYPES.get(source["type"], "misc")


def _fields(source: Row, note: list[str]) -> Iterator[tuple[str, str]]:
    kind = _type(source)
    if source.get("author"):
        yield "author", "{" + " and ".join(map(_name, source["author"])) + "}"
    yield "title", "{{" + escaped(source["title"]) + "}}"
    yield from _date(str(source.get("issued") or ""))
    for key, field in (
        (_CONTAINER.get(kind, "howpublished"), "container-title"),
        (_PUBLISHER.get(kind, "publisher"), "publisher"),
        ("address", "publisher-place"),
        ("volume", "volume"),
        ("number", "issue"),
    ):
        if source.get(field):
            yield key, f"{{{{{escaped(source[field])}}}}}" if key == "booktitle" else f"{{{escaped(source[field])}}}"
    if source.get("page"):
        yield "pages", "{" + re.sub(r"(?<=[0-9]) ?[-–]+ ?(?=[0-9])", "--", escaped(source["page"])) + "}"
    for key, field in (("doi", "DOI"), ("url", "URL")):
        if source.get(field):
            yield key, "{" + _verbatim(source[field]) + "}"
    if source["type"] in _EXTRA:
        yield _EXTRA[source["type"]]
    if note:
        yield "note", "{" + ". ".join(escaped(line).removesuffix(".") for line in note) + "}"


def _name(name: Row) -> str:
    """`Yost, David S.`; what has no parts, or would be taken apart, in braces."""
    if name.get("literal") or not (name.get("family") and name.get("given")):
        return "{" + escaped(name.get("literal") or name.get("family") or name.get("given")) + "}"
    family, given = escaped(name["family"]), escaped(name["given"])
    plain = re.fullmatch(r"[^\s,{}]+", family) and family[0].isupper()
    return f"{family if plain else '{' + family + '}'}, {'{' + given + '}' if ',' in given or ' and ' in f' {given} ' else given}"


def _verbatim(text: object) -> str:
    """A link: nothing is escaped in it, and what would end the field is written in percent."""
    return re.sub(r"[\\{}\s]", lambda m: f"%{ord(m[0]):02X}", clean(text))


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """`year`, and `month` where it is one; `date` as biblatex reads it where these two cannot say it all; none where nobody knows."""
    date = single(parse(edtf)) if edtf else None
    if date is None or (date.min is None and date.max is None):
        return
    said = _biblatex(date)
    if isinstance(date, Point):
        yield "year", "{" + escaped(date.display() if date.unspecified_digits else Point(date.year, mark=date.mark).display()) + "}"
        if date.month and date.month <= 12:
            yield "month", _MONTHS[date.month - 1]
        if not (date.day or date.mark or date.unspecified_digits or date.year <= 0 or (date.month or 0) > 12):
            return
    else:
        points = [end for end in ends(date) if end] if said else []
        years = [point.year for point in points if point.year > 0 and not point.unspecified_digits]
        named = len(years) == 2
        yield "year", f"{{{'--'.join(map(str, dict.fromkeys(years)))}}}" if named else "{" + escaped(date.display()) + "}"
    if said:
        yield "date", f"{{{said}}}"


def _biblatex(date: Date) -> str:
    """The date in the EDTF that biblatex knows (level 1, four digits to a year): a part of a year as its months; "" for a set."""
    if isinstance(date, DateSet) or any(abs(day[0]) > 9999 for day in (date.min, date.max) if day):
        return ""
    if isinstance(date, Interval):
        start, end = (end if isinstance(end, str) else _biblatex(end) for end in date)
        return f"{start.partition('/')[0]}/{end.rpartition('/')[2]}"
    assert isinstance(date, Point)
    if (date.month or 0) <= 24:
        return str(date)
    return f"{Point(*date.min[:2])}/{Point(*date.max[:2])}"
