"""BibTeX, an entry a source: what TeX would read as its own is escaped, and titles are braced, so that no style recases them."""

import re
from collections.abc import Iterator

from alliancecli.dates import Interval, Point, parse
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
    date = parse(edtf) if edtf else None
    if date is None or (date.min is None and date.max is None):
        return
    if isinstance(date, Interval) and all(isinstance(end, Point) and not end.unspecified_digits and (end.month or 1) <= 24 for end in date):
        first, last = (end.year for end in date if isinstance(end, Point))
        yield "year", f"{{{first}}}" if first == last else f"{{{first}--{last}}}"
        yield "date", f"{{{date}}}"
    elif not isinstance(date, Point):
        yield "year", "{" + escaped(date.display()) + "}"
    else:
        yield "year", "{" + escaped(date.display() if date.unspecified_digits else Point(date.year, mark=date.mark).display()) + "}"
        if date.month and date.month <= 12:
            yield "month", _MONTHS[date.month - 1]
        if date.day or date.mark or (date.month and 21 <= date.month <= 24):
            yield "date", f"{{{date}}}"
