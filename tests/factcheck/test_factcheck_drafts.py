"""Two long drafts held against a part of the bundled record as it once was: what is right in one is wrong in the other.

After a change of verdicts that is meant: `ALLIANCE_GOLDEN=write pytest tests/factcheck`, then read the diff.
"""

from typing import Final

import pytest

from conftest import TESTS, Cli
from held import hold

RECORD: Final = TESTS / "samples" / "draft"
TOLD: Final = "line,column,text,verdict,kind,says,note,claims"


@pytest.mark.parametrize(("name", "never", "least"), [("right", "refuted", 0.9), ("wrong", "supported", 0.8)])
def test_the_right_is_borne_out_and_the_wrong_refuted(
    alliance: Cli, monkeypatch: pytest.MonkeyPatch, name: str, never: str, least: float
) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    draft = str(RECORD / f"{name}.md")
    verdicts = [row["verdict"] for row in alliance("factcheck", draft, "--json").rows]
    assert never not in verdicts
    assert sum(one != "not-enough-info" for one in verdicts) >= least * len(verdicts)
    told = alliance("factcheck", draft, "--fields", TOLD, "-f", "jsonl")
    hold(f"drafts/{name}.jsonl", told.out)


def test_a_draft_of_many_kinds_is_read_as_agreed(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    hold("drafts/mixed.jsonl", alliance("factcheck", str(RECORD / "mixed.md"), "--fields", TOLD, "-f", "jsonl").out)


def test_a_page_has_each_verdict_with_what_decides(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    page = alliance("factcheck", str(RECORD / "wrong.md"), "--limit", "40")
    hold("drafts/wrong.table", f"{page.out}--\n{page.err}".replace(str(RECORD), "draft"))
