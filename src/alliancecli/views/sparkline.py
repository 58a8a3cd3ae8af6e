"""Claims of one series over time in a few characters: the height of each is the greatest claim of its years, a point is no claim."""

from collections.abc import Iterable

from alliancecli.dates.days import read_iso
from alliancecli.model.quantity import largest
from alliancecli.query.rows import Row

HEIGHTS = "▁▂▃▄▅▆▇█"

NO_CLAIM = "·"

CELLS = 24
"""The most characters of a line."""


def years(claims: Iterable[Row]) -> tuple[int, int] | None:
    """The first and the last year that claims lie in; None where none has both ends."""
    known = [
        (read_iso(claim["date_min"])[0], read_iso(claim["date_max"])[0]) for claim in claims if claim["date_min"] and claim["date_max"]
    ]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def heights(claims: Iterable[Row], span: tuple[int, int], most: float) -> tuple[float, ...]:
    """The greatest claim of each of the cells that the years of `span` fill, as a part of `most`: of those within one cell only."""
    first, last = span
    width = -(-(last - first + 1) // CELLS)
    found = [0.0] * ((last - first) // width + 1)
    for claim in claims:
        if most and claim["date_min"] and claim["date_max"]:
            cell, end = ((read_iso(claim[key])[0] - first) // width for key in ("date_min", "date_max"))
            if cell == end and 0 <= cell < len(found):
                found[cell] = max(found[cell], largest(claim) / most)
    return tuple(found)


def sparkline(parts: Iterable[float]) -> str:
    """Such heights as a line of characters."""
    return "".join(HEIGHTS[round((len(HEIGHTS) - 1) * part)] if part else NO_CLAIM for part in parts)
