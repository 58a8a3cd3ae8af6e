"""A promise is answered by what came after it in the same force and scope, or it has no counterpart on record."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import alliancecli
from alliancecli.query.compare.pivot import SIDE
from alliancecli.query.compare.promises import Time, _answering, _paired
from conftest import TESTS, Cli

RECORD = TESTS / "samples" / "promised"
PLANS = ("--status", "planned,actual")
REQUESTS = ("--status", "requested,actual")


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance compare ARGUMENTS` on the record of promises."""
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    return lambda *arguments: alliance("compare", *arguments)


def of(rows: list[dict[str, Any]], promise: str) -> list[dict[str, Any]]:
    """The rows of one promise."""
    return [row for row in rows if row["from_id"] == promise]


def under(page: str, promise: str) -> list[list[str]]:
    """The words of the lines that stand under a promise on a page without sources."""
    after = page[page.index(f"  {promise}\n") :].split("\n\n")[0]
    return [line.split() for line in after.splitlines()[1:]]


def test_a_promise_without_a_counterpart_says_so_and_its_gap_is_nothing_never_zero(compare: Cli) -> None:
    (row,) = of(compare("army", *PLANS, "--json").rows, "army-plan")
    assert (row["to_id"], row["to_value"], row["timing"], row["note"]) == (None, None, None, "no counterpart on record")
    assert {row[key] for key in row if key.startswith("change")} == {None}
    flat = compare("army", *PLANS, "--csv", "--fields", "from_id,to_id,to_value,change,change_percent,note").out
    assert flat.splitlines()[1] == "army-plan,,,,,no counterpart on record"
    page = compare("army", *PLANS, "--no-sources").out
    assert under(page, "army-plan")[0] == ["no", "counterpart", "on", "record"]
    assert "gap" not in page


def test_a_plan_of_2006_is_not_held_against_a_total_of_2008_unless_asked(compare: Cli) -> None:
    (row,) = of(compare("corps", *PLANS, "--json").rows, "corps-plan-2006")
    assert (row["to_id"], row["change"]) == (None, None)
    assert row["note"] == "no counterpart on record within 1y; the next, corps-2008, is of 3 Jun 2008"
    (row,) = of(compare("corps", *PLANS, "--within", "2y", "--json").rows, "corps-plan-2006")
    assert (row["to_id"], row["change"], row["timing"], row["note"]) == ("corps-2008", 31500, "later", None)


def test_of_the_time_that_a_plan_is_for_the_last_claim_answers_with_its_rival_and_not_what_was_there_before_it_was_done(
    compare: Cli,
) -> None:
    rows = of(compare("corps", *PLANS, "--json").rows, "corps-plan-2010")
    assert {row["to_id"]: (row["change"], row["timing"]) for row in rows} == {
        "corps-2010-12": (1000, "same-time"),
        "corps-2010-12-paper": (500, "same-time"),
    }


def test_else_the_first_claim_after_it_answers(compare: Cli) -> None:
    rows = of(compare("corps", *PLANS, "--json").rows, "corps-plan-2014")
    assert [(row["to_id"], row["timing"], row["change"]) for row in rows] == [("corps-2015", "later", 200)]
    assert "the first claim after it" in compare("corps", *PLANS).out


def test_of_several_claims_after_it_the_soonest_answers_and_within_its_time_the_last() -> None:
    series: list[dict[str, Any]] = [
        {"id": str(first), "first": first, "status": "actual", "rivals": []} for first in (20040101, 20050101, 20060101)
    ]
    for due, answer in ((20031231, "20040101"), (20050630, "20050101"), (20061231, "20060101"), (20070101, "20060101")):
        assert [one["id"] for one in _answering(Time(20030101, due, 20030101, 20080101), series)] == [answer]
    assert _answering(Time(20060101, 20061231, 20060101, 20080101), series) == []


def test_what_was_there_on_the_day_a_plan_was_made_or_may_have_been_before_it_does_not_answer_it(compare: Cli) -> None:
    rows = compare("corps", *PLANS, "--json").rows
    for plan, before in (("corps-plan-2006", "corps-2006-07"), ("corps-plan-2012", "corps-2012")):
        (row,) = of(rows, plan)
        assert (row["to_id"], row["also"]) == (None, [before, "corps-until-2012"])


