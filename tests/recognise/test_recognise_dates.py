"""Dates as text writes them."""

import pytest

from alliancecli.dates.edtf import LONG_MONTHS, MONTHS, parse
from alliancecli.recognise.dates import covers, in_words, parts
from alliancecli.recognise.facts import find
from alliancecli.recognise.token import DateParts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1992 it", [DateParts(1992)]),
        ("in May 2002 the", [DateParts(2002, 5)]),
        ("on February 10, 2008.", [DateParts(2008, 2, 10)]),
        ("on 14 May 2002.", [DateParts(2002, 5, 14)]),
        ("on the 3rd of June 1999", [DateParts(1999, 6, 3)]),
        ("on the twenty-first of March 2022", [DateParts(2022, 3, 21)]),
        ("on the thirty-first of December", [DateParts(None, 12, 31)]),
        ("of 2009-01-12", [DateParts(2009, 1, 12)]),
        ("from 19 to 20 November 2010", [DateParts(2010, 11, 19), DateParts(2010, 11, 20)]),
        ("on 19-20 November 2010", [DateParts(2010, 11, 19), DateParts(2010, 11, 20)]),
        ("on November 19 and 20, 2010", [DateParts(2010, 11, 19), DateParts(2010, 11, 20)]),
        ("the 5th to the 7th of May", [DateParts(None, 5, 5), DateParts(None, 5, 7)]),
        ("On May 5 and 12 soldiers", [DateParts(None, 5, 5)]),
        ("on May 23, Bremer", [DateParts(None, 5, 23)]),
        ("In September, the", [DateParts(None, 9)]),
        ("by mid-April.", [DateParts(None, 4)]),
        ("November and December 1996", [DateParts(1996, 11), DateParts(1996, 12)]),
        ("(February-May 2003)", [DateParts(2003, 2), DateParts(2003, 5)]),
        ("the spring of 2003", [DateParts(2003, 21)]),
        ("summer 2008,", [DateParts(2008, 22)]),
        ("by the summer", [DateParts(None, 22)]),
        ("the fall of 2007", [DateParts(2007, 23)]),
        ("in early 2008,", [DateParts(2008, 37)]),
        ("since mid-1995,", [DateParts(1995, 38)]),
        ("at the end of 2008", [DateParts(2008, 39)]),
        ("the first half of 2008", [DateParts(2008, 40)]),
        ("the second quarter of 2008", [DateParts(2008, 34)]),
        ("in Q3 2008", [DateParts(2008, 35)]),
        ("from the end of June 2004", [DateParts(2004, 6)]),
        ("the 1920s", [DateParts(1920, unspecified_digits=1)]),
        ("the early 1990s", [DateParts(1990, unspecified_digits=1)]),
        ("the fourth century B.C. league", [DateParts(-399, unspecified_digits=2)]),
        ("fourteenth and fifteenth centuries", [DateParts(1300, unspecified_digits=2), DateParts(1400, unspecified_digits=2)]),
        ("the eighteenth-century man", [DateParts(1700, unspecified_digits=2)]),
        ("in the 21st century", [DateParts(2000, unspecified_digits=2)]),
        ("(1714-67)", [DateParts(1714), DateParts(1767)]),
        ("in 1935-36", [DateParts(1935), DateParts(1936)]),
        ("1908-12", [DateParts(1908), DateParts(1912)]),
        ("(1764-1832)", [DateParts(1764), DateParts(1832)]),
        ("in 480 BC", [DateParts(-479)]),
        ("JANUARY 2009", [DateParts(2009, 1)]),
        ("12 MARCH 1999 AND JAN. 2003", [DateParts(1999, 3, 12), DateParts(2003, 1)]),
        ("we MAY go", []),
        ("in AD 79, Vesuvius", [DateParts(79)]),
        ("from 79 A.D. to 900 CE", [DateParts(79), DateParts(900)]),
        ("an AD 1,500 strong", []),
        ("after 9/11", [DateParts(2001, 9, 11)]),
    ],
)
def test_dates(text: str, expected: list[DateParts]) -> None:
    assert [date for token in find(text) for date in token.dates] == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2009", [DateParts(2009)]),
        ("2009-01-12", [DateParts(2009, 1, 12)]),
        ("2003-26", [DateParts(2003, 22)]),
        ("2006/..", [DateParts(2006)]),
        ("199X", [DateParts(1990, unspecified_digits=1)]),
        ("-0399/-0300", [DateParts(-399, unspecified_digits=2)]),
        ("1815/1914", [DateParts(1815), DateParts(1914)]),
        ("{2001,2003}", [DateParts(2001), DateParts(2003)]),
        ("2009-XX-XX", [DateParts(2009)]),
    ],
)
def test_parts_of_a_date_of_the_record(date: str, expected: list[DateParts]) -> None:
    assert parts(parse(date)) == expected
    assert in_words(expected[0])


@pytest.mark.parametrize(
    ("code", "named"),
    [*zip(range(21, 25), range(21, 25), strict=True), *zip(range(25, 33), [21, 22, 23, 24] * 2, strict=True)]
    + [(code, code) for code in range(33, 42)],
)
def test_a_season_is_called_alike_in_both_hemispheres(code: int, named: int) -> None:
    assert parts(parse(f"2003-{code}")) == [DateParts(2003, named)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((word, 37) for word in ("early", "the beginning of", "the start of", "the outset of")),
        *((word, 38) for word in ("mid-", "the middle of")),
        *((word, 39) for word in ("late", "the end of", "the close of")),
        ("the first half of", 40),
        ("the second half of", 41),
        *((f"the {word} quarter of", 33 + n) for n, word in enumerate(("first", "second", "third", "fourth"))),
        *((f"the {word} of", 21 + n) for n, word in enumerate(("spring", "summer", "autumn", "winter"))),
    ],
)
def test_a_part_of_a_year_in_words(words: str, code: int) -> None:
    found = find(f"in {words}{'' if words.endswith('-') else ' '}2003 it")
    assert [one for token in found for one in token.dates] == [DateParts(2003, code)]


@pytest.mark.parametrize(("month", "number"), [(name, n) for names in (MONTHS, LONG_MONTHS) for n, name in enumerate(names, 1)])
def test_every_month(month: str, number: int) -> None:
    assert [token.dates for token in find(f"on 3 {month.capitalize()} 2003")] == [(DateParts(2003, number, 3),)]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("1401/1500", 2), ("1400/1499", 1), ("1400/1498", 2), ("-0399/-0300", 1), ("0000/0099", 1), ("0001/0100", 2), ("-0398/-0299", 2)],
)
def test_only_the_years_of_a_century_are_a_century(date: str, expected: int) -> None:
    assert len(parts(parse(date))) == expected


@pytest.mark.parametrize("date", ["../..", "/", "../"])
def test_open_ends_have_no_parts(date: str) -> None:
    assert parts(parse(date)) == []


def test_a_date_covers_what_is_less_precise() -> None:
    assert covers(DateParts(2003, 5, 12), DateParts(2003, 5))
    assert not covers(DateParts(2003), DateParts(2003, 5))
    assert not covers(DateParts(2000), DateParts(2000, unspecified_digits=1))
