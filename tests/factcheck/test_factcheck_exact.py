"""What is a claim's to the digit or to the day bears a statement out, also where its words alone do not tell what it is about."""

from collections.abc import Iterator

import pytest

import alliancecli
from alliancecli.api.record import Record


@pytest.fixture(scope="module")
def bundled() -> Iterator[Record]:
    with alliancecli.open() as record:
        yield record


def supported(record: Record, text: str, passage: str) -> bool:
    """Whether a statement on a passage of a text is borne out."""
    return any(passage in row["text"] and row["verdict"] == "supported" for row in record.factcheck(text))


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        # another force is spoken of last, but one that was named has just this number then
        ("Iraq burned. In Iraq fought MNF-I; CJTF-7 was long gone. By October 2007 the general had 182,668 troops.", "182,668", True),
        ("Iraq burned. In Iraq fought MNF-I; CJTF-7 was long gone. By October 2006 the general had 182,668 troops.", "182,668", False),
        ("By October 2007 the general had 182,668 troops.", "182,668", False),
        # the force of a place that was named
        ("In Rwanda the killing began. Canada protested. At the end of October 1994 the blue helmets counted 5,893.", "5,893", True),
        # of a nation only where that is named
        ("UNIFIL and Italy: in December 2013 the men in blue numbered 1,094.", "1,094", True),
        ("UNIFIL: in December 2013 the men in blue numbered 1,094.", "1,094", False),
        # a round number is that of a claim by chance
        ("UNIFIL, Italy, France and Spain: of the patrols in December 2013 those of ten men were 600.", "600", False),
        # no date in the sentence, but in the text
        ("# KFOR, 25 April 2025\n\nMuch has changed. The commander has 4,686 all ranks.", "4,686", True),
    ],
)
def test_a_number_to_the_digit(bundled: Record, text: str, number: str, wanted: bool) -> None:
    assert supported(bundled, text, number) is wanted


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        ("Dany Fortin went home in November 2019.", "November 2019", True),
        ("Dany Fortin went home in November 2018.", "November 2018", False),
        ("Rob Bauer, in that chair since 25 June 2021, smiled.", "25 June 2021", True),
        ("Dag Hammarskjöld died in September 1961.", "September 1961", True),
        # who came is not who went
        ("Dany Fortin took over in November 2019.", "November 2019", False),
        # what else happens to someone on such a day
        ("Dag Hammarskjöld wrote a letter in September 1961.", "September 1961", False),
        # of another force
        ("Bernhard Bair took KFOR on 4 December 2009.", "4 December 2009", False),
    ],
)
def test_the_edge_of_a_term(bundled: Record, text: str, passage: str, wanted: bool) -> None:
    assert supported(bundled, text, passage) is wanted


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        ("ISAF was two years old. NATO picked the mission up on 11 August 2003.", "11 August 2003", True),
        ("ISAF was two years old. NATO picked the mission up on 13 August 2003.", "13 August 2003", False),
        ("CENTCOM was in a hurry. Baghdad was gone by 9 April 2003.", "9 April 2003", True),
        # nothing is named that could have been there
        ("The mission was gone by 11 August 2003.", "11 August 2003", False),
    ],
)
def test_the_day_of_an_event_in_other_words(bundled: Record, text: str, passage: str, wanted: bool) -> None:
    assert supported(bundled, text, passage) is wanted


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        (
            "This is about Libya, where much was new in 2011, as in Kosovo in 1999, and the rest of the story is short enough to be told here.\n\nGaddafi was captured and killed at Sirte on 20 October.",
            "20 October",
            True,
        ),
        ("This is about Libya, where much was new, as in Kosovo in 1999, and the rest of the story is short enough to be told in full here.\n\nGaddafi was captured and killed at Sirte on 20 October.", "20 October", False),
    ],
)
def test_a_day_without_a_year_is_of_any_that_was_named(bundled: Record, text: str, passage: str, wanted: bool) -> None:
    assert supported(bundled, text, passage) is wanted
    assert all(row["verdict"] != "refuted" for row in bundled.factcheck(text))
