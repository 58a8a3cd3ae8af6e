"""`alliance verify`."""

import time
from pathlib import Path

import pytest
from paper import PAPER, event, folder

from alliancecli.errors import Exit
from conftest import ROOT, Cli

KEYS = ["id", "verdict", "check", "line", "said", "expected", "confidence", "locator", "context"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    data = tmp_path / "data"
    data.mkdir()
    good = event("2003-21", "The Force was founded", "Introduction", name="good")
    folder(data, events=good + event("2004-06", "it had 55,100", "Introduction"))
    monkeypatch.setenv("ALLIANCE_DATA", str(data))
    return alliance


def test_a_failure_is_told_first_and_ends_in_5(one: Cli, copy: Path) -> None:
    result = one("verify", "paper-2009", str(copy))
    assert result.code == Exit.FAULTS
    assert result.out.index("Fails") < result.out.index("event") < result.out.index("Unclaimed") < result.out.index("55,100 troops")
    assert "good" not in result.out
    assert "3 claims with 3 anchors checked, 1 failed; 7 checks passed, 7 surely" in result.err


def test_nothing_fails_and_something_is_unclaimed(one: Cli, copy: Path, tmp_path: Path) -> None:
    folder(tmp_path / "data", events="")
    result = one("verify", "paper-2009", str(copy))
    assert result.code == Exit.OK
    assert "Fails" not in result.out


def test_rows_for_machines_have_every_key(one: Cli, copy: Path) -> None:
    rows = one("verify", "paper-2009", str(copy), "--json").rows
    assert all(list(row) == KEYS for row in rows)
    assert rows[0] == {
        "id": "event",
        "verdict": "fails",
        "check": "date",
        "line": 5,
        "said": "May 2004",
        "expected": "2004-06",
        "confidence": "sure",
        "locator": "Introduction",
        "context": rows[0]["context"],
    }
    assert one("verify", "paper-2009", str(copy), "--csv").out.splitlines()[0] == ",".join(KEYS)


def test_all_shows_what_passes_and_limit_cuts(one: Cli, copy: Path) -> None:
    every = one("verify", "PAPER-2009", str(copy), "--all", "--json").rows
    assert sum(row["verdict"] == "passes" for row in every) == 7
    cut = one("verify", "paper-2009", str(copy), "--limit", "1", "--csv")
    assert len(cut.out.splitlines()) == 2
    assert "1 of " in cut.err
    assert cut.code == Exit.FAULTS
    assert "Passes" in one("verify", "paper-2009", str(copy), "--all").out


def test_another_document_is_noticed(one: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing of the kind.\n", encoding="utf-8")
    result = one("verify", "paper-2009", str(other))
    assert result.code == Exit.FAULTS
    assert "is it a copy of paper-2009?" in result.err


def test_a_source_without_claims_is_said(one: Cli, copy: Path) -> None:
    result = one("verify", "none-cited", str(copy))
    assert (result.code, result.out) == (Exit.OK, "")
    assert "no record cites none-cited" in result.err


def test_an_unknown_source_is_error_3_with_suggestions(one: Cli, copy: Path) -> None:
    result = one("verify", "paper-2008", str(copy))
    assert result.code == Exit.UNKNOWN_NAME
    assert "paper-2009" in result.err


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, "No such file"), (b"", "is empty"), (b"a\0b", "NUL byte"), (b"caf\xe9", "iconv")],
)
def test_bad_input_is_error_1_in_one_line(one: Cli, tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "bad.txt"
    if data is not None:
        path.write_bytes(data)
    result = one("verify", "paper-2009", str(path))
    assert (result.code, result.out, result.err.count("\n")) == (Exit.FAILURE, "", 1)
    assert said in result.err


def test_a_folder_is_error_1(one: Cli, tmp_path: Path) -> None:
    assert one("verify", "paper-2009", str(tmp_path)).code == Exit.FAILURE


@pytest.mark.scale
def test_a_long_document_takes_seconds(one: Cli, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(f"Line {n} says that {n % 97} troops came in {1900 + n % 99}.\n" for n in range(40_000)) + PAPER, encoding="utf-8"
    )
    before = time.process_time()
    one("verify", "paper-2009", str(path), "--csv")
    assert time.process_time() - before < 20


SOURCES = ROOT.parent / "shared" / "sources"


@pytest.mark.parametrize(("source", "name"), [("nids-2009", "000_153c037b0eabb574.txt"), ("yost-1998", "002_e035b406a48cba4c.txt")])
def test_the_bundled_record_stands_against_its_sources(alliance: Cli, source: str, name: str) -> None:
    if not (SOURCES / name).is_file():
        pytest.skip("the documents are not shipped with the project; put them beside it to run this")
    result = alliance("verify", source, str(SOURCES / name))
    assert result.code == Exit.OK, result.out
