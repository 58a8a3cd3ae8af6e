"""The schemas that editors use say what the decoder says."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from alliancecli.record.decode import Faults, decode
from alliancecli.record.loading import FILES
from alliancecli.record.schema import FIELDS, columns, schemas, words
from alliancecli.record.yaml_reader import Node
from conftest import ROOT, TESTS, some

SCHEMAS = schemas()
VALIDATORS = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_is_what_the_classes_make(name: str) -> None:
    said = json.loads((ROOT / "data" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    assert said == SCHEMAS[name], "run: python -m alliancecli.record.schema data/schema"


def test_the_columns_are_what_the_classes_make() -> None:
    assert FIELDS.read_text(encoding="utf-8") == columns(), "run: python -m alliancecli.record.schema data/schema"


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        ("Who did what. In our words; under 80 characters.", "who did what"),
        ("Its item in Wikidata, as Q7184.", "its item in Wikidata, as Q7184"),
        ("A book, a chapter ...", "a book, a chapter ..."),
        ("CSL type.", "CSL type"),
        ("EDTF", "EDTF"),
    ],
)
def test_the_words_of_a_column_are_the_first_sentence(doc: str, said: str) -> None:
    assert words(doc) == said


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_sound_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("folder", [ROOT / "data", TESTS / "mini"], ids=["bundled", "mini"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_records_pass_it(folder: Path, name: str) -> None:
    """Sixty records of a file, or in a thorough run each."""
    data = yaml.load((folder / f"{name}.yaml").read_text(encoding="utf-8"), Loader=LOADER)
    VALIDATORS[name].validate(some(data, 60) if isinstance(data, list) else data)


def node(value: Any) -> Node:
    """A plain value as the reader would give it, every text quoted."""
    if isinstance(value, dict):
        return Node({key: node(child) for key, child in value.items()}, 1)
    if isinstance(value, list):
        return Node([node(child) for child in value], 1)
    return Node(value, 1, quoted=isinstance(value, str))


def mutants(record: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The record with each key taken out, emptied, made a number, a text, a list or a block; and with a key too many."""
    made: list[tuple[str, dict[str, Any]]] = [("as it is", record), ("unknown key", {**record, "nonsense": 1})]
    for key in record:
        without = copy.deepcopy(record)
        del without[key]
        made.append((f"no {key}", without))
        for value in (None, 7, "some text", ["a"], {"a": "b"}, [{"source": "diary", "locator": "p. 1", "more": "x"}], "", " padded"):
            made.append((f"{key}: {value!r}", {**record, key: value}))
    return made


@pytest.mark.parametrize("name", FILES)
def test_schema_and_decoder_agree_on_every_mutant(name: str) -> None:
    records = yaml.safe_load((TESTS / "mini" / f"{name}.yaml").read_text(encoding="utf-8"))
    for said, record in mutants(max((r for r in records if "series" not in r), key=len)):
        problems = Faults(name)
        decode(FILES[name], node(record), "it", problems)
        dates = [text for _, text in problems.found if "not a date" in text]  # grammar of dates is the decoder's alone
        valid = VALIDATORS[name].is_valid([record])
        assert valid == (not problems.found or len(dates) == len(problems.found)), said
