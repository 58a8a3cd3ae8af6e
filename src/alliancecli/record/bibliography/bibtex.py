"""BibTeX and biblatex: the entries of a `.bib` file, with what TeX writes in commands as the letters that are meant."""

import re
from collections.abc import Iterator
from typing import Any

from pybtex.database import Person
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from alliancecli.model.links import bare_doi
from alliancecli.model.record import Location
from alliancecli.model.words import reason
from alliancecli.record.bibliography import Entry
from alliancecli.record.decode import Faults

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "manual": "document",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
"""CSL types by those of BibTeX and biblatex; every other is a document."""

_FIELDS = {
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle", "series"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "note": ("note",),
    "tier": ("tier",),
}
"""The fields of ours that are text, each with those that it may be taken from; the first that is there counts."""


def entries(text: str, problems: Faults) -> Iterator[Entry]:
    """The entries in the order of the file."""
    with capture() as wrong:
        parser = Parser()
        try:
            found = parser.parse_string(text).entries
        except (PybtexError, RecursionError) as error:
            wrong.append(error)
            found = parser.data.entries
    lines = {key: text.count("\n", 0, at.start()) + 1 for at in _ENTRY.finditer(text) for key in [at[1]]}
    for one in wrong:
        said = re.sub(r" in line \d+", "", reason(one))
        at = getattr(one, "lineno", None) or next((n for key, n in lines.items() if said.endswith(f" {key}")), 1)
        problems.found.append((Location(file=problems.file, line=at), f"sources: is no BibTeX: {said}"))
    for key, entry in found.items():
        yield lines.get(key, 1), _fields(key, entry)


_ENTRY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,]+)")


def _fields(key: str, entry: Any) -> dict[str, Any]:
    raw = {name.lower(): value for name, value in entry.fields.items()}
    kind = _TYPES.get(entry.type.lower(), "document")
    if kind == "article-journal" and raw.get("entrysubtype") in ("newspaper", "magazine"):
        kind = f"article-{raw['entrysubtype']}"
    made: dict[str, Any] = {"id": key, "type": kind, "title": ": ".join(filter(None, map(_words, _of(raw, "title", "subtitle"))))}
    made["author"] = [_name(one) for one in entry.persons.get("author") or entry.persons.get("editor") or ()]
    for field, names in _FIELDS.items():
        made[field] = next((_words(one) for one in _of(raw, *names)), "")
    if r"\url" not in raw.get("howpublished", ""):
        made["container-title"] = made["container-title"] or _words(raw.get("howpublished", ""))
    made["page"] = _words(raw.get("pages", "")).replace("–", "-")
    said = " ".join(_of(raw, "howpublished", "note"))
    made["URL"] = _link(raw.get("url", "")) or next((_link(one) for one in re.findall(r"\\url\s*\{([^}]*)\}", said)), "")
    made["DOI"] = bare_doi(_link(raw.get("doi", "")))
    made["issued"] = _issued(raw)
    return made


def _of(raw: dict[str, str], *names: str) -> Iterator[str]:
    """The fields of these names that are there."""
    return (raw[name] for name in names if raw.get(name))


def _words(text: str) -> str:
    """What TeX would print, less its fonts."""
    try:
        made = str(Text.from_latex(text))
    except (PybtexError, RecursionError):
        made = text
    return " ".join(re.sub(r"\\[a-zA-Z]+ ?", "", made).replace("\xa0", " ").split())


def _link(text: str) -> str:
    """A link, in which a backslash stands only before what TeX would read as its own."""
    return re.sub(r"\\(?=[_%&#~$])|[\s{}]", "", text)


def _name(person: Person) -> dict[str, str]:
    last = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    if not given:
        return {"literal": _words(" ".join(last))}
    return {
        "family": _words(" ".join(last)),
        "given": ", ".join(filter(None, (_words(" ".join(one)) for one in (given, person.lineage_names)))),
    }


def _issued(raw: dict[str, str]) -> str:
    """The date as biblatex has it, or the year, with the month where there is one: `May--June`, `10`, `October`."""
    if raw.get("date"):
        return re.sub(r"[\s{}]", "", raw["date"])
    year, month, day = (_words(raw.get(name, "")) for name in ("year", "month", "day"))
    if re.fullmatch(r"\d{4}", year) and month:
        if month.isdecimal():
            return "-".join((year, month.zfill(2), day.zfill(2)) if day.isdecimal() else (year, month.zfill(2)))
        return " ".join(filter(None, (day, re.sub(r"\s*[-–/]+\s*", "–", month), year)))
    return re.sub(r"(?<=\d{4})\s*[-–]+\s*(?=\d{4}$)", "/", year)
