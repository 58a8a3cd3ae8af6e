"""A full disk: the answer is there all the same, a file is whole or untouched, and what went wrong is one line."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from alliancecli.export import EXPORTS
from ground import alliance, environment, forked, litter, record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it forks, and limits what a file may hold as Linux does")

ASK = ["timeline", "--weight", "background", "--json"]


def test_no_size_at_which_the_disk_is_full_spoils_the_answer_or_leaves_litter(tmp_path: Path) -> None:
    env = environment(tmp_path)
    whole = alliance(env, *ASK).stdout
    (index,) = (tmp_path / "cache").iterdir()
    outs = [tmp_path / f"{number}.txt" for number in range(14)]
    jobs: list[dict[str, Any]] = [
        {
            "argv": ASK,
            "env": env,
            "fsize": number * index.stat().st_size // 12,
            "out": str(out),
            "before": [["remove", f"{tmp_path}/cache/*.sqlite"]],
        }
        for number, out in enumerate(outs, 1)
    ]
    outcomes = forked(jobs)
    assert {one.code for one in outcomes} == {0}
    assert {out.read_bytes() for out in outs} == {whole}
    assert litter(tmp_path / "cache") == []
    assert list((tmp_path / "cache").iterdir())  # the last limits leave room enough


WRITERS = [
    *(["export", name, "there", "--force"] for name in EXPORTS if name != "parquet"),
    *(["timeline", "-o", "there" + ending] for ending in (".csv", ".json", ".jsonl", ".html", ".md", ".yaml", ".txt")),
    ["figures", "--measure", "troops", "--chart", "-o", "there.json"],
]


@pytest.mark.parametrize("command", WRITERS, ids=" ".join)
def test_a_file_that_does_not_fit_leaves_what_was_there_and_says_so_in_one_line(command: list[str], tmp_path: Path) -> None:
    err = tmp_path / "err"
    job = {"argv": command, "env": environment(tmp_path, record(tmp_path / "data", 60)), "cwd": str(tmp_path), "err": str(err)}
    (first,) = forked([job])
    assert first.code == 0
    before = snapshot(tmp_path)
    (outcome,) = forked([{**job, "fsize": 300}])
    said = err.read_text(encoding="utf-8")
    assert outcome.code == 1
    assert said.startswith("alliance: ")
    assert "there" in said
    assert said.count("\n") == 1
    err.write_bytes(before["err"])
    assert snapshot(tmp_path) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_redirected_answer_that_does_not_fit_is_one_line_and_a_failure(tmp_path: Path) -> None:
    env = environment(tmp_path)
    alliance(env, *ASK)
    out, err = tmp_path / "out.txt", tmp_path / "err.txt"
    (outcome,) = forked([{"argv": ASK, "env": env, "fsize": 100, "out": str(out), "err": str(err)}])
    assert (outcome.code, err.read_text(encoding="utf-8")) == (1, f"alliance: output: {os.strerror(errno.EFBIG)}\n")
    assert os.path.getsize(out) == 100
