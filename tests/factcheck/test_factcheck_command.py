"""`alliance factcheck`: streams, formats, exit codes."""

import json
from pathlib import Path

import pytest

import alliancecli
from alliancecli.errors import Exit
from alliancecli.factcheck.check import Checker
from conftest import TESTS, Cli

MINI = TESTS / "mini"

DRAFT = """\
# The Force, January 2009

It had about 2,000 troops. Sudland had 770 troops in The Force, Norianda 40.
"""


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return str(path)


def test_a_page_marks_the_passage_and_says_what_the_record_has(mini: Cli, draft: str) -> None:
    result = mini("factcheck", draft)
    assert result.code == Exit.OK
    assert "It had about 2,000 troops." in result.out
    assert "770 troops: 700 troops (Jan 2009) [2]" in result.out
    assert "1 Feb 2010, p. 7 (diary)" in result.out
    assert result.err == "1 supported, 1 refuted, 1 not-enough-info\n"


def test_only_and_fail_on(mini: Cli, draft: str) -> None:
    result = mini("factcheck", draft, "--only", "refuted", "--fail-on", "refuted", "--json")
    assert result.code == Exit.FAILURE
    assert [row["verdict"] for row in json.loads(result.out)] == ["refuted"]
    assert mini("factcheck", draft, "--fail-on", "supported", "--only", "refuted").code == Exit.FAILURE
    assert mini("factcheck", draft, "--only", "refuted").code == Exit.OK


def test_keys(mini: Cli, draft: str) -> None:
    keys = ["line", "column", "text", "verdict", "kind", "says", "claims", "note", "sources", "end_line", "end_column", "file"]
    assert list(json.loads(mini("factcheck", draft, "--json").out)[0]) == keys
    header = mini("factcheck", draft, "--csv").out.splitlines()[0].split(",")
    assert header == [*keys[:5], *keys[6:8], "source", "locator", *keys[9:]]


def test_sarif(mini: Cli, draft: str) -> None:
    log = json.loads(mini("factcheck", draft, "-f", "sarif").out)
    results = log["runs"][0]["results"]
    assert [(one["kind"], one["level"]) for one in results] == [("pass", "none"), ("fail", "error"), ("open", "none")]
    place = results[1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == draft
    assert place["region"] == {"startLine": 3, "startColumn": 40, "endLine": 3, "endColumn": 50}
    refused = mini("figures", "-f", "sarif")
    assert (refused.code, "'sarif' is not one of 'table'" in refused.err) == (Exit.USAGE, True)


def test_html_shows_the_whole_draft_with_its_passages_marked(mini: Cli, draft: str, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert mini("factcheck", draft, "-o", str(out)).code == Exit.OK
    page = out.read_text(encoding="utf-8")
    assert '<mark class="refuted"><a href="#_said-2">770 troops</a></mark> in The Force, Norianda' in page
    assert "# The Force, January 2009\n\nIt had " in page
    assert page.count('<li id="_said-') == 3
    assert '<section class="bibliography">' in page


def test_nothing_to_check(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "idle.txt"
    path.write_text("Nothing here.", encoding="utf-8")
    result = mini("factcheck", str(path), "--json")
    assert (result.code, result.out) == (Exit.OK, "[]\n")
    assert result.err == "no statement in the draft that the record can check\n"


@pytest.mark.parametrize("content", [b"", b"\xff\x00\xfe", b"a\0"])
def test_what_is_no_draft_is_one_line(mini: Cli, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    result = mini("factcheck", str(path))
    assert (result.code, result.out, result.err.count("\n")) == (Exit.USAGE, "", 1)


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "html", "sarif"])
def test_nothing_in_a_draft_steers_a_terminal(mini: Cli, tmp_path: Path, form: str) -> None:
    path = tmp_path / "odd.md"
    path.write_text("In January 2009 \x1b[31mThe Force\x07 had 9,000 \x9btroops\u202e.", encoding="utf-8")
    told = mini("factcheck", str(path), "-f", form)
    assert told.code == Exit.OK
    assert not set(told.out) & set("\x1b\x07\x9b\u202e")


def test_an_open_record_makes_itself_ready_once_and_answers_no_draft_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Force is named by the first draft alone, and that a number was right there vouches for none in the second."""
    made: list[object] = []
    ready = Checker.__init__
    monkeypatch.setattr(Checker, "__init__", lambda self, claims: made.append(self) or ready(self, claims))  # type: ignore[func-returns-value]
    drafts = [DRAFT, "- It had 770 troops in January 2009.\n", "| force | troops |\n|---|---|\n| It | 40 |\n", "He left it in 2009.\n"]
    with alliancecli.open(MINI) as record:
        together = [tuple(record.factcheck(draft)) for draft in (*drafts, *drafts)]
    assert len(made) == 1
    alone = []
    for draft in drafts:
        with alliancecli.open(MINI) as record:
            alone.append(tuple(record.factcheck(draft)))
    assert together == [*alone, *alone]


def test_a_name_is_found_however_its_accents_are_written(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    for accent in ("ô", "o\u0302"):
        path.write_text(f"In January 2009 the Force had 100 troops from C{accent}te d'Ivoire.", encoding="utf-8")
        assert [row["says"]["contributor"] for row in mini("factcheck", str(path), "--json").rows] == ["cote"]
