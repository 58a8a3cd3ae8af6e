"""GeoJSON (RFC 7946): a feature a row, at the place that its attributes `lat` and `lon` name, or that of the event that a figure is about.

A row without a place is a feature without a geometry, as the standard has it.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, tee
from typing import Any

from alliancecli.model.columns import Column
from alliancecli.query.rows import Row
from alliancecli.render import Surface
from alliancecli.render.jsonl import many
from alliancecli.views.view import View


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """One collection, a feature a line; the properties of each are what `--json` says of the row."""
    return collection(described(view, columns))


def described(view: View, columns: tuple[Column, ...]) -> Iterator[tuple[Row, str]]:
    """The rows, each with its properties as JSON."""
    rows, again = tee(view.rows)
    return zip(rows, chain.from_iterable(many(view._replace(rows=again), columns)), strict=True)


def collection(features: Iterable[tuple[Row, str]]) -> Iterator[str]:
    """A collection of features: rows, each with its properties as JSON."""
    before = '{"type": "FeatureCollection", "features": ['
    for row, properties in features:
        found = position(row)
        geometry = {"type": "Point", "coordinates": found} if found else None
        identity = f'"id": {json.dumps(row["id"])}, ' if isinstance(row.get("id"), str) else ""
        yield f'{before}\n{{"type": "Feature", {identity}"geometry": {json.dumps(geometry)}, "properties": {properties}}}'
        before = ","
    yield f"{before}]}}\n" if before != "," else "\n]}\n"


def position(row: Row) -> list[Any] | None:
    """Longitude and latitude of a row; None where it has no place."""
    for attributes in (row.get("attributes"), json.loads(row.get("event_attributes") or "{}")):
        if attributes and "lat" in attributes and "lon" in attributes:
            return [attributes["lon"], attributes["lat"]]
    return None
