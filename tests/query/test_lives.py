"""Lives bound answers: no force has a strength before it exists or after it ended."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.model.facts import FACTUAL
from alliancecli.model.lives import Life, lives
from alliancecli.model.records import Citation, Relation
from alliancecli.model.vocabulary import RelationKind, Status
from conftest import TESTS, Cli

RECORD = TESTS / "samples" / "lives"


@pytest.fixture
def forces(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of forces that begin and end."""
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    return alliance


@pytest.fixture
def changed(forces: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same on that record with a text of one of its files replaced."""
    shutil.copytree(RECORD, tmp_path / "data")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))

    def change(file: str, old: str, new: str) -> Cli:
        path = tmp_path / "data" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return forces

    return change


def ids(cli: Cli, *arguments: str) -> list[str]:
    result = cli(*arguments, "--json")
    assert result.code == 0, result.err
    return [row["id"] for row in result.rows]


def refused(cli: Cli, *arguments: str) -> str:
    result = cli(*arguments)
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)
    return result.err.removeprefix("alliance: ").rstrip("\n")


@pytest.mark.parametrize(
    ("begins", "began"),
    [
        (("1995", "1995-24"), "1995-24"),  # a winter lies in two years, and is narrower than one
        (("1995-24", "1997"), "1995-24"),  # of two that cannot both be, too
        (("1995", "1995-12"), "1995-12"),
    ],
)
def test_a_life_begins_when_the_narrowest_of_its_claims_says(begins: tuple[str, str], began: str) -> None:
    cited = (Citation(source="diary", locator="1"),)
    claims = [
        Relation(id=f"life-{date}", subject="force", relation=RelationKind.LIFE, date=parse(f"{date}/.."), sources=cited) for date in begins
    ]
    for claimed in (claims, claims[::-1]):
        assert str(lives(claimed, {"diary": "A"})["force"].began) == began


@pytest.mark.parametrize(
    ("first", "last", "bound"),
    [
        (5, 30, (10, 20)),
        (12, 15, (12, 15)),
        (1, 10, (10, 10)),
        (20, 30, (20, 20)),
        (1, 9, (1, 9)),  # one of the two is wrong
        (21, 30, (21, 30)),
    ],
)
def test_a_life_cuts_what_reaches_beyond_it_and_nothing_that_lies_outside(first: int, last: int, bound: tuple[int, int]) -> None:
    assert Life(10, 20).bound(first, last) == bound


def test_the_statuses_of_what_was_are_terms_of_the_vocabulary() -> None:
    assert set(Status) > FACTUAL


# Before and after


@pytest.mark.parametrize("day", ["1990", "1995-05-31"])
def test_before_the_life_there_is_no_answer_and_it_says_when_it_was_set_up(forces: Cli, day: str) -> None:
    assert refused(forces, "troops", "afor", "--as-of", day).endswith(": AFOR was set up on 20 Dec 1995")


def test_where_one_source_may_have_it_sooner_the_day_of_the_better_one_is_told_with_that(changed: Any) -> None:
    cli = changed("relations.yaml", 'date: "../1996-12-20"', 'date: "1995-12-01/1996-12-20"')
    said = refused(cli, "troops", "afor", "--as-of", "1995-12-02", "--scope", "in-force", "--status", "actual")
    assert said.endswith(": AFOR was set up on 20 Dec 1995 (by other sources perhaps as early as 1 Dec 1995)")


def test_a_source_that_has_the_month_only_widens_no_life_of_which_another_has_the_day(changed: Any) -> None:
    cli = changed("relations.yaml", 'date: "../1996-12-20"', 'date: "1995-12/1996-12-20"')
    said = refused(cli, "troops", "afor", "--as-of", "1995-12-02", "--scope", "in-force", "--status", "actual")
    assert said.endswith(": AFOR was set up on 20 Dec 1995")


def test_after_the_end_there_is_no_answer_and_it_says_what_came_after_and_what_was_last_known(forces: Cli) -> None:
    assert ids(forces, "troops", "afor", "--as-of", "1996-12-20")[0] == "afor-1996"
    for day in ("1996-12-21", "1997", "2019"):
        assert refused(forces, "troops", "afor", "--as-of", day) == (
            "AFOR ended on 20 Dec 1996, BFOR replaced it on 20 Dec 1996; its last claim: about 60,000 (Feb 1996); --ended shows it"
        )


def test_of_what_had_ended_the_last_total_is_told_and_no_part_however_late(changed: Any) -> None:
    part = """- id: afor-homeland
  subject: afor
  contributor: homeland
  measure: troops
  value: 500
  unit: troops
  scope: in-force
  date: "1996-11"
  sources:
    - {source: leaflet, locator: p. 1, anchor: "500"}

"""
    cli = changed("figures.yaml", "- id: bfor-1998\n", f"{part}- id: bfor-1998\n")
    assert "; its last claim: about 60,000 (Feb 1996); " in refused(cli, "troops", "afor", "--as-of", "1997")


def test_ended_shows_what_was_last_known_of_it(forces: Cli) -> None:
    rows = forces("troops", "afor", "--as-of", "1997", "--ended", "--json").rows
    assert [(row["id"], row["as_of"], row["age_days"]) for row in rows] == [
        ("afor-1996", "1997-12-31", 671),
        ("afor-staff", "1997-12-31", 396),
        ("afor-planned", "1997-12-31", 915),
    ]


@pytest.mark.parametrize("command", ["troops", "figures"])
def test_ended_needs_a_day(forces: Cli, command: str) -> None:
    result = forces(command, "--ended")
    assert (result.code, result.out) == (2, "")
    assert "--ended needs --as-of" in result.err


def test_in_lists_what_had_ended_is_left_out_and_counted(forces: Cli) -> None:
    result = forces("troops", "--theatre", "plain", "--as-of", "2009", "--json")
    assert {row["subject"] for row in result.rows} == {"cfor"}
    assert "2 left out that had ended by then: afor, bfor; --ended shows them\n" in result.err
    with_them = forces("troops", "--theatre", "plain", "--as-of", "2009", "--ended", "--json")
    assert {row["subject"] for row in with_them.rows} == {"afor", "bfor", "cfor"}
    assert "left out that had ended" not in with_them.err
    assert (
        "2 left out that had ended by then: afor, bfor; --ended shows them\n"
        in forces("troops", "--theatre", "plain", "--as-of", "2009").err
    )


def test_of_forces_that_none_existed_yet_the_first_few_are_told(forces: Cli) -> None:
    said = refused(forces, "troops", "--theatre", "plain", "--as-of", "1985")
    assert said.endswith("AFOR was set up on 20 Dec 1995; BFOR was set up on 20 Dec 1996; CFOR was set up on 2 Dec 2004")


def test_what_began_and_has_no_claim_yet_was_not_set_up_later(forces: Cli) -> None:
    assert refused(forces, "troops", "bfor", "--as-of", "1997") == (
        "nothing known for subject bfor, strength, as of 1997-12-31; leave out --as-of to see every claim"
    )


# Unknown ends and rival lives


def test_an_unknown_end_bounds_nothing_and_is_said(forces: Cli) -> None:
    result = forces("troops", "cfor", "--as-of", "2019", "--json")
    assert result.rows[0]["id"] == "cfor-2008-total"
    assert "no end on record: CFOR\n" in result.err
    assert "no end on record" not in forces("troops", "cfor", "--as-of", "2006-03", "--json").err  # the claim is young
    assert ids(forces, "troops", "dmis", "--as-of", "1991") == ["dmis-oldland"]  # and an unknown beginning neither


def test_the_widest_of_rival_lives_bounds(forces: Cli) -> None:
    assert ids(forces, "troops", "bfor", "--as-of", "2005-12-31") == ["bfor-2005"]  # by the history; by the gazette it ended in 2004
    assert refused(forces, "troops", "bfor", "--as-of", "2006").startswith(
        "BFOR ended on 2 Dec 2004 (by other sources as late as 31 Dec 2005), CFOR took over from it on 2 Dec 2004;"
    )


def test_a_rival_life_that_was_only_planned_bounds_nothing(changed: Any) -> None:
    text = '  date: "1996-12-21/2005"\n'
    cli = changed("relations.yaml", text, f"{text}  status: planned\n")
    refused(cli, "troops", "bfor", "--as-of", "2005-06")
    (row,) = cli("show", "bfor", "--json").rows
    assert (row["established"], row["dissolved"]) == ("1996-12-20", "2004-12-02")


# Claims without a beginning, and claims that a life cuts


@pytest.mark.parametrize(("day", "certainty"), [("1995-12-20", "possible"), ("1996-10", "possible"), ("1996-11", "certain")])
def test_a_claim_without_a_beginning_answers_only_where_the_force_existed_and_surely_only_at_its_end(
    forces: Cli, day: str, certainty: str
) -> None:
    (row,) = (row for row in forces("troops", "afor", "--as-of", day, "--json").rows if row["id"] == "afor-staff")
    assert (row["certainty"], row["date"], row["date_min"], row["date_max"]) == (certainty, "../1996-11", None, "1996-11-30")
    assert (row["age_days"] is None) == (certainty == "possible")
    assert ids(forces, "troops", "afor", "--as-of", "1995-12-19") == ["afor-planned"]


def test_a_plan_may_speak_before_the_life_and_not_after_it(forces: Cli) -> None:
    assert ids(forces, "troops", "afor", "--as-of", "1995-07") == ["afor-planned"]
    assert "afor-planned" in ids(forces, "troops", "afor", "--as-of", "1996-11")
    refused(forces, "troops", "afor", "--status", "planned", "--as-of", "1997")


def test_a_claim_that_is_dated_before_the_life_answers_no_sooner_than_that_life_begins(changed: Any) -> None:
    cli = changed("figures.yaml", 'date: "1996-02"', 'date: "1995-08"')
    assert ids(cli, "troops", "afor", "--as-of", "1995-09") == ["afor-planned"]
    assert "afor-1996.subject: 1995-08 is before afor began (1995-12-20)" in cli("check").err


@pytest.mark.parametrize(
    ("window", "found"),
    [
        (["--during", "1990"], []),  # AFOR's staff "until November 1996" is of no time before AFOR, Newland's 20 of none before Newland
        (["--during", "1993"], ["dmis-newland"]),
        (["--from", "1995-12", "--to", "1995-12"], ["afor-staff"]),
        (["--to", "1995-12-19"], ["dmis-oldland", "afor-planned", "dmis-newland"]),
        (["--from", "1997", "--to", "1998"], ["bfor-1998"]),
    ],
)
def test_windows_are_bounded_alike(forces: Cli, window: list[str], found: list[str]) -> None:
    assert ids(forces, "figures", *window) == found


def test_coverage_and_charts_are_bounded_alike(forces: Cli, tmp_path: Path) -> None:
    told = {row["contributor"]: (row["first"], row["last"], row["maybe"]) for row in forces("coverage", "dmis", "--json").rows}
    assert told == {"newland": (1993, 1994, [1993, 1994]), "oldland": (1991, 1991, [])}
    assert forces("figures", "--subject", "dmis", "--chart", "-o", str(tmp_path / "it.json")).code == 0
    chart = json.loads((tmp_path / "it.json").read_text(encoding="utf-8"))
    starts = {one["id"]: one["start"] for plot in chart["vconcat"][:-1] for one in plot["data"]["values"]}
    assert starts["dmis-newland"] == (date(1993, 1, 1) - date(1970, 1, 1)).days * 86_400_000


# Contributors that are states


def test_a_state_that_had_not_begun_contributes_nothing(forces: Cli) -> None:
    said = refused(forces, "figures", "--contributor", "newland", "--as-of", "1992")
    assert said == "nothing known for contributor newland, as of 1992-12-31: Newland came into being in 1993"
    assert ids(forces, "figures", "--contributor", "newland", "--as-of", "1993-06") == ["dmis-newland"]
    assert ids(forces, "troops", "dmis", "--as-of", "1992") == ["dmis-oldland"]


def test_a_state_that_had_ended_contributes_no_more(forces: Cli) -> None:
    assert ids(forces, "figures", "--contributor", "oldland", "--as-of", "1992") == ["dmis-oldland"]
    said = refused(forces, "figures", "--contributor", "oldland", "--as-of", "1995")
    assert said == "Oldland ended in 1992; its last claim: 10 (May 1991); --ended shows it"
    result = forces("troops", "dmis", "--as-of", "1995", "--json")
    assert [row["id"] for row in result.rows] == ["dmis-newland"]
    assert "1 left out that had ended by then: oldland; --ended shows them\n" in result.err


def test_a_contributor_that_is_no_state_is_not_bounded(forces: Cli) -> None:
    assert "cfor-2008-afor" in ids(forces, "troops", "cfor", "--as-of", "2009")  # 100 soldiers who had been with a force that is no more


# Complete lists of contributors


def test_a_contributor_missing_from_a_later_complete_list_is_no_answer_and_is_counted(forces: Cli) -> None:
    assert "cfor-2006-newland" in ids(forces, "troops", "cfor", "--as-of", "2007-12-31")
    result = forces("troops", "cfor", "--as-of", "2008-12", "--json")
    assert "cfor-2006-newland" not in [row["id"] for row in result.rows]
    assert "1 left out whom a later list that is complete does not name: Newland\n" in result.err
    said = refused(forces, "troops", "cfor", "--contributor", "newland", "--as-of", "2009")
    assert said == "Newland: left out of a later list that is complete; leave out --as-of to see every claim"


def test_a_list_is_complete_only_from_its_own_time_on(forces: Cli) -> None:
    for day in ("2008-01-30", "2006-01"):
        assert "cfor-2006-newland" in ids(forces, "troops", "cfor", "--as-of", day)
    assert "cfor-2008-homeland" in ids(forces, "troops", "cfor", "--as-of", "2008-01")


def test_a_list_that_does_not_say_so_leaves_no_one_out(changed: Any) -> None:
    whole = """  complete: {date: "2008-01", sources: [{source: history, locator: p. 4, anchor: "all of them"}]}\n"""
    assert "cfor-2006-newland" in ids(changed("figures.yaml", whole, ""), "troops", "cfor", "--as-of", "2008-12")


def test_a_list_of_another_scope_says_nothing(changed: Any) -> None:
    cli = changed("figures.yaml", "- series: cfor-2008\n  subject: cfor\n  measure: troops\n  unit: troops\n  scope: in-force\n",
                  "- series: cfor-2008\n  subject: cfor\n  measure: troops\n  unit: troops\n  scope: staff\n")  # fmt: skip
    assert "cfor-2006-newland" in ids(cli, "troops", "cfor", "--as-of", "2008-12")


# Order


def test_answers_stand_in_order_of_what_they_say_of_the_force(forces: Cli) -> None:
    """The actual strength in force, its total first and its parts by size; other scopes, however large; what is planned; the old below."""
    assert ids(forces, "troops", "cfor", "--as-of", "2008-12") == [
        "cfor-2008-total",
        "cfor-2008-homeland",
        "cfor-2008-afor",
        "cfor-staff",
        "cfor-planned",
        "cfor-people",
    ]
    page = forces("troops", "cfor", "--as-of", "2008-12", "--no-sources").out.splitlines()
    assert [line for line in page if line.startswith(("CFOR ·", "CFOR, troops, as of"))] == [
        "CFOR, troops, as of Dec 2008: 1,000 (Jan 2008)",
        "CFOR · troops · in-force",
        "CFOR · troops · staff",
        "CFOR · troops · in-force",
        "CFOR · personnel · in-force · people · over two years older than the newest",
    ]


def test_several_days_side_by_side_stand_in_that_order_too(forces: Cli) -> None:
    page = forces("compare", "cfor", "--as-of", "2008-11", "--as-of", "2008-12", "--no-sources").out.splitlines()
    assert [line for line in page if line.startswith("CFOR ·")] == [
        "CFOR · troops · in-force",
        "CFOR · troops · staff",
        "CFOR · troops · in-force · planned",
        "CFOR · personnel · in-force · people",
    ]


def test_the_card_of_a_nation_has_what_it_gave_before_what_it_meant_to_give(changed: Any) -> None:
    cli = changed("figures.yaml", "id: afor-planned\n  subject: afor\n", "id: afor-planned\n  subject: afor\n  contributor: homeland\n")
    page = cli("show", "homeland", "--no-sources").out
    parts = page.split("Its part in forces, as last known\n\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in parts] == ["CFOR", "AFOR"]  # 150 who are there, and after them the plan, however large
    assert "planned" in parts[1]


def test_a_plan_makes_no_answer_old(changed: Any) -> None:
    cli = changed("figures.yaml", 'date: "2008-06"', 'date: "2011-12"')
    assert ids(cli, "troops", "cfor", "--as-of", "2012")[0] == "cfor-2008-total"


# Shares


def test_a_part_has_its_share_of_the_total_of_its_time(forces: Cli) -> None:
    every = {row["id"]: (row["share"], row["share_of"]) for row in forces("figures", "--subject", "cfor", "--json").rows}
    assert every == {
        "cfor-people": (None, None),
        "cfor-2006-homeland": (None, None),  # no total of that time
        "cfor-2006-newland": (None, None),
        "cfor-staff": (None, None),
        "cfor-2008-total": (None, None),
        "cfor-2008-afor": (0.1, "cfor-2008-total"),
        "cfor-2008-homeland": (0.15, "cfor-2008-total"),
        "cfor-planned": (None, None),
    }
    then = {row["id"]: (row["share"], row["share_of"]) for row in forces("troops", "cfor", "--as-of", "2008-12", "--json").rows}
    assert then == {one: said for one, said in every.items() if one in then}


def test_the_columns_of_names_and_shares_stand_at_the_end_of_csv(forces: Cli) -> None:
    text = forces("troops", "cfor", "--as-of", "2008-12", "--csv").out
    assert text.splitlines()[0].endswith(",source,locator,title,subject_name,contributor_name,share,share_of,anchor")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert [rows["cfor-2008-homeland"][key] for key in ("subject_name", "contributor_name", "share", "share_of")] == [
        "CFOR",
        "Homeland",
        "0.15",
        "cfor-2008-total",
    ]
    assert rows["cfor-2008-total"]["share"] == ""


def test_of_several_totals_of_its_time_a_part_is_held_against_that_of_just_its_date(changed: Any) -> None:
    cli = changed("figures.yaml", "- id: cfor-planned\n", """\
- id: cfor-winter
  subject: cfor
  measure: troops
  value: 3000
  unit: troops
  scope: in-force
  date: "2008-01/2008-02"
  sources: [{source: gazette, locator: p. 6, anchor: "3,000"}]

- id: cfor-planned
""")  # fmt: skip
    (row,) = (row for row in cli("figures", "--contributor", "homeland", "--during", "2008", "--json").rows)
    assert (row["share"], row["share_of"]) == (0.15, "cfor-2008-total")
