"""Where a rule of the fact check ends: what looks like a claim of the record and is another thing, and what only a made-up record has."""

from collections.abc import Iterator
from shutil import copytree

import pytest

import alliancecli
from alliancecli.api.record import Record
from conftest import TESTS

FIGURES = """
- {id: hurt, subject: force, measure: casualties, value: 1234, unit: people, scope: wounded, date: "2009-05", sources: [{source: diary, locator: p. 1}]}
- {id: lost, subject: force, measure: casualties, value: 83, unit: people, scope: in-force, date: "2003/2011", sources: [{source: diary, locator: p. 1}]}
- {id: lost-late, subject: force, measure: casualties, value: 37, unit: people, scope: in-force, date: "2009/2011", sources: [{source: diary, locator: p. 1}]}
- {id: some, subject: force, measure: troops, value: 1577, unit: troops, scope: in-force, date: "2006-05", sources: [{source: diary, locator: p. 1}]}
- id: a-range-beside-it
  subject: force
  measure: troops
  low: 1500
  high: 1600
  qualifier: range
  unit: troops
  scope: in-force
  date: "2006-05"
  sources: [{source: diary, locator: p. 2}]
- id: plan
  subject: force
  measure: troops
  status: planned
  value: 3123
  unit: troops
  scope: in-force
  date: "2006-05"
  sources: [{source: diary, locator: p. 1}]
- id: asked
  subject: force
  measure: troops
  status: requested
  value: 4321
  unit: troops
  scope: in-force
  date: "2007-05"
  sources: [{source: diary, locator: p. 1}]
"""  # noqa: E501


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The mini record with more figures."""
    data = copytree(TESTS / "mini", tmp_path_factory.mktemp("made") / "data")
    (data / "figures.yaml").write_text((data / "figures.yaml").read_text(encoding="utf-8") + FIGURES, encoding="utf-8")
    record = data / "record.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("scopes:\n", "scopes:\n  wounded: who was hurt\n"), encoding="utf-8")
    with alliancecli.open(data, cache=None) as found:
        yield found


def told(record: Record, text: str) -> list[tuple[str, str]]:
    """What is decided of a text."""
    return [(row["verdict"], row["text"]) for row in record.factcheck(text) if row["verdict"] != "not-enough-info"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In May 2009 1,234 soldiers of The Force were killed.", []),  # so many were hurt
        # all whom a force lost are not those of its last years
        ("The Force lost 83 people in all.", [("supported", "83 people")]),
        ("The Force lost 37 people in all.", [("refuted", "37 people")]),
        ("The Force was in the north. Eighty-three of its people died there.", [("supported", "Eighty-three")]),
        ("The Force was in the north. Thirty-seven of its people died there.", []),
        # to the digit, beside a claim that has no one number
        ("The Vanguard was gone, and The Force too. In May 2006 the general had 1,577.", [("supported", "1,577")]),
        # a number to the digit of a plan is not what was there
        ("The Vanguard was gone, and The Force too. In May 2006 the general had 3,123.", []),
        ("The Vanguard was gone, and The Force too. In May 2006 the general was to have 3,123.", [("supported", "3,123")]),
        # a number that was only asked for was not there; of a whole year it may have been
        ("In May 2007 The Force had 4,321 troops.", [("refuted", "4,321 troops")]),
        ("In May 2007 The Force asked for 4,321 troops.", [("supported", "4,321 troops")]),
        ("In May 2007 The Force had 4,231 troops.", []),
        ("In 2007 The Force had 4,321 troops.", []),
    ],
)
def test_a_number_is_held_against_what_counts_the_same(made: Record, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(made, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # UNFICYP had 868 soldiers then
        "UNFICYP is in Cyprus. In December 2013 the choir had 868 members.",
        "UNFICYP: in December 2013 costs rose by 868 per cent.",
        "UNFICYP is in Cyprus. In December 2013 between 868 and 2,000 carried on.",
        # there is no list of members of that time
        "In January 2026 NATO had 31 members.",
        "In 1948 NATO had 12 members.",
        # what is told so loosely may be another bombing
        "Two days after NATO had bombed Belgrade, on 3 May 2001, Serbia rested.",
        # who was chosen holds nothing yet
        "Mark Rutte was named Secretary General of NATO on 26 June 2024.",
    ],
)
def test_what_looks_like_a_claim_and_is_another_thing_is_left_open(bundled: Record, text: str) -> None:
    assert told(bundled, text) == []


@pytest.mark.parametrize(
    ("who", "where", "fits"),
    [("American F-16s", "Bosnia", True), ("French F-16s", "Bosnia", False), ("France", "Bosnia", False), ("US planes", "Poland", False)],
)
def test_an_event_bears_out_only_what_its_own_nations_did_in_its_own_place(bundled: Record, who: str, where: str, fits: bool) -> None:
    found = told(bundled, f"{who} shot down four Galebs over {where} on 28 February 1994.")
    assert ({verdict for verdict, _ in found} == {"supported"}) is fits
    assert fits or not found


@pytest.mark.parametrize("head", ["The former Warsaw Pact states", "The ex-Warsaw Pact states", "The old Warsaw Pact's states"])
def test_whom_a_body_once_had_joined_another(bundled: Record, head: str) -> None:
    text = f"NATO grew. {head} Poland and Hungary joined on 12 March 1999."
    assert told(bundled, text) == [("supported", "Poland and Hungary joined on 12 March 1999")]


def test_the_first_cell_may_say_all_countries_and_not_count_them(bundled: Record) -> None:
    rows = bundled.factcheck("# ISAF\n\n| Nation | January 2009 |\n|---|---|\n| All countries | 55,100 |\n")
    assert [(row["verdict"], row["claims"]) for row in rows] == [("supported", ("isaf-2009-01",))]


def test_after_a_share_a_number_that_says_what_it_counts_is_no_share(bundled: Record) -> None:
    rows = bundled.factcheck("In January 2009 ISAF was made up so: Germany 6 per cent, Italy 2,350 soldiers.")
    assert [(row["verdict"], row["kind"]) for row in rows] == [("supported", "share"), ("supported", "figure")]


def test_who_is_counted_beside_the_dead_is_not_dead_where_the_words_say_so(bundled: Record) -> None:
    rows = bundled.factcheck("In 2010 MINUSTAH lost 101 people, with 8,766 soldiers at its height.")
    assert [(row["verdict"], row["says"]["measure"]) for row in rows] == [("supported", "casualties"), ("supported", "troops")]


def test_a_row_of_nations_counts_them(bundled: Record) -> None:
    rows = bundled.factcheck("# ISAF, February 2010\n\n| | February 2010 |\n|---|---|\n| Nations | 44 |\n| Troops | 44 |\n")
    assert [row["says"]["measure"] for row in rows] == ["nations", "troops"]


def test_a_share_that_says_a_number_in_other_words_makes_no_list_of_shares(bundled: Record) -> None:
    rows = bundled.factcheck("In January 2009 ISAF had 23,220 soldiers from the US, or about 42 per cent, Germany 6.")
    assert [row["kind"] for row in rows] == ["figure", "share", "figure"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("By November 2006 Active Endeavour had boarded 102 ships.", "supported"),
        ("By October 2005 Active Endeavour had boarded 102 ships.", "not-enough-info"),
        ("By October 2005 Active Endeavour had been at sea; 102 ships were boarded.", "supported"),  # the date may be of the sea alone
    ],
)
def test_a_count_of_deeds_is_of_the_date_beside_it(bundled: Record, text: str, verdict: str) -> None:
    assert [row["verdict"] for row in bundled.factcheck(text) if "102" in row["text"]] == [verdict]


def test_a_vote_is_wrong_once(bundled: Record) -> None:
    text = "On 30 August 1954 the French Assembly turned down the Defence Community by 319 votes to 246."
    assert told(bundled, text) == [("refuted", "319 votes to 246")]
    assert {verdict for verdict, _ in told(bundled, text.replace("246", "264"))} == {"supported"}


@pytest.mark.parametrize(
    "text",
    [
        "By ten votes to five the Council adopted Resolution 929 on 22 June 1994.",
        "On 22 June 1994 the Council adopted Resolution 929 by ten votes to five",
    ],
)
def test_of_a_resolution_whose_vote_is_wrong_nothing_else_is_said(bundled: Record, text: str) -> None:
    assert [(row["verdict"], row["text"].lower()) for row in bundled.factcheck(text)] == [("refuted", "by ten votes to five")]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("On 11 August 2003 NATO took command of ISAF.", "NATO takes over command of ISAF (11 Aug 2003)"),
        ("On 28 February 1994 American F-16s shot down six Galebs over Bosnia.", "combat by NATO (28 Feb 1994): not six Galebs"),
        ("In January 2009 ISAF had 75,100 troops.", "about 55,100 troops (Jan 2009)"),
        ("In January 2025 NATO had 31 members.", "32 members by the list of 1949 – 28 Jun 2025"),
        ("In June 2017 NATO had 30 members.", "28 to 29 members by the list of"),
        ("Resolution 1244 was passed with 14 yes and 1 no.", "14 for, 0 against, 1 abstaining: "),
        ("Montenegro joined NATO in 2018.", "Montenegro from 5 Jun 2017"),
        ("Mark Rutte was Secretary General of NATO on 26 June 2024.", "Jens Stoltenberg from 1 Oct 2014"),
        ("On 11 August 2003 The Beatles played in Kabul.", "nothing on record about just that"),
    ],
)
def test_a_note_says_what_the_record_has(bundled: Record, text: str, note: str) -> None:
    assert note in " | ".join(row["note"] for row in bundled.factcheck(text))


@pytest.mark.parametrize(("before", "wanted"), [(3, [("supported", "Sweden joined NATO four months ago")]), (4, [])])
def test_a_date_says_when_a_text_was_written_in_its_first_four_paragraphs(
    bundled: Record, before: int, wanted: list[tuple[str, str]]
) -> None:
    assert told(bundled, "A line.\n\n" * before + "12 July 2024. Sweden joined NATO four months ago.") == wanted


def test_the_claims_of_one_verdict_are_few(bundled: Record) -> None:
    (row,) = bundled.factcheck("Greece and Turkey joined NATO in 1956.")
    relations = [one for one in row["claims"] if one.startswith("nato-member")]
    assert len(relations) == 4
