"""The types of checks and of the faults that they find."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alliancecli.model.record import Location, Record
from alliancecli.model.records import AnyRecord


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, where it stands, and what to do about it."""

    place: Location
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


Check = Callable[[Record], Iterator[Fault]]


def named(check: Check) -> str:
    """The name of a check in words: `titles are short`."""
    return check.__name__.replace("_", " ")


def run(record: Record, checks: Iterable[Check]) -> list[Fault]:
    """Every fault that the checks find, in the order of files and lines."""
    return sorted((fault for check in checks for fault in check(record)), key=lambda f: (f.place.file, f.place.line))


def fault(record: Record, where: AnyRecord, field: str, message: str) -> Fault:
    """A fault of one record, in one of its fields."""
    return Fault(record.locations[id(where)], f"{where.id}.{field}: {message}")
