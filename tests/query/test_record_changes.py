"""What differs between two versions of a record, claim by claim and field by field."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from conftest import TESTS, Cli


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The mini record with a figure changed, one gone, and one come."""
    made = shutil.copytree(TESTS / "mini", tmp_path / "later")
    file = made / "figures.yaml"
    text = file.read_text(encoding="utf-8").replace("value: 5000\n", "value: 5100\n")
    file.write_text(text.replace("id: force-2008-noria", "id: force-2008-other"), encoding="utf-8")
    return made


def test_each_difference_is_a_row(alliance: Cli, later: Path) -> None:
    result = alliance("changes", str(TESTS / "mini"), str(later), "--json")
    assert [(row["kind"], row["id"], row["change"], row["field"], row["before"], row["after"]) for row in result.rows] == [
        ("figure", "force-2003", "changed", "value", "5000", "5100"),
        ("figure", "force-2008-noria", "removed", None, None, None),
        ("figure", "force-2008-other", "added", None, None, None),
    ]
    assert "1 added, 1 removed, 1 changed" in result.err


def test_a_record_does_not_differ_from_itself(alliance: Cli) -> None:
    result = alliance("changes", str(TESTS / "mini"), str(TESTS / "mini"), "--json")
    assert (result.code, result.rows) == (0, [])
    assert "nothing differs" in result.err


def test_sources_differ_by_what_their_entry_says(alliance: Cli, tmp_path: Path) -> None:
    made = shutil.copytree(TESTS / "mini", tmp_path / "later")
    file = made / "sources.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("The Force's own diary", "Diary of the Force"), encoding="utf-8")
    rows = alliance("changes", str(TESTS / "mini"), str(made), "--json").rows
    assert [(row["kind"], row["id"], row["field"], row["after"]) for row in rows] == [("source", "diary", "title", "Diary of the Force")]


def test_a_table_and_a_limit(alliance: Cli, later: Path) -> None:
    page = alliance("changes", str(TESTS / "mini"), str(later))
    assert ["force-2003", "value", "5000", "→", "5100"] in [line.split() for line in page.out.splitlines()]
    cut = alliance("changes", str(TESTS / "mini"), str(later), "--csv", "--limit", "1")
    assert len(list(csv.DictReader(io.StringIO(cut.out)))) == 1
    assert "1 of 3 shown" in cut.err


def test_a_small_number_is_told_in_digits(alliance: Cli, later: Path) -> None:
    file = later / "figures.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 5100\n", "value: 0.00001\n"), encoding="utf-8")
    rows = alliance("changes", str(TESTS / "mini"), str(later), "--json").rows
    assert ("value", "5000", "0.00001") in [(row["field"], row["before"], row["after"]) for row in rows]


def test_the_bundled_record_can_be_named(alliance: Cli) -> None:
    rows = alliance("changes", "bundled", str(TESTS / "mini"), "--limit", "2", "--json").rows
    assert len(rows) == 2
