"""Whatever is typed, a command answers or says in a line what is wrong; no argument is SQL, a path to follow, or a word to the terminal."""

from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliancecli.cli.commands import COMMANDS
from alliancecli.cli.group import command_of
from conftest import Cli, some, tries
from harm import FORMULAS, MARKUP, SQL, STEERING, steers

ODD = (
    *SQL,
    *FORMULAS,
    MARKUP,
    "",
    " ",
    "\t",
    "\n",
    "x" * 100_000,
    "٣",
    "İ",
    "ß",
    "\U0010ffff",
    "../../etc/passwd",
    "/dev/zero",
    "{}",
    "9" * 12,
)
ODD_BYTES = ("\udcff", "a\udce9b")
NOT_NAMES = ("path", "dest", "file", "data", "folder", "folders", "engine", "shell", "form")
"""Parameters that name files or programs, or have few values that click checks."""


def taken(name: str) -> list[click.Parameter]:
    """The parameters of a command that take any text."""
    found = [one for one in command_of(name).params if not getattr(one, "is_flag", False) and one.name not in NOT_NAMES]
    return [one for one in found if not isinstance(one.type, click.Choice)]


NEEDED = {
    "on": ["08-11"],
    "compare": ["force", "vanguard"],
    "search": ["force"],
    "cite": ["diary"],
    "help": ["dates"],
    "new": ["event"],
    **{name: ["force"] for name in ("troops", "lineage", "members", "holders", "show")},
}
SKIPPED = ("mcp", "completion", "export", "verify")
CASES = [(name, one.name) for name in COMMANDS if name not in SKIPPED for one in taken(name)]


def line(name: str, parameter: str, value: str) -> list[str]:
    """A command line in which a parameter has a value."""
    (one,) = [one for one in command_of(name).params if one.name == parameter]
    given = [value] * (one.nargs if one.nargs > 0 else 2)
    if isinstance(one, click.Option):
        return [name, *NEEDED.get(name, []), one.opts[-1], *given]
    return [name, "--", *given]


def complaints(err: str) -> int:
    """On how many lines it stands what is wrong, behind what is noted beside it."""
    lines = err.splitlines()
    return len(lines) - next((n for n, one in enumerate(lines) if one.startswith("alliance")), 0)


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_any_text_in_any_argument_is_answered_or_refused_in_a_line(mini: Cli, name: str, parameter: str) -> None:
    for value in some(ODD, 3):
        told = mini(*line(name, parameter, value))
        assert told.code in (0, 2, 3, 4), (value, told)
        assert told.code == 0 or (told.out, complaints(told.err)) == ("", 1), value
        assert steers(told.out) == set(), value


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_what_is_no_text_is_refused_in_a_line(mini: Cli, name: str, parameter: str) -> None:
    for value in ODD_BYTES:
        told = mini(*line(name, parameter, value))
        assert told.code in (0, 2, 3, 4)
        assert told.code == 0 or complaints(told.err) == 1


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_no_argument_comes_back_as_a_word_to_the_terminal(mini: Cli, name: str, parameter: str) -> None:
    told = mini(*line(name, parameter, STEERING.replace("\0", "")))
    assert steers(told.out + told.err) == set()


@pytest.mark.parametrize("words", ["--f\no", "timeline --f\no", "on\ntop", "show fo\no", "cite --style=a\nb"])
def test_what_has_lines_is_refused_in_a_line(mini: Cli, words: str) -> None:
    told = mini(*words.split(" "))
    assert told.code in (2, 3)
    assert len(told.err.splitlines()) == 1


def test_no_limit_is_too_large(mini: Cli) -> None:
    assert mini("timeline", "--limit", "9" * 400).code in (0, 2)


@pytest.mark.parametrize("value", SQL)
def test_no_argument_is_sql(mini: Cli, value: str) -> None:
    everything = len(mini("timeline", "--json").rows)
    for option in ("--actor", "--theatre", "--institution", "--tag", "--source"):
        told = mini("timeline", option, value, "--json")
        assert told.code == 3, told
    assert mini("timeline", "--kind", value).code == 2
    assert mini("timeline", "--fields", value).code == 2
    assert mini("show", "--", value).code == 3
    assert len(mini("timeline", "--json").rows) == everything


@settings(max_examples=tries(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(CASES), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_any_word_at_all(mini: Cli, case: tuple[str, str], value: str) -> None:
    assert mini(*line(*case, value)).code in (0, 2, 3, 4)


@pytest.mark.parametrize(
    "place", ["../out.csv", "no/such/out.csv", "out.csv/", "/dev/full", "/proc/self/mem", "x" * 300 + ".csv", "o\nut.csv", "\x1b.csv"]
)
def test_a_place_that_cannot_be_written_is_one_line(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    told = mini("timeline", "-o", place, "-f", "csv")
    assert told.code in (0, 1)
    assert told.code == 0 or complaints(told.err) == 1
    assert steers(told.out) == set()


@pytest.mark.parametrize("folder", ["", " ", "/", "/dev/null", "/proc", "..", "x" * 5000, "no\nsuch", "\udcff", "a:b"])
def test_a_folder_that_is_no_record_is_one_line(alliance: Cli, folder: str) -> None:
    told = alliance("timeline", "--data", folder)
    assert told.code in (1, 2, 5)
    assert (told.code == 2) == (folder == "")
