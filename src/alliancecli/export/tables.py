"""The record as flat tables, each column with its type and meaning: what the formats made of tables have in common."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from alliancecli.dates import iso, parse
from alliancecli.export import Asked
from alliancecli.export.about import definitions
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations
from alliancecli.query.institutions import institutions, sources, terms
from alliancecli.query.relations import relations
from alliancecli.query.rows import Row
from alliancecli.views import catalogue
from alliancecli.views import figures as figure_view
from alliancecli.views import relations as relation_view
from alliancecli.views import timeline as event_view
from alliancecli.views.view import Column


class Field(NamedTuple):
    """A column: its name, its kind, its meaning, whether it is never empty, the table whose `id` it names, its closed vocabulary.

    The kinds are text, edtf, day (ISO 8601, also before the year 1), number, integer, words (a list of texts) and citations (a list of
    source, locator, anchor and date; only where a format nests).
    """

    name: str
    kind: str
    describe: str
    required: bool = False
    refers: str = ""
    vocabulary: str = ""


class Table(NamedTuple):
    """A table, its meaning, its columns and those of them that are its key."""

    name: str
    describe: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("id",)

    @property
    def flat(self) -> tuple[Field, ...]:
        """The columns for formats that do not nest: there the table `citations` says who says so."""
        return tuple(field for field in self.fields if field.kind != "citations")


NESTED = Field("sources", "citations", "who says so: source, locator, anchor and, where it differs, that source's own date", True)


def _from(columns: Iterable[Column], words: str, refers: dict[str, str], vocabularies: dict[str, str], needed: str) -> tuple[Field, ...]:
    """The columns of a view as fields; what is in `words` is a list, what is in `needed` is never empty."""
    kinds = {**dict.fromkeys(words.split(), "words"), **dict.fromkeys(("value", "value_min", "value_max", "share"), "number")}
    kinds |= dict.fromkeys(("date", "established", "dissolved"), "edtf") | dict.fromkeys(("date_min", "date_max"), "day")
    left = ("sources", "source", "locator", "as_of", "age_days", "names", "members", "holders", "predecessors", "successors")
    fields = (
        Field(c.key, kinds.get(c.key, "text"), c.describe, c.key in needed.split(), refers.get(c.key, ""), vocabularies.get(c.key, ""))
        for c in columns
        if c.key not in left
    )
    return (*fields, NESTED)


_SOURCE_TEXTS = {
    "type": "CSL type",
    "title": "its title",
    "author": "who wrote it, `Family, Given`, joined by `; `",
    "container_title": "the journal, book or site that it is in",
    "publisher": "who published it",
    "publisher_place": "where it was published",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "section": "the part of it that the record uses",
    "URL": "where it can be read",
    "DOI": "its DOI",
    "note": "what a reader must know of this copy",
}

_ID = Field("id", "text", "the record's id", True)
_POSITION = Field("position", "integer", "order, from 1", True)

TABLES = (
    Table("theatres", "the theatres that the record names", (_ID, Field("definition", "text", "what it is", True))),
    Table("scopes", "who or what a figure counts", (_ID, Field("definition", "text", "what it is", True))),
    Table(
        "sources",
        "the bibliography",
        (
            _ID,
            *(Field(key, "text", said, key in ("type", "title")) for key, said in _SOURCE_TEXTS.items()),
            Field("issued", "edtf", "when it was published, in EDTF", True),
            Field("issued_min", "day", "first day that this may mean"),
            Field("issued_max", "day", "last day that this may mean"),
            Field("tier", "text", "how close it stands to the facts: A, B or S", True, "", "tier"),
        ),
    ),
    Table(
        "institutions",
        "alliances, organisations, commands, missions, forces, states",
        _from(
            catalogue.INSTITUTION, "acronyms aliases theatres", {"parent": "institutions"}, {"kind": "kind (institutions)"}, "id name kind"
        ),
    ),
    Table(
        "relations",
        "lives, memberships, offices, succession and names: each what one source says of an institution",
        _from(
            relation_view.RELATION,
            "rivals",
            {"subject": "institutions", "object": "institutions"},
            {"relation": "relation", "change": "change", "status": "status"},
            "id subject relation status",
        ),
    ),
    Table(
        "events",
        "events and milestones, in order of time",
        _from(
            event_view.COLUMNS,
            "theatres actors institutions tags",
            {},
            {"kind": "kind (events)", "status": "status", "weight": "weight"},
            "id date precision certainty title kind status weight",
        ),
    ),
    Table(
        "figures",
        "every number in the record, each as one source gives it; never to be summed over scopes, statuses or overlapping dates",
        _from(
            figure_view.COLUMNS,
            "rivals",
            {"subject": "institutions", "contributor": "institutions", "scope": "scopes"},
            {"measure": "measure", "status": "status", "qualifier": "qualifier", "missing": "missing"},
            "id subject measure status qualifier unit date precision certainty",
        ),
    ),
    Table(
        "terms",
        "what the words of the field mean, and by whom",
        _from(catalogue.TERM, "aliases contrasts_with", {}, {}, "id name definition"),
    ),
    Table(
        "citations",
        "who says so: each place in a source on which a claim, an institution or a term rests",
        (
            Field("type", "text", "the table of the record: events, figures, relations, institutions or terms", True),
            Field("record", "text", "id of the record", True),
            _POSITION,
            Field("source", "text", "id of the source", True, "sources"),
            Field("locator", "text", "where to look in it", True),
            Field("anchor", "text", "the few words or digits to find there"),
            Field("date", "edtf", "the date that this source gives, where it is another than the record's"),
        ),
        ("type", "record", "position"),
    ),
)
"""Every table, each after those that it refers to."""

CITING = ("events", "figures", "relations", "institutions", "terms")
"""The tables whose records rest on sources."""


def collect(connection: Engine, asked: Asked) -> dict[str, list[Row]]:
    """The rows of every table. Events and figures are those asked for; everything else is whole, so that what they name is there."""
    bodies = list(institutions(connection, []))
    found: dict[str, list[Row]] = {
        "theatres": _defined(connection, "theatre"),
        "scopes": _defined(connection, "scope"),
        "sources": [_source(row["csl"]) for row in sources(connection, [])],
        "institutions": bodies,
        "relations": list(relations(connection, [])),
        "events": list(timeline(connection, list(asked.events), asked.span)),
        "figures": list(observations(connection, list(asked.figures), asked.span)),
        "terms": list(terms(connection, [])),
    }
    found["citations"] = [
        {"type": table, "record": row["id"], "position": position, **cited}
        for table in CITING
        for row in found[table]
        for position, cited in enumerate(row["sources"], 1)
    ]
    return found


def _defined(connection: Engine, table: str) -> list[Row]:
    return [{"id": one, "definition": said} for one, said in definitions(connection, table).items()]


def _source(csl: Row) -> Row:
    authors = (one.get("literal") or ", ".join(filter(None, (one.get("family"), one.get("given")))) for one in csl.get("author", ()))
    issued = parse(csl["issued"])
    row: dict[str, Any] = {key: csl.get(key.replace("_", "-")) for key in ("id", *_SOURCE_TEXTS, "tier", "issued")}
    return {**row, "author": "; ".join(authors) or None, "issued_min": iso(issued.min), "issued_max": iso(issued.max)}
