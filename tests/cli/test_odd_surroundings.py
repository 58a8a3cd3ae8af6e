"""Clocks that are wrong, no home, an ASCII world, streams that are full or closed: for every command, an answer or one line."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alliancecli.cli.commands import COMMANDS as EVERY
from commands import COMMANDS
from ground import NOBODY, alliance, environment, forked, may_be_nobody, record

ASK = ["timeline", "--weight", "background", "--json"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="it forks")
POSIX = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX shell")


def command_lines(folder: Path) -> list[list[str]]:
    """Every command once, with a folder to write to in which `verify` finds a document."""
    (folder / "copy.txt").write_text("Nothing is said here.\n")
    return [[part.format(folder=folder) for part in command] for command in COMMANDS if command != ("mcp",)]


def test_every_command_is_among_them() -> None:
    assert {command[0] for command in COMMANDS if not command[0].startswith("-")} == set(EVERY)


# The encoding


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso2022_jp"])
def test_an_encoding_that_has_a_beginning_or_changes_on_the_way_is_written_as_one_text(encoding: str, tmp_path: Path) -> None:
    """Each piece by itself had a mark of its own: text with marks all over."""
    data = record(tmp_path / "data")
    plain = alliance(environment(tmp_path, data), "timeline").stdout.decode()
    told = alliance(environment(tmp_path, data, PYTHONIOENCODING=encoding), "timeline").stdout.decode(encoding)
    assert "\ufeff" not in told
    assert told.split("\n")[2] == plain.split("\n")[2]


# The clock


@pytest.mark.parametrize("year", [1970, 2200])
def test_data_of_any_time_are_built_once_and_used_again(year: int, tmp_path: Path) -> None:
    """A machine whose clock stands in 1970, or files that come from a day that is still ahead."""
    data = record(tmp_path / "data")
    for file in data.iterdir():
        os.utime(file, ((year - 1970) * 31_556_952, (year - 1970) * 31_556_952))
    env = environment(tmp_path, data)
    first = alliance(env, *ASK)
    (index,) = (tmp_path / "cache").iterdir()
    built = index.stat().st_ino
    second = alliance(env, *ASK)
    assert (first.returncode, first.stdout, first.stderr) == (0, second.stdout, b"")
    assert [path.stat().st_ino for path in (tmp_path / "cache").iterdir()] == [built]


@LINUX
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_on_any_day_every_command_has_an_answer_or_one_line(day: str, tmp_path: Path) -> None:
    env = environment(tmp_path, ALLIANCE_TODAY=day)
    lines = [*command_lines(tmp_path), ["troops", "force", "--as-of", "today"], ["on", "today"], ["timeline", "--to", "today"]]
    assert_ended_well(lines, env, tmp_path)


def test_nothing_said_of_a_day_long_past_comes_from_after_it(tmp_path: Path) -> None:
    ran = alliance(environment(tmp_path, ALLIANCE_TODAY="1970-01-01"), "troops", "force", "--as-of", "today", "--json")
    assert ran.returncode == 4
    assert not json.loads(ran.stdout or b"[]")


def assert_ended_well(lines: list[list[str]], env: dict[str, str], folder: Path, **job: Any) -> None:
    """Each of the command lines has an answer and no traceback, or else one line of error."""
    errs = [folder / f"{number}.err" for number in range(len(lines))]
    jobs = [{"argv": line, "env": env, "err": str(err), "cwd": str(folder), **job} for line, err in zip(lines, errs, strict=True)]
    for line, outcome, err in zip(lines, forked(jobs), errs, strict=True):
        said = err.read_text(encoding="utf-8")
        assert outcome.code in (0, 1, 4, 5), (line, said)
        assert outcome.code == 0 or "\n" not in said.strip() or line[0] == "verify", (line, said)
        assert "Traceback" not in said, (line, said)


# No home


@pytest.mark.parametrize("home", [None, "", "here", "/dev/null"])
def test_without_a_home_there_is_an_answer_and_nothing_is_left_about(home: str | None, tmp_path: Path) -> None:
    env = environment(tmp_path, ALLIANCE_CACHE="", XDG_CACHE_HOME="cache")
    if home is None:
        del env["HOME"], env["XDG_CACHE_HOME"]
        env["XDG_CACHE_HOME"] = str(tmp_path / "kept")
    else:
        env["HOME"] = home
    work = tmp_path / "work"
    work.mkdir()
    ran = alliance(env, *ASK, cwd=work)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(json.loads(ran.stdout)) == 7
    assert not list(work.iterdir())


@LINUX
@pytest.mark.skipif(not may_be_nobody(), reason="only root can be a user whom nobody knows")
def test_a_user_whom_the_system_does_not_know_has_an_answer(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    env = {name: value for name, value in environment(tmp_path).items() if name not in ("HOME", "ALLIANCE_CACHE")}
    (outcome,) = forked([{"argv": ASK, "env": env, "uid": NOBODY - 7, "cwd": "/"}])
    assert outcome.code == 0
    assert not Path("/~").exists()


# Languages


ASCII = [
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"},
]
SWEEP = """
import json, sys
from alliancecli.cli import run
for line in json.load(open(sys.argv[1], encoding="utf-8")):
    try:
        code = run(line)
    except BaseException as error:
        code = repr(error)
    if code not in (0, 5):
        print(line, code, file=sys.stderr)
