"""The words under a chart: how to read it, what is not drawn, and who says so."""

from collections.abc import Iterable
from textwrap import wrap as broken

from alliancecli.model.words import few
from alliancecli.query.rows import Row

WIDTH = 158
LINES = 16
LOCATORS = 4


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """The text in lines that fit under a chart, broken at spaces only."""
    return broken(text, width, break_on_hyphens=False)


def bracketed(number: str) -> str:
    """Numbers of sources behind words, ` [1, 4]`; "" where there are none."""
    return f" [{number}]" if number else ""


class Sources:
    """Numbers for sources, in the order in which the claims come to them."""

    def __init__(self, wanted: bool = True) -> None:
        self.wanted = wanted
        self.locators: dict[str, list[str]] = {}

    def number(self, *claims: Row) -> str:
        """The numbers of the claims' sources, each once, as `1, 4`; nothing where they are not wanted."""
        if not self.wanted:
            return ""
        sources = [cited for claim in claims for cited in claim["sources"]]
        for cited in sources:
            found = self.locators.setdefault(cited["source"], [])
            if cited["locator"] not in found:
                found.append(cited["locator"])
        places = list(self.locators)
        return ", ".join(map(str, sorted({places.index(cited["source"]) + 1 for cited in sources})))

    def bracket(self, *claims: Row) -> str:
        """The same behind words."""
        return bracketed(self.number(*claims))

    def lines(self) -> list[str]:
        """`Sources: [1] nids-2009, 2(2)`; of many the first, and how many more."""
        if not self.locators:
            return []
        entries = [f"[{n}]\u00a0{source}, {few(found, LOCATORS)}" for n, (source, found) in enumerate(self.locators.items(), 1)]
        lines = wrap("Sources: " + "; ".join(entries))
        if len(lines) <= LINES:
            return lines
        kept = list(entries)
        while len(lines) >= LINES:
            kept.pop()
            more = len(entries) - len(kept)
            lines = wrap("Sources: " + "; ".join([*kept, f"and {more} more: --csv lists them all"]))
        return lines


HEDGED = {"rough": "about or estimated", "up": "over, or at least", "down": "under, or up to", "range": "from low to high"}
"""What the marks of hedges mean, however they are drawn."""

MARKS = {"rough": "hollow", "up": "arrow up", "down": "arrow down", "range": "bar between ticks"}
"""What is drawn for a hedge, in words."""


def key(hedges: set[str], *, periods: bool, opened: bool, numbers: bool) -> str:
    """A sentence that explains the marks that occur."""
    said = ["A point is one claim of one source; nothing is interpolated"]
    said += [f"{mark}: {HEDGED[hedge]}" for hedge, mark in MARKS.items() if hedge in hedges]
    if periods:
        said.append("horizontal line: the whole period that the date names")
    if opened:
        said.append("arrowhead on it, and no point: the source leaves that end open")
    if numbers:
        said.append("in brackets: the source, where there is room")
    return "; ".join(said) + "."


def absent(rows: Iterable[Row]) -> str:
    """A sentence with the number of claims that give no number, and why; empty where all do."""
    reasons: dict[str, int] = {}
    for row in rows:
        reasons[row["missing"].replace("-", " ")] = reasons.get(row["missing"].replace("-", " "), 0) + 1
    listed = ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
    return f"Claims without a number, not drawn and not zero: {listed}." if listed else ""
