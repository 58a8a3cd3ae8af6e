"""Whole outputs on records that a subject needs: answers with what is said beside them, pictures, files for other programs, a site.

After a change of looks that is meant: `ALLIANCE_GOLDEN=write pytest tests/render`, then read the diff.
"""

import re
import sys
from pathlib import Path

import pytest
from test_formats import COMMANDS

from alliancecli import __version__
from conftest import TESTS, Cli
from held import hold

PROMISES = ["compare", "--status", "requested,pledged,planned,actual"]
TWO_DAYS = ["compare", "afor", "--as-of", "2008-06", "--as-of", "2009-01"]

ANSWERS = {
    "compare-forces": ("compare", ["compare", "afor", "bfor", "delta", "--allow-mixed"]),
    "compare-claims": ("compare", ["compare", "afor", "bfor", "--observations"]),
    "compare-days": ("compare", TWO_DAYS),
    "compare-three-days": (
        "compare",
        ["compare", "afor", "--as-of", "2005", "--as-of", "2008-06", "--as-of", "2009-01", "--max-age", "1y"],
    ),
    "compare-timelines": ("compare", ["compare", "north", "south"]),
    "compare-reports": ("compare", ["compare", "--status", "reported,confirmed"]),
    "compare-orders": ("compare", PROMISES),
    "compare-promises": ("promised", PROMISES),
    "sum-of-forces": ("compare", ["sum", "--by", "theatre", "--during", "2008"]),
    "sum-of-years": ("mini", ["sum", "--by", "year"]),
    "count-by-source": ("mini", ["count", "--of", "figures", "--by", "source"]),
    "coverage": ("mini", ["coverage"]),
    "coverage-of-one": ("mini", ["coverage", "force"]),
    "members-undated": ("membership", ["members", "pact"]),
    "members-then": ("membership", ["members", "pact", "--as-of", "2000"]),
    "members-all": ("membership", ["members", "bloc", "--as-of", "2000-06"]),
    "members-changes": ("membership", ["members", "pact", "--changes"]),
    "holders-and-gaps": ("membership", ["holders", "pact"]),
    "lineage-of-many": ("lineage", ["lineage", "guard"]),
    "troops-inherited": ("lives", ["troops", "cfor", "--as-of", "2010", "--with-predecessors"]),
    "troops-of-all": ("lives", ["troops", "--as-of", "2010"]),
    "on-a-day": ("days", ["on", "09-12"]),
    "timeline-of-days": ("days", ["timeline", "--weight", "background"]),
    "search": ("archive", ["search", "peace"]),
}

PICTURES = {
    "timeline.svg": ("mini", ["timeline", "--weight", "background"]),
    "timeline-of-days.svg": ("days", ["timeline", "--weight", "background"]),
    "over-time.json": ("mini", ["troops", "force", "--chart"]),
    "forces.json": ("compare", ["compare", "afor", "bfor", "--chart"]),
    "ranked.json": ("compare", ["troops", "afor", "--as-of", "2009-01", "--chart"]),
    "dumbbells.json": ("compare", [*TWO_DAYS, "--chart"]),
    "bullets.json": ("promised", [*PROMISES, "--chart"]),
}

EXPORTS = ["ics", "timelinejs", "markwhen", "jsonld", "csl-json", "bibtex"]


def ask(monkeypatch: pytest.MonkeyPatch, record: str) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "mini" if record == "mini" else TESTS / "samples" / record))


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_and_what_is_said_of_it_are_as_agreed(alliance: Cli, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    record, arguments = ANSWERS[name]
    ask(monkeypatch, record)
    page = alliance(*arguments)
    assert page.code == 0
    hold(f"answers/{name}.table", f"{page.out}--\n{page.err}")
    hold(f"answers/{name}.json", alliance(*arguments, "--json").out)


@pytest.mark.parametrize("name", [*COMMANDS, *ANSWERS])
def test_a_page_on_a_terminal_is_as_agreed(alliance: Cli, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    record, arguments = ANSWERS.get(name) or ("mini", COMMANDS[name])
    ask(monkeypatch, record)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("LINES", "9999")  # no pager
    pages = []
    for columns, color in (("58", "always"), ("90", "never")):
        monkeypatch.setenv("COLUMNS", columns)
        pages.append(alliance(*arguments, "--color", color).out.replace("\x1b", "\\e"))
    hold(f"terminals/{name}", "--\n".join(pages))


@pytest.mark.parametrize("name", ANSWERS)
def test_a_page_for_a_browser_is_as_agreed(alliance: Cli, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    record, arguments = ANSWERS[name]
    ask(monkeypatch, record)
    page = alliance(*arguments, "-f", "html").out
    page = re.sub(r"(<(style|script)\b[^>]*>).*?(?=</\2>)", r"\1", page, flags=re.DOTALL)
    hold(f"pages/{name}.html", re.sub("sha256-[^']+", "sha256-", page).replace(f"alliance {__version__}", "alliance"))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_agreed(alliance: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    record, arguments = PICTURES[name]
    ask(monkeypatch, record)
    told = alliance(*arguments, "-o", str(tmp_path / name))
    assert told.code == 0
    hold(f"pictures/{name}", (tmp_path / name).read_text(encoding="utf-8"))
    hold(f"pictures/{name}.told", told.err.replace(str(tmp_path / name), name))


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_for_another_program_is_as_agreed(mini: Cli, tmp_path: Path, name: str) -> None:
    assert mini("export", name, str(tmp_path / "file")).code == 0
    hold(f"exports/{name}", (tmp_path / "file").read_bytes().decode())


def test_a_site_is_as_agreed(mini: Cli, tmp_path: Path) -> None:
    assert mini("export", "site", str(tmp_path / "site")).err == "32 pages written; begin at index.html\n"
    files = sorted(
        path for path in (tmp_path / "site").rglob("*.*") if path.suffix != ".css" and path.name not in ("site.js", "manifest.txt")
    )
    hold("exports/site", "".join(f"== {path.relative_to(tmp_path).as_posix()}\n{path.read_bytes().decode()}\n" for path in files))
