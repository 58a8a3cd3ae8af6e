"""Which of many periods share a day with another one, without comparing each with each."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

Spell = tuple[Any, ...]
"""A period and what it is of: its first day, its last with the sign turned, and more: so tuples sort in order of time, the wider first."""


def spell(first: int, last: int, *of: Any) -> Spell:
    """The period from one day number to another, both included, and what it is of."""
    return first, -last, *of


class Overlaps:
    """Periods, kept by length and in order of their first days.

    Of one length class a period is at most twice as long as another: so those that can reach a day begin within that length before it, and
    what is looked at in vain is no more than what is found. To find m of n takes time as log n + m.
    """

    def __init__(self, spells: Iterable[Spell]) -> None:
        lengths: dict[int, list[Spell]] = {}
        for one in spells:
            lengths.setdefault((-one[1] - one[0]).bit_length(), []).append(one)
        self._lengths = []
        for bits, alike in lengths.items():
            alike.sort()
            self._lengths.append((1 << bits, alike))

    def of(self, first: int, last: int) -> list[Spell]:
        """Those with a day between two day numbers, both included, in order of time."""
        found: list[Spell] = []
        for longest, alike in self._lengths:
            low, high = bisect_left(alike, (first - longest,)), bisect_left(alike, (last + 1,))
            found += [one for one in alike[low:high] if -one[1] >= first]
        found.sort()
        return found


class Rivals:
    """The claims of one key that share a day with a claim: ids, in order of time.

    `claims` are an id, the key, and the first and the last day of each.
    """

    def __init__(self, claims: Iterable[tuple[Any, ...]]) -> None:
        keys: dict[Any, list[Spell]] = {}
        for identity, key, first, last in claims:
            keys.setdefault(key, []).append(spell(first, last, identity))
        self._keys = {key: Overlaps(alike) for key, alike in keys.items()}

    def of(self, identity: str, key: Any, first: int, last: int) -> list[str]:
        """The rivals of a claim."""
        alike = self._keys.get(key)
        return [other for _, _, other in alike.of(first, last) if other != identity] if alike else []
