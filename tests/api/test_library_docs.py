"""What docs/library.md shows is what Python prints, and the notebook runs."""

import ast
import doctest
import inspect
import json
import re
from typing import Any

import pytest

import alliancecli
from conftest import ROOT

PAGE = ROOT / "docs" / "library.md"
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
QUESTIONS = [name for name, one in vars(alliancecli.Record).items() if inspect.isfunction(one) and not name.startswith("_")]


class Form(doctest.OutputChecker):
    """Takes whatever is printed: answers of the bundled record change with the claims that come in."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return bool(want.strip()) == bool(got.strip())


@pytest.mark.parametrize("checker", [Form(), pytest.param(doctest.OutputChecker(), marks=pytest.mark.release)], ids=["form", "whole"])
def test_every_example_of_the_page_prints_what_it_shows(checker: doctest.OutputChecker) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 8
    said: list[str] = []
    result = doctest.DocTestRunner(checker).run(test, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"close"}))
def test_the_page_names_every_question_and_every_question_explains_itself(name: str) -> None:
    assert f"record.{name}(" in PAGE.read_text(encoding="utf-8")
    assert getattr(alliancecli.Record, name).__doc__


def notebook() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return found


def test_the_notebook_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for cell in notebook()["cells"]:
        wanted = cell["metadata"].get("tags", [])
        if cell["cell_type"] == "code" and all(_installed(module) for module in wanted):
            exec(compile(ast.parse("".join(cell["source"])), f"{NOTEBOOK.name} {cell['id']}", "exec"), names)
    assert "nids-2009, 2(2)" in capsys.readouterr().out


def test_the_notebook_is_kept_without_outputs() -> None:
    for cell in notebook()["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def _installed(module: str) -> bool:
    try:
        __import__(module)
    except ImportError:
        return False
    return True
