"""When a force began and ended, and what came in its place: against records made for it."""

from pathlib import Path
from shutil import copytree

import pytest

import alliancecli
from conftest import TESTS

SET_UP = """
- id: set-up
  date: "2005-02"
  title: The Vanguard is set up
  kind: deployment
  institutions: [vanguard]
  sources: [{source: diary, locator: p. 1, date: "2005-03"}]
"""
SENT = """
- id: sent
  date: "2005-03-03"
  title: The Force is sent
  kind: deployment
  institutions: [force]
  sources: [{source: diary, locator: p. 1}]
"""
THIRD = """
- id: after-the-vanguard
  subject: force
  object: vanguard
  relation: predecessor
  change: replaced
  date: "2004"
  sources: [{source: diary, locator: p. 1}]
"""


def checked(path: Path, text: str, events: str = "", relations: str = "") -> list[tuple[str, tuple[str, ...]]]:
    """The verdicts on a text with the claims that each rests on, where the mini record has these events and relations as well."""
    data = copytree(TESTS / "mini", path / "data")
    for name, more in (("events", events), ("relations", relations)):
        with (data / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    with alliancecli.open(data, cache=None) as record:
        return [(row["verdict"], row["claims"]) for row in record.factcheck(text)]


@pytest.mark.parametrize(
    ("date", "verdict"), [("February 2005", "supported"), ("March 2005", "supported"), ("April 2005", "not-enough-info")]
)
def test_an_event_is_of_the_time_that_one_of_its_sources_gives_it(tmp_path: Path, date: str, verdict: str) -> None:
    assert [found for found, _ in checked(tmp_path, f"The Vanguard was established in {date}.", SET_UP)] == [verdict]


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("23 February 2005", "refuted"),
        ("24 February 2005", "not-enough-info"),
        ("3 March 2005", "not-enough-info"),
        ("10 March 2005", "not-enough-info"),
        ("11 March 2005", "refuted"),
    ],
)
def test_within_a_week_of_an_event_of_the_force_that_may_be_what_is_meant(tmp_path: Path, date: str, verdict: str) -> None:
    assert [found for found, _ in checked(tmp_path, f"The Force was founded on {date}.", SENT)] == [verdict]


def test_what_refutes_a_succession_is_told_by_its_two_best_claims_and_their_event(tmp_path: Path) -> None:
    claims = ("force-predecessor-vanguard-2", "force-predecessor-vanguard", "force-takes-over")
    assert checked(tmp_path, "The Force replaced The Vanguard in June 1999.", relations=THIRD) == [("refuted", claims)]


