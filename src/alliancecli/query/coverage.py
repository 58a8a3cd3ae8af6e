"""For which periods, contributors and measures there are claims, and where the record is silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from alliancecli.dates.days import OPEN_DAY
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline, touching
from alliancecli.query.figures import concerning, rows_of
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row, set_members
from alliancecli.query.windows import Window, in_time

Years = tuple[int | None, int | None]
"""The first and last year that a claim may mean; None where it is open."""


NO_THEATRE = "no-theatre"
"""Stands for the theatre of events that have none."""


def coverage(connection: Engine, institution: str | None, span: Window) -> Iterator[Row]:
    """A row for the events of each theatre (or of one institution), then one for each series of figures: subject, measure, contributor.

    `claims` counts them, `surely` and `maybe` are the years that they mean or may mean, `silent` the years between the first and the last
    of which nothing is said; `dates` are sets of years, each with the number of claims that mean or may mean just these.
    """
    groups: dict[tuple[Any, ...], _Series] = {}
    sets = set_members(connection)
    for event in _events(connection, institution, span):
        for theatre in ["events"] if institution else event["theatres"] or [NO_THEATRE]:
            groups.setdefault(("events", theatre, None, None), _Series(theatre)).add(event, sets.get(event["id"]))
    for figure in rows_of(connection, lambda columns: in_time("figure", columns, [_figures(institution)], span, None), span.certainty):
        label = figure["contributor_name"] if figure["contributor"] else figure["subject_name"]
        groups.setdefault(("figures", figure["subject"], figure["measure"], figure["contributor"]), _Series(label)).add(
            figure, sets.get(figure["id"])
        )
    for key in sorted(groups, key=lambda key: tuple(part or "" for part in key)):
        yield groups[key].row(*key)


def _events(connection: Engine, institution: str | None, span: Window) -> Iterator[Row]:
    return timeline(connection, [touching([institution])] if institution else [], span)


def _figures(institution: str | None) -> Filter:
    return concerning([institution]) if institution else Filter("r.contributor IS NULL", {}, "")


class _Series:
    """What is counted of a series; its claims themselves are not kept."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._claims = 0
        self._spans: set[Years] = set()
        self._dates: Counter[frozenset[Years]] = Counter()
        self._cited: dict[tuple[str, str], Any] = {}

    def add(self, claim: Row, members: list[tuple[int, int]] | None) -> None:
        """Count one claim; where its date is a set, its years are those of the `members`, and none between them."""
        self._claims += 1
        first, last = claim["first"], claim["last"]
        inside = [(max(low, first), min(high, last)) for low, high in members or [(first, last)] if low <= last and high >= first]
        spans = frozenset((_year(low), _year(high)) for low, high in inside)
        self._spans |= spans
        self._dates[spans] += 1
        for cited in claim["sources"]:
            self._cited[cited["source"], cited["locator"]] = cited

    def row(self, what: str, name: str, measure: str | None, contributor: str | None) -> Row:
        """The row of the answer."""
        surely = {first for first, last in self._spans if first == last and first is not None}
        maybe = {year for span in self._spans for year in _touched(*span)} - surely
        told = surely | maybe
        return {
            "what": what,
            "name": name,
            "measure": measure,
            "contributor": contributor,
            "label": self._label,
            "claims": self._claims,
            "first": min(told, default=None),
            "last": max(told, default=None),
            "surely": sorted(surely),
            "maybe": sorted(maybe),
            "silent": [year for year in range(min(told), max(told)) if year not in told] if told else [],
            "dates": [({year for span in spans for year in _touched(*span)}, count) for spans, count in self._dates.items()],
            "sources": list(self._cited.values()),
        }


def _touched(first: int | None, last: int | None) -> Iterable[int]:
    """The years that a claim may mean; of an open one the year that it names."""
    if first is None or last is None:
        return [year for year in (first, last) if year is not None]
    return range(first, last + 1)


def _year(day: int) -> int | None:
    return None if abs(day) == OPEN_DAY else day // 10_000
