"""Each layer knows only the layers before it."""

import ast
import re
from functools import cache
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "src" / "alliancecli"
TABLE = [line.split("|") for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
"""The layers as they are documented: what is in a row, what it turns into what, and what it alone knows."""

ROWS = [(re.findall(r"`(\w+)/?`", first), set(re.findall(r"`(\w+)`", last))) for _, first, _, _, last, _ in TABLE]
LAYERS = [name for names, _ in ROWS for name in names]
ONLY = {
    library: {name for names, known in ROWS for name in names if library in known} for library in set().union(*(known for _, known in ROWS))
}
"""Who may import what is known to some layers only."""


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py" or path.parent != PACKAGE]


def test_imports_go_one_way() -> None:
    for path in FILES:
        allowed = LAYERS[: LAYERS.index(layer(path)) + 1]
        for name in imports(path):
            if name.startswith("alliancecli.") and name != "alliancecli.__version__":
                assert name.split(".")[1] in allowed, f"{path} imports {name}"


def test_every_layer_keeps_to_its_trade() -> None:
    for path in FILES:
        for name in imports(path):
            assert layer(path) in ONLY.get(name.split(".")[0], {layer(path)}), f"{path} imports {name}"


def test_the_table_has_every_layer_and_what_it_alone_knows() -> None:
    assert sorted(LAYERS) == sorted({layer(path) for path in FILES})
    assert all(known for names, known in ROWS if {"record", "index", "render", "cli"} & {*names})


def test_nobody_asks_in_sql_but_the_questions_the_index_and_who_reads_or_writes_databases() -> None:
    for path in FILES:
        if layer(path) not in ("index", "query", "spark") and path.name != "sqlite.py":
            texts = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)]
            assert not [text for text in texts if isinstance(text, str) and "SELECT " in text], path


def test_nothing_prints_but_the_command_line() -> None:
    for path in FILES:
        if layer(path) not in ("cli", "__main__"):
            calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
            assert not [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"], path


def test_the_parser_that_guesses_is_used_nowhere() -> None:
    for path in FILES:
        assert not {name for name in imports(path) if name.startswith("dateutil.parser")}, path
