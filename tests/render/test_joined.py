"""What claims share is written once, and what was changed in a copy is written as it is."""

from types import ModuleType

import pytest

from alliancecli.model.columns import Column
from alliancecli.query.rows import Claim, Common, Row
from alliancecli.render import Surface, csv, jsonl, tsv
from alliancecli.render.texts import BLOCK
from alliancecli.views.view import View

COLUMNS = tuple(Column(key, "") for key in ("id", "date", "precision", "title"))
DAY = Common({"date": "2001-12-05", "precision": "day"})
YEAR = Common({"date": "2002", "precision": "year"})


def claim(identity: str, common: Common) -> Claim:
    return Claim({"id": identity, "title": identity.upper(), **common, "common_day": common})


ROWS: list[Row] = [claim("a", DAY), claim("b", YEAR), claim("c", DAY), {**claim("d", DAY), "precision": "month"}, claim("e", YEAR)]


def view(rows: list[Row]) -> View:
    return View(COLUMNS, rows, lambda _: [])


def written(form: ModuleType, rows: list[Row], columns: tuple[Column, ...] = COLUMNS) -> str:
    return "".join(form.render(view(rows), columns, Surface()))


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
        for form in (jsonl, csv):
            assert written(form, ROWS, columns) == written(form, alone, columns)


TITLES = ["Plain", "a, b", 'said "so"', "back\\slash", "=1+1", "-1", "", None, "ends\x1b[2J", "ça", "zwj\u200d", "7"]


@pytest.mark.parametrize("form", [csv, tsv, jsonl])
@pytest.mark.parametrize("odd", TITLES)
def test_one_text_that_needs_care_changes_no_other(form: ModuleType, odd: str | None) -> None:
    rows: list[Row] = [{"id": f"r{n}", "date": "2001", "precision": "year", "title": f"Title {n}"} for n in range(2 * BLOCK + 1)]
    rows[BLOCK // 2]["title"] = rows[-1]["title"] = odd
    singly = [written(form, [row]).splitlines()[-1] for row in rows]
    assert written(form, rows).splitlines()[-len(rows) :] == singly
