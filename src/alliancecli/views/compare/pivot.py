"""What pages of comparisons share: the columns of a claim inside a row and of a computed change, and the change in words."""

from collections.abc import Callable

from alliancecli.model.columns import SOURCES, Column
from alliancecli.model.quantity import Number
from alliancecli.query.figures import about
from alliancecli.query.rows import Row

CHANGE = (
    Column(
        "change",
        "computed: the later (or second) number less the earlier; empty for a range, or where nothing can be computed",
        "number",
    ),
    Column("change_min", "computed: the least that the change may be; empty where it has no bound, or a number is only about so", "number"),
    Column("change_max", "computed: the most that the change may be; empty likewise", "number"),
    Column("change_percent", "computed: the change in percent of the earlier (or first) number", "number"),
    Column("change_percent_min", "computed: the least that it may be", "number"),
    Column("change_percent_max", "computed: the most that it may be", "number"),
    Column("change_qualifier", "how sure the change is: exact, range, at-least, up-to, or about where either number is hedged"),
)


def claim_columns(name: str, what: str, *, status: bool = False) -> tuple[Column, ...]:
    """The columns of a claim inside a row."""
    return (
        Column(f"{name}_id", f"id of {what}"),
        *((Column(f"{name}_status", f"status of {what}"),) if status else ()),
        Column(f"{name}_value", f"number of {what}; empty for a range or where there is none", "number"),
        Column(f"{name}_value_min", "the least that it may be", "number"),
        Column(f"{name}_value_max", "the most that it may be", "number"),
        Column(f"{name}_qualifier", "how the source hedges it"),
        Column(f"{name}_missing", "why there is no number"),
        Column(f"{name}_date", "its date, in EDTF", "edtf"),
    )


CITED = (Column("sources", "who says so: claim, source, locator and anchor", "citations", flat=False), *SOURCES[1:])
"""The provenance of a row that rests on several claims."""

OF = Column("of", "which of the things compared it belongs to")
NOTE = Column("note", "why the row is not like the others; empty where it is")


def band(row: Row) -> str:
    """The heading of a series: `troops · in-force`; nothing where the row has none."""
    return " · ".join(about(row)) if row["measure"] else ""


def difference(row: Row) -> str:
    """The computed change in words: `+9,000`, `about -5,100`, `-2,000 to +3,000`, `at least +500`; nothing where there is none."""
    points = " points" if row["unit"] == "percent" else ""
    text = _between(row, "change", _signed)
    return text + points if text else ""


def in_percent(row: Row) -> str:
    """The computed change in percent, in words."""
    text = _between(row, "change_percent", _whole)
    return f"{text} %" if text else ""


def _between(row: Row, key: str, write: Callable[[Number], str]) -> str:
    value, least, most = row[key], row[f"{key}_min"], row[f"{key}_max"]
    hedge = "about " if row["change_qualifier"] == "about" else ""
    if value is not None:
        return hedge + write(value)
    if least is not None and most is not None:
        return f"{hedge}{write(least)} to {write(most)}"
    if least is not None:
        return f"at least {hedge}{write(least)}"
    return f"at most {hedge}{write(most)}" if most is not None else ""


def _signed(number: Number) -> str:
    return f"{number:+,}" if number else "0"


def _whole(number: Number) -> str:
    """A percentage without decimals, but never 0 for what is not."""
    if round(number):
        return f"{number:+,.0f}"
    return f"{number:+.1g}" if number else "0"
