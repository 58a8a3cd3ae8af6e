"""The wheel, built from the sdist, without the source tree beside it."""

import os
import subprocess
import sys
import zipfile
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


def test_it_answers_from_another_folder_with_its_own_record(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(installed)}
    code = "import sys, alliancecli.cli.context as c; assert sys.argv[1] in c.data_folders()[0], c.data_folders(); c.connect()"
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


def test_a_checkout_reads_the_data_beside_it_live() -> None:
    from alliancecli.cli.context import data_folders

    assert data_folders() == (str(ROOT / "data"),)
