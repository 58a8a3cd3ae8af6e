"""What is shown: the columns and rows that machines get, and the page, made of a few kinds of block, that people get."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from alliancecli.model.columns import ATTRIBUTE, CITED, OF_SOME, Column
from alliancecli.model.words import counted, passage
from alliancecli.query.rows import Row

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene
    from alliancecli.views.drawn import Drawn


class Cell(NamedTuple):
    """Text for people with the name of a style (see render.table.STYLES); `hits` are words in it that were searched for.

    `drawn` is what a page that can draw shows in place of the text, or of a branch before it.
    """

    text: str
    style: str = ""
    hits: tuple[str, ...] = ()
    drawn: "Drawn | None" = None


STAYS = 10
"""The weight of a column that never gives way."""


class GridColumn(NamedTuple):
    """A column of a grid: its title, its side, whether it wraps and to how many cells without harm, what becomes of it in little room.

    Of the columns that do not fit the one of the least `weight` gives way first: it is left out, or, if `aside`, stands dim at the right
    of the last line of its row, beneath it where there is no room either. `drawn` is an axis that a page that can draw shows as the title.
    """

    title: str = ""
    align: str = "<"
    wraps: bool = False
    least: int = 20
    weight: int = STAYS
    aside: bool = False
    drawn: "Drawn | None" = None


DATE = GridColumn("date", wraps=True, least=12)
"""The column of dates in words, of which those of a period may take two lines."""

CITED_IN = GridColumn("source", wraps=True, least=12, weight=2, aside=True)
"""The column of the numbers of sources."""


class SectionRow(NamedTuple):
    """A heading across a grid."""

    text: str


class Grid(NamedTuple):
    """Rows of cells under columns, with bands between them; on a terminal the titles stand above only if `header`."""

    columns: tuple[GridColumn, ...]
    rows: Sequence["tuple[Cell, ...] | SectionRow"]
    header: bool = True


class Heading(NamedTuple):
    """A heading of the page."""

    text: str


class Text(NamedTuple):
    """A paragraph; `drawn` is what it says on a page that draws what this text tells how to read."""

    text: str
    style: str = ""
    drawn: str = ""


class SideBySide(NamedTuple):
    """Grids beside one another where there is room, each under its title; what stands under the same band stands on the same height.

    `bands` are all the bands of the grids, in order; `empty` is what to say of a grid without rows.
    """

    titles: tuple[str, ...]
    grids: tuple[Grid, ...]
    bands: tuple[str, ...]
    empty: str

    def stacked(self) -> list["Grid | Heading | Text"]:
        """The same one under the other, for a reader without that room."""
        sides = zip(self.titles, self.grids, strict=True)
        return [part for title, grid in sides for part in (Heading(title), grid if grid.rows else Text(self.empty, "dim"))]


class Cited(NamedTuple):
    """A passage that a page cites: its number, the id of its source, the locator, and what the source is called; "" where nobody says."""

    number: int
    source: str
    locator: str
    author: str = ""
    title: str = ""
    date: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """All of it in a line: `NATO, ISAF placemat, Jan 2009, p. 1 (nato-2009)`."""
        words = filter(None, (self.author, self.title or self.source, self.date, self.locator))
        return ", ".join(words) + (f" ({self.source})" if self.title else "")


class Foot(NamedTuple):
    """What stands under a page: caveats, each with what it is about, and the passages cited."""

    caveats: tuple[tuple[str, str], ...]
    cited: tuple[Cited, ...]

    def stacked(self) -> list["Grid | Heading | Text"]:
        """All of it as plain blocks."""
        notes = [Text(f"{about}: {caveat}") for about, caveat in self.caveats]
        rows: list[tuple[Cell, ...] | SectionRow] = [(Cell(str(one.number), "note"), Cell(one.text, "dim")) for one in self.cited]
        columns = (GridColumn("number", ">"), GridColumn("source", wraps=True))
        blocks: list[Grid | Heading | Text] = [Heading("Notes"), *notes] if notes else []
        return [*blocks, Heading("Sources"), Grid(columns, rows, header=False)] if rows else blocks


Block: TypeAlias = Grid | Heading | Text | SideBySide | Foot


PAGE = 20_000
"""Rows that are laid out together."""


class About(NamedTuple):
    """How an answer came to be: the command that repeats it, and the record that was asked, with its version and its day."""

    command: str = ""
    record: str = ""


class View(NamedTuple):
    """An answer ready to be rendered. `rows` may be a stream that is read once; `notes` is asked for after it has been.

    `title` heads a page that stands by itself, where its blocks do not begin with a heading. `lead` says in a line what was asked and how
    many rows there are, of a page of so many `total`, None where it is whole; `bibliography` tells of sources, by their ids, what a page
    calls them: the fields of Cited. `text` is what the rows are places in, by their `line`, `column`, `end_line` and `end_column`, for a
    format that shows it whole. `picture` is an SVG of the rows, for a page that can show one. `about` says how to ask again. `scene` is
    what a picture of these rows shows, where they can be drawn on an axis of time; `hues` are the colours of forces (see query.hues).
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    page: Callable[[list[Row]], list[Block]]
    notes: Callable[[], list[str]] = list
    title: str = ""
    lead: Callable[[list[Row], int | None], str] | None = None
    total: Callable[[], int] | None = None
    bibliography: Callable[[list[str]], dict[str, Any]] = lambda _: {}
    text: str = ""
    picture: str = ""
    about: Callable[[], About] = lambda: About()
    scene: "Callable[[list[Row]], Scene] | None" = None
    hues: Callable[[], Mapping[str, int]] = dict

    def with_more(self, more: Callable[[str], list[str]]) -> "View":
        """The view for a record whose events or figures have `more` columns: flat ones of attributes and of OF_SOME, by their keys.

        Without attributes there is no column of all of them either.
        """
        keys = {column.key for column in self.columns}
        if "attributes" not in keys:
            return self
        found = more("figure" if "measure" in keys else "event")
        flat = [Column(key, f"its attribute {key.removeprefix(ATTRIBUTE)}", nested=False) for key in found if key.startswith(ATTRIBUTE)]
        own = [column._replace(nested=True) if column.key == "attributes" else column for column in self.columns]
        kept = own if flat else [column for column in own if column.key != "attributes"]
        return self._replace(columns=(*kept, *flat, *(column for column in OF_SOME if column.key in found)))

    def pages(self) -> Iterator[list[Block]]:
        """The blocks for people. Of very many rows so many at a time are a page of their own, with its own sources, so that they stream."""
        rows = iter(self.rows)
        yield self.blocks(list(islice(rows, PAGE)))
        while more := list(islice(rows, PAGE)):
            yield self.blocks(more)

    def blocks(self, rows: list[Row]) -> list[Block]:
        """The page of these rows: the answer in a line, then what the view makes of them, with its sources by name."""
        blocks = [self._named(block) if isinstance(block, Foot) else block for block in self.page(rows)]
        if not self.lead or not blocks:
            return blocks
        every = self.total() if self.total else len(rows)
        return [Heading(self.lead(rows, every if every > len(rows) else None)), *blocks]

    def pictured(self, rows: list[Row]) -> "Scene | None":
        """What a picture of these rows shows, with a title; None where they cannot be drawn."""
        found = self.scene(rows) if self.scene else None
        every = self.total() if self.total else len(rows)
        said = self.lead(rows, every if every > len(rows) else None) if self.lead else ""
        return found._replace(title=found.title or ": ".join(filter(None, (self.title, said)))) if found else None

    def _named(self, foot: Foot) -> Foot:
        known = self.bibliography(list(dict.fromkeys(one.source for one in foot.cited)))
        return foot._replace(cited=tuple(one._replace(**known[one.source]) if one.source in known else one for one in foot.cited))


