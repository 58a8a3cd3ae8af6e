"""The command that answers what a search only finds records of: who belonged, who held an office, how many there were."""

import re
from collections.abc import Iterator
from shlex import join
from typing import NamedTuple

from alliancecli.dates.words import read
from alliancecli.errors import BadDate
from alliancecli.model.folding import fold
from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.filters import column_in, has_facet, where
from alliancecli.query.nations import NATIONS
from alliancecli.query.search_query import MAX_NAME_WORDS, SearchQuery

MEMBERS = frozenset(["member", "members", "membership", "belong", "belongs", "belonged", "join", "joined", "joins"])
LEADERS = frozenset(["who", "commander", "commanders", "commanded", "commands", "leader", "led", "leads", "head", "headed"])
TROOPS = frozenset(["troop", "troops", "soldier", "soldiers", "strength"])
DEAD = frozenset(["dead", "died", "killed", "deaths", "casualties", "fatalities", "losses", "wounded"])
NOW = frozenset(["now", "today", "currently"])
_HOW_STRONG = re.compile(r"\bhow (?:big|large|strong)\b")
_HOW_LONG = re.compile(r"\bhow long\b")


class _Named(NamedTuple):
    """What a question names: an institution, by its kind, or a theatre."""

    kind: str
    id: str


def advised(connection: Engine, text: str, asked: SearchQuery) -> str:
    """The command that answers what was asked in words; "" where it asks for nothing that a command counts or lists."""
    folded = fold(text)
    words = folded.split()
    named = list(_named(connection, words))
    return next((join(["alliance", *command]) for command in _commands(connection, folded, named, _as_of(words, asked))), "")


def _commands(connection: Engine, text: str, named: list[_Named], as_of: list[str]) -> Iterator[list[str]]:
    """The commands that answer, the likeliest first."""
    words = frozenset(text.split())
    bodies = [one.id for one in named if one.kind not in ("theatre", "state")]
    places = [one.id for one in named if one.kind == "theatre"]
    if words & DEAD:
        yield from (["figures", "--theatre", one, "--measure", "casualties", *as_of] for one in places)
        return
    if words & MEMBERS:
        yield from (["members", one, *as_of] for one in bodies if _has(connection, "relation", one, "relation = 'member'"))
    if words & LEADERS or any(one.kind == "position" for one in named):
        yield from (["holders", one, *as_of] for one in bodies if _is_held(connection, one))
    if words & TROOPS or _HOW_STRONG.search(text):
        givers = [*_nations(connection, words), *(one.id for one in named if one.kind == "state")]
        for flag, one in (*(("", one) for one in bodies), *(("--theatre", one) for one in places)):
            for by in [*(["--contributor", giver] for giver in givers), []]:
                if _counted(connection, one, by[1:], theatre=bool(flag)):
                    yield ["troops", *([flag] if flag else []), one, *by, *as_of]
    if _HOW_LONG.search(text):
        yield from (["show", one] for one in bodies)


def _named(connection: Engine, words: list[str]) -> Iterator[_Named]:
    """What the words name, in their order, the longest names; what is a theatre and a state is both."""
    runs = [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, start + MAX_NAME_WORDS + 1)]
    slots = {f"n{n}": run for n, run in enumerate(dict.fromkeys(runs))}
    sql = f"""
        SELECT n.name, coalesce(i.kind, n.type), n.id FROM name n LEFT JOIN institution i ON i.id = n.id AND n.type = 'institution'
        WHERE n.type IN ('institution', 'theatre') AND n.name IN ({", ".join(f":{slot}" for slot in slots)}) ORDER BY 1, 2, 3"""
    found: dict[str, list[_Named]] = {}
    for name, kind, one in connection.execute(sql, slots):
        found.setdefault(name, []).append(_Named(kind, one))
    at = 0
    while at < len(words):
        size = next((size for size in range(MAX_NAME_WORDS, 0, -1) if " ".join(words[at : at + size]) in found), 0)
        yield from found.get(" ".join(words[at : at + size]), ())
        at += size or 1


def _nations(connection: Engine, words: frozenset[str]) -> Iterator[str]:
    """The states of which the words are adjectives: italian, german."""
    whose = {called.split()[0].lower(): name for name, called in NATIONS.items() if "|" not in called.split()[0]}
    for name in dict.fromkeys(whose[word] for word in sorted(words) if word in whose):
        found = connection.execute("SELECT id FROM institution WHERE name = :name AND kind = 'state'", {"name": name}).fetchone()
        if found:
            yield found[0]


def _as_of(words: list[str], asked: SearchQuery) -> list[str]:
    """The option that asks for the time of a question, if it has one that a command reads."""
    if NOW & set(words):
        return ["--as-of", "today"]
    if len(asked.times) != 1:
        return []
    try:
        read(asked.times[0].shown, None)
    except BadDate:
        return []
    return ["--as-of", asked.times[0].shown]


def _has(connection: Engine, table: str, subject: str, condition: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE subject = :one AND {condition} LIMIT 1"
    return connection.execute(sql, {"one": subject}).fetchone() is not None


def _is_held(connection: Engine, one: str) -> bool:
    """Whether there are holders of an office, or of the positions of an institution."""
    positions = connection.execute("SELECT id FROM institution WHERE id = :one OR (parent = :one AND kind = 'position')", {"one": one})
    return any(_has(connection, "relation", position, "relation = 'holder'") for (position,) in positions.fetchall())


def _counted(connection: Engine, one: str, by: list[str], *, theatre: bool) -> bool:
    """Whether there is a claim of the strength of a force, or of the forces in a theatre; where a contributor is given, of that part."""
    about = has_facet("figure.theatre", [one]) if theatre else column_in("subject", [one])
    clause, parameters = where([*about, *column_in("measure", STRENGTHS), *column_in("contributor", by)])
    return connection.execute(f"SELECT r.id FROM figure r {clause} LIMIT 1", parameters).fetchone() is not None
