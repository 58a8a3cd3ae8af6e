"""The columns of each kind of record: the fields of its class, and what is worked out beside them.

The tables of the index, the rows of answers with their help, exports, the types of the library's rows and the Parquet layout of Spark
follow from these. A field is declared in `records.py` alone; `fields.py` is made from that, so that a run need not import the classes.
"""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.dates.days import BRIEF
from alliancecli.model import fields

STRUCTS = {
    "citations": ("source", "locator", "anchor", "date", "outlet", "url", "published"),
    "links": ("id", "date", "change"),
    "names": ("name", "date"),
    "members": ("id", "date"),
    "holders": ("office", "name", "date"),
}
"""The kinds of column that are lists of objects, and the keys of an object, all of them texts."""

OF_ONE_PASSAGE = ("outlet", "url", "published")
"""The keys of an entry of sources that only those have whose passage was published by itself."""

LISTS = frozenset(("texts", "years", *STRUCTS))
"""The kinds that are lists."""


class Column(NamedTuple):
    """A column: its key, its meaning, its kind, whether it is never empty, its closed vocabulary, and in which formats it is by default.

    The kinds are text, edtf, day (ISO 8601, also before the year 1), integer, number, truth, texts (a list of texts), years (a list of
    integers), those of STRUCTS, object, and objects (a list of them).
    """

    key: str
    describe: str
    kind: str = "text"
    required: bool = False
    vocabulary: str = ""
    flat: bool = True
    nested: bool = True

    @property
    def encoded(self) -> bool:
        """True if the index holds it as JSON."""
        return self.kind in LISTS or self.kind == "object"

    @property
    def asked(self) -> bool:
        """True if every row of an answer has it, shown or not."""
        return self.nested or self.kind == "object"


class Kind(NamedTuple):
    """A kind of record and its columns.

    `fields` are those of its class; the index keeps `derived` beside them, and `hidden`, which no row shows; `answered` is worked out for
    an answer. `order` is that of the keys of a row; keys that it does not name come last. `shared` are the columns that many claims have in
    common: the index writes them once, in the table of that name, and a claim has the number of its row there.
    """

    table: str
    fields: tuple[Column, ...]
    derived: tuple[Column, ...]
    hidden: tuple[Column, ...]
    answered: tuple[Column, ...]
    order: str
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def stored(self) -> tuple[Column, ...]:
        """The columns of its table in the index. What windows go by stands first: SQLite reads a row only as far as it must."""
        return (self.fields[0], *self.hidden, *self.fields[1:], *self.derived)

    @property
    def own(self) -> tuple[Column, ...]:
        """Those of the stored columns that no claim shares with another."""
        shared = {key for _, keys in self.shared for key in keys}
        return tuple(column for column in self.stored if column.key not in shared)

    @property
    def row(self) -> tuple[Column, ...]:
        """The columns of a row of an answer, in the order of the contract."""
        every = {column.key: column for column in (*self.fields, *self.derived, *self.answered)}
        named = [every.pop(key) for key in self.order.split()]
        shown = (*named, *every.values())
        return tuple(part for column in shown for part in (SOURCES if column.key == "sources" else (column,)))


def chosen(columns: Iterable[Column], keys: str) -> tuple[Column, ...]:
    """The columns of those keys, in the order of the keys."""
    every = {column.key: column for column in columns}
    return tuple(every[key] for key in keys.split())


ID = Column("id", "the record's id", required=True)
DEFINED = (ID, Column("definition", "what it is", required=True))
"""The columns of words that only a record defines: theatres, scopes."""

SOURCES = (
    Column("sources", "who says so: source, locator, anchor and, where it differs, that source's own date", "citations", True, flat=False),
    Column("source", "ids of the sources", "texts", nested=False),
    Column("locator", "where in each source to look, in the same order", "texts", nested=False),
)
"""The provenance of a row: one list of objects in formats that nest, two columns in those that do not."""


ANCHOR = Column("anchor", "the words or digits to find there, in the same order; empty where no source has any", "texts", nested=False)
"""The last part of the provenance of an event or a figure in formats that do not nest: what `--csv` prints of them is read back with it."""


ATTRIBUTE = "attributes."
"""How the keys of flat columns of attributes begin: `--csv` prints them, and they are read back."""

