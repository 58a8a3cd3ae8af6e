"""The cache folder in every state that a machine can bring it into: the answer is right, and no other user has a say in it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ground import MINI, NOBODY, alliance, environment, forked, litter, may_be_nobody, record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it forks, and needs users and rights as Linux has them")

ASK = ["timeline", "--weight", "background", "--json"]
OTHERS = pytest.mark.skipif(not may_be_nobody(), reason="only root can be another user, and only where all may read the tool's files")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user can reach, with the record in it; pytest's own are its user's alone."""
    folder = Path(tempfile.mkdtemp(prefix="alliance-test-"))
    folder.chmod(0o755)
    record(folder / "data")
    yield folder
    shutil.rmtree(folder)


def answer(folder: Path, **job: Any) -> bytes:
    """What a run of a job in `folder` answers."""
    out = folder / "out.json"
    out.unlink(missing_ok=True)
    out.touch()
    out.chmod(0o666)
    (outcome,) = forked([{"argv": ASK, "env": environment(folder, folder / "data"), "out": str(out), **job}], timeout=20)
    assert outcome.code == 0
    return out.read_bytes()


@pytest.fixture(scope="module")
def right() -> bytes:
    """The right answer, from an index in memory."""
    ran = alliance(environment(MINI, ALLIANCE_CACHE="/dev/null/none"), *ASK)
    assert (ran.returncode, ran.stderr) == (0, b"")
    return ran.stdout


# Other users


@OTHERS
def test_a_cache_of_another_user_is_no_matter(shared: Path, right: bytes) -> None:
    (shared / "cache").mkdir(mode=0o700)
    os.chown(shared / "cache", NOBODY, NOBODY)
    assert answer(shared, uid=NOBODY - 1) == right
    assert not list((shared / "cache").iterdir())


@OTHERS
def test_a_folder_that_only_its_owner_may_read_is_an_error_of_one_line(shared: Path) -> None:
    (shared / "data").chmod(0o700)
    err = shared / "err.txt"
    env = environment(shared, shared / "data")
    (outcome,) = forked([{"argv": ASK, "env": env, "uid": NOBODY, "err": str(err)}])
    said = err.read_text(encoding="utf-8")
    assert (outcome.code, said.count("\n"), "Traceback" in said) == (1, 1, False)


# States


@contextmanager
def read_only(cache: Path) -> Iterator[list[str]]:
    """A command's beginning under which the cache is on a read-only disk."""
    command = ["unshare", "-rm", "sh", "-c", 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"', str(cache)]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets us mount nothing (unshare -rm)")
    yield command


@pytest.mark.parametrize("state", ["warm", "stale"])
def test_a_read_only_cache_is_no_matter(state: str, shared: Path, right: bytes) -> None:
    env = environment(shared, shared / "data")
    (shared / "cache").mkdir(mode=0o700)
    answer(shared)
    if state == "stale":
        os.utime(shared / "data" / "events.yaml")
    with read_only(shared / "cache") as command:
        ran = subprocess.run([*command, sys.executable, "-m", "alliancecli", *ASK], env=env, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout == right


MOMENTS = [
    ("open", ".yaml"),
    ("sqlite3.connect", ".tmp"),
    ("os.rename", ".sqlite"),
    ("sqlite3.connect", "mode=ro"),
]


@pytest.mark.parametrize(("event", "of"), MOMENTS)
def test_a_cache_that_is_deleted_at_any_moment_of_a_build_is_no_matter(event: str, of: str, shared: Path, right: bytes) -> None:
    struck = answer(shared, on=event, of=of, do=[["remove", str(shared / "cache")]])
    assert struck == right
    assert answer(shared) == struck
    assert litter(shared / "cache") == []


# Damage


def test_damage_that_shows_after_the_first_rows_is_an_error_and_never_a_row_too_many(shared: Path) -> None:
    """A page goes bad, and nobody can know before it is read. Rows that are out stay out."""
    record(shared / "data", 300)
    ask = ["timeline", "-f", "jsonl"]
    good = answer(shared, argv=ask)
    (index,) = (shared / "cache").iterdir()
    whole = index.read_bytes()
    outs, jobs = [], []
    for start in range(4096, len(whole), 6 * 4096):
        bad = shared / f"bad{start}"
        bad.write_bytes(whole[:start] + b"\xff" * 4096 + whole[start + 4096 :])
        outs.append((shared / f"out{start}.txt", shared / f"err{start}.txt"))
        before = [["copy", str(bad), str(index)]]
        streams = {"out": str(outs[-1][0]), "err": str(outs[-1][1])}
        jobs.append({"argv": ask, "env": environment(shared, shared / "data"), "before": before, **streams})
    seen = set()
    for outcome, (out, err) in zip(forked(jobs), outs, strict=True):
        rows, said = out.read_bytes(), err.read_text(encoding="utf-8")
        seen.add(outcome.code)
        if outcome.code == 0:
            assert rows == good
        else:
            assert (outcome.code, said.count("\n"), said[:10]) == (1, 1, "alliance: ")
            assert good.startswith(rows)
    assert 0 in seen
    assert answer(shared, argv=ask) == good
