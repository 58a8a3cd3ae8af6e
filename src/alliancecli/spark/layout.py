"""The partitioned Parquet folder: its tables and their columns, for who writes it and who asks it.

    DIR/events/brief=1/year=2003/*.parquet     events and figures by length and by the year of their first day
    DIR/figures/brief=0/year=1990/*.parquet
    DIR/institutions.parquet, ...              everything else whole: a file, or a folder of files

`brief` is what makes a window prune partitions on both sides.
`year` is that of `first`; what has no first day is in year=__HIVE_DEFAULT_PARTITION__.
"""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.dates.days import BRIEF, OPEN_DAY, UNBEGUN
from alliancecli.model.columns import DEFINED, EVENT, FIGURE, KINDS, SOURCES, Column

VERSION = "4"
"""Raised whenever a reader of the older layout would go wrong; stands in `meta` under the key `parquet`."""

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""The year, in a path, of what has no first day."""

UNBEGUN_YEAR = -(10**10)
"""The same, in a question: the year of the number that stands for an open beginning."""


class StoredTable(NamedTuple):
    """A table: what it is called in the questions, its name in the folder, its columns, and whether it lies in partitions."""

    name: str
    stored: str
    columns: tuple[Column, ...]
    parted: bool = False

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of its columns that are lists."""
        return tuple(column.key for column in self.columns if column.encoded)


MADE_ANEW = {
    "series": "xxhash64(subject, coalesce(contributor, ''), measure, status, coalesce(scope, ''), unit)",
    "alone": "0",
}
"""The columns of figures that no file has, and what they are made of when it is read, in SQL."""


def _iso(day: str, open_end: int) -> str:
    """The day of a number as ISO 8601 has it, in SQL; null for the number of an open end."""
    year = f"floor({day} / 10000)"
    signed = f"concat(if({year} < 0, '-', ''), lpad(abs({year}), 4, '0'))"
    month, of_month = f"floor(pmod({day}, 10000) / 100)", f"pmod({day}, 100)"
    return f"if({day} = {open_end}, NULL, concat({signed}, '-', lpad({month}, 2, '0'), '-', lpad({of_month}, 2, '0')))"


ABSENT = {"date_min": _iso("first", -OPEN_DAY), "date_max": _iso("last", OPEN_DAY)}
"""What is asked in place of a column that the files of another maker do not have, in SQL, by its key."""

OTHERWISE = {"place": f"if(first > {-OPEN_DAY}, first, last + {UNBEGUN})", "weight": "'event'", "of_event": "0", "attributes": "'{}'"}
"""What is asked in place of null, in SQL, by the key of the column: folders of other makers may lack these."""


def _kept(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns of the index as the files have them: lists as lists, of which a null one is empty, and everything else that is text as text.

    `brief` is no column but says where a row lies; the numbers of MADE_ANEW would mean nothing beside another folder.
    """
    left = {"brief", *MADE_ANEW}
    kept = (c._replace(kind="text") if c.kind in ("edtf", "day", "object") else c for c in columns if c.key not in left)
    return tuple(c._replace(required=c.required and not c.encoded and c.key not in OTHERWISE) for c in kept)


_SOURCES = _kept(SOURCES[:1])

TABLES = (
    *(StoredTable(kind.table, f"{kind.table}s", _kept(kind.stored), parted=kind in (EVENT, FIGURE)) for kind in KINDS.values()),
    StoredTable(
        "complete",
        "complete",
        (
            Column("series", "the list that leaves no one out", required=True),
            Column("subject", "id of the institution that it is about", required=True),
            Column("relation", "what the list is of: member, holder ...; null for a list of figures"),
            Column("office", "the office held in the subject"),
            *(Column(name, "of a list of figures: the same of all") for name in ("measure", "status", "scope", "unit")),
            Column("date", "for what time, in EDTF", required=True),
            Column("shown", "the date for people", required=True),
            Column("first", "first day of that, as a number", "integer", True),
            Column("last", "last day of that, as a number", "integer", True),
            Column("names", "whom it names, and since and until when, as JSON"),
            *_SOURCES,
        ),
    ),
    StoredTable(
        "complete_list",
        "complete_lists",
        (
            Column("position", "its place among the lists of the record, from 1", "integer", True),
            Column("id", "the name of the list", required=True),
            Column("date", "for what time it leaves no one out, in EDTF", required=True),
            Column("claims", "ids of what it lists, as JSON", required=True),
            *_SOURCES,
        ),
    ),
    StoredTable(
        "period",
        "periods",
        (
            Column("record", "id of a record whose date is a set, as {2011,2014}", required=True),
            Column("first", "first day of a member of the set, as a number", "integer", True),
            Column("last", "last day of it, as a number", "integer", True),
        ),
    ),
    StoredTable(
        "more_column",
        "more_columns",
        (
            Column("kind", "event or figure", required=True),
            Column("key", "a flat column that these have beyond those of every record: `attributes.lat`, `source_date`", required=True),
        ),
    ),
    StoredTable("theatre", "theatres", DEFINED),
    StoredTable(
        "scope",
        "scopes",
        (
            *DEFINED,
            Column("part", "1 where it counts a part only", "integer", True),
            Column("cumulative", "1 where it counts from the beginning to the day given", "integer", True),
        ),
    ),
    StoredTable(
        "name",
        "lookup",
        (
            Column("name", "what a person may write, case folded", required=True),
            Column("type", "institution, theatre, source, term, scope, tag", required=True),
            Column("id", "what it means", required=True),
        ),
    ),
    StoredTable(
        "carried",
        "carried",
        (
            Column("field", "event.actor, figure.source ...", required=True),
            Column("term", "an id or tag that stands in that field", required=True),
            Column("records", "how many events or figures carry it", "integer", True),
        ),
    ),
    StoredTable(
        "meta",
        "meta",
        (
            Column("key", "title, version, date and licence of the record; parquet: the version of this layout", required=True),
            Column("value", "the value", required=True),
        ),
    ),
)
"""Every table, under the names and columns of the index."""

FILES = StoredTable(
    "files",
    "files",
    (
        Column("path", "a partition: events/brief=1/year=2003", required=True),
        Column("rows", "how many rows it has", "integer", True),
    ),
)
"""The partitions that there should be. A folder may come without it: then nothing can tell that one is missing."""


def partition(place: int, reach: int) -> str:
    """Where a row lies: `brief=1/year=2003`. One whose date has no first day lies apart, also where a life gives it one."""
    if abs(place) > UNBEGUN // 2:
        return f"brief=0/year={UNDATED}"
    return f"brief={int(reach - place <= BRIEF)}/year={place // 10_000}"
