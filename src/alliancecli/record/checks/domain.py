"""What numbers of this field must also keep to: parts and totals, lives of forces and states, constants copied from date to date."""

from collections.abc import Iterator

from alliancecli.dates import FAR, number
from alliancecli.model.records import Figure, Institution, Record
from alliancecli.model.vocabulary import Qualifier, Status
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
        listed = sum(part.value or part.low or 0 for part in parts.get(_group(total), ()))
        allowed = total.value * (1.01 if total.qualifier in (Qualifier.ABOUT, Qualifier.ESTIMATED) else 1)
        if listed > allowed:
            yield fault(record, total, "value", f"its parts add up to {listed:,}, more than {total.value:,}; look for a part counted twice")


def figures_are_within_lives(record: Record) -> Iterator[Fault]:
    """No force has strength before it was established or after it was dissolved, and no state contributes when it was none.

    A `caveat` on the figure says why it may stand all the same.
    """
    by_id = {institution.id: institution for institution in record.institutions}
    for one in record.figures:
        if one.status is not Status.ACTUAL or one.caveat:
            continue
        for field, identity in (("subject", one.subject), ("contributor", one.contributor)):
            if (institution := by_id.get(identity)) and (outside := _outside(one, institution)):
                yield fault(record, one, field, f"{one.date} is {outside}; mend the date or say in a caveat why it stands")


def _outside(one: Figure, institution: Institution) -> str:
    """Why no day of the figure can lie in the life of the institution; "" where one can."""
    born, died = institution.established, institution.dissolved
    if born and number(one.date.max, FAR) < number(born.min, -FAR):
        return f"before {institution.id} was established ({born})"
    if died and number(one.date.min, -FAR) > number(died.max, FAR):
        return f"after {institution.id} was dissolved ({died})"
    return ""


def numbers_are_not_copied(record: Record) -> Iterator[Fault]:
    """The same unrounded number at two dates of a series is likely one count copied: a value has one date, or a caveat that says why."""
    seen: dict[tuple[object, ...], Figure] = {}
    for one in record.figures:
        if one.value is None or one.value < 1000 or one.value % 10 == 0 or one.caveat or one.qualifier is not Qualifier.EXACT:
            continue
        key = (one.subject, one.contributor, one.measure, one.status, one.scope, one.unit, one.value, *{c.source for c in one.sources})
        first = seen.setdefault(key, one)
        if str(first.date) != str(one.date):
            yield fault(
                record, one, "value", f"{one.value:,} stands at {first.date} too ({first.id}); is it one count? then give it one date"
            )


def _group(one: Figure) -> tuple[str, ...]:
    """What a total shares with its parts: series, date and source."""
    return one.subject, one.measure, one.status, one.scope, one.unit, str(one.date), *{c.source for c in one.sources}
