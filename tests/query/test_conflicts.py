"""Conflicts are claims that cannot all be right; agreement within the hedges is none."""

import shutil
from pathlib import Path

import pytest

from conftest import TESTS, Cli


def claims(cli: Cli, *arguments: str) -> dict[str, set[str]]:
    """The records of each conflict, by its reason."""
    found: dict[str, set[str]] = {}
    for one in cli("conflicts", "--json", *arguments).rows:
        found.setdefault(f"{one['conflict']} {one['reason']}", set()).add(one["id"])
    return found


def test_claims_to_one_number_at_one_time_are_told_with_their_likely_reason(mini: Cli) -> None:
    assert claims(mini) == {
        "1 another date": {"force-2009", "force-2009-01-paper", "force-2009-01-total"},
        "2 contradiction": {"force-member-cote", "force-member-cote-2"},
    }


@pytest.fixture
def changed(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Changed":
    """The mini record with one text replaced by another, and without its two ends of a membership."""
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    path = tmp_path / "data" / "relations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2005/2008", "2005/2007"), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return Changed(mini, tmp_path / "data")


class Changed:
    def __init__(self, cli: Cli, folder: Path) -> None:
        self.cli, self.folder = cli, folder

    def __call__(self, file: str, old: str, new: str) -> Cli:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self.cli


def test_agreement_within_the_hedges_is_no_conflict(changed: Changed) -> None:
    cli = changed("figures.yaml", "value: 2100", "value: 2400")  # about 2,000 is 1,500 to 2,500
    assert claims(changed("figures.yaml", "value: 60000\n", "value: 2400\n")) == {}
    assert cli("conflicts").out == ""


@pytest.mark.parametrize("other", ["", "subject: league", "contributor: noria", "measure: personnel", "status: planned", "unit: people"])
def test_only_numbers_of_one_thing_conflict(changed: Changed, other: str) -> None:
    changed("figures.yaml", "value: 60000\n", "value: 2000\n")
    changed("figures.yaml", "value: 2100\n", "value: 2000\n")
    said = {
        "id": "it",
        "subject": "force",
        "measure": "troops",
        "value": "9000",
        "unit": "troops",
        "scope": "in-force",
        "date": '"2009-01"',
    }
    said |= dict([other.split(": ")] if other else [])
    said["sources"] = '[{source: paper-2009, locator: table, anchor: "9,000"}]'
    text = "\n  ".join(f"{key}: {value}" for key, value in said.items())
    found = claims(changed("figures.yaml", "- id: force-cost-2010\n", f"- {text}\n\n- id: force-cost-2010\n"))
    assert bool(found) == (not other)


@pytest.mark.parametrize(
    ("parts", "sources", "at_odds"), [("", ["paper-2009"], True), ("", ["paper-2009", "diary"], False), ("[staff]", ["paper-2009"], False)]
)
def test_two_scopes_conflict_between_two_sources_and_never_where_one_counts_a_part(
    changed: Changed, parts: str, sources: list[str], at_odds: bool
) -> None:
    changed("figures.yaml", "value: 60000\n", "value: 2000\n")
    changed("figures.yaml", "value: 2100\n", "value: 2000\n")
    changed("record.yaml", "scopes:\n", f"{f'parts: {parts}' if parts else ''}\nscopes:\n  staff: who work at its headquarters\n")
    staff = (
        "- {id: it, subject: force, measure: troops, value: 9000, unit: troops, scope: staff, date: '2009-01',"
        f" sources: [{', '.join(f'{{source: {one}, locator: table, anchor: 9 000}}' for one in sources)}]}}\n\n"
    )
    found = claims(changed("figures.yaml", "- id: force-cost-2010\n", f"{staff}- id: force-cost-2010\n"))
    assert {one for reason, ids in found.items() if "another scope" in reason for one in ids if one == "it"} == (
        {"it"} if at_odds else set()
    )


def test_the_same_period_and_no_rounding_is_a_contradiction(changed: Changed) -> None:
    changed("figures.yaml", "value: 60000\n", "value: 2000\n")
    assert claims(changed("figures.yaml", "value: 2100", "value: 2811")) == {
        "1 another date": {"force-2009-01-paper", "force-2009-01-total", "force-2009"}
    }
    changed("figures.yaml", 'date: "2009"\n', 'date: "2012"\n')
    assert claims(changed("sources.yaml", 'issued: "2009-06"', 'issued: "2013"')) == {
        "1 contradiction": {"force-2009-01-paper", "force-2009-01-total"}
    }


def test_how_far_apart_is_told_without_the_dust_of_binary_fractions(changed: Changed) -> None:
    for old, new in (("60000\n", "0.3\n"), ("2000\n", "0.1\n"), ("2100", "0.1")):
        cli = changed("figures.yaml", f"value: {old}", f"value: {new}")
    assert {row["spread"] for row in cli("conflicts", "--json").rows if row["kind"] == "number"} == {0.2}
    assert " 0.2 troops apart" in cli("conflicts").out


