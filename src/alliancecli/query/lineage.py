"""What an institution came from and what became of it: the links of the record, followed in both directions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates import iso, parse, sort_key
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row, fetch

_LINKS = """
    SELECT json_extract(link.value, '$.id') AS "from", r.id AS "to",
           json_extract(link.value, '$.change') AS change, json_extract(link.value, '$.date') AS date
    FROM institution r, json_each(r.predecessors) link WHERE r.predecessors <> '[]'
    UNION
    SELECT r.id, json_extract(link.value, '$.id'), json_extract(link.value, '$.change'), json_extract(link.value, '$.date')
    FROM institution r, json_each(r.successors) link WHERE r.successors <> '[]'
    ORDER BY 1, 2, 3, 4"""

_NODES = """
    SELECT id, name, kind, established, dissolved, sources FROM institution WHERE id IN (SELECT value FROM json_each(:ids))"""


class Lineage(NamedTuple):
    """An institution and its links: those that lead back first, then those that lead on, each before the links beyond it."""

    institution: Row
    links: list[Row]


def lineage(connection: Engine, one: str) -> Lineage:
    """The links behind and before an institution, a row a link.

    `depth` counts the steps from the institution, `direction` is `predecessor` or `successor`, and `other` is the end that lies
    farther off. An institution met again is not followed again: `repeats` says `cycle` where it came from itself, `shown` where it
    stands elsewhere in the tree. Of several links the nearest in time comes first.
    """
    back, on = _walked(connection)
    found = [*_follow(one, back, "predecessor"), *_follow(one, on, "successor")]
    ids = {one} | {link["other"] for link in found}
    nodes = {row["id"]: row for row in fetch(connection, _NODES, {"ids": json.dumps(sorted(ids))}, ("sources",))}
    for link in found:
        link["sources"] = nodes[link["to"]]["sources"]
        link["other"] = nodes[link["other"]]
    return Lineage(nodes[one], found)


def with_predecessors(connection: Engine, ids: Iterable[str]) -> list[str]:
    """Institutions and everything that they came from, each once: first those asked for, then the nearest."""
    back, _ = _walked(connection)
    known = dict.fromkeys(ids)
    waiting = list(known)
    for one in waiting:
        for link in back.get(one, ()):
            if link["from"] not in known:
                known[link["from"]] = None
                waiting.append(link["from"])
    return waiting


def _walked(connection: Engine) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Every link of the record, by its newer end and by its older end, the nearest in time to that end first."""
    back: dict[str, list[Row]] = defaultdict(list)
    on: dict[str, list[Row]] = defaultdict(list)
    for link in fetch(connection, _LINKS, {}):
        date = parse(link["date"]) if link["date"] else None
        link |= {
            "date_min": iso(date.min) if date else None,
            "date_max": iso(date.max) if date else None,
            "precision": date.precision if date else None,
            "certainty": "certain" if date else "possible",
            "shown": date.display() if date else "",
            "time": sort_key(date) if date else None,
        }
        back[link["to"]].append(link)
        on[link["from"]].append(link)
    for links in back.values():
        links.sort(key=lambda link: _nearest(link, link["from"], -1))
    for links in on.values():
        links.sort(key=lambda link: _nearest(link, link["to"], 1))
    return back, on


def _nearest(link: Row, end: str, sign: int) -> tuple[Any, ...]:
    """What orders links: `sign` 1 the earliest first, -1 the latest first; the undated after them, by the name of their end."""
    first, last = link["time"] or (0, 0)
    return link["time"] is None, sign * first, sign * last, end


def _follow(start: str, links: dict[str, list[Row]], direction: str) -> Iterator[Row]:
    """The links that lead away from an institution, depth first. A stack and not recursion: no chain is too long for it."""
    farther = "from" if direction == "predecessor" else "to"
    seen, path = {start}, [start]
    waiting = [(link, 1) for link in reversed(links.get(start, []))]
    while waiting:
        link, depth = waiting.pop()
        other = link[farther]
        del path[depth:]
        repeats = "cycle" if other in path else "shown" if other in seen else None
        yield {**link, "depth": depth, "direction": direction, "repeats": repeats, "other": other}
        if repeats is None:
            seen.add(other)
            path.append(other)
            waiting += [(beyond, depth + 1) for beyond in reversed(links.get(other, []))]
