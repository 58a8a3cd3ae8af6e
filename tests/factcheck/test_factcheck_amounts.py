"""What a number of a draft may mean, and when a claim agrees with it, bears it out or differs from it."""

import pytest

from alliancecli.factcheck.amounts import Number, numbers
from alliancecli.factcheck.document import Draft
from alliancecli.factcheck.reading import Reader
from alliancecli.index import connect
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from conftest import TESTS


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Claims(connect([str(TESTS / "mini")], None)))


def found(reader: Reader, text: str) -> list[Number]:
    return [number for sentence in reader.read(Draft(text)) for number in numbers(sentence, [])]


def number(reader: Reader, said: str) -> Number:
    (one,) = found(reader, f"There were {said}.")
    return one


def claim(said: str) -> Row:
    """A claim of a number, or of a hedge and a number, or of a range: `1000`, `over 1000`, `800-1000`."""
    hedge, _, value = said.rpartition(" ")
    low, _, high = value.partition("-")
    ends = (
        {"value": None, "value_min": int(low), "value_max": int(high)}
        if high
        else {"value": int(low), "value_min": None, "value_max": None}
    )
    return {"missing": None, "qualifier": "range" if high else hedge or "exact", **ends}


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        # exact as its digits are, and at most so much as is rounded in speech
        ("2,051 troops", 2051, 2051),
        ("2,050 troops", 2045, 2055),
        ("2,000 troops", 1988, 2012),
        ("0 troops", 0, 0),
        # nations are counted, not rounded
        ("180 nations", 180, 180),
        ("about 40 nations", 37, 43),
        ("0 nations", 0, 0),
        ("about 2,000 troops", 1840, 2160),
        ("about 2,150 troops", 2086, 2214),
        ("nearly 1,000 troops", 920, 1002),
        ("over 1,000 troops", 1000, 1200),
        ("at least 1,000 troops", 1000, 1200),
        ("fewer than 1,000 troops", 800, 1000),
        ("up to 1,000 troops", 800, 1000),
        ("800 to 1,000 troops", 800, 1000),
    ],
)
def test_a_number_means_what_lies_within_its_hedge(reader: Reader, said: str, least: int, most: int) -> None:
    one = number(reader, said)
    wanted = [least - 1, least, most, most + 1]
    assert [value for value in wanted if value >= 0 and one.agrees(claim(str(value)))] == [least, most]


@pytest.mark.parametrize(
    ("said", "agree", "differ"),
    [
        ("over 1000", ["1,000 troops", "1,150 troops"], ["999 troops", "1,151 troops"]),
        ("at-least 1000", ["1,000 troops", "1,150 troops"], ["999 troops", "1,151 troops"]),
        ("under 1000", ["850 troops", "1,000 troops"], ["849 troops", "1,006 troops"]),
        ("up-to 1000", ["850 troops", "1,000 troops"], ["849 troops", "1,006 troops"]),
        ("about 55100", ["55,050 troops", "55,150 troops"], ["55,044 troops", "55,156 troops"]),
        ("800-1000", ["800 troops", "1,000 troops"], ["799 troops", "1,006 troops"]),
    ],
)
def test_a_claim_means_what_lies_within_its_hedge(reader: Reader, said: str, agree: list[str], differ: list[str]) -> None:
    assert [one for one in agree + differ if number(reader, one).agrees(claim(said))] == agree


@pytest.mark.parametrize(
    ("said", "bearing", "others"),
    [
        ("about 2,000 troops", ["2000", "over 1900", "about 2100"], []),
        ("2,000 troops", ["2000", "about 2000", "about 2050", "1900-2100", "under 2000", "over 1961"], ["over 1960", "at-least 1960"]),
        ("2,060 troops", ["about 2050", "about 2060"], ["about 2000"]),
        ("61,200 troops", ["over 60000"], ["over 59999", "about 60000"]),
        ("0 troops", ["0", "about 0", "up-to 0"], ["about 1"]),
    ],
)
def test_a_claim_that_is_less_exact_bears_nothing_out(reader: Reader, said: str, bearing: list[str], others: list[str]) -> None:
    one = number(reader, said)
    assert [said for said in bearing + others if one.bears_out(claim(said))] == bearing


@pytest.mark.parametrize(
    ("said", "far", "near"),
    [
        # digits in another order
        ("738 troops", ["378"], ["738", "about 738"]),
        ("about 738 troops", ["378"], ["730"]),
        ("10,012 troops", ["10021"], ["10020"]),
        # an open end is only wrong on its side
        ("over 1,000 troops", ["969"], ["970", "5000"]),
        ("at least 1,000 troops", ["969"], ["970", "5000"]),
        ("fewer than 1,000 troops", ["1031"], ["1030", "10"]),
        ("up to 1,000 troops", ["1031"], ["1030", "10"]),
        ("nearly 1,000 troops", ["1137", "879"], ["1136", "880"]),
        # two exact numbers are two, but for what is rounded in speech
        ("1,001 troops", ["1004", "998"], ["1003", "999"]),
        ("1,000 troops", ["1054", "949"], ["1051", "951", "1000"]),
        ("2,000 troops", ["3000"], ["2000"]),
        ("30 nations", ["31", "29"], ["30"]),
        ("0 troops", ["1"], ["0"]),
        ("1 nation", ["0"], ["1"]),
        # a claim that was rounded may be another number, the farther from it the rounder it is
        ("51,700 troops", ["about 55100"], ["about 54900"]),
        ("44,000 troops", ["about 50100"], ["about 50000"]),
        ("43,900 troops", ["about 50000"], ["about 40000"]),
        ("43 troops", ["about 49"], ["about 48", "about 40"]),
        ("43 nations", ["about 48"], ["about 45", "about 40"]),
    ],
)
def test_a_number_differs_where_no_rounding_explains_it(reader: Reader, said: str, far: list[str], near: list[str]) -> None:
    one = number(reader, said)
    assert [said for said in far + near if one.differs(claim(said))] == far


