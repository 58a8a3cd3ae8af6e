"""Names: an id, acronym or alias, exact and case folded. Never a part of one: "Niger" is not "Nigeria"."""

import sqlite3
from collections.abc import Iterable

from alliancecli.errors import UnknownName

RECORDS = ("institution", "event", "figure", "term", "source")
"""The types of name that are records of their own, as against theatres, scopes and tags."""


def resolve(connection: sqlite3.Connection, name: str, kind: str) -> str:
    """The id that a name means, among names of one type ("institution", "theatre", "source", "tag", "scope").

    Raises UnknownName, with suggestions.
    """
    found = connection.execute(
        "SELECT id FROM name WHERE name = :name AND type = :kind", {"name": name.strip().casefold(), "kind": kind}
    ).fetchone()
    if found is None:
        raise unknown(connection, name, (kind,))
    return str(found[0])


def resolve_all(connection: sqlite3.Connection, names: Iterable[str], kind: str) -> list[str]:
    """The ids that names mean, each once."""
    return list(dict.fromkeys(resolve(connection, name, kind) for name in names))


def find(connection: sqlite3.Connection, name: str, kinds: tuple[str, ...] = RECORDS) -> list[tuple[str, str]]:
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


def unknown(connection: sqlite3.Connection, name: str, kinds: tuple[str, ...]) -> UnknownName:
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
