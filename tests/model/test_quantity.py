"""A number with its hedge is a range: what it bounds, what it means, with what it agrees, and how it reads."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.model.quantity import HEDGES, Quantity, Sum, amount, hedged, measured, quantity, unit_of
from alliancecli.model.vocabulary import Qualifier

INF = float("inf")

NUMBERS = st.integers(0, 10**12) | st.decimals(0, 10**6, places=2).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A quantity of any hedge."""
    hedge = draw(st.sampled_from(list(HEDGES)))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return hedged(hedge, None, low, high) if hedge == "range" else hedged(hedge, low)


@pytest.mark.parametrize(
    ("value", "unit"), [(55100, 100), (60000, 10000), (23, 1), (40, 10), (0, 0), (2.5, 0), (1_800_000_000, 100_000_000)]
)
def test_a_number_is_rounded_to_its_last_digit_that_is_not_zero(value: float, unit: float) -> None:
    assert unit_of(value) == unit


@pytest.mark.parametrize(
    ("one", "bounds", "meant", "words"),
    [
        (hedged("exact", 900), (900, 900), (900, 900), "900"),
        (hedged("about", 55100), (None, None), (55050, 55150), "about 55,100"),
        (hedged("estimated", 60000), (None, None), (55000, 65000), "est. 60,000"),
        (hedged("over", 40), (40, None), (40, INF), "over 40"),
        (hedged("at-least", 40), (40, None), (40, INF), "at least 40"),
        (hedged("under", 40), (None, 40), (-INF, 40), "under 40"),
        (hedged("up-to", 40), (None, 40), (-INF, 40), "up to 40"),
        (hedged("range", None, 20000, 25000), (20000, 25000), (20000, 25000), "20,000–25,000"),
        (hedged("about", 2.5), (None, None), (2.5, 2.5), "about 2.5"),
    ],
)
def test_every_hedge(one: Quantity, bounds: tuple[object, object], meant: tuple[float, float], words: str) -> None:
    assert (one.bounds, one.meant, str(one)) == (bounds, meant, words)


def test_every_qualifier_has_its_words() -> None:
    assert list(HEDGES) == [str(one) for one in Qualifier]


def test_what_has_no_number_says_why_and_bounds_nothing() -> None:
    row = {"missing": "not-covered", "qualifier": "exact", "value": None, "value_min": None, "value_max": None}
    assert (amount(row), quantity(row), quantity(row).numbers, quantity(row).most) == ("not covered", Quantity(), (), None)


@pytest.mark.parametrize(
    ("qualifier", "value", "unit", "words"),
    [
        ("exact", 1, "people", "1 person"),
        ("exact", 1, "nations", "1 nation"),
        ("exact", 1, "percent", "1 percent"),
        ("about", 1, "people", "about 1 people"),
        ("exact", 0, "people", "0 people"),
        ("exact", 21, "nations", "21 nations"),
    ],
)
def test_one_of_a_thing_is_told_in_the_singular(qualifier: str, value: int, unit: str, words: str) -> None:
    row = {"missing": None, "qualifier": qualifier, "value": value, "value_min": value, "value_max": value, "unit": unit}
    assert measured(row) == words


@given(quantities(), quantities())
def test_agreement_is_mutual(one: Quantity, other: Quantity) -> None:
    assert one.agrees(other) == other.agrees(one)
    assert one.agrees(one)


@given(quantities(), quantities())
def test_what_differs_surely_differs_one_way(one: Quantity, other: Quantity) -> None:
    if not one.agrees(other):
        assert (one.meant[1] < other.meant[0]) != (other.meant[1] < one.meant[0])


@given(quantities())
def test_what_is_meant_lies_in_the_bounds_and_holds_every_number_named(one: Quantity) -> None:
    least, most = one.meant
    low, high = one.bounds
    assert low is None or low <= least
    assert high is None or most <= high
    assert all(least <= number <= most for number in one.numbers)
    assert one.numbers
    assert {one.least, one.most} == set(one.numbers)


@given(quantities())
def test_words_keep_the_hedge_and_every_number(one: Quantity) -> None:
    words = str(one)
    assert words.startswith(HEDGES[one.hedge])
    assert [float(number.replace(",", "")) for number in re.findall(r"[\d,.]+(?:e[+-]?\d+)?", words.removeprefix("est. "))] == [
        *one.numbers
    ]


@given(quantities())
def test_a_row_of_the_index_says_the_same(one: Quantity) -> None:
    low, high = one.bounds
    row = {
        "missing": None,
        "qualifier": one.hedge,
        "value": None if one.hedge == "range" else one.least,
        "value_min": low,
        "value_max": high,
    }
    assert quantity(row) == one
    assert amount(row) == str(one)


@given(quantities(), quantities())
def test_a_difference_turns_with_its_sides_and_is_about_where_either_was_rounded(one: Quantity, other: Quantity) -> None:
    there, back = one.minus(other), other.minus(one)
    assert (there.low, there.high) == (None if back.high is None else -back.high, None if back.low is None else -back.low)
    assert (there.hedge == "about") == (one.rounded or other.rounded)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], "0"),
        ([hedged("exact", 100), hedged("exact", 20)], "120"),
        ([hedged("exact", 100), hedged("range", None, 20, 30)], "120–130"),
        ([hedged("exact", 100), hedged("up-to", 50)], "100–150"),
        ([hedged("up-to", 50), hedged("under", 20)], "up to 70"),
        ([hedged("up-to", 50), hedged("about", 0)], "up to about 50"),
        ([hedged("exact", 100), hedged("over", 50)], "at least 150"),
        ([hedged("range", None, 20, 30), hedged("at-least", 5), hedged("about", 50)], "at least 75"),
        ([hedged("about", 100), hedged("up-to", 50)], "about 100–150"),
        ([hedged("exact", 0.1), hedged("exact", 0.2)], "0.3"),
    ],
)
def test_a_sum_has_both_ends_of_what_is_added(parts: list[Quantity], words: str) -> None:
    assert str(Sum.of(parts)) == words
