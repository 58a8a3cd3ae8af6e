"""The rows of each answer: their keys, as `--json` has them, and the types of their values. Absent is None.

Made by `python -m alliancecli.api.stub`; do not edit.
"""

from typing import Any, NotRequired, TypedDict

Number = int | float


class Cited(TypedDict):
    """Where a source says it; the last three only of a passage that was published by itself."""

    source: str
    locator: str
    anchor: str
    date: str | None
    outlet: NotRequired[str]
    url: NotRequired[str]
    published: NotRequired[str]


class EventRow(TypedDict):
    """A row of `timeline` and `on`."""

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
    """A row of `troops` and `figures`."""

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
    share: Number | None
    share_of: str | None


class CountRow(TypedDict):
    """A row of `count`."""

    group: str | None
    name: str | None
    at_least: int
    at_most: int


class SumRow(TypedDict):
    """A row of `sum`."""

    group: str | None
    name: str | None
    measure: str
    status: str
    scope: str | None
    unit: str
    value_min: Number | None
    value_max: Number | None
    qualifier: str | None
    claims: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: tuple[Cited, ...]


class InstitutionRow(TypedDict):
    """A row of `institutions`."""

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
"""A row of `lineage`."""


class MemberRow(TypedDict):
    """A row of `members`."""

    institution: str
    member: str
    name: str
    change: str | None
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


class HolderRow(TypedDict):
    """A row of `holders`."""

    institution: str
    office: str
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


class TermRow(TypedDict):
    """A row of `terms`."""

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


class ConflictRow(TypedDict):
    """A row of `conflicts`."""

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


class CoverageRow(TypedDict):
    """A row of `coverage`."""

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


class SourceRow(TypedDict):
    """A row of `sources`."""

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
    """A row of `search`."""

    type: str
    id: str
    date: str | None
    title: str
    snippet: str
    rank: int
    sources: tuple[Cited, ...]
    certainty: str


class VerdictRow(TypedDict):
    """A row of `factcheck`."""

    line: int
    column: int
    text: str
    verdict: str
    kind: str
    says: dict[str, Any]
    claims: tuple[str, ...]
    note: str
    sources: tuple[Cited, ...]
    end_line: int
    end_column: int
    file: str
