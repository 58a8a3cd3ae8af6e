"""The edges of what is told of an office between its holders, and of whom a list that leaves no one out lets belong."""

from collections import Counter
from typing import Any

import pytest

from alliancecli.dates.days import OPEN_DAY
from alliancecli.query.membership.completeness import Complete, Gap, Listed, gaps, present
from alliancecli.query.membership.spans import Bounds
from conftest import Cli


def holder(id_: str, begin: int, *ends: int, time: int = 0) -> dict[str, Any]:
    """A holder from one day to another, or between two days; of `time` 1 no beginning is known, of 2 no day at all."""
    return {"id": id_, "time": (time, begin), "spans": [Bounds((begin, begin), (ends[0], ends[-1]), ended=ends[-1] != OPEN_DAY)]}


def a_list(first: int, last: int, *names: Listed, institution: str = "pact", office: str | None = None) -> Complete:
    return Complete(institution, office, f"{first} – {last}", first, last, names, [])


FIRST = holder("a", 19500101, 19520301)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([FIRST, holder("b", 19530301, 19540101)], []),  # a year after
        ([FIRST, holder("b", 19530302, 19540101)], [Gap("b", 1952, 1953)]),
        ([FIRST, holder("b", 19500601, 19560101), holder("c", 19570101, 19580101)], []),  # the longest stay counts, not the last
        ([holder("b", 19500101, 19560101), FIRST, holder("c", 19570101, 19580101)], []),
        ([FIRST, holder("b", 19600101, 19610101, time=1)], []),  # who began at no known time is after no one
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19540101, time=1)], []),  # who left in between came in between
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19520301, time=1)], [Gap("b", 1952, 1960)]),
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19520302, time=1)], []),
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19520301, 19590101, time=1)], [Gap("b", 1952, 1960)]),
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19610101, time=1)], []),
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19610102, time=1)], [Gap("b", 1952, 1960)]),
        ([FIRST, holder("b", 19600101, 19610101), holder("c", 0, 19540101, time=2)], [Gap("b", 1952, 1960)]),
        ([holder("a", 19500101, 19520301, OPEN_DAY), holder("b", 19590301, 19600101)], []),  # six years, and one
        ([holder("a", 19500101, 19520301, OPEN_DAY), holder("b", 19590302, 19600101)], [Gap("b", 1952, 1959)]),
    ],
)
def test_a_time_without_a_holder_is_told_where_it_is_long_and_surely_no_one_held_it(rows: list[dict[str, Any]], told: list[Gap]) -> None:
    assert gaps(rows, []) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(19520301, 19520301, False), (19600101, 19600101, False), (19510101, 19520229, True), (19600102, 19700101, True)],
)
def test_a_list_that_is_complete_in_a_time_leaves_no_gap_in_it(first: int, last: int, told: bool) -> None:
    assert bool(gaps([FIRST, holder("b", 19600101, 19610101)], [a_list(first, last)])) is told


ADA = Listed("ada", (19500101, 19501231), 19600101)


@pytest.mark.parametrize(
    ("day", "surely", "possibly"),
    [
        (19491231, set(), set()),
        (19500101, set(), {"ada"}),
        (19501230, set(), {"ada"}),
        (19501231, {"ada"}, {"ada"}),
        (19600101, {"ada"}, {"ada"}),
        (19600102, set(), set()),
    ],
)
def test_a_list_names_surely_who_had_surely_come(day: int, surely: set[str], possibly: set[str]) -> None:
    assert a_list(19490101, 19700101, ADA).at(day) == (surely, possibly)


@pytest.mark.parametrize(("day", "speaks"), [("1949-12-31", False), ("1950-01-01", True), ("1959-12-31", True), ("1960-01-01", False)])
def test_a_list_speaks_of_the_days_that_it_is_complete_for(day: str, speaks: bool) -> None:
    assert a_list(19500101, 19591231).speaks_of(day) is speaks


