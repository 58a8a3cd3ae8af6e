"""Every status is a claim of what was, or speaks of what is to come."""

from alliancecli.model.facts import AHEAD, FACTUAL
from alliancecli.model.vocabulary import Status


def test_every_status_is_of_what_was_or_of_what_is_to_come_and_none_is_of_both() -> None:
    assert sorted([*FACTUAL, *AHEAD]) == sorted(Status)
