"""What SQLite refuses: a damaged index is built anew, a wrong statement is ours to mend and says where."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from alliancecli import index
from alliancecli.cli import run
from alliancecli.errors import AllianceError
from alliancecli.index.damage import is_damage
from conftest import Cli, damaged

Connected = Callable[..., sqlite3.Connection]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def built(cache: Path) -> int:
    """Which index is there."""
    return next(cache.glob("*.sqlite")).stat().st_ctime_ns


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> Callable[[Connected], None]:
    """Have the next command connect so, and the one after it as usual."""

    def put(connected: Connected) -> None:
        genuine, first = index.connect, [connected]
        monkeypatch.setattr(index, "connect", lambda *said, **named: (first.pop() if first else genuine)(*said, **named))

    return put


def test_damage_in_the_middle_of_a_question_has_the_index_built_anew(
    mini: Cli, cache: Path, tmp_path: Path, once: Callable[[Connected], None]
) -> None:
    good, before = mini("timeline"), built(cache)
    once(lambda *_, **__: damaged(next(cache.glob("*.sqlite")), tmp_path / "damaged"))
    assert mini("timeline") == good
    assert built(cache) != before


def test_damage_that_comes_again_is_one_line(mini: Cli, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mini("timeline")
    copy = Path(next(cache.glob("*.sqlite"))).read_bytes()
    (tmp_path / "copy").write_bytes(copy)
    monkeypatch.setattr(index, "connect", lambda *_, **__: damaged(tmp_path / "copy", tmp_path / "damaged"))
    told = mini("timeline")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert told.err.startswith("alliance: the index gave out in the middle (")


def test_a_wrong_statement_is_one_line_and_leaves_the_index(mini: Cli, cache: Path, once: Callable[[Connected], None]) -> None:
    mini("timeline")
    before = built(cache)
    once(lambda *_, **__: sqlite3.connect(":memory:"))
    told = mini("timeline")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert told.err.startswith("alliance: SQLite refused what was asked of it (")
    assert told.err.endswith("); `alliance --debug ...` shows where, for a report\n")
    assert built(cache) == before


@pytest.mark.usefixtures("mini", "cache")
def test_debug_shows_the_statement_that_was_wrong(once: Callable[[Connected], None]) -> None:
    once(lambda *_, **__: sqlite3.connect(":memory:"))
    with pytest.raises(AllianceError) as raised:
        run(["--debug", "timeline"])
    assert isinstance(raised.value.__cause__, sqlite3.OperationalError)


@pytest.mark.usefixtures("mini")
def test_every_way_out_of_a_command_closes_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[sqlite3.Connection] = []
    genuine = index.connect
    monkeypatch.setattr(index, "connect", lambda *said, **named: made.append(genuine(*said, **named)) or made[-1])  # type: ignore[func-returns-value]
    for line in (["timeline"], ["--version"], ["show", "nobody"], ["timeline", "--explain"], ["troops", "force", "--max-age", "0d"]):
        run(line)
    monkeypatch.setattr("alliancecli.cli.asking.emit", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["timeline"])
    assert len(made) >= 5
    for connection in made:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")


def error(provoke: Callable[[], object]) -> BaseException:
    with pytest.raises(sqlite3.Error) as raised:
        provoke()
    return raised.value


def test_what_means_damage(tmp_path: Path) -> None:
    (tmp_path / "none").write_bytes(b"no database" * 100)
    (tmp_path / "none").chmod(0o600)
    with sqlite3.connect(":memory:") as asked:
        for sql in ("SELECT nothing", "SELECT * FROM nowhere", "SELEC", "SELECT json('x')"):
            assert not is_damage(error(lambda sql=sql: asked.execute(sql).fetchone())), sql  # type: ignore[misc]
        assert not is_damage(error(lambda: asked.execute("SELECT :absent", {})))
        assert is_damage(error(lambda: asked.execute("SELECT CAST(x'ff' AS TEXT)").fetchone())), "bytes that are no text"
    asked.close()
    assert not is_damage(error(lambda: asked.execute("SELECT 1")))
    other = sqlite3.connect(tmp_path / "none")
    assert is_damage(error(lambda: other.execute("SELECT * FROM sqlite_master")))
    other.close()
    assert is_damage(error(lambda: sqlite3.connect(tmp_path / "no" / "folder")))
    assert not is_damage(ValueError())
