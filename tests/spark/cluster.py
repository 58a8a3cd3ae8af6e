"""A Spark cluster of separate processes on this machine: a master and two workers, started with pyspark's own scripts."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

WORKERS = 2

DEFAULTS = """
spark.driver.memory 1g
spark.executor.memory 512m
spark.executor.cores 1
spark.network.timeout 60s
"""


def missing() -> str:
    """Why there can be no Spark here; empty where there can."""
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
        import sqlglot  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed: pip install -e '.[test,spark,parquet]'"
    return "" if shutil.which("java") else "there is no Java here"


class Cluster:
    """A master and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.processes: list[subprocess.Popen[bytes]] = []
        conf = folder / "conf"
        conf.mkdir()
        (conf / "spark-defaults.conf").write_text(DEFAULTS)
        self.environment = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_DIRS": str(folder / "local")}
        self.master = self._started("Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(free_port()))
        until = time.monotonic() + 60
        while not answers(self.port):
            assert time.monotonic() < until, "the master did not start"
            time.sleep(0.1)
        self.workers = [self.worker() for _ in range(WORKERS)]

    @property
    def url(self) -> str:
        """What --master takes."""
        return f"spark://127.0.0.1:{self.port}"

    def worker(self) -> "subprocess.Popen[bytes]":
        """One more worker, of one core."""
        place = self.folder / f"work{len(self.processes)}"
        options = ("--host", "127.0.0.1", "--cores", "1", "--memory", "600m", "--webui-port", "0", "--work-dir", str(place))
        return self._started("Worker", *options, self.url)

    def _started(self, what: str, *options: str) -> "subprocess.Popen[bytes]":
        import pyspark

        home = Path(pyspark.__file__).parent
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{what.lower()}.{what}", *options]
        with (self.folder / f"{what.lower()}{len(self.processes)}.log").open("wb") as log:
            daemon = {"SPARK_DAEMON_MEMORY": "256m", "SPARK_HOME": str(home)}
            process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **self.environment, **daemon})
        self.processes.append(process)
        return process

    def executors(self) -> list[int]:
        """The processes that the workers have started: what runs the tasks."""
        found = []
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = entry.read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            if "CoarseGrainedExecutorBackend" in command and str(self.folder) in command:
                found.append(int(entry.parent.name))
        return found

    def stop(self) -> None:
        """End every process."""
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
