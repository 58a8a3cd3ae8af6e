"""A number is a range, as a date is a period: what a source's number means with its hedge, said once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

Number = int | float

HEDGES = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "under": "under ",
    "at-least": "at least ",
    "up-to": "up to ",
    "range": "",
    "estimated": "est. ",
}
"""The terms of model.vocabulary.Qualifier, which a warm run does not import, and the words before a number hedged so."""

ROUNDED = ("about", "estimated")
"""The hedges of a number that was rounded: it stands for what lies within half of its last digit that is not zero."""


class Quantity(NamedTuple):
    """From `low` to `high`, both included, as `hedge` says it; None where an end is open, both None where there is no number.

    A single number is both ends, one of ROUNDED too: how far that reaches, only `meant` tells. `best` is what the source of a range
    holds to be the likeliest number in it, if it says one.
    """

    low: Number | None = None
    high: Number | None = None
    hedge: str = "exact"
    best: Number | None = None

    def __str__(self) -> str:
        """For people: `about 55,100`, `20,000–25,000`, `22,000 (20,000–25,000)`. Only for what has a number."""
        if self.best is not None:
            return f"{positional(self.best)} ({self._replace(best=None)})"
        return HEDGES[self.hedge] + "–".join(map(positional, self.numbers))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that the source names: both ends of a range and the best in it, else one; none where there is no number."""
        named = (self.low, self.high, self.best) if self.hedge == "range" else (self.least,)
        return tuple(number for number in named if number is not None)

    @property
    def least(self) -> Number | None:
        """The smallest number named; of a range its low end, of an open hedge the end that it has."""
        return self.high if self.low is None else self.low

    @property
    def most(self) -> Number | None:
        """The greatest number named; of a range its high end, of an open hedge the end that it has."""
        return self.low if self.high is None else self.high

    @property
    def rounded(self) -> bool:
        """Whether it was rounded: then its ends bound nothing."""
        return self.hedge in ROUNDED

    @property
    def bounds(self) -> tuple[Number | None, Number | None]:
        """The least and the most that the source allows: `value_min` and `value_max` of a figure. None where it sets no bound."""
        return (None, None) if self.rounded else (self.low, self.high)

    @property
    def meant(self) -> tuple[float, float]:
        """The least and the most that it can mean: about 55,100 is 55,050 to 55,150, about 60,000 is 55,000 to 65,000."""
        half = unit_of(self.low) / 2 if self.rounded and self.low is not None else 0
        return (-float("inf") if self.low is None else self.low - half), (float("inf") if self.high is None else self.high + half)

    def agrees(self, other: "Quantity") -> bool:
        """Whether the two can mean one number."""
        (low, high), (least, most) = self.meant, other.meant
        return low <= most and least <= high

    def minus(self, other: "Quantity") -> "Quantity":
        """By how much this may be more than another: `about` where either was rounded, else hedged as its ends are.

        Decimal fractions are without the dust of binary ones.
        """
        low = None if self.low is None or other.high is None else round(self.low - other.high, 9)
        high = None if self.high is None or other.low is None else round(self.high - other.low, 9)
        return Quantity(low, high, "about" if self.rounded or other.rounded else _hedge(low, high))


class Sum(NamedTuple):
    """What numbers come to: from `least` to `most`, None where that end is open; `rounded` where a number added was.

    Every end of what is added counts: a range from its low end to its high one, "up to 500" from nothing to 500, "over 500" from 500 on.
    """

    least: Number = 0
    most: Number | None = 0
    rounded: bool = False

    @classmethod
    def of(cls, quantities: Iterable[Quantity]) -> "Sum":
        """The sum of quantities that have numbers."""
        total = cls()
        for one in quantities:
            total = total.plus(cls(0 if one.low is None else one.low, one.high, one.rounded))
        return total

    def plus(self, other: "Sum") -> "Sum":
        """Both, added up; decimal fractions are without the dust of binary ones."""
        most = None if self.most is None or other.most is None else round(self.most + other.most, 9)
        return Sum(round(self.least + other.least, 9), most, self.rounded or other.rounded)

    @property
    def qualifier(self) -> str:
        """Its hedge, a term of figures."""
        if self.most is None:
            return "at-least"
        if self.rounded:
            return "about"
        return "exact" if self.least == self.most else "range" if self.least else "up-to"

    def __str__(self) -> str:
        """In words: `about 12,500`, `at least 12`, `12–15`."""
        return self.worded(positional)

    def worded(self, number: Callable[[Number], str]) -> str:
        """In words, where a number is written so."""
        low, high, hedge = number(self.least), None if self.most is None else number(self.most), self.qualifier
        if high and self.most and not self.least:
            return HEDGES["up-to"] + (HEDGES["about"] if self.rounded else "") + high
        return HEDGES[hedge] + (low if high in (None, low) else f"{low}–{high}")


def positional(number: Number, groups: str = ",") -> str:
    """A number in digits alone, thousands apart by `groups`: `55,100`, `0.00001` and not `1e-05`."""
    if "e" not in repr(number):
        return f"{number:{groups}}"
    from decimal import Decimal

    return f"{Decimal(repr(number)):{groups}f}"


def hedged(hedge: str, value: Number | None, low: Number | None = None, high: Number | None = None) -> Quantity:
    """The quantity of a hedge with its number, or of "range" with its two ends and, if there is one, the best number between them."""
    if hedge == "range":
        return Quantity(low, high, hedge, value)
    return Quantity(None if hedge in ("under", "up-to") else value, None if hedge in ("over", "at-least") else value, hedge)


def quantity(row: Mapping[str, Any]) -> Quantity:
    """What the row of a figure says; without either end where it has no number."""
    return Quantity() if row["missing"] else hedged(row["qualifier"], row["value"], row["value_min"], row["value_max"])


def largest(row: Mapping[str, Any]) -> Number:
    """The largest number that the row of a figure names; 0 where it has none."""
    return quantity(row).most or 0


def amount(row: Mapping[str, Any]) -> str:
    """The number of the row of a figure in words, or why there is none: `about 55,100`, `20,000–25,000`, `withheld`."""
    return str(row["missing"]).replace("-", " ") if row["missing"] else str(quantity(row))


def measured(row: Mapping[str, Any]) -> str:
    """The same with what is counted: `about 55,100 troops`, `1 person`."""
    return f"{amount(row)} {counted_in(row)}"


def counted_in(row: Mapping[str, Any]) -> str:
    """The unit of the row of a figure: of a bare 1 in the singular."""
    unit = str(row["unit"])
    if amount(row) != "1":
        return unit
    return "person" if unit == "people" else unit.removesuffix("s")


def unit_of(value: float) -> float:
    """The unit to which a number looks rounded: 100 for 55,100, 10,000 for 60,000, 1 for 23; 0 for a fraction, and for zero."""
    if value != int(value) or value == 0:
        return 0
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    return unit


def _hedge(low: Number | None, high: Number | None) -> str:
    if low is None:
        return "up-to"
    return "at-least" if high is None else "exact" if low == high else "range"
