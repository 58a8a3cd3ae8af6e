"""What is shown: the columns and rows that machines get, and the page, made of a few kinds of block, that people get."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from alliancecli.model.columns import Column
from alliancecli.query.rows import Row, Shared
from alliancecli.views.drawn import Drawn


class Cell(NamedTuple):
    """Text for people with the name of a style (see render.table.STYLES); `hits` are words in it that were searched for.

    `drawn` is what a page that can draw shows in place of the text, or of a branch before it.
    """

    text: str
    style: str = ""
    hits: tuple[str, ...] = ()
    drawn: Drawn | None = None


class GridColumn(NamedTuple):
    """A column of a grid: its title, its side, and whether, where room is short, it may wrap or be left out altogether.

    `drawn` is an axis that a page that can draw shows as the title.
    """

    title: str = ""
    align: str = "<"
    wraps: bool = False
    spare: bool = False
    drawn: Drawn | None = None


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


Block: TypeAlias = Grid | Heading | Text | SideBySide


PAGE = 20_000
"""Rows that are laid out together."""


class View(NamedTuple):
    """An answer ready to be rendered. `rows` may be a stream that is read once; `notes` is asked for after it has been.

    `title` heads a page that stands by itself, where its blocks do not begin with a heading; `picture` is an SVG of the rows, for a page
    that can show one.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    page: Callable[[list[Row]], list[Block]]
    notes: Callable[[], list[str]] = list
    title: str = ""
    picture: str = ""

    def pages(self) -> Iterator[Block]:
        """The blocks for people. Of very many rows so many at a time are a page of their own, with its own sources, so that they stream."""
        rows = iter(self.rows)
        yield from self.page(list(islice(rows, PAGE)))
        while more := list(islice(rows, PAGE)):
            yield from self.page(more)


class Footnotes:
    """Numbers for sources, in the order in which the page comes to them."""

    def __init__(self, wanted: bool = True) -> None:
        self.wanted = wanted
        self._numbers: dict[tuple[str, str], int] = {}

    def mark(self, *rows: Row | None) -> Cell:
        """The numbers of the sources of what a line shows, as `1 4`; nothing where they are not wanted."""
        cited = [entry for row in rows if row for entry in row["sources"]] if self.wanted else []
        numbers = {self._number(entry["source"], entry["locator"]) for entry in cited}
        return Cell(" ".join(map(str, sorted(numbers))), "note")

    def _number(self, source: str, locator: str) -> int:
        return self._numbers.setdefault((source, locator), len(self._numbers) + 1)

    def blocks(self) -> list[Block]:
        """The notes themselves."""
        if not self._numbers:
            return []
        rows: list[tuple[Cell, ...] | SectionRow] = [
            (Cell(str(n), "note"), Cell(f"{source}, {locator}", "dim")) for (source, locator), n in self._numbers.items()
        ]
        return [Heading("Sources"), Grid((GridColumn("number", ">"), GridColumn("source", wraps=True)), rows, header=False)]


def generic(columns: tuple[Column, ...]) -> Callable[[list[Row]], list[Block]]:
    """A page that shows just these columns, as `--fields` asks."""

    def page(rows: list[Row]) -> list[Block]:
        lines: list[tuple[Cell, ...] | SectionRow] = [tuple(Cell(plain(pick(row, c.key))) for c in columns) for row in rows]
        cols = tuple(
            GridColumn(c.key, ">" if any(isinstance(row.get(c.key), (int, float)) for row in rows) else "<", wraps=True) for c in columns
        )
        return [Grid(cols, lines)]

    return page


def pick(row: Row, key: str) -> object:
    """The value of a column; `source` and `locator` are taken from `sources`."""
    if key in ("source", "locator") and key not in row:
        sources = row["sources"]
        return _cited(sources, key) if type(sources) is Shared else [cited[key] for cited in sources]
    return row[key]


@lru_cache(maxsize=4_000)
def _cited(sources: Shared, key: str) -> Shared:
    return Shared(cited[key] for cited in sources)


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
