"""Numbers as text writes them."""

import pytest

from alliancecli.recognise.facts import find
from alliancecli.recognise.numbers import ambiguous, equal, hints


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 55,100 troops", [55100]),
        ("about 55 100 troops", [55100]),
        ("about 55'100 troops", [55100]),
        ("1 234 567.5 tons", [1234567.5]),
        ("twenty- seven Partners", [27]),
        ("to 1.9 million residents", [1900000]),
        ("at $2.0 to $2.5 billion", [2e9, 2.5e9]),
        ("two million people", [2000000]),
        ("Fifteen nations", [15]),
        ("the twenty-seven Partners", [27]),
        ("one hundred and twenty days", [120]),
        ("half of them", [0.5]),
        ("about one-third", [1 / 3]),
        ("a quarter of the men", [0.25]),
        ("plans to double the number", [2]),
        ("twice", [2]),
        ("a dozen", [12]),
        ("a 99 per cent insurance", [99]),
        ("about 80%", [80]),
        ("12 to 18 months", [12, 18]),
        ("two or three brigades", [2, 3]),
        ("a 70,000-strong army", [70000]),
        ("the 51-megawatt turbine", [51]),
        ("in 5 million-strong ranks", [5000000]),
        ("20k troops", [20000]),
        ("12.5K troops", [12500]),
        ("20-25k men", [20000, 25000]),
        ("5k-7k men", [5000, 7000]),
        ("$20m to €1.5bn", [20000000, 1500000000]),
        ("5mn-6mn people", [5000000, 6000000]),
        ("20m deep, 3kg, 20 km", [20, 3, 20]),
        ("1.234.567 tons", [1234567]),
        ("12.345.678.901", [12345678901]),
        ("3.1415 and 0.125", [3.1415, 0.125]),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    found = find(text)
    assert [token.values[0] for token in found] == pytest.approx(values)
    assert not any(token.dates for token in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 20.000 troops", (20, 20000)),
        ("1.234", (1.234, 1234)),
        ("999.999", (999.999, 999999)),
        ("0.125", (0.125,)),
        ("20.00", (20,)),
        ("20.0000", (20,)),
        ("1234.500", (1234.5,)),
        ("20.000 million", (20000000,)),
        ("20.125 per cent", (20.125, 0.20125)),
    ],
)
def test_three_digits_after_a_point_may_be_thousands_or_decimals(text: str, values: tuple[float, ...]) -> None:
    (token,) = find(text)
    assert token.values == pytest.approx(values)
    assert ambiguous(token.text) is (text in ("about 20.000 troops", "1.234", "999.999"))


def test_fractions_are_percentages_too() -> None:
    (token,) = find("less than half the number")
    assert 50 in token.values
    (token,) = find("about one-third")
    assert 33 in token.values
    (token,) = find("half a year")
    assert 6 in token.values
    (token,) = find("two-thirds of the men")
    assert token.values == pytest.approx((2 / 3, 200 / 3, 66, 67))


@pytest.mark.parametrize("text", ["the third reason", "may be", "marching on", "its 5th office", "a third type", "no number"])
def test_what_is_neither_number_nor_date(text: str) -> None:
    assert find(text) == []


def test_a_year_before_what_is_counted_is_a_number() -> None:
    (token,) = find("with 2000 troops")
    assert token.values == (2000,)
    assert not token.dates


def test_hints() -> None:
    assert list(hints("about a year; both; without loss; the fifth")) == [1, 2, 0, 5]


def test_equal_allows_for_the_last_places_of_a_float() -> None:
    assert equal(0.1 + 0.2, 0.3)
    assert not equal(1000, 1001)


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("nineteen troops", True),
        ("eleven troops", True),
        ("ten troops", False),
        ("two troops", False),
        ("hundred troops", False),
        ("a hundred troops", True),
        ("Hundred troops", False),
        ("one-third of the men", True),
        ("half of the men", False),
    ],
)
def test_a_number_is_firm_where_its_writer_means_it(text: str, firm: bool) -> None:
    assert find(text)[0].firm is firm


def test_a_percentage_in_words_is_a_part_too() -> None:
    assert find("ten per cent of them")[0].values == (10.0, 0.1)
    assert find("one tenth of the men")[0].values[0] == 0.1


@pytest.mark.parametrize(("text", "named"), [("one soldier", False), ("one soldiers' home", False), ("one of them", True)])
def test_one_is_a_number_where_something_is_counted(text: str, named: bool) -> None:
    assert find(text)[0].named is named
