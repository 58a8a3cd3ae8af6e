"""What the tests of faults stand on: a record of some size, and the command line in processes of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import alliancecli
from conftest import TESTS

MINI = TESTS / "mini"
NOBODY = 65534
SPAWN = Path(__file__).with_name("spawn.py")
EVENT = """
- id: {mark}-{number:05}
  date: "{date}"
  title: Exercise {number} of the {mark} series
  summary: Forces train together for a while and go home again, and this is the whole story.
  kind: meeting
  actors: [league]
  attributes: {{lat: 48.2, lon: 16.4}}
  sources:
    - {{source: diary, locator: p. {number}, anchor: "exercise"}}
"""


class Outcome(NamedTuple):
    """What became of a run: its exit code (below zero the signal that killed it), the calls that it made, the seconds that it took."""

    code: int
    calls: int
    seconds: float


def record(folder: Path, events: int = 0, mark: str = "old") -> Path:
    """The mini record at `folder`, with so many events more, each with `mark` in its title; so is the title of every figure."""
    copytree(MINI, folder, dirs_exist_ok=True)
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        for number in range(events):
            date = f"{1950 + number % 70}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            file.write(EVENT.format(mark=mark, number=number, date=date))
    for name in ("events", "figures"):
        with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# {mark}\n")
    return folder


def environment(folder: Path, data: Path = MINI, /, **more: str) -> dict[str, str]:
    """An environment with a record, a cache and a home under `folder`, and nothing of the caller's."""
    path = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**path, "ALLIANCE_DATA": str(data), "ALLIANCE_CACHE": str(folder / "cache"), "HOME": str(folder), **more}


def alliance(environment: dict[str, str], *arguments: str, **keywords: Any) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own."""
    usual: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, "timeout": 60}
    command = [sys.executable, "-m", "alliancecli", *arguments]
    ran: subprocess.CompletedProcess[bytes] = subprocess.run(command, env=environment, check=False, **{**usual, **keywords})
    return ran


def forked(jobs: list[dict[str, Any]], timeout: float = 120) -> list[Outcome]:
    """What became of runs, each in a fork of one warm process; spawn.py says what a job may hold."""
    done = subprocess.run(
        [sys.executable, str(SPAWN)], input=json.dumps(jobs), capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stderr
    return [Outcome(**one) for one in json.loads(done.stdout)]


def readable_by_all(path: Path) -> bool:
    """Whether every user may read a file."""
    return all(one.stat().st_mode & 0o005 for one in (path, *path.parents))


def may_be_nobody() -> bool:
    """Whether a test may run the tool as another user: as root only, and where that user may read the tool's own files."""
    return os.name == "posix" and os.geteuid() == 0 and readable_by_all(Path(alliancecli.__file__))


def litter(folder: Path) -> list[str]:
    """The names in a folder that are not finished work."""
    return sorted(path.name for path in folder.iterdir() if path.suffix not in (".sqlite", ".csv", ".json", ".txt"))
