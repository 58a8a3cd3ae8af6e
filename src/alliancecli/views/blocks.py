"""What a page is made of: grids, headings, texts, and what stands at its foot. Machines read none of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from alliancecli.query.rows import Row

if TYPE_CHECKING:
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


GridRow: TypeAlias = tuple[Cell, ...] | SectionRow
"""What stands in a line of a grid: a cell for each column, or a heading."""


class Grid(NamedTuple):
    """Rows of cells under columns, with bands between them; on a terminal the titles stand above only if `header`."""

    columns: tuple[GridColumn, ...]
    rows: Sequence[GridRow]
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

    def named(self, bibliography: Callable[[list[str]], dict[str, Any]]) -> "Foot":
        """The same, with what each source is called: the fields of Cited that a bibliography has by its id."""
        known = bibliography(list(dict.fromkeys(one.source for one in self.cited)))
        return self._replace(cited=tuple(one._replace(**known[one.source]) if one.source in known else one for one in self.cited))

    def stacked(self) -> list["Grid | Heading | Text"]:
        """All of it as plain blocks."""
        notes = [Text(f"{about}: {caveat}") for about, caveat in self.caveats]
        rows: list[GridRow] = [(Cell(str(one.number), "note"), Cell(one.text, "dim")) for one in self.cited]
        columns = (GridColumn("number", ">"), GridColumn("source", wraps=True))
        blocks: list[Grid | Heading | Text] = [Heading("Notes"), *notes] if notes else []
        return [*blocks, Heading("Sources"), Grid(columns, rows, header=False)] if rows else blocks


Block: TypeAlias = Grid | Heading | Text | SideBySide | Foot


def table(rows: Iterable[Row], line: Callable[[Row], tuple[Cell, ...]], columns: tuple[GridColumn, ...]) -> Grid:
    """A grid with one line a row."""
    return Grid(columns, [line(row) for row in rows])
