"""Names: an id, acronym or alias, exact and case folded. Never a part of one: "Niger" is not "Nigeria"."""

from collections.abc import Iterable
from contextlib import suppress

from alliancecli.errors import AllianceError, UnknownName, WrongKind
from alliancecli.model.characters import name_key
from alliancecli.query.engine import Engine

RECORDS = ("institution", "event", "figure", "relation", "term", "source")
"""The types of name that are records of their own, as against theatres, scopes and tags; in the order in which hits of a search come."""

CALLED = "CASE kind WHEN 'state' THEN name ELSE coalesce(json_extract(acronyms, '$[0]'), name) END"
"""What an institution is called in a sentence, in SQL: see model.words.in_short."""


def known_as(connection: Engine, one: str) -> str:
    """What an institution is called in a sentence."""
    return str(connection.execute(f"SELECT {CALLED} FROM institution WHERE id = :id", {"id": one}).fetchone()[0])


def state_named(connection: Engine, one: str) -> str | None:
    """The name of a state; None where the id is that of something else."""
    found = connection.execute("SELECT name FROM institution WHERE id = :one AND kind = 'state'", {"one": one}).fetchone()
    return found[0] if found else None


def resolve(connection: Engine, name: str, *kinds: str) -> str:
    """The id that a name means, among names of some types ("institution", "theatre", "source", "tag", "scope", "event", "figure").

    Raises UnknownName, with suggestions, or with the ids where it means several of one type.
    """
    found = find(connection, name, kinds)
    several = [pair for pair in found if pair[0] == found[0][0]]
    if len(several) > 1:
        raise UnknownName(ambiguous(name, several))
    return found[0][1]


def ambiguous(name: str, found: Iterable[tuple[str, str]]) -> str:
    """What is said where a name means several records, given as (type, id)."""
    return f"'{name}' means more than one record: {', '.join(f'{one} ({kind})' for kind, one in found)}; name one by its id"


def resolve_all(connection: Engine, names: Iterable[str], *kinds: str) -> list[str]:
    """The ids that names mean, each once; several may stand in one text with commas between them, where that is no name itself."""
    every = (part for name in names for part in ([name] if "," not in name or meant(connection, name, kinds) else name.split(",")))
    return list(dict.fromkeys(resolve(connection, name, *kinds) for name in every))


def folded(name: str) -> str:
    """A name as it is looked up: without case and blanks at its ends, and with a sign in place of what is no text."""
    return name_key(name.strip()).encode("utf-8", "replace").decode()


TABLES = ("event", "figure", "relation")
"""The types of record that have no other name than their id; they may be many."""


