"""What a date says of beginning and end, whatever its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.dates import FAR, parse
from alliancecli.query.membership import bounds, state

REACH = 20100201


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("1999/..", (19990101, 19991231), (REACH, FAR)),
        ("1999/", (19990101, 19991231), (19991231, FAR)),
        ("../2006", (-FAR, 20061231), (20060101, 20061231)),
        ("/2006", (-FAR, 20061231), (20060101, 20061231)),
        ("2004-06", (20040601, 20040630), (20040630, FAR)),
        ("2003-08/2003", (20030801, 20030831), (20030801, 20031231)),
        ("-0399/-0300", (-3989899, -3988769), (-2999899, -2998769)),
    ],
)
def test_bounds_claim_no_more_than_the_date(date: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    (found,) = bounds(parse(date), None, None, REACH)
    assert (found.begin, found.end) == (begin, end)


def test_a_set_holds_its_dates_and_none_between_them() -> None:
    spans = bounds(parse("{2004,2008-05-01}"), None, None, REACH)
    days = {20031231: None, 20040601: "possible", 20060101: None, 20080501: "certain", 20080502: None}
    for day, expected in days.items():
        found = state(spans, day, dated=True)
        assert (found.certainty if found else None) == expected


dates = st.sampled_from(["1999/..", "1999/", "../2006", "2004-06", "1952-02-18/1974", "{2004,2008}", "../..", "1999-22/2001-24"])


@given(dates, st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 28))
def test_what_is_certain_lies_inside_every_reading_of_the_date(text: str, year: int, month: int, day: int) -> None:
    number = year * 10000 + month * 100 + day
    spans = bounds(parse(text), None, None, REACH)
    found = state(spans, number, dated=True)
    inside = any(one.begin[0] <= number <= one.end[1] for one in spans)
    assert (found is not None) == inside
    assert found is None or (found.certainty == "certain") == any(one.begin[1] <= number <= one.end[0] for one in spans)
