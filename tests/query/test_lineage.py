"""Lineage: what an institution came from and what became of it, in both directions, whatever the links are."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from alliancecli.query.lineage import lineage, with_predecessors
from alliancecli.render import Surface
from alliancecli.views.lineage import stems
from conftest import TESTS, Cli

RECORD = TESTS / "samples" / "lineage"


@pytest.fixture
def forces(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of forces that came one from another."""
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    return alliance


def links(cli: Cli, name: str) -> list[tuple[str, str, int, str | None]]:
    rows = cli("lineage", name, "--json").rows
    assert [row["direction"] for row in rows] == sorted(row["direction"] for row in rows)  # predecessors, then successors
    return [(row["from"], row["to"], row["depth"], row["repeats"]) for row in rows]


def test_both_directions_are_followed_to_their_ends(forces: Cli) -> None:
    assert links(forces, "guard") == [
        ("corps", "guard", 1, None),
        ("patrol", "corps", 2, None),
        ("watch", "corps", 2, None),
        ("scouts", "watch", 3, None),
        ("guard", "legion", 1, None),
    ]


def test_two_ways_to_one_ancestor_are_both_shown_and_one_is_followed(forces: Cli) -> None:
    assert links(forces, "legion") == [
        ("squad", "legion", 1, None),
        ("corps", "squad", 2, None),
        ("patrol", "corps", 3, None),
        ("watch", "corps", 3, None),
        ("scouts", "watch", 4, None),
        ("guard", "legion", 1, None),
        ("corps", "guard", 2, "shown"),
    ]


def test_a_circle_is_marked_and_left(forces: Cli) -> None:
    assert links(forces, "egg") == [
        ("hen", "egg", 1, None),
        ("egg", "hen", 2, "cycle"),
        ("egg", "hen", 1, None),
        ("hen", "egg", 2, "cycle"),
    ]
    assert "again: a circle" in forces("lineage", "egg").out


def test_a_row_has_the_dates_and_the_sources_of_its_own_claim(forces: Cli) -> None:
    first, *_ = forces("lineage", "watch", "--json").rows
    assert first == {
        "from": "scouts",
        "to": "watch",
        "change": "renamed",
        "date": "1999-22",
        "date_min": "1999-06-01",
        "date_max": "1999-08-31",
        "precision": "season",
        "certainty": "certain",
        "depth": 1,
        "direction": "predecessor",
        "repeats": None,
        "sources": [{"source": "ledger", "locator": "2", "anchor": "the Scouts, now the Watch", "date": None}],
        "id": "watch-predecessor-scouts",
        "status": "actual",
        "rivals": [],
        "caveat": None,
        "complete": None,
    }
    assert [(row["id"], row["sources"][0]["source"]) for row in forces("lineage", "legion", "--json").rows] == [
        ("legion-predecessor-squad", "ledger"),
        ("squad-predecessor-corps", "diary"),
        ("corps-predecessor-patrol", "ledger"),
        ("corps-predecessor-watch", "diary"),
        ("watch-predecessor-scouts", "ledger"),
        ("legion-predecessor-guard", "diary"),
        ("guard-predecessor-corps", "diary"),
    ]


def test_of_two_claims_of_one_link_the_better_tier_stands_and_names_its_rival(forces: Cli) -> None:
    (row,) = (row for row in forces("lineage", "guard", "--json").rows if (row["from"], row["to"]) == ("corps", "guard"))
    assert (row["id"], row["change"], row["date"], row["rivals"]) == (
        "guard-predecessor-corps",
        "replaced",
        "2003-07",
        ["guard-predecessor-corps-2"],
    )
    (conflict, other) = forces("conflicts", "guard", "--json").rows
    assert (conflict["id"], other["id"], conflict["claim"], other["claim"]) == (
        "guard-predecessor-corps",
        "guard-predecessor-corps-2",
        "Jul 2003",
        "1 Aug 2003",
    )


