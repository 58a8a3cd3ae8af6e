"""The record as flat tables, each column with its type and meaning: what the formats made of tables have in common."""

from collections.abc import Callable
from itertools import chain, count
from typing import Any, NamedTuple

from alliancecli.dates.days import iso, read_iso
from alliancecli.dates.edtf import parse
from alliancecli.export import Selection
from alliancecli.model.columns import (
    ATTRIBUTE,
    DEFINED,
    ENTRY,
    EVENT,
    FIGURE,
    ID,
    INSTITUTION,
    NAME,
    OF_ONE_PASSAGE,
    RELATION,
    SERIES,
    SOURCES,
    STRUCTS,
    TERM,
    Column,
    Kind,
    chosen,
)
from alliancecli.query.definitions import definitions
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import cumulative_scopes, observations, partial_scopes
from alliancecli.query.institutions import institutions, sources, terms
from alliancecli.query.membership.completeness import complete_lists
from alliancecli.query.relations import positions, relations
from alliancecli.query.rows import Row


class ExportTable(NamedTuple):
    """A table, its meaning, its columns and those of them that are its key."""

    name: str
    describe: str
    fields: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    @property
    def flat(self) -> tuple[Column, ...]:
        """The columns for formats that do not nest: there the table `citations` says who says so."""
        return tuple(field for field in self.fields if field.kind != "citations")


def _kept(kind: Kind) -> tuple[Column, ...]:
    """The columns of a row that a table can hold: not what depends on a day asked about, and of lists of objects the sources alone."""
    left = ("as_of", "age_days")
    return tuple(c for c in kind.row if c.nested and c.key not in left and (c.kind not in STRUCTS or c.kind == "citations"))


REFERS = {
    **dict.fromkeys(("subject", "object", "contributor", "parent"), "institutions"),
    "scope": "scopes",
    "source": "sources",
    "series": "series",
    "list": "lists",
}
"""The table whose `id` a column names, by the key of the column."""


def references(table: ExportTable, rows: list[Row]) -> dict[str, str]:
    """The table that each column of a table refers to, by its key; not that of figures some of which are about events."""
    loose = {"subject"} if any(row.get("of_event") for row in rows) else set()
    return {field.key: REFERS[field.key] for field in table.flat if field.key in REFERS and field.key not in loose}


_ISSUED = (Column("issued_min", "first day that this may mean", "day"), Column("issued_max", "last day that this may mean", "day"))
_LAST = ("issued", "tier")

_LIST = Column("list", "id of the list in which it stands, where that leaves no one out for a time")
_POSITION = Column("position", "order, from 1", "integer", True)
_SOURCE = Column("source", "id of the source", required=True)
_SERIES = Column("series", "id of its series: claims of one series at one time are rivals", required=True)

TABLES = (
    ExportTable("theatres", "the theatres that the record names", DEFINED),
    ExportTable(
        "scopes",
        "who or what a figure counts",
        (
            *DEFINED,
            Column("part", "true where it counts a part only, which is never held against one of the whole", "truth", True),
            Column("cumulative", "true where it counts from the beginning to the day given, so that no two are added", "truth", True),
        ),
    ),
    ExportTable(
        "sources",
        "the bibliography",
        (ID, *(c for c in ENTRY[1:] if c.key not in _LAST), *chosen(ENTRY, "issued"), *_ISSUED, *chosen(ENTRY, "tier")),
    ),
    ExportTable(
        "authors",
        "who wrote each source, name by name",
        (_SOURCE, _POSITION, *NAME),
        ("source", "position"),
    ),
    ExportTable("institutions", "alliances, organisations, commands, missions, forces, states", _kept(INSTITUTION)),
    ExportTable(
        "lists",
        "lists of relations or of figures that leave no one out for a time: of that time who does not stand in one was not there",
        (ID, Column("date", "the time for which no one is missing, in EDTF", "edtf", True), SOURCES[0]),
    ),
    ExportTable(
        "relations",
        "lives, memberships, offices, succession and names: each what one source says of an institution",
        (*_kept(RELATION), _LIST),
    ),
    ExportTable("events", "events and milestones, in order of time", _kept(EVENT)),
    ExportTable(
        "series",
        "what the figures count: of each thing counted its claims, over time and from all sources",
        (
            ID,
            *chosen(_kept(FIGURE), " ".join((*SERIES, "subject_name contributor_name"))),
            Column("claims", "how many figures are of this series", "integer", True),
            Column("date_min", "first day of which one speaks; empty where its beginning is open", "day"),
            Column("date_max", "last day of which one speaks; empty where its end is open", "day"),
        ),
    ),
    ExportTable(
        "figures",
        "every number in the record, each as one source gives it; never to be summed over scopes, statuses or overlapping dates",
        (*_kept(FIGURE), _SERIES, _LIST),
    ),
    ExportTable("terms", "what the words of the field mean, and by whom", _kept(TERM)),
    ExportTable(
        "citations",
        "who says so: each place in a source on which a claim, an institution or a term rests",
        (
            Column("type", "the table of the record: events, figures, relations, lists, institutions or terms", required=True),
            Column("record", "id of the record", required=True),
            _POSITION,
            _SOURCE,
            Column("locator", "where to look in it", required=True),
            Column("anchor", "the few words or digits to find there"),
            Column("date", "the date that this source gives, where it is another than the record's", "edtf"),
            Column("outlet", "who published just this passage, where a compiled source passes it on"),
            Column("url", "where just this passage can be read"),
            Column("published", "when just this passage was published, in EDTF", "edtf"),
        ),
        ("type", "record", "position"),
    ),
)
"""Every table, each after those that it refers to, but for the attributes of the record."""

