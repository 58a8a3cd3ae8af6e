"""SECURITY.md promises only what a test holds; and what an argument says is never a statement."""

import re
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Cli

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)


@pytest.mark.parametrize(("file", "test"), NAMED, ids=lambda value: str(value))
def test_each_test_behind_a_promise_is_there(file: str, test: str) -> None:
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_each_promise_names_a_test() -> None:
    promises = re.findall(r"^\*\*(.+?)\*\*(.*?)(?=^\*\*|^## )", PAGE, re.MULTILINE | re.DOTALL)
    assert len(promises) > 8
    assert [title for title, text in promises if "::test_" not in text] == []


SQL = (
    "'; DROP TABLE event; --",
    "' OR '1'='1",
    '" OR ""="',
    "x' UNION SELECT value, 1 FROM meta --",
    "1); DELETE FROM figure; --",
    "%",
    "_",
)
TAKING = (
    ["timeline", "--actor"], ["timeline", "--theatre"], ["timeline", "--tag"], ["timeline", "--source"], ["timeline", "--institution"],
    ["timeline", "--kind"], ["timeline", "--status"], ["timeline", "--from"], ["timeline", "--during"], ["timeline", "--limit"],
    ["timeline", "--fields"], ["troops"], ["troops", "force", "--as-of"], ["troops", "force", "--max-age"],
    ["troops", "force", "--known-by"], ["troops", "force", "--scope"], ["figures", "--measure"], ["show"],
    ["cite"], ["members"], ["holders"], ["lineage"], ["conflicts"],
    ["coverage"], ["compare", "force"], ["on"],
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="it looks at what the cache holds while it is open")
@pytest.mark.parametrize("command", TAKING, ids=" ".join)
def test_sql_in_an_argument_is_a_name_that_is_not_found(
    mini: Cli, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path))
    before = mini("timeline", "--json")
    (index,) = tmp_path.iterdir()
    held = index.read_bytes()
    for said in SQL:
        result = mini(*command, said)
        assert (result.code in (2, 3), result.out) == (True, ""), (said, result)
        assert result.err.count("\n") == 1
        assert "sqlite" not in result.err.lower()
    assert index.read_bytes() == held
    assert mini("timeline", "--json") == before
