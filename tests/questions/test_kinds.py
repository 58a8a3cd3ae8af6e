"""Each column says of what kind its values are, and they are: exports, types for editors and what writes rows rely on it."""

from collections.abc import Callable
from typing import Any

import pytest

from alliancecli.model.columns import STRUCTS, Column
from alliancecli.questions import QUESTIONS, question_named
from conftest import Cli

ASKED = [
    ("timeline", "", ("--weight", "background")),
    ("on", "", ("09-12",)),
    ("troops", "", ("isaf", "--as-of", "2009-01")),
    ("figures", "", ()),
    ("count", "", ("--by", "year")),
    ("sum", "", ("--by", "year", "--measure", "casualties")),
    ("compare", "forces", ("isaf", "kfor")),
    ("compare", "dates", ("isaf", "--as-of", "2008-06", "--as-of", "2009-01")),
    ("compare", "statuses", ("isaf", "--status", "pledged,actual")),
    ("compare", "timelines", ("isaf", "kfor", "--timeline")),
    ("compare", "forces", ("isaf", "kfor", "--observations")),
    ("institutions", "", ()),
    ("lineage", "", ("sfor",)),
    ("members", "", ("nato",)),
    ("holders", "", ("nato",)),
    ("terms", "", ()),
    ("show", "event", ("nato-takes-isaf",)),
    ("show", "institution", ("isaf",)),
    ("show", "source", ("yost-1998",)),
    ("conflicts", "", ()),
    ("coverage", "", ()),
    ("sources", "", ()),
    ("search", "", ("afghanistan", "--limit", "40")),
]

PLAIN: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("text", "edtf", "day"), lambda value: isinstance(value, str)),
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "truth": lambda value: type(value) is bool,
    "object": lambda value: isinstance(value, dict),
    "texts": lambda value: all(isinstance(one, str) for one in value),
    "years": lambda value: all(type(one) is int for one in value),
    **dict.fromkeys(("objects", *STRUCTS), lambda value: all(isinstance(one, dict) for one in value)),
}


def wrong(column: Column, row: dict[str, Any]) -> bool:
    value = row[column.key]
    if value is None:
        return column.required
    lists = column.kind in ("texts", "years", "objects", *STRUCTS)
    return isinstance(value, list) != lists or not PLAIN[column.kind](value)


@pytest.mark.parametrize(("name", "mode", "arguments"), ASKED, ids=lambda one: one if isinstance(one, str) else " ".join(one))
def test_values_are_of_the_kind_that_their_column_says(name: str, mode: str, arguments: tuple[str, ...], alliance: Cli) -> None:
    rows = alliance(name, *arguments, "--json").rows
    assert rows
    columns = [column for column in question_named(name).columns[mode] if column.nested]
    found = {(column.key, column.kind): row[column.key] for row in rows for column in columns if column.key in row and wrong(column, row)}
    assert found == {}


def test_every_question_is_looked_at() -> None:
    assert {name for name, _, _ in ASKED} == set(QUESTIONS) - {"factcheck"}


@pytest.mark.parametrize(("name", "mode", "arguments"), ASKED, ids=lambda one: one if isinstance(one, str) else " ".join(one))
def test_a_column_that_came_later_stands_behind_the_others(name: str, mode: str, arguments: tuple[str, ...], alliance: Cli) -> None:
    header = alliance(name, *arguments, "--csv").out.partition("\r\n")[0].split(",")
    behind = header[header.index("anchor") :] if "anchor" in header else []
    assert behind[1:] in ([], ["source_date"])
    assert behind[:1] == ["anchor"] or name not in ("timeline", "on", "troops", "figures")
