"""What the relations of an institution come to: which claim stands in a list, and where."""

from dataclasses import replace

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.index.ties import ties
from alliancecli.model.records import Relation
from alliancecli.model.vocabulary import RelationKind, Status
from alliancecli.record import load
from conftest import TESTS

RECORD = load(TESTS / "mini")
TIERS = {one.id: str(one.tier) for one in RECORD.sources}
ONE = next(one for one in RECORD.relations if one.id == "force-member-noria")


def member(identity: str, date: str = "", *, whom: str = "", source: str = "diary", status: Status = Status.ACTUAL) -> Relation:
    cited = (replace(ONE.sources[0], source=source),)
    return replace(ONE, id=identity, object=whom or identity, date=parse(date) if date else None, sources=cited, status=status)


def listed(*relations: Relation) -> list[tuple[str, str]]:
    """The members of the force by these claims, each with its date."""
    found = ties(replace(RECORD, relations=list(relations)), TIERS).lists["members"].get("force", [])
    return [(one["id"], one.get("date", "")) for one in found]


def test_what_has_a_beginning_comes_first_then_what_has_an_end_then_the_undated() -> None:
    claims = [("f", ""), ("e", ""), ("d", "../2001"), ("c", "../1999"), ("b", "2005/.."), ("a2", "2003"), ("a1", "2003"), ("a0", "2003-02")]
    assert listed(*(member(one, date) for one, date in claims)) == [
        ("a1", "2003"),
        ("a2", "2003"),
        ("a0", "2003-02"),
        ("b", "2005/.."),
        ("c", "../1999"),
        ("d", "../2001"),
        ("e", ""),
        ("f", ""),
    ]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        (member("x", "2003/..", whom="noria", source="paper-2009"), member("y", "2004/..", whom="noria"), ["2004/.."]),  # the better tier
        (member("x", "2003/..", whom="noria"), member("y", "2004/..", whom="noria"), ["2003/.."]),  # of one tier the earlier in the file
        (member("x", "", whom="noria"), member("y", "2004/..", whom="noria", source="paper-2009"), ["2004/.."]),  # a dated one
        (member("x", "2003/2004", whom="noria"), member("y", "2006/..", whom="noria"), ["2003/2004", "2006/.."]),  # who came again
        (member("x", "2003/2006", whom="noria"), member("y", "2006/..", whom="noria"), ["2003/2006"]),
        (member("x", "2003/2004", whom="noria"), member("y", "2006", whom="noria"), ["2003/2004"]),  # a moment may be of any
        (member("x", "2003/..", whom="noria", status=Status.PLANNED), member("y", "2004/..", whom="noria"), ["2004/.."]),
        (member("x", "2003/..", whom="noria"), member("y", "2003/..", whom="cote"), ["2003/..", "2003/.."]),
    ],
)
def test_of_claims_to_one_membership_the_best_stands_in_the_list(first: Relation, second: Relation, chosen: list[str]) -> None:
    assert [date for _, date in listed(first, second)] == chosen


def test_of_two_parents_the_first_claim_counts() -> None:
    parent = replace(ONE, relation=RelationKind.PARENT)
    found = ties(replace(RECORD, relations=[replace(parent, id=one, object=one) for one in ("league", "vanguard")]), TIERS)
    assert found.parents == {"force": "league"}


def test_a_holder_has_the_office_that_a_claim_names_or_that_it_is_of() -> None:
    holder = replace(ONE, relation=RelationKind.HOLDER, object="", name="Ada Byron", date=None)
    found = ties(replace(RECORD, relations=[replace(holder, id="x", office="commander"), replace(holder, id="y", subject="league")]), TIERS)
    assert found.lists["holders"] == {
        "force": [{"office": "commander", "name": "Ada Byron"}],
        "league": [{"office": "The League", "name": "Ada Byron"}],
    }
