"""Periods that share a day are found as if each were compared with each."""

from hypothesis import example, given
from hypothesis import strategies as st

from alliancecli.query.overlaps import Overlaps, Rivals, spell

DAYS = st.integers(-40, 40) | st.sampled_from([-500_000, -70_000, 70_000, 500_000])
PERIODS = st.lists(st.tuples(DAYS, DAYS).map(lambda two: (min(two), max(two))), max_size=12)


@given(PERIODS, st.tuples(DAYS, DAYS).map(lambda two: (min(two), max(two))))
@example([(-500_000, -1)], (-70_000, -70_000))
@example([(-500_000, -1)], (-1, -1))
@example([(-500_000, -1)], (0, 0))
@example([(0, 0), (0, 1), (1, 1)], (1, 1))
@example([(3, 3), (2, 2), (1, 1), (0, 0)], (0, 1))
def test_what_shares_a_day_is_found_in_order_of_time(periods: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    spells = [spell(first, last, number) for number, (first, last) in enumerate(periods)]
    wanted = [n for n, (first, last) in sorted(enumerate(periods), key=lambda one: (one[1][0], -one[1][1], one[0]))]
    wanted = [n for n in wanted if periods[n][0] <= asked[1] and periods[n][1] >= asked[0]]
    assert [number for _, _, number in Overlaps(spells).of(*asked)] == wanted


def test_rivals_are_of_one_key_and_others_than_the_claim_itself() -> None:
    rivals = Rivals([("a", "x", 1, 5), ("b", "x", 5, 9), ("c", "x", 6, 9), ("d", "y", 1, 9), ("e", "x", 0, 1)])
    assert rivals.of("a", "x", 1, 5) == ["e", "b"]
    assert rivals.of("d", "y", 1, 9) == []
    assert rivals.of("f", "z", 1, 9) == []
