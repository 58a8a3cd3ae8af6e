"""As-of: what was last known, by a rule that can be told in a sentence."""

from pathlib import Path

import pytest

from conftest import Cli, Result
from harm import folder


def ids(result: Result) -> list[str]:
    return [row["id"] for row in result.rows]


def total(result: Result) -> dict[str, object]:
    (row,) = (row for row in result.rows if row["contributor"] is None and row["status"] == "actual" and row["measure"] == "troops")
    return row


@pytest.mark.parametrize(
    ("day", "answer", "certainty", "age"),
    [
        ("2003-08", "force-2003", "certain", 0),
        ("2003-08-10", "force-2003", "possible", None),  # it starts by then, and may describe a later day of the month
        ("2008-12-31", "force-2003", "certain", 1949),
        ("2009-01", "force-2009-01-total", "certain", 0),
        ("2009-01-30", "force-2003", "certain", 1979),
        ("31 Jan 2009", "force-2009-01-total", "certain", 0),
        ("2009-Q1", "force-2009-01-total", "certain", 59),
        ("2009", "force-2009-01-total", "certain", 334),  # same first day as the year's claim: the narrower period answers
        ("2010-12-31", "force-2009-01-total", "certain", 699),
    ],
)
def test_the_last_certain_claim_answers_with_its_age(mini: Cli, day: str, answer: str, certainty: str, age: int | None) -> None:
    row = total(mini("troops", "force", "--as-of", day, "--json"))
    assert (row["id"], row["certainty"], row["age_days"]) == (answer, certainty, age)


def test_of_two_claims_to_one_period_the_better_tier_answers_and_the_other_is_its_rival(mini: Cli) -> None:
    row = total(mini("troops", "force", "--as-of", "2009-01", "--json"))
    assert row["id"] == "force-2009-01-total"  # tier A, against tier B
    assert row["rivals"] == ["force-2009-01-paper", "force-2009"]


def test_nothing_from_after_the_day_leaks_in(mini: Cli) -> None:
    for day in ("2003-08", "2008-06-03", "2009-01", "2009"):
        rows = mini("figures", "--as-of", day, "--json").rows
        assert rows
        for row in rows:
            assert row["date_min"] <= row["as_of"]
            assert row["certainty"] == "possible" or row["date_max"] <= row["as_of"]


def test_every_key_has_one_answer(mini: Cli) -> None:
    rows = mini("figures", "--as-of", "2010", "--json").rows
    keys = [tuple(row[k] for k in ("subject", "contributor", "measure", "status", "scope", "unit")) for row in rows]
    assert len(keys) == len(set(keys))


def test_the_total_stands_first_then_parts_by_size_and_what_is_planned_apart(mini: Cli) -> None:
    assert ids(mini("troops", "force", "--as-of", "2010", "--json")) == [
        "force-2009-01-total",
        "force-2008-noria",
        "force-2009-01-sudland",
        "force-2009-01-cote",
        "force-2009-01-norianda",
        "force-2010-planned",
    ]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (("--as-of", "2009-01"), "FRC, troops, as of Jan 2009: about 2,000"),
        (("--as-of", "2009-03"), "FRC, troops, as of Mar 2009: about 2,000 (Jan 2009)"),
        (("--as-of", "2003-08-10"), "FRC, troops, as of 10 Aug 2003: possibly about 5,000 (Aug 2003)"),
        (("--as-of", "2009-01", "--contributor", "sudland"), "FRC, Sudland, troops, as of Jan 2009: 700"),
        (("--as-of", "2009", "--contributor", "noria"), "FRC, Noria, troops, as of 2009: 900 (3 Jun 2008)"),
        (("--as-of", "2009", "--contributor", "noria", "--contributor", "sudland"), "FRC, troops, as of 2009: 2 claims"),
    ],
)
def test_the_first_line_is_the_answer_with_whose_it_is_and_its_date_where_that_is_not_the_day_asked_about(
    mini: Cli, asked: tuple[str, ...], first: str
) -> None:
    assert mini("troops", "force", *asked).out.splitlines()[0] == first


def test_known_by_uses_only_sources_that_had_appeared(mini: Cli) -> None:
    row = total(mini("troops", "force", "--as-of", "2009-01", "--known-by", "2009-12", "--json"))
    assert row["id"] == "force-2009-01-paper"  # the diary appeared in 2010
    refused = mini("troops", "force", "--as-of", "2009-01", "--known-by", "2009-05")
    assert (refused.code, refused.out) == (4, "")


def test_nothing_known_by_then_is_exit_4_and_does_not_say_when_the_first_claim_is(mini: Cli) -> None:
    result = mini("troops", "force", "--as-of", "1950")
    assert (result.code, result.out) == (4, "")
    assert result.err == "alliance: nothing known for subject force, strength, as of 1950-12-31: FRC was set up in Aug 2003\n"


