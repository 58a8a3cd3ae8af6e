"""Place words beside marks: at the first place where they cover nothing, or nowhere."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from alliancecli.charts.marks import top

RADIUS = 5.0
BOLD, SMALL = 11.0, 8.5
"""Sizes of a value and of the number of a source."""

LETTER = 0.56
"""How wide a letter is, as a part of its size."""

Mark = dict[str, Any]


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, others: Iterable["_Box"]) -> float:
        """How much of others it covers, in square pixels."""
        return sum(
            max(min(self.right, one.right) - max(self.left, one.left), 0) * max(min(self.bottom, one.bottom) - max(self.top, one.top), 0)
            for one in others
        )


class Plane(NamedTuple):
    """What a panel shows of time and number, and how large it is drawn."""

    span: tuple[int, int]
    greatest: float
    width: int
    height: int

    def x(self, time: float) -> float:
        """Where a time stands."""
        return (time - self.span[0]) / (self.span[1] - self.span[0]) * self.width

    def y(self, level: float) -> float:
        """Where a number stands."""
        return self.height * (1 - level / self.greatest)


def telling(marks: Sequence[Mark]) -> tuple[Mark, Mark, Mark]:
    """Of the marks of one series the greatest, the last and the first, of what was where there is any; they may be one."""
    held = [one for one in marks if one["status"] == "actual"] or list(marks)
    return max(held, key=top), max(held, key=lambda one: one["at"]), min(held, key=lambda one: one["at"])


def labels(marks: Sequence[Mark], plane: Plane, *, names: bool, rest: bool) -> list[Mark]:
    """The words of a panel, each with the time and the number where its middle stands.

    The marks of each series that tell most have their value, the greatest its name too where there are `names`; all others, if the `rest`
    is wanted, the number of their source. Only a name is written also where there is no room, where it covers least.
    """
    covered = [box for one in marks for box in _covered(one, plane)]
    written: list[_Box] = []
    found = []
    for one, text, size in _wanted(marks, names, rest):
        x, y = plane.x(one["at"]), plane.y(top(one))
        places = list(_places(x, y, text, size, plane))
        apart = [box for box in places if not box.covers(written)]
        named = names and text.startswith(one["who"])
        box = min(apart or (places if named else []), key=lambda box: box.covers(covered), default=None)
        if box and (named or not box.covers(covered)):
            written.append(box)
            at = plane.span[0] + (box.left + box.right) / 2 / plane.width * (plane.span[1] - plane.span[0])
            level = (1 - (box.top + box.bottom) / 2 / plane.height) * plane.greatest
            found.append({"text": text, "at": round(at), "level": level, "bold": size == BOLD, "color": one["color"], "of": one["who"]})
    return found


def _wanted(marks: Sequence[Mark], names: bool, rest: bool) -> Iterable[tuple[Mark, str, float]]:
    """What is to be written at which mark, and how large, what matters most first."""
    series: dict[str, list[Mark]] = {}
    for one in marks:
        series.setdefault(one["who"], []).append(one)
    told = [list({one["id"]: one for one in telling(held)}.values()) for held in series.values()]
    for place in range(3):
        for chosen in told:
            for one in chosen[place : place + 1]:
                said = f"{one['who']} {one['amount']}" if names and not place else one["amount"]
                yield one, said + (f" [{one['number']}]" if one["number"] and rest else ""), BOLD
    known = {one["id"] for chosen in told for one in chosen}
    for one in marks:
        if rest and one["number"] and one["id"] not in known:
            yield one, f"[{one['number']}]", SMALL


def _places(x: float, y: float, text: str, size: float, plane: Plane) -> Iterable[_Box]:
    """Where a text may stand about its mark, the best first; only what lies inside the panel."""
    half, line = len(text) * size * LETTER / 2, size + 1
    away = (half + RADIUS + 2, line / 2 + RADIUS + 1)
    spread = [(0, -1), (0, 1), (1, 0), (-1, 0), (0.7, -1), (-0.7, -1), (0.7, 1), (-0.7, 1)]
    if size == SMALL:
        spread = [(1, 0), (-1, 0), *spread]
    else:
        spread += [(0.7, -2), (-0.7, -2), (0.9, -3), (-0.9, -3), (0.9, 2), (-0.9, 2)]
    for across, up in spread:
        a, b = x + across * away[0], y + up * away[1]
        box = _Box(a - half, b - line / 2, a + half, b + line / 2)
        if box.left >= 0 and box.top >= -line and box.right <= plane.width + 8 and box.bottom <= plane.height:
            yield box


def _covered(one: Mark, plane: Plane) -> Iterable[_Box]:
    """What a mark covers: its point with its arrow, and the line of its period."""
    x, y = plane.x(one["at"]), plane.y(top(one))
    arrow = {"up": -14.0, "down": 14.0}.get(one["hedge"], 0.0)
    yield _Box(x - RADIUS, min(y - RADIUS, y + arrow), x + RADIUS, max(y + RADIUS, y + arrow))
    if one["long"]:
        yield _Box(plane.x(one["from"]), y - 2, plane.x(one["until"]), y + 2)
