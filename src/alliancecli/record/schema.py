"""JSON Schemas for editors and the columns of `model/fields.py`, made from the types and docstrings of the record classes.

`python -m alliancecli.record.schema data/schema` writes both anew; a test holds the files to this.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

from alliancecli.dates.edtf import Date
from alliancecli.model import records
from alliancecli.model.record import Metadata
from alliancecli.model.records import Citation, Complete, Value
from alliancecli.model.vocabulary import VOCABULARIES
from alliancecli.record.blocks import SERIAL
from alliancecli.record.decode import Rule, spec, without_none, written
from alliancecli.record.loading import FILES


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every data file, by file name less its ending."""
    made = {"record": _object(Metadata) | {"title": "record.yaml"}}
    for name, cls in FILES.items():
        items = {"anyOf": [_object(cls), _series(cls)]} if cls in SERIAL else _object(cls)
        made[name] = {"title": f"{name}.yaml", "type": "array", "items": items}
    return {name: {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema for name, schema in made.items()}


def _object(cls: type[Any], required: bool = True) -> dict[str, Any]:
    said = descriptions(cls)
    rules: Mapping[str, Rule] = spec(cls)  # type: ignore[arg-type]  # classes are hashable
    return {
        "type": "object",
        "description": inspect.cleandoc(cls.__doc__ or ""),
        "properties": {key: {"description": said[rule.attribute]} | _type(rule.type, rule.required) for key, rule in rules.items()},
        "required": [key for key, rule in rules.items() if rule.required] if required else [],
        "additionalProperties": False,
    }


def _series(cls: type[Any]) -> dict[str, Any]:
    """A series: what its observations share, written once, and over it what each of them says."""
    header = _object(cls, required=False)
    observation = _object(cls, required=False) | {"required": ["id"]}
    extra = {
        "series": {"description": "Name of the series.", "type": "string"},
        "complete": _object(Complete),
        "observations": {"description": "The claims of the series.", "type": "array", "minItems": 1, "items": observation},
    }
    return header | {
        "description": "Claims that share a header.",
        "properties": extra | header["properties"],
        "required": ["series", "observations"],
    }


def _type(kind: Any, required: bool) -> dict[str, Any]:
    """The schema of a field's type; a key may stand empty (null) where it may also be left out."""
    kind = without_none(kind)
    if kind == Value:
        return {"anyOf": [_text(), {"type": "number"}]}
    if kinds := written(kind):
        return {"anyOf": [*(_type(one, True) for one in kinds), {"type": "null"}]}
    if get_origin(kind) is tuple:
        schema: dict[str, Any] = {"type": "array", "items": _type(get_args(kind)[0], True)}
    elif get_origin(kind) is dict:
        schema = {"type": "object", "additionalProperties": _type(get_args(kind)[1], True)}
    elif is_dataclass(kind):
        return _object(kind)  # type: ignore[arg-type]
    elif kind is str:
        schema = _text()
    elif kind is Date:
        schema = {"type": "string", "format": "edtf", "examples": ["2009", "2009-01", "2003-22", "1681/1683"]}
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        schema = {"enum": [str(term) for term in kind]}
    else:
        schema = {"type": "number"}
    return schema if required else {"anyOf": [schema, {"type": "null"}]}


def _text() -> dict[str, Any]:
    return {"type": "string", "pattern": r"^\S(.*\S)?$"}


def descriptions(cls: type[Any]) -> dict[str, str]:
    """The docstring under each field of a record class, or of the class that it takes the field from."""
    classes = [ast.parse(inspect.getsource(one)).body[0] for one in reversed(cls.__mro__) if is_dataclass(one)]
    found = {}
    for field, doc in (pair for one in classes if isinstance(one, ast.ClassDef) for pair in pairwise(one.body)):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(doc, ast.Expr):
            found[field.target.id] = inspect.cleandoc(str(ast.literal_eval(doc.value)))
    return found


FIELDS = Path(records.__file__).with_name("fields.py")

_HEAD = '''"""The fields of every record class as columns: key, words, kind, whether it is never empty, and its vocabulary.

Made by `python -m alliancecli.record.schema data/schema` from the classes of records; do not edit.
"""
'''


def columns() -> str:
    """The text of `model/fields.py`."""
    classes = {**FILES, "names": records.Name}
    made = (f"\n{name.removesuffix('s').upper()} = (\n{''.join(_columns(cls))})\n" for name, cls in classes.items())
    return _HEAD + "".join(made)


def _columns(cls: type[Any]) -> Iterator[str]:
    """The lines of a class, in the order in which its fields are best written."""
    said = descriptions(cls)
    defaults = {f.name: f.default for f in fields(cls)}
    for rule in spec(cls).values():  # type: ignore[arg-type]  # classes are hashable
        name, kind = rule.attribute, without_none(rule.type)
        vocabulary = next((key for key, terms in VOCABULARIES.items() if terms is kind), "")
        required = defaults[name] is MISSING or bool(defaults[name])
        values = [json.dumps(text, ensure_ascii=False) for text in (name, words(said[name]), _kind(kind))]
        yield f"    ({', '.join(values)}, {required}, {json.dumps(vocabulary)}),\n"


def words(doc: str) -> str:
    """The first sentence of a docstring as help has it: "Who did what. In our words." is "who did what"."""
    first = doc.partition(". ")[0]
    first = first if first.endswith("...") else first.removesuffix(".")
    return first if first[1:2].isupper() else first[:1].lower() + first[1:]


def _kind(kind: Any) -> str:
    """The kind of a column of that type."""
    if get_origin(kind) is tuple:
        return {Citation: "citations", str: "texts"}.get(get_args(kind)[0], "text")
    if get_origin(kind) is dict:
        return "object"
    if kind is Date:
        return "edtf"
    return "text" if isinstance(kind, type) and issubclass(kind, str) else "number"


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    FIELDS.write_text(columns(), encoding="utf-8")
