"""JSON lines: an object a line, read one by one."""

import json
from collections.abc import Iterator
from typing import Any

from alliancecli.model.words import reason
from alliancecli.record.formats import FormatError, LineCells, Rows
from alliancecli.record.formats.values import flat, once


def rows(path: str, part: str) -> Rows:
    """Each line a row, in the columns of all of them: the file is read twice."""
    if part:
        raise FormatError("has no parts: a line is a row; take out `part:`")
    columns = list(dict.fromkeys(name for _, row in _objects(path) for name in row))
    if not columns:
        raise FormatError("is empty; a line holds an object")
    yield columns
    for line, row in _objects(path):
        yield LineCells([row.get(name) for name in columns], line)


def _objects(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object, and its line."""
    with open(path, encoding="utf-8-sig") as file:
        number = 0
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    found = json.loads(line.lstrip("\ufeff").rstrip(), object_pairs_hook=once)
                    if not isinstance(found, dict):
                        raise FormatError("is no object; each line of JSON lines is one")
                    yield number, dict(flat(found))
        except UnicodeDecodeError:
            raise FormatError("is not UTF-8; save it as UTF-8") from None
        except FormatError as error:
            raise FormatError(str(error), number) from None
        except (ValueError, RecursionError) as error:
            said = f"{error.msg} at character {error.colno:,}" if isinstance(error, json.JSONDecodeError) else reason(error)
            raise FormatError(f"is no JSON: {said}; each line of JSON lines is an object", number) from None
