"""A terminal is told how far a long build has come; nothing else is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from folders import folder
from terminal import on_terminal

ROWS = [f"row-{n},2001,Something happens,report,FRC,diary,p. {n}" for n in range(40_000)]


@pytest.fixture
def asked(tmp_path: Path) -> tuple[list[str], dict[str, str]]:
    """A command that has to build first, and its environment."""
    command = [sys.executable, "-m", "alliancecli", "timeline", "--data", str(folder(tmp_path / "data", *ROWS)), "--limit", "0", "-q"]
    return command, {**os.environ, "ALLIANCE_CACHE": str(tmp_path / "cache"), "TERM": "xterm", "COLUMNS": "100"}


def test_a_terminal_is_told_what_is_done_how_many_rows_and_how_fast(asked: tuple[list[str], dict[str, str]]) -> None:
    code, written = on_terminal(*asked)
    said = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", written)
    assert code == 0
    assert "reading events.csv" in said
    assert re.search(r"[0-9,]+000 rows, [0-9,]+ a second", said)
    assert written.endswith("\x1b[2K")  # the line is gone when it is done


def test_on_a_narrow_terminal_it_is_one_line_too(asked: tuple[list[str], dict[str, str]]) -> None:
    command, environment = asked
    code, written = on_terminal(command, environment | {"COLUMNS": "80"})
    assert code == 0
    assert re.search(r"[0-9,]+000 rows, [0-9,]+ a second", written)
    assert written.count("\x1b[1A") == 1  # only when the line is taken away does the cursor go up


def test_elsewhere_nothing_is_said(asked: tuple[list[str], dict[str, str]]) -> None:
    command, environment = asked
    assert subprocess.run(command, env=environment, capture_output=True, check=True).stderr == b""
