"""The partitioned Parquet folder: its tables and their columns, declared once for who writes it and who asks it.

    DIR/events/brief=1/year=2003/*.parquet     events and figures by length and by the year of their first day
    DIR/figures/brief=0/year=1990/*.parquet
    DIR/institutions.parquet, ...              everything else whole: a file, or a folder of files

`year` is that of `first`; what has no first day is in year=__HIVE_DEFAULT_PARTITION__.
"""

from typing import NamedTuple

from alliancecli.dates import FAR, UNBEGUN

VERSION = "3"
"""Raised whenever a reader of the older layout would go wrong; stands in `meta` under the key `parquet`."""

BRIEF = 10_000
"""`brief` is 1 where reach - first is no more than this, about a year: what makes a window prune partitions on both sides."""

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""The year, in a path, of what has no first day."""

UNBEGUN_YEAR = -(10**10)
"""The same, in a question: the year of the number that stands for an open beginning."""

STRUCTS = {
    "citations": ("source", "locator", "anchor", "date"),
    "links": ("id", "date", "change"),
    "names": ("name", "date"),
    "members": ("id", "date"),
    "holders": ("office", "name", "date"),
}
"""The kinds that are lists of objects, and the keys of an object, all of them texts."""


class Column(NamedTuple):
    """A column: its name, its kind, its meaning, whether it is never null, and what is asked in place of null, in SQL.

    The kinds are text, integer (64 bits), number (a double), texts (a list) and those of STRUCTS. A null list is an empty one.
    """

    name: str
    kind: str
    describe: str
    required: bool = False
    otherwise: str = ""

    @property
    def nested(self) -> bool:
        """Whether it is a list."""
        return self.kind == "texts" or self.kind in STRUCTS


class Table(NamedTuple):
    """A table: what it is called in the questions, its name in the folder, its columns, and whether it lies in partitions."""

    name: str
    stored: str
    columns: tuple[Column, ...]
    parted: bool = False

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of its columns that are lists."""
        return tuple(column.name for column in self.columns if column.nested)


_ID = Column("id", "text", "the record's id", True)
_CAVEAT = Column("caveat", "text", "what is known against it")
_SOURCES = Column("sources", "citations", "who says so: source, locator, anchor and, where it differs, that source's own date")
_PLACE = f"if(first > {-FAR}, first, last + {UNBEGUN})"
KEY = ("subject", "contributor", "measure", "status", "scope", "unit")
_SERIES = "xxhash64(subject, coalesce(contributor, ''), measure, status, coalesce(scope, ''), unit)"
_PERIOD = (
    Column("date", "text", "when, in EDTF", True),
    Column("date_min", "text", "first day that it may mean, ISO 8601, also before the year 1; null where it is open"),
    Column("date_max", "text", "last day that it may mean, likewise"),
    Column("precision", "text", "day, month, season, part, year, decade, century or interval", True),
    Column("shown", "text", "the date for people: 11 Aug 2003", True),
    Column("first", "integer", "first day, as year * 10000 + month * 100 + day; open: -100000000000000; of a figure cut to a life", True),
    Column("last", "integer", "last day, likewise; open: 100000000000000", True),
    Column("reach", "integer", "last, or where that is open the day by which its sources had appeared (no less than first)", True),
    Column("place", "integer", "where it stands in time: first; for a date without a first day last + 50000000000000", otherwise=_PLACE),
)

