"""Words that several layers say."""

import pytest

from alliancecli.model.words import counted, few, headline


@pytest.mark.parametrize(("count", "said"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1200, "1,200 events")])
def test_only_one_is_not_many(count: int, said: str) -> None:
    assert counted(count, "event") == said


@pytest.mark.parametrize(("most", "said"), [(1, "a and 2 more"), (2, "a, b and 1 more"), (3, "a, b, c"), (4, "a, b, c")])
def test_of_many_names_the_first_are_told_and_how_many_more_there_are(most: int, said: str) -> None:
    assert few("abc", most) == said


def test_a_headline_has_its_status_unless_it_happened() -> None:
    assert headline({"title": "A withdrawal", "status": "planned"}) == "A withdrawal (planned)"
    assert headline({"title": "A withdrawal", "status": "actual"}) == "A withdrawal"
