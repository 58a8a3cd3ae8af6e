"""What a row of each answer holds: its keys, as `--json` has them, and the types of their values. Absent is None."""

from typing import Any, TypedDict

Number = int | float


class Cited(TypedDict):
    """Where a source says it."""

    source: str
    locator: str
    anchor: str
    date: str | None


class EventRow(TypedDict):
    """An event (`timeline`)."""

    id: str
    date: str
    date_min: str | None
    date_max: str | None
    precision: str
    certainty: str
    title: str
    summary: str | None
    kind: str
    status: str
    theatres: tuple[str, ...]
    actors: tuple[str, ...]
    institutions: tuple[str, ...]
    tags: tuple[str, ...]
    caveat: str | None
    sources: tuple[Cited, ...]
    weight: str


class FigureRow(TypedDict):
    """A number (`troops`, `figures`)."""

    id: str
    subject: str
    contributor: str | None
    measure: str
    status: str
    value: Number | None
    value_min: Number | None
    value_max: Number | None
    qualifier: str
    unit: str
    scope: str | None
    missing: str | None
    date: str
    date_min: str | None
    date_max: str | None
    precision: str
    certainty: str
    as_of: str | None
    age_days: int | None
    rivals: tuple[str, ...]
    caveat: str | None
    sources: tuple[Cited, ...]
    title: str | None
    subject_name: str
    contributor_name: str | None
    share: float | None
    share_of: str | None


class InstitutionRow(TypedDict):
    """An institution (`institutions`). What is linked, named, a member or a holder is a row of its own, with a date."""

    id: str
    name: str
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    established: str | None
    dissolved: str | None
    predecessors: tuple[dict[str, Any], ...]
    successors: tuple[dict[str, Any], ...]
    parent: str | None
    sources: tuple[Cited, ...]
    theatres: tuple[str, ...]
    names: tuple[dict[str, Any], ...]
    members: tuple[dict[str, Any], ...]
    holders: tuple[dict[str, Any], ...]
    caveat: str | None
    summary: str | None
    wikidata: str | None


class TermRow(TypedDict):
    """A term (`terms`)."""

    id: str
    name: str
    aliases: tuple[str, ...]
    definition: str
    author: str | None
    date: str | None
    date_min: str | None
    date_max: str | None
    contrasts_with: tuple[str, ...]
    caveat: str | None
    sources: tuple[Cited, ...]


class SourceRow(TypedDict):
    """A source (`sources`); `csl` is the whole entry as CSL-JSON."""

    id: str
    type: str
    author: str
    title: str
    issued: str
    tier: str
    events: int
    figures: int
    csl: dict[str, Any]
    relations: int


class HitRow(TypedDict):
    """A record that a search found."""

    type: str
    id: str
    date: str | None
    title: str
    snippet: str
    rank: int
    sources: tuple[Cited, ...]
    certainty: str


class ConflictRow(TypedDict):
    """One side of a conflict; the sides of one share `conflict`."""

    conflict: int
    kind: str
    about: str
    reason: str
    id: str
    claim: str
    unit: str | None
    scope: str | None
    date: str
    spread: Number | None
    tier: str
    sources: tuple[Cited, ...]


LinkRow = TypedDict(
    "LinkRow",
    {
        "from": str,
        "to": str,
        "change": str,
        "date": str | None,
        "date_min": str | None,
        "date_max": str | None,
        "precision": str | None,
        "certainty": str,
        "depth": int,
        "direction": str,
        "repeats": str | None,
        "sources": tuple[Cited, ...],
        "id": str,
        "status": str,
        "rivals": tuple[str, ...],
        "caveat": str | None,
        "complete": bool | None,
    },
)
"""A link of a lineage."""


class _Standing(TypedDict):
    """What members and holders share: a time, and what it says of a day."""

    institution: str
    name: str
    date: str | None
    date_min: str | None
    date_max: str | None
    precision: str | None
    certainty: str
    as_of: str | None
    standing: str | None
    known_to: str | None
    age_days: int | None
    sources: tuple[Cited, ...]
    id: str
    status: str
    rivals: tuple[str, ...]
    caveat: str | None
    complete: bool | None


class MemberRow(_Standing):
    """A member."""

    member: str
    change: str | None


class HolderRow(_Standing):
    """The holder of an office."""

    office: str


class CoverageRow(TypedDict):
    """The claims of one series, or the events of one theatre, and the years they speak of."""

    what: str
    name: str
    measure: str | None
    contributor: str | None
    claims: int
    first: int | None
    last: int | None
    surely: tuple[int, ...]
    maybe: tuple[int, ...]
    silent: tuple[int, ...]
    sources: tuple[Cited, ...]
