"""What a record is. One frozen class a kind; the type of a field is the rule by which it is decoded, checked and described.

The first sentence under a field says what its column means to readers, in help and in exports; the rest is for who writes a record.

Python names take `_` where the files have `-` (CSL's `container-title` is `container_title`).
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from alliancecli.dates.edtf import Date
from alliancecli.model.vocabulary import (
    Change,
    EventKind,
    InstitutionKind,
    Measure,
    Missing,
    Qualifier,
    RelationKind,
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


AnyRecord: TypeAlias = Event | Figure | Relation | Institution | Source | Term