def test_under_a_request_stands_what_else_was_sent_of_its_scope_by_contributors_and_in_other_units(compare: Cli) -> None:
    (row,) = of(compare("guard", *REQUESTS, "--json").rows, "guard-request")
    assert row["also"] == ["guard-marines", "guard-albia", "guard-brigade"]  # no trucks, no total of another scope by a contributor
    assert (row["to_id"], row["change_min"], row["change_max"]) == (None, None, None)
    page = compare("guard", *REQUESTS, "--no-sources").out
    assert under(page, "guard-request")[1:] == [
        ["also", "there", "about", "3,200", "spring", "2008", "guard-marines", "(Noria)"],
        ["also", "there", "400", "Aug", "2009", "guard-albia", "(Albia)"],
        ["also", "there", "1", "early", "2009", "guard-brigade", "(brigades,", "Noria)"],
    ]


def test_under_a_contributors_plan_stand_its_own_claims_and_no_others_and_what_was_before_is_called_so(compare: Cli) -> None:
    (row,) = of(compare("guard", *PLANS, "--json").rows, "guard-plan")
    assert row["also"] == ["guard-brigade", "guard-noria"]
    lines = under(compare("guard", *PLANS, "--no-sources").out, "guard-plan")
    assert [line[0] for line in lines] == ["no", "before", "also"]
    assert lines[2][-1] == "(in-country)"


def test_what_else_was_there_has_its_source_on_the_page(compare: Cli) -> None:
    line = next(line for line in compare("guard", *REQUESTS).out.splitlines() if "guard-marines" in line)
    assert line.split()[-1] == "1"


def test_a_target_stands_over_the_strength_of_its_time_without_a_gap_between_them(compare: Cli) -> None:
    (row,) = of(compare("army", *PLANS, "--json").rows, "army-plan")
    assert (row["also"], row["change"]) == (["army-2009"], None)


def test_the_parts_of_a_counterpart_are_not_listed_beside_it(compare: Cli) -> None:
    assert {tuple(row["also"]) for row in of(compare("corps", *PLANS, "--json").rows, "corps-plan-2010")} == {()}


def test_a_long_list_is_cut_on_the_page_and_counted_and_whole_for_machines(compare: Cli) -> None:
    (row,) = of(compare("corps", *PLANS, "--json").rows, "corps-plan-2018")
    assert row["also"] == [f"corps-2018-{nation}" for nation in ("sudland", "thessia", "wold", "noria", "mora", "albia")]
    lines = under(compare("corps", *PLANS, "--no-sources").out, "corps-plan-2018")
    assert lines[-1] == ["and", "1", "more"]
    assert len(lines) == 7
    assert ";corps-2018-albia" in compare("corps", *PLANS, "--csv").out


def test_a_pledge_of_the_day_of_a_request_answers_it_and_is_itself_not_fulfilled_by_that(compare: Cli) -> None:
    rows = compare("school", "--status", "requested,pledged,actual", "--json").rows
    assert [(row["from_id"], row["to_id"], row["change"]) for row in rows] == [
        ("school-request", "school-pledge", -300),
        ("school-pledge", None, None),
    ]


def test_what_is_no_promise_is_held_against_its_own_time_only(compare: Cli) -> None:
    (row,) = compare("school", "--status", "reported,confirmed", "--json").rows
    assert (row["to_id"], row["note"]) == (None, "no counterpart on record")


@pytest.mark.parametrize(
    ("date", "there"), [("2014-12-31", False), ("2015-01-01", True), ("2015-12-31", True), ("2016-01-01", False), ("2014/2016", True)]
)
def test_its_own_time_has_its_first_and_its_last_day(alliance: Cli, tmp_path: Path, date: str, there: bool) -> None:
    data = copytree(RECORD, tmp_path / "data")
    figures = (data / "figures.yaml").read_text(encoding="utf-8")
    (data / "figures.yaml").write_text(figures.replace('date: "2016"', f'date: "{date}"'), encoding="utf-8")
    (row,) = alliance("compare", "school", "--status", "reported,confirmed", "--json", "--data", str(data)).rows
    assert row["to_id"] == ("school-later" if there else None)


def test_a_window_chooses_promises_and_not_what_came_of_them(compare: Cli) -> None:
    rows = compare(*PLANS, "--during", "2014", "--json").rows
    assert [(row["from_id"], row["to_id"]) for row in rows] == [("corps-plan-2014", "corps-2015")]


