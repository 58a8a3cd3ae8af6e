"""What the prose styles share: when a source appeared, who wrote it, where in it to look. Titles are not recased."""

import re
from typing import NamedTuple

from alliancecli.dates import LONG_MONTHS, PARTS, Point, Span, parse
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean

WHOLE = frozenset(("book", "report", "thesis", "pamphlet", "classic", "collection"))
"""CSL types that stand for themselves, with a publisher and a year."""

CONTAINED = frozenset(("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"))
"""CSL types that stand in a book."""

PERIODICAL = frozenset(("article-newspaper", "article-magazine"))


class Issued(NamedTuple):
    """When a source appeared: its year (`n.d.` where no one knows), and within it the month, season or day, as far as the record says."""

    year: str
    within: str = ""
    day: bool = False

    @property
    def full(self) -> str:
        """`August 12, 2003`, `August 2003`, `Summer 2003`, `2003`."""
        return f"{self.within}, {self.year}" if self.day else f"{self.within} {self.year}".strip()


def issued(source: Row, *, brackets: bool) -> Issued:
    """The date of a source. A doubtful year stands in brackets where the style wants them: `[ca. 1998]`, `[1998?]`."""
    date = parse(source["issued"]) if source.get("issued") else None
    if date is None or (date.min is None and date.max is None):
        return Issued("n.d.")
    if not isinstance(date, Point):
        return Issued(_span(date) if isinstance(date, Span) else date.display())
    year = date.display() if date.blur else Point(date.year).display()
    if date.marks and not date.blur:
        year = ("ca. " if date.approximate else "") + year + ("?" if date.uncertain else "")
        year = f"[{year}]" if brackets else year
    if not date.month:
        return Issued(year)
    if part := PARTS.get(date.month):
        return Issued(year, part.name.format("").strip(" -").removesuffix(" of").capitalize())
    month = LONG_MONTHS[date.month - 1].capitalize()
    return Issued(year, f"{month} {date.day}", day=True) if date.day else Issued(year, month)


def _span(date: Span) -> str:
    """Years from one to another, `2006–` where it goes on, `by 2009` where only the end is known."""
    start, end = date
    if not isinstance(start, Point):
        return f"by {end.display()}" if isinstance(end, Point) else "n.d."
    return f"{start.display()}–" if not isinstance(end, Point) else date.display()


class Author(NamedTuple):
    """A person's family and given names; a body has only `family`."""

    family: str
    given: str = ""


def authors(source: Row) -> list[Author]:
    """The authors, those without any name left out."""
    named = (
        Author(clean(one["literal"])) if one.get("literal") else Author(clean(one.get("family")), clean(one.get("given")))
        for one in source.get("author", ())
    )
    return [one if one.family else Author(one.given) for one in named if one.family or one.given]


def locator(text: str, section: str) -> str:
    """Where to look, with `section` before a bare number: the record writes pages as `p. 4` and sections as `2(1)`."""
    text = clean(text)
    if re.fullmatch(r"[0-9]+[.()0-9a-z]*", text):
        return f"{section} {text}"
    return re.sub(r"^(paras?) (?=[0-9])", r"\1. ", text)


def pages(text: object) -> str:
    """Pages with an en dash between numbers."""
    return re.sub(r"(?<=[0-9]) ?-{1,2} ?(?=[0-9])", "–", clean(text))


def link(source: Row) -> str:
    """Where it can be read: by its DOI, else by its URL."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi: ?)", "", clean(source.get("DOI")), flags=re.IGNORECASE)
    return f"https://doi.org/{doi}" if doi else clean(source.get("URL"))


def quoted(title: str, after: str = "") -> str:
    """A title in quotation marks, what it quotes itself in single ones; a comma or stop goes inside, and not after a `?`."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title).replace("“", "‘").replace("”", "’")
    return f"“{inner}{ended(inner, after)}”"


def ended(text: str, mark: str) -> str:
    """The mark that may follow a text: none after one that ends a sentence itself, no second stop after a stop."""
    if text.rstrip("’”)").endswith(("?", "!")) or (mark == "." and text.rstrip("’”").endswith(".")):
        return ""
    return mark


def stopped(parts: list[str]) -> str:
    """The parts that are there, each with a stop after it where it needs one."""
    return " ".join(part + ended(part, ".") for part in parts if part)
