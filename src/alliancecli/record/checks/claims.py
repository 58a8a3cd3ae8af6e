"""Checks of claims: their sources, numbers and dates."""

import re
from collections.abc import Iterator, Mapping

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import ends
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, lives
from alliancecli.model.record import Record
from alliancecli.model.records import AnyRecord, Event, Figure, Institution, Relation, Source
from alliancecli.model.vocabulary import InstitutionKind, Measure, Missing, Qualifier, RelationKind
from alliancecli.record.checks.fault import Fault, fault
from alliancecli.record.checks.references import citations
from alliancecli.record.yaml_reader import PERHAPS_THOUSANDS


def claims_have_sources(record: Record) -> Iterator[Fault]:
    """Every claim has a source and a locator; and an anchor, where other records of its kind have one for that source."""
    anchored = {(_kind(one), cited.source) for one in record for cited in citations(one) if cited.anchor}
    for one in record:
        if isinstance(one, Source):
            continue
        if not one.sources:
            yield fault(record, one, "sources", "is empty; say who says so, with locator and anchor")
        for cited in one.sources:
            of_table = isinstance(one, Institution) and not record.locations[id(one)].file.endswith(".yaml")
            if not cited.anchor and (_kind(one), cited.source) in anchored and not of_table:
                yield fault(
                    record, one, "sources", f"no anchor for {cited.source}; give the few words or digits to find at {cited.locator}"
                )
    for series in record.series:
        if not series.complete.sources:
            yield Fault(record.locations[id(series)], f"{series.id}.complete.sources: is empty; say who says that no one is missing")


def _kind(one: AnyRecord) -> str:
    """The kind of a record; of a relation, its kind of relation."""
    return one.relation if isinstance(one, Relation) else type(one).__name__


def one_claim_one_source(record: Record) -> Iterator[Fault]:
    """A figure or a relation is what one source says; a second source is a second one."""
    claims: list[Figure | Relation] = [*record.figures, *record.relations]
    for one in claims:
        if len({c.source for c in one.sources}) > 1:
            yield fault(record, one, "sources", "names two sources; write what the second one says as a claim of its own")


TIED: dict[RelationKind, tuple[str, ...]] = {
    RelationKind.LIFE: ("date",),
    RelationKind.MEMBER: ("object",),
    RelationKind.PARTNER: ("object",),
    RelationKind.HOLDER: ("name",),
    RelationKind.PARENT: ("object",),
    RelationKind.PREDECESSOR: ("object", "change"),
    RelationKind.NAME: ("name",),
}
"""The fields that a relation of each kind must have, beside its subject."""


def relations_are_whole(record: Record) -> Iterator[Fault]:
    """A relation says what its kind needs and nothing that is another's: an object, a name, an office, a change."""
    kinds = {one.id: one.kind for one in record.institutions}
    for one in record.relations:
        for said in relation_is_whole(one, kinds):
            yield fault(record, one, *said)


def relation_is_whole(one: Relation, kinds: Mapping[str, InstitutionKind]) -> Iterator[tuple[str, str]]:
    """Each field in which a relation is not as its kind wants it, and what to do; `kinds` are those of institutions, by id."""
    needed = TIED[one.relation]
    for field in ("object", "name", "change", "date"):
        if field in needed and not getattr(one, field):
            yield field, f"is missing; a relation `{one.relation}` needs it"
    for field in ("object", "name", "change"):
        if field not in needed and getattr(one, field):
            yield field, f"means nothing in a relation `{one.relation}`; take it out"
    if one.office and one.relation is not RelationKind.HOLDER:
        yield "office", "is for holders; take it out"
    if one.relation is RelationKind.HOLDER and not one.office and kinds.get(one.subject) is not InstitutionKind.POSITION:
        yield "subject", f"{one.subject} is no office (kind: position); name the `office` in it, or the office itself"
    if one.subject == one.object:
        yield "object", "is the subject itself; name the other institution"


def numbers_are_said_once(record: Record) -> Iterator[Fault]:
    """A figure has a value, or low and high (and the best number between them), or says why it has none; `range` goes with low and high."""
    for one in record.figures:
        if said := number_is_said(one):
            yield fault(record, one, *said)


def number_is_said(one: Figure) -> tuple[str, str] | None:
    """The field in which a figure does not say its number in one way, and how to; None for one that does."""
    number = one.value is not None or one.low is not None or one.high is not None
    if number == (one.missing is not None):
        return "value", "write either `value`, or `low` and `high`, or `missing`"
    if (one.low is None) != (one.high is None):
        return "low", "a range has both ends; with one end write `value` and `qualifier: at-least` or `up-to`"
    if (one.qualifier is Qualifier.RANGE) != (one.low is not None):
        return "qualifier", "`range` goes with low and high, and only with them"
    return None


