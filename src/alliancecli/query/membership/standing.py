"""Who belonged, or held an office, on one day."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.dates.days import OPEN_DAY, day_number, iso, numbered_day, ordinal
from alliancecli.dates.edtf import parse, when
from alliancecli.errors import NoAnswer
from alliancecli.model.facts import FACTUAL
from alliancecli.query.as_of import AsOf
from alliancecli.query.membership.completeness import Complete, present
from alliancecli.query.membership.spans import STANDINGS, State, state, together
from alliancecli.query.membership.terms import as_claim
from alliancecli.query.rows import Row


class Found(NamedTuple):
    """Rows, and what was kept out of them: the possible under `--certain`, the undated, those whom another is known to have followed.

    `departed` are those whom a complete list leaves out, `lists` the complete lists that there are. Where the rows were `picked`, what
    stands between two of them is no gap; `elsewhere` counts those of whom nothing is known near the time that was asked about.
    """

    rows: list[Row]
    possible: int = 0
    undated: int = 0
    followed: tuple[Row, ...] = ()
    departed: tuple[Row, ...] = ()
    lists: tuple[Complete, ...] = ()
    picked: bool = False
    elsewhere: int = 0


def standing(
    rows: list[Row], asked: AsOf, what: str, *, lists: Iterable[Complete] = (), succession: bool = False, certain: bool = False
) -> Found:
    """The rows that surely or possibly (unless `certain`) hold at the end of a day, the sure ones first.

    In a `succession` (an office) someone whose end no source gives yields to the next one who is known to have held it by then.
    Raises NoAnswer where nothing holds, with the first that is known; `what` names the question.
    """
    at = day_number(asked.day, OPEN_DAY)
    lists = tuple(lists)
    then, departed = present([row for row in rows if _standing(row, at)], lists, at)
    undated = [row for row in then if succession and row["date"] is None]
    then = [row for row in then if row not in undated]
    held = [(row, known) for row in then if (known := _standing(row, at))]
    followed = [row for row, _ in held if succession and row["date"] and row["ended"] is None and is_followed(row, rows, at)]
    found = _once(_at(row, known, asked) for row, known in held if row not in followed)
    if succession:
        found = [row for row in found if not _is_preceded(row, found)]
    if not found:
        raise _nothing([row for row in rows if row not in followed], at, what, departed)
    sure = [row for row in found if row["certainty"] == "certain"]
    if certain and not sure:
        raise NoAnswer(f"no {what} is certain as of {iso(asked.day)}; {len(found):,} possible: leave out --certain to see")
    found.sort(key=lambda row: (row["certainty"], STANDINGS.index(row["standing"])))
    shown = sure if certain else found
    whole = tuple(one for one in lists if one.first <= at <= one.last) or lists
    return Found(shown, len(found) - len(shown), len(undated), tuple(followed), tuple(departed), whole)


def _standing(row: Row, day: int) -> State | None:
    """What is known of a row on a day. Whom a complete list surely names then was surely there; what was planned is never sure."""
    known = state(row["spans"], day, dated=row["date"] is not None)
    if known and row["status"] not in FACTUAL:
        return State("possible", "may-have-begun", None)
    return State("certain", "known", day) if known and row["standing"] == "known" else known


def _at(row: Row, known: State, asked: AsOf) -> Row:
    """A row with what is known of the day asked about, as the claim that by itself says it, if there is one."""
    day = day_number(asked.day, OPEN_DAY)
    last = numbered_day(known.known_to) if known.known_to is not None and abs(known.known_to) < OPEN_DAY else None
    says = (one for one in row["claims"] if one["date"] and state(together([one]).spans, day, dated=True) == known)
    return as_claim(next(says, row["claims"][0]), row["claims"], row) | {
        "certainty": known.certainty,
        "standing": known.standing,
        "as_of": iso(asked.day),
        "known_to": iso(last),
        "age_days": ordinal(asked.day) - ordinal(last) if asked.day and last else None,
    }


def is_followed(row: Row, rows: list[Row], day: int) -> bool:
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


def _once(rows: Iterable[Row]) -> list[Row]:
    """Of the spans of one member, or of one holder of an office, the one that says most of the day: no one is there twice."""
    best: dict[tuple[str, ...], Row] = {}
    for row in rows:
        one = (*_office(row), row["member"] or row["name"])
        best[one] = min(best.get(one, row), row, key=lambda row: (row["certainty"], STANDINGS.index(row["standing"]), row["age_days"] or 0))
    return list(best.values())


def _office(row: Row) -> tuple[str, str]:
    return row["institution"], row["office"]


def _nothing(rows: list[Row], day: int, what: str, departed: list[Row]) -> NoAnswer:
    """The refusal of a day on which nothing holds: the life that it is not in, or the last known before it; nothing of later days."""
    if not rows:
        return NoAnswer(f"no {what} at all is on record")
    then = f"no {what} is known as of {iso(numbered_day(day))}"
    if departed:
        return NoAnswer(f"{then}; a list that is complete no longer names {', '.join(row['name'] for row in departed)}")
    dated = [row for row in rows if row["date"] is not None]
    if dated and rows[0]["life_last"] < day:
        return NoAnswer(f"{then}: {rows[0]['institution_name']} ended {when(parse(rows[0]['dissolved']))}")
    if before := [row for row in dated if row["spans"][0].begin[0] <= day]:
        last = max(before, key=lambda row: row["spans"][-1].end)
        return NoAnswer(f"{then}; the last known before it is {last['name']}, {last['shown']}")
    began = parse(rows[0]["established"]) if rows[0]["established"] else None
    unborn = rows[0]["life_first"] > day or (began is not None and day_number(began.min, -OPEN_DAY) > day)  # of the best source
    bound = "established" if unborn else "dissolved" if rows[0]["life_last"] < day else None
    if bound and rows[0][bound]:
        undated = "" if dated else ", and they are undated"
        return NoAnswer(f"{then}: {rows[0]['institution_name']} was {bound} {parse(rows[0][bound]).display()}{undated}")
    return NoAnswer(f"{then}; without --as-of all are listed")
