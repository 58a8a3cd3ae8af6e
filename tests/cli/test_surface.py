"""Colour, links and width: what a run takes from its terminal and its environment."""

import sys

import pytest

from alliancecli.cli import output
from alliancecli.cli.output import Output
from alliancecli.cli.stderr import notify


@pytest.mark.parametrize(
    ("terminal", "environment", "color", "wanted"),
    [
        (True, {}, "auto", True),
        (False, {}, "auto", False),
        (False, {}, "always", True),
        (True, {}, "never", False),
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"NO_COLOR": ""}, "auto", True),
        (True, {"NO_COLOR": "1"}, "always", True),
        (True, {"TERM": "dumb"}, "auto", False),
        (True, {"CLICOLOR": "0"}, "auto", False),
        (False, {"CLICOLOR_FORCE": "1"}, "auto", True),
        (False, {"CLICOLOR_FORCE": "0"}, "auto", False),
        (True, {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, "auto", True),
        (False, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, "auto", False),
    ],
)
def test_colour_is_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], color: str, wanted: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.surface_of(Output(color=color)).color is wanted


def test_a_file_has_no_colour_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert not output.surface_of(Output(path="out.txt")).color
    assert output.surface_of(Output(path="out.txt", color="always")).color


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "7600", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "1", "TERM": "dumb"}, False),
    ],
)
def test_links_are_for_terminals_that_take_them(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], links: bool) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.surface_of(Output()).links is links


@pytest.mark.parametrize(("said", "dark"), [("15;0", True), ("15;default;0", True), ("0;15", False), ("", False)])
def test_the_background_is_dark_where_the_terminal_says_so(monkeypatch: pytest.MonkeyPatch, said: str, dark: bool) -> None:
    monkeypatch.setenv("COLORFGBG", said)
    assert output.surface_of(Output()).dark is dark


def test_a_note_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    note = "32 members on record; whether that is all no source says of this day"
    notify([note])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    notify([note])
    assert capsys.readouterr().err.splitlines() == [
        note,
        "32 members on record; whether that is",
        "all no source says of this day",
    ]
