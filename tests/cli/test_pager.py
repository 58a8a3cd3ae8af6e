"""Long pages on a terminal go through a pager; nothing else does. And the variables that stand in for options."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from alliancecli.render import FORMATS
from conftest import TESTS, Cli
from terminal import on_terminal

LONG = ("timeline", "--weight", "background")
"""Longer than ten lines, and never longer than two hundred."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A terminal's environment, and a pager that keeps what it is given in the file `paged`."""
    (tmp_path / "keep").write_text(f'#!/bin/sh\ncat > "{tmp_path}/paged"\necho kept\n', encoding="utf-8")
    (tmp_path / "keep").chmod(0o755)
    mine = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8"}
    return {**mine, "ALLIANCE_DATA": str(TESTS / "mini"), "ALLIANCE_CACHE": str(tmp_path / "cache"), "PAGER": str(tmp_path / "keep")}


def alliance(environment: dict[str, str], *arguments: str, keys: tuple[tuple[str, str], ...] = (), rows: int = 10) -> tuple[int, str]:
    return on_terminal([sys.executable, "-m", "alliancecli", *arguments], environment, *keys, rows=rows)


@pytest.mark.always
def test_a_page_longer_than_the_terminal_is_paged_whole_with_colours_and_notes_come_after(
    environment: dict[str, str], tmp_path: Path
) -> None:
    code, screen = alliance(environment, *LONG, "--limit", "3", rows=6)
    kept = (tmp_path / "paged").read_text(encoding="utf-8")
    assert code == 0
    assert kept.count("\n") >= 6
    assert "\x1b[" in kept
    assert re.fullmatch(r"kept\r\n3 of \d+ shown \(--limit\)\r\n", screen)


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [(LONG, 200), ((*LONG, "--no-pager"), 10), ((*LONG, "--csv"), 10), ((*LONG, "--json"), 10), (("timeline", "--limit", "1"), 24)],
)
def test_what_fits_what_is_for_machines_and_what_is_told_not_to_is_not_paged(
    environment: dict[str, str], tmp_path: Path, arguments: tuple[str, ...], rows: int
) -> None:
    code, screen = alliance(environment, *arguments, rows=rows)
    assert code == 0
    assert "kept" not in screen
    assert not (tmp_path / "paged").exists()


@pytest.mark.parametrize("pager", ["", "cat", "/no/such/pager", "no-such-pager -x", "'never closed", str(TESTS)])
@pytest.mark.parametrize("name", ["PAGER", "ALLIANCE_PAGER"])
def test_no_pager_is_no_matter(environment: dict[str, str], tmp_path: Path, name: str, pager: str) -> None:
    plain = alliance(environment, *LONG, "--no-pager")
    assert plain[1].count("\n") > 10
    assert alliance({**environment, name: pager}, *LONG) == plain
    assert not (tmp_path / "paged").exists()


def test_our_own_variable_comes_before_the_common_one(environment: dict[str, str], tmp_path: Path) -> None:
    alliance({**environment, "PAGER": "/no/such/pager", "ALLIANCE_PAGER": environment["PAGER"]}, *LONG)
    assert (tmp_path / "paged").exists()


def test_a_pager_that_goes_early_is_no_error(environment: dict[str, str]) -> None:
    assert alliance({**environment, "PAGER": "head -n 1"}, *LONG, "--limit", "3", rows=6)[0] == 0
    code, screen = alliance({**environment, "PAGER": "false"}, *LONG, "--limit", "3", rows=6)
    assert (code, screen[:4]) == (0, "3 of")


def test_less_shows_it_and_q_leaves_it(environment: dict[str, str]) -> None:
    if not shutil.which("less"):
        pytest.skip("less is not installed here: it was not tried")
    del environment["PAGER"]
    code, screen = alliance(environment, *LONG, keys=((r"\n:", "q"),))
    assert (code, "ESC" in screen) == (0, False)


def test_ctrl_c_is_for_the_pager(environment: dict[str, str], tmp_path: Path) -> None:
    """The pager does what it likes with it; the run ends in peace after it."""
    pager = tmp_path / "heed"
    pager.write_text("#!/bin/sh\ntrap 'echo heeded; exit 0' INT\necho reading\ncat > /dev/null\nsleep 20 &\nwait\n", encoding="utf-8")
    pager.chmod(0o755)
    code, screen = alliance({**environment, "PAGER": str(pager)}, *LONG, keys=(("reading", "\x03"),))
    assert code == 0
    assert "heeded" in screen
    assert "Traceback" not in screen


@pytest.mark.always
def test_the_format_may_come_from_the_environment(mini: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain, csv, json = mini("terms").out, mini("terms", "--csv").out, mini("terms", "--json").out
    monkeypatch.setenv("ALLIANCE_FORMAT", "csv")
    assert mini("terms").out == csv
    assert mini("terms", "--json").out == json  # what the line says comes first
    assert mini("terms", "-f", "table").out == plain
    assert mini("terms", "-o", str(tmp_path / "terms.json")).code == 0
    assert (tmp_path / "terms.json").read_text(encoding="utf-8") == json  # and so does what the file's ending says
    monkeypatch.setenv("ALLIANCE_FORMAT", "")
    assert mini("terms").out == plain


@pytest.mark.always
def test_a_format_from_the_environment_that_is_none_names_the_variable(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_FORMAT", "xml")
    code, out, err = mini("terms")
    assert (code, out) == (2, "")
    assert err == f"alliance: ALLIANCE_FORMAT is 'xml'; set it to one of {', '.join(FORMATS)}, or unset it\n"


def test_a_pager_may_be_a_pipeline(environment: dict[str, str], tmp_path: Path) -> None:
    code, screen = alliance({**environment, "PAGER": f"sed -n 1,2p | '{tmp_path}/keep'"}, *LONG)
    assert code == 0
    assert "kept" in screen
    assert (tmp_path / "paged").read_text(encoding="utf-8").count("\n") == 2


def test_a_dumb_terminal_is_not_paged(environment: dict[str, str], tmp_path: Path) -> None:
    code, screen = alliance({**environment, "TERM": "dumb"}, *LONG)
    assert code == 0
    assert "kept" not in screen
