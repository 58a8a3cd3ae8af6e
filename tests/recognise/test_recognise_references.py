"""Digits that are no facts."""

import pytest

from alliancecli.recognise.facts import find


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


def test_every_token_knows_its_place() -> None:
    text = "Resolution 1546 of June 2004 meant at least 55,100 troops by the end of 2004, or twice $2.0 to $2.5 billion."
    found = find(text)
    assert [text[token.start : token.end].strip() for token in found] == [token.text for token in found]
    assert [token.text for token in found] == [
        "Resolution 1546",
        "June 2004",
        "55,100",
        "end of 2004",
        "twice",
        "$2.0",
        "$2.5 billion",
    ]
