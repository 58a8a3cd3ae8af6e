"""What is needed to cite records: where each claim is said, the sources themselves, and the version of the record."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.model.words import apart
from alliancecli.query.edition import Edition, edition
from alliancecli.query.engine import Engine
from alliancecli.query.names import RECORDS, ambiguous, meant, unknown
from alliancecli.query.rows import Row

MAX_SUGGESTED = 5
"""So many unknown names get suggestions; near names take longer to find than everything else."""

MAX_NAME_LENGTH = 60
"""Characters of an unknown name that a message repeats."""

_SOURCES = {kind: f"SELECT sources FROM {kind} WHERE id = :id" for kind in RECORDS if kind != "source"}


class Place(NamedTuple):
    """Where a record is said: the id of the source, the locator, and how that passage was published, if by itself."""

    source: str
    locator: str = ""
    apart: str = ""


class CitedRecord(NamedTuple):
    """A record to cite, and each place where it is said; a source stands for itself, with no locator."""

    id: str
    type: str
    places: tuple[Place, ...]


class Bibliography(NamedTuple):
    """The claims, each once in the order asked; their sources by id, as CSL fields; the edition of the record; what could not be found."""

    claims: list[CitedRecord]
    sources: dict[str, Row]
    edition: Edition
    problems: list[str]

    def by_source(self) -> dict[str, list[CitedRecord]]:
        """Each source once, in the order in which it is first cited, with the claims that rest on it."""
        found: dict[str, list[CitedRecord]] = {}
        for claim in self.claims:
            for source in dict.fromkeys(place.source for place in claim.places):
                found.setdefault(source, []).append(claim)
        return found


def cite(connection: Engine, names: Iterable[str]) -> Bibliography:
    """Everything needed to cite what the names mean: ids, acronyms or aliases, as everywhere. One pass; a name given twice counts once."""
    claims: dict[str, CitedRecord] = {}
    problems: list[str] = []
    strangers = 0
    for name in dict.fromkeys(name.strip() for name in names):
        records = meant(connection, name, RECORDS)
        records = [pair for pair in records if pair[1] == name.casefold()] or records
        if len(records) == 1:
            kind, one = records[0]
            if one not in claims:
                claims[one] = CitedRecord(one, kind, _places(connection, kind, one))
        elif records:
            problems.append(ambiguous(name, records))
        else:
            strangers += 1
            problems.append(_stranger(connection, name, suggest=strangers <= MAX_SUGGESTED))
    wanted = dict.fromkeys(place.source for claim in claims.values() for place in claim.places)
    return Bibliography(list(claims.values()), {one: _source(connection, one) for one in wanted}, edition(connection), problems)


def places(sources: Iterable[Row]) -> tuple[Place, ...]:
    """The places that entries of sources name, each once however many anchors it has there."""
    return tuple(dict.fromkeys(Place(cited["source"], cited["locator"], apart(cited)) for cited in sources))


def _places(connection: Engine, kind: str, one: str) -> tuple[Place, ...]:
    """Where a record is said."""
    if kind == "source":
        return (Place(one),)
    (sources,) = connection.execute(_SOURCES[kind], {"id": one}).fetchone()
    return places(json.loads(sources))


def _source(connection: Engine, one: str) -> Row:
    (csl,) = connection.execute("SELECT csl FROM source WHERE id = :id", {"id": one}).fetchone()
    found: Row = json.loads(csl)
    return found


def _stranger(connection: Engine, name: str, *, suggest: bool) -> str:
    if len(name) > MAX_NAME_LENGTH:
        return f"no record is called '{name[:MAX_NAME_LENGTH]}…'"
    return str(unknown(connection, name, RECORDS)) if suggest else f"no record is called '{name}'"
