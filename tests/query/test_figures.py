"""Numbers and their order: each behaviour that no other test holds."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.query.as_of import LastKnown, SeriesAnswer, _place, _present, page_order
from alliancecli.query.compare.pivot import change
from alliancecli.query.conflicts import _reason
from alliancecli.query.figures import parts
from alliancecli.query.figures import share as share_of
from alliancecli.query.windows import around
from alliancecli.views.figures import answers, footer
from conftest import TESTS, Cli
from folders import folder

EXTRA = """
- id: league-2008-noria
  subject: league
  contributor: noria
  measure: troops
  value: 10
  unit: troops
  scope: in-force
  date: "2008"
  sources: [{source: paper-2009, locator: table, anchor: "10"}]

- id: force-2010-later
  subject: force
  measure: troops
  value: 4000
  unit: troops
  scope: in-force
  date: "2010"
  sources: [{source: diary, locator: p. 9, anchor: "4,000"}]

- id: noria-2009
  subject: noria
  measure: personnel
  value: 50
  unit: troops
  scope: in-force
  date: "2009/.."
  sources: [{source: diary, locator: p. 9, anchor: "50"}]
"""


@pytest.fixture
def more(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The mini record with a part that has no total, a claim that may be later than the day asked about, and one without an end."""
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    with (tmp_path / "data" / "figures.yaml").open("a", encoding="utf-8") as file:
        file.write(EXTRA)
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return mini


def test_a_claim_of_the_very_day_answers_for_it(mini: Cli) -> None:
    rows = mini("troops", "force", "--contributor", "noria", "--as-of", "2008-06-03", "--json").rows
    assert [row["id"] for row in rows] == ["force-2008-noria"]


def test_a_force_of_which_only_parts_are_known_is_listed(more: Cli) -> None:
    assert "league-2008-noria" in [row["id"] for row in more("troops", "--json").rows]


def test_what_may_be_later_is_a_rival_though_it_does_not_overlap(more: Cli) -> None:
    rows = more("troops", "force", "--as-of", "2010-06", "--json").rows
    total = next(row for row in rows if not row["contributor"] and row["status"] == "actual")
    assert "force-2010-later" in total["rivals"]


def test_a_claim_without_an_end_is_only_possible_also_where_no_day_is_asked_about(more: Cli) -> None:
    said = {row["id"]: row["certainty"] for row in more("troops", "--json").rows}
    assert (said["noria-2009"], said["league-2008-noria"]) == ("possible", "certain")


def test_a_window_says_how_many_only_may_lie_in_it(mini: Cli) -> None:
    assert "marked ? may lie outside the window" in mini("figures", "--during", "2009-03").err
    assert "--certain" not in mini("figures", "--certain", "--during", "1950").err


def claim(**said: Any) -> dict[str, Any]:
    """A row of an answer."""
    usual = {
        "id": "x",
        "subject": "f",
        "subject_name": "F",
        "contributor": None,
        "measure": "troops",
        "status": "actual",
        "scope": None,
        "unit": "troops",
        "missing": None,
        "qualifier": "exact",
        "value": None,
        "value_min": None,
        "value_max": None,
        "date": "2009-01",
        "first": 20090101,
        "last": 20090131,
        "certainty": "certain",
        "stale": False,
        "size": 0,
    }
    return usual | said


def test_a_total_that_is_a_range_has_no_parts() -> None:
    whole = claim(qualifier="range", value_min=1, value_max=2)
    assert parts([whole, claim(contributor="a", value=1)]) == []
    assert parts([claim(value=0), claim(contributor="a", value=1)]) == []


def test_a_part_of_its_last_day_is_listed_with_its_total() -> None:
    whole, part = claim(value=10), claim(contributor="a", value=1, first=20090131, last=20090201)
    assert [(one.listed, one.apart) for one in parts([whole, part])] == [([part], [])]


