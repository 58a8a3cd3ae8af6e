"""The whole record: what it says of itself, its records, its tables, and where in the files each stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from alliancecli.dates.edtf import Date
from alliancecli.model.mapping import Table, TableMapping, TableMappings
from alliancecli.model.records import AnyRecord, Complete, Event, Figure, Institution, Relation, Source, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What record.yaml says of the record as a whole."""

    title: str
    """Name of the record."""
    version: str
    """Version of the data."""
    date: Date
    """Day of that version."""
    licence: str
    """Under which it may be used."""
    theatres: dict[str, str]
    """Theatre id to its one-line definition."""
    scopes: dict[str, str]
    """Scope term to its one-line definition."""
    parts: tuple[str, ...] = ()
    """Scopes that count a part only: their figures are never held against one of the whole."""
    cumulative: tuple[str, ...] = ()
    """Scopes that count from the beginning to the day given: of their figures the last one is the sum, and no two are added."""
    quiet: tuple[str, ...] = ()
    """Advice of `alliance check` that is not wanted, by the names of its checks: `titles are short`."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Further names of institutions, each with the id that it means: those that a table uses."""
    tables: tuple[Table, ...] | TableMappings | None = None
    """How tables are read whose columns have names of their own, or that are several: a list of them, or one mapping by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where in the files something stands."""

    file: str
    """File name, as the person gave it."""
    line: int
    """Line, from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file of records, a row each."""

    kind: str
    """What a row is: a term of RowKind."""
    path: str
    """The file."""
    mapping: TableMapping | None
    """What fills the fields; None where the columns are the fields."""
    mapping_location: Location
    """Where the mapping stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Claims that share a header, and for what time no one is missing among them."""

    id: str
    """Its name."""
    complete: Complete
    """The time for which no one is missing."""
    claims: tuple[Figure | Relation, ...]
    """What it lists."""


@dataclass(slots=True, kw_only=True)
class Record:
    """The whole record, as decoded from its folders. Rows of tables are not in it: they may be many."""

    metadata: Metadata
    """What it says of itself."""
    metadata_location: Location
    """Where it says so."""
    events: list[Event] = field(default_factory=list)
    """In the order of the file."""
    figures: list[Figure] = field(default_factory=list)
    """In the order of the file."""
    relations: list[Relation] = field(default_factory=list)
    """In the order of the file."""
    series: list[Series] = field(default_factory=list)
    """The series of figures and of relations that say how complete they are."""
    institutions: list[Institution] = field(default_factory=list)
    """In the order of the file."""
    sources: list[Source] = field(default_factory=list)
    """In the order of the file."""
    terms: list[Term] = field(default_factory=list)
    """In the order of the file."""
    notes: list[str] = field(default_factory=list)
    """What is to be said of its folders besides faults: files that are not read."""
    set_aside: list[str] = field(default_factory=list)
    """How many rows of tables of institutions, sources and relations could not be read and were set aside, a line a table."""
    tables: list[TableFile] = field(default_factory=list)
    """Its tables, in the order in which they are read."""
    locations: dict[int, Location] = field(default_factory=dict)
    """Where each record stands, by `id()` of the object: two records may wrongly share an id."""
    block_lines: dict[int, int] = field(default_factory=dict)
    """Line at which the block begins that a figure stands in, by `id()`: its own, or that of its series."""

    def __iter__(self) -> Iterator[AnyRecord]:
        """Every record of every kind."""
        for part in (self.sources, self.institutions, self.events, self.figures, self.relations, self.terms):
            yield from part
