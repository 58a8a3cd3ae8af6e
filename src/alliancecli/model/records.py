"""What a record is. One frozen class a kind; the type of a field is the rule by which it is decoded, checked and described.

The first sentence under a field says what its column means to readers, in help and in exports; the rest is for who writes a record.

Python names take `_` where the files have `-` (CSL's `container-title` is `container_title`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from alliancecli.dates import Date
from alliancecli.model.vocabulary import (
    Change,
    EventKind,
    InstitutionKind,
    Measure,
    Missing,
    Qualifier,
    RelationKind,
    RowKind,
    Status,
    Tier,
    Weight,
)

Number: TypeAlias = int | float

Value: TypeAlias = str | int | float
"""What an attribute may be: a text or a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a source says it."""

    source: str
    """Id of a source."""
    locator: str
    """Where to look in it: section, page, note, paragraph."""
    anchor: str = ""
    """The few words or digits to find at that place."""
    date: Date | None = None
    """The date that this source (or this passage) gives, where it is another than the record's."""
    outlet: str = ""
    """Who published just this passage, where a compiled source passes it on."""
    url: str = ""
    """Where just this passage can be read."""
    published: Date | None = None
    """When just this passage was published, in EDTF. What `--known-by` goes by, if it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a source says: an event, a figure or a relation."""

    id: str
    """The record's id, for `alliance show`. Unique among all records; kebab-case; once published never used for another."""
    date: Date | None
    """EDTF, exactly as precise as the source."""
    status: Status = Status.ACTUAL
    """How real it is, by its source."""
    caveat: str = ""
    """What is known against it. Also what the fields cannot hold."""
    sources: tuple[Citation, ...]
    """Who says so; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Something that happened, or was planned to, at a date."""

    date: Date
    """The date as the record has it, in EDTF. Exactly as precise as the source."""
    title: str
    """Who did what. In our words; under 80 characters."""
    summary: str = ""
    """One or two sentences more. In our words, hedges kept."""
    kind: EventKind
    """What sort of thing happened."""
    weight: Weight = Weight.EVENT
    """For whom it matters: landmark, event, detail or background."""
    theatres: tuple[str, ...] = ()
    """Where it acted. Terms of record.yaml."""
    actors: tuple[str, ...] = ()
    """Ids of the institutions that acted."""
    institutions: tuple[str, ...] = ()
    """Ids of the institutions that it is about."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    attributes: dict[str, Value] = field(default_factory=dict)
    """What is kept of it beyond these fields: texts and numbers by name. `lat` and `lon` are where it was, in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """One number that one source gives."""

    title: str = ""
    """What the number counts, in words."""
    subject: str
    """Id of the institution, or of the event, that the number is about."""
    contributor: str = ""
    """Id of the institution that gives this part; empty for a total."""
    measure: Measure
    """What kind of thing is counted."""
    value: Number | None = None
    """The number, bare; empty where there is none. Of a range the best number in it, if the source says one."""
    low: Number | None = None
    """Low end of a range."""
    high: Number | None = None
    """High end of a range."""
    qualifier: Qualifier = Qualifier.EXACT
    """How the source hedges the number."""
    missing: Missing | None = None
    """Why there is no number: unknown, withheld or not-covered; never zero."""
    unit: str
    """What one is: troops, people, percent, USD."""
    scope: str = ""
    """Who or what is counted. A term of record.yaml."""
    attributes: dict[str, Value] = field(default_factory=dict)
    """What is kept of it beyond these fields: texts and numbers by name. `lat` and `lon` are where it was, in degrees."""
    date: Date
    """When it was so, or was to be so, in EDTF."""
    sources: tuple[Citation, ...]
    """The passages of the one source that gives the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Claim):
    """One source's dated statement that ties an institution to another, to a person, or to its own beginning and end."""

    subject: str
    """Id of the institution that it is about."""
    relation: RelationKind
    """Life, member, partner, holder, parent, predecessor or name. What ties the subject to the object, to the name, or to its own time."""
    object: str = ""
    """Id of the other institution; empty where there is none. The member, partner, parent or predecessor."""
    name: str = ""
    """The person who holds the office, or what the subject was called."""
    office: str = ""
    """The office held in the subject; empty where the subject is the office."""
    change: Change | None = None
    """How the predecessor became the subject."""
    event: str = ""
    """Id of the event by which it came to be so, or ceased to be."""
    date: Date | None = None
    """The time for which it was so, in EDTF; empty where the source gives none."""
    sources: tuple[Citation, ...]
    """The passages of the one source that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """That a series leaves no one out, for a time."""

    date: Date
    """EDTF: the time for which no one is missing."""
    sources: tuple[Citation, ...]
    """Who says so; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An alliance, organisation, command, mission, force, state, office or programme."""

    id: str
    """The record's id, for `alliance show`. Unique among all records; kebab-case."""
    name: str
    """Its name in full."""
    acronyms: tuple[str, ...] = ()
    """Every spelling of its acronym."""
    aliases: tuple[str, ...] = ()
    """Other names that people use for it."""
    summary: str = ""
    """What it is, in a line. In our words."""
    kind: InstitutionKind
    """What sort of institution it is."""
    theatres: tuple[str, ...] = ()
    """Where it acts. Its figures belong to these theatres."""
    wikidata: str = ""
    """Its item in Wikidata, as Q7184."""
    caveat: str = ""
    """What is known against it. Also what the fields cannot hold."""
    sources: tuple[Citation, ...]
    """Who says so; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person or body, as CSL writes names."""

    family: str = ""
    """Family name."""
    given: str = ""
    """Given names."""
    literal: str = ""
    """A name that has no parts, as of an institution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An entry of the bibliography, in the field names of CSL 1.0.2."""

    id: str
    """What the sources of a record name. Unique among all records."""
    type: str
    """CSL type: book, chapter, article-journal, report, webpage ..."""
    title: str
    """Its title."""
    author: tuple[Name, ...] = ()
    """Who wrote it."""
    container_title: str = ""
    """The journal, book or site that it is in."""
    publisher: str = ""
    """Who published it."""
    publisher_place: str = ""
    """Where it was published."""
    issued: Date
    """When it was published, in EDTF. What `--known-by` goes by."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue."""
    page: str = ""
    """Pages."""
    section: str = ""
    """The part of it that the record uses."""
    URL: str = ""
    """Where it can be read."""
    DOI: str = ""
    """Its DOI."""
    note: str = ""
    """What a reader must know of this copy."""
    tier: Tier
    """How close it stands to the facts: A, B or S."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field, as one source defines or uses it."""

    id: str
    """The record's id, for `alliance show`. Unique among all records; kebab-case."""
    name: str
    """The term."""
    aliases: tuple[str, ...] = ()
    """Other words for it."""
    definition: str
    """What it means. In our words."""
    author: str = ""
    """Whose definition it is."""
    date: Date | None = None
    """When it was put forward, in EDTF."""
    contrasts_with: tuple[str, ...] = ()
    """Ids of the terms that it is set against."""
    caveat: str = ""
    """What is known against it."""
    sources: tuple[Citation, ...]
    """Who says so; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """Columns that are many values of one thing: a column a year, a column a nation."""

    columns: tuple[str, ...] | str
    """Names of the columns, or patterns: `[12]???`, `State*`."""
    name: str
    """What a template calls the name of the column: year in `{year}`."""
    value: str
    """What a template calls the cell: amount in `{amount}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """How the columns of a table fill the fields of a record."""

    file: str = ""
    """The table, a file of this folder; events.csv or figures.csv if not said."""
    columns: dict[str, str] = field(default_factory=dict)
    """Field to template: `{column}` stands for the cell of that column, all else for itself; the columns are the fields if not said."""
    attributes: dict[str, str] = field(default_factory=dict)
    """Attribute to the column that it is kept from."""
    figures: tuple[dict[str, str], ...] = ()
    """Figures that a row gives: each the fields in which it differs from `columns`. Beside its event each is about that event."""
    wide: Wide | None = None
    """Columns that are many values of one thing: each cell of them is a row of its own."""
    header: Number = 1
    """The line in which the columns are named; titles above it are not read."""
    where: dict[str, tuple[str, ...] | str] = field(default_factory=dict)
    """Column to what its cells must be for a row to be read: a word, a pattern with `*`, or several."""
    unless: dict[str, tuple[str, ...] | str] = field(default_factory=dict)
    """Column to what its cells must not be for a row to be read."""
    missing: tuple[str, ...] | dict[str, Missing] = ()
    """Words that stand for an empty cell; or each with what a figure then says: unknown, withheld, not-covered."""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Column to what its words stand for: a term, an id, a name; `*` for all other words."""
    split: dict[str, str] = field(default_factory=dict)
    """Column to the sign between several things in a cell."""
    html: tuple[str, ...] | str = ()
    """Columns whose cells are HTML: their words alone are read."""
    date_format: tuple[str, ...] | str = ""
    """How the dates are written, as `strptime` has it (%d/%m/%Y), one way or several; `edtf` for what the command line reads."""
    factor: Number = 1
    """What the numbers are to be multiplied by: 1000000 where the table counts millions."""
    units: tuple[str, ...] = ()
    """Units that stand in the cells of numbers, before or behind them: km, US$."""
    thousands: str = ""
    """What stands between thousands: a sign, or `space`; nothing if not said."""
    decimal: str = ""
    """What stands before decimals; a point if not said."""
    source: Source | None = None
    """The table itself as a source, for rows that name no other: an entry as in sources.yaml."""
    new: dict[str, str] = field(default_factory=dict)
    """Field to a kind: names in it that the record does not have become institutions of that kind, or theatres."""
    part: str = ""
    """Which of several tables in a file: a sheet, a table of a database, a data frame, a list in JSON (`data.items`)."""
    encoding: str = ""
    """How the text is encoded, where that is not UTF-8: cp1252, utf-16; found in the text if not said."""
    delimiter: str = ""
    """What stands between the cells: a comma, `;`, `tab` or another sign; found in the first line if not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(TableMapping):
    """A table of a folder that has several."""

    file: str
    """The table, a file of this folder or of `tables/` in it."""
    makes: RowKind
    """What a row is: events, figures, relations, institutions or sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMappings:
    """The tables of a folder that has one of each kind, whose columns are not named as the fields are."""

    events: TableMapping | None = None
    """The table of events."""
    figures: TableMapping | None = None
    """The table of figures."""


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
    quiet: tuple[str, ...] = ()
    """Advice of `alliance check` that is not wanted, by the names of its checks: `titles are short`."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Further names of institutions, each with the id that it means: those that a table uses."""
    tables: tuple[Table, ...] | TableMappings | None = None
    """How tables are read whose columns have names of their own, or that are several: a list of them, or one mapping by kind."""


AnyRecord: TypeAlias = Event | Figure | Relation | Institution | Source | Term


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
