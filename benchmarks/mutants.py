"""Change the code a little, one place at a time, and count how many changes the tests notice: the strength of the lane one waits for.

    python benchmarks/mutants.py                twenty changes, each held against the tests of its subject
    python benchmarks/mutants.py 100 7          a hundred, drawn by the seed 7
    python benchmarks/mutants.py 100 7 whole    what is missed there is held against the whole lane
    python benchmarks/mutants.py 100 7 core     only of CORE, where answers come from
    python benchmarks/mutants.py 100 7 charts   only of this layer; there may be several

A change flips a comparison or moves its bound by one, drops a `not`, a branch, a statement or a named argument, swaps `and` and `or` or
two arguments, or takes another number, True or False. It is made in a copy of the tree, never here; two are tried at a time. The tests
called like the changed module run first. A test that fails before anything is changed catches nothing. A run that ends in no time counts
as caught. What is missed may also be a change without effect.
"""

import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LEFT = shutil.ignore_patterns(".git", ".venv", "venv*", "__pycache__", ".*_cache", ".hypothesis", "dist")
SECONDS = 900
TREES = 2
SUBJECTS = {
    "api": "api questions",
    "charts": "charts render/test_whole_answers.py",
    "dates": "dates query",
    "errors.py": "cli",
    "export": "export render/citations render/test_whole_answers.py",
    "factcheck": "factcheck",
    "index": "index record query",
    "model": "model query record render",
    "query/compare": "query/compare render/test_whole_answers.py",
    "query": "query render",
    "questions": "questions api query",
    "recognise": "recognise verify factcheck",
    "record/checks": "record",
    "record": "record query/test_lives.py",
    "render/citations": "render/citations",
    "render": "render",
    "verify": "verify",
    "views/factcheck.py": "factcheck",
    "views": "render query charts",
}
"""The layers that are changed, the narrower ones first, and where in tests/ their tests are."""

CORE = ("dates", "factcheck", "index", "model", "query/compare", "query", "recognise", "record/checks")
"""The layers where answers come from."""

SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in", "is": "is not", "is not": "is",
    "and": "or", "or": "and", "True": "False", "False": "True",
}  # fmt: skip


class Change(NamedTuple):
    """Bytes of a module from `start` to before `end`, and what stands there instead."""

    path: Path
    start: int
    end: int
    new: bytes

    def __str__(self) -> str:
        text = self.path.read_bytes()
        line = text[: self.start].count(b"\n") + 1
        old, new = (" ".join(part.decode().split()) or "nothing" for part in (text[self.start : self.end], self.new))
        return f"{self.path.relative_to(ROOT)}:{line}: {old} becomes {new}"