def test_two_digits_in_another_order_are_another_number(reader: Reader) -> None:
    assert not number(reader, "37 troops").is_swapped(claim("73"))
    assert number(reader, "371 troops").is_swapped(claim("173"))
    assert not number(reader, "371 troops").is_swapped(claim("371"))
    assert not number(reader, "about 371 troops").is_swapped(claim("173"))


def test_what_is_three_times_as_much_may_be_mistaken_and_no_more(reader: Reader) -> None:
    one = number(reader, "300 troops")
    assert [said for said in ("99", "100", "900", "901", "over 100") if one.is_like(claim(said))] == ["100", "900", "over 100"]


def told(one: Number) -> str:
    return f"{one.quantity} {one.unit}".rstrip()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the ends of a range are one number
        ("There were between 8 and 10 nations.", ["8–10 nations"]),
        ("There were 8 to 10 nations.", ["8–10 nations"]),
        ("There were 8 and 10 nations.", ["8", "10 nations"]),
        ("There were 10 to 8 nations.", ["10", "8 nations"]),
        ("There were 8 to 8 nations.", ["8", "8 nations"]),
        ("They had 8 or 9 ships, 5 tanks.", ["8–9 other", "5 other"]),
        # parts, and shares
        ("Half of the force left.", ["about 50 percent"]),
        ("One third of them left.", ["about 33.3 percent"]),
        ("It was 40 % of all.", ["40 percent"]),
        ("It was 40 per cent.", ["40 percent"]),
        ("It was 40percent.", ["40 percent"]),
        ("It was about 0.4 %.", ["about 0.4 percent"]),
        # money
        ("It cost $ 500, or €600, or 700 pounds.", ["500 money", "600 money", "700 money"]),
        ("It cost $5.5 million.", ["5,500,000 money"]),
        # what befell people
        ("There 12 were killed and 13 soldiers were wounded.", ["12 dead", "13 wounded"]),
        ("There 12 died, and 13 ships were lost.", ["12 dead", "13 other"]),
        # what counts something, and what does not
        ("There were 12 aircraft, 3 weeks, 40 miles and 2 years.", ["12 other"]),
        ("In all 700 from 12 nations came.", ["700", "12 nations"]),
        ("In all 700 Sudland soldiers came.", ["700 troops"]),
        ("In all 700 Sudlanders came.", ["700 odd"]),
        ("In all 700, Sudland said.", ["700"]),
        ("There were 700 zebras.", ["700 odd"]),
        ("There were 700.", ["700"]),
        ("There were 700 very brave and happy soldiers.", ["700 odd"]),
        ("There were 700 brave soldiers.", ["700 troops"]),
        # neither dates nor scores, calls, lists, orders or names of resolutions
        ("It had 12 in 2009, and 13 on 4 May 2009.", ["12", "13"]),
        ("It was 2-1 at 12:30, call +38 or #5 (3).", []),
        ("It was 1.234 or 1,234.", ["1,234"]),
        ("It was the thirty-second of 40.", ["40"]),
        ("Resolution 1244 was no 40.", ["40"]),
        ("UNSCR 1244 and 1245 came.", []),
        ("Res. 1244, 1245 or 1246 came.", []),
    ],
)
def test_what_the_numbers_of_a_text_count(reader: Reader, text: str, wanted: list[str]) -> None:
    assert [told(one) for one in found(reader, text)] == wanted


@pytest.mark.parametrize(
    ("said", "hedge"),
    [
        ("some 40 troops", "about"),
        ("an estimated 40 troops", "about"),
        ("the 40 troops", "exact"),
        ("just under 40 troops", "under"),
        ("well above 40 troops", "over"),
        ("no fewer than 40 troops", "at-least"),
        ("as many as 40 troops", "up-to"),
        ("about the 40 troops", "about"),
    ],
)
def test_the_words_before_a_number_hedge_it(reader: Reader, said: str, hedge: str) -> None:
    one = number(reader, said)
    assert one.quantity.hedge == hedge
    assert f"There were {said}."[one.start : one.end] == (said.removeprefix("the ") if hedge == "exact" else said)
    assert one.nearly is (said.split()[0] == "just")


def test_a_number_that_another_statement_has_taken_is_left_to_it(reader: Reader) -> None:
    (sentence,) = reader.read(Draft("There were 400 troops."))
    taken = ([(0, 11)], [(14, 20)], [(0, 12)], [(13, 20)], [(12, 13)])
    assert [len(numbers(sentence, one)) for one in taken] == [1, 1, 0, 0, 0]
