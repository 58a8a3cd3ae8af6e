"""Sums of figures, computed: only of what may be added, and with the ids of what was added and of what was not.

What accrues (the killed, money) is added over time; of what stands (troops, rifles) a series has in a year the numbers between which it
stood, once, and a group of many years is from the least to the most of any; of what a scope counts from the beginning to the day given the
last number is the sum. A claim that is only possible raises
the most and leaves the least; it does not stand in the place of one that is certain. One of which no beginning is known is of no time
before its end more than of any other, so where it is only possible it raises nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from alliancecli.model.quantity import Sum, quantity
from alliancecli.model.words import passage
from alliancecli.query.engine import Engine
from alliancecli.query.figures import cumulative_scopes
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row
from alliancecli.query.tally import Group, Grouping, Placed

ACCRUE = ("casualties", "affected", "money")
"""The measures whose numbers of one time and of the next may be added."""

NOT_ADDED = ("share", "nations", "duration")
"""The measures that are never added: of two forces the same nation would count twice."""

KEY = ("measure", "status", "scope", "unit")
"""What the figures of one sum share, besides their group."""

COLUMNS = ("subject", "contributor", *KEY, "value", "value_min", "value_max", "qualifier", "missing", "date_min", "sources")

OF_A_STATE = ("money", "personnel")
"""The measures of what a state has wherever it is: where no one else gives it, it is its budget, or its whole forces, and of no theatre."""

WITHOUT_NUMBER = "without a number"
NO_SUMMAND = f"of a measure that is not added ({', '.join(NOT_ADDED)}, percent)"
PART = "a part of a total"
PART_OF_LARGER = "counted in another subject"
WITHIN = "of a time within that of another claim"
EARLIER = "of a count that had run on by then"
LESS_SURE = "only possible beside one that is certain"
UNBEGUN = "of a time whose beginning is not known"
NO_YEAR = "of no one year"


class Summand(NamedTuple):
    """A figure that may be in a group, and whether it surely is."""

    row: Row
    sure: bool

    @property
    def period(self) -> tuple[int, int]:
        """Its first and last day."""
        return self.row["first"], self.row["last"]


LeftOut = dict[str, str]
"""Why a figure was not added, by its id."""

Leave = Callable[[Iterable[Summand], str], None]
"""What notes down that figures are not added, and why."""

Added = tuple[Sum, list[Row], LeftOut]
"""A sum, the figures that it is of, and why not of the others."""


class Nested(NamedTuple):
    """What is counted within what: the parents of institutions, and the pairs of who gives a part and to whom."""

    parents: dict[str, str]
    parts: set[tuple[str, str]]

    def above(self, subject: str) -> Iterator[str]:
        """What an institution is a part of, from near to far."""
        seen = {subject}
        while (larger := self.parents.get(subject)) and larger not in seen:
            yield larger
            seen.add(larger)
            subject = larger

    def within(self, subject: str, others: Mapping[str, list[Summand]]) -> bool:
        """Whether a subject is counted in one of the others: it is a part of it, or the own force of a state that gives a part to it."""
        every = others[subject]
        surest = [name for name, ones in others.items() if _any_sure(ones) or not _any_sure(every)]
        return any(larger == one or self._gives(larger, one, others[one]) for larger in self.above(subject) for one in surest)

    def _gives(self, state: str, to: str, claims: list[Summand]) -> bool:
        """Whether these claims of a force hold what a state gives to it, as a part or in the whole."""
        own = state in self.above(to)
        return not own and (state, to) in self.parts and any(one.row["contributor"] in (None, state) for one in claims)


def sums(connection: Engine, grouping: Grouping, filters: list[Filter]) -> list[Row]:
    """A row for each group, measure, status, scope and unit: the ends of the sum, the ids of its claims, and of those left out with why."""
    found: dict[tuple[Any, ...], list[Summand]] = {}
    states = {one for (one,) in connection.execute("SELECT id FROM institution WHERE kind = 'state'", {})}
    for row, placed in grouping.claims(connection, filters, COLUMNS):
        if grouping.by == "theatre" and row["subject"] in states and row["measure"] in OF_A_STATE and not row["contributor"]:
            placed = {None: any(placed.values())}
        for group, sure in placed.items():
            split = grouping.by == "theatre" and len(placed) > 1  # of a force in two theatres no one says how much was in which
            found.setdefault((group, *(row[key] for key in KEY)), []).append(Summand(row, sure and not split))
    running = cumulative_scopes(connection)
    nested = Nested(
        dict(connection.execute("SELECT id, parent FROM institution WHERE parent IS NOT NULL", {})),
        {*connection.execute("SELECT DISTINCT contributor, subject FROM figure WHERE contributor IS NOT NULL", {})},
    )
    years_of = grouping.years(connection)
    added = {}
    for key, claims in found.items():
        stands = key[1] not in ACCRUE and key[3] not in running
        added[key] = _of_years(claims, nested, years_of) if stands and years_of else _added(claims, nested, runs_on=key[3] in running)
    most: dict[Group, float] = {}
    for (group, *_), (total, _, _) in added.items():
        most[group] = max(most.get(group, 0), total.least if total.most is None else total.most)
    said, place = grouping.called(connection), {group: n for n, group in enumerate(grouping.order(most.items()))}
    keys = sorted(added, key=lambda key: (place[key[0]], *(part or "" for part in key[1:])))
    return [said(key[0]) | dict(zip(KEY, key[1:], strict=True)) | _row(*added[key]) for key in keys]


def _row(total: Sum, counted: list[Row], left_out: LeftOut) -> Row:
    cited = {(one["source"], passage(one)): one for row in counted for one in row["sources"]}
    return {
        "value_min": total.least if counted else None,
        "value_max": total.most if counted else None,
        "qualifier": total.qualifier if counted else None,
        "claims": [row["id"] for row in counted],
        "left_out": list(left_out),
        "why": left_out,
        "sources": list(cited.values()),
    }


def _of_years(claims: list[Summand], nested: Nested, years_of: Callable[[Row], Placed]) -> Added:
    """What stands in a group of many years: from the least to the most that it came to in any of which something is certain.

    A year of which only the most is said says nothing of the least, and one of which only the least is said no more than that: then the
    sum is rounded, but open where no other year has as much.
    """
    years: dict[Group, list[Summand]] = {}
    for one in claims:
        for year, sure in years_of(one.row).items():
            years.setdefault(year, []).append(Summand(one.row, one.sure and sure))
    found = [_added(ones, nested) for year, ones in years.items() if year is not None and _any_sure(ones)]
    totals = [total for total, counted, _ in found if counted]
    if not totals:
        return _added(claims, nested)
    counted = {row["id"]: row for _, rows, _ in found for row in rows}
    why = {identity: reason for _, _, left_out in found for identity, reason in left_out.items()}
    left_out = {one.row["id"]: why.get(one.row["id"], NO_YEAR) for one in claims if one.row["id"] not in counted}
    least = min((total.least for total in totals if total.least or total.most == 0), default=0)
    top = max(totals, key=lambda total: (total.least, 1) if total.most is None else (total.most, 0))
    rounded = any(total.rounded or total.most is None for total in totals)
    return Sum(least, top.most, rounded), [*counted.values()], left_out


def _added(claims: list[Summand], nested: Nested, *, runs_on: bool = False) -> Added:
    """The sum of claims of one measure, status, scope and unit; which of them it is of, and why not of the others."""
    left_out: LeftOut = {}

    def leave(ones: Iterable[Summand], why: str) -> None:
        left_out.update((one.row["id"], why) for one in ones)

    if claims[0].row["measure"] in NOT_ADDED or claims[0].row["unit"] == "percent":
        leave(claims, NO_SUMMAND)
        return Sum(), [], left_out
    subjects: dict[str, list[Summand]] = {}
    for one in claims:
        if one.row["missing"]:
            leave([one], WITHOUT_NUMBER)
        elif not one.sure and one.row["date_min"] is None:
            leave([one], UNBEGUN)
        else:
            subjects.setdefault(one.row["subject"], []).append(one)
    add = _last if runs_on else _runs if claims[0].row["measure"] in ACCRUE else _standing
    total, counted = Sum(), []
    for subject, every in subjects.items():
        if nested.within(subject, subjects):
            leave(every, PART_OF_LARGER)
            continue
        whole = [one for one in every if not one.row["contributor"]]
        parts = [one for one in every if one.row["contributor"]]
        if whole and (_any_sure(whole) or not _any_sure(parts)):
            leave(parts, PART)
            parts = []
        elif parts:
            leave(whole, LESS_SURE)
            whole = []
        series: dict[str | None, list[Summand]] = {}
        for one in whole or parts:
            series.setdefault(one.row["contributor"], []).append(one)
        for alike in series.values():
            for rivals in add(alike, leave):
                total = total.plus(_between(rivals))
                counted += [one.row for one in rivals]
    return total, counted, left_out


def _any_sure(claims: Iterable[Summand]) -> bool:
    return any(one.sure for one in claims)


def _surest(alike: list[Summand], leave: Leave) -> list[Summand]:
    """Of the claims of a series those that are certain; where none is, all."""
    sure = [one for one in alike if one.sure]
    if sure:
        leave((one for one in alike if not one.sure), LESS_SURE)
    return sure or alike


def _standing(alike: list[Summand], leave: Leave) -> Iterator[list[Summand]]:
    """The claims of a series of what stands, as the rivals that they are in a group."""
    yield _surest(alike, leave)


def _last(alike: list[Summand], leave: Leave) -> Iterator[list[Summand]]:
    """Of the claims of a count that runs on those of its last day."""
    surest = _surest(alike, leave)
    end = max(one.row["last"] for one in surest)
    leave((one for one in surest if one.row["last"] < end), EARLIER)
    yield [one for one in surest if one.row["last"] == end]


def _runs(alike: list[Summand], leave: Leave) -> Iterator[list[Summand]]:
    """The claims of a series in runs that share days with one another: rivals. What a longer claim has within it is left out."""
    runs: list[list[Summand]] = []
    until: int | None = None
    for one in sorted(alike, key=lambda one: (one.row["first"], -one.row["last"])):
        if until is None or one.row["first"] > until:
            runs.append([])
        runs[-1].append(one)
        until = max(one.row["last"], until) if until is not None else one.row["last"]
    for run in runs:
        surest = _surest(run, leave)
        if len(surest) < len(run):
            yield from _runs(surest, leave)  # what joined them may be gone
            continue
        kept: list[Summand] = []
        reached: int | None = None
        for one in surest:
            if kept and one.period != kept[-1].period and reached is not None and one.row["last"] <= reached:
                leave([one], WITHIN)
            else:
                kept.append(one)
            reached = max(one.row["last"], reached) if reached is not None else one.row["last"]
        yield kept


def _between(rivals: list[Summand]) -> Sum:
    """From the least to the most that rivals say; nothing at least where none is certain."""
    numbers = [Sum.of([quantity(one.row)]) for one in rivals]
    open_ended = any(number.most is None for number in numbers)
    most = None if open_ended else max(number.most for number in numbers if number.most is not None)
    least = min(number.least for number in numbers)
    return Sum(least if rivals[0].sure else min(0, least), most, any(number.rounded for number in numbers))
