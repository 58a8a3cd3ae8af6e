"""YAML: a list of objects, wherever in the file it is; as in JSON."""

import os

import yaml

from alliancecli.record.formats import FormatError, Rows
from alliancecli.record.formats.json_lists import table

MAX_BYTES = 50_000_000
"""Bytes of the largest file: YAML is read slowly, and in memory as a whole."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def rows(path: str, part: str) -> Rows:
    """Each object a row, in the columns of all of them."""
    if os.stat(path).st_size > MAX_BYTES:
        raise FormatError(f"has more than {MAX_BYTES:,} bytes; write it as JSON")
    with open(path, "rb") as file:
        try:
            found = yaml.load(file, _LOADER)  # a safe one
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise FormatError(f"is no YAML: {' '.join(str(error).split())}") from None
    return table(found, part)
