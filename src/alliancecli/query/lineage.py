"""What an institution came from and what became of it: the links of the record, followed in both directions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from alliancecli.query.engine import Engine
from alliancecli.query.filters import FACT
from alliancecli.query.rows import Row, fetch

_LINKS = f"""
    SELECT r.object AS "from", r.subject AS "to", r.change, r.date, r.date_min, r.date_max, r.precision,
           CASE WHEN r.date IS NOT NULL AND {FACT} THEN 'certain' ELSE 'possible' END AS certainty, coalesce(r.shown, '') AS shown,
           r.id, r.status, r.caveat, r.sources, r.first, r.last
    FROM relation r WHERE r.relation = 'predecessor'
    ORDER BY r.object, r.subject, r.date IS NULL, r.tier, r.last - r.first, r.id"""

_NODES = """
    SELECT id, name, kind, established, dissolved FROM institution WHERE id IN (SELECT value FROM json_each(:ids))"""


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
    nodes = {row["id"]: row for row in fetch(connection, _NODES, {"ids": json.dumps(sorted(ids))})}
    for link in found:
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
    for (older, newer), (link, *others) in _pairs(connection):
        link |= {
            "rivals": [other["id"] for other in others],
            "complete": None,
            "time": (link["first"], -link["last"]) if link["date"] else None,
        }
        back[newer].append(link)
        on[older].append(link)
    for links in back.values():
        links.sort(key=lambda link: _nearest(link, link["from"], -1))
    for links in on.values():
        links.sort(key=lambda link: _nearest(link, link["to"], 1))
    return back, on


def _pairs(connection: Engine) -> Iterator[tuple[tuple[str, str], list[Row]]]:
    """The claims of each succession, the best first: what is dated, of the better tier, the narrower."""
    rows = fetch(connection, _LINKS, {}, ("sources",))
    for pair, claims in groupby(rows, key=lambda row: (row["from"], row["to"])):
        yield pair, list(claims)


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
