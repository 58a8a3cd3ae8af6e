"""Which of the colours of `charts.theme` a force has: the same in every picture, chart and table of a record."""

import json
from collections.abc import Iterable, Mapping

from alliancecli.dates.days import OPEN_DAY
from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS

HUES = 7
"""So many colours people tell apart who do not see all of them."""


DRAWN = "contributor IS NULL AND missing IS NULL AND measure = 'troops' AND status = 'actual'"
"""The claims that a picture of a theatre or a force draws, in SQL."""


def hues(connection: Engine) -> dict[str, int]:
    """The number of the colour of each institution of which a strength is claimed: those that pictures draw first, then by beginning.

    Those that are often seen together differ: each takes the colour that fewest have of the forces of its theatres and of its parent,
    of these the one that fewest have of the forces of its time, and of these the one that fewest have.
    """
    sql = f"""
        SELECT id, kind, parent, theatres, life_first, life_last, (SELECT max(1) FROM figure WHERE subject = institution.id AND {DRAWN})
        FROM institution
        WHERE kind <> 'state' AND EXISTS (SELECT 1 FROM figure WHERE subject = institution.id AND measure IN {STRENGTHS})"""
    rows = sorted(connection.execute(sql, {}), key=lambda row: (not row[6], row[1] != "force", row[4] == -OPEN_DAY, row[4], row[0]))
    forces = [(one, parent, set(json.loads(theatres)), first, last) for one, _, parent, theatres, first, last, _ in rows]
    found: dict[str, int] = {}
    for n, (one, parent, theatres, first, last) in enumerate(forces):
        costs = [[0, 0, 0] for _ in range(HUES)]
        for other, of, places, began, ended in forces[:n]:
            cost = costs[found[other]]
            cost[0] += bool(theatres & places) + (of is not None and of == parent)
            cost[1] += first <= ended and began <= last
            cost[2] += 1
        found[one] = min(range(HUES), key=costs.__getitem__)
    return found


def apart(names: Iterable[str], hues: Mapping[str, int]) -> dict[str, int]:
    """The number of the colour of each of the names in one picture.

    Of two forces that have the same the later takes the next that no other has, and so does what is no force. Where there are more names
    than colours they share them.
    """
    every = sorted(dict.fromkeys(names), key=lambda name: list(hues).index(name) if name in hues else len(hues))
    if len(every) > HUES:
        return {name: hues.get(name, 0) for name in every}
    found: dict[str, int] = {}
    for name in every:
        if name in hues and hues[name] not in found.values():
            found[name] = hues[name]
    for name in every:
        first = hues.get(name, len(found))
        turns = ((first + turn) % HUES for turn in range(HUES))
        found.setdefault(name, next((one for one in turns if one not in found.values()), first % HUES))
    return found
