"""What others do meanwhile: they edit the data, run another version of the tool, or ask at the same time."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from ground import alliance, environment, forked, litter, record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it forks")

ASK = ["timeline", "--weight", "background", "--json"]


# Data edited


def marked(folder: Path, mark: str) -> Path:
    """A record whose events and figures all say which edition it is."""
    record(folder)
    for file in (folder / "events.yaml", folder / "figures.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("title: ", f"title: {mark} "), encoding="utf-8")
    return folder


def editions(file: Path) -> set[str]:
    """The first word of each title in a file of rows."""
    return {row["title"].split()[0] for row in json.loads(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("read", ["record", "sources", "institutions", "events", "figures"])
def test_data_edited_while_they_are_read_give_the_old_record_or_the_new_and_never_half_of_each(read: str, tmp_path: Path) -> None:
    """Events and figures are both replaced when the build opens one of the files; then the new ones are there for everybody."""
    data, new = marked(tmp_path / "data", "OLD"), marked(tmp_path / "new", "NEW")
    assert "title: OLD" in (data / "figures.yaml").read_text(encoding="utf-8"), "the mini record has figures with titles"
    edit = [["copy", str(new / f"{name}.yaml"), str(data / f"{name}.yaml")] for name in ("events", "figures")]
    env = environment(tmp_path, data)
    database = tmp_path / "both.sqlite"
    jobs: list[dict[str, Any]] = [
        {"argv": ["export", "sqlite", str(database)], "env": env, "on": "open", "of": f"/data/{read}.yaml", "do": edit},
        {"argv": ASK, "env": env, "out": str(tmp_path / "events.json")},
        {"argv": ["figures", "--json"], "env": env, "out": str(tmp_path / "figures.json")},
    ]
    assert [one.code for one in forked(jobs)] == [0, 0, 0]
    held = {mark for mark in (b"OLD", b"NEW") if mark in database.read_bytes()}
    assert len(held) == 1
    assert editions(tmp_path / "events.json") == {"NEW"}


def test_data_that_never_stand_still_are_an_error_of_one_line(tmp_path: Path) -> None:
    """Somebody writes to the folder whenever it is read."""
    data = record(tmp_path / "data")
    code = """
import os, sys
from alliancecli.cli import run
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith("figures.yaml"):
        os.utime(sys.argv[1])
sys.addaudithook(hook)
sys.exit(run(sys.argv[2:]))
"""
    command = [sys.executable, "-c", code, str(data / "events.yaml"), *ASK]
    ran = subprocess.run(command, env=environment(tmp_path, data), capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert "while it is read" in ran.stderr


def test_data_edited_while_rows_are_read_change_the_next_answer_and_not_this_one(tmp_path: Path) -> None:
    data = record(tmp_path / "data", 1500)
    env = environment(tmp_path, data)
    command = [sys.executable, "-m", "alliancecli", "timeline", "-f", "jsonl"]
    whole = subprocess.run(command, env=env, capture_output=True, check=True).stdout
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as process:
        assert process.stdout
        first = process.stdout.readline()
        text = (data / "events.yaml").read_text(encoding="utf-8")
        (data / "events.yaml").write_text(text.replace("title: Exercise", "title: Manoeuvre"), encoding="utf-8")
        after = subprocess.run(command, env=env, capture_output=True, check=True).stdout
        assert first + process.stdout.read() == whole
    assert after == whole.replace(b'"title": "Exercise', b'"title": "Manoeuvre').replace(b'"title":"Exercise', b'"title":"Manoeuvre')
    assert after != whole


# Two versions on one cache

OTHER = """
import sqlite3
from alliancecli import index
from alliancecli.cli.app import App
genuine = sqlite3.connect
class Another(sqlite3.Connection):
    def close(self):
        for change in ("ALTER TABLE event RENAME TO happening", "ALTER TABLE happening RENAME COLUMN title TO headline"):
            self.execute(change)
        super().close()
def connect(path, *arguments, **keywords):
    return genuine(path, *arguments, **{**keywords, **({} if "immutable" in path else {"factory": Another})})
