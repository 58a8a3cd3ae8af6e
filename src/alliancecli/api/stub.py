"""`record.pyi` and `shapes.py`, made from the declarations of the questions: the methods of a record and the types of their rows.

`python -m alliancecli.api.stub` writes both anew; a test holds the files to this.
"""

import inspect
from collections.abc import Iterator
from inspect import Parameter
from keyword import iskeyword
from pathlib import Path

from alliancecli.api import record
from alliancecli.model.columns import STRUCTS, Column
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question

STUB, SHAPES = (Path(__file__).with_name(name) for name in ("record.pyi", "shapes.py"))

ROWS = {
    "timeline": "EventRow",
    "on": "EventRow",
    "troops": "FigureRow",
    "figures": "FigureRow",
    "count": "CountRow",
    "sum": "SumRow",
    "institutions": "InstitutionRow",
    "lineage": "LinkRow",
    "members": "MemberRow",
    "holders": "HolderRow",
    "terms": "TermRow",
    "conflicts": "ConflictRow",
    "coverage": "CoverageRow",
    "sources": "SourceRow",
    "search": "HitRow",
    "factcheck": "VerdictRow",
}
"""The types of rows in `shapes`; the others have keys that depend on what was asked."""

HEAD = '''"""{doc}

Made by `python -m alliancecli.api.stub`; do not edit.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from alliancecli.api import shapes
from alliancecli.api.opened import Opened
from alliancecli.api.coerce import DateLike, Names
from alliancecli.api.rows import Rows
from alliancecli.questions.question import Question

AnyRow = Mapping[str, Any]

def open(*folders: object, cache: object = True, keep_going: bool = False) -> Record: ...
def signature(asked: Question) -> Any: ...
def method_of(asked: Question) -> Any: ...
def documentation(asked: Question) -> str: ...

class Record(Opened):
    def __enter__(self) -> Record: ...
'''


def stub() -> str:
    """The text of the stub."""
    doc = (record.__doc__ or "").partition("\n")[0]
    return HEAD.format(doc=doc) + "".join(line for name in QUESTIONS for line in _method(question_named(name)))


def _method(asked: Question) -> Iterator[str]:
    kinds = {param.name: param for param in asked.params}
    taken: list[str] = []
    keywords = False
    for one in list(record.signature(asked).parameters.values())[1:]:
        if one.kind is Parameter.KEYWORD_ONLY and not keywords:
            keywords = True
            if not any("*" in part for part in taken):
                taken.append("*")
        star = "*" if one.kind is Parameter.VAR_POSITIONAL else ""
        keywords = keywords or bool(star)
        default = "" if one.default is Parameter.empty else f" = {one.default!r}"
        taken.append(f"{star}{one.name}: {_type(kinds.get(one.name), one)}{default}")
    row = f"shapes.{ROWS[asked.name]}" if asked.name in ROWS else "AnyRow"
    answer = row if asked.single else f"Rows[{row}]"
    yield f"    def {asked.name}(self, {', '.join(taken)}) -> {answer}:\n"
    yield f'        """{record.documentation(asked).partition(chr(10))[0]}"""\n'


def _type(param: Param | None, one: inspect.Parameter) -> str:
    """The type of an argument: of a parameter of a question, of `limit`, or of `explain`."""
    if param is None:
        return "int | None" if one.name == "limit" else "bool"
    if param.place == "any":
        return "str"
    kind = {"flag": "bool", "date": "DateLike", "when": "DateLike", "day": "DateLike", "pair": "tuple[str, str]"}.get(param.kind, "str")
    if param.many:
        return "DateLike | Iterable[DateLike]" if param.kind == "date" else "Names"
    return kind if one.default is not None or param.place in ("one", "words") else f"{kind} | None"


SHAPES_HEAD = '''"""The rows of each answer: their keys, as `--json` has them, and the types of their values. Absent is None.

Made by `python -m alliancecli.api.stub`; do not edit.
"""

from typing import Any, NotRequired, TypedDict

Number = int | float


class Cited(TypedDict):
    """Where a source says it; the last three only of a passage that was published by itself."""

    source: str
    locator: str
    anchor: str
    date: str | None
    outlet: NotRequired[str]
    url: NotRequired[str]
    published: NotRequired[str]
'''


def shapes() -> str:
    """The text of `shapes.py`."""
    asked: dict[str, list[Question]] = {}
    for name, row in ROWS.items():
        asked.setdefault(row, []).append(question_named(name))
    return SHAPES_HEAD + "".join(part for row, questions in asked.items() for part in _shape(row, questions))


def _shape(row: str, questions: list[Question]) -> Iterator[str]:
    """The lines of the type of a row. A key that is a word of Python's own (`from`) cannot be an attribute of a class."""
    keys = [(column.key, _value(column)) for column in questions[0].columns[""] if column.nested]
    doc = f'"""A row of {" and ".join(f"`{one.name}`" for one in questions)}."""\n'
    if any(iskeyword(key) for key, _ in keys):
        yield f'\n{row} = TypedDict(\n    "{row}",\n    {{\n'
        yield from (f'        "{key}": {kind},\n' for key, kind in keys)
        yield f"    }},\n)\n{doc}"
        return
    yield f"\n\nclass {row}(TypedDict):\n    {doc}\n"
    yield from (f"    {key}: {kind}\n" for key, kind in keys)


_KINDS = {
    "integer": "int",
    "number": "Number",
    "truth": "bool",
    "texts": "tuple[str, ...]",
    "years": "tuple[int, ...]",
    "object": "dict[str, Any]",
    "objects": "tuple[dict[str, Any], ...]",
    **dict.fromkeys(STRUCTS, "tuple[dict[str, Any], ...]"),
    "citations": "tuple[Cited, ...]",
}


def _value(column: Column) -> str:
    """The type of the values of a column; a list may be empty but is never None."""
    kind = _KINDS.get(column.kind, "str")
    return kind if column.required or kind.startswith("tuple") else f"{kind} | None"


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
    SHAPES.write_text(shapes(), encoding="utf-8")
