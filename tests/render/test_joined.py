"""What claims share is written once, and what was changed in a copy is written as it is."""

from alliancecli.model.columns import Column
from alliancecli.query.rows import Claim, Common, Row
from alliancecli.render import Surface, csv, jsonl
from alliancecli.views.view import View

COLUMNS = tuple(Column(key, "") for key in ("id", "date", "precision", "title"))
DAY = Common({"date": "2001-12-05", "precision": "day"})
YEAR = Common({"date": "2002", "precision": "year"})


def claim(identity: str, common: Common) -> Claim:
    return Claim({"id": identity, "title": identity.upper(), **common, "common_day": common})


ROWS: list[Row] = [claim("a", DAY), claim("b", YEAR), claim("c", DAY), {**claim("d", DAY), "precision": "month"}, claim("e", YEAR)]


def view(rows: list[Row]) -> View:
    return View(COLUMNS, rows, lambda _: [])


def test_claims_and_changed_copies_stand_as_they_are_in_csv() -> None:
    assert "".join(csv.render(view(ROWS), COLUMNS, Surface())).splitlines() == [
        "id,date,precision,title",
        "a,2001-12-05,day,A",
        "b,2002,year,B",
        "c,2001-12-05,day,C",
        "d,2001-12-05,month,D",
        "e,2002,year,E",
    ]


def test_rows_are_the_same_whether_they_share_or_not() -> None:
    alone = [dict(row) for row in ROWS]
    for columns in (COLUMNS, COLUMNS[::-1], COLUMNS[1:2]):
        assert list(jsonl.render(view(ROWS), columns, Surface())) == list(jsonl.render(view(alone), columns, Surface()))
        assert list(csv.render(view(ROWS), columns, Surface())) == list(csv.render(view(alone), columns, Surface()))