OF_SOME = (
    Column("source_date", "the date that each source gives itself, where it is another than the record's", "texts", nested=False),
    Column("outlet", "who published each passage, where that came by itself", "texts", nested=False),
    Column("url", "where each passage can be read, where that came by itself", "texts", nested=False),
    Column("published", "when each passage was published, where that came by itself", "texts", nested=False),
)
"""The provenance that few records have: an event or a figure has a column of it where any of the record has it. They are read back too."""

CITED = {"source": "source", "locator": "locator", "anchor": "anchor", "source_date": "date"} | {key: key for key in OF_ONE_PASSAGE}
"""The columns of provenance in formats that do not nest, and the key of an entry of sources that each is made of."""


def followed(columns: tuple[Column, ...], *more: Column) -> tuple[Column, ...]:
    """The columns with more behind them, and `anchor`, the youngest, last of all: readers go by place, too."""
    return (*(one for one in columns if one is not ANCHOR), *more, *(one for one in columns if one is ANCHOR))


ATTRIBUTES = Column(
    "attributes", "what its table has beyond these fields, by name; where the record has any", "object", flat=False, nested=False
)
"""Shown, and each attribute in a column of its own (`attributes.lat`), where the record has attributes: see `View.with_more`."""


def _fields(declared: Iterable[tuple[str, str, str, bool, str]]) -> tuple[Column, ...]:
    own = {"sources": SOURCES[0], "attributes": ATTRIBUTES}
    return tuple(own[one[0]] if one[0] in own else Column(*one) for one in declared)


def _period(*, dated: bool) -> tuple[Column, ...]:
    """What rows show of a date; not `dated` is what may have none."""
    none = "" if dated else " or there is none"
    return (
        Column("date_min", f"first day that the date may mean, ISO 8601; empty where it is open{none}", "day"),
        Column("date_max", f"last day that the date may mean, ISO 8601; empty where it is open{none}", "day"),
        Column(
            "precision",
            "day, month, season, part, year, decade, century or interval" + ("" if dated else "; empty where there is no date"),
            required=dated,
        ),
    )


def _time(*, dated: bool) -> tuple[Column, ...]:
    """What the index has of a date to ask by."""
    return (
        Column("shown", "the date for people: 11 Aug 2003", required=dated),
        Column(
            "first",
            "first day, as year * 10000 + month * 100 + day; open: -100000000000000; of a figure cut to a life",
            "integer",
            True,
        ),
        Column("last", "last day, likewise; open: 100000000000000", "integer", True),
        Column("reach", "last, or where that is open the day by which its sources had appeared (no less than first)", "integer", True),
        Column("brief", f"1 where reach is at most a year ({BRIEF}) after first, else 0", "integer", True),
        Column("place", "where it stands in time: first; for a date without a first day last + 50000000000000", "integer", True),
    )


CLOCK = Column("clock", "time of day, HH:MM:SS: that of its attribute `time`, where its date is a day; empty where there is none")
"""What orders the claims of one day."""

DAY = ("day", ("date", "date_min", "date_max", "precision", "shown"))
"""A date in all its forms."""

_AUTHORITY = (
    Column("tier", "the best tier of its sources: A, B or S", required=True, vocabulary="tier"),
    Column("issued_last", "the day by which the latest of its sources had appeared, as a number", "integer", True),
)

CITATION = ("citation", ("sources", *(column.key for column in _AUTHORITY)))
"""The entries of sources that a claim rests on, and what they are worth."""

SETTING = ("setting", ("kind", "weight", "status", "theatres", "actors", "institutions", "tags"))
"""What sort of event it is, where it is, and whose."""

SERIES = ("subject", "contributor", "measure", "status", "scope", "unit")
"""What the claims of one series share: they are answers to one question."""

EVENT = Kind(
    "event",
    _fields(fields.EVENT),
    _period(dated=True),
    (*_time(dated=True), CLOCK),
    (Column("certainty", "certain: surely inside the window asked for; possible: it may lie outside", required=True), ANCHOR),
    """id date date_min date_max precision certainty title summary kind status theatres actors institutions tags caveat sources weight
    anchor""",
    (DAY, ("citation", ("sources",)), SETTING),
)