def shown(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but annotations, which do nothing, and parts of f-strings, whose places Python 3.11 does not know."""
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns") or isinstance(tree, ast.JoinedStr):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST):
                yield from shown(node)


def ordered(call: ast.Call) -> bool:
    """Whether the order of the arguments of a call can matter."""
    return not (isinstance(call.func, ast.Name) and call.func.id in ("min", "max"))


def changes(path: Path) -> Iterator[Change]:
    """Every change that may be made in a module."""
    text = path.read_bytes()
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))

    def start(node: ast.expr | ast.keyword | ast.stmt) -> int:
        return lines[node.lineno - 1] + node.col_offset

    def end(node: ast.expr | ast.keyword | ast.stmt) -> int:
        return lines[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

    def between(left: ast.expr, right: ast.expr) -> Iterator[Change]:
        """The operator between two operands."""
        if found := re.search(rb"\b(?:not\s+in|is\s+not|in|is|and|or)\b|[<>]=?|[!=]=", text[end(left) : start(right)]):
            new = SWAPS[b" ".join(found[0].split()).decode()].encode()
            yield Change(path, end(left) + found.start(), end(left) + found.end(), new)

    for node in shown(ast.parse(text)):
        match node:
            case ast.Compare():
                operands = [node.left, *node.comparators]
            case ast.BoolOp():
                operands = node.values
            case ast.If() if ast.unparse(node.test) != "TYPE_CHECKING":
                operands = []
                yield Change(path, start(node.test), end(node.test), b"False")
            case ast.Expr(value=ast.Call()) | ast.Continue() | ast.Break() | ast.AugAssign():
                operands = []
                yield Change(path, start(node), end(node), b"pass")
            case ast.Call(args=[ast.expr() as first, ast.expr() as second], keywords=[]) if ordered(node) and ast.unparse(
                first
            ) != ast.unparse(second):
                operands = []
                swapped = text[start(second) : end(second)] + text[end(first) : start(second)] + text[start(first) : end(first)]
                yield Change(path, start(first), end(second), swapped)
            case ast.Call(keywords=[*_, last]) if last.arg and last.arg != "slots":
                operands = []
                given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
                before = (end(one) for one in given if end(one) < start(last))
                yield Change(path, max(before, default=start(last)), end(last), b"")
            case ast.UnaryOp(op=ast.Not()):
                operands = []
                yield Change(path, start(node), start(node) + 4, b"")
            case ast.Constant(value=bool(value)):
                operands = []
                yield Change(path, start(node), end(node), SWAPS[str(value)].encode())
            case ast.Constant(value=int(number)):
                operands = []
                yield Change(path, start(node), end(node), str(number + 1).encode())
            case _:
                continue
        for left, right in pairwise(operands):
            yield from between(left, right)


def drawn(count: int, seed: int, rooms: Iterable[str]) -> list[tuple[Change, str]]:
    """So many changes, each with the tests of its subject; a module is drawn before a place in it, so that long ones do not prevail."""
    package = ROOT / "src" / "alliancecli"
    subjects: dict[Path, str] = {}
    for room in rooms:
        place, tests = package / room, SUBJECTS[room]
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            subjects.setdefault(path, tests)
    made = {path: found for path in sorted(subjects) if (found := list(changes(path)))}
    chance = random.Random(seed)
    some: dict[Change, str] = {}
    while len(some) < min(count, sum(map(len, made.values()))):
        path = chance.choice(list(made))
        some.setdefault(chance.choice(made[path]), subjects[path])
    return list(some.items())


def nearest(module: Path, tests: str) -> list[str]:
    """The files and folders of tests, those first that are called like a module."""
    named = [path for one in tests.split() for path in (ROOT / "tests" / one).rglob("test_*.py") if module.stem.strip("_s") in path.stem]
    return [path.relative_to(ROOT).as_posix() for path in sorted(named)] + [f"tests/{one}" for one in tests.split()]


def run(tree: Path, tests: Iterable[str], *arguments: str) -> tuple[bool, str]:
    """Whether the tests of the default lane pass in a copy of the tree, and what they said."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
    environment.pop("ALLIANCE_GOLDEN", None)
    try:
        ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False, ""
    return ran.returncode == 0, ran.stdout


def caught(change: Change, tree: Path, tests: str, *arguments: str) -> bool:
    """Whether tests fail where a change is made in a copy of the tree, which then is as before."""
    path = tree / change.path.relative_to(ROOT)
    whole = path.read_bytes()

    def write(text: bytes) -> None:
        path.write_bytes(text)
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()

    write(whole[: change.start] + change.new + whole[change.end :])
    try:
        return not run(tree, nearest(change.path, tests) if tests else [], "-x", *arguments)[0]
    finally:
        write(whole)


def main(count: str = "20", seed: str = "1", *named: str) -> None:
    whole = "whole" in named
    rooms = [room for one in named if one != "whole" for room in (CORE if one == "core" else (one,))]
    chosen = drawn(int(count), int(seed), rooms or SUBJECTS)
    with tempfile.TemporaryDirectory() as folder:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(TREES):
            trees.put(shutil.copytree(ROOT, Path(folder) / str(number), ignore=LEFT))
        tree = trees.get()
        sound, said = run(tree, sorted({f"tests/{one}" for _, tests in chosen for one in tests.split()}), f"-n{TREES}")
        failing = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said, re.MULTILINE)
        if not sound and not failing:
            sys.exit(f"nothing is changed yet, and the tests end in no time, or not at all: {said[-2000:]}")
        given = ["-n0", *(f"--deselect={one}" for one in failing)]
        if failing:
            print(f"{len(failing)} tests fail before anything is changed, and are left out: {', '.join(failing)}", flush=True)
        trees.put(tree)

        def tried(change: Change, tests: str) -> bool:
            tree = trees.get()
            by = ""
            if caught(change, tree, tests, *given):
                by = tests
            elif whole and caught(change, tree, "", *given[1:]):
                by = "the whole lane"
            trees.put(tree)
            print(f"{change}: {f'caught by {by}' if by else 'MISSED'}", flush=True)
            return bool(by)

        with ThreadPoolExecutor(TREES) as pool:
            found = sum(pool.map(tried, *zip(*chosen, strict=True)))
        print(f"{found} of {len(chosen)} caught, {found / len(chosen):.0%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
