"""The timelines of several theatres or institutions, as one."""

from typing import NamedTuple

from alliancecli.query.compare.sides import Side, touching
from alliancecli.query.engine import Engine
from alliancecli.query.events import lighter, timeline, weighing
from alliancecli.query.filters import Window
from alliancecli.query.rows import Row


class Timelines(NamedTuple):
    """The events of all sides in order of time, each with the sides that it belongs to in `of`; how many weigh less, by weight."""

    rows: list[Row]
    lighter: dict[str, int]


def timelines(connection: Engine, chosen: list[Side], window: Window, least: str) -> Timelines:
    """The events of all sides that weigh as much as `least`, or more."""
    about = touching(chosen)
    found = timeline(connection, [about, *weighing(least)], window)
    rows = [{**row, "of": [side.key for side in chosen if _belongs(row, side)]} for row in found]
    return Timelines(rows, lighter(connection, [about], window, least))


def _belongs(row: Row, side: Side) -> bool:
    return side.id in row["theatres"] if side.kind == "theatre" else side.id in (*row["actors"], *row["institutions"])
