"""Parts that the prose styles share: the date of a source, its authors, the locator. Titles are not recased."""

import re
from typing import NamedTuple

from alliancecli.dates.edtf import LONG_MONTHS, SUB_YEARS, Interval, Point, parse, single
from alliancecli.model.links import doi_link
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean

WHOLE = frozenset(("book", "report", "thesis", "pamphlet", "classic", "collection"))
"""CSL types that stand for themselves, with a publisher and a year."""

CONTAINED = frozenset(("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"))
"""CSL types that stand in a book."""

PERIODICAL = frozenset(("article-newspaper", "article-magazine"))
"""CSL types that a full date finds."""

ONLINE = frozenset(("webpage", "post", "post-weblog"))

SPOKEN = frozenset(("speech", "interview", "manuscript", "dataset"))
"""CSL types whose title is quoted though nothing holds them."""


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
    date = single(parse(source["issued"])) if source.get("issued") else None
    if date is None or (date.min is None and date.max is None):
        return Issued("n.d.")
    if isinstance(date, Interval):
        return _span(date, str(source["type"]), brackets)
    if not isinstance(date, Point) or date.unspecified_digits:
        return Issued(date.display())
    year = Point(date.year).display()
    if date.marks:
        year = ("ca. " if date.approximate else "") + year + ("?" if date.uncertain else "")
        year = f"[{year}]" if brackets else year
    if not date.month:
        return Issued(year)
    if part := SUB_YEARS.get(date.month):
        season = part.name.format("").strip().capitalize()
        return Issued(year, season) if part.precision == "season" else Issued(part.name.format(year))
    return Issued(year, _day(date), day=bool(date.day))


def _span(date: Interval, kind: str, brackets: bool) -> Issued:
    """From one date to another: `May 29–30` of a year, or years; `2006–` where it goes on, `by 2009` where only the end is known.

    Books may come out over years. Anything else came out at one time between them.
    """
    start, end = date
    if not isinstance(start, Point):
        return Issued(f"by {end.display()}" if isinstance(end, Point) else "n.d.")
    if not isinstance(end, Point):
        return Issued(f"{start.display()}–")
    if date.marks or start.unspecified_digits or end.unspecified_digits:
        return Issued(date.display())
    if start.year != end.year:
        first, last = Point(start.year).display(), Point(end.year).display()
        if kind in ("book", "collection"):
            return Issued(f"{first}–{last}")
        return Issued(f"[between {first} and {last}]" if brackets else f"between {first} and {last}")
    year = Point(start.year).display()
    if not (0 < (start.month or 0) <= 12 and 0 < (end.month or 0) <= 12):
        return Issued(year)
    last = str(end.day) if start.month == end.month and end.day else _day(end)
    return Issued(year, f"{_day(start)}–{last}", day=bool(start.day))


def _day(date: Point) -> str:
    """`August 12`, or `August` where that is all."""
    month = LONG_MONTHS[(date.month or 1) - 1].capitalize()
    return f"{month} {date.day}" if date.day else month


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
    """The locator, with `section` before a bare number: the record writes pages as `p. 4` and sections as `2(1)`."""
    text = clean(text)
    if re.fullmatch(r"[0-9]+[.()0-9a-z]*", text):
        return f"{section} {text}"
    return re.sub(r"^(paras?) (?=[0-9])", r"\1. ", text)


def pages(text: object) -> str:
    """Pages with an en dash between numbers."""
    return re.sub(r"(?<=[0-9]) ?-{1,2} ?(?=[0-9])", "–", clean(text))


def link(source: Row) -> str:
    """The link of a source: its DOI, else its URL."""
    doi = clean(source.get("DOI"))
    return doi_link(doi) if doi else clean(source.get("URL"))


_SINGLE = str.maketrans("“”„", "‘’‚")


def quoted(title: str, after: str = "") -> str:
    """A title in quotation marks, what it quotes itself in single ones; a comma or stop goes inside, and not after a `?`."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title).translate(_SINGLE)
    return f"“{inner}{ended(inner, after)}”"


def ended(text: str, mark: str) -> str:
    """The mark that may follow a text: none after one that ends a sentence itself, no second stop after a stop."""
    if text.rstrip("’”").endswith(("?", "!")) or (mark == "." and text.rstrip("’”").endswith(".")):
        return ""
    return mark


def stopped(parts: list[str]) -> str:
    """The parts that are there, each with a stop after it where it needs one."""
    return " ".join(part + ended(part, ".") for part in parts if part)