def test_a_force_without_claims_is_exit_4_with_as_of_and_empty_without(mini: Cli) -> None:
    assert mini("troops", "league", "--as-of", "2009").code == 4
    empty = mini("troops", "league", "--json")
    assert (empty.code, empty.out) == (0, "[]\n")
    assert "no claims" in empty.err


@pytest.mark.parametrize(("form", "out"), [("table", ""), ("json", "[]\n"), ("html", None), ("markdown", "")])
def test_without_a_force_and_without_claims_the_answer_is_empty_in_every_format(mini: Cli, form: str, out: str | None) -> None:
    told = mini("troops", "--contributor", "league", "-f", form)
    assert (told.code, told.err) == (0, "no claims: strength, contributor league\n")
    assert out is None or told.out == out
    assert mini("troops", "--limit", "0", "-f", form).code == 0


@pytest.mark.parametrize(
    ("age", "code"), [("11m", 0), ("10m", 4), ("334d", 0), ("333d", 4), ("1y", 0), ("48w", 0), ("47w", 4)]
)  # from 31 Jan to 31 Dec 2009
def test_max_age_turns_an_older_answer_into_none(mini: Cli, age: str, code: int) -> None:
    result = mini("troops", "force", "--contributor", "sudland", "--as-of", "2009", "--max-age", age)
    assert result.code == code
    assert code == 0 or "older than --max-age" in result.err


def test_max_age_counts_months_by_the_calendar(mini: Cli) -> None:
    assert mini("troops", "force", "--contributor", "sudland", "--as-of", "2009-02-28", "--max-age", "1m").code == 0


def test_max_age_needs_a_day(mini: Cli) -> None:
    assert mini("troops", "force", "--max-age", "6m").code == 2


def test_a_day_that_never_ends_is_refused(mini: Cli) -> None:
    result = mini("troops", "force", "--as-of", "2006/..")
    assert result.code == 2
    assert "has no end" in result.err


def test_explain_tells_candidates_order_and_rule(mini: Cli) -> None:
    said = mini("troops", "force", "--as-of", "2009-01", "--contributor", "sudland", "--explain", "--json").err
    assert said.splitlines() == [
        "rule: certain before possible, then the latest first day, then the narrower period, then the better tier, then the id",
        "force sudland troops actual in-force troops:",
        "  1. force-2009-01-sudland: 700, Jan 2009, certain, tier A (answers)",
    ]


def test_parts_are_compared_with_the_total_and_never_added_to_it(mini: Cli) -> None:
    assert mini("troops", "force", "--as-of", "2009-01", "--csv").err == (
        "FRC, troops, in-force, actual: listed 800–820 of about 2,000 (40–41 %), computed from 2 parts; "
        "1 part of another time (900) counted apart; 1 part without a number\n"
    )


def test_absent_is_not_zero(mini: Cli) -> None:
    (row,) = mini("troops", "force", "--contributor", "norianda", "--json").rows
    assert (row["value"], row["missing"]) == (None, "withheld")


def test_without_a_force_each_has_its_latest_total(mini: Cli) -> None:
    assert ids(mini("troops", "--json")) == ["force-2009-01-total", "force-2010-planned"]


def test_observations_come_oldest_first_and_name_their_rivals(mini: Cli) -> None:
    rows = mini("troops", "force", "--json").rows
    assert [row["date_min"] for row in rows] == sorted(row["date_min"] for row in rows)
    rivals = {row["id"]: set(row["rivals"]) for row in rows if row["rivals"]}
    assert rivals == {
        "force-2009": {"force-2009-01-total", "force-2009-01-paper"},
        "force-2009-01-total": {"force-2009", "force-2009-01-paper"},
        "force-2009-01-paper": {"force-2009", "force-2009-01-total"},
    }


@pytest.mark.parametrize(
    ("id_", "least", "most"),
    [("force-2003", None, None), ("force-2008-noria", 900, 900), ("force-2009-01-cote", 100, 120), ("force-2010-planned", 3000, None)],
)
def test_bounds_follow_the_hedge(mini: Cli, id_: str, least: int | None, most: int | None) -> None:
    (row,) = (row for row in mini("figures", "--json").rows if row["id"] == id_)
    assert (row["value_min"], row["value_max"]) == (least, most)


@pytest.mark.parametrize(
    ("date", "day", "age"),
    [
        ("0000", "2002", "2,002 y"),
        ("-0042-03", "0001-04-15", "43 y"),
        ("Y12000-01-31", "Y12000-04", "3 mo"),
        ("-0001-12-31", "0000-01-05", "5 d"),
    ],
)
def test_a_page_tells_the_age_of_claims_of_any_era(alliance: Cli, tmp_path: Path, date: str, day: str, age: str) -> None:
    table = f"id,subject,measure,status,value,unit,scope,date,source,locator\na,force,troops,planned,5,troops,in-force,{date},diary,p. 1\n"
    page = alliance("troops", "force", "--as-of", day, "--data", str(folder(tmp_path / "data", table, "figures.csv"))).out
    assert f"  {age}  " in page