@pytest.mark.parametrize(
    ("given", "words", "share"),
    [
        ([{"value": 200}], "listed 200 of 1,000 (20 %)", 0.2),
        ([{"qualifier": "range", "value_min": 200, "value_max": 300}], "listed 200–300 of 1,000 (20–30 %)", None),
        ([{"qualifier": "range", "value": 250, "value_min": 200, "value_max": 300}], "listed 200–300 of 1,000 (20–30 %)", 0.25),
        ([{"qualifier": "up-to", "value": 300}], "listed up to 300 of 1,000 (up to 30 %)", 0.3),
        ([{"qualifier": "over", "value": 300}, {"value": 100}], "listed at least 400 of 1,000 (at least 40 %)", 0.3),
        ([{"qualifier": "about", "value": 300}], "listed about 300 of 1,000 (30 %)", 0.3),
    ],
)
def test_parts_come_to_both_ends_of_what_each_says(given: list[dict[str, Any]], words: str, share: float | None) -> None:
    whole, mine = claim(value=1000, id="all"), [claim(contributor="a", **one) for one in given]
    (found,) = parts([whole, *mine])
    assert words in footer(found)
    part = {**mine[0], "share": None, "share_of": None}
    share_of(part, [whole])
    assert part["share"] == share


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim(missing=None, value=1), claim(contributor="a", value=5)),
        (claim(subject="a", measure="money"), claim(subject="b", measure="troops")),
        (claim(contributor="a", value=2), claim(contributor="b", value=1)),
        (claim(id="a", value=1), claim(id="b", value=1)),
        (claim(contributor="a", value=0, id="a"), claim(contributor="b", missing="unknown", id="b")),
        (claim(contributor="b", value=1, id="b"), claim(contributor="a", value=0, id="a")),
        (claim(contributor="b", value=1, id="b"), claim(contributor="a", missing="unknown", id="a")),
        # each rule goes before those beneath it
        (claim(subject="a", stale=True), claim(subject="b")),
        (claim(status="planned"), claim(stale=True)),
        (claim(certainty="possible"), claim(status="claimed")),
        (claim(missing="unknown"), claim(certainty="possible", value=1)),
        (claim(scope="a-part", value=1), claim(missing="unknown", scope="in-force")),
        (claim(contributor="a", missing="unknown", scope="other"), claim(scope="a-part")),
        (claim(scope="other"), claim(scope="a-part")),
        (claim(scope="in-force", measure="money"), claim(scope="other", measure="troops")),
        (claim(measure="troops"), claim(measure="personnel")),
        (claim(measure="personnel"), claim(measure="local-forces")),
        (claim(measure="local-forces"), claim(measure="casualties")),
        (claim(measure="casualties", unit="z"), claim(measure="money", unit="a")),
        (claim(status="planned", scope="z"), claim(status="requested", scope="a")),
        (claim(status="planned"), claim(status="requested", size=5)),
        (claim(scope="z", size=5, value=5), claim(scope="y", size=3, value=3)),
        (claim(scope="z", size=5, contributor="a", value=1), claim(scope="y", size=3, value=3)),
        (claim(scope="y", unit="z"), claim(scope="z", unit="a")),
        (claim(unit="a", contributor="a"), claim(unit="b")),
    ],
)
def test_the_order_of_answers(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert page_order(first, {"a-part"}) < page_order(second, {"a-part"})


POLICE = claim(id="p", measure="personnel", scope="police", unit="people", value=4446, date="2002-12", first=20021201, last=20021231)


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (POLICE, "F, troops, as of 2002: 50 (Feb 2001); personnel, police, people: 4,446 (Dec 2002)"),
        (POLICE | {"value": 39}, "F, troops, as of 2002: 50 (Feb 2001)"),
        (POLICE | {"first": 20010101, "last": 20010131}, "F, troops, as of 2002: 50 (Feb 2001)"),
        (POLICE | {"status": "planned"}, "F, troops, as of 2002: 50 (Feb 2001)"),
        (POLICE | {"measure": "money"}, "F, troops, as of 2002: 50 (Feb 2001)"),
    ],
)
def test_the_first_line_tells_a_larger_number_of_a_later_day_too(beside: dict[str, Any], said: str) -> None:
    few = claim(id="t", value=50, first=20010201, last=20010228, shown="Feb 2001", age_days=700)
    rows = [few, beside | {"shown": "Dec 2002", "age_days": 0}]
    view = answers(LastKnown([SeriesAnswer(row, []) for row in rows], [], [], []), None, "as of 2002", footnotes=False)
    assert view.lead is not None
    assert view.lead([*view.rows], None) == said


@pytest.mark.parametrize(
    ("newest", "is_old"),
    [
        ({"last": 20110131}, False),  # two years, and no day more
        ({"last": 20110201}, True),
        ({"last": 20110201, "status": "planned"}, False),  # a plan makes nothing old
        ({"last": 20110201, "certainty": "possible"}, False),
        ({"last": 20110201, "subject": "g"}, False),
    ],
)
def test_what_is_over_two_years_older_than_the_newest_answer_of_what_was_is_old(newest: dict[str, Any], is_old: bool) -> None:
    old, new = claim(), claim(id="new", **newest)
    found = [SeriesAnswer(new, []), SeriesAnswer(old, [])]
    _place(found, set())
    assert (old["stale"], new["stale"]) == (is_old, False)
    assert [one.row for one in found] == sorted([new, old], key=lambda row: page_order(row, set()))


