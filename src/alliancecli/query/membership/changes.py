"""Who joined and who left in a window, and who was there."""

from collections.abc import Iterator

from alliancecli.dates.days import iso
from alliancecli.dates.edtf import DateSet, Point, day_numbers, parse, sort_key
from alliancecli.model.facts import FACTUAL
from alliancecli.query.membership.standing import Found, is_followed
from alliancecli.query.membership.terms import as_claim
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window


def changes(rows: list[Row], span: Window) -> Found:
    """Who surely or possibly joined or left in a window, a row a change, in order of time; undated memberships have no place here.

    `date` is that of the change. A bare date says that someone belonged then, and not that they joined: it is only possible.
    """
    found = []
    for row in rows:
        for change, date, sure, claim in _turns(row):
            first, last = day_numbers(date)
            if first <= span.high and last >= span.low:
                certain = sure and span.low <= first and last <= span.high and row["status"] in FACTUAL
                turn = _dated(as_claim(claim, row["claims"], row), date)
                found.append(turn | {"change": change, "certainty": "certain" if certain else "possible", "standing": None})
    found.sort(key=lambda row: (row["time"], row["change"], row["name"] or ""))
    certainly = [row for row in found if row["certainty"] == "certain"] if span.certain else found
    return Found(certainly, len(found) - len(certainly), sum(row["date"] is None for row in rows))


def within(rows: list[Row], span: Window) -> Found:
    """Who surely or possibly held an office on some day of a window, in order of time.

    Counted are the undated, and those of whom nothing is known so near the window, or whom another is known to have followed by then.
    """
    found, elsewhere = [], 0
    for row in rows:
        there = [one for one in row["spans"] if one.begin[0] <= span.high and one.end[1] >= span.low] if row["date"] else []
        sure = row["status"] in FACTUAL and any(max(one.begin[1], span.low) <= min(one.end[0], span.high) for one in there)
        if there and not sure and not _is_known_near(row, rows, span):
            elsewhere += 1
        elif there:
            found.append(row | {"certainty": "certain" if sure else "possible"})
    certainly = [row for row in found if row["certainty"] == "certain"] if span.certain else found
    undated = sum(row["date"] is None for row in rows)
    return Found(certainly, len(found) - len(certainly), undated, picked=True, elsewhere=elsewhere)


def _is_known_near(row: Row, rows: list[Row], span: Window) -> bool:
    """Whether a term that may touch a window is known to: a source saw it then, gives both its ends, or one that fits.

    Who came before the window was still there unless another is known to have followed; who left after it may have come later than it.
    """
    told = row["told"]
    if told.begins and told.ends:
        return True
    if told.begins:
        return any(day_numbers(date)[1] >= span.low for date, _ in told.begins) or not is_followed(row, rows, span.low)
    dates = [date for date, _ in told.ends] or [parse(row["date"])]
    return any(first <= span.high and last >= span.low for first, last in map(day_numbers, dates))


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
        for point in date.members if isinstance(date, DateSet) else [date] if isinstance(date, Point) else []:
            yield "joined", point, False, row["claims"][0]
