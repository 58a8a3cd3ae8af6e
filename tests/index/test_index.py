"""The compiled record: kept while it is good, built anew when it is not, and never in the way of an answer."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from alliancecli import index
from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.index import build
from alliancecli.record import FILES
from alliancecli.record.formats import FORMATS
from alliancecli.record.table_files import TEXTS
from conftest import TESTS
from ground import NOBODY, may_be_nobody

BASE = TESTS / "samples" / "faults" / "base"
TITLE = "NATO takes command of ISAF"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record to be changed."""
    return copytree(BASE, tmp_path / "data")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where indexes are kept; not there yet."""
    return tmp_path / "cache" / "alliance"


def dump(folder: Path, cache: Path | None) -> str:
    """Everything that the index of a folder holds."""
    with closing(index.connect([str(folder)], str(cache) if cache else None)) as connection:
        return "\n".join(connection.iterdump())


def kept(cache: Path) -> Path:
    """The one file in the cache."""
    (file,) = cache.iterdir()
    return file


def identity(cache: Path) -> tuple[int, int]:
    """What changes when the file is built anew."""
    found = kept(cache).stat()
    return found.st_ino, found.st_ctime_ns


def edit(folder: Path, old: str = TITLE, new: str = TITLE.swapcase(), file: str = "events.yaml") -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def run(*arguments: object, code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


# Kept while it is good


def test_the_index_is_built_in_the_folder_given_and_used_again(folder: Path, cache: Path) -> None:
    first, built = dump(folder, cache), identity(cache)
    assert TITLE in first
    assert (dump(folder, cache), identity(cache)) == (first, built)


def test_a_second_connection_needs_neither_yaml_nor_the_record(folder: Path, cache: Path) -> None:
    code = "import sys\nfrom alliancecli import index\nindex.connect(sys.argv[1:2], *sys.argv[2:]).close()\nprint(*sys.modules)"
    for needed in (True, False):
        out, err = run(folder, cache, code=code).communicate()
        loaded = set(out.split())
        assert not err
        for module in ("yaml", "alliancecli.record", "alliancecli.model.records", "alliancecli.index.build"):
            assert (module in loaded) == needed, module


@pytest.mark.skipif(os.name == "nt", reason="rights as POSIX has them")
def test_the_index_and_its_folder_are_their_owner_s_alone_whatever_the_umask(folder: Path, cache: Path) -> None:
    before = os.umask(0)
    try:
        dump(folder, cache)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept(cache), cache)] == [0o600, 0o700]


def test_no_connection_can_write_the_index(folder: Path, cache: Path) -> None:
    with closing(index.connect([str(folder)], str(cache))) as connection, pytest.raises(sqlite3.OperationalError) as raised:
        connection.execute("DELETE FROM event_claim")
    assert raised.value.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY


def test_a_folder_is_the_same_however_it_is_named(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "link").symlink_to(folder)
    monkeypatch.chdir(folder)
    dump(folder, cache)
    built = identity(cache)
    for name in (folder.parent / "link", Path("."), Path("..") / "data"):
        dump(name, cache)
    assert identity(cache) == built


@pytest.mark.parametrize("name", ["a ?b#c%20d&e=f", "日本", "x\ny"])
def test_any_name_may_be_given_to_cache_and_folder(name: str, tmp_path: Path) -> None:
    folder, cache = copytree(BASE, tmp_path / name), tmp_path / f"cache {name}"
    assert TITLE in dump(folder, cache)
    built = identity(cache)
    assert (TITLE in dump(folder, cache), identity(cache)) == (True, built)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_folder_whose_name_is_no_utf8_can_be_asked(tmp_path: Path) -> None:
    folder = copytree(BASE, os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    with closing(index.connect([str(folder)], str(tmp_path / "cache"))) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (2,)


# Built anew when it is not


def change_of_the_same_size(folder: Path) -> None:
    edit(folder)


def change_of_the_same_size_and_time(folder: Path) -> None:
    before = (folder / "events.yaml").stat()
    edit(folder)
    os.utime(folder / "events.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))


def change_by_replacement(folder: Path) -> None:
    other = copytree(folder, folder.with_name("other"))
    edit(other)
    before = (folder / "events.yaml").stat()
    os.utime(other / "events.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    (other / "events.yaml").replace(folder / "events.yaml")


def file_taken_out(folder: Path) -> None:
    (folder / "terms.yaml").unlink()


def file_put_in(folder: Path) -> None:
    (folder / "more.csv").touch()


@pytest.mark.parametrize(
    "change", [change_of_the_same_size, change_of_the_same_size_and_time, change_by_replacement, file_taken_out, file_put_in]
)
def test_a_change_of_the_data_is_seen_and_the_old_index_goes(change: Callable[[Path], None], folder: Path, cache: Path) -> None:
    before = dump(folder, cache)
    change(folder)
    after = dump(folder, cache)
    assert after == dump(folder, None) != before
    assert kept(cache)


@pytest.mark.parametrize("name", ["SCHEMA_VERSION", "__version__"])
def test_another_version_of_the_tool_builds_its_own(name: str, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump(folder, cache)
    built = identity(cache)
    monkeypatch.setattr(index, name, "another")
    assert TITLE in dump(folder, cache)
    assert identity(cache) != built


def another_database(whole: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE meta (key, value)")
        return other.serialize()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"SQLite format 3\0", id="header alone"),
        pytest.param(lambda _: b"garbage " * 4096, id="garbage"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="half"),
        pytest.param(lambda whole: bytes(100) + whole[100:], id="no header"),
        pytest.param(lambda whole: bytes(len(whole)), id="zeros"),
        another_database,
    ],
)
def test_a_damaged_index_is_built_anew(damage: Callable[[bytes], bytes], folder: Path, cache: Path) -> None:
    before = dump(folder, cache)
    whole = kept(cache).read_bytes()
    kept(cache).write_bytes(damage(whole))
    assert dump(folder, cache) == before
    assert kept(cache).read_bytes() == whole


@pytest.mark.skipif(os.name == "nt", reason="rights as POSIX has them")
@pytest.mark.parametrize(
    "give",
    [
        pytest.param(lambda file: file.chmod(0o620), id="its group can write it"),
        pytest.param(lambda file: file.chmod(0o602), id="everybody can write it"),
        pytest.param(
            lambda file: os.chown(file, NOBODY, -1),
            id="another owns it",
            marks=pytest.mark.skipif(not may_be_nobody(), reason="only root can give files away"),
        ),
    ],
)
def test_an_index_that_others_own_or_can_write_is_built_anew(give: Callable[[Path], None], folder: Path, cache: Path) -> None:
    before = dump(folder, cache)
    built = identity(cache)[0]
    give(kept(cache))
    assert dump(folder, cache) == before
    now = kept(cache).stat()
    assert now.st_ino != built
    assert (stat.S_IMODE(now.st_mode), now.st_uid) == (0o600, os.geteuid())


# Never in the way of an answer


def test_memory_holds_what_the_disk_holds(folder: Path, cache: Path) -> None:
    assert dump(folder, None) == dump(folder, cache)


def cache_is_a_file(cache: Path) -> Path:
    cache.parent.mkdir()
    cache.write_text("mine")
    return cache


def cache_lies_under_a_file(cache: Path) -> Path:
    return cache_is_a_file(cache) / "further" / "down"


def index_is_a_folder(cache: Path) -> Path:
    dump(cache.parents[1] / "data", cache)
    name = kept(cache)
    name.unlink()
    name.mkdir()
    return cache


def cache_name_is_too_long(cache: Path) -> Path:
    return cache / ("x" * 5000)


@pytest.mark.parametrize("spoil", [cache_is_a_file, cache_lies_under_a_file, index_is_a_folder, cache_name_is_too_long])
def test_where_nothing_can_be_kept_the_index_is_in_memory(spoil: Callable[[Path], Path], folder: Path, cache: Path) -> None:
    assert dump(folder, spoil(cache)) == dump(folder, None)
    assert not list(folder.parent.rglob("*.tmp"))


def test_a_disk_that_fills_up_midway_leaves_memory(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: sqlite3.Connection, *arguments: Any, **options: Any) -> None:
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("database or disk is full")
        whole(connection, *arguments, **options)

    whole = build.build
    monkeypatch.setattr(build, "build", full)
    assert TITLE in dump(folder, cache)
    assert not list(cache.iterdir())


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, sqlite3.OperationalError])
def test_a_build_that_breaks_midway_leaves_what_was_there(
    error: type[BaseException], folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: sqlite3.Connection, *_: Any, **__: Any) -> None:
        connection.execute("CREATE TABLE half (done)")
        raise error

    dump(folder, cache)
    built = identity(cache)
    monkeypatch.setattr(build, "build", broken)
    edit(folder)
    with pytest.raises(error):
        dump(folder, cache)
    assert identity(cache) == built


def test_what_a_killed_build_left_is_removed_and_one_under_way_is_let_be(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump(folder, cache)
    left, other = kept(cache).with_suffix(".tmp"), cache / "another.tmp"
    left.touch()
    other.touch()
    edit(folder)
    dump(folder, cache)
    assert left.exists()
    monkeypatch.setattr(index, "ABANDONED_AFTER_S", -1)
    edit(folder, TITLE.swapcase(), TITLE)
    dump(folder, cache)
    assert not left.exists()
    assert other.exists()


def test_readers_of_the_old_index_read_on_while_a_new_one_is_put_in_place(folder: Path, cache: Path) -> None:
    with closing(index.connect([str(folder)], str(cache))) as reader:
        edit(folder)
        assert TITLE not in dump(folder, cache)
        assert TITLE in "\n".join(reader.iterdump())


def test_two_folders_share_a_cache(folder: Path, cache: Path) -> None:
    other = copytree(BASE, folder.with_name("other"))
    edit(other)
    first, second = dump(folder, cache), dump(other, cache)
    assert (TITLE in first, TITLE in second) == (True, False)
    built = {file: file.stat().st_ino for file in cache.iterdir()}
    assert (dump(folder, cache), dump(other, cache)) == (first, second)
    assert {file: file.stat().st_ino for file in cache.iterdir()} == built
    assert len(built) == 2


def test_two_folders_that_share_a_name_take_turns(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_hash", lambda _: "7")
    other = copytree(BASE, folder.with_name("other"))
    edit(other)
    for _ in range(2):
        assert TITLE in dump(folder, cache)
        assert TITLE not in dump(other, cache)
    assert kept(cache)


# Only a sound record is compiled


@pytest.mark.parametrize(
    ("old", "new"),
    [("kind: transfer", "kind: war"), ("  kind", "\tkind")],
)
def test_a_faulty_record_leaves_no_index(old: str, new: str, folder: Path, cache: Path) -> None:
    edit(folder, old, new)
    for kept_in in (cache, None):
        with pytest.raises(RecordFaults, match=r"events\.yaml:\d+: "):
            dump(folder, kept_in)
    assert not list(folder.parent.rglob("*.sqlite*"))


def test_a_record_that_became_faulty_is_not_answered_from_its_old_index(folder: Path, cache: Path) -> None:
    dump(folder, cache)
    edit(folder, "kind: transfer", "kind: war")
    with pytest.raises(RecordFaults):
        dump(folder, cache)
    edit(folder, "kind: war", "kind: transfer")
    assert TITLE in dump(folder, cache)


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir, Path.touch], ids=["nowhere", "empty", "a file"])
def test_a_folder_without_a_record_is_an_error(make: Callable[[Path], None], tmp_path: Path, cache: Path) -> None:
    make(tmp_path / "none")
    with pytest.raises(AllianceError, match=r"/none: (no record here that can be read|cannot read the data folder: ).*record\.yaml"):
        dump(tmp_path / "none", cache)
    assert not cache.exists()


@pytest.mark.parametrize("number", ["9" * 18, "0.1", "-9.5", "0"])
def test_a_number_is_kept_as_it_is_written(number: str, folder: Path) -> None:
    edit(folder, "value: 3000", f"value: {number}", file="figures.yaml")
    with closing(index.connect([str(folder)], None)) as connection:
        assert connection.execute(f"SELECT count(*) FROM figure WHERE value = {number}").fetchone() == (1,)


@pytest.mark.parametrize("number", ["9223372036854775807", "9223372036854775808", "9" * 399], ids=["2^63-1", "2^63", "399 digits"])
def test_a_number_that_would_not_be_kept_whole_is_refused(number: str, folder: Path) -> None:
    edit(folder, "value: 3000", f"value: {number}", file="figures.yaml")
    with pytest.raises(RecordFaults, match="it has more digits than can be kept"):
        index.connect([str(folder)], None)


def test_every_record_of_the_folder_is_in_the_index() -> None:
    with closing(index.connect([str(BASE)], None)) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name.removesuffix('s')}").fetchone()[0] for name in FILES}
    assert counts == {"sources": 2, "institutions": 4, "events": 2, "figures": 4, "relations": 8, "terms": 2}


def test_every_file_that_a_record_can_be_read_from_is_looked_at() -> None:
    assert set(index._READ) >= {*TEXTS, *FORMATS, ".yaml", ".gz"}
