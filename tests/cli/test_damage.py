"""What SQLite refuses: the index is built anew and asked once more; what comes again is one line."""

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliancecli import index
from alliancecli.cli import run
from alliancecli.query.cite import cite
from alliancecli.render import render
from conftest import Cli, damaged


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def built(cache: Path) -> int:
    """Which index is there."""
    return next(cache.glob("*.sqlite")).stat().st_ctime_ns


def test_damage_in_the_middle_of_a_question_has_the_index_built_anew(
    mini: Cli, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, before = mini("timeline"), built(cache)
    genuine, first = index.connect, [damaged(next(cache.glob("*.sqlite")), tmp_path / "damaged")]
    monkeypatch.setattr(index, "connect", lambda *said, **named: first.pop() if first else genuine(*said, **named))
    assert mini("timeline") == good
    assert built(cache) != before


def test_what_sqlite_refuses_twice_is_one_line(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "connect", lambda *_, **__: sqlite3.connect(":memory:"))
    told = mini("timeline")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert told.err.startswith("alliance: SQLite refused what was asked of it (no such table")
    assert told.err.endswith("; if it comes back, `alliance --debug ...` shows where, for a report\n")


def test_debug_shows_the_statement_that_was_wrong(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "connect", lambda *_, **__: sqlite3.connect(":memory:"))
    told = mini("--debug", "timeline")
    assert (told.code, told.out) == (1, "")
    assert "sqlite3.OperationalError: no such table" in told.err
    assert told.err.splitlines()[-1].startswith("alliance: SQLite refused")


def test_debug_leaves_the_exit_code(mini: Cli) -> None:
    for line, code in ((("show", "nobody"), 3), (("timelin",), 2)):
        told = mini("--debug", *line)
        assert told.code == code
        assert told.err.startswith("Traceback")


def test_what_has_begun_is_not_begun_again(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where it goes to a pipe that -o names."""
    genuine, failing = render, [True]

    def broken(*said: Any, **named: Any) -> Iterator[str]:
        first, *rest = genuine(*said, **named)
        yield first
        if failing:
            failing.pop()
            raise sqlite3.DatabaseError("malformed")
        yield from rest

    monkeypatch.setattr("alliancecli.cli.output.render", broken)
    told = mini("timeline", "--csv", "--limit", "2")
    assert (told.code, told.err.count("\n")) == (1, 1)


def test_what_comes_in_is_there_when_the_run_begins_again(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfsummit-planned\n")))
    genuine, failing = cite, [True]

    def broken(*said: Any) -> Any:
        if failing:
            failing.pop()
            raise sqlite3.DatabaseError("malformed")
        return genuine(*said)

    monkeypatch.setattr("alliancecli.cli.cite.cite", broken)
    assert mini("cite").out


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