sqlite3.connect = connect
%s
App().connect().execute("SELECT headline FROM happening").fetchone()
"""
"""Another version of the tool, which lays its index out in another way and asks it so."""


@pytest.mark.parametrize("version", ["index.LAYOUT = 'another'", "index.__version__ = '99.0'"])
def test_two_versions_on_one_cache_each_have_their_answer(version: str, tmp_path: Path) -> None:
    env = environment(tmp_path)
    theirs = [sys.executable, "-c", OTHER % version]
    good = alliance(env, *ASK).stdout
    for _ in range(3):
        other = subprocess.run(theirs, env=env, capture_output=True, text=True, check=False)
        assert (other.returncode, other.stderr) == (0, "")
        ours = alliance(env, *ASK)
        assert (ours.returncode, ours.stdout, ours.stderr) == (0, good, b"")
    assert len(list((tmp_path / "cache").iterdir())) <= 2
    assert litter(tmp_path / "cache") == []


def test_two_versions_at_the_same_time_each_have_their_answer(tmp_path: Path) -> None:
    env = environment(tmp_path)
    good = alliance(env, *ASK).stdout
    theirs = [sys.executable, "-c", OTHER % "index.LAYOUT = 'another'"]
    ours = [sys.executable, "-m", "alliancecli", *ASK]
    processes = [
        subprocess.Popen(theirs if number % 2 else ours, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for number in range(16)
    ]
    ends = [(*process.communicate(timeout=60), process.returncode) for process in processes]
    assert set(ends[::2]) == {(good, b"", 0)}
    assert set(ends[1::2]) == {(b"", b"", 0)}
    assert litter(tmp_path / "cache") == []


# Many at once


def test_64_processes_at_once_on_a_cold_cache_all_have_the_right_answer(tmp_path: Path) -> None:
    env = environment(tmp_path, record(tmp_path / "data", 50))
    good = alliance({**env, "ALLIANCE_CACHE": "/dev/null/none"}, *ASK).stdout
    command = [sys.executable, "-m", "alliancecli", *ASK]
    processes = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(64)]
    assert {(*process.communicate(timeout=100), process.returncode) for process in processes} == {(good, b"", 0)}
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]


def test_a_builder_that_is_stopped_keeps_nobody_waiting_for_ever(tmp_path: Path) -> None:
    """Ctrl-Z in the middle of a build; whoever asks then gets the answer, if not at once."""
    env = environment(tmp_path, record(tmp_path / "data", 50))
    good = alliance({**env, "ALLIANCE_CACHE": "/dev/null/none"}, *ASK).stdout
    code = """
import os, signal, sys
from alliancecli.cli import run
def hook(event, arguments):
    if event == "sqlite3.connect" and ".tmp" in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGSTOP)
sys.addaudithook(hook)
sys.exit(run(sys.argv[1:]))
"""
    with subprocess.Popen([sys.executable, "-c", code, *ASK], env=env, stdout=subprocess.PIPE) as stopped:
        while os.waitid(os.P_PID, stopped.pid, os.WSTOPPED | os.WNOWAIT) is None:
            time.sleep(0.05)
        try:
            hasty = "import sys; from alliancecli import index, cli; index.PATIENCE = 1; sys.exit(cli.run(sys.argv[1:]))"
            ran = subprocess.run([sys.executable, "-c", hasty, *ASK], env=env, capture_output=True, check=False, timeout=20)
            assert (ran.returncode, ran.stdout, ran.stderr) == (0, good, b"")
        finally:
            stopped.send_signal(signal.SIGCONT)
        assert stopped.stdout
        assert stopped.stdout.read() == good
    assert alliance(env, *ASK).stdout == good
    assert litter(tmp_path / "cache") == []


def test_where_nothing_can_be_locked_many_at_once_all_have_the_right_answer(tmp_path: Path) -> None:
    """Windows has no flock, and a network's file system may refuse it."""
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "fcntl.py").write_text("raise ImportError('no locks here')\n")
    env = environment(tmp_path, record(tmp_path / "data", 50))
    good = alliance({**env, "ALLIANCE_CACHE": "/dev/null/none"}, *ASK).stdout
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'no')!r}); from alliancecli.cli import run; sys.exit(run(sys.argv[1:]))"
    for _ in range(3):
        processes = [
            subprocess.Popen([sys.executable, "-c", code, *ASK], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)
        ]
        assert {(*process.communicate(timeout=100), process.returncode) for process in processes} == {(good, b"", 0)}
        assert alliance(env, *ASK).stdout == good
        assert litter(tmp_path / "cache") == []
        os.utime(tmp_path / "data" / "events.yaml")
