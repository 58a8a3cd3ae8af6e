"""Numbers and dates as text writes them."""

import pytest

from alliancecli.dates import parse
from alliancecli.verify.numbers import Moment, find, hints, moments, shown


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 55,100 troops", [55100]),
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
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    found = find(text)
    assert [token.values[0] for token in found] == pytest.approx(values)
    assert not any(token.moments for token in found)


def test_fractions_are_percentages_too() -> None:
    (token,) = find("less than half the number")
    assert 50 in token.values
    (token,) = find("about one-third")
    assert 33 in token.values
    (token,) = find("half a year")
    assert 6 in token.values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1992 it", [Moment(1992)]),
        ("in May 2002 the", [Moment(2002, 5)]),
        ("on February 10, 2008.", [Moment(2008, 2, 10)]),
        ("on 14 May 2002.", [Moment(2002, 5, 14)]),
        ("on the 3rd of June 1999", [Moment(1999, 6, 3)]),
        ("of 2009-01-12", [Moment(2009, 1, 12)]),
        ("on May 23, Bremer", [Moment(None, 5, 23)]),
        ("In September, the", [Moment(None, 9)]),
        ("by mid-April.", [Moment(None, 4)]),
        ("November and December 1996", [Moment(1996, 11), Moment(1996, 12)]),
        ("(February-May 2003)", [Moment(2003, 2), Moment(2003, 5)]),
        ("the spring of 2003", [Moment(2003, 21)]),
        ("summer 2008,", [Moment(2008, 22)]),
        ("by the summer", [Moment(None, 22)]),
        ("the fall of 2007", [Moment(2007, 23)]),
        ("in early 2008,", [Moment(2008, 37)]),
        ("since mid-1995,", [Moment(1995, 38)]),
        ("at the end of 2008", [Moment(2008, 39)]),
        ("the first half of 2008", [Moment(2008, 40)]),
        ("the second quarter of 2008", [Moment(2008, 34)]),
        ("in Q3 2008", [Moment(2008, 35)]),
        ("from the end of June 2004", [Moment(2004, 6)]),
        ("the 1920s", [Moment(1920, blur=1)]),
        ("the early 1990s", [Moment(1990, blur=1)]),
        ("the fourth century B.C. league", [Moment(-399, blur=2)]),
        ("fourteenth and fifteenth centuries", [Moment(1300, blur=2), Moment(1400, blur=2)]),
        ("the eighteenth-century man", [Moment(1700, blur=2)]),
        ("in the 21st century", [Moment(2000, blur=2)]),
        ("(1714-67)", [Moment(1714), Moment(1767)]),
        ("in 1935-36", [Moment(1935), Moment(1936)]),
        ("1908-12", [Moment(1908), Moment(1912)]),
        ("(1764-1832)", [Moment(1764), Moment(1832)]),
        ("in 480 BC", [Moment(-479)]),
        ("after 9/11", [Moment(2001, 9, 11)]),
    ],
)
def test_dates(text: str, expected: list[Moment]) -> None:
    assert [moment for token in find(text) for moment in token.moments] == expected


@pytest.mark.parametrize(
    "text",
    [
        "AK-47 rifles",
        "T-72 and C-130",
        "Resolution 1546",
        "Presidential Directive (NSPD) 24",
        "Article 5",
        "Order Number 2",
        "Vol. 43, No. 4",
        "pp. 134-135",
        "pp. 93ff.",
        "chapter 2",
        "after 9/11",
        "see http://example.org/2009/12 and <http://x.y/Id =48918>",
        "one of them",
        "several thousand people",
        "(1) establishing",
        "the G8",
    ],
)
def test_names_and_references_are_no_facts(text: str) -> None:
    assert all(token.named for token in find(text))


@pytest.mark.parametrize("text", ["the third reason", "may be", "marching on", "its 5th office", "a third type", "no number"])
def test_what_is_neither_number_nor_date(text: str) -> None:
    assert find(text) == []


def test_a_year_before_what_is_counted_is_a_number() -> None:
    (token,) = find("with 2000 troops")
    assert token.values == (2000,)
    assert not token.moments


def test_hints() -> None:
    assert list(hints("about a year; both; without loss; the fifth")) == [1, 2, 0, 5]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2009", [Moment(2009)]),
        ("2009-01-12", [Moment(2009, 1, 12)]),
        ("2003-26", [Moment(2003, 22)]),
        ("2006/..", [Moment(2006)]),
        ("199X", [Moment(1990, blur=1)]),
        ("-0399/-0300", [Moment(-399, blur=2)]),
        ("1815/1914", [Moment(1815), Moment(1914)]),
        ("{2001,2003}", [Moment(2001), Moment(2003)]),
        ("2009-XX-XX", [Moment(2009)]),
    ],
)
def test_moments_of_a_date_of_the_record(date: str, expected: list[Moment]) -> None:
    assert moments(parse(date)) == expected
    assert shown(expected[0])