@pytest.mark.parametrize(
    ("said", "is_gone"),
    [
        ({"last": 20071231}, True),
        ({"last": 20080101}, False),  # counted on the first day of the list, and not in it: two sources of one day
        ({"last": 20071231, "contributor": "b"}, False),
        ({"last": 20071231, "contributor": None}, False),  # no list of contributors names a total
        ({"last": 20071231, "status": "planned"}, False),
    ],
)
def test_who_was_counted_before_a_list_that_is_complete_and_is_not_in_it_has_left(said: dict[str, Any], is_gone: bool) -> None:
    answer = SeriesAnswer(claim(**{"contributor": "a", **said}), [])
    lists = [("f", "troops", "actual", None, "troops", 20080101, '[["b", 20080101, 20080131, 20080131]]')]
    index: Any = SimpleNamespace(execute=lambda *_: lists)
    assert _present(index, [answer], 20081231) == (([], [answer.row]) if is_gone else ([answer], []))


@pytest.mark.parametrize(("day", "is_told"), [("2009-06-15", False), ("2010-06-15", False), ("2010-06-16", True)])
def test_after_a_year_it_is_told_that_no_source_says_when_it_ended(alliance: Cli, tmp_path: Path, day: str, is_told: bool) -> None:
    header = "id,subject,measure,value,unit,date,source,locator"
    made = folder(tmp_path / "record", "a,league,troops,10,troops,2009-06-15,diary,p. 1", header=header, name="figures.csv")
    assert ("no end on record: The League" in alliance("figures", "--as-of", day, "--data", str(made)).err) is is_told


def test_parts_of_another_time_than_their_total_stand_below_a_line(alliance: Cli, tmp_path: Path) -> None:
    """Who died in 2013 is no part of those who died in 2014; and what is planned is not of that other time, so it has its heading again."""
    header = "id,subject,contributor,measure,status,value,unit,date,source,locator"
    rows = (
        ("t", "", "actual", 75, "2014"),
        ("a", "noria", "actual", 118, "2013"),
        ("b", "sudland", "actual", 40, "2014"),
        ("p", "", "planned", 90, "2014"),
    )
    told = [f"{one},league,{by},casualties,{status},{value},people,{date},diary,p. 1" for one, by, status, value, date in rows]
    made = folder(tmp_path / "record", *told, header=header, name="figures.csv")
    page = alliance("figures", "--as-of", "2014", "--no-sources", "--data", str(made)).out
    lines = [line.split("  ")[0] for line in page.splitlines()]
    start = lines.index("The League · casualties · people")
    assert [line for line in lines[start:] if line][:7] == [
        "The League · casualties · people",
        "total",
        "Sudland",
        "The League · casualties · people · of another time than the total",
        "Noria",
        "The League · casualties · people",
        "total",
    ]
    assert [row["id"] for row in alliance("figures", "--as-of", "2014", "--json", "--data", str(made)).rows] == ["t", "a", "b", "p"]


def test_what_may_be_of_a_later_day_is_no_part_of_a_total_of_this_one(alliance: Cli, tmp_path: Path) -> None:
    header = "id,subject,contributor,measure,value,unit,date,source,locator"
    told = ["t,league,,troops,100,troops,2014-03,diary,p. 1", "a,league,noria,troops,40,troops,2014,diary,p. 1"]
    made = folder(tmp_path / "record", *told, header=header, name="figures.csv")

    def said(day: str) -> str:
        return alliance("figures", "--as-of", day, "--csv", "--data", str(made)).err

    assert "no part observed with the total, 100; 1 part of another time (40)" in said("2014-05")
    assert "listed 40 of 100 (40 %)" in said("2014")


def test_a_limit_cuts_what_is_shown_and_not_what_the_parts_come_to(alliance: Cli, tmp_path: Path) -> None:
    header = "id,subject,contributor,measure,value,unit,date,source,locator"
    told = [
        f"{one},league,{by},troops,{value},troops,2014,diary,p. 1"
        for one, by, value in (("t", "", 100), ("a", "noria", 40), ("b", "sudland", 20))
    ]
    made = folder(tmp_path / "record", *told, header=header, name="figures.csv")
    said = alliance("figures", "--as-of", "2014", "--csv", "--limit", "2", "--data", str(made)).err
    assert "listed 60 of 100 (60 %), computed from 2 parts" in said


def test_two_roundings_of_one_number_are_no_contradiction() -> None:
    one = {"scope": "a", "date_min": "2009-01-01", "date_max": "2009-01-31"}
    assert _reason([{**one, "value": 55000}, {**one, "value": 55100}]) == "rounding"
    assert _reason([{**one, "value": 55000}, {**one, "value": 55500}]) == "rounding"
    assert _reason([{**one, "value": 55000}, {**one, "value": 55501}]) == "contradiction"
    assert _reason([{**one, "value": 55000}, {**one, "value": 59100}]) == "contradiction"
    assert _reason([{**one, "value": 55000}, {**one, "value": None}]) == "contradiction"