TABLES = (
    Table(
        "event",
        "events",
        (
            _ID,
            *_PERIOD,
            Column("title", "text", "what happened", True),
            Column("summary", "text", "more of it"),
            Column("kind", "text", "a term of `alliance help kind`", True),
            Column("weight", "text", "landmark, event, detail or background; null for event", otherwise="'event'"),
            Column("status", "text", "actual, planned ...", True),
            Column("theatres", "texts", "ids of the theatres"),
            Column("actors", "texts", "ids of the institutions that acted"),
            Column("institutions", "texts", "ids of the institutions acted on"),
            Column("tags", "texts", "tags"),
            _CAVEAT,
            _SOURCES,
        ),
        parted=True,
    ),
    Table(
        "figure",
        "figures",
        (
            _ID,
            Column("title", "text", "what it is, where that is no strength"),
            Column("subject", "text", "id of the institution that it is about", True),
            Column("contributor", "text", "id of whose part it is; null for a total"),
            Column("measure", "text", "troops, money ...", True),
            Column("status", "text", "actual, planned ...", True),
            Column("value", "number", "the number; null for a range, and where there is none"),
            Column("value_min", "number", "the least that it may be"),
            Column("value_max", "number", "the most that it may be"),
            Column("qualifier", "text", "exact, about ...", True),
            Column("unit", "text", "what is counted", True),
            Column("scope", "text", "who is counted"),
            Column("missing", "text", "why there is no number"),
            *_PERIOD,
            _CAVEAT,
            Column("tier", "text", "the best tier of its sources: A, B or S", True),
            _SOURCES,
            Column("issued_last", "integer", "the day by which the latest of its sources had appeared, as a number", True),
            Column("series", "integer", "its series: what is counted of whom by whom, and how", True, otherwise=_SERIES),
            Column("alone", "integer", "1 where no other claim of its series shares a day with it", True, otherwise="0"),
        ),
        parted=True,
    ),
    Table(
        "series",
        "series",
        (
            Column("series", "integer", "its number", True),
            *(Column(name, "text", "the same of all its claims", name not in ("contributor", "scope")) for name in KEY),
        ),
    ),
    Table(
        "institution",
        "institutions",
        (
            _ID,
            Column("name", "text", "its name", True),
            Column("acronyms", "texts", "acronyms"),
            Column("aliases", "texts", "other names"),
            Column("kind", "text", "alliance, force, state ...", True),
            Column("established", "text", "when, in EDTF"),
            Column("dissolved", "text", "when, in EDTF"),
            Column("life_first", "integer", "first day of its life, as a number", True),
            Column("life_last", "integer", "last day of its life, as a number", True),
            Column("predecessors", "links", "what it came from"),
            Column("successors", "links", "what became of it"),
            Column("parent", "text", "id of the institution that it belongs to"),
            _SOURCES,
            Column("theatres", "texts", "ids of its theatres"),
            Column("names", "names", "what it was called, and when"),
            Column("members", "members", "who belongs to it, and when"),
            Column("holders", "holders", "who headed it or held the office, and when"),
            _CAVEAT,
            Column("summary", "text", "what it is"),
            Column("wikidata", "text", "its item in Wikidata"),
        ),
    ),
    Table(
        "relation",
        "relations",
        (
            _ID,
            Column("subject", "text", "id of the institution that it is about", True),
            Column("relation", "text", "life, member, holder ...", True),
            Column("object", "text", "id of the other institution"),
            Column("name", "text", "the person who holds the office, or what the subject was called"),
            Column("office", "text", "the office held in the subject"),
            Column("change", "text", "how the predecessor became the subject"),
            Column("event", "text", "id of the event by which it came to be so"),
            Column("status", "text", "actual, planned ...", True),
            *(column._replace(required=column.required and column.kind == "integer") for column in _PERIOD),
            _CAVEAT,
            Column("tier", "text", "the tier of its source: A, B or S", True),
            _SOURCES,
            Column("issued_last", "integer", "the day by which its source had appeared, as a number", True),
        ),
    ),
    Table(
        "complete",
        "complete",
        (
            Column("series", "text", "the list that leaves no one out", True),
            Column("subject", "text", "id of the institution that it is about", True),
            Column("relation", "text", "what the list is of: member, holder ...; null for a list of figures"),
            Column("office", "text", "the office held in the subject"),
            *(Column(name, "text", "of a list of figures: the same of all") for name in ("measure", "status", "scope", "unit")),
            Column("date", "text", "for what time, in EDTF", True),
            Column("shown", "text", "the date for people", True),
            Column("first", "integer", "first day of that, as a number", True),
            Column("last", "integer", "last day of that, as a number", True),
            Column("names", "text", "whom it names, and since and until when, as JSON"),
            _SOURCES,
        ),
    ),
    Table(
        "period",
        "periods",
        (
            Column("record", "text", "id of a record whose date is a set, as {2011,2014}", True),
            Column("first", "integer", "first day of a member of the set, as a number", True),
            Column("last", "integer", "last day of it, as a number", True),
        ),
    ),
    Table(
        "source",
        "sources",
        (
            _ID,
            Column("type", "text", "CSL type", True),
            Column("title", "text", "its title", True),
            Column("tier", "text", "A, B or S", True),
            Column("author", "text", "who wrote it", True),
            Column("issued", "text", "when it was published, in EDTF", True),
            Column("issued_first", "integer", "first day of that, as a number", True),
            Column("issued_last", "integer", "last day of that, as a number", True),
            Column("csl", "text", "the whole entry, as a CSL-JSON object", True),
        ),
    ),
    Table(
        "term",
        "terms",
        (
            _ID,
            Column("name", "text", "the term", True),
            Column("aliases", "texts", "other names"),
            Column("definition", "text", "what it means", True),
            Column("author", "text", "by whom"),
            Column("date", "text", "when, in EDTF"),
            Column("date_min", "text", "first day, as ISO writes it"),
            Column("date_max", "text", "last day, as ISO writes it"),
            Column("contrasts_with", "texts", "ids of terms"),
            _CAVEAT,
            _SOURCES,
        ),
    ),
    Table("theatre", "theatres", (_ID, Column("definition", "text", "what it is", True))),
    Table(
        "scope",
        "scopes",
        (_ID, Column("definition", "text", "what it is", True), Column("part", "integer", "1 where it counts a part only", True)),
    ),
    Table(
        "name",
        "lookup",
        (
            Column("name", "text", "what a person may write, case folded", True),
            Column("type", "text", "institution, theatre, source, term, scope, tag", True),
            Column("id", "text", "what it means", True),
        ),
    ),
    Table(
        "carried",
        "carried",
        (
            Column("field", "text", "event.actor, figure.source ...", True),
            Column("term", "text", "an id or tag that stands in that field", True),
            Column("records", "integer", "how many events or figures carry it", True),
        ),
    ),
    Table(
        "meta",
        "meta",
        (
            Column("key", "text", "title, version, date and licence of the record; parquet: the version of this layout", True),
            Column("value", "text", "the value", True),
        ),
    ),
)
"""Every table, under the names and columns of the index."""

FILES = Table(
    "files",
    "files",
    (
        Column("path", "text", "a partition: events/brief=1/year=2003", True),
        Column("rows", "integer", "how many rows it has", True),
    ),
)
"""The partitions that there should be. A folder may come without it: then nothing can tell that one is missing."""


def partition(place: int, reach: int) -> str:
    """Where a row lies: `brief=1/year=2003`. One whose date has no first day lies apart, also where a life gives it one."""
    if abs(place) > UNBEGUN // 2:
        return f"brief=0/year={UNDATED}"
    return f"brief={int(reach - place <= BRIEF)}/year={place // 10_000}"
