"""Who belonged, and who held an office: spans in time, and what they say of one day.

A span is not known better than its source gives it. `2003/..` began on some day of 2003 and went on for as long as its sources could
know; a bare `2007-09` is known of that month and of no other; no date at all is `undated`. So the answer for a day has three values:
surely so, possibly so, or not at all, and only the first two are rows.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates import FAR, Choice, Date, Point, Span, day_of, iso, number, ordinal, parse, sort_key
from alliancecli.errors import NoAnswer, UnknownName
from alliancecli.query.engine import Engine
from alliancecli.query.figures import AsOf
from alliancecli.query.filters import Window
from alliancecli.query.names import unknown
from alliancecli.query.rows import Row, fetch

_CLAIMS = """
    SELECT r.id, r.subject AS institution, i.name AS institution_name, r.object AS member, coalesce(m.name, r.name) AS name,
           coalesce(r.office, i.name) AS office, r.date, r.date_min, r.date_max, r.precision, coalesce(r.shown, 'undated') AS shown,
           r.first, r.last, r.status, r.caveat, r.sources, r.tier, r.issued_last AS reach, i.established, i.dissolved
    FROM relation r JOIN institution i ON i.id = r.subject LEFT JOIN institution m ON m.id = r.object
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
    """What the claims of one membership or term come to: when it began and when it ended, by the best claim of each, and for sure when."""

    began: Point | None
    ended: Point | None
    spans: list[Bounds]


def together(claims: list[Row]) -> Told:
    """What claims of one and the same span say of its beginning and its end, the best claim first.

    Where they differ any of them may be right. Where none gives an end, the life of the institution bounds it, and it is sure only up
    to the day by which the latest of the sources had appeared.
    """
    dates = [parse(row["date"]) for row in claims if row["date"]]
    spans = [date for date in dates if isinstance(date, Span)]
    moments = [date for date in dates if isinstance(date, Point)] + [m for date in dates if isinstance(date, Choice) for m in date.members]
    life = tuple(parse(claims[0][key]) if claims[0][key] else None for key in ("established", "dissolved"))
    if not spans and moments:
        return Told(None, None, [_within(_days(one), (number(one.max, FAR), FAR), life, begun=True, ended=False) for one in moments])
    begins, ends = ([getattr(one, side) for one in spans if isinstance(getattr(one, side), Point)] for side in ("start", "end"))
    begin = _all_of(begins) if begins else (-FAR, FAR)
    if ends:
        end = _all_of(ends)
    else:
        known = [row["reach"] for row in claims if row["date"] and row["date"].endswith("/..")] + [number(one.max, FAR) for one in moments]
        end = max((*known, begin[1] if begins else -FAR)), FAR
    end = max(end[0], begin[0]), end[1]
    begin = begin[0], min(begin[1], end[1])
    span = _within(begin, end, life, begun=bool(begins), ended=bool(ends))
    return Told(next(iter(begins), None), next(iter(ends), None), [span])


def _all_of(points: list[Point]) -> tuple[int, int]:
    """Between which days a beginning, or an end, lies: those that agree with the best narrow it, those that do not widen it."""
    best, *others = map(_days, points)
    agreed, at_odds = best, []
    for one in others:
        if one[0] <= agreed[1] and one[1] >= agreed[0]:
            agreed = max(agreed[0], one[0]), min(agreed[1], one[1])
        else:
            at_odds.append(one)
    return min(one[0] for one in (agreed, *at_odds)), max(one[1] for one in (agreed, *at_odds))


