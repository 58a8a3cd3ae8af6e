"""Starting Spark: what must be there, a quiet Java machine, and a session."""

import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from alliancecli.errors import AllianceError

PYSPARK_SERIES = ("4.0", "4.1", "4.2", "4.3")
"""The series of pyspark that are let through. The suite ran with the last; the others are untried."""

JAVA = 17
"""The oldest Java that they run on."""

LOCAL = "local[*]"
"""Spark inside this process's Java machine, on every core."""

CONNECT_TIMEOUT_S = 5
"""Seconds for a master to take a connection."""

WORKER_TIMEOUT_S = 60
"""Seconds for a master to lend the first worker."""

SETTINGS = {
    "spark.app.name": "alliance",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.filterPushdown": "true",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "4m",  # a sorted answer is fetched partition by partition: small ones stream
    "spark.driver.defaultJavaOptions": "-XX:+ExitOnOutOfMemoryError",  # or what waits for it would wait for ever
}
"""What the questions need; everything else (credentials, packages, memory) is the team's own spark-defaults.conf."""

_ours: list[Any] = []
"""The sessions started here, which are stopped here too."""


def session(master: str | None, *, debug: bool) -> Any:
    """A session of its own on a master: in this process's Spark if it has one, else in one started now. Raises AllianceError."""
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None and master not in (None, running.sparkContext.master):
        if running not in _ours:
            there = running.sparkContext.master
            raise AllianceError(f"this process has a Spark already, at {there}; leave out the master, or stop that first")
        stop(running)
        running = None
    if running is not None:
        return running.newSession()
    return _started(master or LOCAL, debug)


def _started(master: str, debug: bool) -> Any:
    from pyspark.sql import SparkSession

    _reachable(master)
    builder = SparkSession.builder.master(master)
    for key, value in {**SETTINGS, **_local(master)}.items():
        builder = builder.config(key, value)
    with _quiet(debug) as log, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            made = builder.getOrCreate()
        except Exception as error:
            raise AllianceError(_why(master, log(), error)) from error
    _ours.append(made)
    made.sparkContext.setLogLevel("WARN" if debug else "OFF")
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):  # pyspark's own, which write to stderr
        logging.getLogger(name).disabled = not debug
    if master.startswith("spark://"):
        _lent(made, master)
    return made


def stop(session: Any) -> None:
    """Stop a session that was started here; one that was found is left as it was."""
    if session in _ours:
        _ours.remove(session)
        session.stop()


def wanted() -> None:
    """Raise AllianceError where a package or Java is missing."""
    try:
        import pyspark
        import sqlglot  # noqa: F401
    except ImportError as error:
        raise AllianceError(f"--engine spark needs {error.name}, which is not installed: pip install 'alliancecli[spark]'") from None
    if not pyspark.__version__.startswith(PYSPARK_SERIES):
        needed = f"--engine spark needs pyspark {PYSPARK_SERIES[0]} to {PYSPARK_SERIES[-1]}"
        raise AllianceError(f"{needed}, and {pyspark.__version__} is installed: pip install 'alliancecli[spark]'")
    if _java() is None:
        where = f"JAVA_HOME is {os.environ['JAVA_HOME']}, which has none" if os.environ.get("JAVA_HOME") else "there is no java on the PATH"
        raise AllianceError(f"--engine spark needs Java {JAVA} or newer, and {where}; install one, or set JAVA_HOME")


def _java() -> str | None:
    """The program java that Spark will start."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which(os.path.join(home, "bin", "java")) if home else shutil.which("java")


def _reachable(master: str) -> None:
    """Raise AllianceError where no one takes a connection at any of the addresses of a standalone master."""
    if not master.startswith("spark://"):
        return
    problem = ""
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        try:
            with socket.create_connection((host, int(port)), timeout=CONNECT_TIMEOUT_S):
                return
        except (OSError, ValueError) as error:
            problem = getattr(error, "strerror", None) or str(error)
    raise AllianceError(f"{master}: no Spark master answers there ({problem.lower()}); see that it runs, or leave out --master")


def _lent(made: Any, master: str) -> None:
    """Wait for the first worker: a master without any would let a question wait for ever. Raises AllianceError."""
    until = time.monotonic() + WORKER_TIMEOUT_S
    context = made.sparkContext._jsc.sc()
    while context.getExecutorMemoryStatus().size() < 2:  # the driver is one
        if time.monotonic() > until:
            stop(made)
            raise AllianceError(
                f"{master}: the master lent no worker in {WORKER_TIMEOUT_S} seconds; see that one runs, with memory and a core free"
            )
        time.sleep(0.1)


def _local(master: str) -> dict[str, str]:
    """Settings for a Spark inside this machine: it needs no network."""
    if not master.startswith("local"):
        return {}
    return {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}


@contextmanager
def _quiet(debug: bool) -> Iterator[Any]:
    """While a Java machine starts, its stdout and stderr are a file, which it keeps; with `debug`, our stderr. Yields how to read it."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(kept[1] if debug else file.fileno(), 1)
        if not debug:
            os.dup2(file.fileno(), 2)

        def read() -> str:
            if debug:
                return ""
            file.seek(0)
            return file.read().decode("utf-8", "replace")

        try:
            yield read
        finally:
            os.dup2(kept[0], 1)
            os.dup2(kept[1], 2)
            for one in kept:
                os.close(one)


def _why(master: str, log: str, error: Exception) -> str:
    """Why a session did not start, in a line."""
    if "UnsupportedClassVersionError" in log or "UnsupportedClassVersionError" in str(error):
        return f"Spark needs Java {JAVA} or newer, and {_java_version()} is what runs; install one, or set JAVA_HOME"
    text = f"{log}\n{error}"
    if "All masters are unresponsive" in text or "InvalidClassException" in text:
        import pyspark

        return f"{master}: the master does not take us: it may be no Spark master, or of another version than pyspark {pyspark.__version__}"
    if "Could not parse Master URL" in text or "Master must" in text:
        return f"'{master}' is no address of a Spark master; write local[*], spark://HOST:7077, yarn or k8s://https://HOST:PORT"
    from alliancecli.spark.faults import shortly

    return f"Spark did not start: {shortly(text)} (`alliance --debug` shows all of it)"


def _java_version() -> str:
    with suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run([_java() or "java", "-version"], capture_output=True, text=True, timeout=20, check=False).stderr
        return said.splitlines()[0] if said else "an older one"
    return "an older one"
