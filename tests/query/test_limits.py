"""What is said of an answer that is not shown whole: what was asked, and how much of it there is."""

import pytest

from conftest import Cli


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("figures --as-of 2009-01 --limit 1", "subjects, as of Jan 2009: 1 of "),
        ("troops --as-of 2009-01 --limit 1", "subjects, as of Jan 2009: 1 of "),
        ("figures --unit USD --limit 1", "1 of 228 claims: unit USD"),
        ("troops isaf --as-of 2009-01 --limit 2", "ISAF, troops, as of Jan 2009: about 55,100"),
        ("compare isaf kfor --limit 1", "ISAF and KFOR side by side: "),
    ],
)
def test_the_first_line_is_of_the_whole_answer(alliance: Cli, asked: str, said: str) -> None:
    assert said in alliance(*asked.split()).out.splitlines()[0]


def test_conflicts_that_are_left_out_are_counted(alliance: Cli) -> None:
    every = len({row["conflict"] for row in alliance("conflicts", "isaf", "--json").rows})
    assert every > 2
    shown = alliance("conflicts", "isaf", "--limit", "1", "--json")
    assert {row["conflict"] for row in shown.rows} == {1}
    assert shown.err == f"1 of {every} conflicts shown (--limit)\n"
    none = alliance("conflicts", "isaf", "--limit", "0", "--csv")
    assert none.err == f"0 of {every} conflicts shown (--limit)\n"


@pytest.mark.parametrize("order", ["date", "-date", "value", "-value", "id", "as_of", "-as_of"])
def test_days_compared_stay_together_in_any_order(alliance: Cli, order: str) -> None:
    usual = alliance("compare", "isaf", "--as-of", "2008", "--as-of", "2010", "-f", "markdown")
    sorted_ = alliance("compare", "isaf", "--as-of", "2008", "--as-of", "2010", "-f", "markdown", "--sort", order)
    assert sorted_.code == usual.code == 0
    assert sorted_.out.count("United States") == usual.out.count("United States")
