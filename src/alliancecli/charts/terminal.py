"""Claims drawn with characters, for a terminal: a point a claim, a bar a range, a line the period of a date."""

from collections.abc import Callable, Iterator, Sequence
from math import floor, log10
from textwrap import wrap
from typing import Any

from alliancecli.charts.caption import HEDGED, absent
from alliancecli.charts.frame import LOW_PANEL_CLAIMS, Asked
from alliancecli.charts.marks import MS, top
from alliancecli.charts.prepared import Prepared, headings
from alliancecli.dates.days import ordinal
from alliancecli.dates.edtf import Point, named_year
from alliancecli.errors import BadUsage
from alliancecli.model.quantity import positional

HIGH, LOW = 14, 6
"""Lines of a panel by itself, and of one that has few claims beside others."""

LEAST_TICK = 10
"""Cells from one tick of the axis to the next, at least."""

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000)
"""Months that may lie between two ticks."""

FULL = "●■◆▲▼★✚✖"
HOLLOW = "○□◇△▽☆✛✕"
"""The points of series, in their order: of an exact number, and of one that is about so or estimated."""

ASCII = str.maketrans(FULL + HOLLOW + "─│┤└┬·↑↓←→\u00a0", "*#x+@%&$" + "o=:-vs^~" + "-||+|.^v<> ")
"""What stands for each mark where the terminal has no Unicode."""

MARKS = {"rough": "hollow:", "up": "↑", "down": "↓", "range": "│"}
"""What stands for a hedge, before what it means."""


def drawing(found: Prepared, asked: Asked, *, width: int, unicode: bool = True) -> Iterator[str]:
    """The lines of a drawing of the claims, none wider than `width` cells."""
    told = _told_apart(found)
    title, under = headings(found, asked)
    text = [*wrap(title, width), *wrap(under[0], width), ""]
    alone = len(found.panels) == 1
    for name, marks in found.panels.items():
        text += [] if alone else wrap(name or "no scope said", width)
        text += [*_panel(marks, found.span, told, width, LOW if not alone and len(marks) <= LOW_PANEL_CLAIMS else HIGH), ""]
    text += wrap(_key(found.marks, told), width, break_on_hyphens=False)
    text += wrap(absent(found.missing), width)
    text += wrap(" ".join(found.cited.lines()), width, break_on_hyphens=False)
    yield from (line.rstrip() if unicode else line.rstrip().translate(ASCII) for line in text)


def _told_apart(found: Prepared) -> dict[tuple[str, str], str]:
    """Each series and status that has points of its own, and what it is called. Raises BadUsage where they are too many."""
    pairs = dict.fromkeys((one["who"], one["status"]) for one in found.marks)
    if len(pairs) > len(FULL):
        raise BadUsage(f"{len(pairs)} series are more than a terminal can tell apart; ask for fewer, or name a file with -o")
    several, statuses = len(found.series) > 1, {status for _, status in pairs}
    return {(who, status): " ".join(filter(None, (who if several else "", status if len(statuses) > 1 else ""))) for who, status in pairs}


def _panel(
    marks: Sequence[dict[str, Any]], span: tuple[int, int], told: dict[tuple[str, str], str], width: int, height: int
) -> Iterator[str]:
    """One panel, with its axes: numbers to the left, years beneath."""
    greatest = max(map(top, marks)) or 1
    between = _round_number(greatest)
    labels = {0: _digits(greatest), height - 1 - round(between / greatest * (height - 1)): _digits(between), height - 1: "0"}
    margin = max(map(len, labels.values())) + 2
    across = max(width - margin, 1)
    start, end = span
    points = list(told)
    cells = [[" "] * across for _ in range(height)]

    def column(when: int) -> int:
        return min(across - 1, max(0, (when - start) * across // (end - start)))

    def row(value: float) -> int:
        return height - 1 - round(value / greatest * (height - 1))

    for one in marks:  # lines first: no point may be lost beneath them
        if one["long"] and one["hedge"] != "range":
            line, first, last = cells[row(one["value"])], column(one["from"]), column(one["until"])
            line[first : last + 1] = "─" * (last + 1 - first)
            if one["open"][0]:
                line[first] = "←"
            if one["open"][1]:
                line[last] = "→"
    for one in marks:
        at, series = column(one["at"]), points.index((one["who"], one["status"]))
        if one["hedge"] == "range":
            for level in range(row(one["high"]), row(one["low"]) + 1):
                cells[level][at] = "│"
            cells[(row(one["high"]) + row(one["low"])) // 2][at] = HOLLOW[series]
            continue
        here = row(one["value"])
        if any(one["open"]):
            continue
        cells[here][at] = (HOLLOW if one["hedge"] == "rough" else FULL)[series]
        beside = here + (-1 if one["hedge"] == "up" else 1)
        if one["hedge"] in ("up", "down") and 0 <= beside < height and cells[beside][at] == " ":
            cells[beside][at] = "↑" if one["hedge"] == "up" else "↓"
    for number, line in enumerate(cells):
        yield f"{labels.get(number, ''):>{margin - 2}} {'┤' if number in labels else '│'}{''.join(line)}"
    yield from _axis(span, across, margin, column)


def _round_number(greatest: float) -> float:
    """A round number about half way up an axis, where a tick is read as one and not as a claim: 50,000 of 132,000."""
    power = 10.0 ** floor(log10(greatest))
    return round(max(step * power for step in (0.2, 0.5, 1, 2, 5) if step * power <= 0.7 * greatest), 12)


def _digits(number: float) -> str:
    return positional(int(number) if number == int(number) else number)


def _axis(span: tuple[int, int], across: int, margin: int, column: Callable[[int], int]) -> Iterator[str]:
    """The axis of time: a tick every so many months, and beneath it the year, or the month where it is no first one."""
    first, last = (int(12 * (1970 + when / (365.2425 * MS))) for when in span)
    step = next((step for step in STEPS if (last - first) // step <= max(1, across // LEAST_TICK)), STEPS[-1])
    line, names = ["─"] * across, [" "] * across
    free = 0
    for month in range(first // step * step, last + 1, step):
        year, number = divmod(month, 12)
        when = (ordinal((year, number + 1, 1)) - ordinal((1970, 1, 1))) * MS
        if span[0] <= when <= span[1]:
            at, name = column(when), Point(year, number + 1).display() if step % 12 else named_year(year)
            line[at] = "┬"
            if at >= free and at + len(name) <= across:
                names[at : at + len(name)] = name
                free = at + len(name) + 2
    yield " " * (margin - 1) + "└" + "".join(line)
    yield " " * margin + "".join(names)


def _key(marks: Sequence[dict[str, Any]], told: dict[tuple[str, str], str]) -> str:
    """What the marks are, of those that occur."""
    hedges = {one["hedge"] for one in marks}
    said = [f"{point} {name}" for point, name in zip(FULL, told.values(), strict=False) if name]
    said += [f"{mark} {HEDGED[hedge]}" for hedge, mark in MARKS.items() if hedge in hedges]
    said += ["← or → an end that its source leaves open"] if any(any(one["open"]) for one in marks) else []
    said += ["─ the whole period of its date"] if any(one["long"] and one["hedge"] != "range" for one in marks) else []
    return "; ".join(["A point is one claim, nothing is interpolated", *said]) + "."
