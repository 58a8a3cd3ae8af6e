"""Who joined and left what, when and as which of its members: against a pact and a bloc of five lands."""

from collections.abc import Iterator

import pytest

import alliancecli
from alliancecli.api.record import Record
from conftest import TESTS


@pytest.fixture(scope="module")
def pacts() -> Iterator[Record]:
    with alliancecli.open(TESTS / "samples" / "membership", cache=None) as record:
        yield record


def verdicts(record: Record, text: str) -> list[str]:
    return [row["verdict"] for row in record.factcheck(text) if row["kind"] == "member"]


YES, NO, OPEN = "supported", "refuted", "not-enough-info"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one source has the year, one the month
        ("Aland joined The Pact in April 1949.", [YES]),
        ("Aland joined The Pact in 1949.", [YES]),
        ("Aland joined The Pact in May 1949.", [NO]),
        ("Aland joined The Pact in 1950.", [NO]),
        ("Beland joined The Pact in 1999.", [YES]),
        ("Beland joined The Pact in March 2000.", [NO]),
        # two sources have two days
        ("Celand joined The Pact on 18 February 1952.", [YES]),
        ("Celand joined The Pact on 20 February 1952.", [YES]),
        ("Celand joined The Pact on 19 February 1952.", [NO]),
        ("Celand joined The Pact in 1952.", [YES]),
        ("Aland joined The Bloc in 1980.", [YES]),
        ("Aland joined The Bloc in 1981.", [YES]),
        ("Aland joined The Bloc in 1982.", [NO]),
        # nobody says when
        ("Eland joined The Pact in 1983.", [OPEN]),
        # an end that is a year; ten days before it are no mistake, and a year without an end is none
        ("Celand left The Pact in 1974.", [YES]),
        ("Celand left The Pact in May 1974.", [YES]),
        ("Celand left The Pact in 1973.", [OPEN]),
        ("Celand left The Pact in 1976.", [NO]),
        ("Aland left The Pact in 1976.", [OPEN]),
        # each its own date
        ("Aland and Celand joined The Pact in 1949.", [NO]),
        ("Aland joined The Pact in 1949, Celand in 1952.", [YES, YES]),
        ("Aland joined The Pact in 1949, Celand in 1953.", [YES, NO]),
        ("In 1949 Aland and in 1952 Celand joined The Pact.", [YES, YES]),
        ("In 1949 Aland and in 1955 Celand joined The Pact.", [YES, NO]),
        ("The Pact has grown by Celand in 1952 and Beland in 2001.", [YES, NO]),
        ("The Pact was created in April 1949. Celand (1952) and Beland (1999) came later.", [YES, YES]),
        ("The Pact was created in April 1949. Celand (1955) was new.", [NO]),
        ("Celand was there. It joined The Pact in 1952.", [YES]),
        ("Celand was there. It joined The Pact in 1960.", [NO]),
        # what is no entry
        ("Celand might join The Pact in 1960.", []),
        ("Celand applied to join The Pact in 1960.", []),
        ("Two years after joining The Pact, in 1960, Celand rested.", []),
        ("Celand's army joined The Pact in 1960.", []),
    ],
)
def test_who_joined_and_left_when(pacts: Record, text: str, found: list[str]) -> None:
    assert verdicts(pacts, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aland became member number one of The Pact in 1949.", YES),
        ("Aland became member number 2 of The Pact in 1949.", NO),
        ("In 1952 Celand became the second member of The Pact.", YES),
        ("In 1952 Celand became the third member of The Pact.", NO),
        ("Celand became the 2nd member of The Pact.", YES),
        ("Celand became the 3rd member of The Pact.", NO),
        ("In 1999 Beland became the fourth member of The Pact.", YES),
        ("In 1999 Beland became the fifth member of The Pact.", NO),
    ],
)
def test_the_place_in_the_order_of_entry(pacts: Record, text: str, found: str) -> None:
    assert verdicts(pacts, text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 1990 The Bloc had two members.", [YES]),
        ("In 1990 The Bloc had three members.", [NO]),
        ("In March 1990 The Bloc had 2 members.", [YES]),
        ("In June 2000 The Bloc had three members.", [YES]),
        ("In June 2000 The Bloc had four members.", [NO]),
        ("In June 2000 The Bloc, with three members, met.", [YES]),
        ("The number of members was three in The Bloc in June 2000.", [YES]),
        ("In 1990 The Bloc was a club of three.", [NO]),
        ("In 1990 The Bloc grew to two members.", [YES]),
        ("In 1990 The Bloc grew to three members.", [NO]),
        # no list is complete then
        ("In May 2000 The Bloc had four members.", []),
        ("In 1989 The Bloc had four members.", []),
        ("Since 1990 The Bloc has had 3 members.", []),
        # not all of them are counted
        ("In 1990 three new members of The Bloc met.", []),
        ("In 1990 The Bloc might have 3 members.", []),
    ],
)
def test_how_many_they_were_by_a_list_that_is_complete(pacts: Record, text: str, found: list[str]) -> None:
    assert verdicts(pacts, text) == found