def test_a_question_that_leaves_sources_or_later_claims_out_says_so_where_nothing_answers(compare: Cli) -> None:
    (row,) = of(compare(*PLANS, "--source", "diary", "--json").rows, "corps-plan-2014")
    assert row["note"] == "no counterpart on record (source diary)"
    (row,) = of(compare(*PLANS, "--as-of", "2010-06", "--json").rows, "corps-plan-2010")
    assert (row["to_id"], row["change"]) == ("corps-2010-03", 4000)
    (row,) = of(compare(*PLANS, "--as-of", "2014-06", "--json").rows, "corps-plan-2014")
    assert row["note"] == "no counterpart on record (as of 2014-06-30)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--status", "reported,confirmed", "--within", "2y"), "--within is for promises"),
        (("corps", "guard", "--within", "2y"), "--within has no meaning here"),
        ((*PLANS, "--within", "soon"), "'soon' is no length of time"),
        ((*PLANS, "--within", "99999y"), "too long a time to reckon with"),
    ],
)
def test_a_length_that_means_nothing_is_refused(compare: Cli, arguments: tuple[str, ...], said: str) -> None:
    result = compare(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_library_asks_the_same(compare: Cli) -> None:
    with alliancecli.open(RECORD, cache=None) as record:
        rows = record.compare("corps", status=["planned", "actual"], within="2y")
    found = [(row["from_id"], row["to_id"], tuple(row["also"])) for row in rows]
    assert found == [(r["from_id"], r["to_id"], tuple(r["also"])) for r in compare("corps", *PLANS, "--within", "2y", "--json").rows]


def test_on_the_bundled_record_the_request_for_afghanistan_stands_over_the_marines_and_the_brigade(alliance: Cli) -> None:
    (row,) = of(alliance("compare", "us-forces-afghanistan", *REQUESTS, "--json").rows, "mckiernan-request-troops")
    assert (row["to_id"], row["note"]) == (None, "no counterpart on record")
    assert row["also"][:2] == ["us-marines-2008-21-sent", "us-brigade-2009-37-sent"]


def test_on_the_bundled_record_no_promise_is_answered_by_what_was_there_before_or_years_after(alliance: Cli) -> None:
    from alliancecli.dates.edtf import parse

    rows = alliance("compare", "--status", "requested,recommended,pledged,planned,projected,authorized,actual", "--json").rows
    assert any(row["to_id"] for row in rows)
    for row in rows:
        if row["to_id"]:
            promised, actual = parse(row["from_date"]), parse(row["to_date"])
            began = actual.min or (0, 0, 0)
            assert (promised.min or promised.max or began) <= (actual.max or began)
            assert began[0] - (promised.max or promised.min or began)[0] <= 1


def test_promises_stand_by_subject_then_in_order_of_time_however_they_came(compare: Cli) -> None:
    assert list(dict.fromkeys(row["from_id"] for row in compare(*PLANS, "--json").rows)) == [
        "army-plan",
        "corps-plan-2006",
        "corps-plan-2010",
        "corps-plan-2012",
        "corps-plan-2014",
        "corps-plan-2018",
        "guard-plan",
    ]


def test_the_claims_that_answer_nothing_are_counted_each_once(compare: Cli, alliance: Cli) -> None:
    result = compare(*PLANS, "--json")
    told = {one for row in result.rows for one in (row["to_id"], *row["also"])}
    subjects = {row["subject"] for row in result.rows}
    rest = [row for row in alliance("figures", "--status", "actual", "--json").rows if row["subject"] in subjects and row["id"] not in told]
    assert f"{len(rest)} actual claims of the same institutions left out" in result.err


def test_a_gap_is_a_number_in_a_table(compare: Cli) -> None:
    flat = compare("school", "--status", "requested,pledged,actual", "--csv", "--fields", "from_id,change").out
    assert flat == "from_id,change\r\nschool-request,-300\r\nschool-pledge,\r\n"


def test_what_is_not_alike_is_named_and_none_where_a_side_has_none() -> None:
    series = {"subject": "a", "measure": "troops", "unit": "troops", "subject_name": "A", "contributor_name": None}
    side: dict[str, Any] = {**dict.fromkeys(SIDE), "first": 1, "last": 2, "sources": []}
    total = {**side, **series, "id": "x", "scope": None, "contributor": None}
    part = {**side, **series, "id": "y", "scope": "in-force", "contributor": "b"}
    said = [_paired(one, other, "")["note"] for one, other in ((total, part), (part, total))]
    assert said == [
        "not alike: contributor none against b; scope none against in-force; no gap computed",
        "not alike: contributor b against none; scope in-force against none; no gap computed",
    ]
