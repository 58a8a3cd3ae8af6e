"""kill -9 at any point: the next run has the right answer, a file is whole or untouched, and nothing piles up."""

import sys
from pathlib import Path
from typing import Any

import pytest

from alliancecli import index
from ground import Outcome, environment, forked, record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it forks, and counts on what Linux does")

POINTS = 18
ASK = ["timeline", "--weight", "background", "--json"]


def struck(folder: Path, jobs: list[dict[str, Any]]) -> tuple[list[Outcome], set[bytes], bytes]:
    """Each job and after it a run that is let be: what became of the jobs, the answers after them, the right answer."""
    data = folder / "data"
    let_be = {"argv": ASK, "env": environment(folder, data)}
    right = {"argv": ASK, "env": environment(folder, data, ALLIANCE_CACHE="/dev/null/none"), "out": str(folder / "right.txt")}
    answers = [folder / f"answer{number}.txt" for number in range(len(jobs))]
    pairs = [one for job, answer in zip(jobs, answers, strict=True) for one in (job, {**let_be, "out": str(answer)})]
    outcomes = forked([*pairs, right])
    assert {one.code for one in (*outcomes[1::2], outcomes[-1])} == {0}
    return outcomes[:-1:2], {answer.read_bytes() for answer in answers}, (folder / "right.txt").read_bytes()


def calls_of(job: dict[str, Any]) -> int:
    """How many calls a run makes, from cold, when it is let be."""
    (counted,) = forked([{**job, "die_at": 0}])
    assert counted.code == 0
    return counted.calls


def assert_removed_later(folder: Path) -> None:
    """What killed builds left goes when the record is built again after a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "ABANDONED_AFTER_S", -1)
        index.discard([str(folder / "data")], str(folder / "cache"))
    assert list((folder / "cache").iterdir()) == []


@pytest.mark.parametrize("state", ["cold", "stale"])
def test_a_build_killed_at_any_call_leaves_the_right_answer_and_what_it_left_is_removed_later(state: str, tmp_path: Path) -> None:
    data = record(tmp_path / "data", 20)
    job: dict[str, Any] = {"argv": ASK, "env": environment(tmp_path, data), "err": str(tmp_path / "err.txt")}
    job["before"] = [["remove", f"{tmp_path}/cache/*.sqlite"] if state == "cold" else ["touch", str(data / "events.yaml")]]
    calls = calls_of(job)
    outcomes, answers, right = struck(tmp_path, [{**job, "die_at": 1 + calls * point // POINTS} for point in range(POINTS)])
    assert {one.code for one in outcomes} == {-9}
    assert answers == {right}
    assert_removed_later(tmp_path)


def test_a_build_killed_after_any_time_leaves_the_right_answer_and_what_it_left_is_removed_later(tmp_path: Path) -> None:
    """Unlike a count of calls this also strikes inside SQLite and libyaml."""
    data = record(tmp_path / "data", 400)
    job = {"argv": ASK, "env": environment(tmp_path, data), "before": [["remove", f"{tmp_path}/cache/*.sqlite"]]}
    (let_be,) = forked([job])
    outcomes, answers, right = struck(tmp_path, [{**job, "die_after": let_be.seconds * step / 12} for step in range(12)])
    assert sum(one.code == -9 for one in outcomes) > 3
    assert answers == {right}
    assert_removed_later(tmp_path)


WRITERS = [
    ["timeline", "-o", "{file}"],
    ["export", "ics", "{file}", "--force"],
    ["export", "sqlite", "{file}", "--force"],
]


@pytest.mark.parametrize("command", WRITERS, ids=" ".join)
def test_a_file_is_old_or_new_and_never_half_however_its_writer_ends(command: list[str], tmp_path: Path) -> None:
    env = environment(tmp_path, record(tmp_path / "data", 20))
    files = [tmp_path / f"{number}.csv" for number in range(12)]
    jobs: list[dict[str, Any]] = [{"argv": [part.format(file=file) for part in command], "env": env} for file in files]
    forked([{"argv": ASK, "env": env}])
    calls = calls_of(jobs[0])
    whole = files[0].read_bytes()
    for file in files:
        file.write_text("old")
    outcomes = forked([{**job, "die_at": 1 + calls * number // len(jobs)} for number, job in enumerate(jobs)])
    assert {one.code for one in outcomes} == {-9}
    assert {file.read_bytes() for file in files} <= {b"old", whole}
    assert {one.code for one in forked(jobs)} == {0}  # what a killed writer left is in nobody's way
    assert {file.read_bytes() for file in files} == {whole}
