"""Where the marks and words of a picture find room, in pixels: words beside bars, years on an axis, lines of text."""

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from alliancecli.charts.axis import Axis

LINES = 6
"""Lines of words that a lane has at most."""
LONGEST = 58
"""Letters of an event's words; the whole title stands in its record."""
NARROW, SHORT = 9, 60
"""Pixels within which an event is a point, not a bar, and within which its words stand beside the bar, not on it."""
TICK_ROOM = 46
"""Pixels from one year that an axis names to the next, at least; on one with stretches left out some more."""


class Bar(NamedTuple):
    """A stretch of time in pixels from the left edge of the axis; which of its ends are open; the kinds of vagueness that show on it."""

    left: float
    right: float
    begins: bool
    fades: bool
    kinds: tuple[str, ...]


class Label(NamedTuple):
    """Words beside a mark: where they start, their line, and the words."""

    x: float
    line: int
    words: str


def length(words: str, size: float = 12) -> float:
    """About how many pixels words take in a font without serifs."""
    return size * sum(0.29 if c in "ijltf.,:;'|!()I -" else 0.86 if c in "mwMW—" else 0.68 if c.isupper() else 0.555 for c in words)


def shortened(words: str, letters: int = LONGEST) -> str:
    """Words cut after a whole one, where they are more than so many letters."""
    return (
        words
        if len(words) <= letters
        else words[: words.rfind(" ", 0, letters) if " " in words[:letters] else letters].rstrip(",;:( ") + "…"
    )


def packed(found: Sequence[tuple[Bar, str, int]], width: float) -> list[Label | None]:
    """The words of each event of a lane, those of the least rank placed first; None where there is no room for them.

    `found` are the bars with their words and ranks, `width` is that of the axis.
    """
    free: list[list[tuple[float, float]]] = [[] for _ in range(LINES)]
    labels: list[Label | None] = [None] * len(found)
    for n in sorted(range(len(found)), key=lambda n: (found[n][2], found[n][0].left)):
        bar, words, _ = found[n]
        wide = length(words)
        narrow = bar.right - bar.left <= NARROW and not (bar.begins or bar.fades)
        after = (bar.left + bar.right) / 2 + 8 if narrow else bar.right + 6 if bar.right - bar.left < SHORT else bar.left + 6
        short = bar.right - bar.left < SHORT
        before = (bar.left + bar.right) / 2 - 8 - wide if narrow else bar.left - 6 - wide
        starts = [after, before] if narrow or short else [max(min(after, width - wide), 0.0)]
        for x in starts:
            if x < 0 or x + wide > width:
                continue
            low, high = min(bar.left, x) - 6, max(bar.right, x + wide) + 6
            line = next((n for n, taken in enumerate(free) if all(high <= a or low >= b for a, b in taken)), None)
            if line is not None:
                free[line].append((low, high))
                labels[n] = Label(x, line, words)
                break
    return labels


def ticks(axis: Axis, width: float) -> list[int]:
    """The years that an axis of so many pixels names: every, each second, fifth ... one."""
    span = range(axis.years[0], axis.years[-1])
    if not axis.shortened():
        pitch = width / max(len(span), 1)
        every = next((step for step in (1, 2, 5, 10, 20, 50, 100) if step * pitch >= TICK_ROOM), 200)
        return [year for year in span if year % every == 0]
    chosen: list[int] = []
    for year in sorted(
        axis.years[:-1], key=lambda year: (next((n for n, step in enumerate((100, 50, 10, 5)) if year % step == 0), 9), year)
    ):
        if all(abs(axis.place(year) - axis.place(other)) * width / 100 >= TICK_ROOM + 14 for other in chosen):
            chosen.append(year)
    return sorted(chosen)


def scale_step(greatest: float) -> float:
    """A round number of which four or so make the scale."""
    rough = greatest / 4
    power = 10.0 ** int(log10(rough) // 1) if rough > 0 else 1.0
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes (left, top, right, bottom) overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def wrapped(text: str, size: float, width: float) -> list[str]:
    """A text in lines of so many pixels."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and length(f"{lines[-1]} {word}", size) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines
