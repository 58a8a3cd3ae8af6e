"""Checks of how a record is written down: the order of its files, plain text, short titles."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import TypeVar

from alliancecli.dates.edtf import sort_key
from alliancecli.model.characters import forbidden
from alliancecli.model.record import Record
from alliancecli.model.records import AnyRecord, Event, Figure, Relation
from alliancecli.model.vocabulary import RelationKind
from alliancecli.record.checks.fault import Fault, fault

R = TypeVar("R", bound=AnyRecord)


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
