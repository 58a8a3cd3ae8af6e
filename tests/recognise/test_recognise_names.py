"""Names of the record in a text."""

import pytest

from alliancecli.recognise.names import Mention, Names, institutions
from alliancecli.record import load
from conftest import ROOT

NAMES = Names(
    [
        ("NATO", "nato"),
        ("North Atlantic Treaty Organization", "nato"),
        ("the Alliance", "nato"),
        ("U.S.", "usa"),
        ("US", "usa"),
        ("U.S. Army", "us-army"),
        ("Niger", "ner"),
        ("Georgia", "geo"),
        ("Georgia", "us-georgia"),
        ("People’s Republic", "chn"),
        ("", "none"),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("NATO's troops and NATO-led ones", ["nato", "nato"]),
        ("the North Atlantic Treaty\n  Organization", ["nato"]),
        ("THE NORTH ATLANTIC TREATY ORGANIZATION", ["nato"]),
        ("The Alliance; an alliance", ["nato"]),
        ("the U.S. Army and the U.S.", ["us-army", "usa"]),
        ("he told us of the US", ["usa"]),
        ("Nigeria, and Niger", ["ner"]),
        ("the People's Republic", ["chn"]),
        ("nothing", []),
    ],
)
def test_names(text: str, ids: list[str]) -> None:
    assert [one for mention in NAMES.find(text) for one in mention.ids] == ids


def test_a_mention_has_its_place_and_every_id_that_it_may_mean() -> None:
    assert NAMES.find("in Georgia today") == [Mention(3, 10, "Georgia", ("geo", "us-georgia"))]


def test_no_name_is_found_inside_another() -> None:
    assert [mention.text for mention in Names([("Force", "a"), ("the Force Command", "b")]).find("the Force Command, the Force")] == [
        "the Force Command",
        "Force",
    ]


def test_institutions_are_known_by_every_name() -> None:
    pairs = set(institutions(load(ROOT / "tests" / "mini")))
    assert {("The Force", "force"), ("FRC", "force"), ("Old League", "league")} <= pairs
