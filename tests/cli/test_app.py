"""The state of a run: who owns the connection."""

import pytest

from alliancecli.cli.app import App, building


def test_the_app_is_that_which_is_entered_last() -> None:
    with App() as outer:
        with App(silent=True) as inner:
            assert App.current() is inner
        assert App.current() is outer


def test_where_a_shell_asks_no_bar_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    for silent in (True, False):
        with App(silent=silent), building() as watch:
            assert (watch is None) is silent


def test_outside_of_a_run_there_is_none() -> None:
    with App():
        pass
    with pytest.raises(LookupError):
        App.current()
