"""What tests share: the mini record, and the command line run in this process."""

import json
import os
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from hypothesis import settings

import alliancecli
from alliancecli.api.record import Record
from alliancecli.cli import run
from alliancecli.cli.output import LINKING

TESTS = Path(__file__).parent
ROOT = TESTS.parent
T = TypeVar("T")


LANES = {
    "process": (
        "api/test_mcp.py",
        "cli/test_disk_full.py",
        "cli/test_odd_surroundings.py",
        "cli/test_output_file.py",
        "cli/test_pager.py",
        "cli/test_process.py",
        "cli/test_progress.py",
        "export/test_export_node.py",
        "index/test_cache_folder.py",
        "index/test_killed.py",
        "index/test_meanwhile.py",
        "render/page/test_browser.py",
        "render/page/test_readers_browser.py",
        "render/page/test_tables_browser.py",
        "spark/",
        "test_network.py",
        "test_package.py",
    ),
    "scale": ("record/test_hostile_tables.py", "record/test_hostile_yaml.py", "record/test_round_trip.py"),
}
"""Markers that `pytest` by itself leaves out, .ci/full does not, and the places whose tests have them, save those marked `always`."""

# how long an example takes says more of the machine than of the code
settings.register_profile("fast", max_examples=10, deadline=None)
settings.register_profile("thorough", max_examples=100, deadline=None)


def tries(most: int) -> int:
    """How many examples a test draws where a thorough run draws so many: all of them, or in the fast profile a tenth."""
    return most * settings().max_examples // 100


def some(everything: Sequence[T], most: int) -> Sequence[T]:
    """All of them in a thorough run, or at most so many in the fast profile."""
    return everything if settings().max_examples >= 100 else random.sample(everything, min(most, len(everything)))


@pytest.hookimpl(tryfirst=True)  # before pytest asks which markers a test has
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test the marker of its module or folder."""
    for item in items:
        for lane, places in LANES.items():
            if item.path.relative_to(TESTS).as_posix().startswith(places) and not item.get_closest_marker("always"):
                item.add_marker(lane)


class Result(NamedTuple):
    """What a run of the command line left."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of `--json`."""
        rows: list[dict[str, Any]] = json.loads(self.out)
        return rows


Cli = Callable[..., Result]


def damaged(index: Path, copy: Path) -> sqlite3.Connection:
    """A connection to a copy of an index of which nothing but its first page can be read."""
    whole = index.read_bytes()
    copy.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    return sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)


COLORING = ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORFGBG", *LINKING)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A day, a cache of this run alone, which all its processes share, and no colour settings from outside, for every test."""
    monkeypatch.setenv("ALLIANCE_TODAY", "2020-01-01")
    base = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("ALLIANCE_CACHE", str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"))
    for name in ("ALLIANCE_DATA", "ALLIANCE_FORMAT", "_ALLIANCE_COMPLETE", "COLUMNS", "TERM", "FORCE_COLOR", *COLORING):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def alliance(capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Run `alliance ARGUMENTS` on the bundled record."""

    def call(*arguments: str) -> Result:
        code = run(list(arguments))
        out, err = capsysbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site of the bundled record is, once it was asked for."""
    return tmp_path_factory.mktemp("site") / "bundled"


@pytest.fixture
def bundled_site(alliance: Cli, site_folder: Path) -> Path:
    """The site of the bundled record; made once, for it takes seconds."""
    if not site_folder.exists():
        assert alliance("export", "site", str(site_folder)).code == 0
    return site_folder


@pytest.fixture
def mini(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the mini record."""
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "mini"))
    return alliance


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of a few days, two of them without a known beginning."""
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "samples" / "days"))
    return alliance


@pytest.fixture(scope="module")
def bundled() -> Iterator[Record]:
    """The bundled record, open."""
    with alliancecli.open() as record:
        yield record
