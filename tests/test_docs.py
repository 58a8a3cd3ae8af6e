"""What README and docs/ show is what the tool prints, and what is made from the help is as the help says.

After a change that is meant: `ALLIANCE_GOLDEN=write pytest tests/test_docs.py`, then read the diff. Answers of the bundled record change
with the claims that come in: but for README's they are held byte for byte on release only, `-m release`, and by their form before.
"""

import html
import json
import os
import re
import runpy
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alliancecli.cli.commands import COMMANDS
from conftest import ROOT, Cli

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
WRITE = os.environ.get("ALLIANCE_GOLDEN") == "write"

PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
SHOWING = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
ANSWERING = [page for page in SHOWING if page.parent.name == "commands" and page.stem not in ("help", "new")]
PICTURES = ROOT / "docs" / "pictures"
MADE = runpy.run_path(str(ROOT / "docs" / "make.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def held(path: Path, text: str) -> None:
    """Whether a page is as it should be; under ALLIANCE_GOLDEN=write it becomes so."""
    if WRITE:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", [pytest.param(one, marks=[pytest.mark.release] * (one in ANSWERING)) for one in SHOWING], ids=named)
def test_every_example_prints_what_is_shown(alliance: Cli, path: Path) -> None:
    def shown(block: re.Match[str]) -> str:
        prompt, _, _ = block[1].partition("\n")
        result = alliance(*shlex.split(prompt.removeprefix("$ alliance ")))
        said = result.err if not result.out or "--explain" in prompt else ""
        return f"```console\n{prompt}\n{said}{result.out}```\n".replace("\r\n", "\n")

    held(path, BLOCK.sub(shown, path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", ANSWERING, ids=named)
def test_every_example_is_answered_in_the_form_that_is_shown(alliance: Cli, path: Path) -> None:
    for block in BLOCK.findall(path.read_text(encoding="utf-8")):
        prompt, first, *_ = block.split("\n")
        result = alliance(*shlex.split(prompt.removeprefix("$ alliance ")))
        said = (result.out or result.err).splitlines()
        assert said, prompt
        assert said[0].startswith("alliance: ") == first.startswith("alliance: "), said
        if "--csv" in prompt or "--json" in prompt:
            assert said[0] == first, prompt


def test_the_readme_is_short_and_shows_pictures_before_it_explains() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 220
    pictures = re.findall(r"!\[(.*?)\]\(docs/pictures/(.*?)\)", text)
    typed = MADE["PICTURES"] | MADE["CHARTS"] | MADE["DRAWN"] | {name: shot[0] for name, shot in MADE["SHOTS"].items()}
    assert {path.name for path in PICTURES.iterdir()} == set(typed)
    assert {name for _, name in pictures} >= {*MADE["PICTURES"], *MADE["SHOTS"], "bosnia.svg", "change.svg"}
    assert all(said.startswith(f"alliance {typed[name]}") for said, name in pictures)
    order = [text.index(f"docs/pictures/{name}") for name in MADE["PICTURES"]]
    order += [text.index(head) for head in ("## Why you may believe it", "## Try it, test it", "## Timelines")]
    assert order == sorted(order)


@pytest.mark.release
@pytest.mark.parametrize("name", MADE["PICTURES"])
def test_a_picture_of_the_terminal_shows_what_the_tool_prints(name: str) -> None:
    held(PICTURES / name, MADE["picture"](name))


@pytest.mark.release
@pytest.mark.parametrize("name", MADE["PICTURES"])
def test_a_picture_asks_for_nothing_and_crops_nothing(name: str) -> None:
    drawn = ElementTree.parse(PICTURES / name)
    assert "url(" not in (PICTURES / name).read_text(encoding="utf-8").lower()
    shown = "".join(drawn.getroot().itertext()).split()
    assert [word for word in re.sub(r"\x1b\[[\d;]*m", "", MADE["printed"](MADE["PICTURES"][name])).split() if word not in shown] == []


@pytest.mark.parametrize("name", MADE["DRAWN"])
def test_a_picture_of_pages_stands_there_with_what_was_typed(name: str) -> None:
    text = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
    assert f"![alliance {MADE['DRAWN'][name]}: " in text
    assert f"](pictures/{name})" in text


@pytest.mark.release
@pytest.mark.parametrize("name", MADE["DRAWN"])
def test_a_picture_of_pages_is_what_the_tool_draws(alliance: Cli, tmp_path: Path, name: str) -> None:
    alliance(*shlex.split(MADE["DRAWN"][name]), "-q", "-o", str(tmp_path / name))
    held(PICTURES / name, (tmp_path / name).read_text(encoding="utf-8"))


@pytest.mark.release
@pytest.mark.parametrize("name", MADE["CHARTS"])
def test_a_chart_shows_the_claims_of_now(alliance: Cli, tmp_path: Path, name: str) -> None:
    """Not byte by byte: where labels stand follows from the fonts of the machine that draws."""
    committed = PICTURES / name
    charted = [*shlex.split(MADE["CHARTS"][name]), "-q", "-o"]
    if WRITE:
        alliance(*charted, str(committed))
    alliance(*charted, str(tmp_path / "spec.json"))
    spec = json.loads((tmp_path / "spec.json").read_text(encoding="utf-8"))
    values = [
        row for plot in spec["vconcat"] for layer in (plot, *plot.get("layer", ())) for row in layer.get("data", {}).get("values", ())
    ]
    shown = {text.text for text in ElementTree.parse(committed).iter("{http://www.w3.org/2000/svg}text")}
    assert {row[key] for row in values for key in ("text", "words") if key in row} <= shown
    now = {(row["id"], row["claim"], row["date"]) for row in values if "claim" in row}
    labels = re.findall(r'aria-label="([^"]*; id: [^"]*)"', committed.read_text(encoding="utf-8"))
    found = (re.search(r"claim: (.*?); when: (.*?); of: .*; id: (.*)", html.unescape(label)) for label in labels)
    assert {(seen[3], seen[1], seen[2]) for seen in found if seen} == now


@pytest.mark.release
@pytest.mark.parametrize("name", MADE["SHOTS"])
def test_a_picture_of_the_browser_shows_the_page_of_now(name: str) -> None:
    """By the words of the page, which it carries: `python docs/make.py` takes it anew."""
    found = re.search(rb"Source\0([0-9a-f]{64})", (PICTURES / name).read_bytes())
    assert found
    assert found[1].decode() == MADE["stamp"](name), f"{name} shows a page of other words; run python docs/make.py"


@pytest.mark.parametrize("name", re.findall(r"\(docs/pictures/(.*?)\)", README.read_text(encoding="utf-8")))
def test_a_picture_of_the_readme_is_small(name: str) -> None:
    assert (PICTURES / name).stat().st_size < 100_000


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_with_an_example_of_it(name: str) -> None:
    text = (ROOT / "docs" / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# alliance {name}\n")
    assert re.search(rf"^(\$|   ) alliance {name}\b", text, re.MULTILINE)


@pytest.mark.parametrize("name", MADE["PAGES"])
def test_what_is_made_from_the_help_says_what_the_help_says(name: str) -> None:
    held(ROOT / "docs" / name, MADE["page"](name))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("start", ["python3 -m venv", ".venv/bin/pip"])
def test_ci_runs_only_what_readme_and_contributing_teach(start: str) -> None:
    taught = README.read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line.startswith(start)]
    assert lines
    for line in lines:
        assert f"    {line}\n" in taught
