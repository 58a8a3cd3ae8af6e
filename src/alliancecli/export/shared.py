"""What exports say alike."""

from alliancecli.model.words import counted, passage
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row


def definitions(connection: Engine, table: str) -> dict[str, str]:
    """The record's own words, of the table "theatre" or "scope", each with its definition."""
    return dict(connection.execute(f"SELECT id, definition FROM {table} ORDER BY id"))


def titles(connection: Engine) -> dict[str, str]:
    """The title of every source, by its id."""
    return dict(connection.execute("SELECT id, title FROM source"))


def remark(row: Row) -> str:
    """The caveat of a record, called so; "" where it has none."""
    return f"Caveat: {row['caveat']}" if row["caveat"] else ""


def claims_written(events: int, figures: int) -> str:
    """How many claims were written: `12 events and 1 figure written`."""
    return f"{counted(events, 'event')} and {counted(figures, 'figure')} written"


def cited(row: Row, titles: dict[str, str]) -> list[str]:
    """Each place that says it, each once: `The Force's own diary [diary], p. 4`."""
    return list(dict.fromkeys(f"{titles[one['source']]} [{one['source']}], {passage(one)}" for one in row["sources"]))
