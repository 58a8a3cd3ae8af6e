"""Words that several layers say."""

import pytest

from alliancecli.model.words import apart, counted, few, headline, life_span, passage


@pytest.mark.parametrize(("count", "said"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1200, "1,200 events")])
def test_only_one_is_not_many(count: int, said: str) -> None:
    assert counted(count, "event") == said


@pytest.mark.parametrize(("most", "said"), [(1, "a and 2 more"), (2, "a, b and 1 more"), (3, "a, b, c"), (4, "a, b, c")])
def test_of_many_names_the_first_are_told_and_how_many_more_there_are(most: int, said: str) -> None:
    assert few("abc", most) == said


def test_a_headline_has_its_status_unless_it_happened() -> None:
    assert headline({"title": "A withdrawal", "status": "planned"}) == "A withdrawal (planned)"
    assert headline({"title": "A withdrawal", "status": "actual"}) == "A withdrawal"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ""),
        ({"outlet": "Daily News"}, "Daily News"),
        ({"url": "https://example.org"}, "https://example.org"),
        ({"published": "2015-03-02"}, "2 Mar 2015"),
        ({"outlet": "Daily News", "url": "https://example.org", "published": "2015-03"}, "Daily News, Mar 2015, https://example.org"),
    ],
)
def test_a_passage_of_its_own_says_where_and_when_it_was_published(more: dict[str, str], said: str) -> None:
    cited = {"source": "diary", "locator": "row 12", "anchor": "", "date": None, **more}
    assert apart(cited) == said
    assert passage(cited) == "row 12" + (f", {said}" if said else "")


@pytest.mark.parametrize(
    ("began", "ended", "said"), [("1991", "1997", "1991 – 1997"), ("2004", "", "from 2004"), ("", "1991", "until 1991"), ("", "", "")]
)
def test_a_life_is_told_by_the_ends_that_are_known(began: str, ended: str, said: str) -> None:
    assert life_span(began, ended) == said