CITING = ("events", "figures", "relations", "lists", "institutions", "terms")
"""The tables whose records rest on sources."""


class Contents(NamedTuple):
    """What an export holds: every table, each after those that it refers to, and its rows by the name of the table."""

    tables: tuple[ExportTable, ...]
    rows: dict[str, list[Row]]


def collect(connection: Engine, asked: Selection) -> Contents:
    """The tables and their rows. Events and figures are those asked for; everything else is whole, so that what they name is there.

    Events and figures have a column for each of their attributes, and of OF_ONE_PASSAGE there are those that say something.
    """
    bibliography = list(sources(connection, []))
    places = positions(connection)
    found: dict[str, list[Row]] = {
        "theatres": _defined(connection, "theatre"),
        "scopes": _scopes(connection),
        "sources": [_source(row["csl"], row["author"]) for row in bibliography],
        "authors": [
            {"source": row["id"], "position": position, **dict.fromkeys(column.key for column in NAME), **name}
            for row in bibliography
            for position, name in enumerate(row["csl"].get("author", ()), 1)
        ],
        "institutions": list(institutions(connection, [])),
        "lists": _lists(connection),
        "relations": sorted(relations(connection, []), key=lambda row: places[row["id"]]),
        "events": list(timeline(connection, list(asked.events), asked.window)),
        "figures": list(observations(connection, list(asked.figures), asked.window)),
        "terms": list(terms(connection, [])),
    }
    found["series"] = _series(found["figures"])
    listed = {claim: row["id"] for row in found["lists"] for claim in row["claims"]}
    for row in (*found["relations"], *found["figures"]):
        row["list"] = listed.get(row["id"])
    found["citations"] = [
        {"type": table, "record": row["id"], "position": position, **dict.fromkeys(OF_ONE_PASSAGE), **cited}
        for table in CITING
        for row in found[table]
        for position, cited in enumerate(row["sources"], 1)
    ]
    spread = {"events": _spread(found["events"]), "figures": _spread(found["figures"])}
    unused = {key for key in OF_ONE_PASSAGE if not any(row[key] for row in found["citations"])}
    tables = [table._replace(fields=(*table.fields, *spread.get(table.name, ()))) for table in TABLES[:-1]]
    citations = TABLES[-1]._replace(fields=tuple(field for field in TABLES[-1].fields if field.key not in unused))
    return Contents((*tables, citations), found)


def _spread(rows: list[Row]) -> list[Column]:
    """The columns of the attributes of rows, `attributes.lat`, filled in; of numbers where all of one are numbers, else of texts."""
    kept = [row for row in rows if row["attributes"]]
    texts: dict[str, bool] = {}
    for row in kept:
        for name, value in row["attributes"].items():
            texts[name] = texts.get(name, False) or isinstance(value, str)
    made = [Column(ATTRIBUTE + name, f"its attribute {name}", "text" if texts[name] else "number") for name in sorted(texts)]
    for row in rows if made else ():
        found = row["attributes"]
        row.update((ATTRIBUTE + name, str(found[name]) if texts[name] and name in found else found.get(name)) for name in texts)
    return made


def _series(figures: list[Row]) -> list[Row]:
    """The series of figures, in the order of their ids; each figure is told the id of its own."""
    claims: dict[str, list[Row]] = {}
    for row in figures:
        row["series"] = "/".join(row[name] or "" for name in SERIES)
        claims.setdefault(row["series"], []).append(row)
    shared = (*SERIES, "subject_name", "contributor_name")
    return [
        {
            "id": one,
            **{name: rows[0][name] for name in shared},
            "of_event": rows[0]["of_event"],
            "claims": len(rows),
            "date_min": _bound(min, [row["date_min"] for row in rows]),
            "date_max": _bound(max, [row["date_max"] for row in rows]),
        }
        for one, rows in sorted(claims.items())
    ]


def _bound(choose: Callable[..., str], days: list[str | None]) -> str | None:
    """The first or the last of some days as ISO has them; None where one is open."""
    known = [day for day in days if day]
    return choose(known, key=read_iso) if len(known) == len(days) else None


def _defined(connection: Engine, table: str) -> list[Row]:
    return [{"id": one, "definition": said} for one, said in definitions(connection, table).items()]


def _scopes(connection: Engine) -> list[Row]:
    parts, running = partial_scopes(connection), cumulative_scopes(connection)
    return [{**row, "part": row["id"] in parts, "cumulative": row["id"] in running} for row in _defined(connection, "scope")]


def _lists(connection: Engine) -> list[Row]:
    """The lists that leave no one out, each under an id of its own: a second one of that name is called `name-2`."""
    found = list(complete_lists(connection))
    taken: set[str] = set()
    for row in found:
        names = chain([row["id"]], (f"{row['id']}-{n}" for n in count(2)))
        row["id"] = next(name for name in names if name not in taken)
        taken.add(row["id"])
    return found


def _source(csl: Row, author: str) -> Row:
    issued = parse(csl["issued"])
    row: dict[str, Any] = {column.key: csl.get(column.key.replace("_", "-")) for column in ENTRY}
    return {**row, "author": author or None, "issued_min": iso(issued.min), "issued_max": iso(issued.max)}
