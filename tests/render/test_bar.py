"""The line that tells a terminal how far a build has come."""

import io
import re

import pytest
from rich.console import Console

from alliancecli.record.csv_reader import Progress as Step
from alliancecli.render import progress


def last_seen(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> str:
    """What stands on the line after these steps, by a clock that goes on by a second whenever it is looked at."""
    seconds = iter(range(10_000))
    written = io.StringIO()

    def console(*, stderr: bool) -> Console:
        assert stderr
        return Console(file=written, force_terminal=True, width=120, get_time=lambda: float(next(seconds)))

    monkeypatch.setattr(progress, "Console", console)
    bar = progress.Bar()
    for step in steps:
        bar.show(step)
    bar.close()
    assert written.getvalue().endswith("\x1b[2K")  # it is gone when it is closed
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", written.getvalue())
    return [line for line in re.split(r"[\r\n]+", shown) if line][-1]


def test_a_step_says_its_stage_how_much_is_done_and_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    line = last_seen(monkeypatch, Step("reading [a].csv", 10, 40, 1_000), Step("reading [a].csv", 30, 40, 1_500))
    said = re.fullmatch(r". reading \[a\]\.csv (━+)╺(━+) 1,500 rows, ([0-9]+) a second [0-9]{2}:[0-9]{2}", line)
    assert said
    assert (len(said[1]), len(said[1] + said[2]) + 1) == (30, 40)
    assert 0 < int(said[3]) <= 1_500


def test_another_stage_takes_the_line_over_and_nothing_is_said_of_what_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    line = last_seen(monkeypatch, Step("reading a.csv", 10, 20, 1_000), Step("writing", 1))
    assert re.fullmatch(r". writing ━{40} +", line)
    again = last_seen(monkeypatch, Step("reading a.csv"), Step("writing", 1), Step("reading a.csv", 20, 20, 3))
    assert re.fullmatch(r". reading a\.csv ━{40} 3 rows, [0-9,]+ a second [0-9]{2}:[0-9]{2}", again)
