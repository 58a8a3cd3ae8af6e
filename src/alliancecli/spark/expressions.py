"""What the index has and the files have not: JSON of lists."""

from alliancecli.model.columns import Column


def made(column: Column) -> str:
    """The expression that makes a column of the index of that of the files, `_value` in it; empty where it is the same."""
    if not column.encoded:
        return ""
    return _JSON.format(options=", map('ignoreNullFields', 'false')" if column.kind == "citations" else "")


_JSON = "coalesce(to_json(_value{options}), '[]')"
"""A list as the index has it: entries of sources with all their keys, other objects without the empty ones."""
