"""Names: an id, acronym or alias, exact and case folded. Never a part of one: "Niger" is not "Nigeria"."""

from collections.abc import Iterable

from alliancecli.errors import UnknownName
from alliancecli.query.engine import Engine

RECORDS = ("institution", "event", "figure", "term", "source")
"""The types of name that are records of their own, as against theatres, scopes and tags."""


def resolve(connection: Engine, name: str, kind: str) -> str:
    """The id that a name means, among names of one type ("institution", "theatre", "source", "tag", "scope").

    Raises UnknownName, with suggestions.
    """
    found = connection.execute(
        "SELECT id FROM name WHERE name = :name AND type = :kind", {"name": name.strip().casefold(), "kind": kind}
    ).fetchone()
    if found is None:
        raise unknown(connection, name, (kind,))
    return str(found[0])


def resolve_all(connection: Engine, names: Iterable[str], kind: str) -> list[str]:
    """The ids that names mean, each once."""
    return list(dict.fromkeys(resolve(connection, name, kind) for name in names))


def find(connection: Engine, name: str, kinds: tuple[str, ...] = RECORDS) -> list[tuple[str, str]]:
    """Every record that a name means, as (type, id). A record with that very id comes alone.

    Raises UnknownName, with suggestions.
    """
    folded = name.strip().casefold()
    found = [
        (kind, one) for kind, one in connection.execute("SELECT type, id FROM name WHERE name = :name", {"name": folded}) if kind in kinds
    ]
    if not found:
        raise unknown(connection, name, kinds)
    return [pair for pair in found if pair[1] == folded] or sorted(found, key=lambda pair: kinds.index(pair[0]))


def beginning(connection: Engine, start: str, kinds: tuple[str, ...], limit: int) -> list[tuple[str, str | None]]:
    """The names of those types that begin so, with what each is, in the order of the alphabet; names with blanks are left out.

    Where there are more than `limit` the very last one follows the first: so the beginning that all of them share can be told.
    """
    slots = ", ".join(f":k{n}" for n in range(len(kinds)))
    asked = {"start": start.strip().casefold(), "limit": limit + 1, **{f"k{n}": kind for n, kind in enumerate(kinds)}}
    found = dict(connection.execute(_BEGINNING.format(slots=slots, way="ASC"), asked).fetchall())
    if len(found) > limit:
        found.popitem()
        found.update(connection.execute(_BEGINNING.format(slots=slots, way="DESC"), {**asked, "limit": 1}).fetchall())
    return list(found.items())


_BEGINNING = """
SELECT n.name, max(COALESCE(institution.name, event.title, figure.title, term.name, source.title, theatre.definition, scope.definition))
FROM (
    SELECT name, type, id FROM name
    WHERE name >= :start AND name < :start || char(1114111) AND type IN ({slots}) AND name NOT GLOB '*[^-a-z0-9._+/]*'
    ORDER BY name {way} LIMIT :limit * 3
) AS n
LEFT JOIN institution ON n.type = 'institution' AND institution.id = n.id
LEFT JOIN event ON n.type = 'event' AND event.id = n.id
LEFT JOIN figure ON n.type = 'figure' AND figure.id = n.id
LEFT JOIN term ON n.type = 'term' AND term.id = n.id
LEFT JOIN source ON n.type = 'source' AND source.id = n.id
LEFT JOIN theatre ON n.type = 'theatre' AND theatre.id = n.id
LEFT JOIN scope ON n.type = 'scope' AND scope.id = n.id
GROUP BY n.name ORDER BY n.name {way} LIMIT :limit
"""


def unknown(connection: Engine, name: str, kinds: tuple[str, ...]) -> UnknownName:
    """The error for a name that nothing bears, with the nearest that something does."""
    from difflib import get_close_matches

    folded = name.strip().casefold()
    slots = ", ".join(f":k{n}" for n in range(len(kinds)))
    rows = connection.execute(f"SELECT name, id FROM name WHERE type IN ({slots})", {f"k{n}": kind for n, kind in enumerate(kinds)})
    owners = dict(rows.fetchall())
    near = list(dict.fromkeys(owners[match] for match in get_close_matches(folded, owners, n=5, cutoff=0.6)))
    what = kinds[0] if len(kinds) == 1 else "record"
    listed = {"institution": "alliance institutions", "source": "alliance sources", "theatre": "alliance help fields"}
    advice = f"did you mean {', '.join(near)}?" if near else f"see `{listed.get(what, 'alliance timeline')}`"
    return UnknownName(f"no {what} is called '{name}'; {advice}")