def meant(connection: Engine, name: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every record of some types that a name means, as (type, id)."""
    slots, asked = _kinds(kinds)
    statements = [f"SELECT type, id FROM name WHERE name = :name AND type IN ({slots})"]
    statements += [f"SELECT '{table}', id FROM {table} WHERE id = :name" for table in TABLES if table in kinds]
    found = connection.execute(" UNION ALL ".join(statements) + " ORDER BY 1, 2", {**asked, "name": folded(name)})
    return found.fetchall()


def _kinds(kinds: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """Slots for some types, and what goes into them."""
    asked = {f"k{n}": kind for n, kind in enumerate(kinds)}
    return ", ".join(f":{key}" for key in asked), asked


def find(connection: Engine, name: str, kinds: tuple[str, ...] = RECORDS) -> list[tuple[str, str]]:
    """Every record that a name means, as (type, id). A record with that very id comes alone.

    Raises UnknownName, with suggestions.
    """
    found = meant(connection, name, kinds) or (_of_state(connection, name) if kinds == ("theatre",) else [])
    if not found:
        raise unknown(connection, name, kinds)
    return [pair for pair in found if pair[1] == folded(name)] or sorted(found, key=lambda pair: kinds.index(pair[0]))


def _of_state(connection: Engine, name: str) -> list[tuple[str, str]]:
    """The theatre that bears the name of a state, where that is called otherwise: `DRC`."""
    states = (state_named(connection, one) for _, one in meant(connection, name, ("institution",)))
    return [pair for state in states if state for pair in meant(connection, state, ("theatre",))]


def subject_of(connection: Engine, kind: str, one: str) -> tuple[str, str]:
    """What a figure or a relation is about, as (type, id)."""
    sql = f"SELECT subject, subject IN (SELECT id FROM event) FROM {kind} WHERE id = :id"
    subject, of_event = connection.execute(sql, {"id": one}).fetchone()
    return "event" if of_event else "institution", subject


HAVING = {
    "strength": "SELECT subject FROM series WHERE measure IN ('troops', 'personnel', 'local-forces')",
    "parts": "SELECT contributor FROM series",
    "members": "SELECT subject FROM relation_claim WHERE relation IN ('member', 'partner')",
    "holders": "SELECT subject FROM relation_claim WHERE relation = 'holder'",
}
"""Which institutions have a strength, give parts, have members, have holders: in SQL, their ids."""


def beginning(connection: Engine, start: str, kinds: tuple[str, ...], limit: int, having: str = "") -> list[tuple[str, str | None]]:
    """The names of those types that begin so, with what each is, in the order of the alphabet; names with blanks are left out.

    Of a beginning of no letter only ids are told, since acronyms and aliases stand for the same. Institutions may be held to
    `having` something: a key of HAVING. Where there are more than `limit` the very last one follows the first: so the beginning
    that all of them share can be told.
    """
    slots, types = _kinds(kinds)
    narrower = (" AND name = id" if not start else "") + (f" AND id IN ({HAVING[having]})" if having else "")
    asked: dict[str, str | int] = {"start": folded(start), "limit": limit + 1, **types}
    found = dict(connection.execute(_BEGINNING.format(slots=slots, narrower=narrower, way="ASC"), asked).fetchall())
    if len(found) > limit:
        found.popitem()
        last = connection.execute(_BEGINNING.format(slots=slots, narrower=narrower, way="DESC"), {**asked, "limit": 1})
        found.update(last.fetchall())
    return list(found.items())


_BEGINNING = """
SELECT n.name, max(COALESCE(institution.name, n.title, term.name, source.title, theatre.definition, scope.definition))
FROM (
    SELECT name, type, id, NULL AS title FROM name
    WHERE type IN ({slots}) AND name IN (
        SELECT DISTINCT name FROM name
        WHERE name >= :start AND name < :start || char(1114111) AND type IN ({slots}) AND name NOT GLOB '*[^-a-z0-9._+/]*'{narrower}
        ORDER BY name {way} LIMIT :limit
    )
    UNION ALL SELECT * FROM (
        SELECT id, 'event', id, title FROM event
        WHERE id >= :start AND id < :start || char(1114111) AND 'event' IN ({slots}) ORDER BY id {way} LIMIT :limit
    )
    UNION ALL SELECT * FROM (
        SELECT id, 'figure', id, title FROM figure
        WHERE id >= :start AND id < :start || char(1114111) AND 'figure' IN ({slots}) ORDER BY id {way} LIMIT :limit
    )
    UNION ALL SELECT * FROM (
        SELECT id, 'relation', id, coalesce(name, object, subject) FROM relation
        WHERE id >= :start AND id < :start || char(1114111) AND 'relation' IN ({slots}) ORDER BY id {way} LIMIT :limit
    )
) AS n
LEFT JOIN institution ON n.type = 'institution' AND institution.id = n.id
LEFT JOIN term ON n.type = 'term' AND term.id = n.id
LEFT JOIN source ON n.type = 'source' AND source.id = n.id
LEFT JOIN theatre ON n.type = 'theatre' AND theatre.id = n.id
LEFT JOIN scope ON n.type = 'scope' AND scope.id = n.id
GROUP BY n.name ORDER BY n.name {way} LIMIT :limit
"""


SHOWN_BY = {
    **dict.fromkeys(RECORDS, "alliance show {}"),
    "theatre": "alliance timeline --theatre {}",
    "tag": "alliance timeline --tag {}",
    "scope": "alliance figures --scope {}",
    "person": "alliance holders --person {}",
}
"""The command that shows what a name of each type stands for."""


PLACED = ("theatre", "person")
"""The types of name that are told where they belong also where they are part of longer names: Kosovo is meant, not the mission there."""


def elsewhere(connection: Engine, name: str) -> tuple[str, str] | None:
    """What a name is, whatever its type, as (type, command that shows it); None where nothing bears it."""
    from shlex import quote

    found = {kind for kind, _ in meant(connection, name, tuple(SHOWN_BY))} or ({"person"} if _held_office(connection, name) else set())
    return next(((kind, said.format(quote(folded(name)))) for kind, said in SHOWN_BY.items() if kind in found), None)


def _held_office(connection: Engine, name: str) -> bool:
    """Whether these are words of the name of someone who held an office; two letters are none."""
    from alliancecli.model.folding import fold

    words = fold(name).split()
    if len("".join(words)) <= len("of"):
        return False
    people = connection.execute("SELECT DISTINCT name FROM relation WHERE relation = 'holder' AND name IS NOT NULL")
    return any(set(words) <= set(fold(person).split()) for (person,) in people)


SHORT = 4
"""So short a word is like many others by chance: `nope` is no misspelled UNMOP."""


def alike(word: str, known: Iterable[str], n: int, cutoff: float) -> list[str]:
    """The words that are most like one; a SHORT one begins as they do."""
    from difflib import get_close_matches

    return get_close_matches(word, [one for one in known if len(word) > SHORT or one[:1] == word[:1]], n=n, cutoff=cutoff)


def unknown(connection: Engine, name: str, kinds: tuple[str, ...]) -> UnknownName:
    """The error for a name that nothing of these types bears: what else bears it, or the names that it is part of or like."""
    from shlex import quote

    from alliancecli.model.folding import fold

    what = " or ".join(kinds) if len(kinds) <= 2 else "record"
    sought = folded(name)
    slots, asked = _kinds(kinds)
    owners = dict(connection.execute(f"SELECT name, id FROM name WHERE type IN ({slots}) ORDER BY name, id", asked).fetchall())
    for table in TABLES:
        if table in kinds:
            owners.update((one, one) for one in _around(connection, table, sought))
    words = fold(sought)
    folds: dict[str, str] = {}
    for one, owner in owners.items():
        folds.setdefault(fold(one), owner)
    longer = [one for one in folds if f" {words} " in f" {one} "] if words else []
    other = elsewhere(connection, name)
    if other and (other[0] in (*RECORDS, *PLACED) or not longer):
        return WrongKind(f"'{name}' is {'an' if other[0][0] in 'aeiou' else 'a'} {other[0]} and no {what}", other[0], sought, other[1])
    like = alike(words, folds, n=5, cutoff=0.65)
    nearly = alike(words, like, n=5, cutoff=0.85)
    told_of = _told_of(connection, name, kinds) if " " in words else []  # one word of a text is no name
    near = list(dict.fromkeys((*(folds[match] for match in (*longer, *nearly)), *told_of, *(folds[match] for match in like))))[:5]
    listed = {
        "institution": "alliance institutions",
        "source": "alliance sources",
        "theatre": "alliance help theatres",
        "tag": "alliance help tags",
        "scope": "alliance help scopes",
    }
    advice = f"did you mean {', '.join(near)}?" if near else f"see `{listed.get(what, f'alliance search {quote(sought)}')}`"
    return UnknownName(f"no {what} is called '{name}'; {advice}")


TOLD_OF = 3
"""So many records that have all the words of an unknown name are offered, before names that are spelled somewhat like it."""


def _told_of(connection: Engine, name: str, kinds: tuple[str, ...]) -> list[str]:
    """The ids of the records of these types that have all words of a name, the best first; none where an engine has no full text."""
    from alliancecli.query.filters import column_in
    from alliancecli.query.search import search
    from alliancecli.query.search_query import search_query, widened
    from alliancecli.query.windows import Window

    with suppress(AllianceError):
        found = search(connection, widened(connection, search_query(name)), [*column_in("type", kinds)], Window(), TOLD_OF)
        return [row["id"] for row in found.rows] if found.whole is None and not found.untimely else []
    return []


def spelled(connection: Engine, table: str, column: str, texts: Iterable[str]) -> list[str]:
    """Texts as a column of the record has them, whatever their case. Raises UnknownName for what it has nowhere, with near ones."""
    known: dict[str, str] = {}
    for (text,) in connection.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {column}"):
        known.setdefault(text.casefold(), text)
    found = [known.get(text.casefold()) for text in texts]
    for text, one in zip(texts, found, strict=True):
        if one is None:
            near = [known[match] for match in alike(text.casefold(), known, n=5, cutoff=0.65)]
            raise UnknownName(f"no {column} is called '{text}'" + (f"; did you mean {', '.join(near)}?" if near else ""))
    return [one for one in found if one is not None]


NEIGHBOURS = 2_000
"""How many ids on either side of a name, in the order of the alphabet, are looked at for one that is like it."""


def _around(connection: Engine, table: str, name: str) -> list[str]:
    """The ids of a table that stand next to a name in the alphabet: of few records all, of many those that begin like it."""
    sides = (("<", "DESC"), (">=", "ASC"))
    statements = (f"SELECT id FROM {table} WHERE id {side} :name ORDER BY id {way} LIMIT {NEIGHBOURS}" for side, way in sides)
    return [one for sql in statements for (one,) in connection.execute(sql, {"name": name})]
