"""What others do meanwhile: they edit the data, run another version of the tool, or ask at the same time."""

import json
import subprocess
import sys
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


@pytest.mark.parametrize("read", ["record", "events", "figures"])
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
index.LAYOUT = 'another'
App().connect().execute("SELECT headline FROM happening").fetchone()
"""
"""Another version of the tool, which lays its index out in another way and asks it so."""


def test_two_versions_on_one_cache_each_have_their_answer(tmp_path: Path) -> None:
    env = environment(tmp_path)
    theirs = [sys.executable, "-c", OTHER]
    good = alliance(env, *ASK).stdout
    for _ in range(2):
        other = subprocess.run(theirs, env=env, capture_output=True, text=True, check=False)
        assert (other.returncode, other.stderr) == (0, "")
        ours = alliance(env, *ASK)
        assert (ours.returncode, ours.stdout, ours.stderr) == (0, good, b"")
    assert len(list((tmp_path / "cache").iterdir())) <= 2
    assert litter(tmp_path / "cache") == []


# Many at once


MANY = """
import os, sys
from alliancecli import index, record
from alliancecli.index import build
def dump(cache):
    return list(index.connect(sys.argv[1:2], cache).iterdump())
right = dump(None)
start, go = os.pipe()
for _ in range(64):
    if not os.fork():
        os.close(go)
        os.read(start, 1)
        os._exit(dump(sys.argv[2]) != right)
os.close(go)
sys.exit(max(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(64)))
"""


def test_64_processes_at_once_on_a_cold_cache_all_have_the_right_answer(tmp_path: Path) -> None:
    """Each builds; the last one's index stays."""
    data, cache = record(tmp_path / "data"), tmp_path / "cache"
    ran = subprocess.run([sys.executable, "-c", MANY, str(data), str(cache)], capture_output=True, text=True, timeout=100, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]
