"""Windows around a date and between two events."""

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.errors import BadUsage
from alliancecli.query.windows import around, shifted
from conftest import Cli


def found(cli: Cli, *arguments: str) -> dict[str, str]:
    result = cli("timeline", *arguments, "--json")
    assert result.code == 0, result.err
    return {row["id"]: row["certainty"] for row in result.rows}


@pytest.mark.parametrize(
    ("date", "length", "low", "high"),
    [
        ("2001-09-12", (6, "m"), 20010312, 20020312),
        ("2001-08-31", (6, "m"), 20010228, 20020228),
        ("2000-02-29", (1, "y"), 19990228, 20010228),
        ("2009-02", (1, "m"), 20090101, 20090331),  # what ends with its month still does
        ("2009", (1, "y"), 20080101, 20101231),
        ("2009-02", (7, "d"), 20090125, 20090307),
        ("2009-01-01", (1, "w"), 20081225, 20090108),
        ("0001-01", (1, "m"), 1201, 10228),  # December of the year 0, 1 BC
        ("-0399", (10, "y"), -4089899, -3888769),
        ("Y12000", (1, "y"), 119990101, 120011231),
    ],
)
def test_around_reckons_by_the_calendar(date: str, length: tuple[int, str], low: int, high: int) -> None:
    window = around(parse(date), *length)
    assert (window.low, window.high) == (low, high)


def test_there_and_back_is_the_same_day_also_before_the_year_1() -> None:
    for year in (-4713, -1, 0, 1, 1900, 2000, 9999, 20000):
        assert shifted(shifted((year, 3, 1), 400, "y"), -400, "y") == (year, 3, 1)
        assert shifted((year, 12, 31), 1, "d") == (year + 1, 1, 1)


@pytest.mark.parametrize(("count", "unit"), [(99999, "y"), (-99999, "y"), (99999, "m")])
def test_a_length_that_leaves_the_calendar_is_refused(count: int, unit: str) -> None:
    with pytest.raises(BadUsage, match="too long a time"):
        shifted((2001, 9, 12), count, unit)


def test_around_keeps_and_marks_as_every_window_does(days: Cli) -> None:
    assert found(days, "--around", "2001-09-12", "--within", "1d") == {
        "until-house": "possible",
        "until-hut": "possible",
        "at-all-times": "possible",
        "open-house": "possible",
        "september-2001": "possible",
        "two-days": "certain",
        "nine-twelve": "certain",
    }
    assert set(found(days, "--around", "12 Sep 2001", "--within", "1d", "--certain")) == {"two-days", "nine-twelve"}


def test_around_is_six_months_each_way_unless_said(days: Cli) -> None:
    for within in ([], ["--within", "6m"]):
        assert "pact-signed" in found(days, "--around", "1953-03-12", *within)
        assert "pact-signed" not in found(days, "--around", "1953-03-13", *within)


def test_around_goes_before_the_year_1(days: Cli) -> None:
    assert found(days, "--around", "-0400", "--within", "2y")["spring-fair"] == "certain"


@pytest.mark.parametrize("pair", [("pact-signed", "nine-twelve"), ("nine-twelve", "pact-signed"), ("PACT-SIGNED", "nine-twelve")])
def test_between_goes_from_the_earlier_to_the_later_in_either_order(days: Cli, pair: tuple[str, str]) -> None:
    assert set(found(days, "--between", *pair, "--certain")) == {"pact-signed", "nine-twelve"}


def test_between_includes_the_whole_of_both_events(days: Cli) -> None:
    whole = {"year-1952", "pact-signed", "september-2001", "nine-twelve"}
    assert set(found(days, "--between", "september-2001", "year-1952", "--certain")) == whole
    everything = ("--between", "september-2001", "year-1952", "--certain", "--weight", "background")
    assert set(found(days, *everything)) == {*whole, "two-days"}
    assert set(found(days, "--between", "nine-twelve", "nine-twelve", "--certain")) == {"nine-twelve"}


def test_between_and_around_go_with_the_filters(days: Cli) -> None:
    assert list(found(days, "--between", "pact-signed", "nine-twelve", "--actor", "aland")) == ["nine-twelve"]
    assert list(found(days, "--around", "2003", "--within", "2y", "--status", "planned")) == ["summit-planned"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--around", "2001", "--from", "2000"], 2, "--around says both ends; leave out --from, --to and --during"),
        (["--around", "2001", "--to", "2003"], 2, "--around says both ends"),
        (["--between", "nine-twelve", "pact-signed", "--during", "2001"], 2, "--between says both ends"),
        (["--between", "nine-twelve", "pact-signed", "--around", "2001"], 2, "give one of --around and --between"),
        (["--within", "6m"], 2, "--around DATE; give both"),
        (["--within", "6", "--around", "2001"], 2, "write 90d, 6w, 6m or 2y"),
        (["--around", "2006/.."], 2, "has no end"),
        (["--around", "../2006"], 2, "has no beginning"),
        (["--around", "2001", "--within", "99999y"], 2, "too long a time"),
        (["--between", "nine-twelve"], 2, "--between"),
        (["--between", "nine-twelv", "pact-signed"], 3, "no event is called 'nine-twelv'; did you mean nine-twelve"),
        (["--between", "nine-twelve", "aland"], 3, "'aland' is an institution and no event: `alliance show aland`"),
        (["--between", "until-house", "nine-twelve"], 2, "until-house has no first day, it is dated 'until 2005'"),
        (["--between", "leap-day", "open-house"], 2, "open-house has no last day, it is dated 'from 1950'"),
    ],
)
def test_a_mistake_gets_one_line_and_its_exit_code(days: Cli, arguments: list[str], code: int, said: str) -> None:
    result = days("timeline", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1