LIVED = """
- {id: vanguard-life, subject: vanguard, relation: life, date: "2005-03-03/2009-06-30", sources: [{source: diary, locator: p. 1}]}
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("founded on 3 March 2005", "supported"),
        ("founded in March 2005", "supported"),
        # what begins is there a month after it, and was decided on up to a year before
        ("founded on 3 April 2005", "not-enough-info"),
        ("founded on 4 April 2005", "refuted"),
        ("founded on 2 March 2004", "not-enough-info"),
        ("founded on 1 March 2004", "refuted"),
        # what ends may be told a month ahead, and not when it is over
        ("dissolved on 30 June 2009", "supported"),
        ("dissolved on 1 July 2009", "refuted"),
        ("dissolved on 30 May 2009", "not-enough-info"),
        ("dissolved on 29 May 2009", "refuted"),
        # the very day of another year
        ("founded on 3 March 2006", "refuted"),
        ("dissolved on 30 June 2008", "refuted"),
    ],
)
def test_how_far_from_its_day_a_beginning_or_an_end_is_another(tmp_path: Path, said: str, verdict: str) -> None:
    assert [found for found, _ in checked(tmp_path, f"The Vanguard was {said}.", relations=LIVED)] == [verdict]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("launched on 3 March 2005", "supported"),
        ("launched on 20 June 2005", "not-enough-info"),  # words that may mean something else refute nothing
        ("launched on 3 March 2006", "refuted"),  # but for the very day of another year
        ("launched in March 2007", "refuted"),
        ("launched in April 2007", "not-enough-info"),
    ],
)
def test_a_loose_word_refutes_only_a_slip_of_the_year(tmp_path: Path, said: str, verdict: str) -> None:
    assert [found for found, _ in checked(tmp_path, f"The Vanguard was {said}.", relations=LIVED)] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The Vanguard ran from March 2005 to June 2009.", ["supported", "supported"]),
        ("The Vanguard (March 2005 to June 2010) was long.", ["supported", "refuted"]),
        ("The Vanguard ran until June 2009.", ["supported"]),
        ("The Vanguard ran until August 2009.", ["refuted"]),
        ("The Vanguard was there. It was dissolved in May 2012.", ["refuted"]),
        ("The Vanguard was small. The Force was founded in August 2003.", ["supported"]),
    ],
)
def test_a_stretch_has_two_ends(tmp_path: Path, text: str, verdicts: list[str]) -> None:
    assert [found for found, _ in checked(tmp_path, text, relations=LIVED)] == verdicts


AFTER = """
- id: after
  subject: legion
  object: force
  relation: predecessor
  change: replaced
  date: "2009-05"
  sources: [{source: diary, locator: p. 1}]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Legion replaced The Force.", ["supported"]),
        ("The Legion replaced The Force in May 2009.", ["supported"]),
        ("The Legion replaced The Force in 2009.", ["supported"]),
        ("The Legion replaced The Force in June 2009.", ["refuted"]),
        ("The Legion replaced The Force in 2010.", ["refuted"]),
        ("In May 2009 The Legion replaced The Force.", ["supported"]),
        ("In June 2009 The Legion replaced The Force.", ["refuted"]),
        ("The Force was replaced by The Legion in May 2009.", ["supported"]),
        ("The Force was replaced by The Legion in June 2009.", ["refuted"]),
        ("The Force gave way to The Legion in May 2009.", ["supported"]),
        ("The Force handed over to The Legion in May 2009.", ["supported"]),
        ("The Legion took over from The Force in June 2009.", ["refuted"]),
        ("The Force was there. It was replaced by The Legion in May 2009.", ["supported"]),
        ("The Force was there. It was replaced by The Legion in June 2010.", ["refuted"]),
        # the other way round, or another
        ("The Legion was replaced by The Force in May 2009.", ["refuted"]),
        ("The Legion replaced The Vanguard in May 2009.", ["refuted"]),
        ("The Legion replaced The League in May 2009.", ["not-enough-info"]),  # a force takes the place of no alliance
        # by the day of the event, and by that of no claim
        ("The Force replaced The Vanguard on 11 August 2003.", ["supported"]),
        ("The Force replaced The Vanguard in September 2004.", ["refuted"]),
        # who was replaced is who replaced another
        ("The Force replaced The Vanguard in August 2003 and was replaced by The Legion in May 2009.", ["supported", "supported"]),
        ("The Force replaced The Vanguard in August 2001 and was later replaced by The Legion in May 2010.", ["refuted", "refuted"]),
        ("The Force, which replaced The Vanguard in August 2003, was replaced by The Legion in May 2009.", ["supported", "supported"]),
        (
            "The Force was big. It replaced The Vanguard in August 2003 and was replaced by The Legion in May 2009.",
            ["supported", "supported"],
        ),
        ("The Force replaced The Vanguard, and The Legion replaced The Force.", ["supported", "supported"]),
        # what is to come, and what only someone of it did
        ("In 2012 The Legion will replace The Force.", []),
        ("The Force's staff was replaced by The Legion in June 2010.", []),
        ("Ann became commander of The Legion in May 2009.", []),
    ],
)
def test_what_took_the_place_of_what(tmp_path: Path, text: str, found: list[str]) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    for name, more in (
        ("institutions", "\n- {id: legion, name: The Legion, kind: force, sources: [{source: diary, locator: p. 1}]}\n"),
        ("relations", AFTER),
    ):
        with (data / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    with alliancecli.open(data, cache=None) as record:
        assert [row["verdict"] for row in record.factcheck(text) if row["kind"] == "lineage"] == found
