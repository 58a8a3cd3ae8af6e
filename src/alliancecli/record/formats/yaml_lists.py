"""YAML: a list of objects, wherever in the file it is; as in JSON."""

import os
from typing import Any

import yaml

from alliancecli.model.words import reason
from alliancecli.record.formats import FormatError, Rows
from alliancecli.record.formats.json_lists import table
from alliancecli.record.formats.values import once

MAX_BYTES = 50_000_000
"""Bytes of the largest file: YAML is read slowly, and in memory as a whole."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # there may be the faster one
    """Reads texts as they stand: `no`, `1.10` and `12:30` are no truth, no number and no hour. Only nothing is nothing."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # PyYAML looks for it in the class
        start: [one for one in known if one[0] in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")]
        for start, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _object(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    loader.flatten_mapping(node)
    return once([(str(loader.construct_object(key, True)), loader.construct_object(value, True)) for key, value in node.value])


_Loader.add_constructor("tag:yaml.org,2002:map", _object)


def rows(path: str, part: str) -> Rows:
    """Each object a row, in the columns of all of them."""
    if os.stat(path).st_size > MAX_BYTES:
        raise FormatError(f"has more than {MAX_BYTES:,} bytes; write it as JSON")
    with open(path, "rb") as file:
        try:
            found = yaml.load(file, _Loader)  # a safe one
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise FormatError(f"is no YAML: {' '.join(reason(error).split())}") from None
    return table(found, part)