def member(name: str, begin: int = 19500101, **more: Any) -> dict[str, Any]:
    spans = [Bounds((begin, begin), (OPEN_DAY, OPEN_DAY), ended=False)]
    return {"institution": "pact", "office": None, "member": None, "name": name, "date": "1950/..", "ended": None, "spans": spans, **more}


@pytest.mark.parametrize(
    ("row", "lists", "day", "there"),
    [
        (member("ada"), [a_list(19500101, 19600101, ADA)], 19550101, "known"),
        (member("ada"), [a_list(19500101, 19600101, ADA)], 19500201, "possible"),  # may not have come yet
        (member("bob"), [a_list(19500101, 19600101, ADA)], 19550101, "gone"),
        (member("x", member="ada"), [a_list(19500101, 19600101, ADA)], 19550101, "known"),  # it goes by its id
        (member("bob"), [a_list(19500101, 19600101, ADA, institution="league")], 19550101, "here"),
        (member("bob"), [a_list(19500101, 19600101, ADA, office="clerk")], 19550101, "here"),
        (member("bob", office="clerk"), [a_list(19500101, 19600101, ADA, office="clerk")], 19550101, "gone"),
        (member("bob"), [a_list(19550101, 19600101, ADA)], 19550101, "gone"),  # from its first day
        (member("bob"), [a_list(19550102, 19600101, ADA)], 19550101, "here"),
        (member("bob"), [a_list(19500101, 19550101, ADA)], 19550101, "gone"),  # to its last
        (member("bob", 19491231), [a_list(19500101, 19540101, ADA)], 19550101, "gone"),  # of whom nothing later is known
        (member("bob", 19500101), [a_list(19500101, 19540101, ADA)], 19550101, "here"),
        (member("bob", 19491231, ended="1956"), [a_list(19500101, 19540101, ADA)], 19550101, "here"),
        (member("bob", 19491231, date=None), [a_list(19500101, 19540101, ADA)], 19550101, "here"),
        (member("ada", 19491231), [a_list(19500101, 19540101, ADA)], 19550101, "here"),
        (member("bob"), [a_list(19500101, 19540101), a_list(19500101, 19600101, Listed("bob", (0, 0), OPEN_DAY))], 19550101, "known"),
        (member("bob"), [a_list(19500101, 19600101, Listed("bob", (0, 0), OPEN_DAY)), a_list(19510101, 19600101)], 19550101, "gone"),
    ],
)
def test_a_complete_list_decides_who_was_there(row: dict[str, Any], lists: list[Complete], day: int, there: str) -> None:
    here, gone = present([row], lists, day)
    assert len(here) + len(gone) == 1
    said = "gone" if gone else "here" if not here[0].get("complete") else "known" if here[0].get("certainty") == "certain" else "possible"
    assert said == there


@pytest.mark.parametrize(
    ("day", "sure", "possible"),
    [
        ("1952-02-01", 12, 2),
        ("1952-02-18", 14, 0),
        ("1982-05-29", 15, 1),
        ("1982-05-30", 16, 0),
        ("1999-01-01", 16, 3),  # a list has them by years, and one source has them join in 1997
        ("1999-03-11", 16, 3),
        ("1999-03-12", 19, 0),
        ("2004-03-28", 19, 0),
        ("2004-03-29", 26, 0),
        ("2024-03-06", 31, 0),
        ("2024-03-07", 32, 0),
    ],
)
def test_on_the_day_before_an_accession_nobody_is_surely_a_member_who_came_then(alliance: Cli, day: str, sure: int, possible: int) -> None:
    told = alliance("members", "nato", "--as-of", day, "--json")
    found = Counter(row["certainty"] for row in told.rows)
    assert (found["certain"], found["possible"]) == (sure, possible)
    not_sure = f", {possible} of them only possible" if possible else ""
    assert f"{sure + possible} members{not_sure}, and that is all; lists that are complete" in told.err
