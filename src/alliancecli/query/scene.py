"""What one picture shows: events, the strengths claimed of the forces concerned, and the lives of these."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY
from alliancecli.model.quantity import amount, largest
from alliancecli.query.engine import Engine
from alliancecli.query.figures import observations, partial_scopes
from alliancecli.query.filters import Filter, column_in, either, has_facet
from alliancecli.query.hues import DRAWN, apart, hues
from alliancecli.query.names import CALLED, known_as
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window

LEAST_SHARE = 0.03
"""A force that never had this part of the greatest strength claimed is too small to be seen beside it, and is left out."""


OF_FORCES = Filter(
    "r.subject IN (SELECT id FROM institution WHERE kind IN ('force', 'mission', 'operation', 'command', 'armed-forces'))", {}, "forces"
)
"""What a picture draws as strengths: what a state or an alliance has under arms is none of a force."""

FEW = 4
"""Forces whose greatest strengths a title tells."""


class Force(NamedTuple):
    """A force: id, name, the first and the last day of its life as numbers (see dates.days.OPEN_DAY), colour (see hues), theatres."""

    id: str
    name: str
    first: int
    last: int
    hue: int = 0
    theatres: tuple[str, ...] = ()


class Scene(NamedTuple):
    """What is drawn, and its title, "" where nothing but a count can be said.

    Claims are totals of troops that were there; forces are in the order of their beginnings. `notes` say what claims count beside. It is
    drawn from the day `first` to the day `last`, as numbers, whatever reaches beyond; to the ends of all that is drawn where they are open.
    """

    title: str
    events: list[Row]
    claims: list[Row]
    forces: list[Force]
    notes: list[str] = []  # noqa: RUF012  # never written to
    first: int = -OPEN_DAY
    last: int = OPEN_DAY


def scene(
    connection: Engine,
    events: list[Row],
    window: Window,
    *,
    theatres: Iterable[str] = (),
    institutions: Iterable[str] = (),
    about: str = "",
    known: Mapping[str, int] | None = None,
) -> Scene:
    """The events with what the record has of the forces in these theatres, or of these institutions.

    `about` names the whole; without it the title is made of the theatres and institutions. `known` are the colours of forces, for one
    who asks often.
    """
    places, named = list(theatres), list(institutions)
    whole = Filter(DRAWN, {}, "strengths")
    about = about or ", ".join([*(place.replace("-", " ").title() for place in places), *(known_as(connection, one) for one in named)])
    if not places and not named:
        return Scene("", events, [], [], first=window.low, last=window.high)
    concerned = either([*has_facet("figure.theatre", places), *column_in("subject", named)])
    part = partial_scopes(connection)
    claims = [row for row in observations(connection, [whole, OF_FORCES, concerned], window) if row["scope"] not in part and largest(row)]
    claims = _of_one_scope(claims)
    least = LEAST_SHARE * max(map(largest, claims), default=0)
    seen = {row["subject"] for row in claims if largest(row) >= least}
    claims = [row for row in claims if row["subject"] in seen]
    forces = _forces(connection, {*seen, *named}, hues(connection) if known is None else known)
    title = _title(about, claims, alone=len(places) + len(named) == 1)
    notes = _wider([force for force in forces if force.id in seen], places)
    return Scene(title, events, claims, forces, notes, window.low, window.high)


def _of_one_scope(claims: list[Row]) -> list[Row]:
    """Of each force the claims of the scope that has the most: those of two scopes are not to be compared."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in claims:
        counts[row["subject"]][row["scope"]] += 1
    chosen = {subject: max(scopes, key=scopes.__getitem__) for subject, scopes in counts.items()}
    return [row for row in claims if row["scope"] == chosen[row["subject"]]]


def _forces(connection: Engine, ids: set[str], known: Mapping[str, int]) -> list[Force]:
    if not ids:
        return []
    (among,) = column_in("id", sorted(ids))
    sql = f"SELECT id, {CALLED}, life_first, life_last, theatres FROM institution r WHERE {among.sql}"
    colors = apart(ids, known)
    rows = connection.execute(sql, among.parameters)
    found = (Force(one, name, first, last, colors[one], tuple(json.loads(theatres))) for one, name, first, last, theatres in rows)
    return sorted(found, key=lambda force: (force.first, force.last, force.id))


def _wider(forces: list[Force], places: list[str]) -> list[str]:
    """What is to be known of forces that were in other theatres too than those asked for: their strengths are of all of them."""
    return [
        f"{force.name} was in {', '.join(force.theatres)}: its numbers are of all of them."
        for force in forces
        if places and set(force.theatres) - set(places)
    ]


def _title(about: str, claims: list[Row], *, alone: bool) -> str:
    """What the claims come to in a line: the first, the greatest and the last; those alone whose beginning and end are known.

    Where several things are shown, the greatest of each force, if these are few.
    """
    dated = [row for row in claims if row["date_min"] and row["date_max"]]
    if not dated:
        return about
    if not alone:
        greatest: dict[str, Row] = {}
        for row in sorted(dated, key=largest, reverse=True):
            greatest.setdefault(row["subject_name"], row)
        return f"{about}: at most {'; '.join(_told([*greatest.values()], about))}" if len(greatest) <= FEW else about
    first, last = dated[0], max(dated, key=lambda row: row["first"])
    peak = max(dated, key=largest)
    rising = largest(peak) > max(largest(first), largest(last))
    begun, *then, ended = _told([first, *([peak] if rising else []), last], about)
    return f"{about}: {begun}" if first is last else f"{about}: from {', up to '.join([begun, *then])}, to {ended}"


def _told(rows: list[Row], about: str) -> list[str]:
    """The numbers of claims with their dates, and what they count and in which force, where that is not what was said just before."""
    told, before, force = [], "", about
    for row in rows:
        unit = "" if row["unit"] == before else f" {row['unit']}"
        within = "" if row["subject_name"] == force else f" in {row['subject_name']}"
        told.append(f"{amount(row)}{unit}{within}, {row['shown']}")
        before, force = row["unit"], row["subject_name"]
    return told
