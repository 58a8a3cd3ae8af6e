"""The file of -o: what stands there keeps its kind, its rights and its place."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from ground import alliance, environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and rights as POSIX has them")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path)


@pytest.fixture
def rows(env: dict[str, str]) -> bytes:
    """What is to be written."""
    return alliance(env, "timeline", "--csv").stdout


def test_a_pipe_is_written_to_and_stays_a_pipe(env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe.csv", []
    os.mkfifo(pipe)

    def reader() -> None:
        with pipe.open("rb") as stream:
            read.append(stream.read())

    thread = Thread(target=reader, daemon=True)
    thread.start()
    assert alliance(env, "timeline", "-o", str(pipe)).returncode == 0
    thread.join(5)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert read == [rows]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a device")
def test_a_device_is_written_to_and_stays_a_device(env: dict[str, str], tmp_path: Path) -> None:
    """As root `-o /dev/null` must not put a file there."""
    null = tmp_path / "null.csv"
    os.mknod(null, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    alliance(env, "timeline", "-o", str(null))
    assert stat.S_ISCHR(null.stat().st_mode)


def test_a_device_whose_name_has_no_ending_takes_what_stdout_would(env: dict[str, str], rows: bytes) -> None:
    assert alliance(env, "timeline", "-o", os.devnull).returncode == 0
    told = alliance({**env, "ALLIANCE_FORMAT": "csv"}, "timeline", "-q", "-o", "/dev/stderr")
    assert (told.returncode, told.stdout, told.stderr) == (0, b"", rows)


def test_no_name_is_no_name_of_stdout(env: dict[str, str]) -> None:
    told = alliance(env, "timeline", "-o", "")
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"-o names no file; write its name, or - for stdout" in told.stderr


def test_the_folder_that_is_missing_is_told_where_a_link_leads(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "nowhere" / "target.csv")
    told = alliance(env, "timeline", "-o", "link.csv", cwd=tmp_path)
    assert told.stderr.decode() == f"alliance: -o link.csv: there is no folder {tmp_path / 'nowhere'}; make it first\n"


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_and_stays_a_link(there: bool, env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere" / "target.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    if there:
        target.write_text("old")
    link.symlink_to(target)
    assert alliance(env, "timeline", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert target.read_bytes() == rows


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o604])
def test_a_file_that_is_replaced_keeps_its_rights(mode: int, env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("old")
    file.chmod(mode)
    assert alliance(env, "timeline", "-o", str(file)).returncode == 0
    assert (stat.S_IMODE(file.stat().st_mode), file.read_bytes()) == (mode, rows)


@pytest.mark.parametrize("command", [["timeline", "-o", "{file}"], ["export", "ics", "{file}"]], ids=" ".join)
def test_two_writers_of_one_number_do_not_meet(command: list[str], env: dict[str, str], tmp_path: Path) -> None:
    """Two containers on one folder: in each the process has the number 1. What another of our number left or is writing stays."""
    file = tmp_path / "file.csv"
    beside = [tmp_path / f"{file.name}.{number}.tmp" for number in (1, 4711)]
    for other in beside:
        other.write_text("another's")
    code = "import os, sys; os.getpid = lambda: 4711; from alliancecli.cli import run; sys.exit(run(sys.argv[1:]))"
    argv = [part.format(file=file) for part in command]
    ran = subprocess.run([sys.executable, "-c", code, *argv], env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, file.exists()) == (0, True), ran.stderr
    assert [other.read_text() for other in beside] == ["another's"] * 2


def test_a_file_may_lie_on_another_device(env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    other = another_device(tmp_path)
    file = other / f"alliance-test-{os.getpid()}.csv"
    try:
        assert alliance(env, "timeline", "-o", str(file)).returncode == 0
        assert file.read_bytes() == rows
    finally:
        file.unlink(missing_ok=True)


def another_device(here: Path) -> Path:
    """A folder that can be written and lies on another device."""
    for one in map(Path, ("/dev/shm", "/run/shm", "/var/tmp")):
        if os.access(one, os.W_OK) and one.stat().st_dev != here.stat().st_dev:
            return one
    pytest.skip("this system has only one device that can be written")


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_stdout_has_the_names_that_it_has_elsewhere(name: str, env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    for command in (("timeline", "--csv", "-o", name), ("export", "bibtex", name), ("cite", "diary", "--style", "ris", "-o", name)):
        ran = alliance(env, *command)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.startswith((b"id,date,", b"@", b"TY  - "))
    assert not (Path.cwd() / "-").exists()


@pytest.mark.parametrize("name", ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"])
def test_stderr_is_written_to_where_it_stands_be_it_a_file(name: str, env: dict[str, str], rows: bytes, tmp_path: Path) -> None:
    """It is not put in the place of the file, so that nothing is lost which stands there or comes after."""
    said = tmp_path / "said.txt"
    for command in (("timeline", "--csv", "-o", name), ("timeline", "-o", name), ("export", "bibtex", name), ("cite", "diary", "-o", name)):
        said.write_bytes(b"before\n")
        with said.open("ab") as stream:
            assert alliance(env, *command, stderr=stream).returncode == 0
        written = said.read_bytes()
        assert written.startswith(b"before\n")
        assert written.count(b"\n") > 2 or b"diary" in written
        assert command != ("timeline", "--csv", "-o", name) or rows in written


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="a shell names a pipe so where there is /dev/fd")
def test_an_unnamed_pipe_is_written_to(env: dict[str, str], rows: bytes) -> None:
    for command, begins in ((("timeline", "--csv", "-o"), rows), (("export", "bibtex"), b"@")):
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb") as stream:
            run = subprocess.Popen([sys.executable, "-m", "alliancecli", *command, f"/dev/fd/{writer}"], env=env, pass_fds=[writer])
            os.close(writer)
            assert stream.read().startswith(begins)
            assert run.wait(30) == 0


def test_excel_is_told_that_a_table_is_utf_8(env: dict[str, str], rows: bytes) -> None:
    assert alliance(env, "timeline", "--csv", "--bom").stdout == b"\xef\xbb\xbf" + rows
    assert alliance(env, "timeline", "--json", "--bom").returncode == 2
