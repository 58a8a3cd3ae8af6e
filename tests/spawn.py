"""Runs of the command line, each in a fork of one warm process: quick to start, and struck where a test says.

A program, not a test: it reads jobs as JSON from stdin, does one after the other and writes what became of them as JSON to stdout.
A fork that has become another user needs no module any more, so it does not matter who may read the interpreter.
"""

import importlib.readers  # noqa: F401  # reads the SQL of a build
import json
import os
import resource
import signal
import sys
import time
from glob import glob
from importlib import import_module
from shutil import copyfile, rmtree
from typing import TypedDict

from alliancecli.cli import run

WARM = (
    "cli.asking",
    "cli.plain",
    "questions.timeline",
    "index.build",
    "query.names",
    "query.spelling",
    "record",
    "render.json",
    "render.jsonl",
)
"""The modules that a fork which has become another user may no longer be able to read."""


class Job(TypedDict, total=False):
    """A run and its fate; without `argv` only what comes before it is done."""

    argv: list[str]
    env: dict[str, str]
    out: str
    err: str
    cwd: str
    uid: int
    fsize: int
    """Bytes that a file may have."""
    before: list[list[str]]
    """What is done before the run, here."""
    die_at: int
    """The call, of all that the run makes, at which it is killed; 0 counts them."""
    die_after: float
    """Seconds until it is killed."""
    on: str
    """An audit event; when it comes with `of` in its arguments for the first time, what `do` says happens first."""
    of: str
    do: list[list[str]]


def done(action: list[str]) -> None:
    """Do one thing to the world around a run."""
    match action:
        case ["remove", pattern]:
            for path in glob(pattern):
                rmtree(path) if os.path.isdir(path) else os.unlink(path)
        case ["copy", here, there]:
            copyfile(here, there)
        case ["touch", path]:
            os.utime(path)
        case _:
            raise ValueError(action)


def child(job: Job, counted: int) -> None:
    """The run, in the fork; it does not come back."""
    for name, number in (("out", 1), ("err", 2)):
        os.dup2(os.open(str(job.get(name, os.devnull)), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), number)
    os.chdir(job.get("cwd", "."))
    os.environ.clear()
    os.environ.update(job.get("env", {}))
    if "fsize" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["fsize"], job["fsize"]))
    if uid := job.get("uid"):
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    if "on" in job:
        strike(job)
    calls = 0
    if (die_at := job.get("die_at")) is not None:

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            if event == "c_call":
                calls += 1
                if calls == die_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
    code = run(job["argv"])
    sys.setprofile(None)
    os.write(counted, str(calls).encode())
    os._exit(code)


def strike(job: Job) -> None:
    """Do what the job says when its event comes."""
    armed = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal armed
        if armed and event == job["on"] and job.get("of", "") in repr(arguments):
            armed = False
            for action in job["do"]:
                done(action)

    sys.addaudithook(hook)


def ran(job: Job) -> dict[str, float]:
    """The exit code (below zero: the signal that killed it), the calls counted and the seconds taken."""
    for action in job.get("before", []):
        done(action)
    if "argv" not in job:
        return {"code": 0, "calls": 0, "seconds": 0}
    start = time.monotonic()
    reading, writing = os.pipe()
    if not (pid := os.fork()):
        try:
            child(job, writing)
        finally:
            os._exit(99)  # a traceback is an exit code that no run has
    os.close(writing)
    if "die_after" in job:
        time.sleep(job["die_after"])
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with open(reading, "rb") as pipe:
        calls = int(pipe.read() or 0)
    return {"code": code, "calls": calls, "seconds": time.monotonic() - start}


def main() -> None:
    """Import what a build and a timeline need, then do the jobs."""
    for module in WARM:
        import_module(f"alliancecli.{module}")
    import_module("tempfile")
    jobs = json.load(sys.stdin)
    json.dump([ran(job) for job in jobs], sys.stdout)


if __name__ == "__main__":
    main()