def tally(noun: str, words: str = "") -> Callable[[list[Row], int | None], str]:
    """A lead that counts: `149 events since 2001, 12 more may be`; of a page that is not whole `20 of 161 events since 2001`."""

    def lead(rows: list[Row], total: int | None) -> str:
        if total:
            return f"{len(rows):,} of {counted(total, noun)} {words}".rstrip()
        possible = sum(row.get("certainty") == "possible" for row in rows)
        sure = len(rows) - possible
        said = f"{counted(sure, noun)} {words}".rstrip()
        return said + (f", {possible:,} more may be" if possible else "")

    return lead


class Footnotes:
    """Numbers for sources, in the order in which the page comes to them; and the caveats of what it shows."""

    def __init__(self, wanted: bool = True) -> None:
        self.wanted = wanted
        self._numbers: dict[tuple[str, str], int] = {}
        self._caveats: dict[str, str] = {}

    def mark(self, *rows: Row | None) -> Cell:
        """The numbers of the sources of what a line shows, as `1 4`; nothing where they are not wanted."""
        for row in rows:
            if row and row.get("caveat"):
                self._caveats.setdefault(row["caveat"], _called(row))
        cited = [entry for row in rows if row for entry in row["sources"]] if self.wanted else []
        numbers = {self._number(entry["source"], passage(entry)) for entry in cited}
        return Cell(" ".join(map(str, sorted(numbers))), "note")

    def _number(self, source: str, locator: str) -> int:
        return self._numbers.setdefault((source, locator), len(self._numbers) + 1)

    def blocks(self) -> list[Block]:
        """The notes themselves."""
        cited = tuple(Cited(number, *passage) for passage, number in self._numbers.items())
        caveats = tuple((about, caveat) for caveat, about in self._caveats.items())
        return [Foot(caveats, cited)] if cited or caveats else []


