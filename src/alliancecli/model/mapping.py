"""How the columns of a table fill the fields of a record: the parts of record.yaml that say so, described as fields of records are."""

from dataclasses import dataclass, field

from alliancecli.model.records import Number, Source
from alliancecli.model.vocabulary import Missing, RowKind


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
