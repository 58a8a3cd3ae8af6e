"""Checks of structure: ids, references, sources, order, plain text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple, TypeVar

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import ends, sort_key
from alliancecli.model.characters import forbidden, name_key
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, lives
from alliancecli.model.record import Record
from alliancecli.model.records import AnyRecord, Citation, Complete, Event, Figure, Institution, Relation, Source, Term
from alliancecli.model.vocabulary import InstitutionKind, Measure, Missing, Qualifier, RelationKind
from alliancecli.record.checks.fault import Fault, fault
from alliancecli.record.yaml_reader import PERHAPS_THOUSANDS

R = TypeVar("R", bound=AnyRecord)


def ids_are_unique(record: Record) -> Iterator[Fault]:
    """No two records of any kind share an id."""
    seen: dict[str, AnyRecord] = {}
    for one in record:
        if first := seen.get(one.id):
            yield fault(record, one, "id", f"is taken already, at {record.locations[id(first)]}; choose another")
        seen.setdefault(one.id, one)


def ids_are_plain(record: Record) -> Iterator[Fault]:
    """An id is lower-case words, digits and hyphens, so that it can be typed and linked to."""
    for one in record:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id):
            yield fault(record, one, "id", f"'{one.id}' has other characters than a-z, 0-9 and single hyphens; write it so")


def references_resolve(record: Record) -> Iterator[Fault]:
    """Every id, theatre and scope that a record names is there."""
    institutions = {i.id for i in record.institutions}
    sources = {s.id for s in record.sources}
    terms = {t.id for t in record.terms}
    events = {e.id for e in record.events}
    subjects = institutions | events
    whole = not any(table.kind == "events" for table in record.tables)  # else they are looked up when the rows are in
    theatres, scopes = set(record.metadata.theatres), set(record.metadata.scopes)
    for key in ("parts", "cumulative"):
        for scope in getattr(record.metadata, key):
            if scope not in scopes:
                yield Fault(record.metadata_location, f"record.{key}: '{scope}' is not among the scopes; define it or take it out")
    for one in record:
        named: list[tuple[str, Iterable[str], set[str], str]] = []
        match one:
            case Event():
                named = [
                    ("actors", one.actors, institutions, "institutions.yaml"),
                    ("institutions", one.institutions, institutions, "institutions.yaml"),
                    ("theatres", one.theatres, theatres, "record.yaml"),
                ]
            case Figure():
                named = [
                    ("subject", [one.subject] if whole else (), subjects, "institutions.yaml or events.yaml"),
                    ("contributor", filter(None, [one.contributor]), institutions, "institutions.yaml"),
                    ("scope", filter(None, [one.scope]), scopes, "record.yaml"),
                ]
            case Relation():
                named = [
                    ("subject", [one.subject], institutions, "institutions.yaml"),
                    ("object", filter(None, [one.object]), institutions, "institutions.yaml"),
                    ("event", filter(None, [one.event]) if whole else (), events, "events.yaml"),
                ]
            case Institution():
                named = [("theatres", one.theatres, theatres, "record.yaml")]
            case Term():
                named = [("contrasts_with", one.contrasts_with, terms, "terms.yaml")]
        for field, ids, known, file in named:
            for name in ids:
                if name not in known:
                    yield fault(record, one, field, f"'{name}' is not in {file}; add it there or mend the name")
        for cited in _citations(one):
            if cited.source not in sources:
                yield fault(record, one, "sources", f"'{cited.source}' is not in sources.yaml; add it there or mend the name")
    for series in record.series:
        for cited in series.complete.sources:
            if cited.source not in sources:
                said = f"{series.id}.complete.sources: '{cited.source}' is not in sources.yaml; add it there or mend the name"
                yield Fault(record.locations[id(series)], said)


def claims_have_sources(record: Record) -> Iterator[Fault]:
    """Every claim has a source and a locator; and an anchor, where other records of its kind have one for that source."""
    anchored = {(_kind(one), cited.source) for one in record for cited in _citations(one) if cited.anchor}
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


def names_are_clear(record: Record) -> Iterator[Fault]:
    """A name, acronym or alias means one institution."""
    owner: dict[str, Institution] = {}
    called: dict[str, list[str]] = {}
    for relation in record.relations:
        if relation.relation is RelationKind.NAME:
            called.setdefault(relation.subject, []).append(relation.name)
    for one in record.institutions:
        fields = (("id", [one.id]), ("name", [one.name]), ("acronyms", one.acronyms), ("aliases", (*one.aliases, *called.get(one.id, ()))))
        for name, field in {name_key(n): field for field, names in reversed(fields) for n in names}.items():
            if name in owner and owner[name] is not one:
                yield fault(record, one, field, f"'{name}' also means {owner[name].id}; take it from one of them")
            owner.setdefault(name, one)


def files_are_sorted(record: Record) -> Iterator[Fault]:
    """Events and figures stand in order of date, a series by its first; institutions, sources and terms in order of id.

    Relations stand by subject, then by kind, a series by the date of each.
    """
    by_id: tuple[Sequence[AnyRecord], ...] = (record.institutions, record.sources, record.terms)
    for part in by_id:
        for before, after in _neighbours(record, part):
            if before.id > after.id:
                yield fault(record, after, "id", f"stands after {before.id}, and belongs before it; sort the file")
    for earlier, later in _neighbours(record, record.events):
        if (sort_key(earlier.date), earlier.id) > (sort_key(later.date), later.id):
            yield fault(record, later, "date", f"stands after {earlier.id} of {earlier.date}, and belongs before it; sort the file")
    blocks = [list(block) for _, block in groupby(record.figures, key=lambda one: record.block_lines[id(one)])]
    heads = [block[0] for block in blocks]
    for one, two in chain(_neighbours(record, heads), *map(pairwise, blocks)):
        if sort_key(one.date) > sort_key(two.date):
            yield fault(record, two, "date", f"{two.date} stands after {one.date} of {one.id}; sort by date")

    for before, after in _neighbours(record, record.relations):
        if (before.subject, _KINDS.index(before.relation)) > (after.subject, _KINDS.index(after.relation)):
            yield fault(
                record, after, "subject", f"stands after {before.id}, and belongs before it; sort by subject, then by kind of relation"
            )
    for _, relations in groupby(record.relations, key=lambda one: record.block_lines[id(one)]):
        for before, after in pairwise(relations):
            if _undated_last(before) > _undated_last(after):
                yield fault(
                    record, after, "date", f"{after.date} stands after {before.date} of {before.id}; sort by date, the undated last"
                )


_KINDS = tuple(RelationKind)


def _undated_last(one: Relation) -> tuple[bool, tuple[int, int]]:
    """The sort key of the relations of a series."""
    return one.date is None, sort_key(one.date) if one.date else (0, 0)


def _neighbours(record: Record, part: Sequence[R]) -> Iterator[tuple[R, R]]:
    """Records that stand one after the other in a file that people keep; rows of a table stand in any order."""
    files = ((one, two, record.locations[id(one)].file, record.locations[id(two)].file) for one, two in pairwise(part))
    return ((one, two) for one, two, first, second in files if first == second and first.endswith(".yaml"))


def text_is_plain(record: Record) -> Iterator[Fault]:
    """No text holds control characters, or marks that turn the direction of writing."""
    for one in record:
        for field in one.__dataclass_fields__:
            if odd := forbidden().search(" ".join(_texts(getattr(one, field)))):
                yield fault(record, one, field, f"holds the invisible character U+{ord(odd[0]):04X}; take it out")
    if odd := forbidden().search(" ".join(_texts(record.metadata))):
        yield Fault(record.metadata_location, f"record: holds the invisible character U+{ord(odd[0]):04X}; take it out")


def _texts(value: object) -> Iterator[str]:
    """Every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in value.__dataclass_fields__:
            yield from _texts(getattr(value, field))


