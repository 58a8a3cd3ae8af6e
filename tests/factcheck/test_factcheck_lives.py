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
