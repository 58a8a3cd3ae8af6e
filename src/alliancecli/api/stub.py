"""`record.pyi`, made from the declarations of the questions: what editors and mypy know of the methods of a record.

`python -m alliancecli.api.stub` writes it anew; a test holds the file to this.
"""

import inspect
from collections.abc import Iterator
from inspect import Parameter, cleandoc
from pathlib import Path

from alliancecli.api import record
from alliancecli.api.reading import in_python
from alliancecli.questions import WHERE, question
from alliancecli.questions.question import Param, Question

PATH = Path(__file__).with_name("record.pyi")

ROWS = {
    "timeline": "EventRow",
    "on": "EventRow",
    "troops": "FigureRow",
    "figures": "FigureRow",
    "institutions": "InstitutionRow",
    "lineage": "LinkRow",
    "members": "MemberRow",
    "holders": "HolderRow",
    "terms": "TermRow",
    "conflicts": "ConflictRow",
    "coverage": "CoverageRow",
    "sources": "SourceRow",
    "search": "HitRow",
}
"""The types of rows in `shapes`; the others have keys that depend on what was asked."""

HEAD = '''"""{doc}

Made by `python -m alliancecli.api.stub`; do not edit.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from alliancecli.api import shapes
from alliancecli.api.opened import Opened
from alliancecli.api.reading import DateLike, Names
from alliancecli.api.rows import Rows
from alliancecli.questions.question import Question

AnyRow = Mapping[str, Any]

def open(*folders: object, cache: object = True, keep_going: bool = False) -> Record: ...
def signature(asked: Question) -> Any: ...
def method_of(asked: Question) -> Any: ...

class Record(Opened):
    def __enter__(self) -> Record: ...
'''


def stub() -> str:
    """The text of the stub."""
    doc = (record.__doc__ or "").partition("\n")[0]
    return HEAD.format(doc=doc) + "".join(line for name in WHERE for line in _method(question(name)))


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
    yield f'        """{in_python(cleandoc(asked.help)).partition(chr(10))[0]}"""\n'


def _type(param: Param | None, one: inspect.Parameter) -> str:
    """The type of an argument: of a parameter of a question, of `limit`, or of `explain`."""
    if param is None:
        return "int | None" if one.name == "limit" else "bool"
    if param.place == "any":
        return "str"
    kind = {"flag": "bool", "date": "DateLike", "day": "DateLike", "pair": "tuple[str, str]"}.get(param.kind, "str")
    if param.many:
        return "DateLike | Iterable[DateLike]" if param.kind == "date" else "Names"
    return kind if one.default is not None or param.place in ("one", "words") else f"{kind} | None"


if __name__ == "__main__":
    PATH.write_text(stub(), encoding="utf-8")