def test_an_exact_change_has_both_bounds() -> None:
    before, after = (claim(value=number, value_min=number, value_max=number) for number in (100, 150))
    found = change(before, after)
    assert (found["change"], found["change_min"], found["change_max"]) == (50, 50, 50)


def test_around_a_span_that_ends_within_a_month_counts_from_its_last_day() -> None:
    assert around(parse("2003-01-05/2003-02-10"), 6, "m").high == 20030810


def test_what_shares_a_day_with_the_answer_or_may_be_later_stands_beside_it(mini: Cli, tmp_path: Path) -> None:
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    dates = {
        "answer": "2009-01",
        "on-its-first-day": "2008-12/2009-01-01",
        "the-day-before": "2008-12",
        "may-be-later": "2009-02",
        "later": "2009-03",
    }
    with (tmp_path / "data" / "figures.yaml").open("a", encoding="utf-8") as file:
        for name, date in dates.items():
            file.write(
                f"""
- {{id: {name}, subject: league, measure: equipment, value: 5, unit: ships, date: "{date}",
   sources: [{{source: diary, locator: p. 9, anchor: five}}]}}
"""
            )
    asked = ("figures", "--subject", "league", "--measure", "equipment", "--as-of", "2009-02-15", "--data", str(tmp_path / "data"))
    (row,) = mini(*asked, "--json").rows
    assert (row["id"], sorted(row["rivals"])) == ("answer", ["may-be-later", "on-its-first-day"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "1 of 10 shown"),
        (("--during", "2009-01"), "1 of 6 shown"),
        (("--contributor", "sudland"), ""),
        (("--subject", "league"), "no claims"),
    ],
)
def test_what_a_limit_leaves_out_is_counted_in_the_window_that_was_asked(mini: Cli, options: tuple[str, ...], said: str) -> None:
    told = mini("figures", "--limit", "1", *options, "--json").err
    assert said in told
    assert ("shown" in told) is said.endswith("shown")


def test_a_title_that_figures_of_several_subjects_bear_is_followed_by_whose_it_is(
    mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    with (tmp_path / "data" / "figures.yaml").open("a", encoding="utf-8") as file:
        for one, subject, giver in (("a", "force", ""), ("b", "force", "noria"), ("c", "league", "")):
            given = f"  contributor: {giver}\n" if giver else ""
            file.write(f"""
- id: dead-{one}
  title: Dead of the mission
  subject: {subject}
{given}  measure: casualties
  value: 1
  unit: people
  date: "2008"
  sources: [{{source: paper-2009, locator: table, anchor: "1"}}]
""")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    page = mini("figures", "--measure", "casualties").out.splitlines()
    told = [line.split("person  ")[1].split("  ")[0] for line in page if line.startswith("2008")]
    assert told == ["Dead of the mission: FRC", "Dead of the mission: FRC, Noria", "Dead of the mission: The League"]
    mine = mini("figures", "--measure", "casualties", "--subject", "force").out
    assert "Dead of the mission:" not in mine  # of one subject the rows tell its nations alone


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--as-of", "2008"], ""),  # the history that tells of it is of 2015
        (["--as-of", "2020"], "1 claim of a later time, made by then: The League: pledged at least 3.5 percent (2035)"),
        (["--as-of", "2020", "--known-by", "2014"], ""),
        (["--as-of", "2035"], ""),  # then it is an answer
    ],
)
def test_a_promise_for_a_later_time_is_no_answer_but_is_told_from_when_it_was_made(
    alliance: Cli, tmp_path: Path, asked: list[str], told: str
) -> None:
    rows = (
        "now,league,share,actual,2,percent,exact,2008,diary,p. 1",
        "then,league,share,pledged,3.5,percent,at-least,2035,history-2015,p. 1",
        "was,league,share,actual,3,percent,exact,2036,history-2015,p. 1",  # what is not ahead of its source is no promise
    )
    made = folder(
        tmp_path / "record", *rows, header="id,subject,measure,status,value,unit,qualifier,date,source,locator", name="figures.csv"
    )
    result = alliance("figures", *asked, "--json", "--data", str(made))
    later = [line.removesuffix("; without --as-of they are listed") for line in result.err.splitlines() if "later time" in line]
    assert later == ([told] if told else [])
    assert ("then" in {row["id"] for row in result.rows}) is (asked[1] == "2035")
