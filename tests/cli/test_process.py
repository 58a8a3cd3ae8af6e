"""The process: streams, signals, encodings, what is imported, what a closed pipe or a full disk does."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TESTS

WARM = (
    ["troops", "force", "--as-of", "2009-01", "--csv"],
    ["timeline", "--from", "2001", "--json"],
    ["timeline", "--from", "2001"],
    ["troops", "force", "--as-of", "2009-01"],
    ["show", "force"],
    ["figures"],
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with the mini record, a fresh cache, and nothing of the caller's that matters."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START")}
    return {**kept, "ALLIANCE_DATA": str(TESTS / "mini"), "ALLIANCE_CACHE": str(tmp_path / "cache"), "HOME": str(tmp_path)}


def alliance(environment: dict[str, str], *arguments: str, **keywords: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alliancecli", *arguments],
        capture_output=True, text=True, encoding="utf-8", errors="surrogateescape", stdin=subprocess.DEVNULL,
        env={**environment, **keywords}, timeout=60, check=False,
    )  # fmt: skip


def modules(environment: dict[str, str], arguments: list[str]) -> set[str]:
    """What a run imports."""
    code = "import sys, alliancecli.cli as c; c.run(sys.argv[1:]); sys.stderr.write('\\n' + ' '.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment, check=True)
    return set(ran.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", WARM, ids=" ".join)
def test_the_warm_path_reads_no_yaml_and_imports_little(environment: dict[str, str], arguments: list[str]) -> None:
    alliance(environment, *arguments)
    imported = modules(environment, arguments)
    classes = {"alliancecli.model.records", "alliancecli.model.mapping", "alliancecli.model.record"}
    assert not imported & {"click", "inspect", "yaml", "dateutil.parser", "edtf", "alliancecli.record", "pathlib", "dataclasses", *classes}
    table = not {"--csv", "--json"} & set(arguments)
    assert ("rich.cells" in imported) == table
    assert not imported & {"rich.table", "rich.console", "rich.text"}


@pytest.mark.parametrize(
    "line", ["check ", "cite for", "export par", "timeline --fr", "show for", "figures --sort -da", "verify --data ", "--ver", ""]
)
def test_a_shell_that_asks_is_answered_without_click(environment: dict[str, str], line: str) -> None:
    words = f"alliance {line}"
    asked = {"_ALLIANCE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    assert alliance(environment, **asked).stdout
    assert not modules({**environment, **asked}, []) & {"click", "inspect", "yaml", "rich"}


@pytest.mark.parametrize("line", ["help dates", "cite force", "check --list", "open force --print", "changes bundled bundled"])
def test_other_commands_that_are_plain_to_read_are_run_without_click(environment: dict[str, str], line: str) -> None:
    assert "click" not in modules({**environment, "ALLIANCE_DATA": ""}, line.replace("force", "isaf").split())


@pytest.mark.always
def test_help_imports_no_command(environment: dict[str, str]) -> None:
    imported = modules(environment, ["--help"])
    assert not imported & {"sqlite3", "rich", "yaml", "json", "alliancecli.questions.timeline"}


def test_the_first_run_after_a_change_says_nothing_of_it(environment: dict[str, str]) -> None:
    first = alliance(environment, "timeline", "--weight", "background", "--json")
    second = alliance(environment, "timeline", "--weight", "background", "--json")
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert first.stderr == ""


@pytest.mark.always
def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    alliance(environment, "timeline")
    shell = subprocess.run(
        f"'{sys.executable}' -m alliancecli timeline --weight background --csv | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (shell.stdout.startswith("id,date"), shell.stderr) == (True, "")


@pytest.mark.always
def test_a_reader_gone_before_the_first_row_gives_141(environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [sys.executable, "-m", "alliancecli", "timeline"], stdout=writing, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (141, b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C reaches the processes started here, also where whoever runs the tests has it ignored (nohup, a job in the background).

    What is ignored stays so in a new process; what has a handler starts with the usual one.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.always
def test_ctrl_c_in_the_middle_of_a_build_leaves_with_130_and_nothing_behind(environment: dict[str, str], tmp_path: Path) -> None:
    folder, cache = shutil.copytree(TESTS / "mini", tmp_path / "data"), tmp_path / "cache"
    with (folder / "events.csv").open("w", encoding="utf-8") as table:
        table.write("id,date,title,kind,source,locator\n")
        table.writelines(f"row-{n},2001-01-01,A row,report,book-1998,p. {n}\n" for n in range(200_000))
    with subprocess.Popen(
        [sys.executable, "-m", "alliancecli", "timeline"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, "ALLIANCE_DATA": str(folder), "ALLIANCE_CACHE": str(cache)},
    ) as process:
        try:
            while process.poll() is None and not any(file.stat().st_size for file in cache.glob("*.tmp")):
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert not list(cache.iterdir())


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_any_locale_is_served(environment: dict[str, str], locale: dict[str, str]) -> None:
    table = alliance(environment, "troops", "force", **locale)
    assert (table.returncode, "Traceback" in table.stderr) == (0, False)
    said = table.stdout.encode("utf-8", "surrogateescape")
    assert any(name in said for name in (b"Cote d'Ivoire", "Côte".encode(), "Côte".encode("latin-1")))
    names = [row["name"] for row in json.loads(alliance(environment, "institutions", "--json", **locale).stdout)]
    assert "Côte d'Ivoire" in names


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "alliancecli", "timeline"], stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False
        )
    assert process.returncode == 1
    assert process.stderr == f"alliance: output: {os.strerror(errno.ENOSPC)}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_shell_that_takes_no_answer_is_told_nothing(environment: dict[str, str]) -> None:
    asked = {**environment, "_ALLIANCE_COMPLETE": "bash_complete", "COMP_WORDS": "alliance tro", "COMP_CWORD": "1"}
    for into in (">/dev/full", ">&-"):
        command = f'"{sys.executable}" -m alliancecli {into}'
        process = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, env=asked, check=False)
        assert (process.returncode, process.stderr) == (0, "")


@pytest.mark.always
def test_the_versions_of_tool_and_record(environment: dict[str, str]) -> None:
    from alliancecli import __version__

    assert alliance(environment, "--version").stdout == f"alliance {__version__}, record 7 of 2020-01-01\n"


def test_today_comes_from_the_environment(environment: dict[str, str]) -> None:
    def as_of(day: str) -> str:
        return str(
            json.loads(alliance(environment, "troops", "force", "--as-of", "today", "--json", ALLIANCE_TODAY=day).stdout)[0]["as_of"]
        )

    assert as_of("2009-02-03") == "2009-02-03"
    for bad in ("soon", "2026-02-30", "2026-02"):
        told = alliance(environment, "troops", "force", "--as-of", "today", ALLIANCE_TODAY=bad)
        assert (told.returncode, f"ALLIANCE_TODAY is '{bad}'; write a day, as 2026-01-31" in told.stderr) == (2, True)
