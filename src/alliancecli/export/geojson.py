"""GeoJSON (RFC 7946) of the events and figures that have a place, for maps and geographic information systems."""

from collections.abc import Iterator

from alliancecli.export import Selection
from alliancecli.export.shared import claims_written
from alliancecli.model.columns import EVENT, FIGURE, Kind
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations
from alliancecli.query.rows import Row, more_columns
from alliancecli.render.geojson import collection, described, position
from alliancecli.views.view import View


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the features, each as `-f geojson` has it; the note counts them, and what has no place."""
    counts = {"event": [0, 0], "figure": [0, 0]}

    def placed(kind: Kind, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            there = bool(position(row))
            counts[kind.table][not there] += 1
            if there:
                yield row

    def features(kind: Kind, rows: Iterator[Row]) -> Iterator[tuple[Row, str]]:
        view = View(kind.row, placed(kind, rows), lambda _: []).with_more(lambda kind: more_columns(connection, kind))
        return described(view, tuple(column for column in view.columns if column.nested))

    def every() -> Iterator[tuple[Row, str]]:
        yield from features(EVENT, timeline(connection, list(asked.events), asked.window))
        yield from features(FIGURE, observations(connection, list(asked.figures), asked.window))

    with open(path, "w", encoding="utf-8") as file:
        file.writelines(collection(every()))
    (events, no_events), (figures, no_figures) = counts.values()
    notes = [claims_written(events, figures)]
    left = " and ".join(counted(count, noun) for count, noun in ((no_events, "event"), (no_figures, "figure")) if count)
    return [*notes, *([f"{left} left out: they have no place (attributes lat and lon)"] if left else [])]
