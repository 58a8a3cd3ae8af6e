"""The columns that comparisons share: the thing a row belongs to, a claim inside a row, and a computed change."""

from alliancecli.views.view import SOURCES, Column

CHANGE = (
    Column("change", "computed: the later (or second) number less the earlier; empty where that is a range, or nothing can be computed"),
    Column("change_min", "computed: the least that the change may be; empty where that is not bounded, or a number is only about so"),
    Column("change_max", "computed: the most that the change may be; empty likewise"),
    Column("change_percent", "computed: the change in percent of the earlier (or first) number"),
    Column("change_percent_min", "computed: the least that it may be"),
    Column("change_percent_max", "computed: the most that it may be"),
    Column("change_qualifier", "how sure the change is: exact, range, at-least, up-to, or about where either number is hedged"),
)


def claim_columns(name: str, what: str, *, status: bool = False) -> tuple[Column, ...]:
    """The columns of a claim inside a row."""
    return (
        Column(f"{name}_id", f"id of {what}"),
        *((Column(f"{name}_status", f"status of {what}"),) if status else ()),
        Column(f"{name}_value", f"number of {what}; empty for a range or where there is none"),
        Column(f"{name}_value_min", "the least that it may be"),
        Column(f"{name}_value_max", "the most that it may be"),
        Column(f"{name}_qualifier", "how the source hedges it"),
        Column(f"{name}_missing", "why there is no number"),
        Column(f"{name}_date", "its date, in EDTF"),
    )


CITED = (Column("sources", "who says so: claim, source, locator and anchor", flat=False), *SOURCES[1:])
"""The provenance of a row that rests on several claims."""

OF = Column("of", "which of the things compared it belongs to")
NOTE = Column("note", "why the row is not like the others; empty where it is")