def test_a_planned_succession_is_only_possible_and_no_institution_has_it_as_its_own(
    forces: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(RECORD, tmp_path / "data")
    path = tmp_path / "data" / "relations.yaml"
    text = path.read_text(encoding="utf-8")
    assert '  date: "2004"\n' in text
    path.write_text(text.replace('  date: "2004"\n', '  date: "2004"\n  status: planned\n'), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    (row,) = (row for row in forces("lineage", "squad", "--json").rows if row["to"] == "squad")
    assert (row["status"], row["certainty"]) == ("planned", "possible")
    assert forces("show", "squad", "--json").rows[0]["predecessors"] == []


def test_a_link_without_a_date_has_none_and_is_only_possible(forces: Cli) -> None:
    (row,) = (row for row in forces("lineage", "corps", "--json").rows if row["to"] == "eurocorps")
    assert (row["date"], row["date_min"], row["date_max"], row["precision"], row["certainty"]) == (None, None, None, None, "possible")


def test_the_page_is_a_tree_with_the_institution_in_its_middle(forces: Cli) -> None:
    assert forces("lineage", "corps", "--no-sources").out.splitlines() == [
        "The Corps: 3 predecessors, 5 successors",
        "",
        "   ┌─ scouts  The Scouts                      renamed summer 1999",
        "┌─ watch      The Watch      until 2001       upgraded 2001",
        "├─ patrol     The Patrol                      absorbed May 2001",
        "● corps       The Corps      2001 – Jun 2003",
        "├─ guard      The Guard      Jul 2003 – 2005  replaced Jul 2003",
        "│  └─ legion  The Legion     from 2006        handed-over 15 Jan 2006",
        "├─ squad      The Squad                       replaced 2004",
        "│  └─ legion                                  absorbed Feb 2006 (again: see there)",
        "└─ eurocorps  The Eurocorps                   renamed",
    ]


def test_the_tree_has_an_ascii_form(forces: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliancecli.cli.output.surface_of", lambda output: Surface(unicode=False))
    out = forces("lineage", "guard", "--no-sources").out
    assert out.isascii()
    assert out.splitlines()[3:5] == [
        "   ,- watch      The Watch   until 2001       upgraded 2001",
        "   |- patrol     The Patrol                   absorbed May 2001",
    ]


def test_limit_cuts_leaves_and_never_the_branch_that_they_hang_on(forces: Cli) -> None:
    whole = links(forces, "guard")
    for count in range(len(whole)):
        result = forces("lineage", "guard", "--json", "--limit", str(count))
        assert [(row["from"], row["to"]) for row in result.rows] == [link[:2] for link in whole[:count]]
        assert result.err.startswith(f"{count} of 5 shown") or count == 0
        assert forces("lineage", "guard", "--limit", str(count)).code == 0


def test_an_institution_without_links_has_no_rows(forces: Cli) -> None:
    result = forces("lineage", "loner", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert result.err == "The Loner: the record names no predecessor and no successor\n"


def test_an_unknown_name_gets_suggestions(forces: Cli) -> None:
    result = forces("lineage", "guards")
    assert (result.code, result.out) == (3, "")
    assert "did you mean guard" in result.err


def test_stems_of_several_branches() -> None:
    depths = [1, 2, 3, 2, 1]
    assert stems([{"depth": depth} for depth in depths]) == ["├─ ", "│  ├─ ", "│  │  └─ ", "│  └─ ", "└─ "]


def chain(length: int, tmp_path: Path) -> sqlite3.Connection:
    """Institutions n0, n1 ..., each come from the one before, and the first from the last."""
    connection = sqlite3.connect(tmp_path / "chain.sqlite")
    connection.execute("CREATE TABLE institution (id, name, kind, established, dissolved)")
    connection.executemany("INSERT INTO institution VALUES (?, '', '', NULL, NULL)", ((f"n{n}",) for n in range(length)))
    columns = "date, date_min, date_max, precision, shown, caveat, first, last"
    connection.execute(f"CREATE TABLE relation (id, subject, relation, object, change, status, tier, sources, {columns})")
    links = ((f"l{n}", f"n{n}", f"n{(n - 1) % length}") for n in range(length))
    row = "?, ?, 'predecessor', ?, 'renamed', 'actual', 'A', '[]', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0"
    connection.executemany(f"INSERT INTO relation VALUES ({row})", links)
    return connection


def test_a_long_chain_and_a_long_circle_end(tmp_path: Path) -> None:
    connection = chain(3000, tmp_path)
    found = lineage(connection, "n0").links
    assert [link["repeats"] for link in found if link["repeats"]] == ["cycle", "cycle"]
    assert len(found) == 6000
    assert len(with_predecessors(connection, ["n0"])) == 3000
    connection.close()


def test_with_predecessors_adds_their_claims_each_under_its_own_subject(forces: Cli) -> None:
    assert [row["subject"] for row in forces("troops", "legion", "--json").rows] == ["legion"]
    result = forces("troops", "legion", "--with-predecessors", "--json")
    assert [(row["subject"], row["value"]) for row in result.rows] == [("watch", 100), ("corps", 200), ("guard", 300), ("legion", 400)]
    assert result.err == "predecessors of legion: squad, guard, corps, patrol, watch, scouts\n"
    page = forces("troops", "legion", "--with-predecessors").out
    assert [line for line in page.splitlines() if line.startswith("The ")] == ["The Watch", "The Corps", "The Guard", "The Legion"]


def test_with_predecessors_answers_for_each_subject_apart_as_of_a_day(forces: Cli) -> None:
    result = forces("troops", "guard", "--with-predecessors", "--as-of", "2004", "--json")
    assert {(row["subject"], row["value"], row["as_of"]) for row in result.rows} == {("guard", 300, "2004-12-31")}
    assert "2 left out that had ended by then: corps, watch; --ended shows them\n" in result.err
    rows = forces("troops", "guard", "--with-predecessors", "--as-of", "2004", "--ended", "--json").rows
    assert {(row["subject"], row["value"], row["as_of"]) for row in rows} == {
        ("guard", 300, "2004-12-31"),
        ("corps", 200, "2004-12-31"),
        ("watch", 100, "2004-12-31"),
    }
    assert all(row["rivals"] == [] for row in rows)


def test_figures_follow_the_lineage_too_and_a_circle_ends(forces: Cli) -> None:
    rows = forces("figures", "--subject", "corps", "--with-predecessors", "--json").rows
    assert [row["id"] for row in rows] == ["watch-2000", "corps-2002"]
    assert forces("figures", "--subject", "egg", "--with-predecessors", "--json").err.startswith("predecessors of egg: hen\n")
    assert forces("figures", "--subject", "loner", "--with-predecessors").err.startswith("predecessors of loner: none on record\n")


@pytest.mark.parametrize("command", ["troops", "figures"])
def test_with_predecessors_needs_a_name(forces: Cli, command: str) -> None:
    result = forces(command, "--with-predecessors")
    assert (result.code, result.out) == (2, "")
    assert "give the name" in result.err


def test_the_bundled_record_has_the_line_of_the_training_mission(alliance: Cli) -> None:
    rows = alliance("lineage", "ntm-i", "--json").rows
    assert [(row["from"], row["change"], row["date"]) for row in rows][:1] == [("itedc", "upgraded", "2004-12")]
    assert all(row["sources"] for row in rows)
