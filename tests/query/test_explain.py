"""Where one engine is chosen, and how it says what it does."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from alliancecli import index
from alliancecli.dates.edtf import parse
from alliancecli.query.engine import Answered, shares
from alliancecli.query.engines import ENGINES, Offered
from alliancecli.query.explain import ExplainingEngine
from alliancecli.query.figures import observations
from alliancecli.query.windows import window
from conftest import TESTS, Cli


def test_explain_tells_statements_parameters_and_plan_on_stderr(mini: Cli) -> None:
    plain = mini("timeline", "--during", "2003", "--csv")
    told = mini("timeline", "--during", "2003", "--csv", "--explain")
    assert told.out == plain.out
    for part in ("(r.brief = 1 AND r.place >= :low - 10000", "UNION ALL", ":low = 20030101", "SEARCH r USING INDEX event_by_time"):
        assert part in told.err


@pytest.mark.parametrize("window", [["--during", "2003"], ["--from", "2003"], ["--to", "2003"]], ids=" ".join)
@pytest.mark.parametrize("more", [[], ["--certain"], ["--limit", "2"], ["--weight", "landmark"]], ids=" ".join)
def test_a_window_is_searched_for_and_never_scanned_or_sorted(mini: Cli, window: list[str], more: list[str]) -> None:
    plan = mini("timeline", "--explain", *window, *more).err
    arms = plan.split("  MERGE (UNION ALL)", 1)[1].split("\n\n", 1)[0]
    assert arms.count("SEARCH r USING INDEX event_by_time") == 3
    assert "event_by_time (place>? AND place<?)" in arms
    assert "SCAN r" not in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.parametrize("more", [[], ["--limit", "2"]], ids=" ".join)
def test_without_a_window_the_index_is_read_in_its_order(mini: Cli, more: list[str]) -> None:
    plan = mini("timeline", "--explain", *more).err
    assert "SCAN r USING INDEX event_by_time\n" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def test_figures_are_searched_for_in_order_too() -> None:
    told: list[str] = []
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        assert list(observations(ExplainingEngine(connection, told.append), [], window(during=parse("2003")), 5))
    plan = "\n".join(told)
    assert plan.count("SEARCH r USING INDEX figure_by_time") == 3
    assert "SCAN r" not in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan.split("MERGE (UNION ALL)")[1].split("CORRELATED")[0]


def test_a_statement_is_told_once_however_often_it_runs() -> None:
    told: list[str] = []
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        engine = ExplainingEngine(connection, told.append)
        assert [list(engine.execute("SELECT :n", {"n": n})) for n in (1, 2)] == [[(1,)], [(2,)]]
    assert told.count("SELECT :n") == 1


def test_a_step_of_a_plan_stands_under_the_one_that_it_is_part_of() -> None:
    told: list[str] = []
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        ExplainingEngine(connection, told.append).execute("SELECT (SELECT 1 UNION ALL SELECT :n) + :nn", {"n": 1, "nn": 2, "m": 3})
    statement, plan, end = told[:3], told[3:-1], told[-1]
    assert (statement[1:], end) == (["  :n = 1", "  :nn = 2"], "")
    assert [len(line) - len(line.lstrip()) for line in plan][:3] == [2, 2, 4]


def test_of_an_as_of_answer_the_candidates_are_told_and_no_plan(mini: Cli) -> None:
    told = mini("troops", "force", "--as-of", "2009", "--explain").err
    assert told.startswith("rule: certain before possible")
    assert "SELECT" not in told


class Plain:
    """An engine of the few methods that one needs, on an index."""

    def __init__(self) -> None:
        self.is_closed = False
        self._index = index.connect([str(TESTS / "mini")], None)

    def execute(self, sql: str, parameters: Mapping[str, Any] = {}, /) -> Answered:
        return self._index.execute(sql, parameters)

    def close(self) -> None:
        self.is_closed = True
        self._index.close()


def test_an_engine_that_keeps_nothing_apart_is_asked_for_whole_rows() -> None:
    told: list[str] = []
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        assert shares(connection)
        assert shares(ExplainingEngine(connection, told.append))
    with closing(Plain()) as engine:
        assert not shares(engine)
        assert not shares(ExplainingEngine(engine, told.append))
        assert list(observations(ExplainingEngine(engine, told.append), [], window(during=parse("2003"))))
    assert not any("series_common" in line or "json_each(:numbers)" in line for line in told)


@pytest.mark.parametrize(("lasts", "is_closed"), [((), True), ((False,), True), ((True,), False)])
def test_another_engine_answers_alike_and_is_closed_unless_it_says_that_it_lasts(
    mini: Cli, monkeypatch: pytest.MonkeyPatch, lasts: tuple[bool, ...], is_closed: bool
) -> None:
    engines: list[Plain] = []

    def connect(*_: Any) -> Plain:
        engines.append(Plain())
        return engines[-1]

    monkeypatch.setattr(ENGINES, "ours", {**ENGINES.ours, "mine": Offered(connect, (), *lasts)})
    for asked in (["timeline", "--during", "2003"], ["figures", "--during", "2009"], ["troops", "force", "--as-of", "2009"]):
        assert mini(*asked, "--json", "--engine", "mine").rows == mini(*asked, "--json").rows
    assert [engine.is_closed for engine in engines] == [is_closed] * 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--master", "spark://nowhere:7077"], "--master is an option of the engine spark; add --engine spark"),
        (["--engine", "spark"], "--engine spark needs --data DIR"),
        (["--engine", "flink"], "flink"),
    ],
)
def test_an_engine_that_cannot_be_asked_is_a_usage_error(alliance: Cli, arguments: list[str], said: str) -> None:
    told = alliance("timeline", *arguments)
    assert (told.code, said in told.err) == (2, True)


def test_what_concerns_one_is_found_through_its_series_and_not_among_all_figures(alliance: Cli) -> None:
    plan = alliance("show", "isaf", "--explain").err
    assert "SEARCH series" in plan
    assert not [line for line in plan.splitlines() if "SCAN" in line and "figure" in line]