def _within(begin: tuple[int, int], end: tuple[int, int], life: tuple[Date | None, ...], *, begun: bool, ended: bool) -> Bounds:
    """The same within a life: what has no beginning of its own began with the institution at the earliest, and likewise its end."""
    established, dissolved = life
    if not begun and established:
        begin = max(begin[0], number(established.min, -FAR)), begin[1]
    if not ended and dissolved:
        end = min(end[0], number(dissolved.min, FAR)), min(end[1], number(dissolved.max, FAR))
    return Bounds(begin, end, ended)


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

    `rivals` are the other claims of the same, `cited` the sources of all of them.
    """
    keyed: dict[tuple[str, ...], list[Row]] = {}
    for row in fetch(connection, _CLAIMS, {"relation": relation, "ids": json.dumps(ids)}, ("sources",)):
        keyed.setdefault((row["institution"], row["office"], row["member"] or row["name"]), []).append(row)
    return _in_time(_row(claims) for every in keyed.values() for claims in _spans(every))


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


def _row(claims: list[Row]) -> Row:
    """The row of one span: that of its best claim, which is a dated span, is of the better tier, says more of its ends, is the narrower."""
    best, *others = sorted(claims, key=_merit)
    told = together([best, *others])
    began, ended = told.began, told.ended
    span = Span(began or ("" if ended else ".."), ended or _open(best)) if began or ended else None
    return best | {
        "rivals": [row["id"] for row in others],
        "others": others,
        "spans": told.spans,
        "began": began,
        "ended": ended,
        "shown": span.display() if span else best["shown"],
        "cited": [entry for row in (best, *others) for entry in row["sources"]],
        "time": _time(told, best),
        "change": None,
        "certainty": "certain",
        "as_of": None,
        "known_to": None,
        "age_days": None,
        "complete": None,
        "standing": None if best["date"] else "undated",
    }


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
    begun = told.began or not told.ended
    return (0, first, -last) if begun and first > -FAR else (1, last, 0)


def _in_time(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["time"], row["name"] or "", row["institution"]))


class Gap(NamedTuple):
    """A time, between two rows of a list, of which nothing is on record: from the year of one end to that of the other."""

    after: str
    first: int
    last: int


LONG = 10_000
"""The shortest time without a holder that is told as a gap, a year as numbers of days count."""

TERM = 60_000
"""After so long, six years as numbers of days count, a term of which no end is on record is taken to have ended somewhere."""


def gaps(rows: list[Row]) -> list[Gap]:
    """The times between the terms of one office of which nothing is on record, each after the row of that id; rows in order of time."""
    found = []
    until, before = None, ""
    for row in rows:
        if row["time"][0] != 0:
            break
        begin, end = row["spans"][0].begin[0], row["spans"][-1].end[1]
        if until is not None and begin - until > LONG:
            found.append(Gap(before, until // 10_000, begin // 10_000))
        if end == FAR:  # no end on record: known to have held it when it began, and likely for a while
            end = max(row["spans"][-1].begin[1] + TERM, row["spans"][-1].end[0])
        if until is None or end > until:
            until, before = end, row["id"]
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
            left = who not in possibly and row["ended"] is None and max(one.begin[1] for one in row["spans"]) < whole.first
            (gone if left else here).append(row)
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
    every, absent = present(rows, lists, at)
    departed = [row for row in absent if state(row["spans"], at, dated=row["date"] is not None)]
    states = ((row, state(row["spans"], at, dated=row["date"] is not None)) for row in every)
    held = [(row, State("certain", "known", at) if row["standing"] == "known" else known) for row, known in states if known]
    followed = [row for row, _ in held if succession and row["date"] and row["ended"] is None and _is_followed(row, rows, at)]
    found = [_at(row, known, asked) for row, known in held if row not in followed]
    if not found:
        raise _nothing(rows, at, what)
    sure = [row for row in found if row["certainty"] == "certain"]
    if certain and not sure:
        raise NoAnswer(f"no {what} is certain as of {iso(asked.day)}; {len(found):,} possible: leave out --certain to see")
    found.sort(key=lambda row: (row["certainty"], STANDINGS.index(row["standing"])))
    shown = sure if certain else found
    whole = tuple(one for one in lists if one.first <= at <= one.last) or lists
    return Found(shown, len(found) - len(shown), 0, tuple(followed), tuple(departed), whole)


def _at(row: Row, known: State, asked: AsOf) -> Row:
    """A row with what is known of the day asked about."""
    last = day_of(known.known_to) if known.known_to is not None and abs(known.known_to) < FAR else None
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
        if other["date"] is not None and other["office"] == row["office"] and other["institution"] == row["institution"]
        for one in other["spans"]
    )


def _nothing(rows: list[Row], day: int, what: str) -> NoAnswer:
    """The refusal of a day on which nothing holds: what is the first known after it, or the last before it."""
    if not rows:
        return NoAnswer(f"no {what} at all is on record")
    then = f"no {what} is known as of {iso(day_of(day))}"
    dated = [row for row in rows if row["date"] is not None]
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
        for change, date, sure in _turns(row):
            first, last = _days(date)
            if first <= span.high and last >= span.low:
                certain = sure and span.low <= first and last <= span.high
                found.append(_dated(row, date) | {"change": change, "certainty": "certain" if certain else "possible", "standing": None})
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


def _turns(row: Row) -> Iterator[tuple[str, Point, bool]]:
    """The joining and the leaving that the claims of a span speak of, and whether they surely do."""
    if row["began"]:
        yield "joined", row["began"], True
    if row["ended"]:
        yield "left", row["ended"], True
    if row["date"] and not (row["began"] or row["ended"]):
        date = parse(row["date"])
        for point in date.members if isinstance(date, Choice) else [date] if isinstance(date, Point) else []:
            yield "joined", point, False
