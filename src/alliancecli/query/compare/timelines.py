"""The timelines of several theatres or institutions, as one."""

from alliancecli.query.compare.sides import Side, touching
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.filters import Window
from alliancecli.query.rows import Row


def timelines(connection: Engine, chosen: list[Side], window: Window) -> list[Row]:
    """The events of all sides in order of time, each with the sides that it belongs to in `of`."""
    rows = []
    for row in timeline(connection, [touching(chosen)], window):
        rows.append({**row, "of": [side.key for side in chosen if _belongs(row, side)]})
    return rows


def _belongs(row: Row, side: Side) -> bool:
    return side.id in row["theatres"] if side.kind == "theatre" else side.id in (*row["actors"], *row["institutions"])
