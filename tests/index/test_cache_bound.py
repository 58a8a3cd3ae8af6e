"""The cache folder keeps what was used of late, tells what it has, and can be emptied."""

import os
from contextlib import closing
from pathlib import Path
from shutil import copytree
from time import time

import pytest

from alliancecli import index
from alliancecli.index import cache_folder
from alliancecli.index.cache_folder import kept, shrink
from conftest import TESTS, Cli


def file(folder: Path, number: int, size: int = 10) -> Path:
    """An index that was used `number` days ago."""
    path = folder / f"{99 - number:08x}-00000000.sqlite"
    path.write_bytes(b"0" * size)
    os.utime(path, (time() - number * index.A_DAY_S,) * 2)
    return path


@pytest.mark.parametrize(
    ("indexes", "size", "left"), [(8, 100, [1, 2, 3, 4]), (2, 100, [1, 2]), (8, 25, [1, 2]), (8, 5, [1]), (0, 100, [])]
)
def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, indexes: int, size: int, left: list[int]) -> None:
    paths = {number: file(tmp_path, number) for number in (3, 1, 4, 2)}
    (tmp_path / "notes.sqlite").write_bytes(b"mine")
    assert shrink(str(tmp_path), indexes, size) == 4 - len(left)
    assert [one.path for one in kept(str(tmp_path))] == [str(paths[number]) for number in left]
    assert (tmp_path / "notes.sqlite").exists()


def test_of_two_that_were_used_at_once_the_first_by_name_comes_first(tmp_path: Path) -> None:
    paths = [file(tmp_path, number) for number in (1, 2)]
    for path in paths:
        os.utime(path, (1_000_000, 1_000_000))
    assert [one.path for one in kept(str(tmp_path))] == sorted(map(str, paths))


def test_a_build_leaves_no_more_than_may_be(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(cache_folder.MAX_INDEXES + 2):
        copytree(TESTS / "mini", tmp_path / f"data{number}")
        index.connect([str(tmp_path / f"data{number}")], str(cache)).close()
    assert len(list(cache.iterdir())) == cache_folder.MAX_INDEXES


def test_an_index_that_is_used_is_marked_as_used(tmp_path: Path) -> None:
    index.connect([str(TESTS / "mini")], str(tmp_path)).close()
    (one,) = kept(str(tmp_path))
    os.utime(one.path, (time() - 3 * index.A_DAY_S,) * 2)
    index.connect([str(TESTS / "mini")], str(tmp_path)).close()
    assert kept(str(tmp_path))[0].used > time() - index.A_DAY_S


def test_help_tells_what_is_there_and_empties_it(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "a # b?"))
    mini("timeline")
    (one,) = kept(str(tmp_path / "a # b?"))
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        (title,) = connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
    told = mini("help", "cache").out
    assert str(tmp_path / "a # b?") in told
    assert os.path.basename(one.path) in told
    assert title in told
    assert mini("help", "cache", "--empty").out == "1 compiled record removed\n"
    assert not os.listdir(tmp_path / "a # b?")
    assert mini("help", "dates", "--empty").code == 2


def test_of_a_file_that_is_no_index_no_title_is_told(tmp_path: Path) -> None:
    file(tmp_path, 1)
    assert kept(str(tmp_path))[0].title == ""
