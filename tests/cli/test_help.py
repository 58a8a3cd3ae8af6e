"""Help: examples first, everything explained, nothing forgotten."""

import inspect
import os
import re
import sys
from pathlib import Path

import pytest

from alliancecli.cli.commands import COMMANDS
from alliancecli.cli.group import command_of
from alliancecli.cli.help import TOPICS
from alliancecli.errors import Exit
from alliancecli.model.vocabulary import VOCABULARIES
from conftest import TESTS, Cli
from terminal import on_terminal


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_begins_its_help_with_examples_that_name_it(mini: Cli, name: str) -> None:
    result = mini(name, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Examples:\n  alliance {name}")
    assert f"Usage: alliance {name}" in result.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_that_says_what_it_does(name: str) -> None:
    command = command_of(name)
    assert command.name == name
    assert inspect.cleandoc(command.help or "")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("timeline", ["--from", "--to", "--theatre", "--actor", "--weight"]),
        ("troops", ["--as-of", "--contributor", "--from", "--to", "--chart"]),
        ("figures", ["--subject", "--as-of", "--theatre", "--contributor", "--measure"]),
        ("count", ["--by", "--of", "--from", "--to", "--theatre"]),
        ("compare", ["--as-of", "--from", "--to", "--chart", "--status"]),
    ],
)
def test_the_options_that_one_needs_most_stand_first(mini: Cli, name: str, options: list[str]) -> None:
    first = mini(name, "--help").out.split("\nOptions:\n")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^  (--[a-z-]+)", first, re.MULTILINE)) == sorted(options)


def test_what_a_command_has_of_its_own_stands_under_options(mini: Cli) -> None:
    for name, own in (("cite", "--output"), ("export", "--quiet")):
        told = mini(name, "--help").out
        assert own in told.partition("\nOptions:\n")[2].partition("\n\n")[0]
        assert "\nOutput:" not in told


def test_the_group_lists_every_command(mini: Cli) -> None:
    for arguments in ([], ["--help"], ["help"]):
        result = mini(*arguments)
        assert result.code == 0
        for name, said in COMMANDS.items():
            assert name in result.out
            assert said.split()[0] in result.out


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_told(mini: Cli, topic: str) -> None:
    result = mini("help", topic)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) > 1


def test_fields_explains_every_column_and_every_term(mini: Cli) -> None:
    told = mini("help", "fields").out
    asked = (
        "timeline",
        "figures",
        "institutions",
        "terms",
        "sources",
        "coverage",
        "conflicts",
        "lineage force",
        "members force",
        "search force",
    )
    for command in asked:
        for key in mini(*command.split(), "--json").rows[0]:
            assert f"  {key} " in told
    for vocabulary in VOCABULARIES.values():
        for term in vocabulary:
            assert term.definition in told
    assert "under the command of the force" in told  # a scope of the record itself


def test_exit_codes_are_all_there(mini: Cli) -> None:
    told = mini("help", "exit-codes").out
    for code in Exit:
        assert f"  {int(code)} " in told
        assert code.meaning in told


@pytest.mark.parametrize("topic", ["", *(topic for topic in TOPICS if topic != "man")])
def test_a_topic_is_no_wider_than_its_terminal(tmp_path: Path, topic: str) -> None:
    mine = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8", "ALLIANCE_DATA": str(TESTS / "mini")}
    code, screen = on_terminal([sys.executable, "-m", "alliancecli", "help", *topic.split()], mine, columns=60)
    lines = screen.replace("\r", "").split("\n")
    assert (code, [line for line in lines if len(line) > 60 and len(line.split()) > 1]) == (0, [])


def test_elsewhere_a_term_is_a_line(mini: Cli) -> None:
    assert max(map(len, mini("help", "dates").out.splitlines())) <= 80
    lines = mini("help", "exit-codes").out.splitlines()
    assert len(lines) == len(Exit) + 1
