"""Lives: when institutions came into being and ended, as the relations of the record have it.

A life bounds what a claim of fact can speak of. Where sources differ the widest bounds; one that has a month where another has its day does
not differ, and an end that no source gives bounds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY, day_number, width
from alliancecli.dates.edtf import Date, Point, ends
from alliancecli.model.facts import FACTUAL
from alliancecli.model.records import Citation, Relation
from alliancecli.model.vocabulary import RelationKind


class Life(NamedTuple):
    """The first and the last day (as numbers) that a life may have had; `began` and `ended` are the best claims of its ends."""

    first: int = -OPEN_DAY
    last: int = OPEN_DAY
    began: Date | None = None
    ended: Date | None = None

    def bound(self, first: int, last: int) -> tuple[int, int]:
        """What of a period lies in this life; all of it where nothing does, since then one of the two is wrong."""
        if last < self.first or first > self.last:
            return first, last
        return max(first, self.first), min(last, self.last)


def lives(relations: Iterable[Relation], tiers: Mapping[str, str]) -> dict[str, Life]:
    """The life of each institution that the relations give one. `tiers` are those of the sources, by id."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for one in relations:
        if one.relation is RelationKind.LIFE and one.date:
            found[one.subject].append(one)
    return {subject: _life(claims, tiers) for subject, claims in found.items()}


def _life(claims: list[Relation], tiers: Mapping[str, str]) -> Life:
    factual = [one for one in claims if one.status in FACTUAL]
    begins, ends_ = ([(one, end) for one in factual if (end := ends(one.date)[side])] for side in (0, 1))
    key = partial(_rank, tiers)
    return Life(
        min((first for first, _ in _sharpest(begins)), default=-OPEN_DAY),
        max((last for _, last in _sharpest(ends_)), default=OPEN_DAY),
        _best([end for _, end in sorted(begins, key=key)]),
        _best([end for _, end in sorted(ends_, key=key)]),
    )


def _sharpest(claims: list[tuple[Relation, Point]]) -> list[tuple[int, int]]:
    """The first and the last day of each date, as numbers, without those that only say less than another: a year beside one of its days."""
    spans = {(day_number(end.min, -OPEN_DAY), day_number(end.max, OPEN_DAY)) for _, end in claims}
    return [(low, high) for low, high in spans if not any(low <= a and b <= high for a, b in spans - {(low, high)})]


def _rank(tiers: Mapping[str, str], claim: tuple[Relation, Point]) -> tuple[str, int, str]:
    """The better tier first, of one tier the narrower date."""
    one, end = claim
    return best_tier(one.sources, tiers), _width(end), one.id


def _width(end: Point) -> int:
    return width(day_number(end.min, -OPEN_DAY), day_number(end.max, OPEN_DAY))


def best_tier(sources: Iterable[Citation], tiers: Mapping[str, str]) -> str:
    """The best tier among those cited, of `tiers` by the id of a source; S where there is none."""
    return min((tiers.get(cited.source, "S") for cited in sources), default="S")


def _best(ranked: list[Point]) -> Point | None:
    """Of dates, the best first, the narrowest of those that agree with the best."""
    agreeing = [one for one in ranked if one.min <= ranked[0].max and one.max >= ranked[0].min]
    return min(agreeing, key=_width, default=None)
