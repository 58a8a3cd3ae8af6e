"""What can go wrong on the way to Spark: one line, exit code 1, nothing of Java's on the screen."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from cluster import free_port, missing

from alliancecli import index
from alliancecli.export import Selection, export
from conftest import TESTS, Cli

here = pytest.mark.skipif(bool(missing()), reason=missing() or "Spark is here")

MINI = ("--data", str(TESTS / "mini"), "--engine", "spark")


def one_line(result: subprocess.CompletedProcess[str]) -> str:
    """The message of a run that failed as it should."""
    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1, result.stderr
    return result.stderr


@pytest.mark.parametrize("package", ["pyspark", "sqlglot"])
def test_a_missing_package_names_the_extra(package: str, alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark") if package == "sqlglot" else None
    monkeypatch.setitem(sys.modules, package, None)
    result = alliance("timeline", *MINI)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"alliance: --engine spark needs {package}, which is not installed: pip install 'alliancecli[spark]'\n"


def test_without_a_folder_it_says_what_to_name(alliance: Cli) -> None:
    result = alliance("timeline", "--engine", "spark")
    assert (result.code, result.out) == (2, "")
    assert "--data DIR" in result.err


def test_a_master_without_the_engine_is_refused(alliance: Cli) -> None:
    assert alliance("timeline", "--master", "local[1]").code == 2


@here
@pytest.mark.filterwarnings("ignore")
def test_another_series_of_pyspark_is_named(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyspark

    monkeypatch.setattr(pyspark, "__version__", "3.5.1")
    result = alliance("timeline", *MINI)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "3.5.1 is installed" in result.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini record in partitions."""
    dest = tmp_path_factory.mktemp("parquet") / "mini"
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        export(connection, "parquet", Selection(partition="year"), str(dest))
    return dest


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command as a process."""
    surroundings = {**os.environ, "PYTHONWARNINGS": "ignore", **environment}
    command = [sys.executable, "-m", "alliancecli", *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=100, check=False)


@here
def test_rows_are_all_that_a_run_prints(folder: Path) -> None:
    result = run(
        "timeline", "--during", "2003", "--data", str(folder), "--engine", "spark", "--fields", "id", "--csv", "--master", "local[1]"
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split() == ["id", "year-2003", "vanguard-leaves", "force-takes-over"]


@here
def test_java_missing(folder: Path, tmp_path: Path) -> None:
    said = one_line(run("timeline", "--data", str(folder), "--engine", "spark", PATH=str(tmp_path), JAVA_HOME=""))
    assert "needs Java 17 or newer, and there is no java on the PATH" in said
    said = one_line(run("timeline", "--data", str(folder), "--engine", "spark", JAVA_HOME=str(tmp_path)))
    assert f"JAVA_HOME is {tmp_path}, which has none" in said


@here
def test_an_old_java_is_named(folder: Path, tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    error = "java.lang.UnsupportedClassVersionError: org/apache/spark/launcher/Main has been compiled by a more recent version"
    java.write_text(f"#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"11.0.2\"' >&2 && exit\necho '{error}' >&2\nexit 1\n")
    java.chmod(0o755)
    said = one_line(run("timeline", "--data", str(folder), "--engine", "spark", JAVA_HOME=str(tmp_path)))
    assert 'needs Java 17 or newer, and openjdk version "11.0.2" is what runs' in said


@here
def test_a_master_that_is_not_there(folder: Path) -> None:
    master = f"spark://127.0.0.1:{free_port()}"
    said = one_line(run("timeline", "--data", str(folder), "--engine", "spark", "--master", master))
    assert f"{master}: no Spark master answers there (connection refused)" in said


@here
def test_a_master_that_is_none(folder: Path) -> None:
    said = one_line(run("timeline", "--data", str(folder), "--engine", "spark", "--master", "sparc:7077"))
    assert "'sparc:7077' is no address of a Spark master" in said


@here
def test_debug_shows_the_stack(folder: Path, tmp_path: Path) -> None:
    damaged = copied(folder, tmp_path)
    next((damaged / "events").rglob("*.parquet")).write_bytes(b"no parquet")
    arguments = ("timeline", "--data", str(damaged), "--engine", "spark", "--master", "local[1]")
    one_line(run(*arguments))
    result = run("--debug", *arguments)
    assert result.stdout == ""
    assert "Traceback" in result.stderr
    assert "org.apache.spark" in result.stderr


def copied(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "it"))