def _called(row: Row) -> str:
    """What a row is about, in few words."""
    name = row.get("title") or row.get("contributor_name") or row.get("name") or row.get("subject_name") or row["id"]
    return ", ".join(filter(None, (name, row.get("shown"))))


def generic(columns: tuple[Column, ...]) -> Callable[[list[Row]], list[Block]]:
    """A page that shows just these columns, as `--fields` asks."""

    def page(rows: list[Row]) -> list[Block]:
        lines: list[tuple[Cell, ...] | SectionRow] = [tuple(Cell(plain(pick(row, c.key))) for c in columns) for row in rows]
        cols = tuple(
            GridColumn(c.key, ">" if any(isinstance(pick(row, c.key), (int, float)) for row in rows) else "<", wraps=True) for c in columns
        )
        return [Grid(cols, lines)]

    return page


def pick(row: Row, key: str) -> object:
    """The value of a column; those of CITED are taken from `sources`, `attributes.lat` from `attributes`."""
    if key.startswith(ATTRIBUTE):
        return row["attributes"].get(key.removeprefix(ATTRIBUTE))
    if key in CITED and key not in row:
        return _said(row["sources"], key)
    return row[key]


def inside(key: str, row: Row) -> str:
    """The key of the row's value that a column's is taken from."""
    if key.startswith(ATTRIBUTE):
        return "attributes"
    return "sources" if key in CITED and key not in row else key


def _said(sources: list[Any], key: str) -> list[str]:
    """What each entry of sources has there; nothing where none has anything."""
    said = [cited.get(CITED[key]) or "" for cited in sources]
    return said if any(said) else []


def plain(value: object) -> str:
    """A value as flat text: nothing as "", lists joined with `;`, nested records by what names them."""
    if isinstance(value, str):  # most are
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        try:
            return ";".join(value)
        except TypeError:  # not texts all of them
            return ";".join(map(plain, value))
    if isinstance(value, dict):
        return str(value.get("id") or value.get("name") or value.get("source") or "")
    return str(value)


def table(rows: Iterable[Row], line: Callable[[Row], tuple[Cell, ...]], columns: tuple[GridColumn, ...]) -> Grid:
    """A grid with one line a row."""
    return Grid(columns, [line(row) for row in rows])
