"""What the README shows is what the tool prints.

After a change that is meant: `ALLIANCE_GOLDEN=write pytest tests/test_readme.py`, then read the diff.
"""

import os
import re
import shlex

import pytest

from conftest import ROOT, Cli

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)


def test_every_example_prints_what_the_readme_shows(alliance: Cli) -> None:
    def shown(block: re.Match[str]) -> str:
        prompt, _, _ = block[1].partition("\n")
        result = alliance(*shlex.split(prompt.removeprefix("$ alliance ")))
        return f"```console\n{prompt}\n{result.err if not result.out or '--explain' in prompt else ''}{result.out}```\n".replace(
            "\r\n", "\n"
        )

    text = README.read_text(encoding="utf-8")
    printed = BLOCK.sub(shown, text)
    if os.environ.get("ALLIANCE_GOLDEN") == "write":
        README.write_text(printed, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == printed
    assert len(BLOCK.findall(text)) > 8


@pytest.mark.parametrize("start", ["python3 -m venv", ".venv/bin/pip"])
def test_ci_runs_only_what_readme_and_contributing_teach(start: str) -> None:
    taught = README.read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line.startswith(start)]
    assert lines
    for line in lines:
        assert f"    {line}\n" in taught
