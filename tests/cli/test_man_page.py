"""The man page: sound roff, and nothing of the help left out."""

import re
import shutil
import subprocess

import pytest

from alliancecli.cli.commands import COMMANDS
from alliancecli.cli.group import command_of
from conftest import Cli

TOOLS = {"mandoc": ["-T", "lint", "-W", "style"], "groff": ["-ww", "-z", "-k", "-man"]}


@pytest.mark.parametrize("tool", TOOLS)
def test_it_is_sound(mini: Cli, tool: str) -> None:
    path = shutil.which(tool) or pytest.skip(f"{tool} is not installed here: the man page was not tried with it")
    page = mini("help", "man").out
    ran = subprocess.run([path, *TOOLS[tool]], input=page, capture_output=True, text=True, encoding="utf-8", check=False)
    found = [line for line in (ran.stdout + ran.stderr).splitlines() if "longer than 80 bytes" not in line]
    assert (ran.returncode if tool == "groff" else 0, found) == (0, [])


def test_every_option_of_every_command_is_in_it(mini: Cli) -> None:
    page = mini("help", "man").out
    for name in COMMANDS:
        assert f"\n.B alliance {name}" in page
        for param in command_of(name).params:
            for option in (option for option in param.opts if option.startswith("--")):
                assert re.search(rf"^\.B .*{re.escape(option.replace('-', chr(92) + '-'))}\b", page, re.MULTILINE), (name, option)


def test_no_text_of_ours_is_taken_for_a_request() -> None:
    from alliancecli.cli.man_page import _filled, _roff

    assert _roff(".so /etc/passwd") == "\\&.so /etc/passwd"
    assert _roff("'br \\fB -x") == "\\(aqbr \\efB \\-x"
    assert not [line for line in _filled("word " * 13 + ".so x " + "'so y " * 20).splitlines() if line[0] in ".'"]