"""
"""Runs every command line of a file in one process, and says on stderr which ended badly."""


@pytest.mark.parametrize("locale", ASCII, ids=str)
def test_every_command_speaks_ascii_where_it_must(locale: dict[str, str], tmp_path: Path) -> None:
    lines = [*command_lines(tmp_path), ["show", "cote"], ["search", "Côte"]]
    (tmp_path / "lines.json").write_text(json.dumps(lines))
    command = [sys.executable, "-c", SWEEP, str(tmp_path / "lines.json")]
    ran = subprocess.run(command, env=environment(tmp_path, **locale), capture_output=True, check=False)
    said = ran.stderr.decode()
    assert ran.returncode == 0, said
    assert "Error" not in said, said
    assert "Traceback" not in said, said
    assert not [line for line in said.splitlines() if line.startswith("[")], said


@POSIX
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_name_that_is_not_ascii_is_found_in_any_locale(locale: str, tmp_path: Path) -> None:
    ran = alliance(environment(tmp_path, LC_ALL=locale), "show", "Côte d'Ivoire", "--json")
    assert [row["id"] for row in json.loads(ran.stdout)] == ["cote"], ran.stderr


@POSIX
@pytest.mark.parametrize(
    "arguments", [["show"], ["timeline", "--actor"], ["timeline", "--tag"], ["search"], ["cite"], ["members"]], ids=str
)
def test_a_name_that_is_no_text_is_an_error_of_one_line(arguments: list[str], tmp_path: Path) -> None:
    ran = alliance(environment(tmp_path), *arguments, os.fsdecode(b"\xff"))
    assert ran.returncode in (2, 3)
    assert ran.stderr.count(b"\n") == 1


@POSIX
def test_a_name_that_python_is_kept_from_reading_is_an_error_of_one_line(tmp_path: Path) -> None:
    env = environment(tmp_path, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    for arguments in (["show", "Côte d'Ivoire"], ["timeline", "-q", "-o", str(tmp_path / "é.csv")]):
        ran = alliance(env, *arguments)
        assert ran.returncode in (0, 2, 3)
        assert ran.stderr.count(b"\n") == (ran.returncode != 0)


# Streams


@LINUX
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_stdout_that_is_full_is_one_line_and_a_failure_whatever_the_command(tmp_path: Path) -> None:
    silent = ("export", "members", "holders", "open", "factcheck")  # all that these have to say here goes to stderr
    lines = [line for line in command_lines(tmp_path) if line[0] not in silent]
    errs = [tmp_path / f"{number}.err" for number in range(len(lines))]
    env = environment(tmp_path)
    jobs = [{"argv": line, "env": env, "out": "/dev/full", "err": str(err)} for line, err in zip(lines, errs, strict=True)]
    for line, outcome, err in zip(lines, forked(jobs), errs, strict=True):
        assert outcome.code == 1, line
        assert err.read_text(encoding="utf-8").splitlines()[-1] == f"alliance: output: {os.strerror(errno.ENOSPC)}", line


WRONG = [
    (["nosuch"], 2),
    (["timeline", "--from", "soon"], 2),
    (["show", "nobody"], 3),
    (["troops", "force", "--as-of", "1900"], 4),
    (["check"], 0),
    (["timeline", "--explain", "--csv"], 0),
    (ASK, 0),
]


@LINUX
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=str)
def test_a_stderr_that_is_full_leaves_the_exit_code(arguments: list[str], code: int, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        assert alliance(environment(tmp_path), *arguments, stderr=full).returncode == code


@POSIX
@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["timeline --weight background --json", "--help", "check"])
def test_an_answer_that_goes_nowhere_is_one_line_and_a_failure(arguments: str, closed: str, tmp_path: Path) -> None:
    """What is said beside it may go nowhere. And a file that is opened in the place of a closed stream is not written over."""
    env = environment(tmp_path)
    for _ in range(2):  # with a cold cache and with a warm one
        shell = f"'{sys.executable}' -m alliancecli {arguments} {closed}"
        ran = subprocess.run(shell, shell=True, env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == (closed != "2>&-")
        assert ran.stderr.splitlines()[-1:] == [f"alliance: output: {os.strerror(errno.EBADF)}"] * (closed == ">&-")
    assert alliance(env, *ASK).stdout == alliance({**env, "ALLIANCE_CACHE": "/dev/null/none"}, *ASK).stdout


@POSIX
@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_a_file_is_whole_where_streams_are_closed(closed: str, tmp_path: Path) -> None:
    env = environment(tmp_path)
    file = tmp_path / "rows.csv"
    shell = f"'{sys.executable}' -m alliancecli timeline -o '{file}' {closed}"
    assert subprocess.run(shell, shell=True, env=env, check=False).returncode == 0
    assert file.read_bytes() == alliance(env, "timeline", "--csv").stdout


@POSIX
@pytest.mark.parametrize("stdin", ["<&-", "</dev/null"])
def test_a_server_without_a_client_ends_by_itself(stdin: str, tmp_path: Path) -> None:
    pytest.importorskip("mcp", reason="the Model Context Protocol SDK is not installed: pip install 'alliancecli[mcp]'")
    shell = f"'{sys.executable}' -m alliancecli mcp {stdin}"
    ran = subprocess.run(shell, shell=True, env=environment(tmp_path), capture_output=True, text=True, timeout=30, check=False)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 1)
