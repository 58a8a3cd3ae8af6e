"""Checks of what is plausible: parts and totals, lives of forces and states, constants copied from date to date."""

from collections.abc import Iterator
from itertools import combinations

from alliancecli.dates.agreement import meet
from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import Date, day_numbers, ends, overlaps
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, lives
from alliancecli.model.record import Record, Series
from alliancecli.model.records import Figure, Relation
from alliancecli.model.vocabulary import InstitutionKind, Qualifier
from alliancecli.record.checks.fault import Fault, fault


def parts_fit_totals(record: Record) -> Iterator[Fault]:
    """Parts of one total, by the same source on the same date, do not add up to more than the total (unless it is hedged upward)."""
    parts: dict[tuple[str, ...], list[Figure]] = {}
    for one in record.figures:
        if one.contributor:
            parts.setdefault(_group(one), []).append(one)
    for total in record.figures:
        if total.contributor or total.value is None or total.unit == "percent" or total.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
            continue
        if not (counted := parts.get(_group(total))):
            continue
        listed = sum(part.value or part.low or 0 for part in counted)
        allowed = total.value * (1.01 if total.qualifier in (Qualifier.ABOUT, Qualifier.ESTIMATED) else 1)
        if listed > allowed:
            yield fault(record, total, "value", f"its parts add up to {listed:,}, more than {total.value:,}; look for a part counted twice")


def figures_are_within_lives(record: Record) -> Iterator[Fault]:
    """No force has strength before it came into being or after it ended, and no state contributes when it was none.

    A plan, a request or a promise may speak of a force to come.
    """
    found = _lives(record)
    states = {one.id for one in record.institutions if one.kind is InstitutionKind.STATE}
    for one in record.figures:
        if one.status not in FACTUAL:
            continue
        for field, identity in (("subject", one.subject), ("contributor", one.contributor)):
            if (field == "subject" or identity in states) and (outside := _outside(one.date, identity, found)):
                yield fault(record, one, field, f"{one.date} is {outside}; mend the date, the {field}, or the life")


def events_are_within_lives(record: Record) -> Iterator[Fault]:
    """No one acts before it came into being or after it ended; what an event is about may be still to come, or gone."""
    found = _lives(record)
    for one in record.events:
        for identity in one.actors if one.status in FACTUAL else ():
            if outside := _outside(one.date, identity, found):
                yield fault(record, one, "actors", f"{one.date} is {outside}; mend the date, name another actor, or mend the life")


def events_agree_with_relations(record: Record) -> Iterator[Fault]:
    """An event and the relation that it makes give the same date, or one of the dates of its sources."""
    events = {one.id: one for one in record.events}
    for one in record.relations:
        event = events.get(one.event)
        if not event or not one.date:
            continue
        dates: list[Date] = [end for end in ends(one.date) if end] or [one.date]
        said = [event.date, *(cited.date for cited in event.sources if cited.date)]
        if not any(meet(mine, other) for mine in dates for other in said):
            yield fault(record, one, "event", f"{one.event} is of {event.date}, this is of {one.date}; mend one, or name another event")


def complete_lists_agree(record: Record) -> Iterator[Fault]:
    """Two lists of one kind that are complete at the same time hold the same names."""
    listed: dict[tuple[str, ...], list[Series]] = {}
    for series in record.series:
        for key in dict.fromkeys(_kind_of_list(claim) for claim in series.claims):
            listed.setdefault(key, []).append(series)
    for key, lists in listed.items():
        for one, other in combinations(lists, 2):
            if not meet(one.complete.date, other.complete.date):
                continue
            firsts, lasts = zip(day_numbers(one.complete.date), day_numbers(other.complete.date), strict=True)
            start, end = max(firsts), min(lasts)
            mine, theirs = (_named(series, key, start, end) for series in (one, other))
            if mine != theirs:
                odd = ", ".join(sorted(mine ^ theirs))
                said = f"is complete at {one.complete.date} as {other.id} is at {other.complete.date}, and they differ in {odd}; mend one"
                yield Fault(record.locations[id(one)], f"{one.id}.complete: {said}")


def _kind_of_list(claim: Figure | Relation) -> tuple[str, ...]:
    """The key that two lists of the same kind of thing share."""
    if isinstance(claim, Figure):
        return claim.subject, claim.measure, claim.status, claim.scope, claim.unit
    return claim.subject, claim.relation, claim.office


def _named(series: Series, key: tuple[str, ...], start: int, end: int) -> set[str]:
    """The names that a list has for a time: contributors, members, holders. The undated count for every time."""
    return {
        claim.contributor if isinstance(claim, Figure) else claim.object or claim.name
        for claim in series.claims
        if _kind_of_list(claim) == key and (claim.date is None or overlaps(claim.date, start, end))
    } - {""}


def _lives(record: Record) -> dict[str, Life]:
    """The lives that have an order: of one that ends before it begins nothing follows."""
    found = lives(record.relations, {source.id: source.tier for source in record.sources})
    return {one: life for one, life in found.items() if life.first <= life.last}


def _outside(date: Date, identity: str, found: dict[str, Life]) -> str:
    """The reason why no day of a date can lie in the life of an institution; "" where one can."""
    life = found.get(identity, Life())
    if day_number(date.max, OPEN_DAY) < life.first:
        return f"before {identity} began ({life.began})"
    if day_number(date.min, -OPEN_DAY) > life.last:
        return f"after {identity} ended ({life.ended})"
    return ""


def numbers_are_not_copied(record: Record) -> Iterator[Fault]:
    """The same unrounded number at two dates of a series is likely one count copied: a value has one date, or a caveat that says why."""
    seen: dict[tuple[object, ...], Figure] = {}
    for one in record.figures:
        if one.value is None or one.value < 1000 or one.value % 10 == 0 or one.caveat or one.qualifier is not Qualifier.EXACT:
            continue
        if not record.locations[id(one)].file.endswith(".yaml"):
            continue
        key = (one.subject, one.contributor, one.measure, one.status, one.scope, one.unit, one.value, *{c.source for c in one.sources})
        first = seen.setdefault(key, one)
        if str(first.date) != str(one.date):
            yield fault(
                record, one, "value", f"{one.value:,} stands at {first.date} too ({first.id}); is it one count? then give it one date"
            )


def _group(one: Figure) -> tuple[str, ...]:
    """The key that a total shares with its parts: series, date and source."""
    return one.subject, one.measure, one.status, one.scope, one.unit, str(one.date), *{c.source for c in one.sources}