def titles_are_short(record: Record) -> Iterator[Fault]:
    """A title fits a line: at most 80 characters, no full stop at its end."""
    titled: list[Event | Figure] = [*record.events, *record.figures]
    for one in titled:
        if len(one.title) > 80:
            yield fault(record, one, "title", f"has {len(one.title)} characters; shorten it to 80, the rest goes to the summary")
        elif one.title.endswith(".") and not one.title.endswith("U.S."):
            yield fault(record, one, "title", "ends in a full stop; take it out")


class Used(NamedTuple):
    """The sources that records cite, and the scopes and theatres that they name."""

    sources: set[str]
    scopes: set[str]
    theatres: set[str]

    def add(self, record: Record) -> "Used":
        """The same sets, with what a record uses."""
        self.sources.update(c.source for one in (*record, *(series.complete for series in record.series)) for c in _citations(one))
        self.scopes.update(figure.scope for figure in record.figures)
        placed: list[Event | Institution] = [*record.events, *record.institutions]
        self.theatres.update(theatre for one in placed for theatre in one.theatres)
        return self


def definitions_are_used(record: Record, elsewhere: Used | None = None) -> Iterator[Fault]:
    """Every source in sources.yaml is cited, every scope and theatre of record.yaml used."""
    used = (elsewhere or Used(set(), set(), set())).add(record)
    for source in record.sources:
        if source.id not in used.sources and record.locations[id(source)].file.endswith(".yaml"):
            yield fault(record, source, "id", "is cited by no record; cite it or take it out")
    metadata = record.metadata
    for kind, defined, named in (("scopes", metadata.scopes, used.scopes), ("theatres", metadata.theatres, used.theatres)):
        for term in defined:
            if term not in named:
                yield Fault(record.metadata_location, f"record.{kind}.{term}: is used by no record; use it or take it out")


def _dated(record: Record) -> Iterator[Event | Figure | Relation]:
    yield from record.events
    yield from record.figures
    yield from record.relations


def _citations(one: AnyRecord | Complete) -> tuple[Citation, ...]:
    return () if isinstance(one, Source) else one.sources
