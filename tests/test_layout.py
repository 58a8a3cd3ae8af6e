"""Each layer knows only the layers before it."""

import ast
from functools import cache
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "src" / "alliancecli"
LAYERS = (
    "errors",
    "plugins",
    "dates",
    "model",
    "environment",
    "record",
    "recognise",
    "verify",
    "index",
    "query",
    "factcheck",
    "spark",
    "views",
    "questions",
    "charts",
    "api",
    "render",
    "export",
    "cli",
    "__main__",
)
ONLY = {
    "rich": {"render"},
    "vl_convert": {"charts"},
    "pyspark": {"spark"},
    "sqlglot": {"spark"},
    "yaml": {"record", "render"},
    "sqlite3": {"index", "query", "api", "export", "cli", "record"},
    "click": {"cli"},
    "mcp": {"api"},
    "pypdf": {"factcheck"},
    "os": {"environment", "record", "index", "spark", "export", "cli", "__main__"},
}
"""Who may import what: only render/ knows rich, only record/ reads YAML (render/ writes it), only cli/ knows the terminal."""


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


def test_nothing_prints_but_the_command_line() -> None:
    for path in FILES:
        if layer(path) not in ("cli", "__main__"):
            calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
            assert not [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"], path


def test_the_parser_that_guesses_is_used_nowhere() -> None:
    for path in FILES:
        assert not {name for name in imports(path) if name.startswith("dateutil.parser")}, path
