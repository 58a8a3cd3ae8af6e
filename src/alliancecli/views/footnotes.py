"""The notes of a page: the passages that it cites, numbered, and the caveats of what it shows."""

from collections.abc import Callable

from alliancecli.model.words import counted, passage
from alliancecli.query.rows import Row
from alliancecli.views.blocks import Block, Cell, Cited, Foot, Grid


class Footnotes:
    """Numbers for passages, in the order in which the page comes to them; and the caveats of what it shows.

    Where a line rests on very many claims, a number stands for a `whole` source.
    """

    def __init__(self, wanted: bool = True, *, whole: bool = False) -> None:
        self.wanted, self._whole = wanted, whole
        self._notes: dict[tuple[str, str], tuple[int, dict[str, None]]] = {}
        self._caveats: dict[str, dict[str, None]] = {}

    def mark(self, *rows: Row | None) -> Cell:
        """The numbers of the sources of what a line shows, as `1 4`; nothing where they are not wanted."""
        for row in rows:
            if row and row.get("caveat"):
                self._caveats.setdefault(row["caveat"], {})[_called(row)] = None
        cited = [entry for row in rows if row for entry in row["sources"]] if self.wanted else []
        numbers = {self._number(entry["source"], passage(entry)) for entry in cited}
        return Cell(" ".join(map(str, sorted(numbers))), "note")

    def _number(self, source: str, locator: str) -> int:
        number, passages = self._notes.setdefault((source, "" if self._whole else locator), (len(self._notes) + 1, {}))
        passages[locator] = None
        return number

    def blocks(self) -> list[Block]:
        """The notes themselves."""
        cited = tuple(Cited(number, source, _where(passages)) for (source, _), (number, passages) in self._notes.items())
        caveats = tuple((_first(about), caveat) for caveat, about in self._caveats.items())
        return [Foot(caveats, cited)] if cited or caveats else []


def footnoted(grid: Callable[[list[Row], Footnotes], Grid], wanted: bool) -> Callable[[list[Row]], list[Block]]:
    """What shows rows in one grid, with the notes to them below it; nothing where there are no rows."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(wanted)
        return [grid(rows, marks), *marks.blocks()] if rows else []

    return page


FEW = 3
"""So many passages of a source are named."""


def _where(passages: dict[str, None]) -> str:
    """The passages that a note stands for, or how many they are."""
    return "; ".join(passages) if len(passages) <= FEW else counted(len(passages), "passage")


def _first(names: dict[str, None]) -> str:
    """The first of those whom a caveat is about, and how many more there are."""
    first, *more = names
    return f"{first}, and {len(more):,} more" if more else first


def _called(row: Row) -> str:
    """What a row is about, in few words."""
    name = row.get("title") or row.get("contributor_name") or row.get("name") or row.get("subject_name") or row["id"]
    return ", ".join(filter(None, (name, row.get("shown"))))