def test_percents_lie_points_apart(changed: Changed) -> None:
    figures = (TESTS / "mini" / "figures.yaml").read_text(encoding="utf-8")
    cli = changed("figures.yaml", figures, figures.replace("unit: troops", "unit: percent").replace("measure: troops", "measure: share"))
    assert "FRC · share · 58,000 percentage points apart, 97 % of the larger" in cli("conflicts").out


def test_a_range_is_as_far_apart_as_its_far_end(changed: Changed) -> None:
    changed("figures.yaml", "value: 60000\n", "low: 3000\n  high: 4000\n  qualifier: range\n")
    (row,) = (row for row in changed("figures.yaml", "value: 2100", "value: 2000")("conflicts", "--json").rows if row["id"] == "force-2009")
    assert row["spread"] == 2000


def test_missing_numbers_conflict_with_nothing(changed: Changed) -> None:
    text = "      contributor: norianda\n      missing: withheld"
    assert "norianda" not in str(claims(changed("figures.yaml", text, text.replace("norianda", "sudland"))))


def test_two_days_for_one_event_are_a_conflict_and_a_wider_date_is_none(changed: Changed) -> None:
    assert claims(changed.cli, "force-takes-over") == {}  # 11 August, and August
    cli = changed("events.yaml", 'anchor: "in August", date: "2003-08"', 'anchor: "in August", date: "2003-08-12"')
    result = cli("conflicts", "force-takes-over", "--json")
    assert [(one["kind"], one["claim"], one["tier"], one["sources"][0]["source"]) for one in result.rows] == [
        ("date", "11 Aug 2003", "A", "diary"),
        ("date", "12 Aug 2003", "B", "paper-2009"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "at_odds"),
    [
        ('date: "2003-08/.."', 'date: "2004/.."', {"force-life", "force-life-2"}),  # two beginnings of a life
        ('date: "2003/2011"', 'date: "../2011"', set()),  # an end and a beginning
        ('date: "2003-09/.."', 'date: "2004-09/.."', {"force-member-noria", "force-member-noria-2"}),
        ('date: "2003-09/.."', 'date: "2004-09"', set()),  # when it is known to have belonged
        ('date: "2003-09/.."', 'date: "../2002"', set()),  # another membership
        ('  date: "2003"\n', '  date: "2004"\n', {"force-predecessor-vanguard", "force-predecessor-vanguard-2"}),
        (
            'name: Max Born\n      date: "2004-03/.."',
            'name: Ada Byron\n      date: "2003-09-05/.."',
            {"force-holder-born", "force-holder-byron"},
        ),
    ],
)
def test_two_times_for_one_life_membership_term_or_succession_are_a_conflict(
    changed: Changed, old: str, new: str, at_odds: set[str]
) -> None:
    found = claims(changed("relations.yaml", old, new), "force")
    assert {one for key, ids in found.items() if "contradiction" in key for one in ids} == at_odds


def test_rival_claims_of_one_relation_are_found_whatever_stands_between_them(changed: Changed) -> None:
    text = 'object: cote, date: "2005/2007", sources: [{source: history'
    cli = changed("relations.yaml", text, text.replace("cote", "noria"))
    assert claims(cli, "noria") == {"1 contradiction": {"force-member-noria", "force-member-noria-2", "force-member-cote-2"}}
    assert "Noria, member of FRC · date · contradiction" in cli("conflicts", "noria").out


def test_a_claim_is_asked_for_with_all_that_contradict_it(mini: Cli) -> None:
    assert claims(mini, "force-2009-01-paper") == {"1 another date": {"force-2009", "force-2009-01-paper", "force-2009-01-total"}}
    (one, other) = mini("conflicts", "force-member-cote-2", "--json").rows
    assert [(row["kind"], row["about"], row["claim"], row["tier"], row["sources"][0]["source"]) for row in (one, other)] == [
        ("date", "force", "2005–2007", "A", "diary"),
        ("date", "force", "2005–2008", "S", "history-2015"),
    ]
    assert mini("conflicts", "force-member-sudland", "--json").rows == []


def test_a_name_narrows_them_and_no_conflict_is_an_empty_answer(mini: Cli) -> None:
    assert mini("conflicts", "league", "--json").out == "[]\n"
    assert "no claims conflict" in mini("conflicts", "league").err
    assert claims(mini, "frc") == claims(mini)
    assert mini("conflicts", "nowhere").code == 3


def test_the_page_gives_spread_reason_tiers_and_sources(mini: Cli) -> None:
    page = mini("conflicts").out
    assert "FRC · troops · 58,000 troops apart, 97 % of the larger · another date" in page
    assert "A Paper: the Morning Edition, Jun 2009, col. 3 (paper-2009)" in page


def test_the_bundled_record_shows_where_the_paper_disagrees_with_itself(alliance: Cli) -> None:
    assert any(ids >= {"isaf-2009-strength", "isaf-2009-01"} for ids in claims(alliance, "isaf").values())
