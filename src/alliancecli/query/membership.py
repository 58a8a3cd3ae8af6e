"""Who belonged, and who held an office: spans in time, and what they say of one day.

A span is not known better than its source gives it. `2003/..` began on some day of 2003 and went on for as long as its sources could
know; a bare `2007-09` is known of that month and of no other; no date at all is `undated`. So the answer for a day has three values:
surely so, possibly so, or not at all, and only the first two are rows.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alliancecli.dates import FAR, Choice, Date, Day, Point, Span, iso, number, ordinal, parse, sort_key
from alliancecli.errors import NoAnswer, UnknownName
from alliancecli.query.engine import Engine
from alliancecli.query.figures import AsOf
from alliancecli.query.filters import Window
from alliancecli.query.names import unknown
from alliancecli.query.rows import Row, fetch

_REACH = """(SELECT max(s.issued_last) FROM json_each(r.sources) cited JOIN source s ON s.id = json_extract(cited.value, '$.source'))"""

_MEMBERS = f"""
    SELECT r.id AS institution, r.name AS institution_name, json_extract(m.value, '$.id') AS member,
           (SELECT name FROM institution WHERE id = json_extract(m.value, '$.id')) AS name,
           json_extract(m.value, '$.date') AS date, r.established, r.dissolved, r.sources, {_REACH} AS reach
    FROM institution r, json_each(r.members) m WHERE r.id = :id"""

_HOLDERS = f"""
    SELECT r.id AS institution, r.name AS institution_name, json_extract(h.value, '$.office') AS office,
           json_extract(h.value, '$.name') AS name, json_extract(h.value, '$.date') AS date,
           r.established, r.dissolved, r.sources, {_REACH} AS reach
    FROM institution r, json_each(r.holders) h WHERE r.id IN (SELECT value FROM json_each(:ids))"""

_OFFICES = """
    SELECT r.id, json_extract(h.value, '$.office'), r.kind = 'position' AND r.parent IS :id
    FROM institution r, json_each(r.holders) h WHERE r.holders <> '[]'"""


class Bounds(NamedTuple):
    """The days (as numbers) between which something began and between which it ended; `ended` is whether a source gives the end."""

    begin: tuple[int, int]
    end: tuple[int, int]
    ended: bool


class State(NamedTuple):
    """What is known of a day: `certain` or `possible`, why, and the day (as a number), up to it, to which what is known reaches."""

    certainty: str
    standing: str
    known_to: int | None


STANDINGS = ("known", "may-have-begun", "may-have-ended", "last-known", "undated")
"""Why an answer is as certain as it is: surely so; begun by then or not; ended by then or not; nothing said of so late a day; no date."""


def bounds(date: Date | None, established: Date | None, dissolved: Date | None, reach: int) -> list[Bounds]:
    """What a date says of beginning and end: one span, or for a set `{a,b}` one a member.

    Where a source leaves an end open, the life of the institution bounds it; an open end is sure only up to `reach`, the day by which
    its sources had appeared.
    """
    if isinstance(date, Choice):
        return [one for member in date.members for one in bounds(Span(member, member), established, dissolved, reach)]
    begin, end = (-FAR, FAR), (-FAR, FAR)
    begun = ended = False
    if isinstance(date, Point):
        begin, end, begun = _days(date), (number(date.max, FAR), FAR), True
    elif isinstance(date, Span):
        if begun := isinstance(date.start, Point):
            begin = _days(date.start)
        end = (max(reach, begin[1]) if date.end == ".." else begin[1]), FAR
        if ended := isinstance(date.end, Point):
            end = _days(date.end)
        end = max(end[0], begin[0]), end[1]
        begin = begin[0], min(begin[1], end[1])
    if not begun and established:
        begin = max(begin[0], number(established.min, -FAR)), begin[1]
    if not ended and dissolved:
        end = min(end[0], number(dissolved.min, FAR)), min(end[1], number(dissolved.max, FAR))
    return [Bounds(begin, end, ended)]


def _days(date: Point) -> tuple[int, int]:
    return number(date.min, -FAR), number(date.max, FAR)


def state(spans: Iterable[Bounds], day: int, *, dated: bool) -> State | None:
    """What spans say of a day; None where it was surely not so."""
    found = [_state(one, day, dated) for one in spans if one.begin[0] <= day <= one.end[1]]
    return min(found, key=lambda one: (one.certainty, STANDINGS.index(one.standing)), default=None)


def _state(one: Bounds, day: int, dated: bool) -> State:
    if not dated:
        return State("possible", "undated", None)
    if one.begin[1] <= day <= one.end[0]:
        return State("certain", "known", day)
    if day < one.begin[1]:
        return State("possible", "may-have-begun", None)
    return State("possible", "may-have-ended" if one.ended else "last-known", one.end[0] if one.end[0] >= one.begin[1] else None)


def members(connection: Engine, institution: str) -> list[Row]:
    """The members of an institution with their spans, in order of time, the undated last."""
    return _in_time(_rows(connection, _MEMBERS, {"id": institution}))


def holders(connection: Engine, name: str) -> list[Row]:
    """Who held an office, in order of time, the undated last.

    `name` is an institution or a position, and finds its holders, those of the positions that belong to it, and those whom
    another institution lists under that office; or it is an office as the record words it.
    Raises UnknownName, with suggestions.
    """
    folded = name.strip().casefold()
    found = connection.execute("SELECT id FROM name WHERE name = :name AND type = 'institution'", {"name": folded}).fetchone()
    one = found[0] if found else None
    called = {row[0] for row in connection.execute("SELECT name FROM name WHERE id = :id AND type = 'institution'", {"id": one})}
    called.add(folded)
    every = connection.execute(_OFFICES, {"id": one}).fetchall()
    named = {id_ for id_, office, _ in every if office.casefold() in called}
    if one is None and not named:
        raise unknown(connection, name, ("institution",))
    whole = {id_ for id_, _, below in every if id_ == one or (one is not None and below)}
    rows = _rows(connection, _HOLDERS, {"ids": json.dumps(sorted(whole | named))})
    return _in_time(row for row in rows if row["institution"] in whole or row["office"].casefold() in called)


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


def _rows(connection: Engine, sql: str, parameters: dict[str, object]) -> Iterator[Row]:
    """Rows with their dates read, and with nothing said yet of any day."""
    for row in fetch(connection, sql, parameters, ("sources",)):
        row["parsed"] = parse(row["date"]) if row["date"] else None
        established, dissolved = (parse(row[key]) if row[key] else None for key in ("established", "dissolved"))
        row["spans"] = bounds(row["parsed"], established, dissolved, FAR if row["reach"] is None else row["reach"])
        yield (
            _dated(row, row["parsed"])
            | {"change": None, "certainty": "certain", "as_of": None, "known_to": None, "age_days": None}
            | {"standing": None if row["date"] else "undated"}
        )


def _dated(row: Row, date: Date | None) -> Row:
    """The row with the columns of a date filled from it."""
    return row | {
        "date": str(date) if date else None,
        "date_min": iso(date.min) if date else None,
        "date_max": iso(date.max) if date else None,
        "precision": date.precision if date else None,
        "shown": date.display() if date else "undated",
        "time": sort_key(date) if date else (FAR, 0),
    }


def _in_time(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["time"], row["name"] or "", row["institution"]))


class Found(NamedTuple):
    """Rows, and what was kept out of them: the possible under `--certain`, the undated, those whom another is known to have followed."""

    rows: list[Row]
    possible: int = 0
    undated: int = 0
    followed: tuple[Row, ...] = ()


def standing(rows: list[Row], asked: AsOf, what: str, *, succession: bool = False, certain: bool = False) -> Found:
    """The rows that surely or possibly (unless `certain`) hold at the end of a day, the sure ones first.

    In a `succession` (an office) someone whose end no source gives yields to the next one who is known to have held it by then.
    Raises NoAnswer where nothing holds, with the first that is known; `what` names the question.
    """
    at = number(asked.day, FAR)
    states = ((row, state(row["spans"], at, dated=row["parsed"] is not None)) for row in rows)
    held = [(row, known) for row, known in states if known]
    followed = [row for row, known in held if succession and known.standing == "last-known" and _is_followed(row, rows, at)]
    found = [_at(row, known, asked) for row, known in held if row not in followed]
    if not found:
        raise _nothing(rows, at, what)
    sure = [row for row in found if row["certainty"] == "certain"]
    if certain and not sure:
        raise NoAnswer(f"no {what} is certain as of {iso(asked.day)}; {len(found):,} possible: leave out --certain to see")
    found.sort(key=lambda row: (row["certainty"], STANDINGS.index(row["standing"])))
    return Found(sure, len(found) - len(sure), 0, tuple(followed)) if certain else Found(found, followed=tuple(followed))


def _at(row: Row, known: State, asked: AsOf) -> Row:
    """A row with what is known of the day asked about."""
    last = _day(known.known_to) if known.known_to is not None and abs(known.known_to) < FAR else None
    return row | {
        "certainty": known.certainty,
        "standing": known.standing,
        "as_of": iso(asked.day),
        "known_to": iso(last),
        "age_days": ordinal(asked.day) - ordinal(last) if asked.day and last else None,
    }


def _is_followed(row: Row, rows: list[Row], day: int) -> bool:
    """Whether another is known to have come to the same office after someone, by a day."""
    mine = max(one.begin[1] for one in row["spans"])
    return any(
        mine < one.begin[0] and one.begin[1] <= day
        for other in rows
        if other["parsed"] is not None and other["office"] == row["office"] and other["institution"] == row["institution"]
        for one in other["spans"]
    )


def _nothing(rows: list[Row], day: int, what: str) -> NoAnswer:
    """The refusal of a day on which nothing holds: what is the first known after it, or the last before it."""
    if not rows:
        return NoAnswer(f"no {what} at all is on record")
    then = f"no {what} is known as of {iso(_day(day))}"
    dated = [row for row in rows if row["parsed"] is not None]
    later = [row for row in dated if row["spans"][0].begin[0] > day]
    if later:
        return NoAnswer(f"{then}; the first known is {_told(later[0])}")
    if dated:
        last = max(dated, key=lambda row: row["spans"][-1].end)
        over = f"; {last['institution']} was dissolved {parse(last['dissolved']).display()}" if last["dissolved"] else ""
        return NoAnswer(f"{then}; the last known is {_told(last)}{over}")
    bound = "established" if rows[0]["spans"][0].begin[0] > day else "dissolved"
    return NoAnswer(f"{then}: {rows[0]['institution']} was {bound} {parse(rows[0][bound]).display()}, and they are undated")


def _told(row: Row) -> str:
    return f"{row['name']}, {row['shown']}"


def changes(rows: list[Row], span: Window) -> Found:
    """Who surely or possibly joined or left in a window, a row a change, in order of time; undated memberships have no place here.

    `date` is that of the change. A bare date says that someone belonged then, and not that they joined: it is only possible.
    """
    found = []
    for row in rows:
        for change, date, sure in _turns(row["parsed"]):
            first, last = _days(date)
            if first <= span.high and last >= span.low:
                certain = sure and span.low <= first and last <= span.high
                found.append(_dated(row, date) | {"change": change, "certainty": "certain" if certain else "possible", "standing": None})
    found.sort(key=lambda row: (row["time"], row["change"], row["name"] or ""))
    certainly = [row for row in found if row["certainty"] == "certain"] if span.certain else found
    return Found(certainly, len(found) - len(certainly), sum(row["parsed"] is None for row in rows))


def _turns(date: Date | None) -> Iterator[tuple[str, Point, bool]]:
    """The joining and the leaving that a span speaks of, and whether it surely does."""
    if isinstance(date, Point):
        yield "joined", date, False
    elif isinstance(date, Choice):
        for member in date.members:
            yield "joined", member, False
    elif isinstance(date, Span):
        if isinstance(date.start, Point):
            yield "joined", date.start, True
        if isinstance(date.end, Point):
            yield "left", date.end, True


def _day(day: int) -> Day:
    year, rest = divmod(day, 10000)
    return year, rest // 100, rest % 100
