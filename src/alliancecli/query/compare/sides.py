"""What the names on the command line mean: theatres and institutions, and the events that touch them."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.errors import BadUsage, UnknownName
from alliancecli.query.compare.claims import STRONG, strength
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter
from alliancecli.query.institutions import institutions
from alliancecli.query.names import resolve, unknown

KINDS = ("theatre", "institution")
"""What can be named to compare: `theatre:iraq`, `institution:irq`."""


class Side(NamedTuple):
    """One of the things compared: its type, its id, the key that names it in rows, and its name for people."""

    kind: str
    id: str
    key: str
    name: str


def sides(connection: Engine, names: Iterable[str], *, places: bool) -> tuple[list[Side], list[str]]:
    """What the names mean, and what to say about it.

    A name of a theatre and of an institution asks which, unless `places` and every name may be a theatre: then they are theatres, and
    that is said. Raises UnknownName where a name means nothing or too much, BadUsage where two mean the same.
    """
    readings = [(name, _readings(connection, name)) for name in names]
    notes = []
    if places and len(readings) > 1 and all(any(kind == "theatre" for kind, _ in found) for _, found in readings):
        others = [f"institution:{one}" for _, found in readings for kind, one in found if kind == "institution"]
        if others:
            notes.append(f"read as theatres; the institutions of these names are {', '.join(others)}")
        readings = [(name, [pair for pair in found if pair[0] == "theatre"]) for name, found in readings]
    for name, found in readings:
        if len(found) > 1:
            ways = " or ".join(f"{kind}:{one}" for kind, one in found)
            raise UnknownName(f"'{name}' means more than one thing: write {ways}")
    pairs = [found[0] for _, found in readings]
    if len(set(pairs)) < len(pairs):
        twice = next(one for one in pairs if pairs.count(one) > 1)
        raise BadUsage(f"{twice[1]} is named twice; name different things to compare")
    ids = [one for _, one in pairs]
    return [Side(kind, one, one if ids.count(one) == 1 else f"{kind}:{one}", _called(connection, kind, one)) for kind, one in pairs], notes


def _readings(connection: Engine, name: str) -> list[tuple[str, str]]:
    """Every theatre and institution that a name means, as (type, id)."""
    kind, colon, rest = name.partition(":")
    if colon and kind.strip().casefold() in KINDS:
        kind = kind.strip().casefold()
        return [(kind, resolve(connection, rest, kind))]
    sql = "SELECT type, id FROM name WHERE name = :name AND type IN ('theatre', 'institution') ORDER BY type DESC, id"
    found = connection.execute(sql, {"name": name.strip().casefold()}).fetchall()
    if not found:
        raise unknown(connection, name, KINDS)
    return found


def _called(connection: Engine, kind: str, one: str) -> str:
    if kind == "theatre":
        return one
    row = next(institutions(connection, [this(one)]))
    return str((row["acronyms"] or [row["name"]])[0])


def this(one: str) -> Filter:
    """The institution of that id."""
    return Filter("r.id = :id", {"id": one}, one)


def are_forces(connection: Engine, chosen: list[Side]) -> bool:
    """Whether all are institutions that are forces, or of which the record has a strength."""
    strong = {subject for (subject,) in connection.execute(f"SELECT DISTINCT subject FROM figure r WHERE {strength().sql}", STRONG)}
    forces_ = {one for (one,) in connection.execute("SELECT id FROM institution WHERE kind = 'force'")}
    return all(side.kind == "institution" and side.id in strong | forces_ for side in chosen)


def touching(chosen: list[Side]) -> Filter:
    """Events in one of the theatres, or in which one of the institutions acts or is acted on."""
    parameters, slots = {}, {"theatre": [], "institution": []}  # type: ignore[var-annotated]
    for n, side in enumerate(chosen):
        parameters[f"side{n}"] = side.id
        slots[side.kind].append(f":side{n}")
    either = f"""(field = 'event.theatre' AND term IN ({", ".join(slots["theatre"])}))
              OR (field IN ('event.actor', 'event.institution') AND term IN ({", ".join(slots["institution"])}))"""
    return Filter(f"r.row IN (SELECT record FROM facet WHERE {either})", parameters, " or ".join(side.key for side in chosen))