FIGURE = Kind(
    "figure",
    tuple(column for column in _fields(fields.FIGURE) if column.key not in ("low", "high")),
    (
        Column("value_min", "the least that it may be; empty where the source sets no bound", "number"),
        Column("value_max", "the most that it may be; empty where the source sets no bound", "number"),
        *_period(dated=True),
    ),
    (
        *_time(dated=True),
        CLOCK,
        *_AUTHORITY,
        Column("series", "its series: what is counted of whom by whom, and how", "integer", True),
        Column("of_event", "1 where its subject is an event, 0 where it is an institution", "integer", True),
        Column("alone", "1 where no other claim of its series shares a day with it", "integer", True),
    ),
    (
        Column(
            "certainty",
            "certain: surely so by the day (or in the window) asked for; possible: it may be of another time",
            required=True,
        ),
        Column("as_of", "the day asked about, ISO 8601; empty where none was", "day"),
        Column(
            "age_days",
            "days from the last day of the date to the day asked about; empty where it may be later, or no day was asked",
            "integer",
        ),
        Column("rivals", "ids of other claims to the same number at the same time", "texts"),
        Column("subject_name", "what the subject is called", required=True),
        Column("contributor_name", "what the contributor is called; empty for a total"),
        Column("share", "computed: the part that `value` is of the total claim of the same time, from 0 to 1", "number"),
        Column("share_of", "id of that total claim"),
        ANCHOR,
    ),
    """id subject contributor measure status value value_min value_max qualifier unit scope missing date date_min date_max precision
    certainty as_of age_days rivals caveat sources title subject_name contributor_name share share_of anchor""",
    (DAY, CITATION, ("series", (*SERIES, "of_event"))),
)

RELATION = Kind(
    "relation",
    _fields(fields.RELATION),
    _period(dated=False),
    (
        *_time(dated=False),
        *_AUTHORITY,
        Column("position", "a number that grows in the order of the record", "integer"),
    ),
    (Column("rivals", "ids of other claims of the same", "texts"),),
    "id subject relation object name office change event status date date_min date_max precision rivals caveat sources",
    (DAY, CITATION),
)

INSTITUTION = Kind(
    "institution",
    _fields(fields.INSTITUTION),
    (
        Column("established", "when it came into being, in EDTF", "edtf"),
        Column("dissolved", "when it ended, in EDTF", "edtf"),
        Column("predecessors", "what it came from: id, date and kind of change", "links"),
        Column("successors", "what became of it: id, date and kind of change", "links"),
        Column("parent", "id of the larger institution"),
        Column("names", "what it was called when", "names"),
        Column("members", "who belongs to it, and when", "members"),
        Column("holders", "who headed it or held the office, and when", "holders"),
    ),
    (
        Column("life_first", "first day of its life, as a number", "integer", True),
        Column("life_last", "last day of its life, as a number", "integer", True),
    ),
    (),
    """id name acronyms aliases kind established dissolved predecessors successors parent sources theatres names members holders caveat
    summary wikidata""",
)

_AUTHOR = "who wrote it, `Family, Given`, joined by `; `"

ENTRY = tuple(column._replace(describe=_AUTHOR) if column.key == "author" else column for column in _fields(fields.SOURCE))
"""The fields of an entry of the bibliography, flat; the index has most of them in `csl` alone."""

NAME = _fields(fields.NAME)
"""The fields of the name of an author."""

SOURCE = Kind(
    "source",
    chosen(ENTRY, "id type title tier issued"),
    (
        Column("author", _AUTHOR, required=True),
        Column("csl", "the whole entry as CSL-JSON", "object", True, flat=False),
    ),
    (
        Column("issued_first", "first day of its issue, as a number", "integer", True),
        Column("issued_last", "last day of its issue, as a number", "integer", True),
        Column("called", "what a page calls it: author, title, date and url", "object", True),
    ),
    (
        Column("events", "how many events rest on it", "integer", True),
        Column("figures", "how many figures rest on it", "integer", True),
        Column("relations", "how many relations rest on it", "integer", True),
    ),
    "id type author title issued tier events figures csl relations",
)

TERM = Kind(
    "term",
    _fields(fields.TERM),
    _period(dated=False)[:2],
    (),
    (),
    "id name aliases definition author date date_min date_max contrasts_with caveat sources",
)

CLAIMS = (EVENT, FIGURE, RELATION)
"""The kinds that hold dated statements."""

KINDS = {kind.table: kind for kind in (*CLAIMS, INSTITUTION, SOURCE, TERM)}
"""Every kind of record, by the name of its table in the index."""
