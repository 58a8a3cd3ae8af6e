"""The wheel, built from the sdist, without the source tree beside it."""

import base64
import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tomllib
import zipapp
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made from an sdist made from the tree."""
    folder = tmp_path_factory.mktemp("dist")
    # without isolation: the build backend is a test dependency, so this needs no network
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but what the wheel holds."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_holds_the_code_and_the_record_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {
        f"alliancecli/{path.relative_to(ROOT / 'src' / 'alliancecli').as_posix()}"
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {f"alliancecli/data/{path.relative_to(ROOT / 'data').as_posix()}" for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert inside == code | data
    assert "alliancecli/data/events.yaml" in inside


KINDS = {
    "alliancecli/": r"(\w+/)*\w+\.(py|pyi|sql|css|html|js)|py\.typed",
    "alliancecli/data/": r"[\w-]+\.yaml|tables/\w+\.csv\.gz|schema/\w+\.json|README\.md|LICENSE",
    ".dist-info/": r"METADATA|WHEEL|RECORD|entry_points\.txt|licenses/(data/)?LICENSE",
}
"""What may lie where: a new module or data file needs no line here, a new kind of file does."""


def test_every_file_is_of_a_kind_that_belongs_there(wheel: Path) -> None:
    """No cache, no editor's backup, no key, no test, no notebook, however it came into the tree."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            start = next(one for one in reversed(KINDS) if one in name)
            assert re.fullmatch(KINDS[start], name.partition(start)[2], re.ASCII), name
    assert not [name for name in archive.namelist() if "__pycache__" in name or "/." in name or ".." in name]


def test_no_file_is_a_link_or_a_program_and_all_may_read_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        modes = {info.external_attr >> 16 for info in archive.infolist()}
    assert {(stat.S_IFMT(mode) or stat.S_IFREG, stat.S_IMODE(mode)) for mode in modes} <= {(stat.S_IFREG, 0o644)}


def test_it_names_every_file_with_its_hash(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (listed,) = (name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
        rows = [line.split(",") for line in archive.read(listed).decode().splitlines()]
        hashes = {
            name: base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest()).rstrip(b"=").decode() for name in archive.namelist()
        }
    assert {name: said.removeprefix("sha256=") for name, said, _ in rows} == {**hashes, listed: ""}


def test_it_needs_four_packages_and_runs_nothing_when_it_is_installed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        (scripts,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("/entry_points.txt"))
    needed = [one for one in HeaderParser().parsestr(metadata).get_all("Requires-Dist", []) if "extra ==" not in one]
    assert {re.split(r"[<>=; ]", one)[0].lower() for one in needed} == {"click", "python-dateutil", "pyyaml", "rich"}
    assert "[console_scripts]\nalliance = alliancecli.__main__:main\n" in scripts
    assert len(re.findall(r"^\[(?!alliancecli\.)", scripts, re.MULTILINE)) == 1


def constraints(name: str) -> dict[str, str]:
    """The versions in a file of constraints, by the name of the package."""
    lines = (ROOT / "constraints" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {found[1].lower(): found[2] for line in lines if (found := re.fullmatch(r"([\w.-]+)==([\w.]+)", line, re.ASCII))}


def test_the_oldest_and_the_newest_that_were_run_are_what_is_allowed() -> None:
    """`.ci/versions` writes both; a bound that changes is run before it counts."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["optional-dependencies"]
    needed = [*project["dependencies"], *groups["test"], *groups["parquet"], *groups["formats"], *groups["readers"]]
    bounds = {found[1].lower(): found[2] for one in needed if (found := re.match(r"([\w.-]+)>=([\w.]+)", one))}
    assert constraints("oldest") == bounds
    assert bounds.keys() <= constraints("tested").keys()


SOURCES = {
    ".gitignore",
    "PKG-INFO",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
}


def test_the_sdist_holds_the_project_and_nothing_of_the_workplace(wheel: Path) -> None:
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        members = [(member.name.partition("/")[2], member) for member in archive.getmembers()]
    assert {name.split("/")[0] for name, _ in members} <= SOURCES | {
        "src",
        "data",
        "tests",
        "docs",
        "benchmarks",
        "constraints",
        "curation",
    }
    assert not [name for name, _ in members if "__pycache__" in name or re.search(r"/\.|\.(pyc|sqlite|tmp|orig|rej|key|pem)$|~$", name)]
    assert {(member.uid, member.gid, member.uname, member.gname) for _, member in members} == {(0, 0, "", "")}


@pytest.mark.parametrize("epoch", [None, "1700000000"])
def test_it_builds_the_same_twice(epoch: str | None, tmp_path: Path) -> None:
    """From two copies of the tree, of other names, times, rights and order, by another hour of the clock's zone."""
    built = []
    for name, umask, zone in (("one", 0o022, "UTC"), ("another one", 0o077, "Asia/Tokyo")):
        tree = tmp_path / name
        tree.mkdir()
        parts = [ROOT / part for part in ("src", "data", "README.md", "LICENSE", "pyproject.toml")]
        for part in parts if umask == 0o022 else reversed(parts):
            if part.is_dir():
                shutil.copytree(part, tree / part.name, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copyfile)
            else:
                shutil.copyfile(part, tree / part.name)
        for file in (tree / "src").rglob("*"):
            os.utime(file, (umask * 10_000_000, umask * 10_000_000))
            file.chmod(0o777 & ~umask)
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(umask), **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})}
        command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tree / "dist"), str(tree)]
        subprocess.run(command, env=environment, umask=umask, check=True, capture_output=True)
        (wheel,) = (tree / "dist").iterdir()
        built.append((wheel.name, wheel.read_bytes()))
    assert built[0] == built[1]


def test_it_answers_from_another_folder_with_its_own_record(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(installed)}
    code = "import sys, alliancecli.cli.app as c; assert sys.argv[1] in c.data_folders()[0], c.data_folders(); c.App().connect().close()"
    subprocess.run([sys.executable, "-c", code, str(installed)], cwd=tmp_path, env=environment, check=True)
    ran = subprocess.run(
        [sys.executable, "-m", "alliancecli", "timeline", "--from", "2001", "--certain"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "NATO takes over command of ISAF" in ran.stdout
    assert subprocess.run([sys.executable, "-m", "alliancecli", "check"], cwd=tmp_path, env=environment, check=False).returncode == 0


@pytest.mark.always
def test_a_checkout_reads_the_data_beside_it_live() -> None:
    from alliancecli.environment import data_folders

    assert data_folders() == (str(ROOT / "data"),)


@pytest.mark.process
@pytest.mark.parametrize("cache", ["cache", "cache-file"])
def test_it_runs_from_an_archive(tmp_path: Path, cache: str) -> None:
    """As a zipapp, which has no folder of data: also where nothing can be kept."""
    app = tmp_path / "app"
    shutil.copytree(ROOT / "src" / "alliancecli", app / "alliancecli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", app / "alliancecli" / "data")
    zipapp.create_archive(app, tmp_path / "alliance.pyz", main="alliancecli.__main__:main")
    (tmp_path / "cache-file").touch()
    environment = {**os.environ, "ALLIANCE_CACHE": str(tmp_path / cache)}
    environment.pop("ALLIANCE_DATA", None)
    for _ in range(2):
        run = [sys.executable, str(tmp_path / "alliance.pyz"), "timeline", "--csv", "--limit", "1", "-q"]
        ran = subprocess.run(run, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.count("\n") == 2
    made = [*run[:2], "new", "record", str(tmp_path / "made")]
    ran = subprocess.run(made, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
