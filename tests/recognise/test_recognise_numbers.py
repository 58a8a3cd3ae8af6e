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


def test_every_number_in_words_below_a_hundred() -> None:
    small = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    for n, word in [*enumerate(small.split(), 1), *((10 * n, word) for n, word in enumerate(tens.split(), 2))]:
        assert [token.values for token in find(f"{word} troops")] == [(n,)]
        assert n < 20 or [token.values for token in find(f"{word}-three troops")] == [(n + 3,)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a hundred troops", 100),
        ("a thousand troops", 1000),
        ("two hundred troops", 200),
        ("two hundred and five troops", 205),
        ("three thousand two hundred troops", 3200),
        ("three thousand and two troops", 3002),
        ("two million three thousand troops", 2_003_000),
        ("five billion dollars", 5e9),
        ("2 trillion dollars", 2e12),
        ("3 hundred troops", 300),
        ("thrice", 3),
        ("threefold", 3),
        ("trebled", 3),
        ("quadrupled", 4),
        ("fourfold", 4),
        ("tenfold", 10),
        ("twofold", 2),
    ],
)
def test_words_that_multiply(words: str, value: float) -> None:
    assert [token.values[0] for token in find(words)] == [value]


@pytest.mark.parametrize(
    ("part", "of"),
    [("third", 3), ("quarter", 4), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10)],
)
def test_every_part_of_one(part: str, of: int) -> None:
    for over, word in ((1, "one"), (3, "three")):
        (token,) = find(f"{word}-{part}{'s' * (over > 1)} of the men")
        assert token.values[0] == pytest.approx(over / of)
        assert token.values[2:4] == (int(100 * over / of), round(100 * over / of))


@pytest.mark.parametrize(
    ("text", "values"), [("half a day", 6), ("half an hour", 6), ("a third of the men", 1 / 3), ("thirds of us", None)]
)
def test_a_part_of_a_unit_of_time_is_one_of_twelve_too(text: str, values: float | None) -> None:
    assert [one for token in find(text) for one in token.values if one == values] == ([] if values is None else [values])


def test_every_ordinal_hints_at_its_number() -> None:
    words = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    words += " seventeenth eighteenth nineteenth twentieth twenty-first"
    for n, word in enumerate(words.split(), 1):
        assert n in hints(f"the {word}")
    assert list(hints("an only one, a single sole one, once alone")) == [1] * 9
    assert list(hints("both, a pair, a couple")) == [2, 1, 2, 1, 2]
    assert list(hints("no man, none, nil, without, not")) == [0] * 5


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
