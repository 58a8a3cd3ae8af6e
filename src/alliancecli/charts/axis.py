"""One axis of time: it gives the years with something in them their room, and draws long empty stretches shorter."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from math import log2
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY, numbered_day

SHORT = 120
"""Years that an axis always shows to one scale."""
NEAR, MANY = 10, 6
"""A longer axis keeps its scale where at least so MANY years with a date lie so NEAR, before and after; the rest is drawn shorter."""
SHORTENED = 18.0
"""Percent of the axis that all shortened stretches take together, at most."""


class Axis(NamedTuple):
    """Years, where each stands in percent, and whether the axis keeps its scale up to the next; straight in between."""

    years: tuple[int, ...]
    places: tuple[float, ...]
    kept: tuple[bool, ...]

    def place(self, moment: float) -> float:
        """The position of a moment, in percent from the left."""
        n = min(max(bisect_right(self.years, moment), 1), len(self.years) - 1)
        (low, high), (left, right) = self.years[n - 1 : n + 1], self.places[n - 1 : n + 1]
        return min(max(left + (moment - low) * (right - left) / (high - low), 0.0), 100.0)

    def shortened(self) -> list[tuple[float, float]]:
        """The stretches that are drawn shorter, in percent."""
        found: list[tuple[float, float]] = []
        for (left, right), keep in zip(pairwise(self.places), self.kept, strict=True):
            if not keep:
                found[-1:] = [(found[-1][0], right)] if found and found[-1][1] == left else [*found[-1:], (left, right)]
        return found

    def stops(self) -> str:
        """Years and places as `1992:0 1993:5.5`, those alone where the scale changes."""
        kept = [0, *(n for n in range(1, len(self.years) - 1) if abs(self._slope(n) - self._slope(n - 1)) > 1e-9), len(self.years) - 1]
        return " ".join(f"{self.years[n]}:{self.places[n]:.4f}" for n in kept)

    def _slope(self, n: int) -> float:
        return (self.places[n + 1] - self.places[n]) / (self.years[n + 1] - self.years[n])


def axis_of(moments: Iterable[float]) -> Axis:
    """The axis that has all the moments, of which there is one at least."""
    used = {int(moment // 1) for moment in moments}
    years = sorted(used | {number + 1 for number in used})
    busy = {number for number in years if years[-1] - years[0] <= SHORT or sum(abs(number - other) <= NEAR for other in used) >= MANY}
    kept = [low in busy and high in busy and (high - low <= NEAR or years[-1] - years[0] <= SHORT) for low, high in pairwise(years)]
    steps = [high - low for low, high in pairwise(years)]
    plain = float(sum(step for step, keep in zip(steps, kept, strict=True) if keep))
    long = sum(log2(1 + step) for step, keep in zip(steps, kept, strict=True) if not keep)
    squeeze = min(1.0, plain * SHORTENED / (100 - SHORTENED) / long) if long and plain else 1.0
    weights = [step if keep else log2(1 + step) * squeeze for step, keep in zip(steps, kept, strict=True)]
    places = [0.0]
    for weight in weights:
        places.append(places[-1] + weight * 100 / sum(weights))
    return Axis(tuple(years), tuple(places), tuple(kept))


def moment(day: int, *, after: bool = False) -> float | None:
    """The number of a day as a year with its fraction, with `after` the end of that day; None beyond every day."""
    if abs(day) == OPEN_DAY:
        return None
    year, month, number = numbered_day(day)
    passed = number if after else number - 1
    return year + min((month - 1) / 12 + min(passed / 30.5, 1.0) / 12 if not (after and number > 27) else month / 12, 1.0)
