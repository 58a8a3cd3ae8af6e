"""Where one engine is chosen, and how it says what it does."""

import pytest

from conftest import Cli


def test_explain_tells_statements_parameters_and_plan_on_stderr(mini: Cli) -> None:
    plain = mini("timeline", "--during", "2003", "--csv")
    told = mini("timeline", "--during", "2003", "--csv", "--explain")
    assert told.out == plain.out
    for part in ("FROM event r WHERE ((r.brief = 1)", "UNION ALL", ":low = 20030101", "SEARCH r USING INDEX event_by_time"):
        assert part in told.err


@pytest.mark.parametrize("certain", [[], ["--certain"]])
def test_a_window_is_searched_for_and_never_scanned_or_sorted(mini: Cli, certain: list[str]) -> None:
    plan = mini("timeline", "--during", "2003", "--explain", *certain).err
    assert "(brief=? AND first>? AND first<?)" in plan
    assert "SCAN r" not in plan
    assert "USE TEMP B-TREE" not in plan


def test_of_an_as_of_answer_the_candidates_are_told_and_no_plan(mini: Cli) -> None:
    told = mini("troops", "force", "--as-of", "2009", "--explain").err
    assert told.startswith("rule: certain before possible")
    assert "SELECT" not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--master", "spark://nowhere:7077"], "--master is the address of a Spark cluster; add --engine spark"),
        (["--engine", "spark"], "--engine spark needs --data DIR"),
        (["--engine", "flink"], "flink"),
    ],
)
def test_an_engine_that_cannot_be_asked_is_a_usage_error(alliance: Cli, arguments: list[str], said: str) -> None:
    told = alliance("timeline", *arguments)
    assert (told.code, said in told.err) == (2, True)
