"""Small drawings in the cells of a table: where on the axis a span stands."""

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.views.drawn import Axis, axis, lasting

SCALE = Axis(2000, 2010)


@pytest.mark.parametrize(
    ("began", "ended", "first", "last"),
    [
        ("2001-01-01", "2001-12-31", (0.1, 0.1), (0.2, 0.2)),
        ("2001", "2003-07", (0.1, 0.2), (0.35, 0.3583)),
        ("1990", "2020", (0, 0), (1, 1)),
        ("2001-01-01", None, (0.1, 0.1), None),
        (None, "2001-12-31", None, (0.2, 0.2)),
        ("2001-01-01", "2003/..", (0.1, 0.1), None),
    ],
)
def test_a_span_stands_where_its_ends_do(
    began: str | None, ended: str | None, first: tuple[float, float] | None, last: tuple[float, float] | None
) -> None:
    drawn = lasting(SCALE, parse(began) if began else None, parse(ended) if ended else None)
    assert drawn
    for stands, wanted in ((drawn.began, first), (drawn.ended, last)):
        assert stands == (wanted and pytest.approx(wanted, abs=0.0005))


def test_what_has_no_end_may_have_lasted_until_the_next_had_begun() -> None:
    for succeeded, last in (("2003", (0.1, 0.4)), ("1999", None), (None, None)):
        drawn = lasting(SCALE, parse("2001-01-01"), None, succeeded=parse(succeeded) if succeeded else None)
        assert drawn
        assert drawn.ended == (last and pytest.approx(last, abs=0.0005))


def test_an_axis_holds_every_date_and_goes_on_by_a_tenth() -> None:
    assert axis([(parse("1999"), parse("2005-02")), (parse("2018"), None)]) == Axis(1999, 2022)
    assert axis([(parse("2005"), None)]) == Axis(2005, 2007)
    assert axis([(None, None)]) is None
    assert lasting(None, parse("2001"), None) is None
    assert lasting(SCALE, None, None) is None
