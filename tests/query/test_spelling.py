"""Spellings: the two sides of the Atlantic find each other, and words that only look alike are let be."""

import pytest

from alliancecli.query.spelling import spellings


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("offences", "offenses"),
        ("organisation", "organization"),
        ("organisational", "organizational"),
        ("demobilised", "demobilized"),
        ("analyse", "analyze"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("centre", "center"),
        ("centred", "centered"),
        ("theatres", "theaters"),
        ("labour", "labor"),
        ("neighbouring", "neighboring"),
        ("armoured", "armored"),
        ("licence", "license"),
        ("practise", "practice"),
        ("cancelled", "canceled"),
        ("fulfilment", "fulfillment"),
        ("dialogue", "dialog"),
        ("judgement", "judgment"),
        ("manoeuvre", "maneuver"),
        ("manoeuvring", "maneuvering"),
    ],
)
def test_both_ways(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize(
    "word", ["nato", "army", "order", "raise", "size", "wise", "control", "controlled", "value", "horror", "1949", "organ"]
)
def test_other_words_are_left_alone(word: str) -> None:
    assert spellings(word) == (word,)


def test_an_older_spelling_may_be_of_two_words() -> None:
    assert spellings("cooperation") == ("cooperation", "co operation")
