"""Claims of one series over time in a few characters: the height of each is the greatest claim of its years, a point is no claim."""

from collections.abc import Iterable

from alliancecli.query.rows import Row
from alliancecli.views.figures import top

HEIGHTS = "▁▂▃▄▅▆▇█"

NO_CLAIM = "·"

CELLS = 24
"""The most characters of a line."""


def years(claims: Iterable[Row]) -> tuple[int, int] | None:
    """The first and the last year that claims lie in; None where none has both ends."""
    known = [(_year(claim["date_min"]), _year(claim["date_max"])) for claim in claims if claim["date_min"] and claim["date_max"]]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def sparkline(claims: Iterable[Row], span: tuple[int, int], most: float) -> str:
    """A line over the years of `span`, as high as `most` at its highest: claims that lie within some years only, nothing between them."""
    first, last = span
    width = -(-(last - first + 1) // CELLS)
    heights = [0.0] * ((last - first) // width + 1)
    for claim in claims:
        if claim["date_min"] and claim["date_max"]:
            cell, end = ((_year(claim[key]) - first) // width for key in ("date_min", "date_max"))
            if cell == end and 0 <= cell < len(heights):
                heights[cell] = max(heights[cell], top(claim))
    return "".join(HEIGHTS[round((len(HEIGHTS) - 1) * height / most)] if height and most else NO_CLAIM for height in heights)


def _year(day: str) -> int:
    return int(day.rsplit("-", 2)[0])
