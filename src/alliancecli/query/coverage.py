"""For which periods, contributors and measures there are claims, and where the record is silent."""

from collections.abc import Iterable, Iterator
from typing import Any

from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations
from alliancecli.query.filters import Filter, Window, carrying
from alliancecli.query.rows import Row

Years = tuple[int | None, int | None]
"""The first and last year that a claim may mean; None where it is open."""


def coverage(connection: Engine, institution: str | None, span: Window) -> Iterator[Row]:
    """A row for the events of each theatre (or of one institution), then one for each series of figures: subject, measure, contributor.

    `claims` counts them, `surely` and `maybe` are the years that they mean or may mean, `silent` the years between the first and the last
    of which nothing is said.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for event in _events(connection, institution, span):
        for theatre in ["events"] if institution else event["theatres"]:
            groups.setdefault(("events", theatre, None, None), []).append(event)
    for figure in observations(connection, _figures(institution), span):
        groups.setdefault(("figures", figure["subject"], figure["measure"], figure["contributor"]), []).append(figure)
    for what, name, measure, contributor in sorted(groups, key=lambda key: tuple(part or "" for part in key)):
        yield _row(what, name, measure, contributor, groups[what, name, measure, contributor])


def _events(connection: Engine, institution: str | None, span: Window) -> Iterator[Row]:
    if institution is None:
        return timeline(connection, [], span)
    (acting,), (acted_on,) = carrying("event.actor", [institution]), carrying("event.institution", [institution])
    either = Filter(f"{acting.sql} OR {acted_on.sql}", acting.parameters | acted_on.parameters, institution)
    return timeline(connection, [either], span)


def _figures(institution: str | None) -> list[Filter]:
    if institution is None:
        return [Filter("r.contributor IS NULL", {}, "")]
    return [Filter("r.subject = :institution OR r.contributor = :institution", {"institution": institution}, institution)]


def _row(what: str, name: str, measure: str | None, contributor: str | None, claims: list[Row]) -> Row:
    spans = [_years(claim) for claim in claims]
    surely = sorted({first for first, last in spans if first == last and first is not None})
    maybe = sorted({year for span in spans for year in _touched(*span)} - set(surely))
    told = sorted({*surely, *maybe})
    cited = {(c["source"], c["locator"]): c for claim in claims for c in claim["sources"]}
    return {
        "what": what,
        "name": name,
        "measure": measure,
        "contributor": contributor,
        "label": claims[0].get("contributor_name") if contributor else claims[0].get("subject_name") if measure else name,
        "claims": len(claims),
        "first": told[0] if told else None,
        "last": told[-1] if told else None,
        "surely": surely,
        "maybe": maybe,
        "silent": [year for year in range(told[0], told[-1]) if year not in told] if told else [],
        "sources": list(cited.values()),
    }


def _touched(first: int | None, last: int | None) -> Iterable[int]:
    """The years that a claim may mean; of an open one the year that it names."""
    if first is None or last is None:
        return [year for year in (first, last) if year is not None]
    return range(first, last + 1)


def _years(claim: Row) -> Years:
    first, last = (int(day[:-6]) if day else None for day in (claim["date_min"], claim["date_max"]))
    return first, last
