"""Memberships and terms of office: a row for each, by its best claim."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from alliancecli.dates.days import OPEN_DAY, day_number, width
from alliancecli.dates.edtf import Interval, Point, parse
from alliancecli.errors import UnknownName, WrongKind
from alliancecli.model.facts import FACTUAL
from alliancecli.model.folding import fold
from alliancecli.query.engine import Engine
from alliancecli.query.membership.spans import Told, together
from alliancecli.query.names import folded, unknown
from alliancecli.query.rows import Row, fetch

_CLAIMS = """
    SELECT r.id, r.relation, r.subject AS institution, i.name AS institution_name, r.object AS member, coalesce(m.name, r.name) AS name,
           coalesce(r.office, i.name) AS office, r.date, r.date_min, r.date_max, r.precision, coalesce(r.shown, 'undated') AS shown,
           r.first, r.last, r.status, r.caveat, r.sources, r.tier, r.issued_last AS reach,
           i.established, coalesce(i.dissolved, p.dissolved) AS dissolved, m.dissolved AS member_dissolved,
           max(i.life_first, coalesce(p.life_first, i.life_first)) AS life_first,
           min(i.life_last, coalesce(p.life_last, m.life_last, i.life_last)) AS life_last
    FROM relation r JOIN institution i ON i.id = r.subject LEFT JOIN institution m ON m.id = r.object
    LEFT JOIN institution p ON i.kind = 'position' AND p.id = i.parent AND p.kind <> 'state'
    WHERE r.relation = :relation AND r.{side} IN (SELECT value FROM json_each(:ids))"""

_OFFICES = """
    SELECT DISTINCT r.subject, coalesce(r.office, i.name), i.kind = 'position' AND i.parent IS :id
    FROM relation r JOIN institution i ON i.id = r.subject WHERE r.relation = 'holder'"""


def members(connection: Engine, institution: str, relation: str = "member") -> list[Row]:
    """The members (or the partners) of an institution with their spans, in order of time, the undated last."""
    return _rows(connection, relation, [institution])


def belonging(connection: Engine, member: str, relation: str) -> list[Row]:
    """What an institution was a member (or a partner) of, with the spans of that, in order of time, the undated last."""
    return _rows(connection, relation, [member], "object")


def instead(connection: Engine, institution: str) -> str:
    """Where to look for what an institution without members has: its holders, or what it belongs to itself; else ""."""
    sql = "SELECT 1 FROM relation WHERE relation = 'holder' AND subject = :one LIMIT 1"
    if connection.execute(sql, {"one": institution}).fetchone():
        return f"`alliance holders {institution}` has who held it"
    sql = "SELECT 1 FROM relation WHERE relation IN ('member', 'partner') AND object = :one LIMIT 1"
    return f"`alliance show {institution}` has what it belongs to" if connection.execute(sql, {"one": institution}).fetchone() else ""


def holders(connection: Engine, name: str) -> list[Row]:
    """Who held an office, in order of time, the undated last.

    `name` is an institution or a position, and finds its holders, those of the positions that belong to it, and those whom
    another institution lists under that office; or it is an office as the record words it.
    Raises UnknownName, with suggestions.
    """
    sought = folded(name)
    found = connection.execute("SELECT id FROM name WHERE name = :name AND type = 'institution'", {"name": sought}).fetchone()
    one = found[0] if found else None
    called = {row[0] for row in connection.execute("SELECT name FROM name WHERE id = :id AND type = 'institution'", {"id": one})}
    called.add(sought)
    every = connection.execute(_OFFICES, {"id": one}).fetchall()
    named = {id_ for id_, office, _ in every if office.casefold() in called}
    if one is None and not named:
        error = unknown(connection, name, ("institution",))
        raise error if isinstance(error, WrongKind) else UnknownName(f"{error}; `alliance help offices` has the offices")
    whole = {id_ for id_, _, below in every if id_ == one or (one is not None and below)}
    rows = _rows(connection, "holder", sorted(whole | named))
    return [row for row in rows if row["institution"] in whole or row["office"].casefold() in called]


def every_holder(connection: Engine) -> list[Row]:
    """Who held any office, in order of time, the undated last."""
    return _rows(
        connection, "holder", [one for (one,) in connection.execute("SELECT DISTINCT subject FROM relation WHERE relation = 'holder'")]
    )


def of_person(rows: list[Row], person: str) -> list[Row]:
    """Those of whose name these are words: `jones`, `james jones`; case and accents do not count.

    Raises UnknownName, with suggestions, where there is none.
    """
    from difflib import get_close_matches

    sought = set(fold(person).split())
    found = [row for row in rows if sought and sought <= set(fold(row["name"] or "").split())]
    if not found:
        known = {word: row["name"] for row in rows for word in fold(row["name"] or "").split()}
        near = dict.fromkeys(known[word] for one in sorted(sought) for word in get_close_matches(one, known, n=3, cutoff=0.75))
        raise UnknownName(f"no holder here is called '{person}'" + (f"; did you mean {', '.join(near)}?" if near else ""))
    return found


def in_office(rows: list[Row], offices: Iterable[str]) -> list[Row]:
    """Those who held one of the offices; all of them where none is named.

    Raises UnknownName for an office that none of them held.
    """
    wanted = [office.strip().casefold() for office in offices]
    known = {row["office"].casefold(): row["office"] for row in rows}
    for office in wanted:
        if office not in known:
            raise UnknownName(f"no office here is called '{office}'; the offices are {', '.join(sorted(known.values())) or 'none'}")
    return [row for row in rows if not wanted or row["office"].casefold() in wanted]


def _rows(connection: Engine, relation: str, ids: list[str], side: str = "subject") -> list[Row]:
    """A row for each membership or term of office, by its best claim, with nothing said yet of any day.

    `rivals` are the other claims of the same, `cited` the sources of all of them. A plan is a rival of what came of it; what was only
    planned has a row of its own.
    """
    claims = list(fetch(connection, _CLAIMS.format(side=side), {"relation": relation, "ids": json.dumps(ids)}, ("sources",)))
    goes_on = [row for row in claims if (row["date"] or "").endswith("/..")]
    cited = json.dumps(list({entry["source"] for row in goes_on for entry in row["sources"]}))
    issued = connection.execute("SELECT id, issued FROM source WHERE id IN (SELECT value FROM json_each(:cited))", {"cited": cited})
    vouched = {source: _vouched(date) for source, date in issued}
    for row in goes_on:
        row["reach"] = min(row["reach"], max((vouched[entry["source"]] for entry in row["sources"]), default=OPEN_DAY))
    keyed: dict[tuple[str, ...], list[Row]] = {}
    for row in claims:
        keyed.setdefault((row["institution"], row["office"], row["member"] or row["name"]), []).append(row)
    return _in_time(row for every in keyed.values() for row in _told_of(every))


def _vouched(issued: str) -> int:
    """The day up to which a source vouches that something goes on: that by which it had appeared.

    Of one that is undated, so that only a span of years is known, it is the first: it may be as old as that.
    """
    date = parse(issued)
    first = date.start if isinstance(date, Interval) else date
    return day_number(first.max, OPEN_DAY) if isinstance(first, Point) else OPEN_DAY


def _told_of(claims: list[Row]) -> Iterator[Row]:
    """The rows of one member or holder."""
    plans = [row for row in claims if row["status"] not in FACTUAL]
    for span in _spans([row for row in claims if row["status"] in FACTUAL]):
        low, high = min(row["first"] for row in span), max(row["last"] for row in span)
        of_it = [row for row in plans if row["first"] <= high and row["last"] >= low]
        plans = [row for row in plans if row not in of_it]
        yield _row(span, of_it)
    for plan in _spans(plans):
        yield _row(plan)


def _spans(claims: list[Row]) -> list[list[Row]]:
    """The claims of one member or holder, those that may be of one span together; the undated with the first.

    A span goes no further than the last end that a source gives it, however open its other claims are: who comes after that comes again.
    """
    dated = [row for row in claims if row["date"]]
    dated.sort(key=lambda row: (row["last"] if row["first"] == -OPEN_DAY else row["first"], row["last"]))
    groups: list[list[Row]] = []
    until = ended = -OPEN_DAY
    for row in dated:
        if not groups or row["first"] > (until if ended == -OPEN_DAY else ended):
            groups.append([])
            until = ended = -OPEN_DAY
        groups[-1].append(row)
        until = max(until, row["last"])
        if "/" in row["date"] and row["last"] < OPEN_DAY:
            ended = max(ended, row["last"])
    undated = [row for row in claims if not row["date"]]
    if groups:
        groups[0] += undated
    elif undated:
        groups.append(undated)
    return groups


_OWN = ("id", "date", "date_min", "date_max", "precision", "status", "caveat", "sources", "tier", "reach", "first", "last")
"""What a row has of the one claim that it is."""


def _row(claims: list[Row], plans: Iterable[Row] = ()) -> Row:
    """The row of one span: that of its best claim, which is dated, is of the better tier, says more of its ends, is the narrower."""
    ranked = sorted(claims, key=_merit)
    told = together(ranked)
    best = ranked[0]
    began, ended = (next((one for one, _ in said), None) for said in (told.begins, told.ends))
    span = Interval(began or ("" if ended else ".."), ended or _open(best)) if began or ended else None
    return as_claim(best, [*ranked, *plans]) | {
        "told": told,
        "spans": told.spans,
        "began": began,
        "ended": ended,
        "shown": span.display() if span else best["shown"],
        "cited": [entry for row in ranked for entry in row["sources"]],
        "time": _time(told, best),
        "change": None,
        "certainty": "certain",
        "as_of": None,
        "known_to": None,
        "age_days": None,
        "complete": None,
        "standing": None if best["date"] else "undated",
    }


def as_claim(one: Row, claims: list[Row], row: Row | None = None) -> Row:
    """A row as one of its claims, the others its rivals: the claim whole, or what is its own put into a row that there is."""
    own = one if row is None else row | {key: one[key] for key in _OWN}
    others = [other for other in claims if other is not one]
    return own | {"claims": claims, "others": others, "rivals": [other["id"] for other in others]}


def _open(row: Row) -> str:
    """The end of a span that no claim gives: open where its best claim says that it went on, else unknown."""
    return ".." if (row["date"] or "").endswith("/..") else ""


def _merit(row: Row) -> tuple[Any, ...]:
    date = parse(row["date"]) if row["date"] else None
    known = sum(isinstance(end, Point) for end in date) if isinstance(date, Interval) else 0
    return date is None, not isinstance(date, Interval), row["tier"], -known, width(row["first"], row["last"]), row["id"]


def _time(told: Told, best: Row) -> tuple[int, int, int]:
    """The order of a list: what has a beginning by that, then what has only an end by that, then the undated."""
    if best["date"] is None:
        return 2, 0, 0
    first, last = told.spans[0].begin[0], told.spans[-1].end[1]
    begun = told.begins or not told.ends
    return (0, first, -last) if begun and first > -OPEN_DAY else (1, last, 0)


def _in_time(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["time"], row["name"] or "", row["institution"]))
