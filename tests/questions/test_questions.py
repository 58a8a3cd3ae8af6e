"""A question is declared once: command, method and tool are made from the declaration."""

import inspect
from typing import Any

import pytest

import alliancecli
from alliancecli.api.stub import SHAPES, STUB, shapes, stub
from alliancecli.api.tools import schema, tools
from alliancecli.cli.commands import declared
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param
from alliancecli.questions.params import FIGURES
from alliancecli.questions.question import Question
from conftest import ROOT, Cli


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_question_takes_the_command_the_method_and_the_tool_take(name: str) -> None:
    asked = question_named(name)
    own = [param.name for param in asked.params]
    assert [param.name for param in declared(name).params][: len(own)] == own
    with alliancecli.open(ROOT / "data") as record:
        taken = list(inspect.signature(getattr(record, name)).parameters)
    assert taken[: len(own)] == own
    assert set(taken[len(own) :]) <= {"limit", "explain"}
    if asked.tool:
        assert [one for one in schema(asked)["properties"] if one != "limit"] == own


def test_the_stub_for_editors_says_what_the_declarations_say() -> None:
    assert STUB.read_text(encoding="utf-8") == stub(), "run python -m alliancecli.api.stub"
    assert SHAPES.read_text(encoding="utf-8") == shapes(), "run python -m alliancecli.api.stub"


def test_a_parameter_is_one_line_and_is_found_everywhere(alliance: Cli) -> None:
    assert sum(param.name == "unit" for param in FIGURES) == 1
    by_command = alliance("figures", "--unit", "percent", "--json").rows
    assert by_command
    assert {row["unit"] for row in by_command} == {"percent"}
    with alliancecli.open() as record:
        assert [row["id"] for row in record.figures(unit="percent")] == [row["id"] for row in by_command]
        assert [row["id"] for row in record.ask("figures", {"unit": ["percent", "USD"]})] == [
            row["id"] for row in alliance("figures", "--unit", "percent", "--unit", "USD", "--json").rows
        ]
    assert "unit" in schema(tools()["figures"])["properties"]
    assert "--unit" in alliance("figures", "--help").out


def test_a_question_made_here_is_asked_by_all_three(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> None:
    """A parameter added to a declaration needs no other line."""
    known = question_named("terms")
    made = Question(**{**known._asdict(), "tool": "All terms.", "params": (Param("shout", "flag", "Loudly."),)})
    seen: list[Any] = []

    def ask(connection: Any, given: Any, wanted: Any) -> Any:
        seen.append(dict(given))
        return known.ask(connection, given, wanted)

    made = made._replace(ask=ask)
    for module in ("questions", "api.opened", "api.tools", "api.record", "cli.commands"):
        monkeypatch.setattr(f"alliancecli.{module}.question_named", lambda name: made if name == "terms" else question_named(name))
    assert alliance("terms", "--shout", "--json").code == 0
    with alliancecli.open() as record:
        record.ask("terms", {"shout": True})
    assert schema(tools()["terms"])["properties"]["shout"]["type"] == "boolean"
    assert seen == [{"shout": True}, {"shout": True}]
