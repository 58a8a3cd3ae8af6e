"""What exports say alike."""

from alliancecli.model.words import counted, passage
from alliancecli.query.rows import Row


def remark(row: Row) -> str:
    """The caveat of a record, called so; "" where it has none."""
    return f"Caveat: {row['caveat']}" if row["caveat"] else ""


def claims_written(events: int, figures: int) -> str:
    """How many claims were written: `12 events and 1 figure written`."""
    return f"{counted(events, 'event')} and {counted(figures, 'figure')} written"


def cited(row: Row, titles: dict[str, str]) -> list[str]:
    """Each place that says it, each once: `The Force's own diary [diary], p. 4`."""
    return list(dict.fromkeys(f"{titles[one['source']]} [{one['source']}], {passage(one)}" for one in row["sources"]))
