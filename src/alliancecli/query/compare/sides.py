"""What the names on the command line mean: theatres and institutions."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.errors import BadUsage, UnknownName
from alliancecli.query import events
from alliancecli.query.engine import Engine
from alliancecli.query.figures import strength
from alliancecli.query.filters import Filter, column_in
from alliancecli.query.names import CALLED, meant, resolve, unknown
from alliancecli.query.rows import Row

KINDS = ("theatre", "institution")
"""What can be named to compare: `theatre:iraq`, `institution:irq`."""


class Side(NamedTuple):
    """One of the things compared: its type, its id, the key that names it in rows, and its name for people."""

    kind: str
    id: str
    key: str
    name: str

    def has(self, event: Row) -> bool:
        """Whether an event happens there, or it acts or is acted on in it."""
        return self.id in (event["theatres"] if self.kind == "theatre" else (*event["actors"], *event["institutions"]))


def sides(connection: Engine, names: Iterable[str], *, places: bool) -> tuple[list[Side], list[str]]:
    """What the names mean, and what to say about it.

    A name of a theatre and of an institution asks which, unless `places` and every name may be a theatre: then they are theatres, and
    that is said. Raises UnknownName where a name means nothing or too much, BadUsage where two mean the same.
    """
    readings = [(name, _readings(connection, name)) for name in names]
    notes = []
    if places and len(readings) > 1 and all(found[0][0] == "theatre" for _, found in readings):
        if others := [f"institution:{one}" for _, found in readings for kind, one in found if kind == "institution"]:
            notes.append(f"read as theatres; the institutions of these names are {', '.join(others)}")
        readings = [(name, [pair for pair in found if pair[0] == "theatre"]) for name, found in readings]
    for name, found in readings:
        if len(found) > 1:
            raise UnknownName(f"'{name}' means more than one thing: write {' or '.join(map(':'.join, found))}")
    pairs = [found[0] for _, found in readings]
    if twice := [one for one in pairs if pairs.count(one) > 1]:
        raise BadUsage(f"{twice[0][1]} is named twice; name different things to compare")
    ids = [one for _, one in pairs]
    called = dict(connection.execute(f"SELECT id, {CALLED} FROM institution"))
    named = {pair: pair[1] if ids.count(pair[1]) == 1 else ":".join(pair) for pair in pairs}
    return [Side(kind, one, named[kind, one], called[one] if kind == "institution" else one) for kind, one in pairs], notes


def _readings(connection: Engine, name: str) -> list[tuple[str, str]]:
    """Every theatre and institution that a name means, as (type, id), theatres first."""
    kind, colon, rest = name.partition(":")
    kind = kind.strip().casefold()
    if colon and kind in KINDS:
        return [(kind, resolve(connection, rest, kind))]
    found = meant(connection, name, KINDS)
    if not found:
        raise unknown(connection, name, KINDS)
    return sorted(found, key=lambda pair: KINDS.index(pair[0]))


def are_forces(connection: Engine, chosen: list[Side], measures: Iterable[str] = ()) -> bool:
    """True if all are institutions that are forces or have a figure of a strength; where measures are named, if any has one of these."""
    if any(side.kind != "institution" for side in chosen):
        return False
    counted = next(column_in("measure", measures), None)
    every = counted or strength()
    found = {one for (one,) in connection.execute(f"SELECT DISTINCT subject FROM figure r WHERE {every.sql}", every.parameters)}
    if counted and any(side.id in found for side in chosen):
        return True
    found |= {one for (one,) in connection.execute("SELECT id FROM institution WHERE kind = 'force'")}
    return all(side.id in found for side in chosen)


def touching(chosen: Iterable[Side]) -> Filter:
    """Events of any of the sides."""
    ids = {kind: [side.id for side in chosen if side.kind == kind] for kind in KINDS}
    return events.touching(ids["institution"], ids["theatre"])