def ranges_are_in_order(record: Record) -> Iterator[Fault]:
    """Low is below high, the best number between them, and no number is negative."""
    for one in record.figures:
        if one.low is not None and one.high is not None and one.low >= one.high:
            yield fault(record, one, "low", f"{one.low} is not below high, {one.high}; swap them or write a value")
        elif one.low is not None and one.high is not None and one.value is not None and not one.low <= one.value <= one.high:
            yield fault(record, one, "value", f"{one.value} is not between low, {one.low}, and high, {one.high}; mend one of them")
        if any(n is not None and n < 0 for n in (one.value, one.low, one.high)):
            yield fault(record, one, "value", "is negative; a number that is not there is `missing`, not -1")


HEADS = frozenset(("troops", "soldiers", "people", "persons", "personnel", "nations"))
"""Units of which there are no parts."""


COUNTED = frozenset((Measure.TROOPS, Measure.PERSONNEL, Measure.LOCAL_FORCES, Measure.CASUALTIES, Measure.AFFECTED, Measure.NATIONS))
"""Measures whose units are heads, however they are called; `percent` is not."""


def heads_are_whole(record: Record) -> Iterator[Fault]:
    """Nobody counts a part of a person or of a nation: 55.100 troops are 55100 and 55.000 are 55000, their point is no decimal one."""
    for one in record.figures:
        whole = one.unit in HEADS or (one.measure in COUNTED and one.unit != "percent")
        for said in ("value", "low", "high"):
            number = getattr(one, said)
            if not whole or not isinstance(number, float):
                continue
            written = f"{number:.3f}" if number == int(number) else str(number)
            if number != int(number) or PERHAPS_THOUSANDS.fullmatch(written):
                yield fault(record, one, said, f"{written} {one.unit}: there is no part of one; write the number whole, without separators")


def zero_is_said(record: Record) -> Iterator[Fault]:
    """A zero stands only where the passage says none: its anchor must hold "0", "zero", "no", "none", "not", "nil" or "without".

    In a table it is the cell that says it.
    """
    for one in record.figures:
        said = [c.anchor for c in one.sources if c.anchor]
        if (
            one.value == 0
            and record.locations[id(one)].file.endswith(".yaml")
            and not any(re.search(r"(?<![0-9.,])0(?![0-9.,])|\b(zero|no|none|not|without|nil)\b", anchor, re.IGNORECASE) for anchor in said)
        ):
            yield fault(record, one, "value", f"0 without a passage that says none; if it is not known write `missing: {Missing.UNKNOWN}`")


def dates_agree_with_sources(record: Record) -> Iterator[Fault]:
    """A source entry's own date differs from the record's."""
    for one in _dated(record):
        for cited in one.sources:
            if cited.date is not None and str(cited.date) == str(one.date):
                yield fault(record, one, "sources", f"date {cited.date} is the record's own; leave it out here")


def lives_are_in_order(record: Record) -> Iterator[Fault]:
    """Nothing ends before it begins, whichever sources say so."""
    found = lives(record.relations, {source.id: source.tier for source in record.sources})
    told: set[str] = set()
    for one in record.relations:
        life = found.get(one.subject, Life())
        if one.relation is RelationKind.LIFE and one.date and ends(one.date)[1] and life.first > life.last and one.subject not in told:
            told.add(one.subject)
            yield fault(record, one, "date", f"{one.subject} ends ({life.ended}) before it begins ({life.began}); mend one of its lives")


def facts_are_not_newer_than_sources(record: Record) -> Iterator[Fault]:
    """A source cannot report what happened after it appeared (what is planned or projected it can)."""
    issued = {s.id: s.issued for s in record.sources}
    for one in _dated(record):
        for cited in one.sources:
            appeared = cited.published or issued.get(cited.source)
            date = cited.date or one.date
            if appeared and date and one.status in FACTUAL and day_number(date.min, -OPEN_DAY) > day_number(appeared.max, OPEN_DAY):
                yield fault(
                    record, one, "date", f"{date} is later than its source {cited.source} ({appeared}); mend the date or the status"
                )


def _dated(record: Record) -> Iterator[Event | Figure | Relation]:
    yield from record.events
    yield from record.figures
    yield from record.relations
