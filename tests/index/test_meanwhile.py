"""What others do meanwhile: they edit the data, or ask at the same time."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ground import environment, forked, record

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
    return {row["title"].split()[0] for row in json.loads(file.read_text(encoding="utf-8")) if row["title"]}


@pytest.mark.parametrize("read", ["record", "events", "figures"])
def test_data_edited_while_they_are_read_are_an_error_of_one_line_and_never_half_of_each(read: str, tmp_path: Path) -> None:
    """Events and figures are both replaced when the build opens one of the files; then the new ones are there for everybody."""
    data, new = marked(tmp_path / "data", "OLD"), marked(tmp_path / "new", "NEW")
    edit = [["copy", str(new / f"{name}.yaml"), str(data / f"{name}.yaml")] for name in ("events", "figures")]
    env, err = environment(tmp_path, data), tmp_path / "err.txt"
    jobs: list[dict[str, Any]] = [
        {"argv": ASK, "env": env, "err": str(err), "on": "open", "of": f"/data/{read}.yaml", "do": edit},
        {"argv": ASK, "env": env, "out": str(tmp_path / "events.json")},
        {"argv": ["figures", "--json"], "env": env, "out": str(tmp_path / "figures.json")},
    ]
    assert [one.code for one in forked(jobs)] == [1, 0, 0]
    assert err.read_text(encoding="utf-8").splitlines() == [
        f"alliance: {data}: changes while it is read; ask again when nothing writes to it"
    ]
    assert editions(tmp_path / "events.json") == editions(tmp_path / "figures.json") == {"NEW"}


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
