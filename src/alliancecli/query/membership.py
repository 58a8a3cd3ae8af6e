"""Who belonged, and who held an office: spans in time, and what they say of one day.

A span is not known better than its source gives it. `2003/..` began on some day of 2003 and went on for as long as its sources could
know; a bare `2007-09` is known of that month and of no other; no date at all is `undated`. So the answer for a day has three values:
surely so, possibly so, or not at all, and only the first two are rows.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates import FAR, Choice, Point, Span, day_of, iso, number, ordinal, parse, sort_key, when
from alliancecli.errors import NoAnswer, UnknownName
from alliancecli.model.facts import FACTUAL
from alliancecli.query.as_of import AsOf
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Window
from alliancecli.query.names import unknown
from alliancecli.query.rows import Row, fetch

_CLAIMS = """
    SELECT r.id, r.relation, r.subject AS institution, i.name AS institution_name, r.object AS member, coalesce(m.name, r.name) AS name,
           coalesce(r.office, i.name) AS office, r.date, r.date_min, r.date_max, r.precision, coalesce(r.shown, 'undated') AS shown,
           r.first, r.last, r.status, r.caveat, r.sources, r.tier, r.issued_last AS reach,
           i.established, coalesce(i.dissolved, p.dissolved) AS dissolved,
           max(i.life_first, coalesce(p.life_first, i.life_first)) AS life_first,
           min(i.life_last, coalesce(p.life_last, i.life_last)) AS life_last
    FROM relation r JOIN institution i ON i.id = r.subject LEFT JOIN institution m ON m.id = r.object
    LEFT JOIN institution p ON i.kind = 'position' AND p.id = i.parent AND p.kind <> 'state'
    WHERE r.relation = :relation AND r.subject IN (SELECT value FROM json_each(:ids))"""

_OFFICES = """
    SELECT DISTINCT r.subject, coalesce(r.office, i.name), i.kind = 'position' AND i.parent IS :id
    FROM relation r JOIN institution i ON i.id = r.subject WHERE r.relation = 'holder'"""


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


class Told(NamedTuple):
    """What the claims of one membership or term come to: those that give its beginning and its end, the best first, and for sure when."""

    begins: list[tuple[Point, Row]]
    ends: list[tuple[Point, Row]]
    spans: list[Bounds]


def together(claims: list[Row]) -> Told:
    """What claims of one and the same span say of its beginning and its end, the best claim first.

    Where they differ any of them may be right. Where none gives an end, the life of the institution bounds it, and it is sure only up
    to the day by which the latest source that calls it open had appeared. A claim that someone belonged at a date says no more than that.
    """
    dated = [(row, parse(row["date"])) for row in claims if row["date"]]
    spans = [(row, date) for row, date in dated if isinstance(date, Span)]
    life = _life(claims[0])
    moments = [(date, (number(date.max, FAR), FAR), False) for _, date in dated if isinstance(date, Point)]
    moments += [(one, _days(one), True) for _, date in dated if isinstance(date, Choice) for one in date.members]
    known = [_within(_days(date), end, life, begun=True, ended=ended) for date, end, ended in moments]
    if not spans:
        return Told([], [], known or [_within((-FAR, FAR), (-FAR, FAR), life, begun=False, ended=False)])
    begins = _sharpest([(date.start, row) for row, date in spans if isinstance(date.start, Point)])
    ends = _sharpest([(date.end, row) for row, date in spans if isinstance(date.end, Point)])
    begin = (min(_days(one)[0] for one, _ in begins), max(_days(one)[1] for one, _ in begins)) if begins else (-FAR, FAR)
    if ends:
        end = min(_days(one)[0] for one, _ in ends), max(_days(one)[1] for one, _ in ends)
    else:
        end = max((*(row["reach"] for row, date in spans if date.end == ".."), begin[1] if begins else -FAR)), FAR
    end = max(end[0], begin[0]), end[1]
    begin = begin[0], min(begin[1], end[1])
    later = [] if ends else [one for one in known if one.begin[1] > end[0]]
    return Told(begins, ends, [_within(begin, end, life, begun=bool(begins), ended=bool(ends)), *later])


def _sharpest(said: list[tuple[Point, Row]]) -> list[tuple[Point, Row]]:
    """Of dates, the best claim first, those that hold no other: 1949 says no more than 1949-04. What agrees with the best comes first."""
    sharp = [
        (date, row)
        for date, row in said
        if not any(date.min <= other.min and other.max <= date.max and (other.min, other.max) != (date.min, date.max) for other, _ in said)
    ]
    return sorted(sharp, key=lambda one: one[0].min > said[0][0].max or one[0].max < said[0][0].min)


class _Life(NamedTuple):
    """The days (as numbers) in which an institution may have existed, and the last on which it surely did."""

    first: int
    last: int
    surely: int


def _life(row: Row) -> _Life:
    ended = parse(row["dissolved"]).min if row["dissolved"] else None
    return _Life(row["life_first"], row["life_last"], number(ended, row["life_last"]))


def _within(begin: tuple[int, int], end: tuple[int, int], life: _Life, *, begun: bool, ended: bool) -> Bounds:
    """The same within a life: what has no beginning of its own began with the institution at the earliest, and likewise its end."""
    if not begun:
        begin = max(begin[0], life.first), begin[1]
    if not ended:
        end = min(end[0], life.surely), min(end[1], life.last)
    return Bounds(begin, end, ended)


def _days(date: Point) -> tuple[int, int]:
    return number(date.min, -FAR), number(date.max, FAR)


def state(spans: Iterable[Bounds], day: int, *, dated: bool) -> State | None:
    """What spans say of a day; None where it was surely not so."""
    found = [_state(one, day, dated) for one in spans if one.begin[0] <= day <= one.end[1]]
    return min(found, key=lambda one: (one.certainty, STANDINGS.index(one.standing), -(one.known_to or 0)), default=None)


def _state(one: Bounds, day: int, dated: bool) -> State:
    if not dated:
        return State("possible", "undated", None)
    if one.begin[1] <= day <= one.end[0]:
        return State("certain", "known", day)
    if day < one.begin[1]:
        return State("possible", "may-have-begun", None)
    return State("possible", "may-have-ended" if one.ended else "last-known", one.end[0] if one.end[0] >= one.begin[1] else None)


def members(connection: Engine, institution: str, relation: str = "member") -> list[Row]:
    """The members (or the partners) of an institution with their spans, in order of time, the undated last."""
    return _rows(connection, relation, [institution])


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
    rows = _rows(connection, "holder", sorted(whole | named))
    return [row for row in rows if row["institution"] in whole or row["office"].casefold() in called]


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


def _rows(connection: Engine, relation: str, ids: list[str]) -> list[Row]:
    """A row for each membership or term of office, by its best claim, with nothing said yet of any day.

    `rivals` are the other claims of the same, `cited` the sources of all of them. A plan is a rival of what came of it; what was only
    planned has a row of its own.
    """
    keyed: dict[tuple[str, ...], list[Row]] = {}
    for row in fetch(connection, _CLAIMS, {"relation": relation, "ids": json.dumps(ids)}, ("sources",)):
        keyed.setdefault((row["institution"], row["office"], row["member"] or row["name"]), []).append(row)
    return _in_time(row for every in keyed.values() for row in _told_of(every))


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
    """The claims of one member or holder, those that may be of one span together; the undated with the first."""
    dated = sorted((row for row in claims if row["date"]), key=lambda row: (row["first"], row["last"]))
    groups: list[list[Row]] = []
    until = -FAR
    for row in dated:
        if groups and row["first"] <= until:
            groups[-1].append(row)
        else:
            groups.append([row])
        until = max(until, row["last"])
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
    span = Span(began or ("" if ended else ".."), ended or _open(best)) if began or ended else None
    return _as(best, [*ranked, *plans]) | {
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


def _as(one: Row, claims: list[Row], row: Row | None = None) -> Row:
    """A row as one of its claims, the others its rivals: the claim whole, or what is its own put into a row that there is."""
    own = one if row is None else row | {key: one[key] for key in _OWN}
    others = [other for other in claims if other is not one]
    return own | {"claims": claims, "others": others, "rivals": [other["id"] for other in others]}


def _open(row: Row) -> str:
    """The end of a span that no claim gives: open where its best claim says that it went on, else unknown."""
    return ".." if (row["date"] or "").endswith("/..") else ""


def _merit(row: Row) -> tuple[Any, ...]:
    date = parse(row["date"]) if row["date"] else None
    known = sum(isinstance(end, Point) for end in date) if isinstance(date, Span) else 0
    return date is None, not isinstance(date, Span), row["tier"], -known, row["last"] - row["first"], row["id"]


def _time(told: Told, best: Row) -> tuple[int, int, int]:
    """The order of a list: what has a beginning by that, then what has only an end by that, then the undated."""
    if best["date"] is None:
        return 2, 0, 0
    first, last = told.spans[0].begin[0], told.spans[-1].end[1]
    begun = told.begins or not told.ends
    return (0, first, -last) if begun and first > -FAR else (1, last, 0)


def _in_time(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["time"], row["name"] or "", row["institution"]))


class Gap(NamedTuple):
    """A time, between two rows of a list, of which nothing is on record: from the year of one end to that of the other."""

    before: str
    first: int
    last: int


LONG = 10_000
"""The shortest time without a holder that is told as a gap, a year as numbers of days count."""

TERM = 60_000
"""For so long, six years as numbers of days count, someone of whose end nothing is on record may well have stayed: no gap is told."""


def gaps(rows: list[Row], lists: Iterable["Complete"]) -> list[Gap]:
    """The times between the terms of one office of which nothing is on record, each before the row of that id; rows in order of time.

    Where a list that is complete speaks of such a time no one held the office, and that is on record. Nor is it a gap where someone left
    the office of whom no source says when they came to it.
    """
    found = []
    known = until = None
    left = [row["spans"][-1].end[0] for row in rows if row["time"][0] == 1]
    for row in rows:
        if row["time"][0] != 0:
            break
        begin, (surely, end) = row["spans"][0].begin[0], row["spans"][-1].end
        surely = max(surely, row["spans"][-1].begin[1]) if end == FAR else end
        told = any(one.first <= begin and one.last >= (known or begin) for one in lists)
        told = told or any((known or begin) < day <= begin + LONG for day in left)
        if until is not None and known is not None and begin - until > LONG and not told:
            found.append(Gap(row["id"], known // 10_000, begin // 10_000))
        known = max(known or surely, surely)
        until = max(until or surely, surely + TERM if end == FAR else end)
    return found


class Listed(NamedTuple):
    """A name in a list: the days (as numbers) between which it came to be there, and the last on which it may have been."""

    name: str
    begun: tuple[int, int]
    last: int


class Complete(NamedTuple):
    """For what time a list leaves no one out, whom it names then, and who says so."""

    institution: str
    office: str | None
    shown: str
    first: int
    last: int
    names: tuple[Listed, ...]
    sources: list[Any]

    def at(self, day: int) -> tuple[set[str], set[str]]:
        """Whom it names on a day of its time: those who surely, and those who possibly were there."""
        there = [one for one in self.names if one.begun[0] <= day <= one.last]
        return {one.name for one in there if one.begun[1] <= day}, {one.name for one in there}

    def speaks_of(self, day: str) -> bool:
        """Whether it is complete on a day, written as ISO 8601."""
        return self.first <= number(parse(day).min, FAR) <= self.last


def complete(connection: Engine, rows: list[Row], relation: str) -> list[Complete]:
    """The lists of the institutions of some rows that leave no one out, in order of time."""
    sql = """
        SELECT subject, office, shown, first, last, names, sources FROM complete
        WHERE relation = :relation AND subject IN (SELECT value FROM json_each(:ids)) ORDER BY first, last DESC"""
    asked = {"relation": relation, "ids": json.dumps(sorted({row["institution"] for row in rows}))}
    return [
        Complete(
            row["subject"],
            row["office"],
            row["shown"],
            row["first"],
            row["last"],
            tuple(Listed(name, (low, high), last) for name, low, high, last in row["names"]),
            row["sources"],
        )
        for row in fetch(connection, sql, asked, ("names", "sources"))
    ]


def present(rows: list[Row], lists: Iterable[Complete], day: int) -> tuple[list[Row], list[Row]]:
    """The rows of those who were there on a day as far as complete lists tell, and of those who were not.

    A list that is complete on the day decides. One of an earlier day decides of those of whom nothing later is known.
    """
    here: list[Row] = []
    gone: list[Row] = []
    for row in rows:
        mine = [one for one in lists if one.institution == row["institution"] and one.office in (None, row["office"]) and one.first <= day]
        whole = max(mine, key=lambda one: (one.last >= day, min(one.last, day), one.first), default=None)
        if whole is None:
            here.append(row)
            continue
        surely, possibly = whole.at(min(day, whole.last))
        who = row["member"] or row["name"]
        if whole.last < day:
            silent = row["date"] and row["ended"] is None and max(one.begin[1] for one in row["spans"]) < whole.first
            (gone if silent and who not in possibly else here).append(row)
        elif who not in possibly:
            gone.append(row)
        else:
            known = {"certainty": "certain", "standing": "known"} if who in surely else {}
            here.append(row | known | {"complete": True})
    return here, gone


class Found(NamedTuple):
    """Rows, and what was kept out of them: the possible under `--certain`, the undated, those whom another is known to have followed.

    `departed` are those whom a complete list leaves out, `lists` the complete lists that there are.
    """

    rows: list[Row]
    possible: int = 0
    undated: int = 0
    followed: tuple[Row, ...] = ()
    departed: tuple[Row, ...] = ()
    lists: tuple[Complete, ...] = ()


def standing(
    rows: list[Row], asked: AsOf, what: str, *, lists: Iterable[Complete] = (), succession: bool = False, certain: bool = False
) -> Found:
    """The rows that surely or possibly (unless `certain`) hold at the end of a day, the sure ones first.

    In a `succession` (an office) someone whose end no source gives yields to the next one who is known to have held it by then.
    Raises NoAnswer where nothing holds, with the first that is known; `what` names the question.
    """
    at = number(asked.day, FAR)
    lists = tuple(lists)
    then, departed = present([row for row in rows if _standing(row, at)], lists, at)
    undated = [row for row in then if succession and row["date"] is None]
    then = [row for row in then if row not in undated]
    held = [(row, State("certain", "known", at) if row["standing"] == "known" else known) for row in then if (known := _standing(row, at))]
    followed = [row for row, _ in held if succession and row["date"] and row["ended"] is None and _is_followed(row, rows, at)]
    found = [_at(row, known, asked) for row, known in held if row not in followed]
    if succession:
        found = [row for row in found if not _is_preceded(row, found)]
    if not found:
        raise _nothing(rows, at, what, departed)
    sure = [row for row in found if row["certainty"] == "certain"]
    if certain and not sure:
        raise NoAnswer(f"no {what} is certain as of {iso(asked.day)}; {len(found):,} possible: leave out --certain to see")
    found.sort(key=lambda row: (row["certainty"], STANDINGS.index(row["standing"])))
    shown = sure if certain else found
    whole = tuple(one for one in lists if one.first <= at <= one.last) or lists
    return Found(shown, len(found) - len(shown), len(undated), tuple(followed), tuple(departed), whole)


def _standing(row: Row, day: int) -> State | None:
    """What is known of a row on a day. Whom a list names that is complete then was surely there; what was planned is never sure."""
    known = state(row["spans"], day, dated=row["date"] is not None)
    if known and row["status"] not in FACTUAL:
        return State("possible", "may-have-begun", None)
    return State("certain", "known", day) if known and row["complete"] else known


def _at(row: Row, known: State, asked: AsOf) -> Row:
    """A row with what is known of the day asked about, as the claim that by itself says it, if there is one."""
    day = number(asked.day, FAR)
    last = day_of(known.known_to) if known.known_to is not None and abs(known.known_to) < FAR else None
    says = (one for one in row["claims"] if one["date"] and state(together([one]).spans, day, dated=True) == known)
    return _as(next(says, row["claims"][0]), row["claims"], row) | {
        "certainty": known.certainty,
        "standing": known.standing,
        "as_of": iso(asked.day),
        "known_to": iso(last),
        "age_days": ordinal(asked.day) - ordinal(last) if asked.day and last else None,
    }


def _is_followed(row: Row, rows: list[Row], day: int) -> bool:
    """Whether another is known to have come to the same office after someone, by a day."""
    mine = max(one.begin[1] for one in row["spans"])
    others = (other for other in rows if other["date"] is not None and other["status"] in FACTUAL and _office(other) == _office(row))
    return any(mine < one.begin[0] and one.begin[1] <= day for other in others for one in other["spans"])


def _is_preceded(row: Row, held: list[Row]) -> bool:
    """Whether someone who may have come to an office by a day yields: to one who surely held it then, or who left it sooner."""
    others = [other for other in held if other is not row and _office(other) == _office(row)]
    if row["certainty"] == "certain":
        return False
    if any(other["certainty"] == "certain" for other in others):
        return True
    waits = row["began"] is None and row["ended"] is not None
    return waits and any(other["ended"] is not None and other["ended"].max < row["ended"].min for other in others)


def _office(row: Row) -> tuple[str, str]:
    return row["institution"], row["office"]


def _nothing(rows: list[Row], day: int, what: str, departed: list[Row]) -> NoAnswer:
    """The refusal of a day on which nothing holds: what is the first known after it, or the last before it."""
    if not rows:
        return NoAnswer(f"no {what} at all is on record")
    then = f"no {what} is known as of {iso(day_of(day))}"
    if departed:
        return NoAnswer(f"{then}; a list that is complete no longer names {', '.join(row['name'] for row in departed)}")
    dated = [row for row in rows if row["date"] is not None]
    if dated and rows[0]["life_last"] < day:
        return NoAnswer(f"{then}: {rows[0]['institution_name']} ended {when(parse(rows[0]['dissolved']))}")
    later = [row for row in dated if row["spans"][0].begin[0] > day]
    before = [row for row in dated if row not in later]
    near = [f"before it {_told(max(before, key=lambda row: row['spans'][-1].end))}"] if before else []
    near += [f"after it {_told(min(later, key=lambda row: row['spans'][0].begin))}"] if later else []
    if near:
        return NoAnswer(f"{then}; known is {', '.join(near)}")
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
        for change, date, sure, claim in _turns(row):
            first, last = _days(date)
            if first <= span.high and last >= span.low:
                certain = sure and span.low <= first and last <= span.high and row["status"] in FACTUAL
                turn = _dated(_as(claim, row["claims"], row), date)
                found.append(turn | {"change": change, "certainty": "certain" if certain else "possible", "standing": None})
    found.sort(key=lambda row: (row["time"], row["change"], row["name"] or ""))
    certainly = [row for row in found if row["certainty"] == "certain"] if span.certain else found
    return Found(certainly, len(found) - len(certainly), sum(row["date"] is None for row in rows))


def _dated(row: Row, date: Point) -> Row:
    """The row with the columns of a date filled from it."""
    return row | {
        "date": str(date),
        "date_min": iso(date.min),
        "date_max": iso(date.max),
        "precision": date.precision,
        "shown": date.display(),
        "time": sort_key(date),
    }


def _turns(row: Row) -> Iterator[tuple[str, Point, bool, Row]]:
    """The joining and the leaving that the claims of a span speak of, whether they surely do, and the claim that says so."""
    told = row["told"]
    for change, said in (("joined", told.begins), ("left", told.ends)):
        for date, claim in said[:1]:
            yield change, date, True, claim
    if row["date"] and not (told.begins or told.ends):
        date = parse(row["date"])
        for point in date.members if isinstance(date, Choice) else [date] if isinstance(date, Point) else []:
            yield "joined", point, False, row["claims"][0]
